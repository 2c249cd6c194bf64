"""Characters that a file gives in a way of its own: signs of symbol fonts, raised marks."""

from __future__ import annotations

from disclosure_lint.draft.adobe_cns1 import CHARACTERS, FIRST
from disclosure_lint.readers.pdf.look import Sheet
from disclosure_lint.regex import Regex

# Symbol and Wingdings put their signs at U+F000 and on; what releases take from them.
_SIGNS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF06C: "●", 0xF06E: "■", 0xF0A8: "◻",
    0xF071: "❑", 0xF076: "❖", 0xF0E0: "→", 0xF02D: "-", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±",
    0xF0B4: "×", 0xF0B0: "°", 0xF06D: "μ", 0xF061: "α", 0xF062: "β", 0xF067: "γ", 0xF064: "δ",
    0xF06B: "κ", 0xF020: " ", 0xF02B: "+", 0xF03D: "=", 0xF0E2: "®", 0xF0D2: "®", 0xF0D4: "™",
    0xF0E4: "™", 0xF0D3: "©", 0xF0E3: "©", 0xF0AE: "→",
}  # fmt: skip
_PRIVATE = Regex("[\uf000-\uf0ff]")
_UP = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
_MARKS = {"TM": "™", "SM": "℠", "R": "®"}
_FIGURES = Regex(r"[\d+−–-]*\d[\d+−–-]*|\d+")
_HAN = Regex("[\u3400-\u9fff]")
_ENOUGH = 8  # characters of a font that tell what its numbers are
LOST = "\ufffd"


def read(sheet: Sheet) -> str:
    """Return the text of a page, as long as it was, with signs as they are printed.

    Characters of a font that gives no text are read as glyphs of Adobe-CNS1 where that
    gives Chinese, and else shown as lost.
    """
    text = sheet.text
    if sheet.unmapped:
        text = _mapped(sheet)
    return text.translate(_SIGNS) if _PRIVATE.search(text) else text


def is_decoded(sheet: Sheet) -> bool:
    """Whether a font of a page that gives no text was read by its glyph numbers."""
    return any(_is_chinese(codes) for codes in _by_font(sheet).values())


def raised(text: str) -> str:
    """Return a mark above the line as it is written in a plain text.

    Figures become raised ones, so that `10⁶` does not read as a hundred and six, nor a
    footnote's number as part of a figure.
    """
    if _FIGURES.fullmatch(text):
        return text.translate(_UP)
    return _MARKS.get(text, text)


def _mapped(sheet: Sheet) -> str:
    fonts = {font: _is_chinese(codes) for font, codes in _by_font(sheet).items()}
    characters = list(sheet.text)
    for at, font in sheet.unmapped.items():
        if not characters[at].isspace():
            characters[at] = glyph(ord(characters[at])) if fonts[font] else LOST
    return "".join(characters)


def _by_font(sheet: Sheet) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, font in sheet.unmapped.items():
        found.setdefault(font, []).append(ord(sheet.text[at]))
    return found


def _is_chinese(codes: list[int]) -> bool:
    from disclosure_lint.draft.glyphs import reads_as_chinese

    drawn = [glyph(code) for code in codes]
    han = "".join(one for one in drawn if _HAN.match(one))
    return len(han) >= max(_ENOUGH, len(codes) // 2) and reads_as_chinese(han)


def glyph(number: int) -> str:
    """Return the character of a glyph of Adobe-CNS1, by its number."""
    if 1 <= number < FIRST - 3:  # the printable ASCII, from the space
        return chr(number + 31)
    if FIRST <= number < FIRST + len(CHARACTERS):
        return CHARACTERS[number - FIRST]
    return LOST
