"""Numbers of clinical trials in the registers, and what is wrong with one.

Registers have no check digits: only the shape of a number tells.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.trials.registers import Register, registers
from disclosure_lint.record import NamedTuple
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESSES = ("http", "www.", "clinicaltrials.")  # notation: how addresses begin


class Trial(NamedTuple):
    """The number of a trial as printed."""

    start: int
    end: int
    register: Register
    is_right: bool
    number: str  # without spaces and letters of a centre


def value(trial: Trial) -> tuple[str, str]:
    """Return what a number says: `("ClinicalTrials.gov", "NCT05471843")`."""
    return (trial.register.name, trial.number)


def find(draft: Draft, known: Known) -> tuple[Trial, ...]:
    """Return the trial numbers of a draft, in order."""
    folded, words = draft.folded, draft.words
    return tuple(
        apart(
            _trial(folded, register, match.start(not register.letters), *match.span(1))
            for register in registers(known)
            for prefix in register.prefixes
            for word in words.starting(prefix)
            for number in words.index[word]
            if (match := register.printed.match(folded, words.starts[number]))
        )
    ) + tuple(_in_addresses(draft, known))


def _in_addresses(draft: Draft, known: Known) -> Iterator[Trial]:
    """Yield the numbers at the ends of web addresses, each of which is one word."""
    folded, words = draft.folded, draft.words
    for head in _ADDRESSES:
        for word in words.starting(head):
            at = word.rfind("/") + 1
            for register in registers(known):
                if not (at and register.letters and word.startswith(register.prefixes, at)):
                    continue
                for number in words.index[word]:
                    match = register.printed.match(folded, words.starts[number] + at)
                    if match and match.end() == words.end(number):
                        yield _trial(folded, register, match.start(), *match.span(1))


def _trial(folded: str, register: Register, start: int, first: int, end: int) -> Trial:
    """Return a number; what stands after a gap belongs to it only if it makes it whole."""
    printed = folded[first:end]
    if not register.letters:
        is_right = register.right.match(printed) is not None
        return Trial(start, end, register, is_right, printed)
    whole = "".join(printed.split()).replace("-", "")
    if not folded.startswith(register.prefixes[0], start):
        return Trial(start, end, register, is_right=False, number=_number(register, whole))
    if register.right.match(whole):
        return Trial(start, end, register, is_right=True, number=_number(register, whole))
    head = printed.split()[0].split("-")[0]
    is_right = register.right.match(head) is not None
    return Trial(start, first + len(head), register, is_right, _number(register, head))


def _number(register: Register, digits: str) -> str:
    return register.letters + digits.upper()
