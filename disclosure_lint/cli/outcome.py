"""What came of one draft: plain values, as a worker process sends them back."""

from __future__ import annotations

from disclosure_lint.finding import Severity
from disclosure_lint.record import NamedTuple
from disclosure_lint.render.view import Tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.cli.mend import Mended


class Found(NamedTuple):
    """A finding as it is counted and known again."""

    rule: str
    fingerprint: str
    known: bool  # to the baseline


class Outcome(NamedTuple):
    """What came of one draft."""

    name: str
    rendered: str = ""
    tally: Tally = Tally()
    worst: int = 0  # the rank of its gravest finding
    judged: bool = False  # whether any rule came out as anything on it
    unchecked: int = 0  # rules that could not be checked on it
    mended: Mended | None = None
    error: str | None = None  # why it cannot be judged
    bug: str | None = None
    waivers: Mapping[int, str] = {}  # entry of the register → how it came out: used, lapsed, idle
    found: tuple[Found, ...] = ()
    date: str | None = None  # of the draft, where it is told or stated


UNCHECKED = 0  # the rank below every finding's: what could not be judged counts, too
LOWEST = 1  # the rank of the mildest finding


def rank(threshold: str) -> int:
    """Return the rank from which findings count for the exit code."""
    if threshold == "unchecked":
        return UNCHECKED
    return 4 if threshold == "never" else Severity(threshold).rank
