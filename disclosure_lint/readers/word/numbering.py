"""The numbers and bullets that Word prints before the paragraphs of lists."""

from __future__ import annotations

from disclosure_lint.readers.word import symbols
from disclosure_lint.readers.word.list_numbers import printed
from disclosure_lint.readers.word.styles import Numbered, Styles
from disclosure_lint.readers.word.xml import Node, Xml
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_LEVELS = 9
_PLACE = Regex(r"%([1-9])")
_BULLET = "•"
_ROUND = {"o": "◦", "-": "-", "": ""}  # letters that fonts of text show as bullets


class _Level(NamedTuple):
    start: int = 1
    form: str = "decimal"
    text: str = ""
    space: str = " "  # between the number and the text
    restart: int | None = None  # the level, from 1, after which it begins again; 0 for none
    is_legal: bool = False  # numbers of all levels in it are decimal
    style: str = ""  # the paragraphs it numbers by their style


class _List(NamedTuple):
    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]  # levels that this list begins anew


class Numbering:
    """The lists of a document and how far each has been counted."""

    def __init__(self, xml: Xml | None, styles: Styles) -> None:
        self._abstract: dict[str, Node] = {}
        self._nodes: dict[str, Node] = {}
        for node in xml.root.children if xml else ():
            if node.tag == "w:abstractNum":
                self._abstract.setdefault(node.attributes.get("w:abstractNumId", ""), node)
            elif node.tag == "w:num":
                self._nodes.setdefault(node.attributes.get("w:numId", ""), node)
        self._styles = styles
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, numbered: Numbered | None, style: str) -> str:
        """Count a paragraph, and return what stands before it, with the space after that."""
        if numbered is None or not self._nodes:
            return ""
        found = self._list(numbered.list)
        if found is None:
            return ""
        number = numbered.level
        if number is None:
            own = (at for at, level in found.levels.items() if style and level.style == style)
            number = next(own, 0)
        level = found.levels.get(number)
        if level is None:
            return ""
        counts = self._count(numbered.list, found, number)
        text = self._text(found, level, counts)
        return text + level.space if text else ""

    def _count(self, id_: str, found: _List, number: int) -> list[int | None]:
        counts = self._counts.setdefault(found.definition, [None] * _LEVELS)
        for at, start in found.starts.items():
            if at <= number and (id_, at) not in self._begun:
                self._begun.add((id_, at))
                counts[at] = start - 1 if at == number else start
        now = counts[number]
        counts[number] = found.levels[number].start if now is None else now + 1
        for deeper in range(number + 1, _LEVELS):
            restart = found.levels.get(deeper, _Level()).restart
            if restart is None or number < restart:
                counts[deeper] = None
        return counts

    @staticmethod
    def _text(found: _List, level: _Level, counts: list[int | None]) -> str:
        def count(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            other = found.levels.get(at, _Level())
            now = counts[at]
            form = "decimal" if level.is_legal else other.form
            return printed(other.start if now is None else now, form)

        if level.form == "bullet":
            return level.text
        return str(_PLACE.sub(count, level.text))

    def _list(self, id_: str) -> _List | None:
        if id_ not in self._lists:
            self._lists[id_] = self._resolved(id_)
        return self._lists[id_]

    def _resolved(self, id_: str) -> _List | None:
        node = self._nodes.get(id_)
        if node is None:
            return None
        definition, abstract = self._definition(node)
        if abstract is None:
            return None
        levels = {at: _level(child) for at, child in _numbers(abstract, "w:lvl")}
        starts: dict[int, int] = {}
        for at, override in _numbers(node, "w:lvlOverride"):
            own = override.child("w:lvl")
            if own is not None:
                levels[at] = _level(own)
            start = override.value("w:startOverride")
            if start is not None:
                starts[at] = _whole(start, 1)
        return _List(definition, levels, starts)

    def _definition(self, node: Node) -> tuple[str, Node | None]:
        """Return what defines a list, which may be what the list of a style is defined by."""
        seen: set[str] = set()
        while True:
            id_ = node.value("w:abstractNumId") or ""
            abstract = self._abstract.get(id_)
            link = abstract.value("w:numStyleLink") if abstract else None
            if not link or id_ in seen:
                return id_, abstract
            seen.add(id_)
            other = self._styles.style(link).numbered
            if other is None or other.list not in self._nodes:
                return id_, abstract
            node = self._nodes[other.list]


def _numbers(node: Node, tag: str) -> list[tuple[int, Node]]:
    found = [
        (child.attributes.get("w:ilvl", ""), child) for child in node.children if child.tag == tag
    ]
    return [(int(at), child) for at, child in found if at in {*"012345678"}]


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdecimal() and len(said) < _LEVELS else otherwise


def _level(node: Node) -> _Level:
    form, text = _form(node), node.value("w:lvlText") or ""
    if form == "bullet":
        text = _bullet(text, node)
    restart = node.value("w:lvlRestart")
    return _Level(
        0 if node.child("w:start") is None else _whole(node.value("w:start"), 1),
        form,
        text,
        "" if node.value("w:suff") == "nothing" else " ",
        None if restart is None else _whole(restart, 0),
        bool(node.switch("w:isLgl")),
        node.value("w:pStyle") or "",
    )


def _form(node: Node) -> str:
    """Return how a level counts; a way of the writer's own is told beside one that all know."""
    told = node.child("w:numFmt")
    for either in () if told else node.children:
        if either.tag == "mc:AlternateContent":
            for choice in either.children:
                told = told or choice.child("w:numFmt")
    if told is None:
        return "decimal"
    form = told.attributes.get("w:val", "decimal")
    if form != "custom":
        return form
    first = told.attributes.get("w:format", "").partition(",")[0].strip()
    return f"decimal{len(first)}" if first.isdecimal() and len(first) < _LEVELS else "decimal"


def _bullet(text: str, node: Node) -> str:
    properties = node.child("w:rPr")
    fonts = properties.child("w:rFonts") if properties else None
    font = fonts.attributes.get("w:ascii", "") if fonts else ""
    if symbols.is_symbolic(text, font):
        return symbols.shown(text, font).replace("\ufffd", _BULLET)
    return _ROUND.get(text.strip(), text) or _BULLET
