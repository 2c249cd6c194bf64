"""The tables of an archive: their columns, types and order, schema 1.

The only module here that knows how they are written; `docs/guides/archives.md` says what
each column holds.
"""

from __future__ import annotations

import os

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


def schema(table: str) -> Any:
    """Return the Arrow schema of a table."""
    import pyarrow as pa

    types = {
        "int64": pa.int64(), "int32": pa.int32(), "int16": pa.int16(), "bool": pa.bool_(),
        "string": pa.string(), "date": pa.date32(), "hash": pa.binary(32),
        "word": pa.dictionary(pa.int32(), pa.string()),
    }  # fmt: skip
    fields = [column.split(":") for column in COLUMNS[table].split()]
    made = [pa.field(name, types[kind]) for name, kind in fields]
    return pa.schema(made, {"disclosure-lint": f"archive {SCHEMA}"})


def write(path: str, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows to a file that is whole or not there."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if table in _ORDER:
        order = _ORDER[table]
        rows = sorted(rows, key=lambda row: tuple(row[at] for at in order))
    wanted = schema(table)
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(wanted)
    arrays = [
        _array(pa, list(values), field.type) for values, field in zip(columns, wanted, strict=True)
    ]
    made = pa.Table.from_arrays(arrays, schema=wanted)
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        pq.write_table(made, temporary, compression="zstd", compression_level=9)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.remove(temporary)
        raise


def _array(pa: Any, values: list[Any], kind: Any) -> Any:
    if kind == pa.date32():
        from datetime import date

        values = [date.fromisoformat(text) if text else None for text in values]
    if pa.types.is_dictionary(kind):
        return pa.array(values, pa.string()).dictionary_encode().cast(kind)
    if kind == pa.string():  # a lone surrogate of a garbled draft is no UTF-8
        values = [text.encode("utf-8", "replace").decode() if text else text for text in values]
    return pa.array(values, kind)


def places(path: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Return some columns of a file, row by row."""
    import pyarrow.parquet as pq

    found: list[dict[str, Any]] = pq.read_table(
        path, columns=list(columns), partitioning=None
    ).to_pylist()
    return found
