"""`drafting/doubled-word`: a word that stands twice in a row."""

from __future__ import annotations

from itertools import compress, count

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drafting import slips
from disclosure_lint.detectors.drafting.prose import is_prose
from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft.model import Draft
from disclosure_lint.lean import eq
from disclosure_lint.mentions.known import Known
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ILLEGIBLE = True
TERMS = (
    "doubled-in-chinese",
    "begins-like-particles",
    "may-stand-twice",
    "before-is-is",
    "latin-after-in",
    "small-words",
)
_JOINED_BEFORE = frozenset("-/.")
_WITHIN_ADDRESS = frozenset("._")  # `visit visit.example.com`
_JOINED_AFTER = frozenset("-/'’@")  # `contact contact@` is an address


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the words of prose that stand twice in a row.

    In a language that nobody here reads, two equal words may be two: `la marca marca un hito`.
    """
    if case.tongue.name == "other":
        return Verdict(
            doubt=f"the rule has no words for {case.tongue.called}: a person who reads it has to judge"
        )
    return slips.told(find(case.draft, case.known))


def find(draft: Draft, known: Known) -> Iterator[Slip]:
    """Yield the words of prose that stand twice in a row."""
    words, text = draft.words, draft.text
    read = words.text
    rightly = known.words("may-stand-twice")
    for number in compress(count(1), map(eq, read, read[1:])):
        word = read[number]
        if word.isalpha() and word.isascii() and word not in rightly:
            start, end = words.starts[number - 1], words.end(number)
            is_slip = not _is_meant(draft, known, number) and _is_prose(draft, start, end, number)
            if _is_gap(words.gaps[number], word, known) and is_slip:
                yield Slip(start, end, word, text[start : start + len(word)])
    yield from _in_chinese(draft, known)


def _in_chinese(draft: Draft, known: Known) -> Iterator[Slip]:
    """Yield the particles and the words of Chinese that stand twice: 的的, 於於, 本公司本公司."""
    index, folded = draft.words.index, draft.folded
    for word in known.listed("doubled-in-chinese"):
        if word[0] not in index:
            continue
        at = folded.find(word * 2)
        while at >= 0:
            end = at + 2 * len(word)
            beside = folded[at - 1 : at] + folded[end : end + 1]
            if word not in beside and not (len(word) == 1 and _is_lexical(folded, at, known)):
                yield Slip(
                    at, end, draft.text[at : at + len(word)], draft.text[at : at + len(word)]
                )
            at = folded.find(word * 2, end)


def _is_lexical(folded: str, at: int, known: Known) -> bool:
    """Whether the second of two particles begins a word of its own: 的的確確, 對於於是."""
    return folded[at + 1 : at + 3] in known.listed("begins-like-particles")


def _is_gap(gap: str, word: str, known: Known) -> bool:
    """Whether two words stand in one line of thought.

    Several blanks are what is left of a line's end, as between a heading and its text: only
    a small word does not end a heading, nor begin a text.
    """
    return gap.isspace() and (len(gap) == 1 or "\n" in gap or word in known.words("small-words"))


def _is_meant(draft: Draft, known: Known, number: int) -> bool:
    """Whether two equal words, the second of them at `number`, are a name or good grammar."""
    words = draft.words
    word = words.text[number]
    if draft.text[words.starts[number - 1]].isupper() and word not in known.words("small-words"):
        return True  # the name of a species, a place or a person
    if number + 1 < len(words) and words.text[number + 1] in known.words("latin-after-in"):
        return True
    is_is = word == "is" and number > 1
    return is_is and words.text[number - 2] in known.words("before-is-is")


def _is_prose(draft: Draft, start: int, end: int, number: int) -> bool:
    """Whether two equal words stand in one sentence, and neither in two cells nor in a compound."""
    text = draft.text
    second = text[draft.words.starts[number] : end]
    if not (
        second.islower()
        and len(second) + (second == "a") > 1
        and "\n\n" not in draft.words.gaps[number]
        and text[max(0, start - 1) : start] not in _JOINED_BEFORE
        and text[end : end + 1] not in _JOINED_AFTER
        and not (text[end : end + 1] in _WITHIN_ADDRESS and text[end + 1 : end + 2].isalnum())
    ):
        return False
    unit = draft.unit(start)
    in_prose = unit is not None and end <= unit.end and is_prose(draft, unit)
    return in_prose and "|" not in draft.source.quote(draft.origin(start, end))
