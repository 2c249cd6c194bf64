"""Text as XML 1.0 can hold it: escaped, and without the characters that XML has no way to write."""

from __future__ import annotations

from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTES = str.maketrans({**_ESCAPES, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
_IN_TEXT = str.maketrans(_ESCAPES)
_BARRED = Regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PICTURES = 0x2400  # where Unicode draws the control characters
_SPACE = 0x20


def content(text: str) -> str:
    """Return text to stand between two tags."""
    return _BARRED.sub(_stand_in, text).translate(_IN_TEXT)


def attribute(text: str) -> str:
    """Return text to stand between the double quotes of an attribute."""
    return _BARRED.sub(_stand_in, text).translate(_IN_ATTRIBUTES)


def _stand_in(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < _SPACE else "\ufffd"
