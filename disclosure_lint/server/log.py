"""What the server says of itself, on standard error: never a word of a draft, never its name.

Exceptions are told by where they came from only, since what they say may quote a draft; so
pygls and asyncio, which log messages and exceptions whole, are silenced.
"""

from __future__ import annotations

import logging
import sys

from disclosure_lint.quiet_trace import trace

_TALKATIVE = ("pygls", "asyncio")


class Log:
    """Says what goes on, where that is asked for, and bugs in any case."""

    def __init__(self, *, verbose: bool = False) -> None:
        self._verbose = verbose

    def say(self, message: str) -> None:
        """Say what goes on; `message` holds nothing of a draft."""
        if self._verbose:
            _write(message)

    def bug(self, what: str, error: BaseException) -> str:
        """Say that something went wrong, and return what was said."""
        said = f"a bug in disclosure-lint, while {what}:\n{trace(error)}"
        _write(said)
        return said


def silence() -> None:
    """Keep other libraries from logging what they are given."""
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.handlers = [logging.NullHandler()]
        logger.propagate = False
        logger.setLevel(logging.CRITICAL + 1)


def _write(message: str) -> None:
    sys.stderr.write(f"disclosure-lint server: {message}\n")
    sys.stderr.flush()
