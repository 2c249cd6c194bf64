"""A table of Spark judged, and what was found in it taken apart."""

from __future__ import annotations

from hashlib import sha256

from disclosure_lint.archive import run
from disclosure_lint.archive import tables as schemas
from disclosure_lint.archive.documents import Document, iso
from disclosure_lint.archive.judge import Judge
from disclosure_lint.config.settings import Settings
from disclosure_lint.errors import UsageError
from disclosure_lint.guard.crew import Crew, Limits, Lost
from disclosure_lint.packs.pack import Pack
from disclosure_lint.spark.children import child

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

__all__ = ["lint_table", "tables"]

_MEGABYTE = 1_000_000
_TYPES = {"int64": "bigint", "int32": "int", "int16": "smallint", "bool": "boolean",
          "string": "string", "word": "string", "date": "date", "hash": "binary"}  # fmt: skip
_PLACE = ("sha256", "copy", "path", "source", "published", "bytes")  # as the document itself has it
_NESTED = {
    "drafts": [one for one in schemas.columns("drafts") if one[0] not in _PLACE],
    "findings": schemas.columns("findings"),
    "requirements": schemas.columns("requirements"),
    "unread": [("part", "string"), ("kind", "word"), ("said", "string")],
}
_OWN = [("path", "string"), ("source", "string"), ("published", "date"), ("bytes", "int64"),
        ("sha256", "hash")]  # fmt: skip
_READ = ("bytes", "source", "kind", "said")  # that a data source of ours tells besides
_BATCH = 16_000_000  # bytes of documents whose rows make one batch


def lint_table(  # noqa: PLR0913 - a table, its columns, and what a draft may take
    df: Any,
    *,
    text: str = "content",
    id: str = "path",  # noqa: A002 - as people call such a column
    date: str | None = None,
    packs: Pack | None = None,
    settings: Settings | None = None,
    time_limit: float = 30.0,
    memory: int = 1500,
    largest: float = 10.0,
) -> Any:
    """Return a table with a row a document: what it is, and lists of rows for each table.

    Args:
        df: a DataFrame of Spark 4; one that `DisclosureSource` reads tells all by itself.
        text: its column with texts, or with the bytes of files.
        id: its column with what tells them apart; a name with an extension says how bytes
            are read.
        date: its column with dates, which win over those that texts state.
        packs: what `load_packs` returned; the shipped packs where it is None.
        settings: what `check` takes from flags and configuration.
        time_limit: seconds that a document may take.
        memory: megabytes that its child may take, where the system keeps such limits.
        largest: megabytes that a document may have.

    Raises:
        UsageError: there is no such column.
        PackError: the packs cannot be loaded.
    """
    told = (
        [name for name in _READ if name in df.columns] if {"kind", "said"} < {*df.columns} else []
    )
    if told and date is None:
        date = "published"
    wanted = [name for name in (id, text, date) if name]
    missing = [name for name in wanted if name not in df.columns]
    if missing:
        raise UsageError(f"the table has no column {missing[0]}; it has {', '.join(df.columns)}")
    settings = settings or Settings()
    plain = (packs or run.loaded(settings)).plain
    limits = Limits(time_limit, memory * _MEGABYTE)
    names = ("path", "data", *(("told",) if date else ()), *_fields(told))
    named = sha256(repr((run.judged_by(Pack(plain), settings), limits)).encode()).hexdigest()
    judge = _judging(named, plain, settings, limits, int(largest * _MEGABYTE), names)
    return df.select(*wanted, *told).mapInArrow(judge, _ddl())


def tables(found: Any) -> tuple[Any, Any, Any, Any]:
    """Return `drafts`, `findings`, `requirements` and `unread` of what `lint_table` found."""
    from pyspark.sql import functions as sql

    own = [name for name, _ in _OWN]
    drafts = found.select(sql.inline("drafts"), *own)
    unread = found.select(sql.inline("unread"), *own)
    findings = found.select(sql.inline("findings"))
    return drafts, findings, found.select(sql.inline("requirements")), unread


def _fields(told: Sequence[str]) -> list[str]:
    """Return what our columns are called of a document."""
    return ["size" if name == "bytes" else name for name in told]


def _judging(  # noqa: PLR0913, PLR0917 - what a task is told
    named: str,
    plain: dict[str, Any],
    settings: Settings,
    limits: Limits,
    most: int,
    names: Sequence[str],
) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """Return what Spark runs on the batches of a partition."""

    def judge(batches: Iterable[Any]) -> Iterator[Any]:
        with child(named, Judge, plain, settings, limits=limits) as crew:
            for batch in batches:
                for part in _parts(batch):
                    yield _judged(crew, part, most, names)

    return judge


def _parts(batch: Any) -> Iterator[Any]:
    """Yield a batch in pieces of so many bytes: Spark cuts by rows, which may be of any size."""
    import pyarrow.compute as pc

    first = size = 0
    for at, length in enumerate(pc.binary_length(batch.column(1)).to_pylist()):
        if at > first and size + (length or 0) > _BATCH:
            yield batch.slice(first, at - first)
            first, size = at, 0
        size += length or 0
    yield batch.slice(first)


def _judged(crew: Crew, batch: Any, most: int, names: Sequence[str]) -> Any:
    import pyarrow as pa

    columns = [column.to_pylist() for column in batch.columns]
    documents = [
        _document(most, dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)
    ]
    answers = crew.judge(one for one in documents if not one.kind)
    rows = [_row(one, Lost(one.kind, one.said) if one.kind else next(answers)) for one in documents]
    for _ in answers:
        raise AssertionError("an answer without a document")
    return pa.RecordBatch.from_pylist(rows, schema=_arrow())


def _document(most: int, row: dict[str, Any]) -> Document:
    name, text, source = str(row["path"]), row["data"], row.get("source")
    told = iso(row.get("told"))
    lost = Document(name, size=row.get("size") or 0, told=told, source=source)
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
        lists = came
    row: dict[str, Any] = {
        "path": document.path,
        "source": document.source,
        "published": schemas.day(document.told),
        "bytes": document.size,
        "sha256": document.digest if document.data else None,
    }
    for (table, columns), values in zip(_NESTED.items(), lists, strict=True):
        row[table] = [
            {
                name: schemas.day(value) if kind == "date" else schemas.legible(value)
                for (name, kind), value in zip(columns, one, strict=True)
            }
            for one in values
        ]
    return row


def _ddl() -> str:
    own = [f"`{name}` {_TYPES[kind]}" for name, kind in _OWN]
    nested = [
        f"`{table}` array<struct<{', '.join(f'`{n}`: {_TYPES[k]}' for n, k in columns)}>>"
        for table, columns in _NESTED.items()
    ]
    return ", ".join([*own, *nested])


def _arrow() -> Any:
    import pyarrow as pa

    kinds = schemas.types(plain=True)
    own = [pa.field(name, kinds[kind]) for name, kind in _OWN]
    for table, columns in _NESTED.items():
        inner = pa.struct([pa.field(name, kinds[kind]) for name, kind in columns])
        own.append(pa.field(table, pa.list_(inner)))
    return pa.schema(own)
