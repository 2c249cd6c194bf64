"""Answers to questions, written out: for people, for spreadsheets and for programs."""

from __future__ import annotations

import csv
import io
import json

from disclosure_lint.render.measure import shorten, shown, width
from disclosure_lint.render.rows import tame

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    _Rows = Sequence[Sequence[Any]]

_WIDEST = 70  # columns of a cell
_BEFORE = ("\t", "\r")  # a spreadsheet takes away what may stand before a formula


def table(names: Sequence[str], rows: _Rows) -> str:
    """Return an answer in columns, numbers to the right."""
    cells = [list(names), *([_cell(value) for value in row] for row in rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    numeric = [
        bool(rows) and all(isinstance(value, int | float | None) for value in column)
        for column in zip(*rows, strict=True)
    ] or [False] * len(names)
    lines = []
    for row in cells:
        padded = [
            " " * (room - width(cell)) + cell if right else cell + " " * (room - width(cell))
            for cell, room, right in zip(row, widths, numeric, strict=True)
        ]
        lines.append("  ".join(padded).rstrip())
    return "\n".join([*lines, ""])


def comma_separated(names: Sequence[str], rows: _Rows) -> str:
    """Return an answer as CSV; no cell that a draft wrote is a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return written.getvalue()


def as_json(names: Sequence[str], rows: _Rows) -> str:
    """Return an answer as a list of objects."""
    objects = [dict(zip(names, map(_plain, row), strict=True)) for row in rows]
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


FORMS = {"table": table, "csv": comma_separated, "json": as_json}


def _cell(value: object) -> str:
    return "" if value is None else shorten(shown(" ".join(str(value).split())), _WIDEST)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def harmless(value: object) -> object:
    """Return a value as a cell of CSV that no spreadsheet works out."""
    if not isinstance(value, str):
        return _plain(value)
    return f"'{tame(value)}" if value.startswith(_BEFORE) else tame(value)
