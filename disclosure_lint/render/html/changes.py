"""What changed since the text before, as counsel would mark it up: findings and words."""

from __future__ import annotations

from disclosure_lint.finding import Beside, Finding, Report, Row
from disclosure_lint.render.html.findings import SIGNS, authority
from disclosure_lint.render.html.markup import attributes, language_of, prose, text
from disclosure_lint.render.measure import shown
from disclosure_lint.render.redline import Stretch, redline
from disclosure_lint.render.view import counted
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAGS = {"same": ("", ""), "gone": ("<del>", "</del>"), "fresh": ("<ins>", "</ins>")}
_MOST = 100  # findings of one sort that are listed
_FOLD = 3  # paragraphs in a row that are folded
_OF_TWO = "previous"  # the authority whose findings are about the change itself


def section(report: Report, one: Beside, page: str, *, excerpt: bool = False) -> Iterator[str]:
    """Yield what changed since the text before; `page` begins every id."""
    name, rows = f"{page}-{SIGNS[one.relation]}", one.rows()
    yield f'<section class="changes" aria-labelledby="{name} {page}-title">'
    yield f'<h3 id="{name}">What changed since {text(shown(one.source.name))}</h3>'
    if one.report is not None:
        yield from _findings(report, one.report, page)
    yield f"<h4>The words</h4><p>{_counts(one, rows)}</p>"
    yield '<p class="aside how"><ins>What is new</ins> and <del>what is gone</del>, word by word; '
    yield "a paragraph that was moved is shown where it was and where it is.</p>"
    yield '<div class="text redline">'
    yield from _folded(list(_paragraphs(report, one, rows, name, page)), excerpt=excerpt)
    yield "</div></section>"


def _folded(paragraphs: Sequence[tuple[str, bool]], *, excerpt: bool) -> Iterator[str]:
    """Yield paragraphs, those far from any of which something is said folded, or left out."""
    said = {at for at, (_, is_same) in enumerate(paragraphs) if not is_same}
    near = said if excerpt else {at + by for at in said for by in (-1, 0, 1)}
    held: list[str] = []
    for at, (paragraph, _) in enumerate(paragraphs):
        if at in near:
            yield from _held(held, excerpt=excerpt)
            held = []
            yield paragraph
        else:
            held.append(paragraph)
    yield from _held(held, excerpt=excerpt)


def _held(held: Sequence[str], *, excerpt: bool) -> Iterator[str]:
    if not held or excerpt:
        return
    if len(held) < _FOLD:
        yield from held
        return
    yield f'<details class="same"><summary>{len(held):,} paragraphs that are the same</summary>'
    yield from held
    yield "</details>"


def _paragraphs(
    report: Report, one: Beside, rows: Sequence[Row], name: str, page: str
) -> Iterator[tuple[str, bool]]:
    """Yield each paragraph, and whether it is as it was and nothing is said of it."""
    places, at = list(_places(report, one)), 0
    for row in rows:
        end = row.here.end if row.here else None
        told: list[tuple[int, Finding]] = []
        while end is not None and at < len(places) and places[at][0] <= end:
            told.append(places[at][1:])
            at += 1
        words, sort = _paragraph(one, row)
        signs = "".join(_badge(number, finding, name, page) for number, finding in told)
        said = attributes(class_=f"para {sort}".rstrip(), lang=_language(one, row))
        yield f"<div{said}>{signs}{words}</div>", not (sort or told)


def _places(report: Report, one: Beside) -> Iterator[tuple[int, int, Finding]]:
    found = [
        (one.here.read(finding.primary.span.start), number, finding)
        for number, finding in enumerate(report.findings, start=1)
        if any(label.source is one.source for label in finding.related)
    ]
    yield from sorted(found, key=lambda place: place[:2])


def _badge(number: int, finding: Finding, name: str, page: str) -> str:
    said = attributes(
        class_=f"badge {finding.severity.value}",
        id=f"{name}{number}",
        href=f"#{page}-f{number}",
        data_n=number,
        aria_label=f"Finding {number}",
    )
    return f"<a{said}></a>"


def _words(text_: str, span: Span | None) -> str:
    return text_[span.start : span.end] if span else ""


def _paragraph(one: Beside, row: Row) -> tuple[str, str]:
    """Return a paragraph with its changes, and whether it is new, gone or changed."""
    now, before = _words(one.here.text, row.here), _words(one.there.text, row.there)
    if now and before:
        if now.split() == before.split():
            return text(now), ""
        return "".join(map(_stretch, redline(before, now))), "changed"
    return _stretch(Stretch("fresh", now) if now else Stretch("gone", before)), (
        "fresh" if now else "gone"
    )


def _stretch(stretch: Stretch) -> str:
    begin, end = _TAGS[stretch.sort]
    return f"{begin}{text(stretch.words)}{end}"


def _language(one: Beside, row: Row) -> str | None:
    return language_of(_words(one.here.text, row.here) or _words(one.there.text, row.there), "en")


def _counts(one: Beside, rows: Sequence[Row]) -> str:
    sorts = [_sort(one, row) for row in rows]
    changed, fresh = sorts.count("changed"), sorts.count("fresh")
    gone, same = sorts.count("gone"), sorts.count("")
    return (
        f"{counted(changed, 'paragraph')} changed, {fresh:,} new, {gone:,} gone, {same:,} the same."
    )


def _sort(one: Beside, row: Row) -> str:
    if row.here is None:
        return "gone"
    if row.there is None:
        return "fresh"
    now, before = _words(one.here.text, row.here), _words(one.there.text, row.there)
    return "" if now.split() == before.split() else "changed"


def _findings(report: Report, before: Report, page: str) -> Iterator[str]:
    """Yield which findings are new, gone and the same; those about the change stand above."""
    mine = [
        (number, finding)
        for number, finding in enumerate(report.findings, start=1)
        if authority(finding.rule) != _OF_TWO
    ]
    then = {_key(finding) for finding in before.findings}
    now = {_key(finding) for _, finding in mine}
    fresh = [_linked(n, f, page) for n, f in mine if _key(f) not in then]
    same = [_linked(n, f, page) for n, f in mine if _key(f) in then]
    gone = [_told(finding) for finding in before.findings if _key(finding) not in now]
    yield "<h4>The findings</h4>"
    about = len(report.findings) - len(mine)
    if about:
        yield f"<p>Besides {counted(about, 'finding')} about the change itself, "
        yield f'which <a href="#{page}-findings">the list</a> has.</p>'
    yield '<div class="cards">'
    for kind, title, listed in (
        ("warning", "new", fresh), ("good", "gone", gone), ("note", "the same as before", same),
    ):  # fmt: skip
        yield f'<div class="card {kind if listed else "good"}"><h4><span class="number">'
        yield f"{len(listed):,}</span> {title}</h4>"
        if listed:
            yield f"<ul>{''.join(f'<li>{one}</li>' for one in listed[:_MOST])}</ul>"
        if len(listed) > _MOST:
            yield f"<p>and {len(listed) - _MOST:,} more</p>"
        yield "</div>"
    yield "</div>"


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.fingerprint


def _linked(number: int, finding: Finding, page: str) -> str:
    badge = f'<span class="badge {finding.severity.value}">{number}</span>'
    return f'<a href="#{page}-f{number}">{badge} {prose(finding.message)}</a>'


def _told(finding: Finding) -> str:
    return f"{prose(finding.message)} <code>{text(finding.rule)}</code>"
