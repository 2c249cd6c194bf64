"""Pieces of files: what can be begun in the middle is divided, so that several can read it.

A zip is divided between its members, Parquet between rows, lines of JSON at their ends. A tar
and what is compressed as a whole can only be read from its beginning: it is one piece.
"""

from __future__ import annotations

import os
import zipfile

from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

COMPRESSIONS = (".gz", ".bz2", ".xz", ".zst")
TARS = (".tar", ".tgz", ".txz", *(f".tar{one}" for one in COMPRESSIONS))
LINES = (".jsonl", ".ndjson")
LINES_COMPRESSED = tuple(f"{name}{one}" for name in LINES for one in COMPRESSIONS)
ROWS = 32  # of a table, read at once: documents of ten megabytes each may be among them
LEAST = 256_000  # of a piece: a third of a second's work
_DOCUMENT = 4000  # bytes of text that take as long as what every document takes besides
_HOLDS = 6  # times its own size that a compressed file holds, about
_PASSED_BY = 32  # pieces of what each has to pass by up to its beginning: a tenth of the work
_SPOTS = 4096  # where lines of JSON are looked for to begin a piece at


class Piece(NamedTuple):
    """A file, or some of the documents in it."""

    file: str
    first: int = 0  # its first member or row, or the byte at which its first line begins
    last: int | None = None  # where the next piece begins; None at the end of the file
    before: int = 0  # lines before it


def pieces(file: str) -> Iterator[tuple[Piece, int]]:
    """Yield the smallest pieces of a file that are worth their start, and what each weighs.

    A weight is in bytes of text: how long a piece takes to judge. What cannot be opened is
    one piece; reading it says what is wrong.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not what its name says.
        zipfile.BadZipFile: the same.
    """
    name = file.lower()
    size = os.stat(file).st_size
    if name.endswith(".zip"):
        yield from _of_zip(file)
    elif name.endswith(".parquet"):
        yield from _of_parquet(file)
    elif name.endswith(LINES) and size > LEAST:
        yield from _of_lines(file, max(LEAST, size // _SPOTS))
    else:
        packed = name.endswith((*COMPRESSIONS, ".tgz", ".txz"))
        yield Piece(file), size * _HOLDS if packed else size + _DOCUMENT


def holds_many(file: str) -> bool:
    """Whether a file by its name is an archive or a table."""
    return file.lower().endswith((*TARS, *LINES, *LINES_COMPRESSED, ".zip", ".parquet"))


def joined(one: Piece, other: Piece) -> Piece | None:
    """Return two pieces as one, where the second begins at the end of the first."""
    is_next = one.file == other.file and one.last is not None and one.last == other.first
    return one._replace(last=other.last) if is_next else None


def _of_zip(file: str) -> Iterator[tuple[Piece, int]]:
    with zipfile.ZipFile(file) as archive:
        weights = [one.file_size + _DOCUMENT for one in archive.infolist()]
    least = max(LEAST, sum(weights) // _PASSED_BY)
    first = held = 0
    for at, weighs in enumerate(weights, start=1):
        held += weighs
        if held >= least or at == len(weights):
            yield Piece(file, first, at), held
            first, held = at, 0


def _of_parquet(file: str) -> Iterator[tuple[Piece, int]]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(file) as table:
        groups = [table.metadata.row_group(at) for at in range(table.metadata.num_row_groups)]
        sizes = [(one.num_rows, one.total_byte_size) for one in groups]
    start = 0
    for rows, size in sizes:
        each = size // max(rows, 1) + _DOCUMENT
        step = max(LEAST // each, rows // _PASSED_BY, 1)
        step += -step % ROWS  # a batch that is damaged is one wherever a piece begins
        for first in range(start, start + rows, step):
            last = min(first + step, start + rows)
            yield Piece(file, first, last), each * (last - first)
        start += rows


def _of_lines(file: str, least: int) -> Iterator[tuple[Piece, int]]:
    first = before = 0
    with open(file, "rb") as lines:
        while data := lines.read(least):
            length, count = len(data), data.count(b"\n")
            while not data.endswith(b"\n") and (data := lines.readline(least)):
                length += len(data)
                count += data.endswith(b"\n")
            yield Piece(file, first, first + length, before), length + count * _DOCUMENT
            first += length
            before += count
