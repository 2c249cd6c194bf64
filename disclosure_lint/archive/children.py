"""The child of a worker: kept from one task to the next, for starting one takes as long as fifty drafts."""

from __future__ import annotations

from contextlib import contextmanager

from disclosure_lint.guard.crew import Crew, Limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_idle: dict[str, Crew] = {}  # at most one, which leaves when its worker does


@contextmanager
def child(named: str, make: Callable[..., Any], *arguments: Any, limits: Limits) -> Iterator[Crew]:
    """Lend a child that judges by what `named` stands for; one that was disturbed is not kept."""
    crew = _idle.pop(named, None)
    for other in list(_idle):
        _idle.pop(other).close()
    crew = crew or Crew(1, make, *arguments, limits=limits)
    try:
        yield crew
    except BaseException:  # an engine may leave off amid a task, and answers be left over
        crew.close()
        raise
    _idle[named] = crew
