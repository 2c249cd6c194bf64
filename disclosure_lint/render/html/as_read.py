"""A report on the text that was read, where the file writes it otherwise.

Whoever reads a page of HTML reads its words, not its tags: the draft is shown as it was
read, and every place in it keeps the name that it has in the file.
"""

from __future__ import annotations

from html import unescape

from disclosure_lint.finding import Edit, Finding, Fix, Label, Reading, Report, Shape
from disclosure_lint.source import Place, Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def as_read(report: Report) -> Report:
    """Return a report whose source is the text as read, its spans with it."""
    reading = report.reading
    if reading is None:
        return report
    told = report.source
    source = Source(
        reading.text, told.name, told.sha256, told.encoding, list(_places(told, reading))
    )
    return report._replace(
        source=source,
        reading=None,
        shape=_shape(report.shape, reading),
        findings=tuple(_finding(finding, reading) for finding in report.findings),
        requirements=tuple(
            one._replace(evidence=tuple(_label(label, reading) for label in one.evidence))
            for one in report.requirements
        ),
        waived=tuple(one._replace(finding=_finding(one.finding, reading)) for one in report.waived),
    )


def _places(told: Source, reading: Reading) -> Iterator[Place]:
    """Yield the lines of the file of which anything is read, where they begin."""
    last = -1
    for number, start in enumerate(told.line_starts, start=told.first_line):
        at = reading.read(start)
        if at > last and at < len(reading.text):
            yield Place(at, f"line {number}")
            last = at


def _shape(shape: Shape, reading: Reading) -> Shape:
    """Return how a draft looks, of its text as read; markup is not in that."""
    return Shape(
        tuple(reading.read(offset) for offset in shape.headings),
        tuple(
            tuple(tuple(_span(cell, reading) for cell in row) for row in rows)
            for rows in shape.tables
        ),
    )


def _finding(finding: Finding, reading: Reading) -> Finding:
    fix = finding.fix and Fix(
        finding.fix.safety, tuple(_edit(e, reading) for e in finding.fix.edits)
    )
    related = tuple(_label(label, reading) for label in finding.related)
    return finding._replace(primary=_label(finding.primary, reading), related=related, fix=fix)


def _edit(edit: Edit, reading: Reading) -> Edit:
    return Edit(_span(edit.span, reading), unescape(edit.text))


def _label(label: Label, reading: Reading) -> Label:
    if label.source is not None:  # of the text beside it
        return label
    return label._replace(span=_span(label.span, reading))


def _span(span: Span, reading: Reading) -> Span:
    start = reading.read(span.start)
    return Span(start, max(start, reading.read(span.end)))
