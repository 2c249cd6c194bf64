"""Words that stand for what is to come: TBD, TK, XXX.

Knows when such letters are a name, an enzyme or a Roman numeral instead, or are said to readers.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import watched
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.listings.exchanges import exchanges

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_CREDIT = 26  # code points before X's in which a site says how it is credited
_TWICE = 2
_OFTEN = 3  # a mark that stands more often is likely a name
_EVENT = 4  # words before a mark among which its event is named: `Date: Fall 2026 (TBD)`
_NAME_ENDS = frozenset("-\u2010\u2011®™/")
_JOINS = frozenset("-\u2010\u2011/&@._")


def find(draft: Draft, known: Known) -> Iterator[tuple[int, int, str, int]]:
    """Yield the marks with what they are and how much milder they are than a blank."""
    words, text = draft.words, draft.text
    labels = exchanges(known)
    for word in known.words("to-come") & words.index.keys():
        if _is_a_name(draft, word, known) or _is_explained(draft, word, known):
            continue
        for number in watched(words.index[word]):
            start, end = words.starts[number], words.end(number)
            listed = number and labels.by_label(words.text[number - 1])
            is_mark = text[start:end].isupper() and not listed and not _is_name(text, start, end)
            if is_mark and not _is_introduced(draft, number, known):
                mild = _doubt(draft, number, known)
                yield start, end, "a mark of what is to come", mild
    for word in {"xx", "xxx", "xxxx", "xxxxx", "xxxxxx"} & words.index.keys():
        if _is_explained(draft, word, known):
            continue
        for number in watched(words.index[word]):
            if _stands_for_something(draft, number, known):
                start, end = words.starts[number], words.end(number)
                named = _names_something(draft, number, known)
                titled = named and draft.text[end : end + 3].strip().istitle()
                mild = 2 * named if word == "xx" else int(titled)
                yield start, end, "letters that stand for a figure or name", mild


def _is_a_name(draft: Draft, word: str, known: Known) -> bool:
    """Whether letters stand for a company or a coin somewhere in the draft: `TBC PLC`, `TK COIN`.

    Or stand twice before one word that is a name: `TBC Northland`.
    """
    words = draft.words
    following = known.words("company-forms") | known.words("after-names-in-capitals")
    behind = [
        words.text[number + 1]
        for number in words.index[word]
        if number + 1 < len(words) and words.gaps[number + 1] == " "
    ]
    if not following.isdisjoint(behind):
        return True
    asked = known.words("blanks") | known.words("announced-later") | known.words("months")
    return any(
        behind.count(name) >= _TWICE and name not in asked and _is_capital(draft, name)
        for name in set(behind)
    )


def _is_capital(draft: Draft, word: str) -> bool:
    """Whether a word has a capital wherever it stands: a name."""
    words = draft.words
    return all(draft.text[words.starts[number]].isupper() for number in words.index[word])


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether the letters belong to a code or an enzyme: `TK-216`, `(TK)`, `TK inhibitor`."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before in _JOINS or (after[:1] in _JOINS and after[1:].isalnum()):
        return True
    enzyme = before == "(" or (after[:1] == " " and after[1:].islower())
    return text[start:end] == "TK" and enzyme


def _is_introduced(draft: Draft, number: int, known: Known) -> bool:
    """Whether the letters are part of a name, or stand for words that the draft gives.

    `TK Kuegler`, `PreK, TK, kindergarten`, `Tooth Bud Ablation (TBA)`
    """
    words, text = draft.words, draft.text
    letters = words.text[number]
    start, end = words.starts[number], words.end(number)
    after = text[end : end + 2]
    named = after[:1] == " " and after[1:].isupper() and _is_followed_by_name(draft, number)
    in_list = letters == "tk" and words.gaps[number].startswith(",")
    in_list = in_list or (letters == "tk" and _ends_name(draft, number, known))
    return named or in_list or _spells(draft, letters) or text[start - 1 : start] == "#"


def _ends_name(draft: Draft, number: int, known: Known) -> bool:
    """Whether a word with a capital right before makes one name of both: `Chef TK`."""
    words = draft.words
    if not number or words.gaps[number] != " ":
        return False
    before, start = words.text[number - 1], words.starts[number - 1]
    is_asked = before in known.words("blanks") | known.words("announced-later")
    return draft.text[start].isupper() and draft.text[start + 1 :][:1].islower() and not is_asked


def _is_followed_by_name(draft: Draft, number: int) -> bool:
    """Whether the next word has a capital only at its beginning, as in a name."""
    if number + 1 >= len(draft.words):
        return False
    following = draft.text[draft.words.starts[number + 1] : draft.words.end(number + 1)]
    return following.istitle() or not following.isupper()


def _spells(draft: Draft, letters: str) -> bool:
    """Whether the draft gives the words whose first letters an abbreviation is made of."""
    words = draft.words
    for number in words.index.get(letters, ()):
        before = words.text[max(0, number - len(letters)) : number]
        in_bracket = words.gaps[number].rstrip().endswith(("(", '("'))
        if in_bracket and "".join(word[0] for word in before) == letters:
            return True
    return False


def _doubt(draft: Draft, number: int, known: Known) -> int:
    """Return how much milder a mark is than a blank: it tells of an event to come, or recurs.

    `Location TBA` of a tour is said to readers; letters that recur may be a name.
    """
    words, word = draft.words, draft.words.text[number]
    near = range(max(1, number - _EVENT + 1), number + 1)
    close = all(not words.gaps[at].strip(" -–—(:,") for at in near)
    before = (
        words.text[max(0, number - _EVENT) : number] if close else words.text[number - 1 : number]
    )
    beside = number and not words.gaps[number].strip(" -–—(")
    if beside and not known.words("announced-later").isdisjoint(before):
        return 2
    in_bracket = draft.text[words.end(number) : words.end(number) + 1] == ")"
    if word == "tba" and number and in_bracket:
        return 2  # `Brand (model TBA)` is said to readers
    if len(words.index[word]) > _OFTEN:
        return 2  # a bank, a band or a school
    return int(word in {"tk", "tba"})


def _stands_for_something(draft: Draft, number: int, known: Known) -> bool:
    """Whether X's are neither a Roman numeral nor chromosomes nor part of a name."""
    words, text = draft.words, draft.text
    start, end = words.starts[number], words.end(number)
    before = words.text[number - 1] if number else ""
    if before in known.words("before-numerals"):
        return False
    if number + 1 < len(words) and words.text[number + 1] in known.words("after-numerals"):
        return False
    printed, follows = text[start:end], text[end : end + 1]
    if not printed.isupper():
        return printed.islower() and follows == "%"
    if text[max(0, start - 1) : start] in _JOINS or follows in _NAME_ENDS:
        return False
    if _is_credited(draft.folded[max(0, start - _CREDIT) : start], known):
        return False
    return printed != "XX" or not (before == "of" or "xy" in words.index)


def _is_explained(draft: Draft, word: str, known: Known) -> bool:
    """Whether the draft tells its readers what letters stand for.

    `where XXXX is your number`, `TBD means to be determined`
    """
    words, says = draft.words.text, known.words("what-letters-stand-for")
    means = known.words("what-letters-mean")
    return any(
        (words[at - 1 : at] == ["where"] and not says.isdisjoint(words[at + 1 : at + 2]))
        or not means.isdisjoint(words[at + 1 : at + 2])
        for at in draft.words.index[word]
    )


def _names_something(draft: Draft, number: int, known: Known) -> bool:
    """Whether two X's may begin a name: `XX Settembre`."""
    following = draft.words.text[number + 1 : number + 2]
    return _is_followed_by_name(draft, number) and not (
        following and (following[0] in known.words("months") or not following[0].isalpha())
    )


def _is_credited(before: str, known: Known) -> bool:
    """Whether X's stand for the name of a site in its notice on how it is credited."""
    said = before.rpartition("。")[2].rpartition("\n")[2]
    return any(phrase in said for phrase in known.listed("crediting"))
