"""What a comment beside words of a draft says of a finding, line by line.

It is read in a margin by somebody who never saw the tool: plain words, no marks of ours.
A crowded margin shows the first two lines or so of each, so what is wrong comes first.
"""

from __future__ import annotations

from disclosure_lint.finding import Finding, Label, Report
from disclosure_lint.regex import Regex
from disclosure_lint.render.measure import shorten, shown
from disclosure_lint.render.paragraphs import cites, mending
from disclosure_lint.render.view import VERDICTS, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_RELATED = 5
_QUOTE = 60  # columns of words that are quoted
_TICKED = Regex("`([^`]*)`")


def rows(report: Report, finding: Finding, *, at_words: bool, mended: str) -> Iterator[str]:
    """Yield the lines of a comment; the first says what is wrong.

    `at_words` is whether it stands at the words it is about; `mended` is what became of
    the fix, if there is one, as half a sentence.
    """
    yield _line(f"{VERDICTS[finding.severity]}: {finding.message}")
    if finding.missing and not finding.primary.message:
        yield "Missing from the draft as a whole."
    elif finding.missing:
        yield f"Called for in {_quoted(report, finding.primary)}."
    elif not at_words:
        yield f"In {_quoted(report, finding.primary)}."
    if finding.primary.message and not finding.missing:
        yield _line(f"At these words: {finding.primary.message}")
    if finding.help:
        yield _line(f"What to do: {finding.help}")
    if finding.fix:
        yield _line(f"Fix: {mending(report.source, finding.fix)} ({mended})")
    for label in finding.related[:_MOST_RELATED]:
        note = f": {label.message}" if label.message else ""
        yield _line(f"See also {_quoted(report, label)}{note}")
    if len(finding.related) > _MOST_RELATED:
        yield f"See also {counted(len(finding.related) - _MOST_RELATED, 'more place')}"
    if finding.citations:
        yield _line(f"Authority: {cites(finding.citations)}")
    yield f"Rule: {shown(finding.rule)}"


def _quoted(report: Report, label: Label) -> str:
    """Return where words stand, and the words."""
    source = label.source or report.source
    words = source.quote(label.span)
    where = source.where(label.span.start) or ("the draft" if label.source is None else "")
    if label.source is not None:
        where = f"{source.name}, {where}" if where else source.name
    return f"{shown(where)}: “{shorten(words, _QUOTE)}”" if words.strip() else shown(where)


def _line(text: str) -> str:
    """Return text on one line, with quotation marks in the place of those of the terminal."""
    return shown(" ".join(_TICKED.sub("“\\1”", text).split()))
