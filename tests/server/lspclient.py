"""A real client over standard input and output, made of pygls' own."""

import asyncio
import re
import sys
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

SERVE = (
    "import sys; from disclosure_lint.cli.main import program; sys.argv[1:] = {args!r}; program()"
)
CAPABLE = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {
        "workspaceEdit": {"documentChanges": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "codeAction": {"resolveSupport": {"properties": ["edit"]}},
    },
}


class Editor:
    """An editor: what it has open, and what it was told."""

    def __init__(self, client):
        self.client = client
        self.shown = {}  # uri → what was published last
        self.published = []  # everything that was
        self.registered = []
        self.messages = []
        self.versions = {}
        self._news = asyncio.Event()
        for method, answer in (
            (types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, self._publish),
            (types.CLIENT_REGISTER_CAPABILITY, self._registering),
            (types.WINDOW_SHOW_MESSAGE, self._message),
            (types.WINDOW_LOG_MESSAGE, self._message),
        ):
            client.feature(method)(partial(answer))  # pygls marks what it is given

    def _publish(self, params):
        self.shown[params.uri] = params
        self.published.append(params)
        self._news.set()

    def _registering(self, params):
        self.registered += params.registrations

    def _message(self, params):
        self.messages.append(params.message)

    def open(self, uri, text, language="plaintext"):
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri, *changes):
        """Make changes: a text for the whole, or ((line, column), (line, column), text)."""
        self.versions[uri] += 1
        named = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        made = [
            types.TextDocumentContentChangeWholeDocument(one)
            if isinstance(one, str)
            else types.TextDocumentContentChangePartial(area(*one[:2]), one[2])
            for one in changes
        ]
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, made))

    async def diagnostics(self, uri, version=None, within=30):
        """Wait for what is published of a version, the latest by default."""
        wanted = version or self.versions[uri]

        def is_there():
            return uri in self.shown and self.shown[uri].version == wanted

        await asyncio.wait_for(self._until(is_there), within)
        return list(self.shown[uri].diagnostics)

    async def _until(self, is_there):
        while not is_there():
            self._news.clear()
            await self._news.wait()

    async def next(self, uri, within=30):
        """Wait for whatever is published next on a document."""
        before = sum(one.uri == uri for one in self.published)
        await asyncio.wait_for(
            self._until(lambda: sum(one.uri == uri for one in self.published) > before), within
        )
        return list(self.shown[uri].diagnostics)

    async def actions(self, uri, where, only=None):
        context = types.CodeActionContext([], only=only)
        named = types.TextDocumentIdentifier(uri)
        params = types.CodeActionParams(named, where, context)
        return await self.client.text_document_code_action_async(params)

    async def hover(self, uri, line, character):
        named = types.TextDocumentIdentifier(uri)
        place = types.Position(line, character)
        return await self.client.text_document_hover_async(types.HoverParams(named, place))


def area(start, end):
    return types.Range(types.Position(*start), types.Position(*end))


def offset(text, position, encoding="utf-16-le"):
    """Return the offset of a position, line ends being those of the protocol."""
    size = {"utf-16-le": 2, "utf-32-le": 4, "utf-8": 1}[encoding]
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)
    before = "".join(lines[: position.line])
    line = lines[position.line] if position.line < len(lines) else ""
    head = line.encode(encoding, "surrogatepass")[: position.character * size]
    return len(before) + len(head.decode(encoding, "surrogatepass"))


def quoted(text, where, encoding="utf-16-le"):
    return text[offset(text, where.start, encoding) : offset(text, where.end, encoding)]


def applied(text, edits):
    """Make the edits of a code action, last first."""
    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character))[
        ::-1
    ]:
        start, end = offset(text, edit.range.start), offset(text, edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text


@asynccontextmanager
async def editor(folder: Path | None, capabilities=None, settings=None, program=None):
    """Start a server and say hello; say goodbye at the end, and see that it left in order."""
    client = LanguageClient("test", "1")
    told = Editor(client)
    start = program or SERVE.format(args=["server", "-v"])
    await client.start_io(sys.executable, "-c", start)
    given = client.protocol._converter.structure(
        CAPABLE if capabilities is None else capabilities, types.ClientCapabilities
    )
    root = folder.as_uri() if folder else None
    folders = [types.WorkspaceFolder(root, folder.name)] if folder else None
    hello = types.InitializeParams(
        given, initialization_options=settings, workspace_folders=folders, root_uri=root
    )
    told.hello = await client.initialize_async(hello)
    client.initialized(types.InitializedParams())
    try:
        yield told
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        told.said = (await client._server.stderr.read()).decode()
        told.code = await asyncio.wait_for(client._server.wait(), 20)
        await client.stop()
