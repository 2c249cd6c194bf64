"""How the inputs of an archive are divided into tasks, and read again where they are done.

A task is pieces of files next to each other, so many that all cores have some and none has
more than half a minute's work. All machines see the inputs under one path.
"""

from __future__ import annotations

import os

from disclosure_lint.archive.documents import PathForm
from disclosure_lint.archive.opening import broken
from disclosure_lint.archive.pieces import LEAST, Piece, joined, pieces
from disclosure_lint.archive.sources import Reading, Sources, above
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.archive.documents import Document

_EACH = 6  # tasks a core, so that none waits long for the last of another
_MOST = 32_000_000  # of a task's weight
MANY = 32  # cores, where nobody says how many there are


class Task(NamedTuple):
    """Pieces of files that one task reads."""

    above: str  # where the input lies, which is no part of what documents are called
    pieces: tuple[Piece, ...]


def divided(inputs: Iterable[str], reading: Reading, cores: int = MANY) -> tuple[list[Task], int]:
    """Return the tasks for some cores, and how many files are no documents by their names.

    Raises:
        UsageError: an input is not there, or what is told of columns does not fit.
    """
    sources = Sources(reading.columns)
    small = list(_gathered(_weighed(sources, inputs), LEAST))
    total = sum(weight for _, weight in small)
    most = min(max(total // (cores * _EACH), LEAST), _MOST)
    return [task for task, _ in _gathered(small, most)], sources.left_out


def _weighed(sources: Sources, inputs: Iterable[str]) -> Iterator[tuple[Task, int]]:
    for path in dict.fromkeys(map(os.path.abspath, inputs)):
        for file in sources.files(path):
            try:
                sources.see_to(file, above(path))
                for piece, weight in pieces(file):
                    yield Task(above(path), (piece,)), weight
            except broken():  # reading it says what is wrong
                yield Task(above(path), (Piece(file),)), LEAST


def _gathered(tasks: Iterable[tuple[Task, int]], most: int) -> Iterator[tuple[Task, int]]:
    """Yield tasks of some that follow each other, up to a weight."""
    held: list[Piece] = []
    before, size = "", 0
    for task, weight in tasks:
        if held and (size + weight > most or task.above != before):
            yield Task(before, tuple(held)), size
            held, size = [], 0
        before = task.above
        for piece in task.pieces:
            if held and (both := joined(held[-1], piece)):
                held[-1] = both
            else:
                held.append(piece)
        size += weight
    if held:
        yield Task(before, tuple(held)), size


def documents(task: Task, reading: Reading) -> Iterator[Document]:
    """Yield the documents of a task, in their order."""
    form = PathForm(reading.form) if reading.form else None
    sources = Sources(reading.columns, reading.most, is_seen=True)
    for piece in task.pieces:
        for document in sources.of(piece, task.above):
            yield form.told(document) if form else document
