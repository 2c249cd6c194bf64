"""Reports as JSON, schema 1: the contract that other programs read.

One draft a line, so that a thousand drafts can be written as they are judged.
"""

from __future__ import annotations

from disclosure_lint.finding import Finding, Fix, Label, PackVersion, Report, Requirement
from disclosure_lint.render.view import Tally, View, tally, total
from disclosure_lint.source import Source, Span
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

SCHEMA = 1
SEPARATOR = ",\n"


def render(reports: Iterable[Report]) -> str:
    """Return reports as one JSON document, schema 1, as `check --output json` writes it.

    It quotes the drafts. `parse_report` reads it back.
    """
    told = tuple(reports)
    drafts = SEPARATOR.join(_dumps(plain(report)) for report in told)
    sums = total(tally(report) for report in told)
    return head(told[0].packs if told else ()) + drafts + foot(sums, View())


def head(packs: Sequence[PackVersion]) -> str:
    """Return what stands before the first draft."""
    tool = {"name": "disclosure-lint", "version": VERSION}
    said = [{"name": pack.name, "version": pack.version} for pack in packs]
    return (
        f'{{"schema": {SCHEMA},\n"tool": {_dumps(tool)},\n"packs": {_dumps(said)},\n"drafts": [\n'
    )


def draft(report: Report, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return one draft as a JSON object on one line."""
    return _dumps(plain(report))


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the last draft."""
    summary = {
        "drafts": tally.drafts,
        "errors": tally.errors,
        "warnings": tally.warnings,
        "notes": tally.notes,
        "known": tally.known,
    }
    return f'\n],\n"summary": {_dumps(summary)}}}\n'


def _dumps(value: object) -> str:
    """Write a value as `json.dumps` does, by what it writes with: that alone costs no import."""
    try:
        from _json import encode_basestring, make_encoder

        write = make_encoder(None, None, encode_basestring, None, ": ", ", ", False, False, True)  # type: ignore[arg-type] # noqa: FBT003
        return "".join(write(value, 0))
    except (ImportError, TypeError):  # where Python is made otherwise
        from json import dumps

        return dumps(value, ensure_ascii=False)


def plain(report: Report) -> dict[str, Any]:
    """Return one report as the plain values of an entry in `drafts`."""
    source = report.source
    beside = [
        {"relation": one.relation, "path": one.source.name, "sha256": one.source.sha256}
        for one in report.beside
    ]
    return {
        "path": source.name,
        "sha256": source.sha256,
        **({"beside": beside} if beside else {}),
        "document": report.document,
        "language": report.language,
        "issuer": report.issuer,
        "date": report.date,
        "findings": [plain_finding(source, finding) for finding in report.findings],
        "requirements": [_requirement(source, item) for item in report.requirements],
        "waived": [
            {
                "finding": plain_finding(source, waived.finding),
                "reason": waived.reason,
                "until": waived.until,
                "who": waived.who,
            }
            for waived in report.waived
        ],
    }


def plain_finding(source: Source, finding: Finding) -> dict[str, Any]:
    """Return one finding as plain values."""
    span = finding.primary.span
    end = source.position(span.end)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        **_place(source, span),
        "end_line": end.line,
        "end_column": end.column,
        "where": source.where(span.start),
        "related": [_related(source, label) for label in finding.related],
        "fix": _fix(finding.fix) if finding.fix else None,
        "citations": [cited._asdict() for cited in finding.citations],
        "fingerprint": finding.fingerprint,
    }


def _related(source: Source, label: Label) -> dict[str, Any]:
    """Return a further place; where it is in the text beside the draft, with the path of that."""
    place = {**_place(label.source or source, label.span), "message": label.message}
    return {**place, "path": label.source.name if label.source else None}


def _place(source: Source, span: Span) -> dict[str, Any]:
    line, column = source.position(span.start)
    return {
        "quote": source.quote(span),
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [
        {"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits
    ]
    return {"safety": fix.safety.value, "edits": edits}


def _requirement(source: Source, requirement: Requirement) -> dict[str, Any]:
    return {
        "rule": requirement.rule,
        "status": requirement.status.value,
        "reason": requirement.reason,
        "evidence": [_evidence(source, label) for label in requirement.evidence],
    }


def _evidence(source: Source, label: Label) -> dict[str, Any]:
    return _place(source, label.span)
