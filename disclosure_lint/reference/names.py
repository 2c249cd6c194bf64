"""How names compare: those of companies and of substances, on lists and in drafts alike."""

from __future__ import annotations

from disclosure_lint.draft.fold import fold
from disclosure_lint.regex import Regex

# Notation: the legal forms behind the name of a company, as registers write them.
_FORMS = frozenset(
    "inc incorporated corp corporation co company ltd limited llc lp plc ag sa se nv ab asa as "
    "oyj spa srl gmbh kgaa bv kk adr".split()
)
_MARKERS = frozenset({"b", "w", "p", "r", "s", "sb", "sw"})  # behind a short name of the Exchange
_HAN_KEPT = 2  # characters at its beginning that a short name in Chinese keeps
_STATE = Regex(r"/[a-z. ]{2,12}/?$")  # the state that the SEC puts behind: "CORP /DE/"
_MARKS = Regex(r"['’.®™℠]")
_APART = Regex(r"[^\w&]+")


def company_key(name: str) -> str:
    """Return the name of a company as it compares: no marks, no legal form, no article.

    "SOLIGENIX, INC." and "Soligenix" are one; "AT&T Inc." keeps its sign.
    """
    folded = _STATE.sub("", fold(name).strip())
    words = _APART.sub(" ", _MARKS.sub("", folded)).replace(" & ", " and ").split()
    if words[:1] == ["the"]:
        del words[0]
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
        if len(words) > 1 and words[-1] == "and":  # "& Co."
            words.pop()
    return " ".join(words)


def has_form(name: str) -> bool:
    """Whether a name ends with a legal form."""
    words = _APART.sub(" ", _MARKS.sub("", fold(name))).split()
    return len(words) > 1 and words[-1] in _FORMS


def begins_as(short: str, name: str) -> int | None:
    """Return at which word of a name, or letter in Chinese, one begins that was cut to `short`.

    Both as `company_key` gives them. The Exchange cuts words, leaves letters and words out
    and puts the marker of a kind of share behind: ZYPHON INTL-B. None where it is another name.
    """
    words = [word for word in short.split() if word not in _MARKERS]
    if words and not words[0].isascii():
        letters = "".join(words)
        at = name.find(letters[:_HAN_KEPT])
        return at if at >= 0 and _is_within(letters, name[at:]) else None
    printed = name.split()
    for at, word in enumerate(printed):
        if words and word.startswith(words[0]):
            return at if _are_cut(words[1:], printed[at + 1 :]) else None
    return None


def _are_cut(shorts: list[str], words: list[str]) -> bool:
    """Whether each short word is one of the words in their order, cut or without its vowels."""
    rest = iter(words)
    return all(
        any(word[0] == short[0] and _is_within(short, word) for word in rest) for short in shorts
    )


def _is_within(letters: str, text: str) -> bool:
    """Whether letters stand in a text in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def substance_key(name: str) -> str:
    """Return the name of a substance as it compares."""
    return " ".join(fold(name).replace("-", " ").split())
