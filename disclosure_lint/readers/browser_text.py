"""How a browser shows words: white space collapsed, entities decoded, raised marks raised.

A mark that refers to a footnote is left out, as the reader of Markdown leaves its own out.
"""

from __future__ import annotations

from disclosure_lint.draft import invisible
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.draft.reading import Substitution, substitute
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTITY = r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
_SPACE = r"(?:[ \t\r\n\f\v\xa0]|&(?:nbsp|#160|#[xX][aA]0);)"
_ODD = Regex(rf"(?P<space>(?=[\t\r\n\f\v]|{_SPACE}{{2}}){_SPACE}++)|(?P<entity>{_ENTITY})")
_ENTITIES = Regex(_ENTITY)
_MARKS = {"tm": "™", "sm": "℠", "r": "®", "(r)": "®", "(tm)": "™", "c": "©"}
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_POWER = Regex(r"[-+−–]?\d{1,3}$")
_NOTE = Regex(
    r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶#]{1,4})(?:\s?[,;–-]\s?(?:\d{1,3}|[a-z]))*[\])]?,?$"
)
_MUTATION = Regex(r"[A-Z]\d{1,4}[A-Z]?$")  # of a gene, as in KRAS G12D
_UNITS = ("m", "cm", "mm", "km", "ft", "µm", "nm")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_ISOTOPE = Regex(r"(?:Lu|Ac|Ga|Zr|F|C|Tc|I|Y|Cu|Pb|In|Ra|Th|Sm|Re|Bi|At|Tb|H|N|O|P|S)(?![a-z])")


def changes(text: str, start: int, end: int, *, pre: bool = False) -> Iterator[Substitution]:
    """Yield what is read otherwise than it stands in a stretch of words."""
    for odd in (_ENTITIES if pre else _ODD).finditer(text, start, end):
        if pre or odd["entity"]:
            meant = decoded(odd[0])
            if meant != odd[0]:
                yield Substitution(*odd.span(), meant)
        elif odd[0] != " ":
            yield Substitution(*odd.span(), _between(text, *odd.span()))


def decoded(entity: str) -> str:
    """Return what an entity stands for, as far as anyone sees it."""
    if entity in _COMMON:
        return _COMMON[entity]
    from html import unescape

    meant = unescape(entity)
    if meant.isspace() and meant != "\xa0":
        return " "
    return substitute(meant, invisible.find(meant))


_COMMON = {
    "&amp;": "&", "&nbsp;": "\xa0", "&#160;": "\xa0", "&lt;": "<", "&gt;": ">", "&quot;": '"',
    "&#8217;": "’", "&#8220;": "“", "&#8221;": "”", "&#8211;": "–", "&#8212;": "—", "&#174;": "®",
}  # fmt: skip


def _between(text: str, start: int, end: int) -> str:
    """Return what white space comes to: nothing where a line of Chinese was broken."""
    before, after = text[start - 1 : start], text[end : end + 1]
    broken = HAN_FROM <= before <= "\uffef" and HAN_FROM <= after <= "\uffef"
    return "" if broken and "\n" in text[start:end] else " "


def exponent(words: str) -> str:
    """Return the exponent of an equation as one line shows it."""
    return substitute(words, changes(words, 0, len(words))).translate(_RAISED)


def raised(words: str, before: str, after: str) -> str | None:
    """Return how a raised stretch is read between two characters, or None for as it stands.

    `before` and `after` are what stands directly beside it, or empty.
    """
    if "&" in words:
        words = substitute(words, changes(words, 0, len(words)))
    mark = words.strip().lower()
    if mark in _MARKS and (mark != "c" or not before):
        return _MARKS[mark]
    is_power = _POWER.match(mark) is not None
    if mark in _ORDINALS or not (mark.isascii() or is_power):
        return None
    if is_power and (before[-1:].isdigit() or before.endswith(_UNITS) or mark[0] in "+-−–"):
        return mark.translate(_RAISED)
    if before[-1:].isalpha() and _MUTATION.match(words.strip()):
        return f" {words.strip()}"
    if not before:  # the mark of the note itself, or a mass number
        return None if not after[:1].isalpha() or _ISOTOPE.match(after) else f"{words} "
    return "" if _NOTE.match(mark) else None
