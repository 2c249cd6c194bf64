"""The parts of a MIME message, found in linear time whatever the message.

The standard library takes a header apart; parts are split here, because its own splitting
compares every line with every boundary around it.
"""

from __future__ import annotations

import binascii
import re
from email.parser import BytesHeaderParser
from email.policy import compat32

from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK_LINE = Regex(rb"\r?\n[ \t]*\r?\n|\r\r|\A\r?\n")
_LONGEST_HEADER = 100_000  # bytes; mail servers take less
_LONGEST_TYPE = 2000  # code points of the header that tells what a part is
_DEEPEST = 10  # parts within parts
_MOST = 1000  # parts


class Part(NamedTuple):
    """A part that is no container: its type, such as `text/html`, and its decoded bytes."""

    type: str
    charset: str
    is_attached: bool
    body: bytes


class MimeError(ValueError):
    """What is wrong with a message, in a few words."""


def parts(data: bytes) -> Iterator[Part]:
    """Yield the parts of a message, in order.

    Raises:
        MimeError: it has no header, or more parts than any that people send.
    """
    waiting = [(data, 0)]
    count = 0
    while waiting:
        one, depth = waiting.pop()
        count += 1
        if count > _MOST or depth > _DEEPEST:
            raise MimeError("more parts than any e-mail that people send")
        split = _BLANK_LINE.search(one, 0, _LONGEST_HEADER)
        if split is None and len(one) > _LONGEST_HEADER:
            raise MimeError("a header without an end")
        header = BytesHeaderParser(policy=compat32).parsebytes(one[: split.end()] if split else one)
        body = one[split.end() :] if split else b""
        if not depth and not header.keys():
            raise MimeError("no header")
        if max(len(str(value)) for value in [*header.values(), ""]) > _LONGEST_HEADER or any(
            len(str(value)) > _LONGEST_TYPE for value in header.get_all("Content-Type", [])
        ):
            raise MimeError("a header of a length that nobody writes")
        boundary = header.get_boundary()
        if header.get_content_maintype() == "multipart" and boundary:
            waiting += [(inner, depth + 1) for inner in reversed(_split(body, boundary))]
            continue
        yield Part(
            header.get_content_type(),
            str(header.get_param("charset", "")),
            "attachment" in str(header.get("Content-Disposition", "")).lower(),
            _decoded(body, str(header.get("Content-Transfer-Encoding", "")).strip().lower()),
        )


def _split(body: bytes, boundary: str) -> list[bytes]:
    """Return the parts between the lines of a boundary; what stands before them is none."""
    mark = re.escape(boundary.encode("utf-8", "surrogateescape"))
    lines = re.compile(rb"^--" + mark + rb"(--)?[ \t]*\r?$\n?", re.MULTILINE)
    found: list[bytes] = []
    at = -1
    for line in lines.finditer(body):
        if at >= 0:
            found.append(body[at : line.start()])
        at = -1 if line[1] else line.end()
        if len(found) > _MOST:
            raise MimeError("more parts than any e-mail that people send")
    return [*found, body[at:]] if at >= 0 else found


def _decoded(body: bytes, encoding: str) -> bytes:
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding == "base64":
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        letters = letters[: len(letters) - (len(letters) % 4 == 1)]  # cut off in its middle
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    return body
