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

from disclosure_lint.archive.children import child
from disclosure_lint.archive.division import Task, documents
from disclosure_lint.archive.judge import Judge
from disclosure_lint.archive.renewal import Renewal, renewal
from disclosure_lint.archive.run import Run, Tally, keys
from disclosure_lint.archive.sources import Reading
from disclosure_lint.errors import UsageError
from disclosure_lint.guard.crew import Limits
from disclosure_lint.record import NamedTuple
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from disclosure_lint.archive.shelf import Part, Shelf
    from disclosure_lint.config.settings import Settings

_NAME = "disclosure-lint archive"
_SAID = re.compile(r"disclosure_lint\.errors\.UsageError: (.*)")


class Share(NamedTuple):
    """What a task is to put down of what it reads."""

    task: Task
    places: Sequence[int]  # of its documents, each of them once
    renewal: Renewal | None  # what an earlier state of the packs said of these


class Work(NamedTuple):
    """What every task is told."""

    reading: Reading
    part: Part
    plain: dict[str, Any]
    settings: Settings
    limits: Limits
    changed: frozenset[str]  # the rules that judge what an earlier state of the packs has judged


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
    earlier = renewal(shelf)
    judging: list[Share] = []
    copying: list[Share] = []
    for task, hashes in zip(tasks, _all(context, tasks, _Hashing(reading)), strict=True):
        fresh, copies, judged = array("q"), array("q"), []
        for place, content in zip(hashes[::2], hashes[1::2], strict=True):
            if place in places:
                tally.known += 1
                continue
            places.add(place)
            if content and content in contents:
                copies.append(place)
                continue
            fresh.append(place)
            if content:
                contents.add(content)
                judged.append(content)
        if fresh:
            judging.append(Share(task, fresh, earlier.of(judged) if earlier else None))
        if copies:
            copying.append(Share(task, copies, None))
    changed = earlier.changed if earlier else frozenset()
    work = context.broadcast(Work(reading, shelf.part(), plain, settings, limits, changed))
    lost: dict[int, tuple[str, str]] = {}
    for came, gone in _all(context, judging, _Judging(work, shelf.digest)):
        tally.add(came)
        lost |= gone
    for came in _all(context, copying, _Copying(work, context.broadcast(lost))):
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


class _AllBut:
    """Holds every number but some: the places that are not a task's own."""

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._numbers = frozenset(numbers)

    def __contains__(self, number: object) -> bool:
        return number not in self._numbers


class _Hashing:
    """Reads a task's documents and returns two numbers of each: its place, and its content or 0."""

    def __init__(self, reading: Reading, version: str = VERSION) -> None:
        self._reading, self._version = reading, version

    def __call__(self, task: Task) -> Sequence[int]:
        if self._version != VERSION:  # its packs are compiled for another
            said = f"this one has disclosure-lint {self._version}, a machine of Spark {VERSION}"
            raise UsageError(f"install the same version everywhere: {said}")
        found = array("q")
        for document in documents(Task(*task), self._reading):
            place, content = keys(document, document.digest)
            found.extend((place, 0 if document.kind else content))
        return found


class _Judging:
    """Judges a task's share, and returns what could not be judged besides."""

    def __init__(self, told: Any, named: str) -> None:
        self._told, self._named = told, named

    def __call__(self, share: Share) -> tuple[Tally, dict[int, tuple[str, str]]]:
        work: Work = self._told.value
        task, places, earlier = share
        run = Run(work.part._replace(places=_AllBut(places)), renewal=earlier)
        judged_by = (work.plain, work.settings, work.changed)
        named = repr((self._named, work.limits, sorted(work.changed)))
        with child(named, Judge, *judged_by, limits=work.limits) as crew:
            tally = run.work(documents(Task(*task), work.reading), crew)
        tally.known = 0  # the driver has counted them
        return tally, run.lost


class _Copying:
    """Puts a task's copies down."""

    def __init__(self, told: Any, lost: Any) -> None:
        self._told, self._lost = told, lost

    def __call__(self, share: Share) -> Tally:
        work: Work = self._told.value
        part = work.part._replace(places=_AllBut(share[1]), contents=_AllBut())
        tally = Run(part, lost=self._lost.value).work(
            documents(Task(*share[0]), work.reading), _Idle()
        )
        tally.known = 0
        return tally


class _Idle:
    """In the place of children, where nothing is to be judged."""

    def judge(self, tasks: Iterable[Any], weight: object) -> Iterator[Any]:  # noqa: ARG002 - as children are asked
        """Take what there is to judge, which is nothing."""
        yield from tasks


def _all(context: Any, tasks: Sequence[Any], do: Callable[[Any], Any]) -> list[Any]:
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
