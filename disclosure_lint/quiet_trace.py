"""Where an exception came from, told without what it says.

An exception's own message may quote a draft; so may a file name. Neither is in a trace.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def trace(error: BaseException) -> str:
    """Return where an exception came from, a line for every call, its causes first."""
    return "\n".join(_lines(error))


def _lines(error: BaseException) -> Iterator[str]:
    import traceback

    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and cause is not error:
        yield from _lines(cause)
        yield "which led to"
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_module_path(frame.filename)}:{frame.lineno} in {frame.name}"


def _module_path(path: str) -> str:
    """Return a path from the folder it was imported from."""
    roots = [root for root in sys.path if root and path.startswith(root)]
    return path[len(max(roots, key=len)) :].lstrip("/\\") if roots else path
