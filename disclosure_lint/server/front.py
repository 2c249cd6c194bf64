"""The requests and notes of a client, and what answers each."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from lsprotocol import types

from disclosure_lint.server import completing, diagnostics, hovers, judging, names, rulefiles
from disclosure_lint.server.actions import Actions, near
from disclosure_lint.server.buffers import Buffer
from disclosure_lint.server.desks import OPTIONS, Desks
from disclosure_lint.server.diagnostics import pointed, ranged
from disclosure_lint.server.judging import Judged, Unjudged
from disclosure_lint.server.log import Log
from disclosure_lint.server.outline import Part, outline
from disclosure_lint.server.positions import Point, Ruler
from disclosure_lint.server.schedule import Document, Schedule, State
from disclosure_lint.server.wire import Wire, path_of
from disclosure_lint.source import Source, Span

_SECTION = "disclosure-lint"  # of the client's settings
_WATCHED = ("**/disclosure-lint.toml", "**/pyproject.toml", "**/waivers.toml", "**/*.{yaml,yml}")
_SYMBOLS = {
    "headline": types.SymbolKind.File,
    "heading": types.SymbolKind.String,
    "statement": types.SymbolKind.Interface,
}


class Outcome(NamedTuple):
    """What came of a document: a draft that was judged, or a rule file."""

    shown: list[types.Diagnostic]
    judged: Judged | None = None


class Front:
    """What one client has open, and what it is told."""

    def __init__(self, wire: Wire, log: Log) -> None:
        self._wire = wire
        self._log = log
        self._desks = Desks()
        self._schedule: Schedule[Outcome] = Schedule(self._judge, self._show)
        self._documents: dict[str, Document[Outcome]] = {}
        self._rules: dict[str, str] = {}  # path → text of the open rule files; never changed
        self._actions = Actions(wire, self._schedule, self._desks)
        self._register()

    def _register(self) -> None:
        kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
        acting = types.CodeActionOptions(code_action_kinds=kinds, resolve_provider=True)
        for method, work, options in (
            (types.INITIALIZE, self.initialize, None),
            (types.INITIALIZED, self.initialized, None),
            (types.SHUTDOWN, self.shutdown, None),
            (types.WORKSPACE_DID_CHANGE_CONFIGURATION, self.settings, None),
            (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self.changed_outside, None),
            (types.TEXT_DOCUMENT_DID_OPEN, self.opened, None),
            (types.TEXT_DOCUMENT_DID_CHANGE, self.changed, None),
            (types.TEXT_DOCUMENT_DID_SAVE, self.saved, None),
            (types.TEXT_DOCUMENT_DID_CLOSE, self.closed, None),
            (types.TEXT_DOCUMENT_HOVER, self.hover, None),
            (types.TEXT_DOCUMENT_CODE_ACTION, self.code_actions, acting),
            (types.CODE_ACTION_RESOLVE, self.resolve, None),
            (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self.symbols, None),
            (types.TEXT_DOCUMENT_COMPLETION, self.complete, None),
        ):
            self._wire.handle(method, work, options)

    def initialize(self, params: types.InitializeParams) -> None:
        """Take the settings that come with the first message."""
        self._tell(self._desks.tell(_settings(params.initialization_options)))

    async def initialized(self, _: Any) -> None:
        """Ask to be told of configuration and packs, and load the packs while nobody waits."""
        self._wire.watch(_WATCHED)
        path = os.path.join(self._wire.folder, "draft.txt")
        await self._schedule.do(lambda: judging.judge(self._desks, path, "disclosure"))
        gc.freeze()  # packs stay; to go through them at every collection costs milliseconds
        self._log.say("ready")

    def shutdown(self, _: Any) -> None:
        """End the work at hand."""
        for document in self._documents.values():
            self._schedule.forget(document)
        self._schedule.close()

    async def settings(self, params: types.DidChangeConfigurationParams) -> None:
        """Take the settings of the client, and judge everything again.

        Many clients send settings that hold none of ours; what they told before holds then.
        """
        if not _concerns_us(params.settings):
            return
        told = _settings(params.settings)
        self._tell(await self._schedule.do(lambda: self._desks.tell(told)))
        self._again(self._documents.values())

    def _tell(self, unknown: Sequence[str]) -> None:
        if unknown:
            self._wire.complain(f"disclosure-lint: unknown settings: {', '.join(unknown)}")

    async def changed_outside(self, _: types.DidChangeWatchedFilesParams) -> None:
        """Look at configuration and packs again, and judge everything by them."""
        await self._schedule.do(self._desks.refresh)
        self._again(self._documents.values())

    async def saved(self, params: types.DidSaveTextDocumentParams) -> None:
        """Look at configuration and packs again; not every client tells when they change.

        A draft is nobody's configuration, so when one is saved the others stay as they are.
        """
        await self._schedule.do(self._desks.refresh)
        document = self._documents.get(params.text_document.uri)
        is_draft = document is not None and not document.is_rules
        self._again([document] if document and is_draft else self._documents.values())

    def _again(self, documents: Iterable[Document[Outcome]]) -> None:
        for document in documents:
            document.judged = None
            self._schedule.touch(document)

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Judge a document at once, if it is a draft or a rule file."""
        told = params.text_document
        path = path_of(told.uri)
        is_rules = path is not None and rulefiles.is_rule_file(path)
        name = path if is_rules else names.name_of(path, told.language_id, self._wire.folder)
        if name is None:
            return
        if told.uri in self._documents:
            self._schedule.forget(self._documents[told.uri])
        buffer = Buffer(told.text, self._wire.encoding)
        document: Document[Outcome] = Document(told.uri, name, is_rules, told.version, buffer)
        self._documents[told.uri] = document
        self._note(document)
        self._schedule.touch(document, at_once=True)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Make the changes of a document, and judge it when they cease."""
        document = self._documents.get(params.text_document.uri)
        if document is None:
            return
        for change in params.content_changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = pointed(change.range.start), pointed(change.range.end)
                document.buffer.edit(start, end, change.text)
            else:
                document.buffer.replace(change.text)
        document.version = params.text_document.version
        document.judged = None  # whatever the client calls its versions
        self._note(document)
        self._schedule.touch(document)

    def _note(self, document: Document[Outcome]) -> None:
        """Let rule files be judged beside the others that are open, saved or not."""
        if document.is_rules:
            self._rules = {**self._rules, document.name: document.buffer.text}

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a document."""
        document = self._documents.pop(params.text_document.uri, None)
        if document is None:
            return
        self._schedule.forget(document)
        self._rules = {path: text for path, text in self._rules.items() if path != document.name}
        self._wire.publish(document.uri, None, [])

    def _judge(self, state: State) -> Outcome:
        """Judge a document as it was; runs on the worker, and never raises."""
        try:
            return self._judged(state)
        except Exception as error:  # noqa: BLE001 - said on the document, which is not clean
            self._log.bug("judging a document", error)
            why = Unjudged("a bug in disclosure-lint; its log says where", grave=True)
            lost = Judged(Source(state.text, state.name), unjudged=why)
            return Outcome(diagnostics.of_draft(lost, self._wire.encoding, state.uri), lost)

    def _judged(self, state: State) -> Outcome:
        encoding = self._wire.encoding
        if state.is_rules:
            found = rulefiles.mistakes(state.name, {**self._rules, state.name: state.text})
            return Outcome(diagnostics.of_mistakes(found, state.text, encoding))
        judged = judging.judge(self._desks, state.name, state.text)
        related = self._wire.offers("text_document.publish_diagnostics.related_information")
        return Outcome(diagnostics.of_draft(judged, encoding, state.uri, related=related), judged)

    def _show(self, document: Document[Outcome]) -> None:
        if document.outcome is None:
            return
        self._wire.publish(document.uri, document.version, document.outcome.shown)
        milliseconds = round(1000 * document.seconds)
        self._log.say(
            f"{len(document.buffer.text):,} characters, "
            f"{len(document.outcome.shown)} diagnostics, {milliseconds} ms"
        )

    async def _current(self, uri: str) -> Judged | None:
        """Return what was found in a draft as it is now."""
        document = self._documents.get(uri)
        if document is None or document.is_rules:
            return None
        outcome = await self._schedule.current(document)
        return outcome.judged if outcome else None

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Say what is to be said at a place."""
        uri, point = params.text_document.uri, pointed(params.position)
        document = self._documents.get(uri)
        if document is not None and document.is_rules:
            said = completing.about(*self._in_rules(document, point))
            return _markdown(said) if said else None
        judged = await self._current(uri)
        if judged is None or judged.report is None or judged.desk is None:
            return None
        ruler, desk = Ruler(judged.source, self._wire.encoding), judged.desk
        offset = ruler.offset(point)
        found = near(judged.report, Span(offset, offset))
        if not found:
            return None
        found.sort(key=lambda finding: -finding.severity.rank)
        models = await self._schedule.do(lambda: desk.models)
        pages = [hovers.of_finding(finding, models.get(finding.rule)) for finding in found]
        span = found[0].primary.span
        return _markdown("\n\n---\n\n".join(pages), ranged(ruler.stretch(span)))

    def _in_rules(self, document: Document[Outcome], point: Point) -> tuple[str, str, int, int]:
        """Return a rule file's name and text, and a line and column in code points, from 0."""
        source = Source(document.buffer.text)
        offset = Ruler(source, self._wire.encoding).offset(point)
        line, column = source.position(offset)
        return os.path.basename(document.name), source.text, line - 1, column - 1

    async def code_actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Offer what can be done about the findings in a range."""
        document = self._documents.get(params.text_document.uri)
        judged = await self._current(params.text_document.uri)
        if document is None or judged is None:
            return []
        return await self._actions.offered(document, judged, params)

    async def resolve(self, action: types.CodeAction) -> types.CodeAction:
        """Work out the edit of a code action that was chosen."""
        document = self._documents.get(self._actions.uri_of(action))
        judged = await self._current(document.uri) if document else None
        if document is None or judged is None:
            return action
        return await self._actions.resolved(document, judged, action)

    async def symbols(
        self, params: types.DocumentSymbolParams
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        """List the parts of a draft."""
        uri = params.text_document.uri
        judged = await self._current(uri)
        if judged is None or judged.draft is None or judged.desk is None:
            return []
        draft, pack = judged.draft, judged.desk.pack
        parts = await self._schedule.do(lambda: outline(draft, pack))
        ruler = Ruler(judged.source, self._wire.encoding)
        nested = "text_document.document_symbol.hierarchical_document_symbol_support"
        if self._wire.offers(nested):
            return [_symbol(part, ruler) for part in parts]
        return [
            types.SymbolInformation(
                location=types.Location(uri, ranged(ruler.stretch(part.span))),
                name=part.name, kind=_SYMBOLS[part.sort],
            )
            for part in parts
        ]  # fmt: skip

    def complete(self, params: types.CompletionParams) -> list[types.CompletionItem]:
        """Offer fields and values of a rule file."""
        document = self._documents.get(params.text_document.uri)
        if document is None or not document.is_rules:
            return []
        place = self._in_rules(document, pointed(params.position))
        kinds = types.CompletionItemKind
        return [
            types.CompletionItem(
                label=one.name,
                kind=kinds.Field if one.is_field else kinds.EnumMember,
                insert_text=one.text,
                documentation=one.about or None,
                sort_text=f"{at:03}",
            )
            for at, one in enumerate(completing.candidates(*place))
        ]


def _symbol(part: Part, ruler: Ruler) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=part.name,
        kind=_SYMBOLS[part.sort],
        range=ranged(ruler.stretch(part.span)),
        selection_range=ranged(ruler.stretch(part.head)),
        detail=part.sort,
    )


def _markdown(text: str, where: types.Range | None = None) -> types.Hover:
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), where)


def _settings(told: Any) -> dict[str, Any]:
    """Return our settings of what a client sends, which may hold others' beside them."""
    own = told.get(_SECTION, told) if isinstance(told, dict) else None
    return {k: v for k, v in own.items() if v is not None} if isinstance(own, dict) else {}


def _concerns_us(told: Any) -> bool:
    """Whether settings that a client sends, of anything, hold any of ours."""
    return isinstance(told, dict) and (_SECTION in told or not OPTIONS.isdisjoint(told))
