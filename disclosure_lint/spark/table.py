"""A table of Spark judged, and what was found in it taken apart."""

from __future__ import annotations

from disclosure_lint.archive.batches import NESTED, OWN, BatchJudge
from disclosure_lint.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from disclosure_lint.config.settings import Settings
    from disclosure_lint.packs.pack import Pack

__all__ = ["lint_table", "tables"]

_TYPES = {"int64": "bigint", "int32": "int", "int16": "smallint", "bool": "boolean",
          "string": "string", "word": "string", "date": "date", "hash": "binary"}  # fmt: skip
_READ = ("bytes", "source", "kind", "said")  # that a data source of ours tells besides


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
    judge = BatchJudge(packs, settings, time_limit=time_limit, memory=memory, largest=largest)
    named = zip(wanted, ("path", "content", "published"), strict=False)
    columns = [df[column].alias(name) for column, name in named]
    return df.select(*columns, *told).mapInArrow(_judging(judge), _ddl())


def tables(found: Any) -> tuple[Any, Any, Any, Any]:
    """Return `drafts`, `findings`, `requirements` and `unread` of what `lint_table` found."""
    from pyspark.sql import functions as sql

    own = [name for name, _ in OWN]
    drafts = found.select(sql.inline("drafts"), *own)
    unread = found.select(sql.inline("unread"), *own)
    findings = found.select(sql.inline("findings"))
    return drafts, findings, found.select(sql.inline("requirements")), unread


def _judging(judge: BatchJudge) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """Return what Spark runs on the batches of a partition."""

    def judged(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield from judge.parts(batch)

    return judged


def _ddl() -> str:
    own = [f"`{name}` {_TYPES[kind]}" for name, kind in OWN]
    nested = [
        f"`{table}` array<struct<{', '.join(f'`{n}`: {_TYPES[k]}' for n, k in columns)}>>"
        for table, columns in NESTED.items()
    ]
    return ", ".join([*own, *nested])
