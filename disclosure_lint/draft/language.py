"""Which language a draft is written in, told by its script and its small words."""

from __future__ import annotations

from disclosure_lint.draft.characters import beyond_ascii
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.words import HAN
from disclosure_lint.regex import Regex

_HAN = Regex(f"[{HAN}]+")
_KANA = Regex("[\u3041-\u30ff]+")
_OTHER = Regex("[\u0400-\u1cff\u3041-\u30ff\uac00-\ud7a3]+")

# Small words that only their own language has: a fifth of English prose is these.
_ENGLISH = "the of and to that for with by this from has which are its".split()
_FOREIGN = (
    "der und das nicht für mit von dem den auf ist eine wird des im"  # German
    " le la les et est une dans pour du sur par aux que qui"  # French
    " el los las del por para con su una y"  # Spanish
    " il di che gli della sono nel non"  # Italian
    " os da em uma não com ao dos"  # Portuguese
    " het een van niet zijn voor op och att det som på av till"  # Dutch, Scandinavian
    " w z na się nie jest oraz și din ve bir için ja yang dan untuk dengan"
).split()
_ENGLISH_SHARE = 5  # one word in so many is one of _ENGLISH
_HAN_A_WORD = 1.7  # Chinese characters that say what one English word says
_MINOR = 0.25  # a language with a smaller share of the text is quoted, not written


def language(draft: Draft) -> str:
    """Return en, zh-Hant, zh-Hans or mixed.

    Chinese names and titles in an English draft, and Latin names in a Chinese one, do
    not make it mixed; the same text in both languages does.
    """
    high = beyond_ascii(draft.text)
    chinese = "".join(_HAN.findall(high)) if max(high, default="") >= "\u2e80" else ""
    if not chinese:
        return "en"
    latin = sum(map(str.isalpha, draft.words.text)) - len(chinese)
    english = max(_ENGLISH_SHARE * _count(draft, _ENGLISH), latin / 2)
    share = len(chinese) / _HAN_A_WORD
    share /= share + max(english, 0)
    if share < _MINOR:
        return "en"
    return _script(chinese) if share > 1 - _MINOR else "mixed"


def readable(draft: Draft) -> bool:
    """Whether the draft is English or Chinese, as far as its words tell."""
    high = beyond_ascii(draft.text)
    chinese = kana = other = 0
    if any("\u0400" <= mark <= "\u1cff" or mark >= "\u2e80" for mark in set(high)):
        chinese, kana, other = (_length(script, high) for script in (_HAN, _KANA, _OTHER))
    if 5 * kana > chinese:
        chinese = 0  # Japanese
    known = _count(draft, _ENGLISH) + chinese / 4
    return known >= _count(draft, _FOREIGN) + other / 20


def _count(draft: Draft, words: list[str]) -> int:
    index = draft.words.index
    return sum(len(index[word]) for word in words if word in index)


def _length(script: Regex, text: str) -> int:
    return sum(map(len, script.findall(text)))


def _script(chinese: str) -> str:
    from disclosure_lint.draft.han import SIMPLIFIED_ONLY, TRADITIONAL_TO_SIMPLIFIED

    distinct = set(chinese)
    simplified = len(distinct & SIMPLIFIED_ONLY)
    traditional = sum(ord(character) in TRADITIONAL_TO_SIMPLIFIED for character in distinct)
    return "zh-Hans" if simplified > traditional else "zh-Hant"
