"""Characters that a file gives in a way of its own: signs of symbol fonts, raised marks."""

from __future__ import annotations

import unicodedata

from disclosure_lint.draft.adobe_cns1 import CHARACTERS, FIRST
from disclosure_lint.readers.pdf.sheet import Sheet
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# Symbol and Wingdings put their signs at U+F000 and on; what releases take from them.
_SIGNS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF06C: "●", 0xF06E: "■", 0xF0A8: "◻",
    0xF071: "❑", 0xF076: "❖", 0xF0E0: "→", 0xF02D: "-", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±",
    0xF0B4: "×", 0xF0B0: "°", 0xF06D: "μ", 0xF061: "α", 0xF062: "β", 0xF067: "γ", 0xF064: "δ",
    0xF06B: "κ", 0xF020: " ", 0xF02B: "+", 0xF03D: "=", 0xF0E2: "®", 0xF0D2: "®", 0xF0D4: "™",
    0xF0E4: "™", 0xF0D3: "©", 0xF0E3: "©", 0xF0AE: "→",
}  # fmt: skip
_PRIVATE = Regex("[\uf000-\uf0ff]")
_CONTROL = Regex("[\x0b\x0c\x1c-\x1f]")  # white space, where they are no numbers of glyphs
_UP = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
_MARKS = {"TM": "™", "SM": "℠", "R": "®"}
_FIGURES = Regex(r"[\d+−–-]*\d[\d+−–-]*|\d+")
_HAN = Regex("[\u3400-\u9fff]")
_ENOUGH = 8  # characters of a font that tell what its numbers are
# The letters in the order that fonts for Windows and the Mac have them in, from the space on; of
# the spaces there a second one, which does not break, is no glyph.
_ROMAN = "".join(map(chr, range(32, 127)))
_ROMAN += bytes(range(0x80, 0xFF)).decode("mac-roman").replace("\xa0", "")
_WORDS = 24  # letters that tell whether they are words
_USUAL = frozenset("etaoinsrhldu")  # four of five letters of a Western language
_FREQUENT = 0.66
_OFTEN = 0.55  # the same, where words are told by their shape too
_VOWELS = frozenset("aeiouy")
_FEWEST, _MANY = 0.25, 0.6  # of the letters, those that are vowels
_SHAPED = 0.9  # of the words, those whose letters are small, or capital, or both as in a name
_LONG_WORD = 3  # letters of the longest word at least
_COMMON = frozenset(" 0123456789.,;:()'\"%&/-–—’“”$€£®™\r\n")
_MOSTLY = 0.94  # of the characters, those that are letters or common signs
_KANA = 0.15  # of the letters of Japanese
LOST = "\ufffd"
_BLANK = "\x03"  # the number of the space, where letters stand in the usual order


def read(sheet: Sheet) -> str:
    """Return the text of a page, as long as it was, with signs as they are printed.

    Characters of a font that gives no text are read as glyphs of Adobe-CNS1 where that
    gives Chinese, and else shown as lost.
    """
    text = sheet.text
    if sheet.unmapped:
        text = _mapped(sheet)
    if _CONTROL.search(text):
        text = _CONTROL.sub(" ", text)
    return text.translate(_SIGNS) if _PRIVATE.search(text) else text


def is_decoded(sheet: Sheet) -> bool:
    """Whether a font of a page that gives no text was read by its glyph numbers."""
    return any(way is not None for way in _ways(sheet).values())


def raised(text: str) -> str:
    """Return a mark above the line as it is written in a plain text.

    Figures become raised ones, so that `10⁶` does not read as a hundred and six, nor a
    footnote's number as part of a figure.
    """
    if _FIGURES.fullmatch(text):
        return text.translate(_UP)
    return _MARKS.get(text, text)


def _mapped(sheet: Sheet) -> str:
    fonts = _ways(sheet)
    characters = list(sheet.text)
    for at, font in sheet.unmapped.items():
        way = fonts[font]
        if way is not None and (way is not chr or characters[at] > " "):
            characters[at] = way(ord(characters[at]))
        elif not characters[at].isspace():
            characters[at] = " " if characters[at] == _BLANK else LOST
    return "".join(characters)


def _ways(sheet: Sheet) -> dict[str, Callable[[int], str] | None]:
    """Return how each font of a page that gives no text is read."""
    fonts = {font: _way(codes) for font, codes in _by_font(sheet).items()}
    likely = [chr, *{_of_order} & {*fonts.values()}]  # of a few words
    for font, way in fonts.items():
        if way is None:
            some = (one for one in likely if _are_words(_written(sheet, font, one)))
            fonts[font] = next(some, None)
    return fonts


def _written(sheet: Sheet, font: str, way: Callable[[int], str]) -> str:
    """Return the characters of a font, as they are read in some way, with what parts its words."""
    return "".join(
        way(ord(one)) if sheet.unmapped.get(at) == font else " "
        for at, one in enumerate(sheet.text)
        if at in sheet.unmapped or one.isspace()
    )


def _by_font(sheet: Sheet) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, font in sheet.unmapped.items():
        found.setdefault(font, []).append(ord(sheet.text[at]))
    return found


def _way(codes: list[int]) -> Callable[[int], str] | None:
    """Return how the characters of a font are read from their codes; None where none makes sense.

    They are glyphs of Adobe-CNS1, or are what they say though the file does not vouch for
    it, or are glyphs in the order in which most fonts have the letters of Western languages.
    """
    if _is_chinese(codes):
        return glyph
    for way in (chr, _of_order):
        if _is_language("".join(map(way, codes))):
            return way
    return None


def _are_words(text: str) -> bool:
    """Whether a text, however short, is words as they are written in a Western language.

    Letters are small, capital, or small after a first capital; numbers of glyphs are not.
    """
    letters = [one for one in unicodedata.normalize("NFD", text.lower()) if one.isalpha()]
    if len(letters) < _ENOUGH or any(one < " " and one not in "\r\n" for one in text):
        return False
    vowels = sum(one in _VOWELS for one in letters)
    usual = sum(one in _USUAL for one in letters)
    if not _FEWEST * len(letters) <= vowels <= _MANY * len(letters):
        return False
    words = Regex(r"[^\W\d_]+").findall(text)
    shaped = sum(word.islower() or word.istitle() or word.isupper() for word in words)
    good = sum(one.isalpha() or one in _COMMON for one in text)
    return (
        usual >= _OFTEN * len(letters)
        and shaped >= _SHAPED * len(words)
        and good >= _MOSTLY * len(text)
        and max(map(len, words)) > _LONG_WORD
    )


def _of_order(number: int) -> str:
    """Return the character of a glyph by its number, where letters stand in the usual order."""
    first = ord(_BLANK)
    return _ROMAN[number - first] if first <= number < first + len(_ROMAN) else LOST


def _is_language(text: str) -> bool:
    """Whether characters are words: of a Western language by its letters, or East Asian."""
    letters = [one for one in text.lower() if one.isalpha()]
    kana = sum("\u3040" <= one <= "\u30ff" for one in letters)
    han = [one for one in letters if _HAN.match(one)]
    if len(han) + kana >= max(_ENOUGH, len(text) // 2):
        from disclosure_lint.draft.glyphs import reads_as_chinese

        return kana > _KANA * len(letters) or reads_as_chinese("".join(han))
    good = len(letters) + sum(one in _COMMON for one in text)
    usual = sum(one in _USUAL for one in letters)
    return (
        len(letters) >= _WORDS
        and good >= _MOSTLY * len(text)
        and usual >= _FREQUENT * len(letters)
        and len(set(letters)) >= _ENOUGH
    )


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
