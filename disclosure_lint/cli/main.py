"""Where the program starts: the little that must be there before what it imports is found fast."""

from __future__ import annotations

import gc
import os
import sys

from disclosure_lint import kept_modules
from disclosure_lint.lean import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def program() -> NoReturn:
    """Be the program: run, and leave at once.

    A collection of garbage and an orderly end of the interpreter cost as much as
    judging a draft, and all that was written is flushed by then.
    """
    gc.disable()  # `check` turns it on again where there is more than one draft
    kept_modules.use()
    code = main()
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    from disclosure_lint.cli import running  # late: `program` says first where modules are

    return running.main(argv)
