"""How a run looks, as far as that changes what it says."""

from __future__ import annotations

from disclosure_lint.readers import sight
from disclosure_lint.readers.word.styles import Styles
from disclosure_lint.readers.word.xml import Node
from disclosure_lint.record import NamedTuple

_OFF = frozenset({"0", "false", "off"})
_STRIKES = ("w:strike", "w:dstrike")
_GROUNDS = frozenset({"w:shd", "w:highlight"})
_DIGITS = 6  # of a colour, RRGGBB; else it is `auto`


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

    @property
    def look(self) -> Look:
        """The look of such a run."""
        return Look(self.hidden, struck=self.struck)


def look_of(properties: Node | None, around: Around, styles: Styles) -> Look:
    """Return how a run looks."""
    if properties is None or not properties.children:
        return around.look
    told = {child.tag: child.attributes for child in properties.children}
    style = styles.style(told["w:rStyle"].get("w:val", "")) if "w:rStyle" in told else None
    fonts = told.get("w:rFonts")
    return Look(
        _is_hidden(told, around, is_so=style is not None and style.is_hidden),
        _is_raised(told),
        fonts.get("w:ascii", "") if fonts else "",
        _is_struck(told, around, is_so=style is not None and style.is_struck),
    )


def _is_hidden(told: dict[str, dict[str, str]], around: Around, *, is_so: bool) -> bool:
    if "w:vanish" in told:
        return _is_on(told["w:vanish"])
    if around.hidden or is_so:
        return True
    if "w:sz" in told and _is_tiny(told["w:sz"].get("w:val", "")):
        return True
    if "w:color" not in told or not around.on_white or not _GROUNDS.isdisjoint(told):
        return False
    return _is_white(told["w:color"].get("w:val", ""))


def _is_struck(told: dict[str, dict[str, str]], around: Around, *, is_so: bool) -> bool:
    said = [_is_on(told[tag]) for tag in _STRIKES if tag in told]
    return any(said) if said else around.struck or is_so


def _is_raised(told: dict[str, dict[str, str]]) -> bool:
    if "w:vertAlign" in told and told["w:vertAlign"].get("w:val") == "superscript":
        return True
    return "w:position" in told and told["w:position"].get("w:val", "-").strip("0").isdecimal()


def _is_on(attributes: dict[str, str]) -> bool:
    return attributes.get("w:val", "true").lower() not in _OFF


def _is_white(colour: str) -> bool:
    try:
        return len(colour) == _DIGITS and sight.is_unseen(int(colour, 16))
    except ValueError:
        return False


def _is_tiny(halves: str) -> bool:
    return halves.isascii() and halves.isdecimal() and int(halves[:4]) < 2 * sight.SMALLEST
