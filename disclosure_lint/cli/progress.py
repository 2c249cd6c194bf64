"""A bar that says how far the work is, where somebody is watching and has waited."""

from __future__ import annotations

import sys
from time import monotonic

_PATIENCE = 1.0  # seconds before anything is shown
_PACE = 0.1  # seconds between two showings
_CLEAR = "\r\x1b[K"
_BAR = 16  # columns of the bar
_ROOM = 72  # columns of a terminal from which there is room for one


class Progress:
    """Shows a bar, the rate, the time left and what failed on a terminal's standard error."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        self._total = total
        self._wanted = not quiet and sys.stderr.isatty()
        self._began = monotonic()
        self._next = self._began + _PATIENCE
        self._shown = False

    def show(self, done: int, failed: int = 0) -> None:
        """Show how far the work is, if it is time to; `failed` drafts could not be judged."""
        if not self._wanted or done >= self._total:
            return
        now = monotonic()
        if now >= self._next:
            self._next = now + _PACE
            self._shown = True
            sys.stderr.write(f"{_CLEAR}{self._line(done, failed, now - self._began)}")
            sys.stderr.flush()

    def _line(self, done: int, failed: int, seconds: float) -> str:
        from shutil import get_terminal_size

        columns = get_terminal_size().columns
        said = f"{done:,} of {self._total:,} drafts"
        if done and seconds > 0:
            rate = done / seconds
            said += f", {_rate(rate)} a second, {_time(round((self._total - done) / rate))} left"
        if failed:
            said += f", {failed:,} failed"
        full = done * _BAR // self._total
        bar = f"[{'#' * full}{'.' * (_BAR - full)}] " if columns >= _ROOM else ""
        return f"{bar}{said}"[: max(1, columns - 1)]

    def clear(self) -> None:
        """Take the line away before something else is written."""
        if self._shown:
            self._shown = False
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()


def _rate(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"  # noqa: PLR2004 - where a digit more says something


def _time(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
