"""Findings that a draft allows, with the reason given in the draft.

    <!-- disclosure-lint: allow hkex/missing-cautionary-statement because counsel advised -->

An allowance covers the findings of its rule in the paragraph it stands in and the
next; for something missing it covers the whole draft. One that gives no reason,
names no rule or allows nothing is itself a finding.
"""

from __future__ import annotations

from bisect import bisect_right

from disclosure_lint.draft.model import Draft
from disclosure_lint.finding import Finding, Label, Severity, WaivedFinding
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import IGNORECASE, Regex
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Sequence

_COMMENT = Regex(r"<!--\s*disclosure-lint\s*:\s*(?P<words>[^<\n]{0,400}?)-->", IGNORECASE)
_ALLOW = Regex(
    r"allow\s+(?P<rule>[\w/-]+)(?:\s+because\b\s*(?P<reason>.*?))?(?:\s+until\s+(?P<until>\d{4}-\d\d-\d\d))?\s*\Z",
    IGNORECASE,
)


RULES = {  # rule → what it finds, and what to do about it
    "waiver/expired-allow": (
        "An allowance or waiver that has ended",
        "Mend the draft, or give a new date.",
    ),
    "waiver/malformed-allow": (
        "An allow-comment that does not read as one",
        "Write <!-- disclosure-lint: allow RULE because REASON -->.",
    ),
    "waiver/missing-reason": (
        "An allow-comment without a reason",
        "Write <!-- disclosure-lint: allow RULE because REASON -->.",
    ),
    "waiver/unknown-rule": (
        "An allowance or waiver of a rule that does not exist",
        "See `disclosure-lint rules list`.",
    ),
    "waiver/unused-allow": (
        "An allowance or waiver that allows nothing",
        "Remove it, or move it to the words that it allows.",
    ),
}


class Allowance(NamedTuple):
    """One allow-comment: source span, rule, reason, and the source span it covers."""

    span: Span
    rule: str | None
    reason: str | None
    until: str | None
    covers: Span


def find(draft: Draft) -> list[Allowance]:
    """Return the allow-comments of a draft."""
    text = draft.source.text
    if "disclosure-lint" not in text:
        return []
    return [_allowance(draft, comment) for comment in _COMMENT.finditer(text)]


def _allowance(draft: Draft, comment: re.Match[str]) -> Allowance:
    span = Span(comment.start(), comment.end())
    said = _ALLOW.match(comment["words"].strip())
    if said is None:
        return Allowance(span, None, None, None, span)
    reason = (said["reason"] or "").strip()
    if not any(letter.isalnum() for letter in reason):  # nothing, or dots to be filled in
        return Allowance(span, said["rule"], None, said["until"], _covered(draft, span))
    return Allowance(span, said["rule"], reason, said["until"], _covered(draft, span))


def _covered(draft: Draft, span: Span) -> Span:
    """Return the paragraph around a comment and the one after it."""
    at = bisect_right(draft.units, draft.read(span.end), key=lambda unit: unit.start)
    around = draft.units[max(0, at - 1) : at + 1]
    if not around:
        return span
    start = draft.origin(around[0].start, around[0].end).start
    end = draft.origin(around[-1].start, around[-1].end).end
    inside = start <= span.start <= draft.origin(around[0].start, around[0].end).end
    return Span(start if inside else span.start, end)


def apply(
    findings: Sequence[Finding],
    allowances: Sequence[Allowance],
    missing: Collection[str],
    names: dict[str, str],
    date: str | None,
) -> tuple[list[Finding], list[WaivedFinding]]:
    """Part findings into those that stand and those that are allowed.

    `missing` names the rules whose findings say that something is not there, and
    `names` leads from every known rule name, former ones too, to the present one.
    """
    used: set[int] = set()
    standing: list[Finding] = []
    waived: list[WaivedFinding] = []
    for finding in findings:
        number = _allowing(finding, allowances, missing, names, date)
        if number is None:
            standing.append(finding)
        else:
            used.add(number)
            allowance = allowances[number]
            waived.append(WaivedFinding(finding, allowance.reason or "", allowance.until))
    for number, allowance in enumerate(allowances):
        if number not in used:
            standing.append(_reported(allowance, names, date))
    return standing, waived


def _allowing(
    finding: Finding,
    allowances: Sequence[Allowance],
    missing: Collection[str],
    names: dict[str, str],
    date: str | None,
) -> int | None:
    for number, allowance in enumerate(allowances):
        if allowance.rule is None or allowance.reason is None or _lapsed(allowance, date):
            continue
        same = names.get(allowance.rule) == finding.rule
        start = finding.primary.span.start
        near = allowance.covers.start <= start < allowance.covers.end
        if same and (near or finding.rule in missing):
            return number
    return None


def _lapsed(allowance: Allowance, date: str | None) -> bool:
    return bool(date and allowance.until and allowance.until < date)


def _reported(allowance: Allowance, names: dict[str, str], date: str | None) -> Finding:
    """Return what is wrong with an allowance that allowed nothing."""
    example = "<!-- disclosure-lint: allow RULE because REASON -->"
    if allowance.rule is None:
        rule, message, help_ = "malformed-allow", "Not an allow-comment", f"write {example}"
    elif allowance.rule not in names:
        rule, message = "unknown-rule", f"Allows `{allowance.rule}`, which is no rule"
        help_ = "see `disclosure-lint rules list`"
    elif allowance.reason is None:
        rule, message = "missing-reason", f"Allows `{allowance.rule}` without a reason"
        help_ = f"write {example}"
    elif _lapsed(allowance, date):
        rule, message = "expired-allow", f"The allowance ended on {allowance.until}"
        help_ = "mend the draft, or give a new date"
    else:
        rule, message = "unused-allow", f"Allows `{allowance.rule}`, which found nothing here"
        help_ = "remove the comment, or move it directly before the words that it allows"
    return Finding(Label(allowance.span), f"waiver/{rule}", Severity.WARNING, message, help_)
