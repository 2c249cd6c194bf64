"""Questions to an archive: SQL for DuckDB, one file a question, over views of the tables.

`drafts`, `findings`, `requirements`, `unread` and `rules` are those of the newest packs, and
`old_drafts` and so on those of the packs before. The only module that knows DuckDB.
"""

from __future__ import annotations

import os

from disclosure_lint.archive import shelf, tables
from disclosure_lint.errors import UnknownError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "questions")
_SQL = ".sql"
_ROWS = 10_000  # taken at once


def questions() -> dict[str, str]:
    """Return what each question asks, by its name."""
    names = sorted(name.removesuffix(_SQL) for name in os.listdir(_FOLDER) if name.endswith(_SQL))
    return {name: sql(name).partition("\n")[0].removeprefix("-- ") for name in names}


def sql(question: str) -> str:
    """Return the SQL of a question.

    Raises:
        UsageError: there is no such question.
    """
    path = os.path.join(_FOLDER, f"{question}{_SQL}")
    if os.path.basename(path) not in os.listdir(_FOLDER):
        names = [name.removesuffix(_SQL) for name in os.listdir(_FOLDER)]
        raise UnknownError("question", question, names)
    with open(path, encoding="utf-8") as file:
        return file.read()


class Archive:
    """The tables of an archive, open for questions."""

    def __init__(self, folder: str, pack: str | None = None) -> None:
        """Open the tables that were judged by the newest packs, or by those of a digest.

        Raises:
            UsageError: there is no archive, or nothing judged by those packs.
        """
        import duckdb

        shelf.see_to(folder)
        known = shelf.packs(folder)
        chosen = [digest for digest in known if digest.startswith(pack or "")]
        if not chosen:
            raise UsageError(f"{folder}: nothing in it was judged by packs `{pack}`")
        at = known.index(chosen[-1])
        self._connection = duckdb.connect()
        self._views(folder, "", known[at])
        if at:
            self._views(folder, "old_", known[at - 1])
        self.is_first = not at

    def _views(self, folder: str, prefix: str, digest: str) -> None:
        for table in (*tables.TABLES, "rules"):
            files = shelf.whole(folder, table, digest)
            listed = ", ".join("'{}'".format(path.replace("'", "''")) for path in files)
            read = f"SELECT * FROM read_parquet([{listed}], hive_partitioning = false)"  # noqa: S608 - our own paths, quoted
            self._connection.execute(f"CREATE VIEW {prefix}{table} AS {read}")

    def ask(
        self, query: str, told: Mapping[str, Any] | None = None
    ) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return the names of the columns and the rows that a query gives.

        Raises:
            UsageError: it is no query that the tables can answer.
        """
        import duckdb

        wanted = {name: value for name, value in (told or {}).items() if f"${name}" in query}
        if self.is_first and "old_" in query:
            raise UsageError(
                "nothing to compare with: this archive was judged by one state of the packs"
            )
        try:
            done = self._connection.execute(query, wanted)
            return [column[0] for column in done.description or ()], done.fetchall()
        except duckdb.Error as error:
            raise UsageError(f"the query does not hold up: {error}") from None

    def stream(self, query: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
        """Return what a query of ours gives, the rows one after another."""
        done = self._connection.execute(query)
        names = [column[0] for column in done.description or ()]
        return names, (row for part in iter(lambda: done.fetchmany(_ROWS), []) for row in part)
