"""Where the program starts, and the only place that catches what goes wrong.

`disclosure-lint check PATH…` and the options that are often told with it do without
click, which takes longer to import than a draft takes to judge.
"""

from __future__ import annotations

import gc
import os
import sys

from disclosure_lint import regex
from disclosure_lint.cli import streams
from disclosure_lint.cli.exit_codes import BUG, CANNOT_JUDGE, INTERRUPTED
from disclosure_lint.errors import DisclosureLintError, PackError, UnknownError
from disclosure_lint.lean import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn

_LISTED = {  # what there is none of, and where those that there are can be seen
    "rule": "`disclosure-lint rules list` shows every rule",
    "issuer": "`disclosure-lint issuers list` shows every issuer, and `disclosure-lint init` begins one",
}


def program() -> NoReturn:
    """Be the program: run, and leave at once.

    A collection of garbage and an orderly end of the interpreter cost as much as
    judging a draft, and all that was written is flushed by then.
    """
    gc.disable()  # `check` turns it on again where there is more than one draft
    code = main()
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    streams.prepare()
    regex.keep_new()
    try:
        code = _run(args)
        sys.stdout.flush()
        _keep_regexes()
    except KeyboardInterrupt:
        streams.say("interrupted")
        return INTERRUPTED
    except (DisclosureLintError, OSError) as error:
        _say_why(error)
        return CANNOT_JUDGE
    except Exception as error:  # noqa: BLE001 - a bug in the tool, whatever it is
        from disclosure_lint.cli import crash

        streams.write_error(crash.report(error, args))
        return BUG
    return code


def _keep_regexes() -> None:
    """Spare the next run what this one had to compile."""
    if regex.has_news():
        from disclosure_lint.packs import regexes

        regexes.keep()


def _say_why(error: DisclosureLintError | OSError) -> None:
    """Say why nothing can be judged, unless there is nobody left to read it."""
    if isinstance(error, BrokenPipeError):
        streams.close_output()
    elif isinstance(error, PackError):
        from disclosure_lint.render.mistakes import render

        streams.write_error(render(error.mistakes, streams.view(sys.stderr)))
    elif isinstance(error, OSError):
        streams.fail(streams.reason(error))
    else:
        streams.fail(str(error))
        if isinstance(error, UnknownError) and error.what in _LISTED:
            streams.say(f"help: {_LISTED[error.what]}")


def _run(args: list[str]) -> int:
    said = _said_plainly(args)
    if said is None:
        from disclosure_lint.cli.app import run

        return run(args)
    from disclosure_lint.cli.check import Options, check

    return check(Options(**said))


def _said_plainly(args: list[str]) -> dict[str, Any] | None:
    """Return the options of `check` where this is one that needs no click."""
    if args[:1] != ["check"]:
        return None
    if sys.platform == "win32" and any(mark in arg for arg in args for mark in "*?["):
        return None  # click knows how to do what a Windows shell does not
    from disclosure_lint.cli import plain

    return plain.said(args[1:])
