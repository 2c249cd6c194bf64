"""Characters of the symbol fonts, in Unicode: a β that Word keeps as a b in Symbol."""

from __future__ import annotations

from disclosure_lint.regex import Regex

_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑"
    "⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪€⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x3F: "✍", 0x46: "☞", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪",
    0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x97: "●", 0xA3: "☐"}
_SYMBOL = dict(enumerate(_LOW, 0x20)) | dict(enumerate(_HIGH, 0xA0))
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = range(0xF020, 0xF100)  # where Word keeps the characters of symbol fonts
_OWN = Regex("[\uf020-\uf0ff]")  # the same
_SURROGATES = range(0xD800, 0xE000)
_CODES = range(0x100)  # what a symbol font has
_TEXT = range(0x20, 0x110000)


def unicode_of(code: int, font: str) -> str:
    """Return the character that a font shows for a code; that of Unicode in other fonts."""
    table = _FONTS.get(font.casefold())
    if code in _PRIVATE:
        code -= 0xF000
        table = table or _SYMBOL
    if table is not None:
        return table.get(code, "\ufffd")
    return chr(code) if code in _TEXT and code not in _SURROGATES else "\ufffd"


def is_symbolic(text: str, font: str) -> bool:
    """Whether a text in some font is not what its characters say."""
    if font and font.casefold() in _FONTS:
        return True
    return not text.isascii() and _OWN.search(text) is not None


def shown(text: str, font: str) -> str:
    """Return what a text in a font shows, as long as it is; a space stays one."""
    return "".join(
        unicode_of(ord(char), font)
        if not char.isspace() and (ord(char) in _CODES or ord(char) in _PRIVATE)
        else char
        for char in text
    )
