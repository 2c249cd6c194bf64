"""Standard streams: their encoding, their width, whether they show colour."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from disclosure_lint.lean import suppress
from disclosure_lint.render.measure import shown
from disclosure_lint.render.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

_PLAIN = 80  # columns where nobody is looking
_LIMITS = (40, 120)  # the narrowest and the widest that a report is laid out for


def prepare() -> None:
    """Make the output streams take any text as UTF-8, with line ends as they are."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def view(stream: TextIO, *, verbose: bool = False, quiet: bool = False) -> View:
    """Return how to show a report on a stream."""
    return View(columns(stream), wants_colour(stream), verbose, quiet, wraps=stream.isatty())


def columns(stream: TextIO) -> int:
    """Return the width to lay a report out for."""
    try:
        found = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return _PLAIN
    return min(max(found, _LIMITS[0]), _LIMITS[1]) if found else _PLAIN


def wants_colour(stream: TextIO) -> bool:
    """Whether to colour what goes to a stream."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced and forced != "0":
        return True
    if os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    return _understands_colour()


def _understands_colour() -> bool:
    if sys.platform != "win32":
        return True
    import ctypes

    kernel = ctypes.windll.kernel32  # an older console has to be told
    return all(kernel.SetConsoleMode(kernel.GetStdHandle(number), 7) for number in (-11, -12))


def fail(message: str) -> None:
    """Say on standard error why something could not be done, one line a reason."""
    mark = view(sys.stderr).paint("error", "error")
    for line in message.splitlines():
        write_error(f"{mark}: {shown(line)}\n")


def say(message: str) -> None:
    """Say something on standard error."""
    write_error(f"{shown(message)}\n")


def write_error(text: str) -> None:
    """Write to standard error; there is nobody left to tell when that fails."""
    with suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()


def reason(error: OSError) -> str:
    """Return what the system said and of which file."""
    said = (error.strerror or type(error).__name__).lower()
    return f"{error.filename}: {said}" if error.filename else said


def close_output() -> None:
    """Let what is still to be written to a pipe that nobody reads go nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
