"""What was checked and how it came out: the part of a report that proves something."""

from __future__ import annotations

from disclosure_lint.finding import WITHOUT_PROFILE, Report, Requirement, Status, WaivedFinding
from disclosure_lint.render.measure import shorten, shown, width, wrap
from disclosure_lint.render.view import View, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST = 24  # columns of evidence, however long the rule's name
_MOST_QUOTED = 400  # code points of evidence that are looked at at all


def checklist(report: Report, view: View) -> Iterator[str]:
    """Return what is met, waived, unchecked and not applicable on one draft."""
    yield from _met(report, _of(report, Status.MET), view)
    yield from _waived(report, view)
    yield from _unchecked(_of(report, Status.UNCHECKED), view)
    idle = _of(report, Status.NOT_APPLICABLE)
    yield from _silent([one for one in idle if one.found_nothing], view)
    yield from _reasons("not applicable", [one for one in idle if not one.found_nothing], view)


def _of(report: Report, status: Status) -> list[Requirement]:
    return [requirement for requirement in report.requirements if requirement.status is status]


def _met(report: Report, met: list[Requirement], view: View) -> Iterator[str]:
    if not met:
        return
    yield f"  {counted(len(met), 'requirement')} met"
    for requirement in met:
        if requirement.evidence:
            yield _proof(report, requirement, view)
        else:  # of a report that another version made
            yield f"    {view.paint('good', '✓')} {shown(requirement.rule)}"


def _unchecked(found: list[Requirement], view: View) -> Iterator[str]:
    """Say what could not be checked and why; what only a profile is wanting for, in one line."""
    without = [one for one in found if one.wants_profile]
    if without and not view.verbose:
        found = [one for one in found if not one.wants_profile]
        said = f"{counted(len(without), 'rule')} could not be checked: there is {WITHOUT_PROFILE}"
        yield from (f"  {row}" for row in wrap(said, max(_LEAST, view.columns - 2)))
    yield from _reasons("could not be checked", found, view, whole=True)


def _silent(found: list[Requirement], view: View) -> Iterator[str]:
    """Say how many rules looked and found nothing that they could judge."""
    if found:
        yield f"  {counted(len(found), 'rule')} found nothing of the kind"
        if view.verbose:
            yield from _names([one.rule for one in found], view)


def _proof(report: Report, requirement: Requirement, view: View) -> str:
    holds = _in_order(requirement.rule, view)
    if not requirement.evidence:
        return f"    {view.paint('good', '✓')} {holds}"
    span = requirement.evidence[0].span
    where = report.source.told(span.start)
    others = len(requirement.evidence) - 1
    tail = f" and {others} more" if others else ""
    said = f"{holds}, {where}: "
    room = max(_LEAST, view.columns - 8 - len(said) - len(tail))
    words = f"“{shorten(_words(report, span.start, span.end), room)}”"
    return f"    {view.paint('good', '✓')} {said}{view.paint('faint', words)}{tail}"


def _in_order(name: str, view: View) -> str:
    """Return what holds where a rule is met; the names of rules are those of faults."""
    rule = view.pack.rule(name) if view.pack else None
    if rule is None or not rule.in_order:
        return f"nothing found by {name}"
    return f"{rule.in_order} ({name})" if view.verbose else rule.in_order


def _words(report: Report, start: int, end: int) -> str:
    text = report.source.text
    if end - start <= 2 * _MOST_QUOTED:
        return text[start:end]
    return f"{text[start : start + _MOST_QUOTED]} … {text[end - _MOST_QUOTED : end]}"


def _waived(report: Report, view: View) -> Iterator[str]:
    if report.waived:
        yield f"  {len(report.waived)} waived"
    for waived in report.waived:
        rows = wrap(_waiver(report, waived), max(_LEAST, view.columns - 6))
        yield f"    - {rows[0]}"
        yield from (f"      {row}" for row in rows[1:])


def _waiver(report: Report, waived: WaivedFinding) -> str:
    where = report.source.told(waived.finding.primary.span.start)
    until = f"until {waived.until}" if waived.until else ""
    told = ", ".join(filter(None, (waived.who, until)))
    return f"{waived.finding.rule}, {where}: {waived.reason}{f' ({told})' if told else ''}"


def _reasons(
    what: str, found: list[Requirement], view: View, *, whole: bool = False
) -> Iterator[str]:
    """Say how many rules share an outcome and, where asked, why and which."""
    if not found:
        return
    if not (view.verbose or whole):
        yield f"  {counted(len(found), 'rule')} {what} (--verbose says why)"
        return
    yield f"  {counted(len(found), 'rule')} {what}"
    reasons: dict[str, list[str]] = {}
    for requirement in found:
        reasons.setdefault(requirement.reason or "no reason given", []).append(requirement.rule)
    for reason, rules in reasons.items():
        for number, row in enumerate(wrap(reason, max(_LEAST, view.columns - 6))):
            yield f"    {' ' if number else '-'} {row}"
        yield from _names(rules, view)


def _names(rules: list[str], view: View) -> Iterator[str]:
    row = ""
    for rule in rules:
        name = shown(rule)
        if row and 8 + width(row) + 2 + len(name) > view.columns:
            yield f"      {view.paint('faint', row + ',')}"
            row = name
        else:
            row = f"{row}, {name}" if row else name
    if row:
        yield f"      {view.paint('faint', row)}"
