"""The SEC's list of companies with their tickers: company_tickers_exchange.json, or its columns as text."""

from __future__ import annotations

import json
import os

from disclosure_lint.errors import UsageError
from disclosure_lint.reference.facts import CompanyRow, Row, Unread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

CALLED = "the SEC's list of companies"
_COLUMNS = {"cik", "name", "ticker", "exchange"}
_EXCHANGES = {"nasdaq": "NASDAQ", "nyse": "NYSE", "otc": "OTC"}
_REPORTING = frozenset({"NASDAQ", "NYSE"})  # one traded over the counter may be exempt
_MOST = 100_000_000  # bytes; the list has under one million


def rows(path: str) -> Iterator[Row]:
    """Yield the listings of the list, and what was not understood.

    Raises:
        UsageError: the file is something else.
    """
    with open(path, encoding="utf-8-sig", newline="") as file:
        opening = file.read(1)
        file.seek(0)
        if opening != "{":
            yield from _table(path, file)
            return
    if os.path.getsize(path) > _MOST:
        raise UsageError(f"{path}: too large to be the SEC's list of companies")
    with open(path, encoding="utf-8-sig") as file:
        yield from _json(path, file.read())


def _json(path: str, text: str) -> Iterator[Row]:
    try:
        told = json.loads(text)
    except ValueError as error:
        raise UsageError(f"{path}: not whole: {error}") from None
    if isinstance(told, dict) and "fields" in told and "data" in told:
        fields = [str(field) for field in told["fields"]]
        lines = (dict(zip(fields, row, strict=False)) for row in told["data"])
    elif isinstance(told, dict) and told and all(isinstance(v, dict) for v in told.values()):
        lines = ({**row, "cik": row.get("cik_str"), "name": row.get("title"), "exchange": ""} for row in told.values())  # fmt: skip
        fields = [*_COLUMNS]
    else:
        raise UsageError(f"{path}: not the SEC's list: it has neither `fields` and `data` nor rows")
    _need(path, fields)
    for number, line in enumerate(lines, 1):
        yield _row(number, line)


def _table(path: str, file: Any) -> Iterator[Row]:
    fields = file.readline().rstrip("\r\n").split("\t")
    _need(path, fields)
    for number, line in enumerate(file, 2):
        values = line.rstrip("\r\n").split("\t")
        if len(values) == len(fields):
            yield _row(number, dict(zip(fields, values, strict=True)))
        elif line.strip():
            yield Unread(number, f"{len(values)} columns, not {len(fields)}")


def _need(path: str, fields: list[str]) -> None:
    lacking = sorted(_COLUMNS - set(fields))
    if lacking:
        said = ", ".join(lacking)
        raise UsageError(f"{path}: not the SEC's list of companies: it has no column {said}")


def _row(number: int, line: dict[str, Any]) -> Row:
    cik, name, ticker = (str(line.get(key) or "").strip() for key in ("cik", "name", "ticker"))
    if not (cik.isdigit() and name and ticker):
        return Unread(number, "no CIK, name or ticker")
    exchange = _EXCHANGES.get(str(line.get("exchange") or "").lower(), "")
    return CompanyRow(
        f"cik-{int(cik)}", name, exchange, ticker.upper(), reports=exchange in _REPORTING
    )
