"""What a child judges a document of an archive by, and the rows that come of it."""

from __future__ import annotations

from disclosure_lint import readers
from disclosure_lint.archive.sources import key
from disclosure_lint.draft.model import Draft
from disclosure_lint.engine import Linter
from disclosure_lint.errors import ReadError, UsageError
from disclosure_lint.finding import Report, Severity, Status
from disclosure_lint.packs.pack import Pack
from disclosure_lint.record import NamedTuple
from disclosure_lint.reference.lookup import Reference
from disclosure_lint.waivers import comments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from disclosure_lint.archive.documents import Document
    from disclosure_lint.config.settings import Settings
    from disclosure_lint.finding import Finding, Requirement

_QUOTE, _EVIDENCE = 500, 200  # code points that are kept of words
Row = tuple["Any", ...]


class Rows(NamedTuple):
    """The rows of one document; those of `drafts` without what the document itself tells."""

    drafts: list[Row]
    findings: list[Row]
    requirements: list[Row]
    unread: list[tuple[str, str, str]]  # part, kind, why
    again: list[int]  # the drafts of which only the rules that changed judged


class Judge:
    """Judges documents; made in each child, of packs that were loaded once."""

    def __init__(
        self, plain: dict[str, Any], settings: Settings, changed: frozenset[str] = frozenset()
    ) -> None:
        """`changed` are the rules that judge a document that was judged before."""
        self._settings = settings
        pack = Pack(plain, settings.house or None, Reference(settings.reference))
        self._linter = Linter(
            pack, select=settings.select, ignore=settings.ignore, preview=settings.preview
        )
        self._again = Linter(pack, select=changed) if changed else None

    def __call__(self, document: Document) -> Rows:
        """Return the rows of a document."""
        rows = Rows([], [], [], [], [])
        # Its folders are no part of its name: a message that quotes it is the same anywhere.
        name = document.path.rpartition("/")[2]
        try:
            drafts = readers.read_all_bytes(document.data, name)
        except ReadError as error:
            rows.unread.append(("", "unreadable", str(error).removeprefix(f"{name}: ")))
            return rows
        digest = document.digest
        for draft in drafts:
            part = draft.source.name.removeprefix(name).removeprefix("#")
            try:
                self._judge(draft, part, digest, document, rows)
            except UsageError as error:
                said = str(error).removeprefix(f"{draft.source.name}: ")
                rows.unread.append((part, "unreadable", said))
        return rows

    def _judge(
        self, draft: Draft, part: str, digest: bytes, document: Document, rows: Rows
    ) -> None:
        told = document.told
        number = key(digest, part, told or "")
        # What comments in a draft allow is held against all rules.
        is_again = document.again and self._again is not None and not comments.find(draft)
        report = self._lint(self._again if is_again else None, draft, told)
        if is_again and report.language == "mixed":  # its halves are compared by further rules
            report, is_again = self._lint(None, draft, told), False
        if is_again:
            rows.again.append(number)
        rows.drafts.append((number, part, *_summary(report, told)))
        rows.findings.extend((number, *_finding(report, one)) for one in report.findings)
        rows.requirements.extend(
            (number, *_requirement(report, one))
            for one in report.requirements
            if one.status is not Status.NOT_APPLICABLE
        )

    def _lint(self, linter: Linter | None, draft: Draft, told: str | None) -> Report:
        settings = self._settings
        linter = linter or self._linter
        return linter.lint(draft, issuer=settings.issuer, document=settings.document, date=told)


def _summary(report: Report, told: str | None) -> Row:
    statuses = [one.status for one in report.requirements]
    date_from = "told" if told else "stated" if report.date else None
    severities = [report.total(severity) for severity in Severity]
    counts = [statuses.count(status) for status in Status]
    return (report.document, report.language, report.issuer, report.date, date_from,
            len(report.source.text), *severities, *counts)  # fmt: skip


def _finding(report: Report, finding: Finding) -> Row:
    span = finding.primary.span
    line, column = report.source.position(span.start)
    fix = finding.fix
    only = fix.edits[0].text if fix and len(fix.edits) == 1 else None
    return (finding.rule, finding.severity.value, finding.message,
            report.source.quote(span)[:_QUOTE], span.start, span.end, line, column,
            fix.safety.value if fix else None, only, finding.fingerprint)  # fmt: skip


def _requirement(report: Report, requirement: Requirement) -> Row:
    evidence = requirement.evidence
    span = evidence[0].span if evidence else None
    quote = report.source.quote(span)[:_EVIDENCE] if span else None
    return (requirement.rule, requirement.status.value, requirement.reason, len(evidence),
            span.start if span else None, span.end if span else None, quote)  # fmt: skip
