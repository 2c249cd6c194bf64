"""Regular expressions whose code is kept from one run to the next.

Compiling one costs as much as reading a page with it: a range of Han characters alone
takes a millisecond. So a pattern is compiled when it is first used, and what it was
compiled to is kept beside the packs (`packs.regexes` reads and writes), found again by
the pattern itself: nothing that is kept can be stale. What was not kept, or what this
Python does not take, is compiled by `re` as ever.

A pattern is made of our words and those of rules, never of a draft's: it may be kept.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator
    from typing import Any, Protocol, TypeAlias

    class Kept(Protocol):
        """Where the code of patterns is found: a dictionary, or a file that is like one."""

        def get(self, key: Key, /) -> Code | None:
            """Return the code of a pattern, or None."""


IGNORECASE, MULTILINE, DOTALL, ASCII = 2, 8, 16, 256  # as `re` has them

_ESCAPED = {ord(sign): f"\\{sign}" for sign in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}

Key = tuple[str | bytes, int]  # a pattern and its flags, as they are given
Shape = tuple[int, int, dict[str, int], tuple[str | None, ...]]
# all its flags, the number of its groups, their numbers by name and names by number
Code: TypeAlias = "tuple[Shape, bytes | memoryview]"

_kept: list[Kept] = []  # the latest first
_new: dict[Key, Code] = {}  # made by this process
_keeps_new = [False]


class Regex:
    """A pattern with what `re.Pattern` has, compiled when something of it is first used."""

    __slots__ = (
        "_compiled", "_flags", "_source", "findall", "finditer", "fullmatch", "match", "search", "split", "sub",
    )  # fmt: skip

    if TYPE_CHECKING:
        _compiled: re.Pattern[str]
        findall: Callable[..., list[Any]]
        finditer: Callable[..., Iterator[re.Match[str]]]
        fullmatch: Callable[..., re.Match[str] | None]
        match: Callable[..., re.Match[str] | None]
        search: Callable[..., re.Match[str] | None]
        split: Callable[..., list[Any]]
        sub: Callable[..., str]

    def __init__(self, source: str | bytes, flags: int = 0) -> None:
        self._source = source
        self._flags = int(flags)  # no flag of `re`, which cannot be kept

    def __getattr__(self, name: str) -> Any:
        """Compile, once: only a method that was not yet called is ever missing."""
        if name == "_compiled":
            self._compiled = made = _compiled((self._source, self._flags))
            return made
        if name not in _METHODS:
            raise AttributeError(name)
        method = getattr(self._compiled, name)
        setattr(self, name, method)
        return method


_METHODS = tuple(name for name in Regex.__slots__ if not name.startswith("_"))


def escape(text: str) -> str:
    """Return a pattern of just this text, as `re.escape` does."""
    if text.replace(" ", "").isalnum():  # most words and phrases of a list
        return text.replace(" ", "\\ ")
    return text.translate(_ESCAPED)


def learn(kept: Kept) -> None:
    """Look for the code of patterns among what an earlier run compiled."""
    _kept.insert(0, kept)


def keep_new() -> None:
    """Keep the code of what is compiled from now on."""
    _keeps_new[0] = True


def has_news() -> bool:
    """Whether this process compiled anything that may be kept."""
    return bool(_new)


def news() -> dict[Key, Code]:
    """Return the code of what this process had to compile and was not asked for yet."""
    told = dict(_new)
    _kept.insert(0, told)
    _new.clear()
    return told


def _compiled(key: Key) -> Any:
    source, flags = key
    try:
        for kept in _kept:
            if (code := kept.get(key)) is not None:
                return _from_code(source, code)
        if _keeps_new[0]:
            code = _code(source, flags)
            made = _from_code(source, code)
            _new[key] = code
            return made
    except Exception:  # noqa: BLE001, S110 - what is left to `re`, it says what is wrong with
        pass
    import re

    return re.compile(source, flags)


def _from_code(source: str | bytes, code: Code) -> Any:
    """Return the pattern; `_sre` looks the code over before it takes it."""
    import _sre  # type: ignore[import-not-found]

    (flags, *groups), words = code
    return _sre.compile(source, flags, memoryview(words).cast("I").tolist(), *groups)


def _code(source: str | bytes, flags: int) -> Code:
    """Translate a pattern as `re._compiler.compile` does."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    words = array("I", _compiler._code(parsed, flags))  # noqa: SLF001 - which alone gives it
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    all_flags = int(flags | state.flags)
    return (all_flags, state.groups - 1, dict(state.groupdict), tuple(names)), words.tobytes()
