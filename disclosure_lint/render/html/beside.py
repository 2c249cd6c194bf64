"""The texts that a draft was judged beside: both in step, or what changed since the one before."""

from __future__ import annotations

from disclosure_lint.finding import Beside, Finding, Report
from disclosure_lint.record import NamedTuple
from disclosure_lint.render.html import changes
from disclosure_lint.render.html.draft_text import WORDS
from disclosure_lint.render.html.findings import SIGNS
from disclosure_lint.render.html.markup import attributes, language_of, text
from disclosure_lint.render.measure import shown
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TITLES = {
    "translation": "Both versions, side by side",
    "companion": "Both texts of the event, side by side",
}
_APART = "The two texts have too little in common to be set side by side."


class _Spot(NamedTuple):
    """A place that a finding speaks of, in a text as read."""

    start: int
    end: int
    number: int  # of the finding
    severity: str


def beside(report: Report, page: str, *, excerpt: bool = False) -> Iterator[str]:
    """Yield a section for each text beside a draft; `page` begins every id.

    `excerpt` leaves out paragraphs of which nothing is said.
    """
    for one in report.beside:
        if one.relation == "previous":
            yield from changes.section(report, one, page, excerpt=excerpt)
        else:
            yield from _in_step(report, one, page, excerpt=excerpt)


def _in_step(report: Report, one: Beside, page: str, *, excerpt: bool) -> Iterator[str]:
    name = f"{page}-{SIGNS[one.relation]}"
    yield f'<section class="beside" aria-labelledby="{name} {page}-title">'
    yield f'<h3 id="{name}">{_TITLES[one.relation]}</h3>'
    rows = one.rows()
    if not rows:
        yield f"<p>{_APART}</p></section>"
        return
    mine, theirs = list(_spots(report, one)), list(_spots_there(report, one))
    yield '<div class="steps"><div class="step heads">'
    yield f'<div class="half">{text(shown(report.source.name))}</div>'
    yield f'<div class="half">{text(shown(one.source.name))}</div></div>'
    here, there = (
        _Half(one.here.text, mine, name),
        _Half(one.there.text, theirs, name, is_other=True),
    )
    left = 0
    for row in rows:
        if excerpt and not (here.speaks(row.here) or there.speaks(row.there)):
            left += 1
            continue
        lone = "" if row.here and row.there else " lone"
        yield f'<div class="step{lone}">{here.cell(row.here)}{there.cell(row.there)}</div>'
    yield "</div>"
    if left:
        yield f'<p class="aside">{left:,} more of which nothing is said are not shown.</p>'
    yield "</section>"


def _spots(report: Report, one: Beside) -> Iterator[_Spot]:
    for number, finding in enumerate(report.findings, start=1):
        if any(label.source is one.source for label in finding.related):
            span = finding.primary.span
            yield _spot(one.here.read(span.start), one.here.read(span.end), number, finding)


def _spots_there(report: Report, one: Beside) -> Iterator[_Spot]:
    for number, finding in enumerate(report.findings, start=1):
        for label in finding.related:
            if label.source is one.source:
                start, end = (one.there.read(offset) for offset in label.span)
                yield _spot(start, end, number, finding)
                break  # one place is enough for the number


def _spot(start: int, end: int, number: int, finding: Finding) -> _Spot:
    return _Spot(start, max(start, end), number, finding.severity.value)


class _Half:
    """The paragraphs of one of the two texts."""

    def __init__(
        self, words: str, spots: Sequence[_Spot], name: str, *, is_other: bool = False
    ) -> None:
        self._text, self._name, self._is_other = words, name, is_other
        self._spots = sorted(spots)

    def _in(self, span: Span | None) -> list[_Spot]:
        if span is None:
            return []
        return [spot for spot in self._spots if span.start <= spot.start <= span.end]

    def speaks(self, span: Span | None) -> bool:
        """Whether a finding speaks of a place in a span."""
        return bool(self._in(span))

    def cell(self, span: Span | None) -> str:
        """Return one paragraph, or the sign that there is none."""
        if span is None:
            return '<div class="half none"><span class="aside">– nothing here –</span></div>'
        parts, at = [], span.start
        for spot in self._in(span):
            if spot.start < at:
                parts.append(self._badge(spot))
                continue
            end = min(spot.end, span.end)
            parts += [text(self._text[at : spot.start]), self._badge(spot)]
            if end > spot.start:
                parts.append(
                    f'<mark class="{spot.severity}">{text(self._text[spot.start : end])}</mark>'
                )
            at = end
        parts.append(text(self._text[at : span.end]))
        self._spots = [spot for spot in self._spots if spot.start > span.end]
        lang = attributes(lang=language_of(self._text[span.start : span.end], "en"))
        return f'<div class="half"{lang}>{"".join(parts)}</div>'

    def _badge(self, spot: _Spot) -> str:
        page = self._name.rpartition("-")[0]
        said = attributes(
            class_=f"badge {spot.severity}",
            id=f"{self._name}{spot.number}" if self._is_other else None,
            href=f"#{page}-f{spot.number}",
            data_n=spot.number,
            aria_label=f"Finding {spot.number}, {WORDS[spot.severity]}",
        )
        return f"<a{said}></a>"
