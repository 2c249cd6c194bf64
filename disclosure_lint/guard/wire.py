"""What a parent and the child that judges for it say to each other: pickles behind their length.

Both ends are processes of ours, and one started the other; nobody else writes to these pipes.
"""

from __future__ import annotations

import pickle
from struct import Struct

from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO

_LENGTH = Struct("<Q")
GRACE = 1.0  # seconds that judging may go on past its limit before its process is ended
OUT_OF_MEMORY = 77  # exit code of a child that could not even take a task


class Limits(NamedTuple):
    """What one task may take; None is no limit."""

    seconds: float | None = None
    memory: int | None = None  # bytes of the child's address space, where the system counts them


class Beginning(NamedTuple):
    """What a child is told first: what makes its judge, of what, and its limits."""

    make: Any  # a function or class at the top of a module
    arguments: tuple[Any, ...]
    limits: Limits


class Lost(NamedTuple):
    """What came of a task that was not done."""

    kind: str  # crashed, time-limit, memory or bug
    said: str  # a bug's is its trace


class Done(NamedTuple):
    """What came of a task that was done."""

    result: Any


class Refused(NamedTuple):
    """Why a child cannot begin."""

    said: str


def packed(value: object) -> bytes:
    """Return a message as it goes through a pipe, without its length."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(message: bytes) -> Any:
    """Return what a message holds."""
    return pickle.loads(message)  # noqa: S301 - of a process of ours, see above


def send(pipe: BinaryIO, message: bytes) -> None:
    """Write a message.

    Raises:
        OSError: nobody reads the pipe any more.
    """
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """Return the next message, or None at the end of the pipe, even amid a message."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = pipe.read(length)
    return message if len(message) == length else None
