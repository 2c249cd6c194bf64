"""Text as HTML: escaping, languages and the few elements that every part of a page is made of.

What a draft says is only ever data here: it goes through `text` or `attribute`, and
nothing that it holds becomes markup or steers the browser.
"""

from __future__ import annotations

from disclosure_lint.regex import IGNORECASE, Regex

_SURROGATES = range(0xD800, 0xE000)
_CONTROLS = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20))
_LATER_CONTROLS = range(0x80, 0xA0)
_HAN = Regex("[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = Regex("[A-Za-z]")
_CODE = Regex("`([^`]+)`")
_LETTERS_A_WORD = 4  # Latin letters that weigh as much as one Han character
_WEB = Regex(r"https?://[^\s\"<>]+\Z", IGNORECASE)

# One character stands for one, so that offsets and the words of a person's search hold.
# What HTML cannot hold is shown as its picture; a carriage return would be lost unescaped.
PICTURES: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in _CONTROLS},
    0x7F: "\u2421",
    **dict.fromkeys((*_LATER_CONTROLS, *_SURROGATES, 0xFFFE, 0xFFFF), "\ufffd"),
}
_ESCAPES = {
    **PICTURES,
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("\r"): "&#13;",
}


def text(words: str) -> str:
    """Return words as HTML text or as the inside of a quoted attribute."""
    return words.translate(_ESCAPES)


def prose(words: str) -> str:
    """Return the tool's own words as HTML, what stands between backticks set apart.

    That may be a rule, an option or words of a draft, which have a language of their own.
    """
    if "`" not in words:
        return text(words)
    parts = _CODE.split(words)
    return "".join(_said(part) if odd % 2 else text(part) for odd, part in enumerate(parts))


def _said(words: str) -> str:
    return f"<span{attributes(class_='said', lang=language_of(words, 'en'))}>{text(words)}</span>"


def attributes(**values: str | int | None) -> str:
    """Return attributes, each after a space; one that is None is left out.

    A name ends in `_` where Python has the word, and `_` stands for a hyphen.
    """
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(str(value))}"'
        for name, value in values.items()
        if value is not None
    )


def language_of(words: str, around: str) -> str | None:
    """Return the language to declare for words; None where it is that of what is around.

    A few Han characters in an English sentence leave it English, for a screen reader
    to read it as one.
    """
    own = around if around.startswith("zh") else "zh"
    if words.isascii():
        is_chinese = around.startswith("zh") and not _LATIN.search(words)
    else:
        han = sum(1 for _ in _HAN.finditer(words))
        latin = sum(1 for _ in _LATIN.finditer(words))
        is_chinese = bool(han) and _LETTERS_A_WORD * han >= latin
        is_chinese = is_chinese or (not latin and around.startswith("zh"))
    found = own if is_chinese else "en"
    return None if found == around else found


def quote(words: str, around: str = "en") -> str:
    """Return words of a draft as a quotation that nothing in it can turn around."""
    return f"<q{attributes(lang=language_of(words, around))}>{text(words)}</q>"


def link(url: str, words: str) -> str:
    """Return a link to the web, or the words alone where the address is none."""
    if not _WEB.match(url):
        return text(words)
    return f"<a{attributes(href=url, rel='noopener noreferrer')}>{text(words)}</a>"


def page_language(language: str) -> str:
    """Return the language of most of a draft, as HTML declares it."""
    return {"mixed": "en", "other": "und"}.get(language, language)
