"""The documents of tables and of lines of JSON: a row each, of which some columns are told."""

from __future__ import annotations

from disclosure_lint.archive.documents import Document, iso
from disclosure_lint.archive.opening import broken, opened, reason
from disclosure_lint.archive.pieces import ROWS, Piece
from disclosure_lint.errors import UsageError
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, BinaryIO

_ESCAPED = 6  # bytes of JSON that a byte of text may take


class Columns(NamedTuple):
    """The columns of tables and of lines of JSON; `filing.text` is a field within one."""

    text: str | None = None
    id: str | None = None
    date: str | None = None


class Tabled:
    """Reads documents out of rows."""

    def __init__(self, columns: Columns, most: int, *, is_seen: bool = False) -> None:
        """Read these columns, and no document of more than `most` bytes.

        `is_seen` says that there was a table with these columns: another without them is then
        no mistake in what was told.
        """
        self._columns, self._most, self._is_seen = columns, most, is_seen

    def see_to(self, file: str, shown: str) -> None:
        """See that what is told of columns fits a file, if it is a table and the first one.

        Raises:
            UsageError: it does not.
        """
        if file.lower().endswith(".parquet") and not self._is_seen:
            import pyarrow.parquet as pq

            with pq.ParquetFile(file) as table:
                self._lacking(shown, table)
        elif self._columns.text is None:
            raise UsageError(f"{shown}: tell with --text which field holds the text")

    def of_parquet(self, piece: Piece, shown: str) -> Iterator[Document]:
        """Yield the documents of rows of a table."""
        import pyarrow.parquet as pq

        with pq.ParquetFile(piece.file) as table:
            if lacking := self._lacking(shown, table):
                yield Document(shown, kind="unreadable", said=lacking)
                return
            columns = [name for name in self._columns if name]
            start = 0
            for group in range(table.metadata.num_row_groups):
                end = start + table.metadata.row_group(group).num_rows
                if piece.first < end and (piece.last is None or start < piece.last):
                    batches = table.iter_batches(ROWS, row_groups=[group], columns=columns)
                    yield from self._group(batches, start, end, piece, shown)
                start = end

    def _group(
        self, batches: Iterable[Any], start: int, end: int, piece: Piece, shown: str
    ) -> Iterator[Document]:
        """Yield the documents of a group of rows; one that is damaged costs what follows in it."""
        number = start
        last = end if piece.last is None else piece.last
        try:
            for batch in batches:
                if number + len(batch) > piece.first:
                    for at, row in enumerate(_plain(batch), start=number):
                        if piece.first <= at < last:
                            yield self._row(shown, at + 1, row)
                number += len(batch)
                if number >= last:
                    break
        except broken() as error:
            said = f"its rows cannot be read to their end: {reason(error)}"
            yield Document(f"{shown}/{start + 1}-{end}", kind="unreadable", said=said)

    def _lacking(self, shown: str, table: Any) -> str | None:
        """Return what is said of a table that has not the columns, or None.

        Raises:
            UsageError: it is the first table, or there is no column to be read.
        """
        leaves = table.metadata.schema
        there = {leaves.column(at).path for at in range(len(leaves))}
        there = {*table.schema_arrow.names, *(name for name in there if ".list." not in name)}
        missing = [name for name in self._columns if name and name not in there]
        if self._columns.text is not None and not missing:
            self._is_seen = True
            return None
        said = f"its columns are {', '.join(sorted(there))}"
        if self._columns.text is None:
            raise UsageError(f"{shown}: tell --text, and --id where there is one; {said}")
        said = f"it has no column {missing[0]}; {said}"
        if not self._is_seen:
            raise UsageError(f"{shown}: {said}")
        return said

    def of_lines(self, piece: Piece, shown: str) -> Iterator[Document]:
        """Yield the documents of lines of JSON.

        Raises:
            UsageError: no field is told that holds the text.
        """
        import json

        self.see_to(piece.file, shown)
        with opened(piece.file) as file:
            if piece.first:
                file.seek(piece.first)
            for number, line, size in _lines_of(file, piece, _ESCAPED * self._most):
                name = f"{shown}/{number}"
                if line is None:
                    yield self._too_large(name, size)
                    continue
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise ValueError("no object")  # noqa: TRY301, TRY004 - as what json raises
                except (ValueError, RecursionError) as error:
                    said = f"no line of JSON: {error}"
                    yield Document(name, size=size, kind="unreadable", said=said)
                    continue
                yield self._row(shown, number, row)

    def _row(self, shown: str, number: int, row: dict[str, Any]) -> Document:
        text, id_, date = (_field(row, name) for name in self._columns)
        if isinstance(id_, bytes):
            id_ = id_.decode("utf-8", "replace")
        name = f"{shown}/{number if id_ is None or id_ == '' else id_}"
        if not isinstance(text, str | bytes) or not text:
            return Document(name, kind="unreadable", said="its text is empty or no text")
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        if len(data) > self._most:
            return self._too_large(name, len(data))
        return Document(name, data, len(data), told=iso(date))

    def _too_large(self, name: str, size: int) -> Document:
        said = f"larger than {self._most / 1_000_000:g} MB"
        return Document(name, size=size, kind="too-large", said=said)


def _field(row: dict[str, Any], name: str | None) -> Any:
    if name is None or name in row:
        return row[name] if name else None
    value: Any = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _plain(batch: Any) -> list[dict[str, Any]]:
    """Return the rows of a batch; times as text, for Python knows neither all nor all of each."""
    import pyarrow as pa

    for at, field in enumerate(batch.schema):
        if pa.types.is_temporal(field.type):
            batch = batch.set_column(at, field.name, batch.column(at).cast(pa.string()))
    rows: list[dict[str, Any]] = batch.to_pylist()
    return rows


def _lines_of(file: BinaryIO, piece: Piece, most: int) -> Iterator[tuple[int, bytes | None, int]]:
    """Yield the number, the bytes and the length of each line; no bytes of one that is too long."""
    number, at = piece.before, piece.first
    while (piece.last is None or at < piece.last) and (line := file.readline(most)):
        number += 1
        size, end = len(line), line
        while len(end) == most and not end.endswith(b"\n"):
            end = file.readline(most)
            size += len(end)
        at += size
        yield number, line if size == len(line) else None, size
