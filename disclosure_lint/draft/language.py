"""Which language a draft is written in, told by its script and its small words."""

from __future__ import annotations

from disclosure_lint.draft.characters import beyond_ascii
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.words import HAN
from disclosure_lint.lean import Counter, lru_cache
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

# code → name, script, common words
Further: TypeAlias = "Mapping[str, tuple[str, str, tuple[str, ...]]]"

_HAN = Regex(f"[{HAN}]+")
_LATIN_WORD = Regex("[A-Za-z]+")
_KANA = Regex("[\u3041-\u30ff]+")
_OTHER = Regex("[\u0400-\u1cff\u3041-\u30ff\uac00-\ud7a3]+")

# read before any pack is: small words of languages that no pack may have words for, so that
# a draft in them is told from English
_ENGLISH = "the of and to that for with by this from has which are its".split()
_FOREIGN = {
    "German": "der und das nicht für mit von dem den auf ist eine wird des im",
    "French": "le la les et est une dans pour du sur par aux que qui",
    "Spanish": "el los las del por para con su una y",
    "Italian": "il di che gli della sono nel non",
    "Portuguese": "os da em uma não ao dos",
    "Dutch": "het een van niet zijn voor op",
    "Swedish": "och att det som på av till",
    "Polish": "w z na się nie jest oraz",
    "Romanian": "și din",
    "Turkish": "ve bir için",
    "Indonesian": "ja yang dan untuk dengan",
}
_SCRIPTS = (  # of languages that a script tells; the last are any letters of theirs
    ("Kana", "Japanese", _KANA),
    ("Hangul", "Korean", Regex("[\uac00-\ud7a3]+")),
    ("Thai", "Thai", Regex("[\u0e00-\u0e7f]+")),
    ("Arabic", "a language in Arabic letters", Regex("[\u0600-\u06ff]+")),
    ("Cyrillic", "a language in Cyrillic letters", Regex("[\u0400-\u052f]+")),
    ("other", "a language in letters that no rule has", _OTHER),
)
_ENGLISH_SHARE = 5  # one word in so many is one of _ENGLISH
_LEAST_ENGLISH = 60  # one word in so many is one of _ENGLISH, in the least prose that is English
_FEW = 40  # words that tell of no language
_ENOUGH = 80  # words among which some of _ENGLISH would stand
_HAN_A_WORD = 1.7  # Chinese characters that say what one English word says
_LEAST_HAN, _LEAST_LATIN = 12, 8  # characters, words: fewer are a name or a title
_MINOR = 0.25  # a language with a smaller share of the text is quoted, not written


class Language(NamedTuple):
    """The language of a draft's prose.

    `name` is en, zh-Hant, zh-Hans or mixed, the code of a language that a pack brings, or
    other where nobody has words for it.
    """

    name: str
    called: str  # in English: "Japanese"
    script: str  # Latin, Han, Kana, …; of a mixed draft that of the Chinese part
    share: float  # which part of the prose is in it, as far as its words tell

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the language files that are for it; both of a mixed draft."""
        return _codes(self.name)


@lru_cache(maxsize=8)
def _codes(name: str) -> frozenset[str]:
    return frozenset({"en", "zh"} if name == "mixed" else {name.partition("-")[0]})


def language(draft: Draft, further: Further | None = None) -> Language:
    """Return the language of a draft; `further` are those that packs bring.

    Chinese names and titles in an English draft, and Latin names in a Chinese one, do
    not make it mixed; the same text in both languages does.
    """
    high = beyond_ascii(draft.text)
    brought = _brought(draft, high, further) if further else None
    if brought is not None:
        return brought
    if not readable(draft, high):
        return _unread(draft, high)
    name, chinese = _ours(draft, high)
    if name == "en":
        return Language(name, "English", "Latin", 1 - chinese)
    return Language(name, "English and Chinese" if name == "mixed" else "Chinese", "Han", chinese)


def is_chinese(text: str) -> bool | None:
    """Whether some words, in either of our languages, are Chinese; None where too few tell."""
    han = 0 if text.isascii() else _length(_HAN, text)
    latin = len(_LATIN_WORD.findall(text))
    if han < _LEAST_HAN and latin < _LEAST_LATIN:
        return None
    return han / _HAN_A_WORD > latin


def _brought(draft: Draft, high: str, further: Further) -> Language | None:
    """Return the language of a pack, where the draft has more of its words than of ours."""
    best: Language | None = None
    most = _count(draft, _ENGLISH) + _length(_HAN, high) / 4
    for code, (called, script, common) in further.items():
        if code not in {"en", "zh"} and (count := _count(draft, common)) > most:
            best, most = Language(code, called, script, count / max(1, len(draft.words))), count
    return best


def _unread(draft: Draft, high: str) -> Language:
    """Return a language that no rule has words for."""
    lengths = {called: _length(letters, high) for _, called, letters in _SCRIPTS}
    words = {called: _count(draft, common.split()) for called, common in _FOREIGN.items()}
    for script, called, _ in _SCRIPTS:
        if lengths[called] > 20 * max(words.values()) and 3 * lengths[called] > max(
            lengths.values()
        ):
            return Language("other", called, script, 1.0)
    called = max(words, key=lambda name: words[name])
    if not words[called]:
        called = "a language that was not recognised"
    return Language("other", called, "Latin", 1.0)


def _ours(draft: Draft, high: str) -> tuple[str, float]:
    """Return English, Chinese or both, and the part that is Chinese."""
    chinese = "".join(_HAN.findall(high)) if max(high, default="") >= "\u2e80" else ""
    if not chinese:
        return "en", 0.0
    latin = sum(map(str.isalpha, draft.words.text)) - len(chinese)
    english = max(_ENGLISH_SHARE * _count(draft, _ENGLISH), latin / 2)
    share = len(chinese) / _HAN_A_WORD
    share /= share + max(english, 0)
    if share < _MINOR:
        return "en", share
    return _script(chinese) if share > 1 - _MINOR else "mixed", share


def readable(draft: Draft, high: str | None = None) -> bool:
    """Whether the draft is English or Chinese, as far as its words tell.

    `high` are its characters beyond ASCII, where the caller knows them.
    """
    high = beyond_ascii(draft.text) if high is None else high
    chinese = kana = other = 0
    if any("\u0400" <= mark <= "\u1cff" or mark >= "\u2e80" for mark in set(high)):
        chinese, kana, other = (_length(script, high) for script in (_HAN, _KANA, _OTHER))
    if 5 * kana > chinese:
        chinese = 0  # Japanese
    english, foreign = _count(draft, _ENGLISH), _foreign(draft)
    if english + chinese / 4 < foreign + other / 20:
        return False
    if not chinese and english * _LEAST_ENGLISH < len(draft.words) >= _ENOUGH:
        return _letters(draft) < _FEW  # figures tell of no language
    return foreign < _FEW or foreign * 4 < english or _part_in_others(draft) < _MINOR


def _letters(draft: Draft) -> int:
    """Return how many words begin with a small letter, as those of sentences do."""
    text = draft.text
    return sum(text[start].islower() for start in draft.words.starts)


def _part_in_others(draft: Draft) -> float:
    """Return which part of the words stands in paragraphs of another language."""
    words, shared, english = draft.words, _shared(), {*_ENGLISH}
    told = 0
    for unit in draft.units:
        first, last = words.between(unit.start, unit.end)
        said = words.text[first:last]
        if sum(map(shared.__getitem__, said)) > 2 * sum(map(english.__contains__, said)):
            told += last - first
    return told / max(1, len(words))


def _foreign(draft: Draft) -> int:
    """Return how many words are small ones of other languages, once for each of them."""
    index, shared = draft.words.index, _shared()
    return sum(shared[word] * len(index[word]) for word in shared.keys() & index.keys())


@lru_cache(maxsize=1)
def _shared() -> Counter[str]:
    """Return the small words of other languages, and in how many of these each is one."""
    return Counter(word for words in _FOREIGN.values() for word in words.split())


def _count(draft: Draft, words: Iterable[str]) -> int:
    index = draft.words.index
    return sum(len(index[word]) for word in words if word in index)


def _length(script: Regex, text: str) -> int:
    return sum(map(len, script.findall(text)))


def _script(chinese: str) -> str:
    from disclosure_lint.draft.han import SIMPLIFIED_ONLY, TRADITIONAL

    distinct = set(chinese)
    simplified = len(distinct.intersection(SIMPLIFIED_ONLY))
    traditional = len(distinct.intersection(TRADITIONAL))
    return "zh-Hans" if simplified > traditional else "zh-Hant"
