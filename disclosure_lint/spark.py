"""Judging a table of Spark: the same judge, guard and rows as `disclosure-lint archive`.

    found = lint_table(spark.read.parquet("filings"), text="body", id="accession")
    found.write.parquet("found")
    drafts, findings, requirements, unread = tables(spark.read.parquet("found"))

Packs are loaded once, on the driver, and shipped with the work. Each task of Spark has one
child that judges for it, which may die: that costs a row in `unread`, and no task.
Write what is found before you take it apart: Spark would judge once for each table.
"""

from __future__ import annotations

from disclosure_lint.archive import run
from disclosure_lint.archive import tables as schemas
from disclosure_lint.archive.documents import Document, iso
from disclosure_lint.archive.judge import Judge
from disclosure_lint.config.settings import Settings
from disclosure_lint.errors import UsageError
from disclosure_lint.guard.crew import Crew, Limits, Lost
from disclosure_lint.packs.pack import Pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
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
_OWN = [("path", "string"), ("published", "date"), ("bytes", "int64"), ("sha256", "hash")]


def lint_table(  # noqa: PLR0913 - a table, its columns, and what a draft may take
    df: Any,
    *,
    text: str,
    id: str,  # noqa: A002 - as people call such a column
    date: str | None = None,
    packs: Pack | None = None,
    settings: Settings | None = None,
    time_limit: float = 30.0,
    memory: int = 1500,
    largest: float = 10.0,
) -> Any:
    """Return a table with a row a document: what it is, and lists of rows for each table.

    Args:
        df: a DataFrame of Spark 4.
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
    wanted = [name for name in (id, text, date) if name]
    missing = [name for name in wanted if name not in df.columns]
    if missing:
        raise UsageError(f"the table has no column {missing[0]}; it has {', '.join(df.columns)}")
    settings = settings or Settings()
    plain = (packs or run.loaded(settings)).plain
    limits = Limits(time_limit, memory * _MEGABYTE)
    judge = _judging(plain, settings, limits, int(largest * _MEGABYTE))
    return df.select(*wanted).mapInArrow(judge, _ddl())


def tables(found: Any) -> tuple[Any, Any, Any, Any]:
    """Return `drafts`, `findings`, `requirements` and `unread` of what `lint_table` found."""
    from pyspark.sql import functions as sql

    own = [name for name, _ in _OWN]
    drafts = found.select(sql.inline("drafts"), *own)
    unread = found.select(sql.inline("unread"), *own)
    findings = found.select(sql.inline("findings"))
    return drafts, findings, found.select(sql.inline("requirements")), unread


def _judging(
    plain: dict[str, Any], settings: Settings, limits: Limits, most: int
) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """Return what Spark runs on the batches of a partition."""

    def judge(batches: Iterable[Any]) -> Iterator[Any]:
        with Crew(1, Judge, plain, settings, limits=limits) as crew:
            for batch in batches:
                yield _judged(crew, batch, most)

    return judge


def _judged(crew: Crew, batch: Any, most: int) -> Any:
    import pyarrow as pa

    columns = [column.to_pylist() for column in batch.columns]
    documents = [_document(most, *row) for row in zip(*columns, strict=True)]
    answers = crew.judge(one for one in documents if not one.kind)
    rows = [_row(one, Lost(one.kind, one.said) if one.kind else next(answers)) for one in documents]
    for _ in answers:
        raise AssertionError("an answer without a document")
    return pa.RecordBatch.from_pylist(rows, schema=_arrow())


def _document(most: int, path: object, text: object, date: object = None) -> Document:
    name = str(path)
    if not isinstance(text, str | bytes) or not text:
        return Document(name, kind="unreadable", said="its text is empty or no text")
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(data) > most:
        said = f"larger than {most / _MEGABYTE:g} MB"
        return Document(name, size=len(data), kind="too-large", said=said)
    return Document(name, data, len(data), told=iso(date))


def _row(document: Document, came: Any) -> dict[str, Any]:
    if isinstance(came, Lost):
        lists: tuple[list[Any], ...] = ([], [], [], [("", came.kind, came.said)])
    else:
        lists = came
    row: dict[str, Any] = {
        "path": document.path,
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
