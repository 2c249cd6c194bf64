"""Fields: what Word shows of them where they have no result, and what their results are.

A field is known by its instruction, whatever the language of Word's menus.
"""

from __future__ import annotations

from disclosure_lint.readers import sight
from disclosure_lint.readers.word import formulas, symbols
from disclosure_lint.readers.word.xml import Node
from disclosure_lint.regex import IGNORECASE, Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_BUTTON = Regex(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+", IGNORECASE)
_REFERENCE = Regex(
    r"\s*(?:REF|PAGEREF|NOTEREF|STYLEREF|TOC|INCLUDETEXT|INCLUDEPICTURE|LINK|SEQ|DOCPROPERTY|FORMULA|=)",
    IGNORECASE,
)
_CLOCK = Regex(r"\s*(?:DATE|TIME|SAVEDATE|PRINTDATE)\b", IGNORECASE)
_FAILED = Regex(
    r"\s*[^\W\d_]{2,12}\s?[!！]\s?\S"
)  # Error! Erreur ! 錯誤！, as Word says it in bold
_WRONG = Regex(r"\s*!\s?[^\W\d_]")  # !Syntax Error, in the result of a formula
_DIGIT = Regex(r"\d")
_SYMBOL = Regex(r"\s*SYMBOL\s+(?P<code>0x[0-9a-f]{1,5}|\d{1,6})(?=[\s\\]|$)", IGNORECASE)
_FONT = Regex(r"\\f\s*(?:\"([^\"]{1,60})\"|([^\s\"\\]{1,60}))", IGNORECASE)
_SYMBOLS = "Symbol"  # the font of a sign that names none
_CHOICES = 100  # entries of a list; Word has 25


class Field:
    """A field that is open: its instruction so far, what it offers, and where its result is."""

    __slots__ = ("node", "said", "start")

    def __init__(self, start: int, node: Node | None = None, said: str = "") -> None:
        self.said = [said] if said else []
        self.node = node
        self.start = start


def shown(field: Field) -> tuple[str, str]:
    """Return what a field without a result shows, and what prompt that is, if it is one."""
    instruction = "".join(field.said)
    button = _BUTTON.match(instruction)
    if button:
        return instruction[button.end() :].strip(), "a prompt of a template"
    if formulas.is_formula(instruction):
        return formulas.in_one_line(instruction), ""
    return _sign(instruction) or _given(field), ""


def _sign(instruction: str) -> str:
    """Return the character of a font that a field is there for; nothing for others."""
    found = _SYMBOL.match(instruction)
    if found is None:
        return ""
    font, code = _FONT.search(instruction), found["code"]
    number = int(code, 16 if code[:2].lower() == "0x" else 10)
    return symbols.unicode_of(number, (font[1] or font[2]) if font else _SYMBOLS)


def _given(field: Field) -> str:
    """Return what was chosen or ticked in the field of a form."""
    data = field.node.child("w:ffData") if field.node else None
    if data is None:
        return ""
    choices = data.child("w:ddList")
    if choices is not None:
        return _chosen(choices)
    box = data.child("w:checkBox")
    if box is not None:
        is_ticked = box.switch("w:checked")
        return "☒" if (box.switch("w:default") if is_ticked is None else is_ticked) else "☐"
    return ""


def of_result(field: Field, result: str) -> tuple[str, str]:
    """Return what is to be told of the result of a field: a sort of residue, and what it is."""
    instruction = "".join(field.said)
    if _BUTTON.match(instruction):
        return sight.PROMPT, "a prompt of a template"
    if _CLOCK.match(instruction) and not is_locked(field) and _DIGIT.search(result):
        return sight.DATE, "self-changing date"
    if _REFERENCE.match(instruction) and (_FAILED.match(result) or _WRONG.match(result)):
        return sight.PROMPT, "a broken reference"
    return "", ""


def is_locked(field: Field) -> bool:
    """Whether a field keeps its result until somebody unlocks it."""
    told = field.node.attributes.get("w:fldLock", "0") if field.node else "0"
    return told not in {"0", "false", "off"}


def _chosen(choices: Node) -> str:
    entries: Sequence[str] = [
        child.attributes.get("w:val", "")
        for child in choices.children[:_CHOICES] if child.tag == "w:listEntry"
    ]  # fmt: skip
    number = choices.value("w:result") or choices.value("w:default") or "0"
    at = int(number) if number.isascii() and number.isdecimal() and len(number) < 4 else 0  # noqa: PLR2004 - of two digits
    return entries[at] if at < len(entries) else ""
