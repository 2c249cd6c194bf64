"""The typed boundary to pygls: what goes out, what comes in, and that nothing takes it down."""

from __future__ import annotations

import gc
import inspect
import os
import sys
from collections.abc import Awaitable, Callable, Generator, Sequence
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path
from typing_extensions import override

from disclosure_lint.server.log import Log, silence
from disclosure_lint.server.positions import Encoding
from disclosure_lint.version import VERSION

Handler = Callable[[Any], Any]


class _Protocol(LanguageServerProtocol):
    """Leaves the texts of documents to us; see `buffers` for why."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    @override
    def lsp_text_document__did_open(self, params: Any) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    @override
    def lsp_text_document__did_change(self, params: Any) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    @override
    def lsp_text_document__did_close(self, params: Any) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


class Wire(LanguageServer):
    """A connection to one client over standard input and output."""

    protocol: _Protocol

    def __init__(self, log: Log) -> None:
        super().__init__("disclosure-lint", VERSION, protocol_cls=_Protocol, max_workers=1)
        self._log = log

    @property
    def encoding(self) -> Encoding:
        """What the client counts columns in; known once it has said hello."""
        return Encoding(self.workspace.position_encoding or Encoding.UTF16)

    @property
    def folder(self) -> str:
        """The path of the first folder that is open, or else of the server's own."""
        found = map(path_of, self.workspace.folders)
        return next(filter(None, (*found, self.workspace.root_path)), os.getcwd())

    def offers(self, capability: str) -> bool:
        """Whether the client can do something, named as in `workspace.workspace_edit`."""
        return bool(get_capability(self.client_capabilities, capability, default=None))

    def resolves(self, what: str) -> bool:
        """Whether the client asks for a part of a code action when it is chosen."""
        path = "text_document.code_action.resolve_support"
        support = get_capability(self.client_capabilities, path, default=None)
        return support is not None and what in support.properties

    def handle(self, method: str, work: Handler, options: Any = None) -> None:
        """Let `work` answer a method; where it fails the answer is that there is none."""
        self.feature(method, options)(self._guarded(method, work))

    def _guarded(self, method: str, work: Handler) -> Handler:
        if inspect.iscoroutinefunction(work):
            return self._guarded_later(method, work)

        def answer(params: Any) -> Any:
            try:
                return work(params)
            except Exception as error:  # noqa: BLE001 - one request is not the others'
                self._failed(method, error)
                return None

        return answer

    def _guarded_later(self, method: str, work: Callable[[Any], Awaitable[Any]]) -> Handler:
        async def answer(params: Any) -> Any:
            try:
                return await work(params)
            except Exception as error:  # noqa: BLE001 - one request is not the others'
                self._failed(method, error)
                return None

        return answer

    def _failed(self, method: str, error: Exception) -> None:
        said = self._log.bug(f"answering {method}", error)
        level = types.MessageType.Error
        self.window_log_message(types.LogMessageParams(level, said))

    @override
    def report_server_error(self, error: Exception, source: Any) -> None:
        """Say that a message could not be dealt with, and not what was in it."""
        self._log.bug("talking to the editor", error)

    def publish(self, uri: str, version: int | None, found: Sequence[types.Diagnostic]) -> None:
        """Show what is to be said on a document."""
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, list(found), version)
        )

    def complain(self, message: str) -> None:
        """Show a message that concerns no document."""
        level = types.MessageType.Warning
        self.window_show_message(types.ShowMessageParams(level, message))

    def watch(self, patterns: Sequence[str]) -> None:
        """Ask to be told when files change, of a client that can tell."""
        if not self.offers("workspace.did_change_watched_files.dynamic_registration"):
            return
        watchers = [types.FileSystemWatcher(pattern) for pattern in patterns]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("disclosure-lint-files", method, options)
        self.client_register_capability(types.RegistrationParams([registration]))

    def serve(self) -> int:
        """Serve until the client leaves; return 0 where it took its leave in order, else 1."""
        gc.enable()
        silence()
        with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:  # pygls closes what it writes to
            told, sys.stdout = sys.stdout, sys.stderr  # a stray word would break the protocol
            try:
                self.start_io(stdout=out)
            finally:
                sys.stdout = told
        return 0 if self.protocol._shutdown else 1  # noqa: SLF001 - pygls tells nowhere else


def path_of(uri: str) -> str | None:
    """Return the path that a URI means, or None where it means no file."""
    return to_fs_path(uri)
