"""`drafting/misspelt-chinese`: a set phrase with one character astray, and 己 for 已 or 末 for 未.

The phrases are those that every announcement prints alike, so that one with another character within it
is a slip of the hand: 國家藥物監督管理局, 股東特列大會.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drafting import slips
from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.known import Known
from disclosure_lint.packs.rule import Rule
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("set-phrases", "before-self", "before-an-end", "behind-not-yet", "signs-of-numbers")

_LONG = 7  # characters of a phrase whose last one tells nothing else, either
_MEANT = 3  # times that a draft has a form, from which it is meant


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag phrases with a character astray and characters that stand for their look-alikes."""
    if not case.language.startswith("zh"):
        return Verdict(idle="the draft is not in Chinese")
    found = [*_phrases(case.draft, case.known), *_look_alikes(case.draft, case.known)]
    return slips.told(apart(sorted(found)))


def _phrases(draft: Draft, known: Known) -> Iterator[Slip]:
    folded, index = draft.folded, draft.words.index
    for phrase in known.listed("set-phrases"):
        half = (len(phrase) + 1) // 2
        for part, offset in ((phrase[:half], 0), (phrase[half:], half)):
            if part[0] not in index:
                continue
            at = folded.find(part)
            while at >= 0:
                start = at - offset
                other = folded[max(0, start) : start + len(phrase)]
                if (
                    other != phrase
                    and (lost := _astray(phrase, other))
                    and folded.count(other) < _MEANT
                ):
                    end = start + len(phrase)
                    right = (
                        draft.text[start : start + lost]
                        + phrase[lost]
                        + draft.text[start + lost + 1 : end]
                    )
                    yield Slip(start, end, draft.text[start:end], _in_script(draft, right))
                at = folded.find(part, at + 1)


def _astray(phrase: str, other: str) -> int:
    """Return which character of a phrase is another, or 0; the first one may belong before it."""
    if len(other) != len(phrase):
        return 0
    apart_ = [n for n in range(len(phrase)) if phrase[n] != other[n]]
    last = len(phrase) - (len(phrase) < _LONG)
    is_one = len(apart_) == 1 and apart_[0] < last and is_han(other[apart_[0]])
    return apart_[0] if is_one else 0


def _in_script(draft: Draft, right: str) -> str:
    """Return a phrase as the draft prints it elsewhere, or "" where only its simplified form is known."""
    return right if right in draft.text else ""


def _look_alikes(draft: Draft, known: Known) -> Iterator[Slip]:
    text, index, starts = draft.text, draft.words.index, draft.words.starts
    read = draft.words.text
    numbers = known.words("signs-of-numbers")
    selves, ends = known.words("before-self"), known.words("before-an-end")
    not_yet = known.words("behind-not-yet")

    def beside(number: int, step: int) -> str:
        near = number + step
        is_near = 0 <= near < len(read) and abs(starts[near] - starts[number]) == 1
        return read[near] if is_near else ""

    for sign in ("己", "巳", "末", "曰"):
        for number in index.get(sign, ()):
            before, behind = beside(number, -1), beside(number, 1)
            match sign:
                case "己" | "巳":
                    right = "已" if behind in not_yet and before not in selves else ""
                case "末":
                    right = "未" if behind in not_yet and before not in ends else ""
                case _:
                    right = "日" if before in numbers else ""
            if right:
                at = starts[number]
                low = at - bool(before)
                shown = text[low : at + 1 + bool(behind)]
                yield Slip(low, low + len(shown), shown, shown.replace(text[at], right))
