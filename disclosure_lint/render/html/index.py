"""The first page of a batch: which drafts need a person most, by draft and by rule."""

from __future__ import annotations

from disclosure_lint.record import NamedTuple
from disclosure_lint.render.html import page, pictures
from disclosure_lint.render.html.markup import attributes, text
from disclosure_lint.render.view import View, counted
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.finding import PackVersion
    from disclosure_lint.render.rows import Entry

_STYLES, _SCRIPTS = ("base.css", "index.css"), ("index.js",)
_MOST = 800_000  # bytes of the rows of one page; what else is on it takes less than 200,000
_COLUMNS = ("Must change", "Look at", "Consider", "In order", "Unchecked")


class Baselines(NamedTuple):
    """What a batch has to do with the findings that are known."""

    known: Sequence[int] = ()  # of each entry, the findings that the baseline knows
    before: Sequence[tuple[str, int, int]] = ()  # older ones, as `pictures.over_time`


def pages(
    entries: Sequence[Entry],
    packs: Sequence[PackVersion],
    view: View,
    baselines: Baselines = Baselines(),  # noqa: B008 - it never changes
) -> list[str]:
    """Return the index, in as many pages as it needs: mostly one."""
    names = {rule: number for number, rule in enumerate(sorted(_sums(entries)))}
    parts: list[list[str]] = [[]]
    size = 0
    folder = _folder(entries)
    for entry in entries:
        row = _row(entry, names, folder)
        size += len(row.encode("utf-8", "backslashreplace"))
        if size > _MOST and parts[-1]:
            parts.append([])
            size = len(row.encode("utf-8", "backslashreplace"))
        parts[-1].append(row)
    shown = list(_pictures(entries, baselines))
    return [
        "\n".join(_page(entries, parts, at, names, packs, view, () if at else shown))
        for at in range(len(parts))
    ]


def _pictures(entries: Sequence[Entry], baselines: Baselines) -> Iterator[str]:
    known = baselines.known or [0] * len(entries)
    yield from pictures.by_rule(_sums(entries))
    dated = (
        (one.row.date, (*_counts(one), knows))
        for one, knows in zip(entries, known, strict=True)
        if not one.row.unread
    )
    yield from pictures.by_week(dated, known=bool(baselines.known))
    if baselines.before:
        found = sum(sum(_counts(one)) for one in entries)
        yield from pictures.over_time(baselines.before, sum(known), found)


def called(number: int) -> str:
    """Return the name of a page of the index, counted from 0."""
    return f"index-{number + 1}.html" if number else "index.html"


def _page(  # noqa: PLR0913, PLR0917 - what a page is made of
    entries: Sequence[Entry],
    parts: Sequence[Sequence[str]],
    at: int,
    names: dict[str, int],
    packs: Sequence[PackVersion],
    view: View,
    shown: Sequence[str],
) -> Iterator[str]:
    yield page.begin("Drafts checked by disclosure-lint", _STYLES, _SCRIPTS)
    yield f"<header><h1>{counted(len(entries), 'draft')}</h1>"
    said = ", ".join(f"{pack.name} {pack.version}" for pack in packs)
    yield f'<p class="aside">Checked by disclosure-lint {VERSION}; rule packs {text(said)}.</p>'
    if folder := _folder(entries):
        yield f'<p class="aside">All lie in <code>{text(folder)}</code>.</p>'
    yield f"<p><strong>{_in_all(entries)}</strong></p></header><main>"
    if len(parts) > 1:
        links = (f'<a href="{called(one)}">{one + 1}</a>' for one in range(len(parts)))
        yield f'<nav aria-label="Pages"><p>Page {at + 1} of the drafts: {" ".join(links)}</p></nav>'
    if shown:
        yield '<div class="pictures">'
        yield from shown
        yield "</div>"
    yield from _drafts(parts[at])
    yield from _rules(entries, names, view)
    yield "</main>"
    yield page.end(_SCRIPTS)


def _in_all(entries: Sequence[Entry]) -> str:
    errors, warnings, notes = (sum(_counts(one)[at] for one in entries) for at in range(3))
    unread = sum(bool(one.row.unread) for one in entries)
    said = f"{errors:,} must be changed, {warnings:,} should be looked at, {notes:,} to consider"
    return f"{said}; {counted(unread, 'draft')} could not be read." if unread else f"{said}."


def _counts(entry: Entry) -> tuple[int, int, int]:
    return entry.row.errors, entry.row.warnings, entry.row.notes


def _sums(entries: Sequence[Entry]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for entry in entries:
        for rule, count in entry.rules.items():
            sums[rule] = sums.get(rule, 0) + count
    return sums


def _drafts(rows: Sequence[str]) -> Iterator[str]:
    yield '<section aria-labelledby="drafts"><h2 id="drafts">By draft</h2>'
    yield '<form class="filters" hidden><p><label>Words <input type="search" class="words"></label>'
    yield '<label><input type="checkbox" class="of" value="1" checked> must change</label>'
    yield '<label><input type="checkbox" class="of" value="2" checked> look at</label>'
    yield '<label><input type="checkbox" class="of" value="3" checked> consider</label>'
    yield '<label><input type="checkbox" class="of" value="0" checked> nothing found</label>'
    yield '<span class="rule-chosen"></span></p><p class="count" role="status"></p></form>'
    heads = "".join(f'<th scope="col" class="number">{name}</th>' for name in _COLUMNS)
    others = "".join(f'<th scope="col">{name}</th>' for name in ("Kind", "Issuer", "Date"))
    yield f'<div class="wide"><table class="drafts"><thead><tr><th scope="col">Draft</th>{heads}{others}'
    yield "</tr></thead><tbody>"
    yield from rows
    yield "</tbody></table></div></section>"


def _folder(entries: Sequence[Entry]) -> str:
    """Return the folder that all drafts lie in, as their names begin: it is told once."""
    parts = [entry.row.draft.split("/")[:-1] for entry in entries]
    shared = []
    for steps in zip(*parts, strict=False):
        if len(set(steps)) > 1:
            break
        shared.append(f"{steps[0]}/")
    return "".join(shared) if len(parts) > 1 else ""


def _row(entry: Entry, names: dict[str, int], folder: str) -> str:
    row, name = entry.row, text(entry.row.draft.removeprefix(folder))
    rules = " ".join(str(names[rule]) for rule in entry.rules)
    if row.unread:
        return (
            f'<tr class="unread"><td>{name}</td>'
            f'<td colspan="8">Could not be judged: {text(row.unread)}</td></tr>'
        )
    link = f"<a{attributes(href=_address(entry.page))}>{name}</a>"
    numbers = "".join(
        f"<td{' class=' + chr(34) + kind + chr(34) if kind and number else ''}>{number}</td>"
        for kind, number in zip(
            ("error", "warning", "note", "", ""),
            (*_counts(entry), row.met, row.unchecked),
            strict=True,
        )
    )
    return (
        f"<tr{attributes(data_r=rules or None)}><td>{link}</td>{numbers}"
        f"<td>{text(row.document)}</td><td>{text(row.issuer)}</td><td>{text(row.date)}</td></tr>"
    )


def _address(path: str) -> str:
    from urllib.parse import quote

    return quote(path)


def _rules(entries: Sequence[Entry], names: dict[str, int], view: View) -> Iterator[str]:
    sums = _sums(entries)
    having: dict[str, int] = {}
    for entry in entries:
        for rule in entry.rules:
            having[rule] = having.get(rule, 0) + 1
    titles = {rule.id: rule.title for rule in view.pack.rules} if view.pack else {}
    yield '<section aria-labelledby="rules"><h2 id="rules">By rule</h2>'
    yield "<p>A rule shows the drafts that have findings of it, where the browser runs the script.</p>"
    yield '<div class="wide"><table class="rules"><thead><tr><th scope="col">Rule</th>'
    yield '<th scope="col" class="number">Findings</th><th scope="col" class="number">Drafts</th>'
    yield '<th scope="col">What it looks for</th></tr></thead><tbody>'
    for rule in sorted(sums, key=lambda one: (-sums[one], one)):
        yield (
            f'<tr><td><a href="#drafts" data-rule="{names[rule]}">{text(rule)}</a></td>'
            f"<td>{sums[rule]}</td><td>{having[rule]}</td><td>{text(titles.get(rule, ''))}</td></tr>"
        )
    yield "</tbody></table></div></section>"
