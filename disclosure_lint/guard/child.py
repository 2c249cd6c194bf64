"""The child: takes a task, does it within its limits, says what came of it; ends with its pipe.

Whatever a task prints goes to standard error, for standard output is the pipe.
"""

from __future__ import annotations

import gc
import os
import sys
from queue import SimpleQueue
from threading import Thread

from disclosure_lint.errors import TimeLimitError
from disclosure_lint.guard import wire
from disclosure_lint.guard.wire import GRACE, Beginning, Done, Limits, Lost, Refused
from disclosure_lint.lean import suppress
from disclosure_lint.limits import within
from disclosure_lint.quiet_trace import trace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, BinaryIO, NoReturn


def main() -> NoReturn:
    """Be the child until the pipe ends."""
    requests, replies = _pipes()
    _leave_interrupts_to_the_parent()
    tasks: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(requests, tasks), daemon=True).start()
    beginning: Beginning = wire.unpacked(tasks.get())
    try:
        judge = beginning.make(*beginning.arguments)
        _limit_memory(beginning.limits.memory)
    except Exception as error:  # noqa: BLE001 - the parent says what it is
        wire.send(replies, wire.packed(Refused(f"{type(error).__name__}: {error}")))
        os._exit(1)
    gc.freeze()  # what judges stays: no collection need look at it
    wire.send(replies, wire.packed(Done(None)))
    while True:
        reply = _answer(judge, tasks.get(), beginning.limits)
        wire.send(replies, reply)


def _answer(judge: Callable[[Any], Any], message: bytes, limits: Limits) -> bytes:
    """Do one task; return the reply as it goes through the pipe."""
    _set_alarm(limits.seconds)
    try:
        task = wire.unpacked(message)
        reply = wire.packed(Done(within(limits.seconds, None, lambda: judge(task))))
    except TimeLimitError as error:
        reply = wire.packed(Lost("time-limit", str(error)))
    except MemoryError:
        reply = wire.packed(Lost("memory", no_memory(limits)))
    except Exception as error:  # noqa: BLE001 - one task's bug is not the others'
        reply = wire.packed(Lost("bug", trace(error)))
    _set_alarm(None)
    return reply


def no_memory(limits: Limits) -> str:
    """Return what is said of a draft that takes too much memory."""
    if limits.memory is None:
        return "takes more memory than there is"
    return f"takes more than {limits.memory // 1_000_000:,} MB of memory"


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take standard input and output for ourselves; leave others an empty one and the error's."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return requests, replies


def _listen(requests: BinaryIO, tasks: SimpleQueue[bytes]) -> None:
    """Take messages while the main thread works, so that the pipe's end is seen at once."""
    with suppress(OSError):
        try:
            while (message := wire.receive(requests)) is not None:
                tasks.put(message)
        except MemoryError:
            os._exit(wire.OUT_OF_MEMORY)
    os._exit(0)  # whoever asked is gone, and no answer has a reader


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _limit_memory(most: int | None) -> None:
    if most is None or sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(OSError, ValueError):  # macOS counts no address space
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _set_alarm(seconds: float | None) -> None:
    """Let the system end this process when the time is over, whatever it is doing then.

    The parent sees to it as well; but it may be gone, and code that never comes back to
    Python keeps the listening thread from seeing that.
    """
    if sys.platform == "win32":
        return
    import signal

    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE if seconds else 0)
