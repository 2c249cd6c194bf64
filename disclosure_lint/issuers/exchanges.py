"""Exchanges that an issuer file may name, and what a symbol looks like on each."""

from __future__ import annotations

_LETTERS = "[A-Z]{1,5}"
_SIX_DIGITS = "[0-9]{6}"

SYMBOLS: dict[str, str] = {
    "HKEX": "[0-9]{1,5}",
    "NASDAQ": _LETTERS,
    "NYSE": _LETTERS,
    "NYSE AMERICAN": _LETTERS,
    "OTC": _LETTERS,
    "SSE": _SIX_DIGITS,
    "SZSE": _SIX_DIGITS,
    "TSE": "[0-9]{3}[0-9A-Z]",
    "LSE": "[A-Z0-9]{1,4}",
    "AIM": "[A-Z0-9]{1,4}",
    "SIX": "[A-Z0-9]{1,6}",
    "XETRA": "[A-Z0-9]{1,5}",
    "FSE": "[A-Z0-9]{1,5}",
    "EURONEXT": "[A-Z0-9]{1,6}",
    "NASDAQ NORDIC": "[A-Z0-9]{1,6}( [AB])?",
    "OSE": "[A-Z0-9]{1,6}",
    "TSX": _LETTERS,
    "ASX": "[A-Z0-9]{3}",
    "NSE": "[A-Z0-9]{1,10}",
    "BSE": _SIX_DIGITS,
    "KRX": _SIX_DIGITS,
}
AMERICAN = frozenset({"NASDAQ", "NYSE", "NYSE AMERICAN"})  # their issuers report to the SEC


def normal_symbol(exchange: str, symbol: str) -> str:
    """Return a symbol as it compares: in capitals, a Hong Kong code without zeros."""
    symbol = symbol.strip().upper()
    return symbol.lstrip("0") if exchange == "HKEX" else symbol


def is_symbol(exchange: str, symbol: str) -> bool:
    """Tell whether `symbol` has the shape of one on `exchange`."""
    import re  # only where issuers are compiled

    return re.fullmatch(SYMBOLS[exchange], symbol) is not None
