"""Plain values as bytes: tuples, dictionaries, strings and numbers.

The same value gives the same bytes, whatever else is in memory; what marshal writes
otherwise hangs on how often an object is referred to, and whether a string is interned.
"""

from __future__ import annotations

import marshal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_VERSION = 4  # of marshal's form, which Python has read since 3.4


def dumps(value: Any) -> bytes:
    """Return a value as bytes, in which equal strings and tuples are there once."""
    known: dict[Any, Any] = {}
    return marshal.dumps(_shared(value, known), _VERSION)


def loads(data: bytes) -> Any:
    """Return the value that was made bytes.

    Raises:
        ValueError, EOFError, TypeError: the bytes are none of ours.
    """
    return marshal.loads(data)  # noqa: S302 - it is called on what this package has written


def _shared(value: Any, known: dict[Any, Any]) -> Any:
    """Return a value in which equal parts are one object, but for dictionaries.

    `known` holds each part, so that all have more than one reference, and marshal looks
    at nothing else.
    """
    if isinstance(value, dict):
        return {_shared(key, known): _shared(inner, known) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        parts = tuple(_shared(inner, known) for inner in value)
        return known.setdefault((tuple, *map(id, parts)), parts)
    if isinstance(value, str):
        value = sys.intern(str(value))
    return known.setdefault((type(value), value), value)
