"""Words and dates that lost letters or marks on their way here, told by what is left.

A font draws `ti`, `ff` or `fi` as one sign, and a copy gives another sign for it or none
(`operaOons`, `pla[orm`, `signicant`); a wrong encoding leaves `?` for every mark.
"""

from __future__ import annotations

from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.sought import matches, places
from disclosure_lint.lean import lru_cache
from disclosure_lint.mentions.known import Known
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# notation: pairs and triples of letters that fonts draw as one sign
_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl", "ti", "tti", "tt", "tf", "ft", "fb", "fj")
_LOST_WHOLE = ("ffi", "ffl", "ff", "fi", "fl", "tti", "ti", "tt", "tf", "ft")
_LOST_SPACED = frozenset(_LOST_WHOLE[:5])
_SHORTEST = 5  # letters of what is left of a word; less may be a word, too
_TOLD = 3  # letters of a second half that is no word
_LONG = 7  # letters from which on a word with a capital is no name
# notation: a sign within a word, or an O within small letters, where a ligature stood
_SIGN = Regex(
    r"(?<![\w&/.@<#=-])([A-Za-z]{1,14})([\[\]&<>\\^_;~|]|(?<=[a-z])O)([a-z]{1,12})(?![\w/=>@])"
)
_END = Regex(r"(?<![\w&/.@<#=])([A-Za-z]{2,14})(>|\[|\])(?=[\s.,;:)])")
_LONGEST = 15  # letters before a sign, and one more, with which it is no such word
_PAIRED = 40  # code points within which the other half of a bracket stands
_SIGNS, _ENDS = "[]&<>\\^_;~|O", ">[]"  # notation: the signs of those two
# notation: an apostrophe or a quotation mark that came out as `?`
_APOSTROPHE = Regex(r"(?<![\w./=?&-])[A-Za-z][a-z]*(\?)(?:s|t|re|ve|ll)(?=[\s.,;:)])")
_QUOTED = Regex(r"(?<=[\s(])\?(?=[A-Za-z])[^?\n.]{1,60}[A-Za-z.,]\?(?=[\s.,;:)])")
_DASHED = Regex(r"(?<![\w./=?&-])[a-z]{2,}(\?)[a-z]{2,}(?=[\s,;)])")
_ENOUGH = 2  # signs of one sort that no slip of the keyboard explains
# notation: a word glued to a quotation on both sides, the second without its first letter
_GLUED = Regex(
    r"(?<=[a-z])([\"“])[A-Za-z][^\"“”\n=<>]{1,40}([\"”])(?=[a-z]{2,})[a-z]+(?![\w=\"“”(])"
)
# notation: Chinese dates of which 年 or 月 is lost
_DATE = Regex(
    r"(?<![\d.,])20\d\d年(?P<month>\d{2,4})日(?!內|内|以|的|期)"
    r"|(?<![\d.,])20\d\d(?P<both>\d{2,4})日(?!內|内|以)"
    r"|(?<![\d.,])20\d\d(?P<year>\d{1,2})月\d{1,2}日"
    r"|(?<![\d.,])20\d\d[ \u3000]{1,3}\d{1,2}[ \u3000]{1,3}\d{1,2}日"
)
_LOST_HAN = Regex(r"(?:(?<=[㐀-鿿，。、（「])\?{4,40}|\?{4,40}(?=[㐀-鿿，。、）」]))")
# notation: a control within a word, where a font has a ligature at its place
_CONTROLLED = Regex(r"[A-Za-z]*[a-z][\x00-\x08\x0b\x0c\x0e-\x1f][a-z]+")
_CONTROLS = tuple(chr(code) for code in range(32) if chr(code) not in "\t\n\r")
_LAST = 31  # day of a month
_MONTHS = 12


def find(draft: Draft, known: Known) -> list[Slip]:
    """Return the words and dates that broke, in order."""
    return apart(sorted(_found(draft, known)))


def _found(draft: Draft, known: Known) -> Iterator[Slip]:
    yield from _lost(draft, known)
    yield from _parted(draft, known)
    yield from _controlled(draft, known)
    yield from _read_as_signs(draft, known)
    if "????" in draft.text and not draft.text.isascii():
        for lost in _LOST_HAN.finditer(draft.text):
            yield Slip(*lost.span(), lost[0], "", "stands for characters that are lost")
    if "?" in draft.text:
        yield from _questioned(draft)
    for glued in _glued(draft.text):
        if glued[1] == '"' or glued[2] == "”":
            said = "runs into the words around it, and a letter is lost"
            yield Slip(*glued.span(), glued[0], "", said)
    if "日" in draft.text:
        yield from _dates(draft.text)


class _Broken(NamedTuple):
    """What is left of words whose ligature was lost."""

    without: dict[str, str]  # what lost it → the word that it was
    apart: dict[str, dict[str, str]]  # second half → first half → word, where it became a space


@lru_cache(maxsize=64)  # bounded: packs may be loaded again and again
def _broken(words: frozenset[str]) -> _Broken:
    """Return what is left of words that lost their ligature; of `ff` an `f` may be: `of icer`."""
    without: dict[str, str] = {}
    halves: dict[str, dict[str, str]] = {}
    for word in sorted(words):
        if (at := word.find("ff")) >= 0:
            halves.setdefault(word[at + 2 :], {})[word[: at + 1]] = word
        for sign in _LOST_WHOLE:
            if sign not in word:
                continue
            first, _, second = word.partition(sign)
            left = first + second
            if len(left) >= _SHORTEST and left not in words:
                without[left] = word
            is_told = len(second) >= (_TOLD if len(first) > 1 else _TOLD + 1)
            if sign in _LOST_SPACED and first and is_told and second not in words:
                halves.setdefault(second, {}).setdefault(first, word)
    return _Broken(without, halves)


def _lost(draft: Draft, known: Known) -> Iterator[Slip]:
    meant = _broken(known.words("with-ligatures")).without
    index = draft.words.index
    for broken in meant.keys() & index.keys():
        for number in index[broken]:
            start, end = draft.words.starts[number], draft.words.end(number)
            printed = draft.text[start:end]
            if printed.islower() or (len(printed) >= _LONG and not printed.isupper()):
                right = _cased(meant[broken], draft.text[start])
                yield Slip(start, end, printed, right, "has lost letters")


def _parted(draft: Draft, known: Known) -> Iterator[Slip]:
    words, index = draft.words, draft.words.index
    halves, small = _broken(known.words("with-ligatures")).apart, known.words("small-words")
    for second in halves.keys() & index.keys():
        firsts = halves[second]
        for number in index[second]:
            is_apart = number and (words.gaps[number] == " " or _is_control(words.gaps[number]))
            first = words.text[number - 1] if is_apart else ""
            if first not in firsts or (first in small and len(second) < _SHORTEST):
                continue  # `of ice`, `of ER`
            start, end = words.starts[number - 1], words.end(number)
            right = _cased(firsts[first], draft.text[start])
            yield Slip(start, end, draft.text[start:end], right, "has lost letters")


def _controlled(draft: Draft, known: Known) -> Iterator[Slip]:
    """Yield the words that a control parts, with what they were where one word has such halves."""
    halves = _broken(known.words("with-ligatures")).apart
    starts = (_start_of_word(draft.text, at) for at in places(draft.text, _CONTROLS))
    for word in matches(draft.text, _CONTROLLED, starts):
        first, _, second = "".join(c if c.isalpha() else " " for c in word[0].lower()).partition(
            " "
        )
        meant = halves.get(second, {}).get(first, "")
        right = _cased(meant, word[0][0]) if meant else ""
        yield Slip(*word.span(), word[0], right, "has lost letters")


def _start_of_word(text: str, end: int) -> int:
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    return start


def _is_control(gap: str) -> bool:
    return len(gap) == 1 and gap < " " and gap not in "\t\r\n"


def _read_as_signs(draft: Draft, known: Known) -> Iterator[Slip]:
    text = draft.text
    within = [at for at in _behind_letters(text, _SIGNS) if text[at + 1 : at + 2].islower()]
    for sort, signs in ((_SIGN, within), (_END, _behind_letters(text, _ENDS))):
        for word in _words_before(text, sort, signs):
            if _is_of_a_pair(text, word.start(2)):
                continue
            second = word[3] if sort is _SIGN else ""
            right = _meant(draft, known, word[1], second)
            if right:
                said = "has another sign for two letters"
                yield Slip(*word.span(), word[0], _cased(right, word[0][0]), said)


def _is_of_a_pair(text: str, at: int) -> bool:
    """Whether a bracket has its other half near by: `into [the] future`, `the offi[ce]`."""
    near = text[max(0, at - _PAIRED) : at], text[at + 1 : at + _PAIRED]
    for opens, closes in ("[]", "<>"):
        if text[at] == closes:
            return near[0].rfind(opens) > near[0].rfind(closes)
        if text[at] == opens:
            end = near[1].find(closes)
            return end >= 0 and opens not in near[1][:end]
    return False


def _behind_letters(text: str, signs: str) -> list[int]:
    """Return where one of some signs stands right behind a letter, in order."""
    return [at for at in places(text, signs) if text[at - 1 : at].isalpha()]


def _words_before(text: str, sort: Regex, signs: list[int]) -> Iterator[re.Match[str]]:
    """Yield what begins with the letters before some signs, in order and apart."""
    end = 0
    for at in signs:
        start = at
        while start > max(end, at - _LONGEST) and text[start - 1].isalpha():
            start -= 1
        if word := sort.match(text, start):
            end = word.end()
            yield word


def _glued(text: str) -> Iterator[re.Match[str]]:
    """Yield the quotations that run into the words on both sides, in order."""
    return matches(text, _GLUED, _behind_letters(text, '"“'))


def _meant(draft: Draft, known: Known, first: str, second: str) -> str:
    """Return the word that a ligature makes of two pieces, if it is one."""
    first, second = first.lower(), second.lower()
    listed, frequent = known.words("with-ligatures"), known.words("frequent-words")
    if all(len(draft.words.index.get(part, ())) > 1 for part in (first, second)):
        return ""  # two words with a sign between them
    for ligature in _LIGATURES:
        word = first + ligature + second
        if len(word) > len(ligature) + 1 and (
            word in listed or word in frequent or word in draft.words.index
        ):
            return word
    return ""


def _questioned(draft: Draft) -> Iterator[Slip]:
    """Yield the question marks that stand for apostrophes, quotation marks and dashes."""
    text = draft.text
    apostrophes = [found.start(1) for found in _APOSTROPHE.finditer(text)]
    others = [found.span() for found in _QUOTED.finditer(text)]
    others += [found.span(1) for found in _DASHED.finditer(text)]
    if len(apostrophes) + len(others) < _ENOUGH:
        return
    for at in apostrophes:
        yield Slip(at, at + 1, "?", "’", "stands for another mark")
    for start, end in others:
        yield Slip(start, end, text[start:end], "", "has a question mark for another mark")


def _dates(text: str) -> Iterator[Slip]:
    for date in matches(text, _DATE, places(text, ("20",))):
        digits = date["month"] or date["both"]
        if digits is None or _is_month_and_day(digits):
            yield Slip(*date.span(), date[0], "", "is a date without its year or month sign")


def _is_month_and_day(digits: str) -> bool:
    """Whether digits are a month and a day that lost what parted them."""
    if len(digits) == len("31") and int(digits) <= _LAST:
        return False  # the day of a month that is not told
    return any(
        0 < int(digits[:at]) <= _MONTHS and 0 < int(digits[at:]) <= _LAST and digits[at] != "0"
        for at in (1, 2)
        if at < len(digits)
    )


def _cased(word: str, first: str) -> str:
    return word.capitalize() if first.isupper() else word
