"""The marks of an HTML text: tags, comments, declarations and programs, in linear time.

Browsers forgive everything, and so does this: any text gives marks, and what is not a mark
is words. The time is linear because a mark once begun is always ended by some `>`.
"""

from __future__ import annotations

from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import IGNORECASE, Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = Regex(
    r"<(?:(?P<comment>!--)|(?P<other>[!?]|/(?![A-Za-z]))"
    r"|(?P<name>/?[A-Za-z][^\s/>]*+)"
    r"(?P<attributes>(?:=\s*+(?:\"[^\"]*+\"|'[^']*+')|=|[^>=]++)*+)>)"
)
_ATTRIBUTE = Regex(r"([^\s=/>\"'<]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?")
# Elements whose content is no markup; what follows one that is never closed is not shown.
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
_PROGRAMS = frozenset({"script", "style"})
_PROCESSED = ("<?php", "<?=")


class Mark(NamedTuple):
    """One mark: a tag, or with the name `!` a comment or a declaration."""

    start: int
    end: int  # of a program or a title, where its content and its closing tag end
    name: str  # in small letters, without the slash of a closing tag
    closes: bool
    attributes: str  # as they stand
    inner: int  # where the tag itself ends


def marks(text: str) -> Iterator[Mark]:
    """Yield the marks of a text, in order."""
    absent: set[str] = set()  # what was looked for in vain, and not again
    at, last = 0, text.rfind(">") + 1
    while mark := _MARK.search(text, at, last):
        start, inner = mark.span()
        name, attributes = mark.group("name", "attributes")
        if name is None:
            at = inner = (_past if mark["comment"] else _declared)(text, start, absent)
            yield Mark(start, at, "!", closes=False, attributes="", inner=at)
            continue
        closes = name[0] == "/"
        name = name[closes:].lower()
        at = inner
        if name in _RAW and not closes and not attributes.endswith("/"):
            at = _closed(text, name, inner, absent)
        yield _new(Mark, (start, at, name, closes, attributes, inner))


_new = tuple.__new__  # of its fields at once: a page has thousands of marks


def attributes(given: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in small letters; of two, the first.

    `given` are the attributes as they stand.
    """
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(given):
        found.setdefault(name.lower(), "".join(values))
    return found


def _past(text: str, start: int, absent: set[str]) -> int:
    """Return where a comment ends: one that nobody closed ends with its tag."""
    end = -1 if "-->" in absent else text.find("-->", start + 2)
    if end < 0:
        absent.add("-->")
        return text.index(">", start) + 1
    return end + 3


def _declared(text: str, start: int, absent: set[str]) -> int:
    """Return where a declaration or an instruction ends, such as one to PHP."""
    if text.startswith(_PROCESSED, start) and "?>" not in absent:
        end = text.find("?>", start)
        if end >= 0:
            return end + 2
        absent.add("?>")
    return text.index(">", start) + 1


def _closed(text: str, name: str, start: int, absent: set[str]) -> int:
    closing = None if name in absent else _CLOSING[name].search(text, start)
    if closing:
        return closing.end()
    absent.add(name)
    return len(text) if name in _PROGRAMS else start


_CLOSING = {name: Regex(rf"</{name}(?=[\s/>])[^>]*>?", IGNORECASE) for name in _RAW}
