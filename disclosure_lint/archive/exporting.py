"""The tables as spreadsheets take them: CSV, or one Excel file with a sheet a table.

A sheet holds 1,048,576 rows; what is longer goes on in a second one. Keys of 64 bits are left
out, for a spreadsheet keeps fifteen digits of them: each row says which document it is of.
"""

from __future__ import annotations

import csv
import os
from itertools import chain, islice

from disclosure_lint.archive.answers import harmless
from disclosure_lint.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from disclosure_lint.archive.asking import Archive

    _Row = Sequence[Any]

LINES = 1_048_576  # of a sheet, with its head
_CELL = 32_767  # characters that a cell of Excel holds
_WIDTHS = {"message": 60, "quote": 40, "path": 40, "rule": 34, "title": 34, "said": 60}
_OF = "d.path, d.part, d.source, d.published, d.issuer, d.document"
TABLES = {
    "findings": f'SELECT {_OF}, f.rule, f.severity, f.message, f.quote, f.line, f."column",'  # noqa: S608 - ours
    " f.replacement, f.safety, f.fingerprint FROM findings f JOIN drafts d USING (draft)"
    " ORDER BY d.path, d.part, f.start, f.rule",
    "drafts": "SELECT path, part, source, published, issuer, document, language, date, date_from,"
    " copy, bytes, characters, errors, warnings, notes, met, unmet, unchecked, not_applicable,"
    " lower(hex(sha256)) AS sha256 FROM drafts ORDER BY path, part",
    "requirements": f"SELECT {_OF}, r.rule, r.status, r.reason, r.evidence, r.quote"  # noqa: S608 - ours
    " FROM requirements r JOIN drafts d USING (draft) ORDER BY d.path, d.part, r.rule",
    "unread": "SELECT path, part, source, published, bytes, kind, said FROM unread ORDER BY path, part",
    "rules": "SELECT rule, title, kind, severity FROM rules ORDER BY rule",
}  # fmt: skip
USUAL = ("findings", "drafts", "unread", "rules")


def comma_separated(archive: Archive, folder: str, tables: Iterable[str]) -> list[str]:
    """Write each table as CSV into a folder, and return the names of the files.

    Raises:
        UsageError: the folder cannot be written to.
    """
    made = []
    try:
        os.makedirs(folder, exist_ok=True)
        for table in tables:
            names, rows = archive.stream(TABLES[table])
            for name, part in _parts(table, rows):
                made.append(f"{name}.csv")
                path = os.path.join(folder, made[-1])
                with open(path, "w", encoding="utf-8-sig", newline="") as file:  # as Excel wants it
                    writer = csv.writer(file)
                    writer.writerow(names)
                    writer.writerows([harmless(value) for value in row] for row in part)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from None
    return made


def workbook(archive: Archive, path: str, tables: Iterable[str]) -> list[str]:
    """Write the tables into one Excel file, and return the names of its sheets.

    Raises:
        UsageError: the file cannot be written.
    """
    from datetime import UTC, date, datetime

    import xlsxwriter

    made = []
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd"}  # fmt: skip
    book = xlsxwriter.Workbook(path, options)
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})  # the same bytes each time
    head = book.add_format({"bold": True, "bottom": 1})
    for table in tables:
        names, rows = archive.stream(TABLES[table])
        for name, part in _parts(table, rows):
            made.append(name)
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for column, title in enumerate(names):
                sheet.set_column(column, column, _WIDTHS.get(title, 12))
                sheet.write_string(0, column, title, head)
            last = 0
            for last, row in enumerate(part, start=1):
                for column, value in enumerate(row):
                    if isinstance(value, bool) or value is None:
                        sheet.write(last, column, value)
                    elif isinstance(value, int):
                        sheet.write_number(last, column, value)
                    elif isinstance(value, date):
                        sheet.write_datetime(last, column, value)
                    else:
                        sheet.write_string(last, column, _fitting(str(value)))
            sheet.autofilter(0, 0, last, len(names) - 1)
    try:
        book.close()
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        raise UsageError(f"{path}: cannot be written: {error}") from None
    return made


def _parts(table: str, rows: Iterator[_Row]) -> Iterator[tuple[str, Iterator[_Row]]]:
    """Yield rows in as many parts as there must be sheets; an empty table is one part."""
    number = 1
    while True:
        first = list(islice(rows, 1))
        if not first and number > 1:
            return
        name = table if number == 1 else f"{table}-{number}"
        part = chain(first, islice(rows, LINES - 2))
        yield name, part
        number += 1


def _fitting(words: str) -> str:
    """Return words as a cell of Excel holds them: not too long, without control characters."""
    kept = "".join(c for c in words[:_CELL] if c >= " " or c in "\t\n")
    return kept.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
