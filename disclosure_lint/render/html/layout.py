"""Which pieces a draft is cut into, so that overlapping places can all be marked.

A piece is a stretch of one line that the same places cover. Its number is its rank among
all pieces, covered or not, so that a place is the pieces from one number to another:
nothing in the page has to list who covers what, however deeply places overlap.
"""

from __future__ import annotations

from bisect import bisect_left
from heapq import heappop, heappush

from disclosure_lint.finding import Finding, Report
from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_RELATED = 12  # related places of a finding that are marked and listed
MOST_EVIDENCE = 8  # places of one requirement that are marked and quoted


class Piece(NamedTuple):
    """A stretch of one line, and the places around it."""

    start: int
    end: int
    finding: int | None  # the innermost finding around it, counted from 1
    severity: str | None  # of the gravest finding around it
    related: int | None  # the innermost finding that speaks of it besides
    is_quoted: bool  # whether the checklist quotes it: as evidence, or as waived

    @property
    def is_marked(self) -> bool:
        """Whether any place covers it."""
        return self.finding is not None or self.related is not None or self.is_quoted


class Layout:
    """The pieces of one draft, by what its report finds, quotes and tells of besides."""

    def __init__(self, report: Report, cuts: Iterable[int] = ()) -> None:
        """Cut a draft where something is marked, and besides at `cuts`."""
        self.size = len(report.source.text)
        primary = [self._place(finding.primary.span) for finding in report.findings]
        related = [
            (self._place(label.span), number)
            for number, finding in enumerate(report.findings, start=1)
            for label in finding.related[:MOST_RELATED]
            if label.source is None
        ]
        quoted = [
            (self._place(label.span), 1)
            for requirement in report.requirements
            for label in requirement.evidence[:MOST_EVIDENCE]
        ]
        quoted += [  # the words that call for what is missing are in order
            (span, 1)
            for span, finding in zip(primary, report.findings, strict=True)
            if finding.missing
        ]
        quoted += [(self._place(waived.finding.primary.span), 1) for waived in report.waived]
        places = [*primary, *(span for span, _ in related), *(span for span, _ in quoted)]
        inside = (cut for cut in cuts if 0 <= cut <= self.size)
        self.cuts = self._cuts([*report.source.line_starts, *inside], places)
        self.pieces = self._pieces(report.findings, primary, related, quoted)

    def _place(self, span: Span) -> Span:
        """Return a span with at least one character in it, if the text has any."""
        if span.start < span.end:
            return span
        start = min(span.start, max(0, self.size - 1))
        return Span(start, min(start + 1, self.size))

    def _cuts(self, lines: Sequence[int], places: Iterable[Span]) -> list[int]:
        cuts = {0, self.size, *lines}
        for place in places:
            cuts.update(place)
        return sorted(cuts)

    def range(self, span: Span) -> tuple[int, int] | None:
        """Return the numbers of the first and the last piece of a place; None in no text."""
        place = self._place(span)
        if place.start >= place.end:
            return None
        return bisect_left(self.cuts, place.start), bisect_left(self.cuts, place.end) - 1

    def _pieces(
        self,
        findings: Sequence[Finding],
        primary: Sequence[Span],
        related: Sequence[tuple[Span, int]],
        quoted: Sequence[tuple[Span, int]],
    ) -> list[Piece]:
        numbered = [
            (span, number)
            for number, span in enumerate(primary, start=1)
            if not findings[number - 1].missing
        ]
        innermost = self._innermost(numbered)
        others = self._innermost(related)
        quotes = self._innermost(quoted)
        severities: list[str | None] = [None] * len(innermost)
        for severity in ("note", "warning", "error"):  # the gravest is written last
            of_it = [one for one in numbered if findings[one[1] - 1].severity == severity]
            covered = self._innermost(of_it)
            severities = [
                severity if inside else known
                for inside, known in zip(covered, severities, strict=True)
            ]
        bounds = zip(self.cuts, self.cuts[1:], strict=False)
        columns = zip(bounds, innermost, severities, others, quotes, strict=True)
        return [
            Piece(start, end, finding, severity, other, quote is not None)
            for (start, end), finding, severity, other, quote in columns
        ]

    def _innermost(self, places: Sequence[tuple[Span, int]]) -> list[int | None]:
        """Return for each piece the number of the place around it that begins last."""
        order = sorted(places)
        open_: list[tuple[int, int, int]] = []  # by latest start, then by nearest end
        found: list[int | None] = []
        at = 0
        for start in self.cuts[:-1]:
            while at < len(order) and order[at][0].start <= start:
                (begin, end), number = order[at]
                heappush(open_, (-begin, end, number))
                at += 1
            while open_ and open_[0][1] <= start:
                heappop(open_)
            found.append(open_[0][2] if open_ else None)
        return found
