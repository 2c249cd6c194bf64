"""Several children at work on tasks, their answers in the order of the tasks.

A draft that kills its child costs that draft; the child is started again. When the parent is
gone, however it went, its children find their pipes at an end and leave.
"""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from disclosure_lint.guard.keeper import Keeper
from disclosure_lint.guard.wire import Beginning, Limits, Lost

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, Self

__all__ = ["Crew", "Limits", "Lost"]

NO_LIMITS = Limits()
_AT_HAND = 2  # tasks that a child has: one in work, one to go on with
_READY = 16  # tasks a child that wait for one
_AHEAD = 4096  # answers that may wait for an earlier one, so that none holds up the others
_PACE = 0.25  # seconds between two looks for what is overdue
_PATIENCE = 5.0  # seconds that a thread may take to see that its child is gone
_HEAVY = 32_000_000  # bytes of waiting tasks after which no more are taken


class Crew:
    """Children that all judge alike."""

    def __init__(
        self, count: int, make: Callable[..., Any], *arguments: Any, limits: Limits = NO_LIMITS
    ) -> None:
        """Have `make(*arguments)` called in each child, which gives what judges a task there.

        `make` stands at the top of a module; arguments, tasks and results can be pickled.
        """
        beginning = Beginning(make, arguments, limits)
        self._keepers = [Keeper(beginning) for _ in range(count)]
        self._tasks: SimpleQueue[tuple[int, Any] | None] = SimpleQueue()
        self._answers: SimpleQueue[tuple[int, Any]] = SimpleQueue()
        self._looked = monotonic()
        self._threads = [Thread(target=self._work, args=(k,), daemon=True) for k in self._keepers]
        for thread in self._threads:
            thread.start()

    def judge(
        self, tasks: Iterable[Any], weight: Callable[[Any], int] = lambda _: 0
    ) -> Iterator[Any]:
        """Yield what came of each task, in their order: a result, or why it is `Lost`.

        Tasks are taken as they are needed; `weight` says how many bytes one holds. One
        iteration at a time.

        Raises:
            GuardError: no child can be started.
        """
        left = iter(tasks)
        waiting: dict[int, Any] = {}
        heavy: dict[int, int] = {}
        given, yielded, ended = 0, 0, False
        while True:
            while not ended and self._wants(given - yielded, sum(heavy.values())):
                try:
                    task = next(left)
                except StopIteration:
                    ended = True
                    break
                if weighs := weight(task):
                    heavy[given] = weighs
                self._tasks.put((given, task))
                given += 1
            if yielded == given:
                return
            number, answer = self._answer()
            heavy.pop(number, None)
            waiting[number] = answer
            while yielded in waiting:
                yield waiting.pop(yielded)
                yielded += 1

    def _wants(self, ahead: int, weighs: int) -> bool:
        ready = self._tasks.qsize()
        return ready < _READY * len(self._keepers) and ahead < _AHEAD and weighs < _HEAVY

    def _answer(self) -> tuple[int, Any]:
        while True:
            if monotonic() - self._looked > _PACE:
                self._looked = monotonic()
                for keeper in self._keepers:
                    keeper.look()
            try:
                number, answer = self._answers.get(timeout=_PACE)
            except Empty:
                continue
            if isinstance(answer, Exception):
                raise answer
            return number, answer

    def _work(self, keeper: Keeper) -> None:
        """Give one child tasks, and pass on what it answers; a thread of its own does this."""
        numbers: list[int] = []
        try:
            while True:
                while len(keeper) < _AT_HAND:
                    try:
                        task = self._tasks.get(block=not len(keeper))
                    except Empty:
                        break
                    if task is None:
                        return
                    numbers.append(task[0])
                    keeper.tell(task[1])
                answer = keeper.answer()
                self._answers.put((numbers.pop(0), answer))
        except Exception as error:  # noqa: BLE001 - raised where the answers are awaited
            self._answers.put((-1, error))

    def close(self) -> None:
        """End the children, whatever they are doing."""
        for _ in self._threads:
            self._tasks.put(None)
        for keeper in self._keepers:
            keeper.close()
        for thread, keeper in zip(self._threads, self._keepers, strict=True):
            thread.join(_PATIENCE)
            if not thread.is_alive():
                keeper.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
