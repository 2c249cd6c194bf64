"""Signatures: where the board of a company signs, as "By order of the Board" says.

Knows the words of signing, and that a sentence in which somebody thanks or reports on
behalf of the board signs nothing; not who signs.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.saying import places, says
from disclosure_lint.record import NamedTuple
from disclosure_lint.spans import apart


class Signature(NamedTuple):
    """The words with which a board signs, without the "By" or "On" before them."""

    start: int
    end: int


def find(draft: Draft, known: Known) -> tuple[Signature, ...]:
    """Return where the board signs, in order."""
    speaking = known.listed("speaking-for-the-board")
    return tuple(
        Signature(*draft.span(first, last))
        for first, last in apart(places(draft.words, known.listed("board-signature")))
        if not says(draft.words, speaking, *draft.sentence(first))
    )


def value(signature: Signature) -> tuple[object, ...]:  # noqa: ARG001 - every sort has a value
    """Return what a signature says: that the board signs, whichever words it takes."""
    return ("board",)
