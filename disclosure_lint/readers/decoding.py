"""From bytes to text: which encoding a file is in, told by its bytes alone.

In order: a byte order mark, UTF-8, UTF-16 and UTF-32 by where their zeros stand, GB18030 or
Big5 by how common their Chinese is, or by the marks of English that a Chinese Windows saves so,
Windows-1252.
"""

from __future__ import annotations

import codecs

from disclosure_lint.errors import ReadError
from disclosure_lint.record import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x1a\x1b"})
_SAMPLE = 65_536  # characters of a text that decide whether it is Chinese
_ZEROS = 0.05  # of the halves of a UTF-16 text: its spaces and digits at least
_ENGLISH = 0.7  # the same, where most of it is English
_CHINESE = 0.5  # share of common characters above which a decoding is believed
_RARE = 0.05  # of the characters of a text: those beyond the first plane of Unicode
_TYPED = 0.9  # share of typed marks above which English is believed to be saved as Chinese
_SURE = frozenset("“”‘’–—…")  # two bytes each there, and one in Windows-1252
_MARKED = _SURE | frozenset("·×÷°±≥≤≈℃αβγδμκλΩ®©™€£¥§•、。，：；！？（）《》【】「」％～")
_BROKEN = 20  # at most one sequence in so many may be broken in a UTF-8 text


class Decoded(NamedTuple):
    """A text and the codec that gives its bytes back, byte order mark included."""

    text: str
    encoding: str


def decode(
    data: bytes, name: str, encoding: str | None = None, declared: str | None = None
) -> Decoded:
    """Return the text of `data`, in the encoding that is told or else recognised.

    `declared` is what the text says of itself; UTF-8 that holds is believed before it.

    Raises:
        ReadError: the bytes are not text, or not in that encoding.
    """
    if encoding:
        return _forced(data, name, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _forced(data, name, marked)
    decoded: Decoded | None = _utf8(data) or _utf32(data) or _utf16(data)
    if decoded is None and not is_binary(data):
        decoded = _attempt(data, declared) if declared else None
        decoded = decoded or _chinese(data) or _broken_utf8(data) or _western(data)
    if decoded is None or is_binary(decoded.text[:_SAMPLE].encode("utf-8", "replace")):
        said = (
            "the bytes are no writing in any known encoding; save it as UTF-8, or tell its encoding"
        )
        raise ReadError(f"{name}: not a text: {said}")
    return decoded


def is_binary(data: bytes) -> bool:
    """Whether more than one byte in a hundred is a control code."""
    return 100 * (len(data) - len(data.translate(None, _CONTROLS))) > len(data)


def _forced(data: bytes, name: str, encoding: str) -> Decoded:
    if encoding.lower().replace("_", "-") in {"utf-8", "utf8"} and data.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    try:
        return Decoded(data.decode(encoding), encoding)
    except LookupError:
        raise ReadError(f"{name}: unknown encoding `{encoding}`") from None
    except UnicodeDecodeError as error:
        where = f"byte {error.start} does not fit"
        raise ReadError(f"{name}: not in the encoding {encoding}: {where}") from None


def _attempt(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _utf8(data: bytes) -> Decoded | None:
    return _attempt(data, "utf-8") if not is_binary(data) else None


def _utf16(data: bytes) -> Decoded | None:
    """Decode UTF-16 that has no mark but the zeros of its ASCII characters, or is Chinese."""
    if len(data) % 2:
        return None
    high, low = data[1::2].count(0), data[::2].count(0)
    most, least = max(high, low), min(high, low)
    if most < _ZEROS * len(data) / 2 or least > most * _ZEROS:
        return _utf16_han(data) if is_binary(data) else None
    decoded = _attempt(data, "utf-16-le" if high > low else "utf-16-be")
    if decoded and most < _ENGLISH * len(data) / 2 and _likelihood(decoded) < _CHINESE:
        return None
    return decoded


def _utf16_han(data: bytes) -> Decoded | None:
    """Decode UTF-16 whose characters are Chinese: some of them have a zero as well."""
    attempts = [_attempt(data, encoding) for encoding in ("utf-16-le", "utf-16-be")]
    best = max((one for one in attempts if one), key=_likelihood, default=None)
    return best if best and _likelihood(best) > _CHINESE else None


def _utf32(data: bytes) -> Decoded | None:
    """Decode UTF-32 that has no mark but the zeros which every character of it has."""
    if len(data) % 4:
        return None
    for encoding, zeros, planes in (
        ("utf-32-le", data[3::4], data[2::4]),
        ("utf-32-be", data[::4], data[1::4]),
    ):
        rare = len(planes) - planes.count(0)
        if not any(zeros) and rare <= _RARE * len(planes):
            decoded = _attempt(data, encoding)
            if decoded:
                return decoded
    return None


def _chinese(data: bytes) -> Decoded | None:
    attempts = [_attempt(data, encoding) for encoding in ("gb18030", "big5", "big5hkscs")]
    best = max((one for one in attempts if one), key=_likelihood, default=None)
    if best and _likelihood(best) > _CHINESE:
        return best
    attempts += [_attempt(data, "cp950")]
    typed = max((one for one in attempts if one), key=_typed, default=None)
    return typed if typed and _typed(typed) > _TYPED else None


def _typed(decoded: Decoded) -> float:
    """Return the share of what is not ASCII that writers of English type, or common Chinese."""
    from disclosure_lint.draft.characters import beyond_ascii
    from disclosure_lint.draft.han import COMMON

    high = beyond_ascii(decoded.text[:_SAMPLE])
    found = [character for character in high if character > "\x7f"]
    if not any(character in _SURE for character in found):
        return 0
    return sum(one in _MARKED or one in COMMON for one in found) / len(found)


def _likelihood(decoded: Decoded) -> float:
    """Return the share of common Chinese in what is not ASCII."""
    from disclosure_lint.draft.characters import beyond_ascii
    from disclosure_lint.draft.fold import fold
    from disclosure_lint.draft.han import COMMON

    high = beyond_ascii(decoded.text[:_SAMPLE])
    plain = [character for character in fold(high) if character > "\u2fff"]
    marks = sum(character < "\u3400" or character > "\uff00" for character in plain)
    known = frozenset(COMMON)
    common = sum(character in known for character in plain)
    return (common + marks / 2) / max(len(high), 1)


def _broken_utf8(data: bytes) -> Decoded | None:
    """Decode a UTF-8 text in which a few bytes are broken; they are shown as lost."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = sum(map(data.count, range(0xC2, 0xF5)))
    return Decoded(text, "utf-8") if whole > _BROKEN * lost else None


def _western(data: bytes) -> Decoded | None:
    return _attempt(data, "cp1252")
