"""The desk behind a page that is served: in a process of its own, which a draft may cost.

A draft that kills its process is told as one that could not be checked, and whoever cancels
ends the process; the next one that asks has a new one.
"""

from __future__ import annotations

from threading import Lock

from disclosure_lint.guard.keeper import Keeper
from disclosure_lint.guard.wire import Beginning, Limits, Lost
from disclosure_lint.page import given
from disclosure_lint.page.asked import Answer, Desk
from disclosure_lint.page.given import House
from disclosure_lint.workbench import Workbench

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from disclosure_lint.config.settings import Settings
    from disclosure_lint.waivers.register import Register

HERE = 100_000_000  # bytes of a draft: what the command line reads
_Task = tuple[str, "Mapping[str, Any]", "Mapping[str, bytes]"]


def desk(settings: Settings, register: Register | None) -> Callable[[_Task], Answer]:
    """Return what answers, by what the house goes by.

    Raises:
        DisclosureLintError: its packs or its settings do not hold up.
    """
    bench = Workbench(settings)
    held = given.folderless(register.waivers) if register else None
    made = Desk(House(bench.pack, bench.settings, held), HERE)

    def answer(task: _Task) -> Answer:
        what, request, given = task
        if what == "about":
            return Answer(made.about(), {})
        return made.answer(what, request, given)

    return answer


class Behind:
    """Answers one that asks after the other; several threads may ask."""

    def __init__(self, settings: Settings, register: Register | None) -> None:
        self._beginning = Beginning(desk, (settings, register), Limits())
        self._asking = Lock()
        self._keeper = Keeper(self._beginning)

    def ask(self, what: str, request: Mapping[str, Any], given: Mapping[str, bytes]) -> Answer:
        """Return what is said and made.

        Raises:
            GuardError: no process can be started.
        """
        with self._asking:
            keeper = self._keeper
            keeper.tell((what, request, given))
            found = keeper.answer()
        if isinstance(found, Lost):
            said = {"bug": found.said} if found.kind == "bug" else {"error": found.said}
            return Answer({"error": "memory"} if found.kind == "memory" else said, {})
        answer: Answer = found
        return answer

    def cancel(self) -> None:
        """End what is asked just now, if anything is."""
        ended, self._keeper = self._keeper, Keeper(self._beginning)
        ended.close()
        with self._asking:  # whoever waited for it knows by now
            ended.end()

    def close(self) -> None:
        """End the process, for good."""
        self._keeper.close()
        self._keeper.end()
