"""A workbook for triage: drafts, findings and requirements, a sheet each.

Drafts come as JSON from wherever they were judged, and `book` makes the file of them. It
holds no clock, so that the same drafts give the same bytes.
"""

from __future__ import annotations

import json

from disclosure_lint.errors import UsageError
from disclosure_lint.finding import PackVersion, Report
from disclosure_lint.lean import import_module
from disclosure_lint.render import rows
from disclosure_lint.render.view import Tally, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

SEPARATOR = ""
MOST = 1_048_575  # rows of a sheet below its head
_SHEETS: tuple[tuple[str, tuple[str, ...], dict[str, int]], ...] = (
    ("drafts", rows.DraftRow._fields, {"draft": 44, "issuer": 24, "sha256": 16, "unread": 40}),
    (
        "findings", rows.FindingRow._fields,
        {"draft": 36, "rule": 34, "message": 60, "words": 44, "to_do": 50, "fix": 28,
         "authority": 44},
    ),
    (
        "requirements", rows.RequirementRow._fields,
        {"draft": 36, "rule": 34, "title": 48, "reason": 40, "evidence": 60},
    ),
)  # fmt: skip
_COLOURS = {"error": "#B3161B", "warning": "#8A4B00", "note": "#0A5A8A", "unchecked": "#8A4B00"}


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the first draft: nothing."""
    return ""


def draft(report: Report, view: View) -> str:
    """Return the rows of one draft, a line of JSON."""
    of_it = (
        [rows.draft(report, view)],
        list(rows.findings(report, view)),
        list(rows.requirements(report, view)),
    )
    return json.dumps(of_it) + "\n"


def unread(name: str, reason: str) -> str:
    """Return the rows of a draft that could not be judged."""
    return json.dumps(([rows.unread(name, reason)], [], [])) + "\n"


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the last draft: nothing."""
    return ""


def see_to() -> Any:  # a module without types
    """Return what writes workbooks.

    Raises:
        UsageError: it is not there.
    """
    try:
        return import_module("xlsxwriter")
    except ImportError:
        said = "--output xlsx needs XlsxWriter: pip install 'disclosure-lint[xlsx]'"
        raise UsageError(said) from None


def book(pieces: Iterable[str]) -> bytes:
    """Return the workbook of drafts whose rows were told.

    Raises:
        UsageError: there is more than a sheet holds, or nothing that writes workbooks.
    """
    writer = see_to()
    from datetime import UTC, datetime
    from io import BytesIO

    told = _gathered(pieces)
    if any(len(sheet) > MOST for sheet in told):
        raise UsageError(f"a sheet holds {MOST:,} rows, and this is more; use --output csv")
    file = BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False,
    }  # fmt: skip
    with writer.Workbook(file, options) as made:
        made.set_properties(
            {"author": "disclosure-lint", "created": datetime(2000, 1, 1, tzinfo=UTC)}
        )
        looks = {
            name: made.add_format({"font_color": of, "bold": True}) for name, of in _COLOURS.items()
        }
        strong = made.add_format({"bold": True, "bottom": 1})
        wrapped = made.add_format({"text_wrap": True, "valign": "top"})
        for (name, columns, widths), of_it in zip(_SHEETS, told, strict=True):
            sheet = made.add_worksheet(name)
            for at, column in enumerate(columns):
                sheet.set_column(at, at, widths.get(column, 12), wrapped)
                sheet.write_string(0, at, column.replace("_", " "), strong)
            _fill(sheet, of_it, looks)
            sheet.freeze_panes(1, 1)
            sheet.autofilter(0, 0, max(1, len(of_it)), len(columns) - 1)
    return file.getvalue()


def _gathered(pieces: Iterable[str]) -> list[list[list[Any]]]:
    """Return the rows of each sheet, as they were told."""
    told: list[list[list[Any]]] = [[] for _ in _SHEETS]
    for piece in pieces:
        for line in piece.splitlines():
            for rows_of, of_it in zip(told, json.loads(line), strict=True):
                rows_of.extend(of_it)
    return told


def _fill(sheet: Any, told: Sequence[Sequence[Any]], looks: Mapping[str, Any]) -> None:
    for number, row in enumerate(told, start=1):
        for at, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, at, value)
            elif value:
                sheet.write_string(number, at, value, looks.get(value))
