"""Code actions: a finding's own fix, allowing it with a reason, and all safe fixes at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lsprotocol import types

from disclosure_lint import fixes
from disclosure_lint.finding import Edit, Finding, Report, Safety
from disclosure_lint.server import judging, mending
from disclosure_lint.server.allowing import OWN, allowing
from disclosure_lint.server.desks import Desks
from disclosure_lint.server.diagnostics import of_finding, pointed, ranged
from disclosure_lint.server.judging import Judged
from disclosure_lint.server.positions import Ruler, Stretch
from disclosure_lint.server.schedule import Document, Schedule
from disclosure_lint.server.wire import Wire
from disclosure_lint.source import Span

FIX_ALL = "source.fixAll.disclosure-lint"

# Of clients that want every edit at once, and ask at each move of the cursor:
_SLOW = 0.2  # seconds of judging from which actions that need it are left out, unless asked for
_EAGER = 6  # actions whose edits are worked out


class Actions:
    """Offers actions, and works out the edits of those that take judging a draft again."""

    def __init__(self, wire: Wire, schedule: Schedule[Any], desks: Desks) -> None:
        self._wire = wire
        self._schedule = schedule
        self._desks = desks

    async def offered(
        self, document: Document[Any], judged: Judged, params: types.CodeActionParams
    ) -> list[types.CodeAction]:
        """Return what can be done about the findings that touch a range."""
        if judged.report is None or judged.desk is None:
            return []
        ruler = Ruler(judged.source, self._wire.encoding)
        stretch = Stretch(pointed(params.range.start), pointed(params.range.end))
        beside = near(judged.report, ruler.span(stretch))
        only = params.context.only
        actions: list[types.CodeAction] = []
        if _wanted(only, types.CodeActionKind.QuickFix):
            for finding in beside:
                shown = of_finding(finding, ruler, None, judged.desk.pack.rule)
                actions += self._quick(document, finding, shown, ruler)
        if _wanted(only, FIX_ALL) and any(_is_safe(finding) for finding in judged.report.findings):
            title, data = "Mend all that is safe", _data(document)
            actions.append(types.CodeAction(title, FIX_ALL, data=data))
        if self._wire.resolves("edit"):
            return actions
        ready = [action for action in actions if action.edit is not None]
        rest = [action for action in actions if action.edit is None]
        if only is None and document.seconds > _SLOW:
            return ready
        done = [await self.resolved(document, judged, action) for action in rest[:_EAGER]]
        return [*ready, *(action for action in done if action.edit is not None)]

    def _quick(
        self, document: Document[Any], finding: Finding, shown: types.Diagnostic, ruler: Ruler
    ) -> Iterator[types.CodeAction]:
        kind = types.CodeActionKind.QuickFix
        if finding.fix is not None:
            yield types.CodeAction(
                mending.title(finding), kind, [shown],
                is_preferred=_is_safe(finding),
                edit=self._edit(document, finding.fix.edits, ruler),
            )  # fmt: skip
        if not finding.rule.startswith(OWN):
            data = _data(document, rule=finding.rule, fingerprint=finding.fingerprint)
            yield types.CodeAction(f"Allow {finding.rule} with a reason", kind, [shown], data=data)

    def uri_of(self, action: types.CodeAction) -> str:
        """Return the document that an action is about; empty where it does not say."""
        return str(action.data.get("uri", "")) if isinstance(action.data, dict) else ""

    async def resolved(
        self, document: Document[Any], judged: Judged, action: types.CodeAction
    ) -> types.CodeAction:
        """Return an action with its edit; without one where the draft is another by now."""
        told, report = action.data, judged.report
        if action.edit is not None or report is None or not isinstance(told, dict):
            return action
        if told.get("version") != document.version:
            return action
        edits = await self._schedule.do(lambda: self._edits(judged, report, told))
        if edits:
            action.edit = self._edit(document, edits, Ruler(judged.source, self._wire.encoding))
        return action

    def _edits(self, judged: Judged, report: Report, told: dict[str, Any]) -> list[Edit]:
        """Work edits out; runs on the worker."""

        def judge(text: str) -> Report | None:
            return judging.judge(self._desks, judged.source.name, text).report

        if "fingerprint" not in told:
            done = fixes.mended(report, {Safety.SAFE}, lambda result: judge(result.text))
            return list(done.edits)
        key = (told.get("rule"), told["fingerprint"])
        for finding in report.findings:
            if judged.draft is not None and (finding.rule, finding.fingerprint) == key:
                edit = allowing(judged.draft, report, finding, judge)
                return [edit] if edit else []
        return []

    def _edit(
        self, document: Document[Any], edits: Sequence[Edit], ruler: Ruler
    ) -> types.WorkspaceEdit:
        """Return edits as they go over the wire, bound to the version that they are of."""
        texts = [types.TextEdit(ranged(ruler.stretch(span)), text) for span, text in edits]
        if not self._wire.offers("workspace.workspace_edit.document_changes"):
            return types.WorkspaceEdit(changes={document.uri: texts})
        named = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(named, [*texts])])


def _data(document: Document[Any], **more: str) -> dict[str, Any]:
    return {"uri": document.uri, "version": document.version, **more}


def _is_safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safety is Safety.SAFE


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def near(report: Report, span: Span) -> list[Finding]:
    """Return the findings that touch a span."""
    return [
        finding
        for finding in report.findings
        if _touches(finding.primary.span, span) or (finding.missing and span.start == 0)
    ]


def _wanted(only: Sequence[types.CodeActionKind | str] | None, kind: str) -> bool:
    """Whether a client that asks for some kinds of actions, or for all, asks for this one."""
    if only is None:
        return True
    asked = [one.value if isinstance(one, types.CodeActionKind) else one for one in only]
    return any(kind == one or kind.startswith(f"{one}.") for one in asked)
