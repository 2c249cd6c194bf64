"""What the typed interface promises. mypy reads this file; nothing runs it."""

import logging
import threading
from typing import assert_type

from disclosure_lint import (
    CitedProvision,
    DisclosureLintError,
    Draft,
    Edit,
    Finding,
    Fix,
    Label,
    Linter,
    Pack,
    PackError,
    PluginError,
    Position,
    Report,
    ReportModel,
    Requirement,
    Safety,
    Severity,
    Source,
    Span,
    Status,
    StoppedError,
    TimeLimitError,
    UsageError,
    WaivedFinding,
    Waiver,
    __version__,
    lint,
    load_packs,
    parse_report,
    read,
    read_bytes,
    report_html,
    report_json,
)

assert_type(__version__, str)


def one_draft(text: str, draft: Draft, pack: Pack) -> None:
    assert_type(lint(text), Report)
    assert_type(lint(draft, issuer="ascentage-pharma", document="brief"), Report)
    assert_type(lint(text, date="2026-11-23", packs=pack), Report)


def many_drafts(texts: list[str]) -> None:
    pack = load_packs()
    assert_type(pack, Pack)
    assert_type(load_packs(["rules"], cache=False, terms={"drug-candidate": ["XY-101"]}), Pack)
    linter = Linter(pack, select=["hkex"], ignore=("us/missing-update-disclaimer",), preview=True)
    reports = [linter.lint(text, issuer=None) for text in texts]
    assert_type(reports, list[Report])
    assert_type(report_json(reports), str)
    assert_type(report_html(reports, linter.pack), str)
    waiver = Waiver("hkex", "*.txt", "counsel advised", "J. Chan", "2026-12-31", words="x")
    assert_type(linter.lint("text", waivers=[waiver]), Report)


def a_service(text: str, stop: threading.Event) -> None:
    files: dict[str, str | dict[str, str]] = {
        "house/pack.yaml": {"name": "house"},
        "house/rule.yaml": "title: x",
    }
    linter = Linter(lambda: load_packs(files=files), logger=logging.getLogger("desk"))
    assert_type(linter.pack, Pack)
    assert_type(linter.rules, frozenset[str])
    assert_type(linter.reload(), Pack)
    assert_type(linter.reload(load_packs()), Pack)
    assert_type(linter.lint(text, time_limit=2.0, stop=stop), Report)
    assert_type(parse_report(report_json([linter.lint(text)])), ReportModel)


def drafts_from_files(path: str, data: bytes) -> None:
    assert_type(read(path), Draft)
    assert_type(read_bytes(data, "draft.md", encoding="utf-8"), Draft)


def what_a_report_holds(report: Report) -> None:
    assert_type(report.source, Source)
    assert_type(report.document, str)
    assert_type(report.language, str)
    assert_type(report.issuer, str | None)
    assert_type(report.date, str | None)
    assert_type(report.findings, tuple[Finding, ...])
    assert_type(report.requirements, tuple[Requirement, ...])
    assert_type(report.waived, tuple[WaivedFinding, ...])
    assert_type(report.total(Severity.ERROR), int)


def what_a_finding_holds(finding: Finding, source: Source) -> None:
    assert_type(finding.primary, Label)
    assert_type(finding.primary.span, Span)
    assert_type(finding.rule, str)
    assert_type(finding.severity, Severity)
    assert_type(finding.message, str)
    assert_type(finding.help, str | None)
    assert_type(finding.related, tuple[Label, ...])
    assert_type(finding.citations, tuple[CitedProvision, ...])
    assert_type(finding.fix, Fix | None)
    assert_type(finding.fingerprint, str)
    assert_type(source.position(finding.primary.span.start), Position)
    assert_type(source.quote(finding.primary.span), str)


def what_a_fix_holds(fix: Fix) -> None:
    assert_type(fix.safety, Safety)
    assert_type(fix.edits, tuple[Edit, ...])


def what_a_requirement_holds(requirement: Requirement) -> None:
    assert_type(requirement.status, Status)
    assert_type(requirement.reason, str | None)
    assert_type(requirement.evidence, tuple[Label, ...])


def what_can_go_wrong(text: str) -> None:
    try:
        lint(text)
    except (PackError, PluginError, StoppedError, TimeLimitError, UsageError) as error:
        caught: DisclosureLintError = error
        del caught
