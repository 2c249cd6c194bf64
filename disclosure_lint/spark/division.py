"""How the inputs of an archive are divided into tasks, and read again where they are done.

A task is files next to each other, up to a number of bytes; an archive or a table is one by
itself, for most cannot be begun in the middle. All machines see the inputs under one path.
"""

from __future__ import annotations

import os

from disclosure_lint.archive.documents import PathForm
from disclosure_lint.archive.sources import Reading, Sources, above, holds_many
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.archive.documents import Document

_FILES, _BYTES = 1000, 32_000_000  # of a task


class Task(NamedTuple):
    """Files that one task reads."""

    number: int
    above: str  # where the input lies, which is no part of what documents are called
    files: tuple[str, ...]


def divided(inputs: Iterable[str], most: int = _FILES) -> tuple[list[Task], int]:
    """Return the tasks, and how many files are no documents by their names.

    Raises:
        UsageError: an input is not there.
    """
    made: list[Task] = []
    sources = Sources()
    for path in dict.fromkeys(map(os.path.abspath, inputs)):
        held: list[str] = []
        size = 0
        for file in sources.files(path):
            weighs = _size(file)
            if held and (holds_many(file) or size + weighs > _BYTES or len(held) >= most):
                made.append(Task(len(made), above(path), tuple(held)))
                held, size = [], 0
            held.append(file)
            size += weighs
            if holds_many(file):
                made.append(Task(len(made), above(path), tuple(held)))
                held, size = [], 0
        if held:
            made.append(Task(len(made), above(path), tuple(held)))
    return made, sources.left_out


def documents(task: Task, reading: Reading) -> Iterator[Document]:
    """Yield the documents of a task, in their order."""
    form = PathForm(reading.form) if reading.form else None
    sources = Sources(reading.columns, reading.most)
    for file in task.files:
        for document in sources.of(file, task.above):
            yield form.told(document) if form else document


def _size(file: str) -> int:
    try:
        return os.stat(file).st_size
    except OSError:  # reading it says what is wrong
        return 0
