"""A report for people: every finding in its place, then what was found in order."""

from __future__ import annotations

from disclosure_lint.finding import LANGUAGE_NAMES, Finding, PackVersion, Report
from disclosure_lint.render.checklist import checklist
from disclosure_lint.render.elsewhere import elsewhere
from disclosure_lint.render.headline import Part, headline
from disclosure_lint.render.measure import shown
from disclosure_lint.render.paragraphs import cites, entry, mending
from disclosure_lint.render.snippet import Mark, gutter, marks, snippet
from disclosure_lint.render.view import Tally, View, counted
from disclosure_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEPARATOR = "\n"
_MOST_RELATED = 5


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the first draft: nothing."""
    return ""


def draft(report: Report, view: View) -> str:
    """Return one draft with its findings and its checklist."""
    if view.quiet and not report.findings:
        return ""
    parts = [list(title(report, view))]
    parts += [list(_finding(report, finding, view)) for finding in report.findings]
    if not view.quiet:
        parts.append(list(checklist(report, view)))
    return "\n".join("".join(f"{row}\n" for row in part) for part in parts if part)


def foot(tally: Tally, view: View) -> str:
    """Return the line that sums everything up."""
    if view.quiet or not tally.drafts:
        return ""
    counts = [(tally.errors, "error"), (tally.warnings, "warning"), (tally.notes, "note")]
    said = [view.paint(noun, counted(number, noun)) for number, noun in counts if number]
    found = ", ".join(said) or view.paint("good", "no findings")
    met = f"{counted(tally.met, 'requirement')} met"
    if tally.unchecked:
        met += f", {tally.unchecked:,} not checked"
    known = f"; {counted(tally.known, 'known finding')} not shown" if tally.known else ""
    return f"\n{counted(tally.drafts, 'draft')}: {found}; {met}{known}\n{_fixable(tally)}"


def title(report: Report, view: View) -> Iterator[str]:
    """Yield what a draft was taken for: path, document, language, issuer and date."""
    name = shown(report.source.name)
    if not report.requirements:  # not a draft: the register of waivers
        yield view.paint("strong", name)
        return
    issuer = report.issuer
    said = [
        report.document.replace("-", " "),
        LANGUAGE_NAMES.get(report.language, report.language),
        shown(f"{view.names.get(issuer, issuer)} ({issuer})") if issuer else "issuer unknown",
        report.date or "no date stated",
    ]
    yield from headline(Part("strong", name), Part("", ", ".join(said)), view)


def _fixable(tally: Tally) -> str:
    if tally.safe and tally.unsafe:
        return f"{tally.safe} can be mended with --fix, {tally.unsafe} more with --unsafe-fixes\n"
    if tally.safe:
        return f"{tally.safe} can be mended with --fix\n"
    return f"{tally.unsafe} can be mended with --unsafe-fixes\n" if tally.unsafe else ""


def _finding(report: Report, finding: Finding, view: View) -> Iterator[str]:
    source, severity = report.source, finding.severity.value
    found, left = _marks(report, finding)
    side = gutter(found)
    kind = Part(severity, f"{severity}[{finding.rule}]")
    yield from headline(kind, Part("strong", shown(finding.message)), view)
    yield f"  {view.paint('faint', '-->')} {_place(source, finding)}"
    if found:
        yield from snippet(found, view)
    if left:
        yield from entry("note", f"and {counted(left, 'more place')}", side, view)
    if finding.help:
        yield from entry("help", finding.help, side, view)
    if finding.fix:
        name = f"fix ({finding.fix.safety})"
        yield from entry(name, mending(source, finding.fix), side, view)
    for said in elsewhere(finding):
        yield from entry("beside", said, side, view)
    if finding.citations:
        yield from entry("cites", cites(finding.citations), side, view)
    if view.verbose and finding.fingerprint:
        yield from entry("fingerprint", finding.fingerprint, side, view)


def _place(source: Source, finding: Finding) -> str:
    """Return where a finding stands, so that a person or an editor finds it."""
    if finding.missing and not finding.primary.message:
        return f"{shown(source.name)}, the draft as a whole"
    offset = finding.primary.span.start
    where = source.where(offset)
    if where:  # nobody can count the lines of such a file
        return f"{shown(source.name)}, {shown(where)}"
    line, column = source.position(offset)
    return f"{shown(source.name)}:{line}:{column}"


def _marks(report: Report, finding: Finding) -> tuple[list[Mark], int]:
    """The marks of a finding, and how many related places are left out."""
    span, message = finding.primary.span, finding.primary.message
    found: list[Mark] = []
    if not finding.missing:
        found = marks(report.source, span, message, "^", finding.severity.value)
    elif message:  # the words that call for what is missing are in order
        found = marks(report.source, span, message, "-", "second")
    related = [label for label in finding.related if label.source is None]
    for label in related[:_MOST_RELATED]:
        found += marks(report.source, label.span, label.message, "-", "second")
    return found, max(0, len(related) - _MOST_RELATED)
