"""A line that says how far the work is, where somebody is watching and has waited."""

from __future__ import annotations

import sys
from time import monotonic

_PATIENCE = 1.0  # seconds before anything is shown
_PACE = 0.1  # seconds between two showings
_CLEAR = "\r\x1b[K"


class Progress:
    """Shows `120 of 1,000 drafts` on a terminal's standard error after a second."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        self._total = total
        self._wanted = not quiet and sys.stderr.isatty()
        self._next = monotonic() + _PATIENCE
        self._shown = False

    def show(self, done: int) -> None:
        """Show how far the work is, if it is time to."""
        if not self._wanted or done >= self._total:
            return
        now = monotonic()
        if now >= self._next:
            self._next = now + _PACE
            self._shown = True
            sys.stderr.write(f"{_CLEAR}{done:,} of {self._total:,} drafts")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away before something else is written."""
        if self._shown:
            self._shown = False
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
