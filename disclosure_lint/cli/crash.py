"""A report of a bug in the tool that can be pasted as it is.

Drafts are inside information, and an exception's own message may quote one; so may
a file name. Neither is in the report.
"""

from __future__ import annotations

from disclosure_lint.quiet_trace import trace
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class BugsError(Exception):
    """What some drafts brought to light, while the others could be judged."""

    def __init__(self, traces: Sequence[str]) -> None:
        super().__init__()
        self.traces = traces


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
