"""Reports as JUnit XML: a suite for each draft, a case for how each rule came out on it.

A case fails where a finding makes the run fail (`--fail-on`), is in error where the rule could
not be checked, and is skipped where the rule does not apply, is waived or found only what
is known already. Milder findings and the words that prove a rule met are its output.
Those who read JUnit show one failure of a case, so all its findings are in one.
"""

from __future__ import annotations

from disclosure_lint.finding import Finding, Label, PackVersion, Report, Requirement, Status
from disclosure_lint.render.elsewhere import told
from disclosure_lint.render.measure import shorten
from disclosure_lint.render.view import Tally, View, counted
from disclosure_lint.render.xmltext import attribute, content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATOR = ""
_LONGEST = 200  # columns of a quote
_NO_TIME = 'time="0"'


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the first suite."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="disclosure-lint">\n'


def draft(report: Report, view: View) -> str:
    """Return one draft as a suite."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    judged = {one.rule for one in report.requirements}
    alone = [Requirement(rule, Status.UNMET) for rule in by_rule if rule not in judged]
    cases = [
        _case(report, one, by_rule.get(one.rule, []), view)
        for one in (*report.requirements, *alone)
    ]
    return _suite(report.source.name, cases, _properties(report))


def unread(name: str, reason: str) -> str:
    """Return a draft that could not be judged as a suite with one case in error."""
    told = f'    <error type="unread" message="{attribute(reason)}"/>\n'
    return _suite(name, [f"{_opening(name, 'readable draft')}>\n{told}  </testcase>\n"], "")


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the last suite."""
    return "</testsuites>\n"


def _suite(name: str, cases: Sequence[str], properties: str) -> str:
    counts = {
        "tests": len(cases),
        "failures": sum("\n    <failure " in case for case in cases),
        "errors": sum("\n    <error " in case for case in cases),
        "skipped": sum("\n    <skipped " in case for case in cases),
    }
    told = " ".join(f'{key}="{count}"' for key, count in counts.items())
    inner = f"{properties}{''.join(cases)}"
    return f'<testsuite name="{attribute(name)}" {told} {_NO_TIME}>\n{inner}</testsuite>\n'


def _properties(report: Report) -> str:
    facts = {
        "document": report.document,
        "language": report.language,
        "issuer": report.issuer,
        "date": report.date,
        "sha256": report.source.sha256,
    }
    told = "".join(
        f'    <property name="{name}" value="{attribute(fact)}"/>\n'
        for name, fact in facts.items()
        if fact
    )
    return f"  <properties>\n{told}  </properties>\n"


def _case(report: Report, one: Requirement, findings: list[Finding], view: View) -> str:
    failing = [finding for finding in findings if finding.severity.rank >= view.failing]
    mild = [finding for finding in findings if finding.severity.rank < view.failing]
    inner = _output(report, mild, one.evidence)
    if failing:
        inner = _failure(report, failing) + inner
    elif not mild and one.status is not Status.MET:
        inner = f'    <skipped message="{attribute(_why(one))}"/>\n' + inner
    opening = _opening(report.source.name, one.rule)
    return f"{opening}>\n{inner}  </testcase>\n" if inner else f"{opening}/>\n"


def _opening(name: str, case: str) -> str:
    # What stands before the last dot of a class name is taken for a package's name.
    suite = name.replace(".", "_")
    return f'  <testcase classname="{attribute(suite)}" name="{attribute(case)}" {_NO_TIME}'


def _why(one: Requirement) -> str:
    if one.status is Status.UNMET:
        return "all its findings are known"
    said = one.status.value.replace("-", " ")
    return f"{said}: {one.reason}" if one.reason else said


def _failure(report: Report, findings: Sequence[Finding]) -> str:
    first, others = findings[0], len(findings) - 1
    said = f"{first.message} (and {counted(others, 'more place')})" if others else first.message
    text = content("\n\n".join(_told(report, finding) for finding in findings))
    return f'    <failure type="{first.severity}" message="{attribute(said)}">{text}</failure>\n'


def _output(report: Report, findings: Iterable[Finding], evidence: Iterable[Label]) -> str:
    told = [_told(report, finding) for finding in findings]
    told += [f"met: {_place(report, label)}" for label in evidence]
    text = content("\n\n".join(told))
    return f"    <system-out>{text}</system-out>\n" if text else ""


def _told(report: Report, finding: Finding) -> str:
    rows = [f"{finding.severity}: {told(finding)}", _place(report, finding.primary)]
    if finding.help:
        rows.append(f"help: {finding.help}")
    if finding.citations:
        rows.append("cites: " + "; ".join(f"{c.provision} ({c.force})" for c in finding.citations))
    return "\n".join(rows)


def _place(report: Report, label: Label) -> str:
    line, column = report.source.position(label.span.start)
    where = report.source.where(label.span.start)
    at = f"{report.source.name}:{line}:{column}{f' ({where})' if where else ''}"
    return f"{at}: “{shorten(report.source.quote(label.span), _LONGEST)}”"
