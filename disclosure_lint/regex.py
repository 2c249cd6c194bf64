"""Regular expressions that are compiled when they are first used.

A run of the command line uses few of them, and compiling one costs as much as
reading a page with it: a range of Han characters alone takes a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any


class Regex:
    """A pattern with the methods of `re.Pattern`, compiled when one is first called."""

    __slots__ = (
        "_flags", "_source", "findall", "finditer", "fullmatch", "match", "search", "split", "sub",
    )  # fmt: skip

    findall: Callable[..., list[Any]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, source: str | bytes, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile: only a method that was not yet called is ever missing."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


_METHODS = tuple(name for name in Regex.__slots__ if not name.startswith("_"))
