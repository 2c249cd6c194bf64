"""Numbers of clinical trials in the registers, and what is wrong with one.

Knows the shape that each register gives its numbers; registers have no check digits.
"""

from __future__ import annotations

from typing import NamedTuple

from disclosure_lint.draft.model import Draft
from disclosure_lint.regex import Regex


class Register(NamedTuple):
    """A register of trials and the shape of its numbers."""

    name: str
    prefix: str  # what the word begins with at which its numbers begin
    printed: Regex  # the number with slips, from the register's letters on
    right: Regex  # the digits as they ought to be, without spaces
    shape: str  # the same in words
    sure: bool  # whether the shape was read at the register


# A gap inside a number counts as none: a line may break there, and some print two groups
# of four. A drug such as NCT-503 has fewer digits than any slip leaves.
REGISTERS = (
    Register(
        "ClinicalTrials.gov", "nct", Regex(r"nct[\s:#]?([\do]{5,12}(?:[\s-][\do]{1,7})?)(?![\da-z])"),
        Regex(r"\d{8}$"), "NCT and eight digits", sure=True,
    ),
    Register(
        "CTR", "ctr20", Regex(r"ctr(20[\do]{3,12}(?:\s[\do]{1,4})?)(?![\da-z])"),
        Regex(r"20[0-4]\d{5}$"), "CTR, the year and four digits", sure=True,
    ),
    Register(
        "ChiCTR", "chictr", Regex(r"chictr[\s-]?(?:[a-z]{1,5}-)?([\do]{6,13}(?:\s[\do]{1,6})?)(?![\da-z])"),
        Regex(r"(?:\d{8}|\d{10})$"), "ChiCTR and ten digits, eight before 2018", sure=False,
    ),
    Register(
        "ISRCTN", "isrctn", Regex(r"isrctn[\s:#-]?([\do]{5,12})(?![\da-z])"),
        Regex(r"\d{8}$"), "ISRCTN and eight digits", sure=False,
    ),
    Register(
        "EU", "eu",
        Regex(r"(?:eudract|eu[ -]?ct\b|eu trial)[^\d\n.;]{0,20}(\d{4}-\d{3,8}-\d{1,3}(?:-\d{1,2})?)(?![\d-])"),
        Regex(r"(?:19|20)\d\d-\d{6}-\d\d(?:-\d\d)?$"), "the year, six digits and two", sure=False,
    ),
)  # fmt: skip


class Trial(NamedTuple):
    """The number of a trial as printed."""

    start: int
    end: int
    register: Register
    is_right: bool
    number: str = ""  # without the register's letters, gaps closed


def value(trial: Trial) -> tuple[object, ...]:
    """Return which trial it is."""
    return trial.register.name, trial.number


def find(draft: Draft) -> tuple[Trial, ...]:
    """Return the trial numbers of a draft, in order."""
    folded, words = draft.folded, draft.words
    return tuple(
        sorted(
            _trial(folded, register, match.start(register.name == "EU"), *match.span(1))
            for register in REGISTERS
            for word in words.starting(register.prefix)
            for number in words.index[word]
            if (match := register.printed.match(folded, words.starts[number]))
        )
    )


def _trial(folded: str, register: Register, start: int, first: int, end: int) -> Trial:
    """Return a number; what stands after a gap belongs to it only if it makes it whole."""
    printed = folded[first:end]
    groups = printed.split()
    whole = "".join(groups).replace("-", "") if register.name != "EU" else printed
    if register.right.match(whole):
        return Trial(start, end, register, is_right=True, number=whole)
    head = groups[0] if register.name == "EU" else groups[0].split("-")[0]
    return Trial(start, first + len(head), register, bool(register.right.match(head)), head)
