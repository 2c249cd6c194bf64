"""The annotated copy of a Word file: each finding as a comment, its fixes as tracked changes."""

from __future__ import annotations

from disclosure_lint import fixes, readers
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import ReadError
from disclosure_lint.finding import Edit, Finding, Fix, Report, Safety
from disclosure_lint.readers.rewriting import Annotator, Remark
from disclosure_lint.record import NamedTuple
from disclosure_lint.render import remark

_TRACKED = "made here as a tracked change, to accept or reject"
_OTHER = "not made here: it overlaps another fix"
_UNSAFE = "not made here: it changes wording"
_LEFT_OUT = "not made here"


class Copy(NamedTuple):
    """A copy of a draft, and what was put into it."""

    data: bytes
    comments: int
    changes: int
    withheld: tuple[tuple[str, str], ...]  # rules whose fixes cannot be tracked, and why


class _Chosen(NamedTuple):
    """The edits to track, and what became of the fix of each finding, by its number."""

    edits: list[Edit]
    became: dict[int, str]
    withheld: list[tuple[str, str]]


def copy(
    annotator: Annotator,
    draft: Draft,
    report: Report,
    safeties: frozenset[Safety],
    stamp: str | None = None,
) -> Copy:
    """Return the copy of a draft that was judged, with the fixes of these safeties tracked.

    Raises:
        ReadError: what would be written does not read as it should.
    """
    chosen = _chosen(report, annotator, safeties)
    said = [
        _remark(report, finding, annotator, chosen.became.get(number, _LEFT_OUT))
        for number, finding in enumerate(report.findings)
    ]
    out = annotator.annotated(said, chosen.edits, stamp)
    text = fixes.edited(draft.source.text, chosen.edits)
    _see_that_it_reads(out, draft, text, len(said))
    withheld = tuple(dict.fromkeys(chosen.withheld))
    return Copy(out, len(said), len(chosen.edits), withheld)


def _remark(report: Report, finding: Finding, annotator: Annotator, mended: str) -> Remark:
    """Return what to say of a finding; `mended` is what became of its fix."""
    span = finding.primary.span
    at_words = not finding.missing and annotator.stands(span)
    rows = tuple(remark.rows(report, finding, at_words=at_words, mended=mended))
    return Remark(span, rows, finding.missing)


def _chosen(report: Report, annotator: Annotator, safeties: frozenset[Safety]) -> _Chosen:
    """Choose the fixes to track: each as a whole, and none over another."""
    became: dict[int, str] = {}
    withheld: list[tuple[str, str]] = []
    able: list[tuple[int, Finding]] = []
    for number, finding in enumerate(report.findings):
        if finding.fix is None or not safeties:
            continue
        if finding.fix.safety not in safeties:
            became[number] = _UNSAFE
        elif (reason := annotator.refusal(finding.fix.edits)) is not None:
            became[number] = f"{_LEFT_OUT}: {reason}"
            withheld.append((finding.rule, reason))
        else:
            able.append((number, finding))
    edits = _together(report, annotator, [finding for _, finding in able])
    made = frozenset(edits)
    for number, finding in able:
        is_made = finding.fix is not None and made.issuperset(finding.fix.edits)
        became[number] = _TRACKED if is_made else _OTHER
    return _Chosen(edits, became, withheld)


def _together(report: Report, annotator: Annotator, found: list[Finding]) -> list[Edit]:
    """Return the edits of as many fixes as can be made at once, in order."""
    text = report.source.text
    offered = [finding.fix for finding in found if finding.fix]
    result = fixes.apply(text, offered)
    if annotator.refusal(result.edits) is None:
        return result.edits
    edits: list[Edit] = []  # each can be made, but not all together: one after another
    kept: list[Fix] = []
    for fix in offered:
        grown = fixes.apply(text, [*kept, fix])
        if not grown.left and annotator.refusal(grown.edits) is None:
            kept, edits = [*kept, fix], grown.edits
    return edits


def _see_that_it_reads(out: bytes, draft: Draft, text: str, comments: int) -> None:
    """See that a copy reads as `text`, with so many comments more than the draft has.

    Raises:
        ReadError: it does not, so it is not to be written.
    """
    name = draft.source.name
    after = readers.read_bytes(out, name)
    # New comments come after all that was there, and what was there includes the older ones.
    if not after.source.text.startswith(text) or _comments(after) != _comments(draft) + comments:
        said = "cannot be annotated: what was written would not read as it should"
        raise ReadError(f"{name}: {said}")


def _comments(draft: Draft) -> int:
    return sum(one.sort == "review-comment" for one in draft.residue)
