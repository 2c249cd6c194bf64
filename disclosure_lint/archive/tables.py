"""The tables of an archive: their columns, types and order, schema 1.

The only module here that knows how they are written; `docs/guides/archives.md` says what
each column holds.
"""

from __future__ import annotations

import os
import platform

from disclosure_lint.lean import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

SCHEMA = 1
_WHERE = "path:string source:word published:date bytes:int64"
COLUMNS = {  # name:type; a `word` is a string kept as a number in a dictionary
    "drafts": "draft:int64 part:string document:word language:word issuer:word date:date"
    " date_from:word characters:int32 errors:int16 warnings:int16 notes:int16 met:int16 unmet:int16"
    f" not_applicable:int16 waived:int16 unchecked:int16 sha256:hash copy:bool {_WHERE}",
    "findings": "draft:int64 rule:word severity:word message:string quote:string start:int32"
    " end:int32 line:int32 column:int32 safety:word replacement:string fingerprint:string",
    "requirements": "draft:int64 rule:word status:word reason:word evidence:int32 start:int32"
    " end:int32 quote:string",
    "rules": "rule:string title:string kind:word severity:word",
    "unread": f"part:string kind:word said:string sha256:hash {_WHERE}",
}
TABLES = ("drafts", "findings", "requirements", "unread")
_ORDER = {"requirements": (1, 2, 0)}  # by rule and status first: a third of the size
_LEVEL = 12  # of zstd: 15 takes a byte more off a release, and twice the time
# Measured on 8,000 releases: a dictionary of numbers that hardly recur costs a fifth of
# `requirements`; what Spark, DuckDB and Polars read of the newer encodings takes 4 bytes off
# `drafts`. `start` and `end` of requirements are smaller without.
_FEW = {"word", "date", "int16", "bool"}  # types whose values recur: as numbers of a dictionary
_SPARSE = {"evidence"}
_RISING = dict.fromkeys(("start", "end", "line", "column"), "DELTA_BINARY_PACKED")
_ENCODED = {
    "drafts": {"path": "DELTA_BYTE_ARRAY", "bytes": "DELTA_BINARY_PACKED",
               "characters": "DELTA_BINARY_PACKED"},
    "findings": _RISING,
}  # fmt: skip


def columns(table: str) -> list[tuple[str, str]]:
    """Return the names and types of the columns of a table."""
    return [
        (name, kind) for name, _, kind in (one.partition(":") for one in COLUMNS[table].split())
    ]


def types(*, plain: bool = False) -> dict[str, Any]:
    """Return what our types are in Arrow; `plain` for engines that know no dictionaries."""
    import pyarrow as pa

    return {
        "int64": pa.int64(), "int32": pa.int32(), "int16": pa.int16(), "bool": pa.bool_(),
        "string": pa.string(), "date": pa.date32(),
        "hash": pa.binary() if plain else pa.binary(32),
        "word": pa.string() if plain else pa.dictionary(pa.int32(), pa.string()),
    }  # fmt: skip


def schema(table: str) -> Any:
    """Return the Arrow schema of a table."""
    import pyarrow as pa

    known = types()
    made = [pa.field(name, known[kind]) for name, kind in columns(table)]
    return pa.schema(made, {"disclosure-lint": f"archive {SCHEMA}"})


def day(text: str | None) -> Any:
    """Return a date as Arrow takes it."""
    from datetime import date

    return date.fromisoformat(text) if text else None


def legible(value: Any) -> Any:
    """Return a value as UTF-8 can hold it: a garbled draft may have lone surrogates."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode()
    return value


def write(path: str, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows to a file that is whole or not there."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if table in _ORDER:
        order = _ORDER[table]
        rows = sorted(rows, key=lambda row: tuple(row[at] for at in order))
    wanted = schema(table)
    by_column = list(zip(*rows, strict=True)) if rows else [()] * len(wanted)
    arrays = [
        _array(pa, list(values), field.type)
        for values, field in zip(by_column, wanted, strict=True)
    ]
    made = pa.Table.from_arrays(arrays, schema=wanted)
    temporary = f"{path}.{platform.node()}-{os.getpid()}.tmp"
    try:
        pq.write_table(made, temporary, compression="zstd", compression_level=_LEVEL, **_how(table))
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.remove(temporary)
        raise


def _how(table: str) -> dict[str, Any]:
    """Return how Parquet is to keep the columns of a table."""
    told = columns(table)
    return {
        "use_dictionary": [name for name, kind in told if kind in _FEW or name in _SPARSE],
        "column_encoding": _ENCODED.get(table, {}),
        # Nobody looks for a range of quotes or hashes, and each shard would hold two of them.
        "write_statistics": [name for name, kind in told if kind not in {"string", "hash"}],
    }


def _array(pa: Any, values: list[Any], kind: Any) -> Any:
    if kind == pa.date32():
        return pa.array(map(day, values), kind)
    is_word = pa.types.is_dictionary(kind)
    plain = pa.string() if is_word else kind
    try:
        made = pa.array(values, plain)
    except UnicodeEncodeError:
        made = pa.array([legible(value) for value in values], plain)
    return made.dictionary_encode().cast(kind) if is_word else made


def places(path: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Return some columns of a file, row by row."""
    import pyarrow.parquet as pq

    found: list[dict[str, Any]] = pq.read_table(
        path, columns=list(columns), partitioning=None
    ).to_pylist()
    return found
