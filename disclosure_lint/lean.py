"""Parts of the standard library without the modules around them.

Importing `typing`, `functools`, `contextlib` and `collections` costs as much as judging
a draft, and a check uses a handful of things of each. They are here: the very ones where
they are written in C, and else what of them is used. mypy sees the real ones, but for
`Counter`: it does less than its namesake, and mypy says so where more is asked of it.
"""

from __future__ import annotations

import sys

__all__ = [
    "Counter", "Generic", "Protocol", "TypeVar", "cache", "defaultdict", "deque", "eq",
    "import_module", "itemgetter", "lru_cache", "suppress",
]  # fmt: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import defaultdict, deque
    from collections.abc import Iterable
    from contextlib import suppress
    from functools import cache, lru_cache
    from importlib import import_module
    from operator import eq, itemgetter
    from typing import Generic, Protocol, TypeVar

    _Thing = TypeVar("_Thing")

    class Counter(dict[_Thing, int]):
        """How often each thing occurs; none is 0 times."""

        def __init__(self, things: Iterable[_Thing] = ()) -> None: ...
        def most_common(self, most: int | None = None) -> list[tuple[_Thing, int]]:
            """Return things and their numbers, the most frequent first, then as they came."""
else:
    try:
        from _collections import defaultdict, deque
        from _functools import _lru_cache_wrapper
        from _operator import eq, itemgetter
    except ImportError:  # where Python is not CPython
        from collections import defaultdict, deque
        from functools import cache, lru_cache
        from operator import eq, itemgetter
    else:

        def lru_cache(maxsize):
            """Remember what a function returned for its last `maxsize` arguments."""

            def remembering(function):
                made = _lru_cache_wrapper(function, maxsize, False, _told)  # noqa: FBT003 - the order of C
                for name in ("__module__", "__name__", "__qualname__", "__doc__"):
                    setattr(made, name, getattr(function, name))
                made.__wrapped__ = function
                return made

            return remembering

        def _told(*numbers):
            from functools import _CacheInfo

            return _CacheInfo(*numbers)

        cache = lru_cache(None)

    class Counter(dict):
        """How often each thing occurs; none is 0 times."""

        __slots__ = ()

        def __init__(self, things=()):
            for thing in things:
                self[thing] = self.get(thing, 0) + 1

        def __missing__(self, thing):
            return 0

        def most_common(self, most=None):
            """Return things and their numbers, the most frequent first, then as they came."""
            return sorted(self.items(), key=lambda item: -item[1])[:most]

    class suppress:  # noqa: N801
        """A context in which these errors end what is done, and are no more heard of."""

        __slots__ = ("_errors",)

        def __init__(self, *errors):
            self._errors = errors

        def __enter__(self):
            return None

        def __exit__(self, error, *_):
            return error is not None and issubclass(error, self._errors)

    def import_module(name):
        """Return a module by its whole name."""
        __import__(name)
        return sys.modules[name]

    def TypeVar(name, **_):  # noqa: N802
        """Return what nobody looks at in a run."""
        return name

    class Generic:
        """A class whose values may be of any type; in a run, nothing."""

        __slots__ = ()

        def __class_getitem__(cls, _):
            return cls

    Protocol = object
