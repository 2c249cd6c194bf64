"""What a style says of the text it is given to: a heading, hidden, numbered."""

from __future__ import annotations

from disclosure_lint.readers import sight
from disclosure_lint.readers.word.xml import Node, Xml
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

_HEADING = Regex(r"(?:heading ?[1-9]|title|subtitle)", 2)  # re.IGNORECASE
_LEVELS = frozenset("012345678")  # 9 is body text
_DIGITS = 6  # of a colour, RRGGBB; else it is `auto`


class Numbered(NamedTuple):
    """Which list a paragraph is in, and at which level; None for the style's own."""

    list: str
    level: int | None


class Style(NamedTuple):
    """What a style comes to with all it is based on."""

    is_heading: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    is_shaded: bool = False  # whether it sets words on a ground of its own
    numbered: Numbered | None = None
    is_raised: bool = False
    is_pale: bool = False  # whether its words are lost on white paper: white, or tiny


_PLAIN = Style()


class Styles:
    """The styles of a document, resolved when they are first asked for."""

    def __init__(self, xml: Xml | None) -> None:
        self._nodes: dict[str, Node] = {}
        self._known: dict[str, Style] = {}
        self.default = ""  # the style of a paragraph that names none
        for node in xml.root.children if xml else ():
            id_ = node.attributes.get("w:styleId")
            if node.tag == "w:style" and id_ is not None:
                self._nodes.setdefault(id_, node)
                told = node.attributes
                if told.get("w:type") == "paragraph" and told.get("w:default") in {"1", "true"}:
                    self.default = id_

    def style(self, id_: str) -> Style:
        """Return a style; one that is not there says nothing."""
        if id_ not in self._known:
            chain: dict[str, None] = {}
            while id_ in self._nodes and id_ not in chain and id_ not in self._known:
                chain[id_] = None
                id_ = self._nodes[id_].value("w:basedOn") or ""
            style = self._known.get(id_, _PLAIN)
            for link in reversed(chain):
                style = self._known[link] = _over(style, self._nodes[link])
            return style
        return self._known[id_]


def _over(base: Style, node: Node) -> Style:
    """Return a style that is based on another."""
    paragraph, run = node.child("w:pPr"), node.child("w:rPr")
    level = paragraph.value("w:outlineLvl") if paragraph else None
    heading = base.is_heading if level is None else level in _LEVELS
    if level is None and _HEADING.fullmatch(node.value("w:name") or ""):
        heading = True
    hidden = run.switch("w:vanish") if run else None
    strikes = [run.switch(tag) for tag in ("w:strike", "w:dstrike")] if run else []
    told = [one for one in strikes if one is not None]
    lift, colour, size = (
        run.value(tag) if run else None for tag in ("w:vertAlign", "w:color", "w:sz")
    )
    shaded = [one for one in (paragraph, run) if one and one.child("w:shd")]
    return Style(
        heading,
        base.is_hidden if hidden is None else hidden,
        any(told) if told else base.is_struck,
        base.is_shaded or bool(shaded),
        numbered(paragraph, base.numbered),
        base.is_raised if lift is None else lift == "superscript",
        base.is_pale if colour is None and size is None else is_pale(colour or "", size or ""),
    )


def is_pale(colour: str, halves: str) -> bool:
    """Whether words in a colour, or so many half points high, are lost on white paper."""
    if halves.isascii() and halves.isdecimal() and int(halves[:4]) < 2 * sight.SMALLEST:
        return True
    try:
        return len(colour) == _DIGITS and sight.is_unseen(int(colour, 16))
    except ValueError:
        return False


def numbered(properties: Node | None, base: Numbered | None) -> Numbered | None:
    """Return the list that the properties of a paragraph put it into, on top of its style's."""
    found = properties.child("w:numPr") if properties else None
    if found is None:
        return base
    id_, level = found.value("w:numId"), found.value("w:ilvl")
    if id_ is None and base is None:
        return None
    at = int(level) if level and level.isdecimal() else None
    return Numbered(base.list if id_ is None and base else id_ or "", at)
