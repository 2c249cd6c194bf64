"""The Exchange's list of securities: ListOfSecurities.xlsx, in English, and in Chinese beside it.

The workbook is the Exchange's own: it is read from where a house keeps it, and never shipped.
Its short names are cut to a length, and told by the code alone.
"""

from __future__ import annotations

import zipfile
from unicodedata import normalize
from xml.etree.ElementTree import ParseError, iterparse

from disclosure_lint.errors import UsageError
from disclosure_lint.reference.facts import CompanyRow, Row, Unread
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

CALLED = "the Exchange's list of securities"
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_UPDATED = Regex(r"(?:updated as at|截至|更新日期)\D*(\d{1,2})/(\d{1,2})/(\d{4})")
_MARKER = Regex(r"[- ](S?[BWPR])$")
_EQUITY = ("equity", "股本")
_CODES = ("stock code", "股份代號", "股份代号")
_NAMES = ("name of securities", "股份名稱", "股份名称", "证券名称", "證券名稱")
_CATEGORIES = ("category", "分類", "分类")
_SUBS = ("sub-category", "次分類", "次分类")
_HEAD = 10  # rows in which the names of the columns stand
_LONGEST_CODE = 5
_MOST = 200_000_000  # bytes of a part of a workbook; the list has fifteen million


def rows(path: str) -> Iterator[Row]:
    """Yield the equity listings of the workbook, and what was not understood.

    Raises:
        UsageError: the file is something else, or has other columns.
    """
    lines = _lines(path)
    at: dict[str, int] = {}
    for number, cells in lines:
        plain = [" ".join(cell.lower().split()) for cell in cells]
        if any(cell in _CODES for cell in plain):
            for key, heads in (("code", _CODES), ("name", _NAMES), ("category", _CATEGORIES), ("sub", _SUBS), ("isin", ("isin",))):  # fmt: skip
                found = [
                    n
                    for n, cell in enumerate(plain)
                    if cell in heads or (key == "isin" and key in cell)
                ]
                at |= {key: found[0]} if found else {}
            break
        if number > _HEAD:
            break
    lacking = [key for key in ("code", "name", "category") if key not in at]
    if lacking:
        raise UsageError(
            f"{path}: not the Exchange's list of securities: it has no column for the {' and '.join(lacking)}"
        )
    for number, cells in lines:
        if any(map(str.strip, cells)):
            yield _row(number, cells, at)


def day(path: str) -> str:
    """Return the day of the workbook, ISO, as it says itself; "" where it does not."""
    for number, cells in _lines(path):
        for cell in cells:
            found = _UPDATED.search(cell.lower())
            if found:
                return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
        if number > _HEAD:
            break
    return ""


def _row(number: int, cells: list[str], at: dict[str, int]) -> Row | None:
    values = {key: cells[n].strip() if n < len(cells) else "" for key, n in at.items()}
    if values["category"] and not values["category"].lower().startswith(_EQUITY):
        return None
    code, name = values["code"], values["name"]
    if not (values["category"] and code.isdigit() and len(code) <= _LONGEST_CODE and name):
        return Unread(number, "no stock code, name or category")
    marker = _MARKER.search(normalize("NFKC", name))  # 玩具醫藥－Ｂ
    symbol = code.lstrip("0")
    return CompanyRow(
        f"hkex-{symbol}", name, "HKEX", symbol,
        is_short=True, isin=values.get("isin", ""), marker=marker[1] if marker else "",
    )  # fmt: skip


def _lines(path: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of the first sheet, each with its number, without keeping them."""
    try:
        with zipfile.ZipFile(path) as book:
            sheets = sorted(n for n in book.namelist() if n.startswith("xl/worksheets/sheet"))
            if not sheets:
                raise UsageError(f"{path}: a zip, but no workbook")
            if any(book.getinfo(n).file_size > _MOST for n in book.namelist()):
                raise UsageError(f"{path}: too large to be the list")
            shared = list(_shared(book)) if "xl/sharedStrings.xml" in book.namelist() else []
            with book.open(sheets[0]) as file:
                for _, row in iterparse(file):  # noqa: S314 - expat bounds entities
                    if row.tag == f"{_NS}row":
                        yield int(row.get("r", "0")), list(_cells(row, shared))
                        row.clear()
    except (zipfile.BadZipFile, ParseError, KeyError, IndexError, ValueError, EOFError):
        raise UsageError(
            f"{path}: not a workbook (xlsx), or not whole; a web page may have been saved in its place"
        ) from None


def _shared(book: zipfile.ZipFile) -> Iterator[str]:
    with book.open("xl/sharedStrings.xml") as file:
        for _, item in iterparse(file):  # noqa: S314 - as above
            if item.tag == f"{_NS}si":
                yield "".join(text.text or "" for text in item.iter(f"{_NS}t"))
                item.clear()


def _cells(row: object, shared: list[str]) -> Iterator[str]:
    column = 0
    for cell in row.iter(f"{_NS}c"):  # type: ignore[attr-defined] # an element
        place = _column(cell.get("r", ""))
        while column < place:
            yield ""
            column += 1
        value = cell.find(f"{_NS}v")
        if cell.get("t") == "s" and value is not None:
            yield shared[int(value.text)]
        elif cell.get("t") == "inlineStr":
            yield "".join(text.text or "" for text in cell.iter(f"{_NS}t"))
        else:
            yield (value.text or "") if value is not None else ""
        column += 1


def _column(reference: str) -> int:
    """Return the number of a column, from 0, of a cell such as AB12."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = 26 * number + ord(letter.upper()) - 64
    return number - 1
