"""A house's own list, as plain CSV: companies and substances, one name or listing a row."""

from __future__ import annotations

import csv
import datetime as dt

from disclosure_lint.errors import UsageError
from disclosure_lint.reference.facts import CompanyRow, NameRow, Row, Unread
from disclosure_lint.reference.names import company_key, substance_key
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

CALLED = "the house's own list"
_SYMBOL = Regex(r"[A-Za-z0-9.-]{1,12}", 2)
_SORTS = ("official", "code", "brand")
_HEADS = "company,name,exchange,symbol,since,until"
_DRUG_HEADS = "substance,name,sort"


def rows(path: str) -> Iterator[Row]:
    """Yield the rows of a list of companies or of substances; its first line tells which.

    Raises:
        UsageError: the first line is neither.
    """
    with open(path, encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        file.seek(0)
        apart = max(",;\t", key=head.count)  # as spreadsheets of other countries write it
        lines = csv.reader(file, delimiter=apart)
        heads = [head.strip().lower() for head in next(lines, [])]
        if {"company", "exchange", "symbol"} <= set(heads):
            read = _company
        elif {"substance", "name", "sort"} <= set(heads):
            read = _name
        else:
            raise UsageError(
                f"{path}: the first line must be `{_HEADS}` or `{_DRUG_HEADS}`; what a list does not have may be left out"
            )
        try:
            for values in lines:
                if not any(values):
                    continue
                if len(values) != len(heads):
                    yield Unread(lines.line_num, f"{len(values)} columns, not {len(heads)}")
                    continue
                told = {h: v.strip() for h, v in zip(heads, values, strict=True)}
                yield read(lines.line_num, told)
        except csv.Error as error:
            raise UsageError(f"{path}: line {lines.line_num}: {error}") from None


def _company(number: int, told: dict[str, str]) -> Row:
    company, exchange, symbol = told["company"], told["exchange"], told["symbol"]
    if not (company and exchange and _SYMBOL.fullmatch(symbol)):
        return Unread(number, "no company, exchange or symbol; a symbol is EXPH or 6855")
    if not (company + told.get("name", "")).isprintable():
        return Unread(number, "characters that cannot be printed")
    days = told.get("since", ""), told.get("until", "")
    if not all(not day or _is_day(day) for day in days):
        return Unread(number, "a date that is none; write 2025-01-24")
    own = company_key(company).replace(" ", "-")
    return CompanyRow(
        f"house-{own}", told.get("name") or company, exchange, symbol.upper().replace(".", "-"),
        since=days[0], until=days[1],
    )  # fmt: skip


def _name(number: int, told: dict[str, str]) -> Row:
    substance, name, sort = told["substance"], told["name"], told["sort"].lower()
    if not (substance and name) or sort not in _SORTS:
        return Unread(
            number, f"no substance, no name, or a sort that is none of {', '.join(_SORTS)}"
        )
    own = substance_key(substance).replace(" ", "-")
    return NameRow(f"house-{own}", name, sort, substance, is_told=True)


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
