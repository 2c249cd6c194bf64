"""The SEC's list of companies with their tickers: company_tickers_exchange.json.

Its columns are taken as text apart by tabs too, and as Parquet, as the package edgartools has it.
"""

from __future__ import annotations

import json
import os

from disclosure_lint.errors import UsageError
from disclosure_lint.reference.facts import CompanyRow, Row, Unread
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

CALLED = "the SEC's list of companies"
_COLUMNS = {"cik", "name", "ticker", "exchange"}
_TICKER = Regex(r"[A-Za-z0-9.-]{1,12}", 2)
_EXCHANGES = {"nasdaq": "NASDAQ", "nyse": "NYSE", "otc": "OTC"}
_REPORTING = frozenset({"NASDAQ", "NYSE"})  # one traded over the counter may be exempt
_JSON = (b"{", b"[")
_MOST = 100_000_000  # bytes; the list has under one million


def rows(path: str) -> Iterator[Row]:
    """Yield the listings of the list, and what was not understood.

    Raises:
        UsageError: the file is something else.
    """
    with open(path, "rb") as raw:
        opening = raw.read(4)
    if opening == b"PAR1":
        yield from _parquet(path)
        return
    if opening.lstrip(b"\xef\xbb\xbf")[:1] not in _JSON:
        with open(path, encoding="utf-8-sig", newline="") as file:
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
        raise UsageError(f"{path}: not whole: {error}; nothing was written") from None
    except RecursionError:
        raise UsageError(f"{path}: not the SEC's list: it is nested without end") from None
    fields, data = (told.get("fields"), told.get("data")) if isinstance(told, dict) else (None, None)  # fmt: skip
    if isinstance(fields, list) and isinstance(data, list):
        _need(path, list(map(str, fields)))
        for number, row in enumerate(data, 1):
            if isinstance(row, list) and len(row) == len(fields):
                yield _row(number, dict(zip(map(str, fields), row, strict=True)))
            else:
                yield Unread(number, f"not {len(fields)} values")
    elif isinstance(told, dict) and told and all(isinstance(v, dict) for v in told.values()):
        for number, row in enumerate(told.values(), 1):
            yield _row(number, {"cik": row.get("cik_str"), "name": row.get("title"), "ticker": row.get("ticker")})  # fmt: skip
    else:
        raise UsageError(
            f"{path}: not the SEC's list of companies: it has neither `fields` and `data` nor rows"
        )


def _parquet(path: str) -> Iterator[Row]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise UsageError(
            f"{path}: Parquet is read with pyarrow; pip install 'disclosure-lint[archive]'"
        ) from None
    try:
        with pq.ParquetFile(path) as file:
            _need(path, file.schema_arrow.names)
            at = 0
            for batch in file.iter_batches(columns=sorted(_COLUMNS)):
                for line in batch.to_pylist():
                    at += 1
                    yield _row(at, line)
    except (pa.ArrowException, OSError):
        raise UsageError(f"{path}: not whole; nothing was written") from None


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
        raise UsageError(
            f"{path}: not the SEC's list of companies: it has no column {said}; another file, or a web page in its place?"
        )


def _row(number: int, line: dict[str, Any]) -> Row:
    cik, name, ticker = (str(line.get(key) or "").strip() for key in ("cik", "name", "ticker"))
    if not (cik.isascii() and cik.isdigit() and name and _TICKER.fullmatch(ticker)):
        return Unread(number, "no CIK, name or ticker")
    exchange = _EXCHANGES.get(str(line.get("exchange") or "").lower(), "")
    return CompanyRow(
        f"cik-{int(cik)}", name, exchange, ticker.upper(), reports=exchange in _REPORTING
    )
