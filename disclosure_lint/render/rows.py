"""A report as rows of plain cells, for whoever sorts findings in a sheet.

Words of a draft are only ever words here: a cell that a spreadsheet would take for a formula
is told apart by `tame`, and what a cell cannot hold is cut with a sign.
"""

from __future__ import annotations

from disclosure_lint.finding import Finding, Report, Status
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import IGNORECASE, Regex
from disclosure_lint.render.elsewhere import told
from disclosure_lint.render.measure import ELLIPSIS
from disclosure_lint.render.view import View, tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 8000  # code points of a cell; a spreadsheet holds four times as many
_RISKY = Regex(r"(^|[;|\t\r\n])([\s\"']*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
# What a spreadsheet makes a number, a date or a time of: `0013`, `12/20`, `5 May 2026`, `1234567890123e12`.
_COUNTED = Regex(
    r"(?=.*\d)(?:[\d\s.,:/\\()%$¥€£\-–年月日时時分秒]|e(?=[\d+-])|\+(?=\d)|[ap]m\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)+",
    IGNORECASE,
)
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")
_CONTROLS |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class FindingRow(NamedTuple):
    """One finding, in the order of its columns."""

    draft: str
    severity: str
    rule: str
    message: str
    words: str
    place: str
    line: int | None
    column: int | None
    to_do: str
    fix: str
    authority: str
    document: str
    issuer: str
    date: str
    fingerprint: str


class DraftRow(NamedTuple):
    """One draft and what its findings and requirements add up to."""

    draft: str
    errors: int
    warnings: int
    notes: int
    met: int
    unmet: int
    waived: int
    unchecked: int
    not_applicable: int
    document: str
    language: str
    issuer: str
    date: str
    sha256: str
    unread: str = ""  # why it could not be judged


class Entry(NamedTuple):
    """A draft in the index of a folder of pages."""

    row: DraftRow
    page: str  # its address from the index; empty where there is none
    rules: dict[str, int]  # how many findings of each there are


class RequirementRow(NamedTuple):
    """How a rule came out on a draft; those that do not apply are only counted."""

    draft: str
    rule: str
    title: str
    status: str
    reason: str
    evidence: str
    place: str


def findings(report: Report, view: View) -> Iterator[FindingRow]:
    """Yield a row for each finding."""
    issuer = view.names.get(report.issuer, report.issuer) if report.issuer else ""
    for finding in report.findings:
        source, span = report.source, finding.primary.span
        where = source.where(span.start)
        position = source.position(span.start)
        yield FindingRow(
            held(source.name), finding.severity.value, finding.rule, held(told(finding)),
            "" if finding.missing else held(source.quote(span)),
            where or f"line {position.line}",
            None if where else position.line, None if where else position.column,
            held(finding.help or ""), _fix(finding),
            "; ".join(f"{cited.provision} ({cited.force})" for cited in finding.citations),
            report.document, issuer or "", report.date or "", finding.fingerprint,
        )  # fmt: skip


def draft(report: Report, view: View) -> DraftRow:
    """Return the row of a draft."""
    sums = tally(report)
    statuses = [one.status for one in report.requirements]
    issuer = view.names.get(report.issuer, report.issuer) if report.issuer else ""
    return DraftRow(
        held(report.source.name), sums.errors, sums.warnings, sums.notes, sums.met,
        statuses.count(Status.UNMET), statuses.count(Status.WAIVED), sums.unchecked,
        statuses.count(Status.NOT_APPLICABLE), report.document, report.language, issuer or "",
        report.date or "", report.source.sha256,
    )  # fmt: skip


def unread(name: str, reason: str) -> DraftRow:
    """Return the row of a draft that could not be judged."""
    said = held(reason.removeprefix(f"{name}: "))
    return DraftRow(held(name), 0, 0, 0, 0, 0, 0, 0, 0, "", "", "", "", "", said)


def requirements(report: Report, view: View) -> Iterator[RequirementRow]:
    """Yield how every rule came out that had something to judge, or could not."""
    rules = {rule.id: rule for rule in view.pack.rules} if view.pack else {}
    for one in report.requirements:
        if one.status is Status.NOT_APPLICABLE:
            continue
        rule = rules.get(one.rule)
        said = (rule.in_order if one.status is Status.MET else rule.title) if rule else ""
        proof = one.evidence[0].span if one.evidence else None
        yield RequirementRow(
            held(report.source.name), one.rule, said, one.status.value, held(one.reason or ""),
            held(report.source.quote(proof)) if proof else "",
            report.source.told(proof.start) if proof else "",
        )  # fmt: skip


def _fix(finding: Finding) -> str:
    if finding.fix is None:
        return ""
    edits = " … ".join(dict.fromkeys(edit.text for edit in finding.fix.edits))
    return held(f"{finding.fix.safety.value}: {edits}")


def held(words: str) -> str:
    """Return words as a cell can hold them: in one line, no longer than one takes."""
    words = " ".join(words[: 2 * _MOST].split()).translate(_CONTROLS)
    return words if len(words) <= _MOST else words[:_MOST] + ELLIPSIS


def literal(words: str) -> str:
    """Return words so that a spreadsheet that opens CSV leaves them as they are, zeros in front too."""
    return f"'{words}" if _COUNTED.fullmatch(words) else words


def tame(words: str) -> str:
    """Return words that no spreadsheet takes for a formula, wherever it parts a line."""
    parts: list[str] = []
    at = 0
    for risk in _RISKY.finditer(words):
        parts += (words[at : risk.end()], "'")
        at = risk.end()
    return "".join([*parts, words[at:]]) if parts else words
