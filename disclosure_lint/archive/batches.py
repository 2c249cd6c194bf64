"""Batches of Arrow judged: a row a document in, a row a document out, for any engine.

    judge = BatchJudge()
    found = judge(pyarrow.RecordBatch.from_pydict({"path": names, "content": texts}))

An engine sends the judge to its workers, where one child judges for each and may die: that
costs the row of one document, and no task.
"""

from __future__ import annotations

from hashlib import sha256

from disclosure_lint.archive import run, tables
from disclosure_lint.archive.children import child
from disclosure_lint.archive.documents import Document, iso
from disclosure_lint.archive.judge import Judge
from disclosure_lint.config.settings import Settings
from disclosure_lint.errors import UsageError
from disclosure_lint.guard.crew import Crew, Limits, Lost
from disclosure_lint.packs.pack import Pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_MEGABYTE = 1_000_000
_BATCH = 16_000_000  # bytes of documents whose rows make one batch
_PLACE = ("sha256", "copy", "path", "source", "published", "bytes")  # as the document itself has it
NESTED = {
    "drafts": [one for one in tables.columns("drafts") if one[0] not in _PLACE],
    "findings": tables.columns("findings"),
    "requirements": tables.columns("requirements"),
    "unread": [("part", "string"), ("kind", "word"), ("said", "string")],
}
OWN = [("path", "string"), ("source", "string"), ("published", "date"), ("bytes", "int64"),
       ("sha256", "hash")]  # fmt: skip


def schema() -> Any:
    """Return the Arrow schema of what is found: what a document is, and lists for each table."""
    import pyarrow as pa

    kinds = tables.types(plain=True)
    own = [pa.field(name, kinds[kind]) for name, kind in OWN]
    for table, columns in NESTED.items():
        inner = pa.struct([pa.field(name, kinds[kind]) for name, kind in columns])
        own.append(pa.field(table, pa.list_(inner)))
    return pa.schema(own)


class BatchJudge:
    """Judges batches; it can be pickled, with the packs that were loaded where it was made."""

    MAKE: Callable[..., Any] = Judge  # what makes the judge of a child

    def __init__(
        self,
        packs: Pack | None = None,
        settings: Settings | None = None,
        *,
        time_limit: float = 30.0,
        memory: int = 1500,
        largest: float = 10.0,
    ) -> None:
        """Load the packs.

        Args:
            packs: what `load_packs` returned; the shipped packs where it is None.
            settings: what `check` takes from flags and configuration.
            time_limit: seconds that a document may take.
            memory: megabytes that its child may take, where the system keeps such limits.
            largest: megabytes that a document may have.

        Raises:
            PackError: the packs cannot be loaded.
        """
        self._settings = settings or Settings()
        self._plain = (packs or run.loaded(self._settings)).plain
        self._limits = Limits(time_limit, memory * _MEGABYTE)
        self._most = int(largest * _MEGABYTE)
        judged_by = run.judged_by(Pack(self._plain), self._settings)
        self._named = sha256(repr((judged_by, self._limits, self.MAKE)).encode()).hexdigest()

    def __call__(self, batch: Any) -> Any:
        """Return the table of what was found in a batch or a table: a row for each row, in order.

        `path` is what tells a document apart, and by its extension how bytes are read; `content`
        is its text, or the bytes of a file; `published`, where there is such a column, its date,
        which wins over the one that the text states.

        Raises:
            UsageError: a column is missing.
        """
        import pyarrow as pa

        return pa.Table.from_batches(list(self.parts(batch)), schema())

    def of_columns(self, path: Any, content: Any, published: Any = None) -> Any:
        """Return the same as one array of structs, for engines that hand columns over."""
        import pyarrow as pa

        columns = {"path": path, "content": content}
        if published is not None:
            columns["published"] = published
        found = self(pa.table(columns))
        return pa.StructArray.from_arrays(
            [column.combine_chunks() for column in found.columns], fields=list(found.schema)
        )

    def parts(self, batch: Any) -> Iterator[Any]:
        """Yield the same in pieces of so many bytes: engines cut by rows, which may be of any size.

        Raises:
            UsageError: a column is missing.
        """
        missing = [one for one in ("path", "content") if one not in batch.schema.names]
        if missing:
            raise UsageError(
                f"the batch has no column {missing[0]}; it has {', '.join(batch.schema.names)}"
            )
        for part in _parts(batch):
            with child(
                self._named, self.MAKE, self._plain, self._settings, limits=self._limits
            ) as crew:
                judged = self._judged(crew, part)
            yield judged

    def _judged(self, crew: Crew, batch: Any) -> Any:
        import pyarrow as pa

        documents = [_document(self._most, row) for row in batch.to_pylist()]
        answers = crew.judge(one for one in documents if not one.kind)
        rows = [
            _row(one, Lost(one.kind, one.said) if one.kind else next(answers)) for one in documents
        ]
        for _ in answers:
            raise AssertionError("an answer without a document")
        return pa.RecordBatch.from_pylist(rows, schema=schema())


def _parts(batch: Any) -> Iterator[Any]:
    import pyarrow.compute as pc

    first = size = 0
    for at, length in enumerate(pc.binary_length(batch.column("content")).to_pylist()):
        if at > first and size + (length or 0) > _BATCH:
            yield batch.slice(first, at - first)
            first, size = at, 0
        size += length or 0
    yield batch.slice(first)


def _document(most: int, row: dict[str, Any]) -> Document:
    name, text, source = str(row["path"]), row["content"], row.get("source")
    told = iso(row.get("published"))
    lost = Document(name, size=row.get("bytes") or 0, told=told, source=source)
    if row.get("kind"):
        return lost._replace(kind=row["kind"], said=row["said"] or "")
    if not isinstance(text, str | bytes) or not text:
        return lost._replace(kind="unreadable", said="its text is empty or no text")
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(data) > most:
        said = f"larger than {most / _MEGABYTE:g} MB"
        return lost._replace(size=len(data), kind="too-large", said=said)
    return lost._replace(data=data, size=len(data))


def _row(document: Document, came: Any) -> dict[str, Any]:
    if isinstance(came, Lost):
        lists: tuple[list[Any], ...] = ([], [], [], [("", came.kind, came.said)])
    else:
        lists = came.drafts, came.findings, came.requirements, came.unread
    row: dict[str, Any] = {
        "path": document.path,
        "source": document.source,
        "published": tables.day(document.told),
        "bytes": document.size,
        "sha256": document.digest if document.data else None,
    }
    for (table, columns), values in zip(NESTED.items(), lists, strict=True):
        row[table] = [
            {
                name: tables.day(value) if kind == "date" else tables.legible(value)
                for (name, kind), value in zip(columns, one, strict=True)
            }
            for one in values
        ]
    return row
