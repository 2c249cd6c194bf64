"""When to give up on a draft: a time limit, or because somebody says so.

What judges looks up at its watch between rules and in its long loops. There is a watch
only where the caller asked for one, and each thread and task has its own.
"""

from __future__ import annotations

from _contextvars import ContextVar
from time import monotonic

from disclosure_lint.errors import StoppedError, TimeLimitError
from disclosure_lint.lean import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    _Made = TypeVar("_Made")
    _Item = TypeVar("_Item")

_OFTEN = 256  # items of a loop after which the watch is looked at again


class Stop(Protocol):
    """What says that judging is to end, such as a `threading.Event`."""

    def is_set(self) -> bool:
        """Whether it is to end."""


class Watch:
    """A limit of seconds from now on, a `Stop`, or both."""

    __slots__ = ("_end", "_limit", "_stop")

    def __init__(self, limit: float | None, stop: Stop | None) -> None:
        self._limit = limit
        self._stop = stop
        self._end = None if limit is None else monotonic() + limit

    def look(self) -> None:
        """Raise where it is time to end.

        Raises:
            TimeLimitError: the limit has passed.
            StoppedError: the `Stop` is set.
        """
        if self._end is not None and monotonic() >= self._end:
            raise TimeLimitError(f"not judged within {self._limit:g} s")
        if self._stop is not None and self._stop.is_set():
            raise StoppedError("stopped before it was judged")


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


def look() -> None:
    """Raise where the draft that this thread judges is to be given up."""
    watch = _watch.get()
    if watch is not None:
        watch.look()


def watched(items: Iterable[_Item]) -> Iterable[_Item]:
    """Return what a long loop goes over; where nobody watches, that costs nothing."""
    watch = _watch.get()
    return items if watch is None else _looking(items, watch)


def _looking(items: Iterable[_Item], watch: Watch) -> Iterator[_Item]:
    for number, item in enumerate(items):
        if not number % _OFTEN:
            watch.look()
        yield item


def within(limit: float | None, stop: Stop | None, make: Callable[[], _Made]) -> _Made:
    """Return what `make` returns, unless it is to end before.

    Raises:
        TimeLimitError: `limit` seconds have passed.
        StoppedError: `stop` is set.
    """
    if limit is None and stop is None:
        return make()
    watch = Watch(limit, stop)
    token = _watch.set(watch)
    try:
        watch.look()
        return make()
    finally:
        _watch.reset(token)
