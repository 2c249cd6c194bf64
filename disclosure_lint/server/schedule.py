"""When open documents are judged: soon after the last change, one at a time, off the loop.

A change that comes while an older state is waiting takes its place; one that is being
judged already cannot be stopped, so what comes of it is dropped.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from time import perf_counter
from typing import Generic, TypeVar

from disclosure_lint.server.buffers import Buffer

_SHORTEST, _LONGEST = 0.01, 0.4  # seconds between the last change and judging
_PATIENCE = 0.5  # of what judging took last: a long draft is judged less often

Outcome = TypeVar("Outcome")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class State:
    """A document at one moment; may be handed to another thread."""

    uri: str
    name: str  # a path, or a made-up name with an extension
    is_rules: bool
    version: int
    text: str


@dataclass(eq=False)
class Document(Generic[Outcome]):
    """An open document, and what came of it when it was last judged."""

    uri: str
    name: str
    is_rules: bool
    version: int
    buffer: Buffer
    outcome: Outcome | None = None
    judged: int | None = None  # the version that the outcome is of
    seconds: float = 0.0  # that judging took
    task: asyncio.Task[None] | None = field(default=None, repr=False)

    def state(self) -> State:
        """Return the document as it is now."""
        return State(self.uri, self.name, self.is_rules, self.version, self.buffer.text)


class Schedule(Generic[Outcome]):
    """Judges documents on one worker thread; everything else happens on the loop."""

    def __init__(
        self,
        judge: Callable[[State], Outcome],
        done: Callable[[Document[Outcome]], None],
    ) -> None:
        """Take what judges a state, which must not raise, and what is told of an outcome."""
        self._judge = judge
        self._done = done
        self._worker = ThreadPoolExecutor(1, "disclosure-lint")

    async def do(self, work: Callable[[], Answer]) -> Answer:
        """Do something on the worker thread, after what waits there already."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def touch(self, document: Document[Outcome], *, at_once: bool = False) -> None:
        """Judge a document as it is by then, once it has been left alone for a moment."""
        self.forget(document)
        pause = min(max(_PATIENCE * document.seconds, _SHORTEST), _LONGEST)
        document.task = asyncio.ensure_future(self._later(document, 0 if at_once else pause))

    def forget(self, document: Document[Outcome]) -> None:
        """Drop whatever is still to come of a document."""
        if document.task is not None:
            document.task.cancel()
            document.task = None

    async def current(self, document: Document[Outcome]) -> Outcome | None:
        """Return what came of a document as it is now; None where it was closed meanwhile."""
        while document.judged != document.version:
            task = document.task
            if task is None:
                return None
            await asyncio.wait({task})
            if document.task is task and document.judged != document.version:
                return None
        return document.outcome

    def close(self) -> None:
        """Let the worker end with what it does now."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    async def _later(self, document: Document[Outcome], pause: float) -> None:
        await asyncio.sleep(pause)
        state = document.state()
        outcome, seconds = await self.do(lambda: self._timed(state))
        document.outcome, document.judged, document.seconds = outcome, state.version, seconds
        self._done(document)

    def _timed(self, state: State) -> tuple[Outcome, float]:
        began = perf_counter()
        return self._judge(state), perf_counter() - began
