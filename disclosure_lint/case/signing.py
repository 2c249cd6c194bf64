"""Who signs for the board, as far as a name with the title of a director stands below its words."""

from __future__ import annotations

from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.case.case import Case

_BELOW = 320  # code points from the words of signing to the title of who signs
_LONGEST_NAME = 48  # code points
_NEAR = 3000  # code points on either side of the words of a list in which its names stand
# notation: a name by its capitals, in Chinese by a line to itself or before its title.
_LATIN = Regex(r"(?:[A-Z][\w'’-]*\.?,?\s?){2,5}$")
_HAN = Regex(r"[\u3400-\u9fff](?:\s?[\u3400-\u9fff]){1,3}$")
_SPACES = Regex(r"\s+")
_WORD = Regex(r"[^\W\d_\u3400-\u9fff]+")
_MARKS = " \t\u3000*_"
_JOINS = frozenset("兼及、,")  # notation: between two titles of one person


class Signatory(NamedTuple):
    """A person who signs."""

    printed: str
    words: tuple[str, ...]  # of the name, folded; a Chinese one whole


def unlisted(case: Case, listed: Sequence[tuple[int, int]]) -> str:
    """Return the name of a director who signs and is not named near some places, or ""."""
    folded = case.draft.folded
    for who, (start, end) in signatories(case):
        near = " ".join(
            folded[max(0, low - _NEAR) : start] + " " + folded[max(end, low) : high + _NEAR]
            if low - _NEAR < end
            else folded[max(0, low - _NEAR) : high + _NEAR]
            for low, high in listed
        )
        joined = _SPACES.sub("", near)
        words = {*_WORD.findall(near)}
        if not any(one in words or (not one.isascii() and one in joined) for one in who.words):
            return who.printed
    return ""


def signatories(case: Case) -> Iterator[tuple[Signatory, tuple[int, int]]]:
    """Yield who signs, and where the words of signing and the name stand."""
    titles = case.known.made("titles of signing", lambda: _titles(case.known))
    folded = case.draft.folded
    for signature in case.signatures:
        title = titles.search(folded, signature.end, signature.end + _BELOW)
        if title is None:
            continue
        line = _line(case, signature.end, title.start())
        honorific = case.known.made("honorifics", lambda: _honorifics(case.known))
        for found in reversed([*honorific.finditer(fold(line))]):
            line = (line[: found.start()] + line[found.end() :]).strip()
        if len(line) <= _LONGEST_NAME and (_LATIN.match(line) or _HAN.match(line)):
            name = fold(line)
            words = tuple(_WORD.findall(name)) if name.isascii() else (_SPACES.sub("", name),)
            if _of_companies(case.known).isdisjoint(words):
                yield Signatory(line, words), (signature.start, title.end())


def _line(case: Case, start: int, title: int) -> str:
    """Return what stands as a name by a title: before it, or in Chinese behind it or below."""
    text, folded = case.draft.text, case.draft.folded
    if is_han(folded[title]):
        end = title + _BELOW
        every = case.known.made("titles beside signing", lambda: _every_title(case.known))
        while (again := every.match(folded, title)) is not None:
            title = again.end() + (folded[again.end() : again.end() + 1] in _JOINS)
        lines = text[title:end].lstrip().split("\n")
        return lines[0].strip(_MARKS)
    before = text[start:title].rstrip(_MARKS + "\r\n,，")
    return before[before.rfind("\n") + 1 :].strip(_MARKS)


def _of_companies(known: Known) -> frozenset[str]:
    """Return the words that no person's name has: the company's stands by a title, too."""
    return known.words("company-forms") | known.words("group-words")


def _titles(known: Known) -> Regex:
    said = any_of(known.listed("titles-of-signing"), r"\s?")
    return Regex(rf"(?<![^\s,，(（兼及、])(?:{said})")


def _every_title(known: Known) -> Regex:
    names = ("titles-of-signing", "titles-beside-signing", "titles-before")
    return Regex(rf"(?:{any_of([one for name in names for one in known.listed(name)])})")


def _honorifics(known: Known) -> Regex:
    before, behind = any_of(known.listed("titles")), any_of(known.listed("titles-behind"))
    return Regex(rf"^(?:{before})\.?\s+|(?:{behind})$")
