"""What the page tells of a report: plain values for its list of findings."""

from __future__ import annotations

from disclosure_lint.finding import Status
from disclosure_lint.render.html.as_read import as_read
from disclosure_lint.render.measure import shorten, shown
from disclosure_lint.render.paragraphs import cites
from disclosure_lint.render.view import Told, View
from disclosure_lint.workbench import Workbench, was_judged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from disclosure_lint.finding import Finding, Label, Report, WaivedFinding
    from disclosure_lint.packs.pack import Pack
    from disclosure_lint.source import Source
    from disclosure_lint.waivers.register import Register

_QUOTE = 160  # columns of words that are quoted
_MOST_PROOFS = 3  # places of words that prove one requirement
_RANKS = {"unchecked": 0, "note": 1, "warning": 2, "error": 3, "never": 4}


def view(bench: Workbench, report: Report) -> View:
    """Return how a report is shown, as the command line would show it."""
    settings = bench.settings._asdict() | {"date": bench.date, "encoding": None}
    names = {report.issuer: bench.pack.called(report.issuer)} if report.issuer else {}
    return View(
        names=names,
        rules=tuple(rule for rule in bench.pack.rules if rule.id in bench.linter.rules),
        failing=_RANKS[bench.settings.fail_on],
        pack=bench.pack,
        told=Told(**{field: settings[field] for field in Told._fields}),
    )


def plain(report: Report, pack: Pack, register: Register | None = None) -> dict[str, Any]:
    """Return what the page lists of a report; `register` holds the waivers that it went by."""
    statuses = [one.status for one in report.requirements]
    read = as_read(report)
    titles = {rule.id: rule.title for rule in pack.rules}
    orders = {rule.id: rule.in_order or rule.title for rule in pack.rules}
    return {
        "name": shown(report.source.name),
        "sha256": report.source.sha256,
        "document": report.document,
        "language": report.language,
        "issuer": report.issuer,
        "issuerName": pack.called(report.issuer) if report.issuer else None,
        "date": report.date,
        "statuses": {one.value: statuses.count(one) for one in Status},
        "judged": bool(report.findings) or was_judged(report),
        "proved": [
            {
                "title": orders.get(one.rule, one.rule),
                "places": [_place(label, read.source) for label in one.evidence[:_MOST_PROOFS]],
            }
            for one in read.requirements
            if one.status is Status.MET
        ],
        "unchecked": [
            {"title": titles.get(one.rule, one.rule), "reason": one.reason}
            for one in report.requirements
            if one.status is Status.UNCHECKED
        ],
        "waived": [_waived(one, read.source) for one in read.waived],
        "ended": [
            {"title": titles.get(one.rule, one.rule), "who": one.who, "until": one.until}
            for one in register.about(report.source.name)
            if one.lapsed(report.date)
        ]
        if register
        else [],
        "findings": [_finding(one, read.source) for one in read.findings],
    }


def _waived(waived: WaivedFinding, source: Source) -> dict[str, Any]:
    """Return a finding that somebody allowed: in the register, or in the draft where none is named."""
    found = _finding(waived.finding, source)
    kept = {name: found[name] for name in ("rule", "message", "where", "words", "whole")}
    return {**kept, "reason": waived.reason, "who": waived.who, "until": waived.until}


def _place(label: Label, source: Source) -> dict[str, str]:
    return {
        "where": source.told(label.span.start),
        "words": shorten(source.quote(label.span), _QUOTE),
    }


def _finding(finding: Finding, source: Source) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": finding.severity.value,
        "message": shown(finding.message),
        "help": finding.help and shown(finding.help),
        **_place(finding.primary, source),
        "missing": finding.missing,
        "whole": finding.missing and not finding.primary.message,
        "cites": cites(finding.citations),
    }


def compared(findings: Sequence[Mapping[str, Any]], earlier: Report) -> dict[str, Any]:
    """Return which findings are new since an earlier version, and which of its are gone."""
    read = as_read(earlier)
    before = [_finding(one, read.source) for one in read.findings]
    known = {(one["rule"], one["fingerprint"]) for one in before}
    now = {(one["rule"], one["fingerprint"]) for one in findings}
    return {
        "earlier": shown(earlier.source.name),
        "fresh": [(one["rule"], one["fingerprint"]) not in known for one in findings],
        "gone": [one for one in before if (one["rule"], one["fingerprint"]) not in now],
    }
