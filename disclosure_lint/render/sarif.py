"""Reports as SARIF 2.1.0, for code scanning and for viewers of it.

The results of all drafts lie in one run, as its readers want them, and one draft's are
written while the next is judged; files, rules and what could not be judged come after them.
With `verbose` the requirements that are met, do not apply or could not be checked are
results too, of the kinds that SARIF has for them.
"""

from __future__ import annotations

import json

from disclosure_lint.finding import (
    Finding,
    Fix,
    Label,
    PackVersion,
    Report,
    Requirement,
    Status,
    WaivedFinding,
)
from disclosure_lint.render.paths import BASE, location
from disclosure_lint.render.sarif_rules import indices, message, tool
from disclosure_lint.render.view import Tally, View
from disclosure_lint.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

SEPARATOR = ",\n"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "disclosureLint/v1"
_KINDS = {
    Status.MET: ("pass", "Met"),
    Status.NOT_APPLICABLE: ("notApplicable", "Does not apply"),
    Status.UNCHECKED: ("open", "Could not be checked"),
}
_LONGEST = 2000  # code points of a draft that are repeated beside a place


def head(packs: Sequence[PackVersion]) -> str:
    """Return what stands before the first result."""
    root = {"description": {"text": "The folder in which disclosure-lint was run."}}
    run = {
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {BASE: root},
        "properties": {"packs": [pack._asdict() for pack in packs]},
    }
    log = f'{{"$schema": {_dumps(SCHEMA)},\n"version": "2.1.0",\n"runs": ['
    return f'{log}{_dumps(run)[:-1]},\n"results": [\n'


def draft(report: Report, view: View) -> str:
    """Return one draft: its artifact on the first line, a result on each of the others."""
    source, known = report.source, indices(view.rules)
    results = [_finding(source, finding, known) for finding in report.findings]
    results += [_waived(source, waived, known) for waived in report.waived]
    if view.verbose:
        results += [
            _requirement(source, one, known) for one in report.requirements if one.status in _KINDS
        ]
    return "\n".join(_dumps(value) for value in (_artifact(report), *results))


def unread(name: str, reason: str) -> str:
    """Return a draft that could not be judged: a notification in the place of an artifact."""
    return _dumps({
        "descriptor": {"id": "unread-draft"},
        "level": "error",
        "message": message(reason),
        "locations": [{"physicalLocation": {"artifactLocation": location(name)}}],
    })  # fmt: skip


def join(pieces: Iterable[str], view: View) -> Iterator[str]:
    """Yield the results as they come; then artifacts, notifications and the tool."""
    artifacts: list[str] = []
    notifications: list[str] = []
    between = ""
    for piece in pieces:
        first, _, results = piece.partition("\n")
        (notifications if first.startswith('{"descriptor"') else artifacts).append(first)
        if results:
            yield between + results.replace("\n", SEPARATOR)
            between = SEPARATOR
    successful = "false" if notifications else "true"
    yield f'\n],\n"artifacts": [\n{SEPARATOR.join(artifacts)}\n],\n'
    yield f'"invocations": [{{"executionSuccessful": {successful}, '
    yield f'"toolExecutionNotifications": [{SEPARATOR.join(notifications)}]}}],\n'
    yield f'"tool": {_dumps(tool(view.rules))}'


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the tool."""
    return "}]}\n"


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _artifact(report: Report) -> dict[str, Any]:
    source = report.source
    facts = {
        "document": report.document,
        "language": report.language,
        "issuer": report.issuer,
        "date": report.date,
    }
    artifact: dict[str, Any] = {"location": location(source.file), "roles": ["analysisTarget"]}
    if source.file != source.name:
        artifact["description"] = message(source.name)
    if source.encoding and not source.places:
        artifact["encoding"] = source.encoding
    if source.sha256:
        artifact["hashes"] = {"sha-256": source.sha256}
    return {**artifact, "properties": {name: fact for name, fact in facts.items() if fact}}


def _finding(source: Source, finding: Finding, known: dict[str, int]) -> dict[str, Any]:
    said = f"{finding.message}. {finding.help}" if finding.help else f"{finding.message}."
    result = {
        **_rule(finding.rule, known),
        "level": finding.severity.value,
        "message": message(said),
        "locations": [_location(source, finding.primary)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(label.source or source, label)}
            for number, label in enumerate(finding.related, start=1)
        ]
    if finding.fingerprint:
        result["partialFingerprints"] = {FINGERPRINT: finding.fingerprint}
    if finding.fix:
        result["fixes"] = [_fix(source, finding.fix)]
    return result


def _waived(source: Source, waived: WaivedFinding, known: dict[str, int]) -> dict[str, Any]:
    told = {"who": waived.who, "until": waived.until}
    suppression = {
        "kind": "inSource" if waived.entry is None else "external",
        "status": "accepted",
        "justification": waived.reason,
        "properties": {name: fact for name, fact in told.items() if fact},
    }
    return {**_finding(source, waived.finding, known), "suppressions": [suppression]}


def _requirement(source: Source, one: Requirement, known: dict[str, int]) -> dict[str, Any]:
    kind, said = _KINDS[one.status]
    everything = Label(Span(0, len(source.text)))  # where nothing in particular proves it
    first, *others = one.evidence or (everything,)
    return {
        **_rule(one.rule, known),
        "kind": kind,
        "level": "none",
        "message": message(f"{said}: {one.reason}." if one.reason else f"{said}."),
        "locations": [_location(source, first)],
        "relatedLocations": [_location(source, label) for label in others],
    }


def _rule(rule: str, known: dict[str, int]) -> dict[str, Any]:
    return {"ruleId": rule, "ruleIndex": known[rule]} if rule in known else {"ruleId": rule}


def _location(source: Source, label: Label) -> dict[str, Any]:
    words = source.quote(label.span)
    region = _region(source, label.span)
    if len(words) <= _LONGEST:
        region["snippet"] = {"text": words}
    place: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": location(source.file), "region": region}
    }
    where = source.where(label.span.start)
    if where is not None:
        place["logicalLocations"] = [{"fullyQualifiedName": where}]
    if label.message:
        place["message"] = message(label.message)
    return place


def _region(source: Source, span: Span) -> dict[str, Any]:
    start, end = source.position(span.start), source.position(span.end)
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    if source.file != source.name:  # whose offsets are those of a part
        return region
    return {**region, "charOffset": span.start, "charLength": span.end - span.start}


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    kind = "notation only" if fix.safety == "safe" else "wording; read it afterwards"
    return {
        "description": {"text": f"A fix of {kind}."},
        "artifactChanges": [
            {"artifactLocation": location(source.file), "replacements": replacements}
        ],
    }
