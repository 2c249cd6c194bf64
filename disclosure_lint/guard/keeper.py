"""One child and what it has to do: what it is told, what it answers, and when it dies."""

from __future__ import annotations

import subprocess
import sys
from collections import deque
from time import monotonic

from disclosure_lint.errors import GuardError
from disclosure_lint.guard import wire
from disclosure_lint.guard.wire import GRACE, OUT_OF_MEMORY, Beginning, Done, Lost, Refused
from disclosure_lint.lean import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_START = (
    "import sys; sys.path[:] = sys.argv[1:]; from disclosure_lint.guard.child import main; main()"
)
_LATEST = 5 * GRACE  # seconds past a limit after which the parent ends a child itself
_STARTS = 3  # children in a row that may die before they could begin


class Keeper:
    """Keeps one child: starts it, and starts it again when a task has killed it.

    Tasks are answered in the order in which they were told. Not for several threads at
    once, except `look`, which another may call.
    """

    def __init__(self, beginning: Beginning) -> None:
        self._beginning = beginning
        self._told: deque[bytes] = deque()  # messages without an answer, the first one in work
        self._process: subprocess.Popen[bytes] | None = None
        self._since: float | None = None  # when the first one was begun
        self._overdue = False
        self._closed = False

    def __len__(self) -> int:
        """Return how many tasks have no answer yet."""
        return len(self._told)

    def tell(self, task: object) -> None:
        """Give the child a task."""
        message = wire.packed(task)
        if self._process is None:
            self._start()
        self._tell(message)
        if not self._told:
            self._since = monotonic()
        self._told.append(message)

    def answer(self) -> Any:
        """Wait for what came of the first task without an answer: a result, or why it is `Lost`.

        Raises:
            GuardError: no child can be started any more.
        """
        reply = self._reply()
        self._since = None
        if reply is None:
            reply = self._autopsy()
            self._renew()
        elif isinstance(reply, Lost) and reply.kind == "memory":
            self._renew()  # the next task is not to pay for what this one left behind
        self._told.popleft()
        if self._told:
            self._since = monotonic()
        return reply.result if isinstance(reply, Done) else reply

    def _renew(self) -> None:
        """Put a new child in the place of one, and tell it all but the task in work."""
        self.end()
        if len(self._told) > 1 and not self._closed:
            self._start()
            for message in list(self._told)[1:]:
                self._tell(message)

    def look(self) -> None:
        """End the child if its task is long overdue."""
        since, process = self._since, self._process
        limit = self._beginning.limits.seconds
        if since is not None and limit is not None and process is not None:
            self._overdue = monotonic() - since > limit + _LATEST
            if self._overdue:
                process.kill()

    def close(self) -> None:
        """Kill the child, whatever it is doing, for good."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()

    def _start(self) -> None:
        said = "none was started"
        for _ in range(_STARTS):
            if self._closed:
                break
            self._overdue = False
            self._process = subprocess.Popen(  # noqa: S603 - this Python, our own module
                [sys.executable, "-c", _START, *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            self._tell(wire.packed(self._beginning))
            reply = self._reply()
            if isinstance(reply, Refused):
                self.end()
                raise GuardError(f"a process that judges could not begin: {reply.said}")
            if reply is not None:
                return
            said = self._autopsy().said
            self.end()
        raise GuardError(f"a process that judges ended before it could begin: {said}")

    def _tell(self, message: bytes) -> None:
        assert self._process is not None  # noqa: S101 - it was started
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with suppress(OSError):  # it is dead, as the missing answer will show
            wire.send(self._process.stdin, message)  # type: ignore[arg-type] # a buffered writer

    def _reply(self) -> Done | Lost | Refused | None:
        assert self._process is not None  # noqa: S101 - it was started
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        try:
            message = wire.receive(self._process.stdout)  # type: ignore[arg-type] # a buffered reader
        except (OSError, ValueError):  # closed by another thread
            return None
        reply: Done | Lost | Refused | None = wire.unpacked(message) if message else None
        return reply

    def _autopsy(self) -> Lost:
        """Return what a child died of."""
        assert self._process is not None  # noqa: S101 - it was started
        code = self._process.wait()
        limits = self._beginning.limits
        if self._overdue or (limits.seconds is not None and _signal(code) == "SIGALRM"):
            return Lost("time-limit", f"not judged within {limits.seconds:g} s")
        if code == OUT_OF_MEMORY:
            return Lost("memory", "takes more memory than it may")
        how = f"by {_signal(code)}" if code < 0 else f"with exit code {code}"
        return Lost("crashed", f"the process that judged it was ended {how}")

    def end(self) -> None:
        """Put the child away, once no other thread waits for its answer."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError, ValueError):
                if pipe:
                    pipe.close()
        process.wait()


def _signal(code: int) -> str:
    import signal

    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
