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
    from email.message import Message as HeaderMessage

_BLANK_LINE = Regex(rb"\r?\n[ \t]*\r?\n|\r\r|\A\r?\n")
_LONGEST_HEADER = 100_000  # bytes; mail servers take less
_LONGEST_TYPE = 2000  # code points of the header that tells what a part is
_LONGEST_NAME = 80  # code points that are shown of the name of a file
_DEEPEST = 10  # parts within parts
_MOST = 1000  # parts


class Part(NamedTuple):
    """A part that is no container: its type, such as `text/html`, and its decoded bytes."""

    type: str
    charset: str
    is_attached: bool
    body: bytes
    name: str = ""  # of the file that it is
    forms: int = 0  # of those that say the same in several forms, which ones; 0 for none
    is_alone: bool = False  # whether it is all that the message holds
    flows: bool = False  # whether its lines go on in the next where they end in a space
    is_spaceless: bool = False  # and that space is none of its text


class Message(NamedTuple):
    """An e-mail, or one that was forwarded in it: its parts in order."""

    parts: list[Part]
    is_cut: bool = False  # whether it ends before its parts do


class _Waiting(NamedTuple):
    """A part that is still to be taken apart."""

    data: bytes
    depth: int
    message: int
    forms: int = 0
    is_beside: bool = False  # whether it is there for another part, which shows it if anything does


class MimeError(ValueError):
    """What is wrong with a message, in a few words."""


def messages(data: bytes) -> list[Message]:
    """Return a message and those that were forwarded in it as they are, in order.

    Raises:
        MimeError: it has no header, or more parts than any that people send.
    """
    found = [Message([])]
    waiting = [_Waiting(data, 0, 0)]
    count = alternatives = 0
    while waiting:
        one = waiting.pop()
        count += 1
        if count > _MOST or one.depth > _DEEPEST:
            raise MimeError("more parts than any e-mail that people send")
        header, body = _opened(one.data, is_first=not one.depth)
        sort, boundary = header.get_content_type(), header.get_boundary()
        if header.get_content_maintype() == "multipart" and boundary:
            inner, is_cut = _split(body, boundary)
            if is_cut:
                found[one.message] = found[one.message]._replace(is_cut=True)
            forms = one.forms
            if sort == "multipart/alternative":
                alternatives += 1
                forms = forms or alternatives
            is_related = sort == "multipart/related"
            waiting += [
                _Waiting(part, one.depth + 1, one.message, forms, is_related and number > 0)
                for number, part in reversed([*enumerate(inner)])
            ]
        elif sort == "message/rfc822":
            encoding = str(header.get("Content-Transfer-Encoding", "")).strip().lower()
            found.append(Message([]))
            waiting.append(_Waiting(_decoded(body, encoding), one.depth + 1, len(found) - 1))
        else:
            part = _part(header, body)._replace(forms=one.forms, is_alone=not one.depth)
            if not part.is_attached and _is_broken_off(header, body):
                found[one.message] = found[one.message]._replace(is_cut=True)
            if part.is_attached or not one.is_beside:
                found[one.message].parts.append(part)
    return found


def _opened(data: bytes, *, is_first: bool) -> tuple[HeaderMessage, bytes]:
    """Return the header of a part, and what follows it."""
    split = _BLANK_LINE.search(data, 0, _LONGEST_HEADER)
    if split is None and len(data) > _LONGEST_HEADER:
        raise MimeError("a header without an end")
    header = BytesHeaderParser(policy=compat32).parsebytes(data[: split.end()] if split else data)
    if is_first and not header.keys():
        raise MimeError("no header")
    if max(len(str(value)) for value in [*header.values(), ""]) > _LONGEST_HEADER or any(
        len(str(value)) > _LONGEST_TYPE for value in header.get_all("Content-Type", [])
    ):
        raise MimeError("a header of a length that nobody writes")
    return header, data[split.end() :] if split else b""


def _part(header: HeaderMessage, body: bytes) -> Part:
    said = str(header.get("Content-Disposition", "")).strip().lower()
    return Part(
        header.get_content_type(),
        str(header.get_param("charset", "")),
        said.startswith("attachment") or (bool(said) and not said.startswith("inline")),
        _decoded(body, str(header.get("Content-Transfer-Encoding", "")).strip().lower()),
        " ".join(str(header.get_filename("")).split())[:_LONGEST_NAME],
        flows=str(header.get_param("format", "")).lower() == "flowed",
        is_spaceless=str(header.get_param("delsp", "")).lower() == "yes",
    )


def _split(body: bytes, boundary: str) -> tuple[list[bytes], bool]:
    """Return the parts between the lines of a boundary, and whether the last one is missing.

    What stands before them is none.
    """
    mark = re.escape(boundary.encode("utf-8", "surrogateescape"))
    lines = re.compile(rb"^--" + mark + rb"(--)?[ \t]*\r?$\n?", re.MULTILINE)
    found: list[bytes] = []
    at = -1
    for line in lines.finditer(body):
        if at >= 0:
            found.append(body[at : _before(body, at, line.start())])
        at = -1 if line[1] else line.end()
        if len(found) > _MOST:
            raise MimeError("more parts than any e-mail that people send")
    return ([*found, body[at:]], True) if at >= 0 else (found, False)


def _before(body: bytes, start: int, end: int) -> int:
    """Return where a part ends: the line end before a boundary belongs to that."""
    if end > start and body[end - 1 : end] == b"\n":
        end -= 1
        if end > start and body[end - 1 : end] == b"\r":
            end -= 1
    return end


_TEXT_ENDS = (*(bytes([sign]) for sign in b'\n\r.!?>)"*_-]'), *(s.encode() for s in "。！？）”」"))


def _is_broken_off(header: HeaderMessage, body: bytes) -> bool:
    """Whether a body in base64 ends within a group of four letters, or text of it at a full line.

    A text may fill its last line by chance; then it ends with a stop, a mark or a line's end.
    """
    encoding = str(header.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding != "base64":
        return False
    if len(re.sub(rb"[^A-Za-z0-9+/=]", b"", body)) % 4 != 0:
        return True
    lines = body.split()
    is_full = len(lines) > 1 and len(lines[-1]) == len(lines[0]) and not lines[-1].endswith(b"=")
    is_text = str(header.get("Content-Type", "text/plain")).strip().lower().startswith("text/")
    return is_text and is_full and not _decoded(body, encoding).endswith(_TEXT_ENDS)


def _decoded(body: bytes, encoding: str) -> bytes:
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding == "base64":
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        letters = letters[: len(letters) - (len(letters) % 4 == 1)]  # cut off in its middle
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    return body
