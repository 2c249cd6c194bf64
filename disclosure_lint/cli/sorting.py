"""In which order drafts are told of, where that is not the order of their paths."""

from __future__ import annotations

from disclosure_lint.cli.outcome import Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ORDERS = ("path", "worst", "date")


def ordered(outcomes: Iterable[Outcome], by: str) -> Iterator[Outcome]:
    """Yield outcomes, once all are there: the worst first, or the latest date."""
    found = list(outcomes)
    if by == "worst":
        yield from sorted(found, key=_worst)
    else:
        yield from sorted(found, key=lambda one: one.date or "", reverse=True)


def _worst(one: Outcome) -> tuple[object, ...]:
    sums = one.tally
    return (one.error is None, -sums.errors, -sums.warnings, -sums.notes, -sums.unchecked)
