"""What a person sees of a file, and what is left in it besides: one idea for every format.

*Hidden* is what stands in the file and not on the page: it is not read, so it proves
nothing, and it is told. *Struck out* is what stands on the page crossed out: it says no
longer what it says, so it is not read either, and it is told as a change that nobody made.
What a reviewer left is told and not read. A *prompt* of the program is seen and read, and
told as the blank that it is.
"""

from __future__ import annotations

from disclosure_lint.draft.reading import Residue
from disclosure_lint.regex import Regex

HIDDEN, CHANGE, REMARK = "hidden-text", "tracked-change", "review-comment"
PROMPT, DATE, GUESS = "prompt", "date", "guess"
STRUCK = "struck words"
SMALLEST = 1.5  # points: what is set smaller nobody sees
_WORD = Regex(r"[^\W_]{1,40}")
_NEAR = 16  # of 255: two colours no further apart in red, green and blue are one


def is_unseen(colour: int, ground: int = 0xFFFFFF) -> bool:
    """Whether words in a colour, as 0xRRGGBB, are lost on a ground of another."""
    return all(abs((colour >> at & 255) - (ground >> at & 255)) < _NEAR for at in (0, 8, 16))


def hidden(start: int, end: int, how: str = "hidden text") -> Residue:
    """Return that words are not on the page; `how` says what keeps them off it."""
    return Residue(start, end, HIDDEN, how)


def struck(start: int, end: int) -> Residue:
    """Return that words are crossed out."""
    return Residue(start, end, CHANGE, STRUCK)


def prompt(start: int, end: int, what: str) -> Residue:
    """Return that a program asks for words here which nobody has given."""
    return Residue(start, end, PROMPT, what)


def guess(start: int, end: int, said: str) -> Residue:
    """Return what a reader had to guess, or could not see to, from the words it shows in."""
    return Residue(start, end, GUESS, said)


def first_word(text: str) -> tuple[int, int]:
    """Return the first word of a text, beside which stands what is said of all of it."""
    found = _WORD.search(text)
    return found.span() if found else (0, 0)
