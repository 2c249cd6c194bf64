"""How a run looks, as far as that changes what it says."""

from __future__ import annotations

from disclosure_lint.readers.word.styles import Style, Styles, is_pale
from disclosure_lint.readers.word.xml import Node
from disclosure_lint.record import NamedTuple

_OFF = frozenset({"0", "false", "off"})
_STRIKES = ("w:strike", "w:dstrike")
_GROUNDS = frozenset({"w:shd", "w:highlight"})
_NO_STYLE = Style()


class Look(NamedTuple):
    """What is to be known of a run."""

    hidden: bool = False
    raised: bool = False
    font: str = ""
    struck: bool = False


class Around(NamedTuple):
    """What holds for the runs of a paragraph that say nothing else."""

    hidden: bool = False
    struck: bool = False
    on_white: bool = True  # whether white words are lost where they stand
    pale: bool = False  # whether its words are white or tiny

    @property
    def look(self) -> Look:
        """The look of such a run."""
        return Look(self.hidden or (self.pale and self.on_white), struck=self.struck)


def look_of(properties: Node | None, around: Around, styles: Styles) -> Look:
    """Return how a run looks."""
    if properties is None or not properties.children:
        return around.look
    told = {child.tag: child.attributes for child in properties.children}
    style = styles.style(told["w:rStyle"].get("w:val", "")) if "w:rStyle" in told else _NO_STYLE
    fonts = told.get("w:rFonts")
    return Look(
        _is_hidden(told, around, style),
        _is_raised(told, style),
        fonts.get("w:ascii", "") if fonts else "",
        _is_struck(told, around, is_so=style.is_struck),
    )


def _is_hidden(told: dict[str, dict[str, str]], around: Around, style: Style) -> bool:
    if "w:vanish" in told:
        return _is_on(told["w:vanish"])
    if around.hidden != style.is_hidden:  # in both a paragraph's style and its own they cancel out
        return True
    if "w:sz" in told and is_pale("", told["w:sz"].get("w:val", "")):
        return True
    if not around.on_white or not _GROUNDS.isdisjoint(told) or style.is_shaded:
        return False
    if "w:color" in told:
        return is_pale(told["w:color"].get("w:val", ""), "")
    return around.pale or style.is_pale


def _is_struck(told: dict[str, dict[str, str]], around: Around, *, is_so: bool) -> bool:
    said = [_is_on(told[tag]) for tag in _STRIKES if tag in told]
    return any(said) if said else around.struck or is_so


def _is_raised(told: dict[str, dict[str, str]], style: Style) -> bool:
    if "w:vertAlign" in told:
        return told["w:vertAlign"].get("w:val") == "superscript"
    if "w:position" in told:
        return told["w:position"].get("w:val", "-").strip("0").isdecimal()
    return style.is_raised


def _is_on(attributes: dict[str, str]) -> bool:
    return attributes.get("w:val", "true").lower() not in _OFF
