"""Where an allow-comment goes so that it allows one finding and harms nothing else. Pure.

What a comment covers hangs on how a draft is read, and in a table or a list there is no
place that always works; so each place is tried, and the first at which it holds is taken.
"""

from __future__ import annotations

from collections import Counter

from disclosure_lint.draft.model import Draft
from disclosure_lint.finding import Edit, Finding, Report
from disclosure_lint.fixes import edited
from disclosure_lint.manual.wording import allowance
from disclosure_lint.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OWN = "waiver/"  # the tool's own findings about allowances, which nobody can allow


def allowing(
    draft: Draft, report: Report, finding: Finding, judge: Callable[[str], Report | None]
) -> Edit | None:
    """Return the edit that allows a finding, its reason `…` still to be written.

    `judge` judges another text of the same name; None where it cannot. None is returned
    where no place will do.
    """
    if finding.rule.startswith(OWN):
        return None
    for edit in _places(draft, finding):
        tried = edit._replace(text=edit.text.replace("…", "x"))  # dots alone allow nothing
        after = judge(edited(draft.source.text, [tried]))
        if after is not None and _allows(tried, finding, report, after):
            return edit
    return None


def _places(draft: Draft, finding: Finding) -> Iterator[Edit]:
    """Yield where a comment may stand: on a line before the paragraph, in it, at the words."""
    comment = allowance(finding.rule)
    source, start = draft.source, finding.primary.span.start
    unit = draft.unit(draft.read(start))
    first = min(start, draft.origin(unit.start, unit.end).start) if unit else start
    if draft.notation is None:  # in a page a line is nothing, and may begin inside a tag
        line = source.bounds(source.position(first).line).start
        yield Edit(Span(line, line), comment + _line_end(source))
    for at in dict.fromkeys((first, start)):
        yield Edit(Span(at, at), comment)
        yield Edit(Span(at, at), f"{comment} ")


def _line_end(source: Source) -> str:
    """Return how the draft ends its lines."""
    starts = source.line_starts
    first = source.text[: starts[1]] if len(starts) > 1 else "\n"
    return first[len(first.rstrip("\r\n")) :]


def _allows(edit: Edit, finding: Finding, before: Report, after: Report) -> bool:
    """Whether a finding is waived after an edit, and no other has come about."""
    span, shift = finding.primary.span, len(edit.text)
    moved = Span(span.start + shift, span.end + shift)
    waived = any(
        one.finding.rule == finding.rule and one.finding.primary.span == moved
        for one in after.waived
    )
    return waived and not _told(after) - _told(before)


def _told(report: Report) -> Counter[tuple[str, str]]:
    quote = report.source.quote
    return Counter((one.rule, quote(one.primary.span)) for one in report.findings)
