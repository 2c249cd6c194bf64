"""Findings and mistakes as a client shows them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from lsprotocol import types

from disclosure_lint.errors import Mistake
from disclosure_lint.finding import Finding, Label, Severity
from disclosure_lint.packs.rule import Rule
from disclosure_lint.server.judging import Judged
from disclosure_lint.server.positions import Encoding, Point, Ruler, Stretch, units
from disclosure_lint.source import Source, Span

SOURCE = "disclosure-lint"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_USELESS = frozenset({"waiver/expired-allow", "waiver/unused-allow"})  # may as well be removed
_OUTDATED = frozenset({"tickers/stale-symbol", "drugs/superseded-name"})  # what no longer holds


def ranged(stretch: Stretch) -> types.Range:
    """Return a range as it goes over the wire."""
    return types.Range(types.Position(*stretch.start), types.Position(*stretch.end))


def pointed(position: types.Position) -> Point:
    """Return a position that came over the wire."""
    return Point(position.line, position.character)


def of_draft(
    judged: Judged, encoding: Encoding, uri: str, *, related: bool = True
) -> list[types.Diagnostic]:
    """Return what is to be shown on a draft, or why there is nothing to show.

    `related` says whether the client shows further places of a finding.
    """
    if judged.unjudged is not None:
        return [_not_checked(*judged.unjudged)]
    if judged.report is None or judged.desk is None:
        return []
    ruler, rule = Ruler(judged.source, encoding), judged.desk.pack.rule
    return [
        of_finding(finding, ruler, uri if related else None, rule)
        for finding in judged.report.findings
    ]


def of_finding(
    finding: Finding, ruler: Ruler, uri: str | None, rule: Callable[[str], Rule | None]
) -> types.Diagnostic:
    """Return one finding; its further places lie in the document `uri`, where that is told."""
    said = [finding.message, finding.help]
    url = next((cited.url for cited in finding.citations if cited.url), None)
    return types.Diagnostic(
        range=ranged(ruler.stretch(Span(0, 0) if finding.missing else finding.primary.span)),
        message="\n".join(filter(None, said)),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(url) if url else None,
        source=SOURCE,
        tags=_tags(finding, rule(finding.rule)) or None,
        related_information=_related(_beside(finding), ruler, uri) if uri else None,
        data={"fingerprint": finding.fingerprint},
    )


def _beside(finding: Finding) -> tuple[Label, ...]:
    """Return the further places of a finding; the words that call for something are one."""
    if not finding.missing:
        return finding.related
    said = finding.primary.message or "called for here"
    return (finding.primary._replace(message=said), *finding.related)


def _related(
    labels: Sequence[Label], ruler: Ruler, uri: str
) -> list[types.DiagnosticRelatedInformation] | None:
    return [
        types.DiagnosticRelatedInformation(
            _location(label, ruler, uri), label.message or "see here"
        )
        for label in labels
    ] or None


def _location(label: Label, ruler: Ruler, uri: str) -> types.Location:
    """Return where a label stands: in the open document, or in the file beside it.

    Of a file that no editor shows as it is read, such as a Word file, it is the beginning.
    """
    if label.source is None:
        return types.Location(uri, ranged(ruler.stretch(label.span)))
    there = Path(label.source.file).absolute().as_uri()
    if not label.source.encoding:
        return types.Location(there, ranged(Stretch(Point(0, 0), Point(0, 0))))
    return types.Location(there, ranged(Ruler(label.source, ruler.encoding).stretch(label.span)))


def _tags(finding: Finding, rule: Rule | None) -> list[types.DiagnosticTag]:
    tags = []
    if finding.rule in _USELESS:
        tags.append(types.DiagnosticTag.Unnecessary)
    if rule is not None and rule.fields.get("detector", rule.id) in _OUTDATED:
        tags.append(types.DiagnosticTag.Deprecated)
    return tags


def _not_checked(reason: str, grave: bool) -> types.Diagnostic:  # noqa: FBT001 - two fields
    severities = types.DiagnosticSeverity
    return types.Diagnostic(
        range=ranged(Stretch(Point(0, 0), Point(0, 0))),
        message=f"Not checked: {reason}",
        severity=severities.Error if grave else severities.Information,
        source=SOURCE,
    )


def of_mistakes(
    mistakes: Sequence[Mistake], text: str, encoding: Encoding
) -> list[types.Diagnostic]:
    """Return what is wrong in a rule file, whose text is `text`."""
    source = Source(text)
    return [_of_mistake(mistake, source, encoding) for mistake in mistakes]


def _of_mistake(mistake: Mistake, source: Source, encoding: Encoding) -> types.Diagnostic:
    number = min(mistake.line, len(source.line_starts))
    line, first = source.line(number), mistake.column - 1
    start = Point(number - 1, units(line[:first], encoding))
    end = Point(number - 1, units(line[: first + mistake.width], encoding))
    said = [mistake.message, mistake.note, mistake.help]
    return types.Diagnostic(
        range=ranged(Stretch(start, end)),
        message="\n".join(filter(None, said)),
        severity=types.DiagnosticSeverity.Error,
        code=mistake.rule,
        source=SOURCE,
    )
