"""Names of companies in full, of which one word is a letter off where the others are the same.

The issuer's file tells how its own name is spelt; of other companies the draft does, by the
spelling that stands more often or first. Of own Chinese names only what stands where the
issuer's does, on a line of its own or as `（「本公司」`, is compared: others begin alike.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.drafting.slips import Slip, is_a_letter_off
from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import HAN, Words
from disclosure_lint.limits import watched
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FEWEST = 3  # words of a name, its form among them
_SHORTEST = 5  # letters of a word in which a slip is seen
_HAN_NAME = 5  # characters of a Chinese name


def find(case: Case, given: Iterable[str]) -> Iterator[Slip]:
    """Yield words of names that are a letter off: of the issuer's own, and of the `given`."""
    own = [*case.issuer.names, case.issuer.name] if case.issuer else []
    forms = case.known.words("company-forms") | case.known.words("group-words")
    told = set()
    for name in (*own, *given):
        words = tuple(Words(fold(name)).text)
        if len(words) >= _FEWEST and words not in told and not forms.isdisjoint(words[-2:]):
            told.add(words)
            yield from _off(case, words, name, is_own=name in own)


def _off(case: Case, name: tuple[str, ...], printed: str, *, is_own: bool) -> Iterator[Slip]:
    words = case.draft.words
    right = len(list(words.runs(list(name))))
    seen = set()
    for at in (0, 1):
        for number in watched(words.index.get(name[at], ())):
            first = number - at
            window = list(words.text[first : first + len(name)]) if first >= 0 else []
            if first in seen or len(window) != len(name):
                continue
            odd = [n for n in range(len(name)) if window[n] != name[n]]
            if len(odd) != 1 or not _is_near(window[odd[0]], name[odd[0]]):
                continue
            seen.add(first)
            start, end = words.starts[first + odd[0]], words.end(first + odd[0])
            written = case.draft.text[start:end]
            is_rarer = len(list(words.runs(window))) < right
            if written[0].isupper() and (is_own or is_rarer):
                yield Slip(start, end, written, _as_written(printed, odd[0], written))


def _as_written(name: str, at: int, written: str) -> str:
    """Return a word of a name, in capitals where the slip is."""
    words = Words(name)
    said = name[words.starts[at] : words.end(at)]
    return said.upper() if written.isupper() else said.capitalize() if said.isupper() else said


def _is_near(word: str, other: str) -> bool:
    """Whether two words are a letter apart, more than a plural's."""
    if min(len(word), len(other)) < _SHORTEST - 1 or not (word.isalpha() and other.isalpha()):
        return False
    longer, shorter = sorted((word, other), key=len, reverse=True)
    if longer == shorter + "s":
        return False
    return is_a_letter_off(word, other)


def own_in_chinese(case: Case) -> Iterator[Slip]:
    """Yield the issuer's Chinese name with a character astray, where its name stands."""
    own = case.issuer.names if case.issuer else ()
    names = {fold(n): n for n in own if len(n) >= _HAN_NAME and all(map(is_han, n))}
    if not names:
        return
    ends, text = case.known.listed("chinese-name-ends"), case.draft.folded
    apart = case.known.words("telling-companies-apart")
    full = {folded: name for folded, name in names.items() if folded.endswith(ends)}
    for found in case.known.made("own place", lambda: _own_place(case.known)).finditer(text):
        printed = found["line"] or found["alias"]
        start = found.start("line") if found["line"] else found.start("alias")
        if any(printed.endswith(name) for name in names):
            continue
        for folded, name in full.items():
            for length in (len(folded), len(folded) - 1, len(folded) + 1):
                tail = printed[-length:]
                if found["line"] and tail != printed:
                    continue
                if (
                    len(tail) == length
                    and is_a_letter_off(tail, folded)
                    and apart.isdisjoint(set(tail) ^ set(folded))
                ):
                    at = start + len(printed) - length
                    yield Slip(at, at + length, case.draft.text[at : at + length], name)
                    break


def _own_place(known: Known) -> Regex:
    """Return where the issuer's own name stands: on a line, or as `（「本公司」`."""
    return Regex(
        rf"(?m)^[ \t\u3000*]*(?P<line>[{HAN}]{{5,24}})[ \t\u3000*]*$"
        rf"|(?P<alias>[{HAN}]{{5,24}})\s?[(（][「“\"](?:{any_of(known.listed('own-aliases'))})"
    )
