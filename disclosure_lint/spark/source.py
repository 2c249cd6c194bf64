"""Archives of files as a data source of Spark: folders, zip and tar files, submissions, tables.

spark.dataSource.register(DisclosureSource)
spark.read.format("disclosures").option("datefrom", "{source}/{year}/{month}{day}/").load("feed/")
"""

from __future__ import annotations

from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
from typing_extensions import override

from disclosure_lint.archive import tables as schemas
from disclosure_lint.archive.division import Task, divided, documents
from disclosure_lint.archive.documents import PathForm
from disclosure_lint.archive.sources import Reading
from disclosure_lint.archive.tabled import Columns
from disclosure_lint.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from disclosure_lint.archive.documents import Document

_BATCH = 16_000_000  # bytes of documents that go to the JVM at once
_COLUMNS = "path string, content binary, bytes bigint, published date, source string, kind string, said string"


class DisclosureSource(DataSource):  # type: ignore[misc,unused-ignore] # where Spark is not there
    """Documents of archives, with a column for each thing that is told of one.

    Options: `datefrom`, a form of paths; `text`, `id` and `date`, columns of tables;
    `largest`, megabytes of a document. What cannot be read has a `kind` and why.
    """

    @classmethod
    @override
    def name(cls) -> str:
        """Return what `spark.read.format` calls it."""
        return "disclosures"

    @override
    def schema(self) -> str:
        """Return its columns."""
        return _COLUMNS

    @override
    def reader(self, schema: Any) -> DataSourceReader:
        """Return what reads it.

        Raises:
            UsageError: no path was told, or a form of paths holds no meaning.
        """
        told = dict(self.options)
        if not told.get("path"):
            raise UsageError("tell what to read: .load(PATH)")
        form = told.get("datefrom")
        if form:
            PathForm(form)
        columns = Columns(told.get("text"), told.get("id"), told.get("date"))
        most = int(float(told.get("largest", "10")) * 1_000_000)
        return _Reader(told["path"], Reading(columns, form, most))


class _Reader(DataSourceReader):  # type: ignore[misc,unused-ignore]
    def __init__(self, path: str, reading: Reading) -> None:
        self._path, self._reading = path, reading

    @override
    def partitions(self) -> Sequence[InputPartition]:
        """Return a partition for each task."""
        return [InputPartition(tuple(task)) for task in divided([self._path], self._reading)[0]]

    @override
    def read(self, partition: InputPartition) -> Iterator[Any]:
        """Yield the documents of a partition, in batches of so many bytes."""
        rows: list[dict[str, Any]] = []
        size = 0
        for document in documents(Task(*partition.value), self._reading):
            if rows and size + len(document.data) > _BATCH:
                yield _batch(rows)
                rows, size = [], 0
            rows.append(_row(document))
            size += len(document.data)
        if rows:
            yield _batch(rows)


def _row(document: Document) -> dict[str, Any]:
    return {
        "path": schemas.legible(document.path),
        "content": None if document.kind else document.data,
        "bytes": document.size,
        "published": schemas.day(document.told),
        "source": document.source,
        "kind": document.kind,
        "said": schemas.legible(document.said) or None,
    }


def _batch(rows: list[dict[str, Any]]) -> Any:
    import pyarrow as pa

    kinds = {"bigint": pa.int64(), "date": pa.date32(), "binary": pa.binary()}
    fields = [one.split() for one in _COLUMNS.split(", ")]
    schema = pa.schema([pa.field(name, kinds.get(kind, pa.string())) for name, kind in fields])
    return pa.RecordBatch.from_pylist(rows, schema=schema)
