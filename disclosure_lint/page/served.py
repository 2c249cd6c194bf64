"""The page on loopback, for those who have the tool: their settings, and PDF files as well.

Only who knows its address is answered: it holds a secret that is new each time. A request that
another page makes, or that comes by another name of this computer, is refused. Nothing is
logged and nothing is kept.
"""

from __future__ import annotations

import json
import secrets
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from struct import Struct
from struct import error as WrongStruct  # noqa: N812 - it is a class

from disclosure_lint.errors import GuardError
from disclosure_lint.page import written
from disclosure_lint.page.behind import HERE, Behind
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from disclosure_lint.config.settings import Settings
    from disclosure_lint.waivers.register import Register

_LOOPBACK = "127.0.0.1"
_ASKED = ("about", "check", "record", "cancel")
_MOST = 3 * HERE + 1_000_000  # a draft, what is beside it, and what is asked of them
_LENGTH = Struct(">I")
_PATIENCE = 60  # seconds that a browser may be silent in the midst of a request


class Asked(NamedTuple):
    """What a browser sends: what is asked for, and the drafts by their names."""

    told: Any
    files: dict[str, bytes]


def framed(head: Any, files: dict[str, bytes]) -> bytes:
    """Return a head and files as they go over the wire: a length, the head as JSON, the files."""
    sizes = [[name, len(data)] for name, data in files.items()]
    told = json.dumps({"told": head, "files": sizes}).encode()
    return b"".join((_LENGTH.pack(len(told)), told, *files.values()))


def unframed(data: bytes) -> Asked:
    """Return what was framed.

    Raises:
        ValueError: it was not, or is cut off.
    """
    try:
        at = _LENGTH.size + _LENGTH.unpack_from(data)[0]
        head = json.loads(data[_LENGTH.size : at])
        files = {}
        for name, size in head["files"]:
            files[str(name)] = data[at : at + size]
            at += size
        told = dict(head["told"])
    except (KeyError, TypeError, ValueError, WrongStruct) as error:
        raise ValueError("not a request of the page") from error
    if at != len(data):
        raise ValueError("a request that is cut off")
    return Asked(told, files)


class Served(ThreadingHTTPServer):
    """A page that is served, from when it is made until `close`."""

    daemon_threads = True

    def __init__(self, settings: Settings, register: Register | None, port: int = 0) -> None:
        """Listen on loopback; port 0 is any that is free.

        Raises:
            OSError: the port is taken.
        """
        super().__init__((_LOOPBACK, port), _Handler)
        self.behind = Behind(settings, register)
        self.page = written.served().encode()
        self.secret = secrets.token_urlsafe(16)
        self.hosts = {f"{name}:{self.server_port}" for name in (_LOOPBACK, "localhost")}
        self.address = f"http://{_LOOPBACK}:{self.server_port}/{self.secret}/"

    def close(self) -> None:
        """Listen no more, and end what is asked."""
        self.server_close()
        self.behind.close()


class _Handler(BaseHTTPRequestHandler):
    server: Served
    timeout = _PATIENCE
    server_version = sys_version = ""

    def do_GET(self) -> None:
        if self._is_for("") and self._is_ours():
            self._send(HTTPStatus.OK, self.server.page, "text/html; charset=utf-8")

    def do_POST(self) -> None:
        what = self.path.rpartition("/")[2]
        if what not in _ASKED:
            self._refuse(HTTPStatus.NOT_FOUND)
        elif self._is_for(what) and self._is_ours() and (body := self._body()) is not None:
            self._answer(what, body)

    def _answer(self, what: str, body: bytes) -> None:
        behind = self.server.behind
        if what == "cancel":
            behind.cancel()
            self._send(HTTPStatus.OK, framed({}, {}))
            return
        try:
            asked = unframed(body)
        except ValueError:
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        try:
            said, made = behind.ask(what, asked.told, asked.files)
        except GuardError as error:
            said, made = {"error": str(error)}, {}
        self._send(HTTPStatus.OK, framed(said, made))

    def _is_for(self, what: str) -> bool:
        """Whether the address holds the secret; who does not know it learns nothing."""
        wanted = f"/{self.server.secret}/{what}"
        known = compare_digest(self.path.encode("utf-8", "replace"), wanted.encode())
        return known or self._refuse(HTTPStatus.NOT_FOUND)

    def _is_ours(self) -> bool:
        """Whether it is asked for by this computer's own name, and by our page."""
        hosts, origin = self.server.hosts, self.headers.get("Origin")
        ours = self.headers.get("Host") in hosts and (
            origin is None or origin in {f"http://{host}" for host in hosts}
        )
        return ours or self._refuse(HTTPStatus.FORBIDDEN)

    def _body(self) -> bytes | None:
        size = self.headers.get("Content-Length", "")
        if not size.isdecimal():
            self._refuse(HTTPStatus.LENGTH_REQUIRED)
            return None
        if int(size) > _MOST:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return None
        return self.rfile.read(int(size))

    def _refuse(self, status: HTTPStatus) -> bool:
        self._send(status, status.phrase.encode(), "text/plain; charset=utf-8")
        return False

    def _send(
        self, status: HTTPStatus, data: bytes, kind: str = "application/octet-stream"
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:  # type: ignore[explicit-override] # `override` is of Python 3.12
        """Log nothing: names of drafts are nobody's business."""
