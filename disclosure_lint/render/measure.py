"""How wide text is on a terminal, and how to cut and wrap it by that width.

Half of the drafts are Chinese: a character may take two columns, or none. Nothing
that a draft holds may steer the terminal, so control characters become pictures.
"""

from __future__ import annotations

from disclosure_lint.render.widths import FORMAT, width_of

ELLIPSIS = "…"
_TAB = "    "
WORD = 12  # how far a cut gives way for it to fall between words
_STAND_INS = {"\t": _TAB, "\x7f": "\u2421", "\u2028": " ", "\u2029": " "}
_FIRST_PICTURE = 0x2400
_SPACE = 0x20
_LATIN = 0xA0  # the end of the control characters that Latin-1 adds


def shown(text: str) -> str:
    """Return what to print for text: no control, format or lone surrogate character."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    if char in _STAND_INS:
        return _STAND_INS[char]
    code = ord(char)
    if code < _SPACE:
        return chr(_FIRST_PICTURE + code)
    if code < _LATIN or 0xD800 <= code < 0xE000:  # noqa: PLR2004 - half a character
        return "\ufffd"
    return "" if width_of(char) == FORMAT else char


def width(text: str) -> int:
    """Return how many columns text takes once it is shown."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_columns, shown(text)))


def _columns(char: str) -> int:
    return 1 if char.isascii() else max(0, width_of(char))


def forth(text: str, start: int, stop: int, columns: int) -> int:
    """Return how far from `start` text goes before it takes more than `columns`."""
    at = start
    while at < stop and at - start < 4 * columns:
        columns -= width(text[at])
        if columns < 0:
            break
        at += 1
    return at


def back(text: str, end: int, stop: int, columns: int) -> int:
    """Return how far back from `end` text goes before it takes more than `columns`."""
    at = end
    while at > stop and end - at < 4 * columns:
        columns -= width(text[at - 1])
        if columns < 0:
            break
        at -= 1
    return at


def shorten(text: str, columns: int) -> str:
    """Return text on one line, its middle left out where it is too wide."""
    most = 8 * columns  # what is cut away is never measured, however long it is
    if len(text) > 2 * most:
        text = f"{text[:most]}{ELLIPSIS}{text[-most:]}"
    line = shown(" ".join(text.split()))
    if width(line) <= columns:
        return line
    head = forth(line, 0, len(line), (columns - 1) * 2 // 3)
    space = line.rfind(" ", max(0, head - WORD), head + 1)
    head = space if space > 0 else head
    tail = back(line, len(line), head, columns - 1 - width(line[:head]))
    space = line.find(" ", tail - 1, tail + WORD)
    tail = space + 1 if space > 0 else tail
    return f"{line[:head]}{ELLIPSIS}{line[tail:]}"


def wrap(text: str, columns: int) -> list[str]:
    """Break text into lines of at most `columns`, at spaces where there are any."""
    line, lines = "", []
    for word in shown(" ".join(text.split())).split(" "):
        joined = f"{line} {word}" if line else word
        while width(joined) > columns:
            cut = max(1, _break(joined, len(line), columns))
            lines.append(joined[:cut].rstrip())
            joined, line = joined[cut:].lstrip(), ""
        line = joined
    return [*lines, line]


def _break(text: str, space: int, columns: int) -> int:
    """Where to break: at `space`, unless what follows can be broken anywhere."""
    fits = forth(text, 0, len(text), columns)
    if not space:
        return fits
    breakable = fits < len(text) and _columns(text[fits]) > 1 and space < fits - 1
    return fits if breakable else space
