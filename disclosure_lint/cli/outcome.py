"""What is to be done with one draft and what came of it: plain values, as they go to a worker and back."""

from __future__ import annotations

from disclosure_lint.finding import Safety
from disclosure_lint.record import NamedTuple
from disclosure_lint.render.view import Tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Task(NamedTuple):
    """How drafts are to be mended."""

    safeties: frozenset[Safety] = frozenset()  # the fixes to apply
    suggest: bool = False  # whether as tracked changes
    stamp: str | None = None  # the day that those bear


class Mended(NamedTuple):
    """A draft before and after its fixes, and which rules' findings they mended."""

    before: str
    text: str
    data: bytes  # the file as it is now to be
    rules: tuple[str, ...] = ()  # one for each fix that was applied
    withheld: tuple[tuple[str, str], ...] = ()  # rules whose fixes cannot be made, and why
    prints: bool = False  # whether the file goes to standard output

    @property
    def changed(self) -> bool:
        """Whether the text is another one now."""
        return self.text != self.before


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
