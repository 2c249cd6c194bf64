"""What a kind says of one rule on one draft, in offsets of the text as read."""

from __future__ import annotations

from disclosure_lint.record import NamedTuple

MOST_FLAGS = 1000  # of one rule on one draft that are told of; nobody reads more


class Mark(NamedTuple):
    """A place in the text as read, and what to say beside it."""

    start: int
    end: int
    message: str = ""
    beside: bool = False  # whether it stands in the text beside the draft


class Change(NamedTuple):
    """Put `text` in place of a span of the text as read."""

    start: int
    end: int
    text: str


class Flag(NamedTuple):
    """One thing that the rule finds wrong."""

    mark: Mark
    values: dict[str, str] = {}  # noqa: RUF012 - fill the rule's message and help
    related: tuple[Mark, ...] = ()
    changes: tuple[Change, ...] = ()
    safe: bool = False  # whether the changes touch notation only
    origin: tuple[int, int] | None = None  # in the source, where the text as read lacks it
    unsure: bool = False  # rests on an unverified fact: never reported as an error
    mild: int = 0  # steps by which it is milder than the rule's severity
    basis: str = ""  # the official list and its day that it rests on, where no profile has it


class Verdict(NamedTuple):
    """Flags where the rule is unmet; otherwise the evidence that it is met.

    `idle` says why there was nothing to judge, which makes the rule not applicable; `doubt`
    says what was not understood or could not be compared, which leaves it unchecked where
    nothing is flagged: only what was recognised whole is evidence.
    """

    flags: tuple[Flag, ...] = ()
    evidence: tuple[Mark, ...] = ()
    idle: str | None = None
    doubt: str | None = None
