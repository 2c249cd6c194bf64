"""A report of a bug in the tool that can be pasted as it is.

Drafts are inside information, and an exception's own message may quote one; so may
a file name. Neither is in the report.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from disclosure_lint.version import VERSION


class BugsError(Exception):
    """What some drafts brought to light, while the others could be judged."""

    def __init__(self, traces: Sequence[str]) -> None:
        super().__init__()
        self.traces = traces


def trace(error: BaseException) -> str:
    """Return where an exception came from, without what it says."""
    return "\n".join(_lines(error))


def report(error: Exception, args: Sequence[str]) -> str:
    """Return the report of a run that ended with a bug, or met several."""
    import platform

    options = [arg.partition("=")[0] for arg in args if arg.startswith("-") and arg != "-"]
    traces = error.traces if isinstance(error, BugsError) else [trace(error)]
    return "\n".join([
        "",
        "disclosure-lint met a bug in itself. Nothing is wrong with the draft on that account.",
        "Please report it; what follows holds no words of a draft and no file names of yours.",
        "",
        f"disclosure-lint {VERSION}",
        f"Python {platform.python_version()} ({platform.python_implementation()})",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"options: {' '.join(options) or 'none'}",
        *(f"\n{text}" for text in dict.fromkeys(traces)),
        "",
    ])  # fmt: skip


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
