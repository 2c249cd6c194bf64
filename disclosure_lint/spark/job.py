"""`archive --engine spark`: the run of an archive as tasks of Spark, into the same rows.

Each task reads its documents, judges them and puts its shards down itself, so that neither
documents nor rows pass the driver: it holds a few numbers a document. First all are read
for their hashes, for only who knows them all can say which is a copy; the copies are put down
last, for a copy of what could not be judged could not be either. A task that is lost is
done again: its shards are named by what they hold, and a file is whole or not there.
"""

from __future__ import annotations

import os
import re
import sys
from array import array
from bisect import bisect_left

from disclosure_lint.archive.children import child
from disclosure_lint.archive.judge import Judge
from disclosure_lint.archive.run import Run, Tally, keys
from disclosure_lint.archive.sources import Reading
from disclosure_lint.errors import UsageError
from disclosure_lint.guard.crew import Limits
from disclosure_lint.record import NamedTuple
from disclosure_lint.spark.division import Task, documents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from disclosure_lint.archive.shelf import Part, Shelf
    from disclosure_lint.config.settings import Settings

_NAME = "disclosure-lint archive"
_SAID = re.compile(r"disclosure_lint\.errors\.UsageError: (.*)")


class Sorted:
    """Whole numbers in eight bytes each, that a task can look into."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = array("q", sorted(numbers))

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int):
            return False
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number

    def __len__(self) -> int:
        return len(self._numbers)


class Work(NamedTuple):
    """What every task is told."""

    reading: Reading
    part: Part
    plain: dict[str, Any]
    settings: Settings
    limits: Limits


def judge(  # noqa: C901, PLR0913, PLR0917 - what is judged, by what, and how
    context: Any,
    tasks: Sequence[Task],
    reading: Reading,
    shelf: Shelf,
    plain: dict[str, Any],
    settings: Settings,
    limits: Limits,
    *,
    retry: bool = False,
) -> Tally:
    """Judge the documents of tasks and put them down, and return what came of it.

    Raises:
        UsageError: what was told does not fit the inputs, or OUT is not one folder for all.
    """
    places, contents = shelf.known(retry=retry)
    tally, before_it = Tally(), shelf.documents()
    done, copies = array("q"), array("q")  # places that the judging tasks pass by
    copying: list[Task] = []
    seen: set[int] = set()
    for task, hashes in zip(tasks, _all(context, tasks, _Hashing(reading)), strict=True):
        before = len(copies)
        for place, content in zip(hashes[::2], hashes[1::2], strict=True):
            if place in places:
                done.append(place)
            if place in places or place in seen:
                tally.known += 1
                continue
            seen.add(place)
            if content and content in contents:
                copies.append(place)
            elif content:
                contents.add(content)
        if len(copies) > before:
            copying.append(task)
    work = Work(reading, shelf.part(Sorted([*done, *copies]), ()), plain, settings, limits)
    lost: dict[int, tuple[str, str]] = {}
    for came, gone in _all(context, tasks, _Judging(context.broadcast(work), shelf.digest)):
        tally.add(came)
        lost |= gone
    last = Copies(reading, shelf.part((), _Everything()), Sorted(copies), lost)
    for came in _all(context, copying, _Copying(context.broadcast(last))):
        tally.add(came)
    if shelf.documents() - before_it != tally.put:
        raise UsageError("OUT is another folder for the machines of Spark than it is here")
    return tally


def context_of(master: str | None) -> Any:
    """Return the context of Spark at a master, with the settings that the user's own has."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName(_NAME)
    if master is not None:
        builder = builder.master(master)
    if master is None or master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    context = builder.getOrCreate().sparkContext
    context.setLogLevel("ERROR")
    return context


class Copies(NamedTuple):
    """What the tasks are told that put copies down."""

    reading: Reading
    part: Part
    places: Sorted
    lost: dict[int, tuple[str, str]]


class _Everything:
    """Holds every content: what is asked of it is a copy."""

    def __contains__(self, number: object) -> bool:
        return True


class _Hashing:
    """Reads a task's documents and returns two numbers of each: its place, and its content or 0."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def __call__(self, task: Task) -> Sequence[int]:
        found = array("q")
        for document in documents(Task(*task), self._reading):
            place, content = keys(document, document.digest)
            found.extend((place, 0 if document.kind else content))
        return found


class _Judging:
    """Judges a task's documents, all but those that are done or copies."""

    def __init__(self, told: Any, named: str) -> None:
        self._told, self._named = told, named

    def __call__(self, task: Task) -> tuple[Tally, dict[int, tuple[str, str]]]:
        work: Work = self._told.value
        run = Run(work.part)
        named = f"{self._named} {work.limits}"
        with child(named, Judge, work.plain, work.settings, limits=work.limits) as crew:
            tally = run.work(documents(Task(*task), work.reading), crew)
        tally.known = 0  # the driver has counted them
        return tally, run.lost


class _Copying:
    """Puts a task's copies down."""

    def __init__(self, told: Any) -> None:
        self._told = told

    def __call__(self, task: Task) -> Tally:
        last: Copies = self._told.value
        every = documents(Task(*task), last.reading)
        wanted = (one for one in every if keys(one, one.digest)[0] in last.places)
        return Run(last.part, lost=last.lost).work(wanted, _Idle())


class _Idle:
    """In the place of children, where nothing is to be judged."""

    def judge(self, tasks: Iterable[Any], weight: object) -> Iterator[Any]:  # noqa: ARG002 - as children are asked
        """Take what there is to judge, which is nothing."""
        yield from tasks


def _all(context: Any, tasks: Sequence[Task], do: Callable[[Task], Any]) -> list[Any]:
    """Return what each task gives, in their order.

    Raises:
        UsageError: a task says that what was told does not fit the inputs.
    """
    if not tasks:
        return []
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    try:
        given: list[Any] = context.parallelize(list(tasks), len(tasks)).map(do).collect()
    except (Py4JJavaError, PySparkException) as error:
        if said := _SAID.search(str(error)):
            raise UsageError(said[1]) from None
        raise
    return given
