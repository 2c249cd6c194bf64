"""Blanks that readers fill in, or a registrant leaves empty: forms, signatures, covers of filings."""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.sought import places
from disclosure_lint.mentions.known import Known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = 200  # how far the line before a blank is read, in code points
_TITLE = 120  # code points of a line that calls the draft a form
_SHORT = 60  # code points of such a line that need not stand in capitals
_NEAR = 300  # code points around a blank in which somebody is asked to sign
_ON = 12  # code points between two blanks of one entry: `____ day of ____`
_AMOUNT = frozenset("$€£¥")


def unfilled(
    draft: Draft, blanks: Sequence[tuple[int, int]], known: Known
) -> Iterator[tuple[int, int]]:
    """Yield those of some blanks that the drafter should have filled in, in order."""
    if not blanks:
        return
    begins = _form_begins(draft, known)
    last = -_LINE  # where the last blank ended that readers fill in
    for start, end in blanks:
        before = draft.folded[max(0, start - _LINE) : start].rpartition("\n")[2]
        is_theirs = begins <= start and before.rstrip()[-1:] not in _AMOUNT
        is_theirs = is_theirs or ("\n" not in draft.text[last:start] and start - last <= _ON)
        if is_theirs or _is_on_a_cover(before, known) or _is_to_sign(draft, start, before, known):
            last = end
        else:
            yield start, end


def _form_begins(draft: Draft, known: Known) -> int:
    """Return where the first line stands that calls what follows a form, or the draft's end."""
    folded = draft.folded
    for at in places(folded, known.listed("forms-for-readers")):
        start = folded.rfind("\n", 0, at) + 1
        end = folded.find("\n", at)
        end = len(folded) if end < 0 else end
        line = draft.text[start:end].strip(" #*_\r")
        is_title = len(line) <= _SHORT or (len(line) <= _TITLE and line.isupper())
        if is_title and line[-1:] not in {".", ";", ",", "。", "；", "，"}:
            return start
    return len(folded)


def _is_on_a_cover(before: str, known: Known) -> bool:
    """Whether a line leads to a blank that the covers of filings have: `transition period from`."""
    said = before.rstrip()
    return any(said.endswith(phrase) for phrase in known.listed("before-blanks-of-covers"))


def _is_to_sign(draft: Draft, start: int, before: str, known: Known) -> bool:
    """Whether a blank is called what signers write, near a line to sign on."""
    label = before.rpartition("_")[2].strip(" \t:：|.#*()（）")
    if not any(_ends_in(label, word) for word in known.listed("written-by-signers")):
        return False
    near = draft.folded[max(0, start - _NEAR) : start + _NEAR]
    return any(word in near for word in known.listed("asked-to-sign"))


def _ends_in(label: str, word: str) -> bool:
    """Whether what stands before a blank ends in a word, and not only in its letters."""
    before = label[: -len(word)][-1:]
    return label.endswith(word) and not (before.isascii() and before.isalnum())
