"""The parts of a listing's tree: what a bracket or line that has been read says.

Tells symbols from prose by the table of exchanges; knows nothing of the draft around.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from disclosure_lint.mentions.listings import exchanges
from disclosure_lint.notation.machine import Node, Token
from disclosure_lint.regex import Regex

QUOTES = "\"“”„‟＂「」『』'‘’ "
_SYMBOL = Regex(r"[A-Z]{1,5}(?:[.-][A-Z]{1,2})?|[A-Z]{0,4}\d[A-Z0-9]{0,6}")
_CAPITALS = Regex(r"[A-Z]{2,6}")
_SUFFIX = Regex(r"(\d{1,6})\s?[^\w\s]\s?(\w+)")
_YEAR = Regex(r"(?:19|20)\d\d")
_COMPANY = Regex(
    r"(?:Inc|Ltd|Limited|Corp|Corporation|plc|PLC|N\.?V|AG|S\.?A|SE|AB|ASA|Co|Company|Group"
    r"|Holdings?|LLC|Therapeutics|Pharma\w*|Bio\w+|Medicines?|Oncology|Sciences)[.,]?\s*$"
)
# Capitals that follow an exchange's name in prose: "(Nasdaq IPO)".
_NO_SYMBOLS = frozenset(
    "IPO CEO CFO COO ADS ADSS ADR ADRS ESG ETF OMX GM GS CM MKT ARCA PLC INC US USA LLC UK EU"
    " HK PRC LTD CORP INDEX AND OR NEWS RULE RULES LISTED FIRST NORTH STAR AIM MAIN BOARD".split()
)
SHORTEST_CODE = 3  # of a Hong Kong code that stands without a bracket, in digits
_HK_DIGITS = 5


class Listing(NamedTuple):
    """One exchange and one symbol."""

    start: int  # from the label, or the symbol where it has none,
    end: int  # through the symbol, as read
    exchange: str  # "HKEX"; "" where there is no label or it is not in the table
    label: str  # as printed: "HKG", "Stock Code", ".HK"; "" if none
    label_start: int
    label_end: int
    symbol: str  # Hong Kong codes without leading zeros, letters upper-case
    printed: str
    symbol_start: int
    symbol_end: int
    marker: str  # "B" where printed like 6855-B, else ""
    block: tuple[int, int]  # the bracket or line it stands in
    form: str  # labelled, suffixed, stock-code, bare


class Malformed(NamedTuple):
    """Something that does not read as a listing, and what would make it one."""

    start: int
    end: int
    defect: str  # "no closing bracket"
    expected: str  # "a closing bracket after the last symbol"


Entry: TypeAlias = Listing | Malformed


def block_entries(tree: Node, text: str) -> list[Entry]:
    """Return the entries of a bracket; what stands in it alone must be sure."""
    span = (tree.start, tree.end)
    block = tree.children[0]
    if not isinstance(block, Node) or block.name != "block":
        return []
    if parted := _parted(block, text):
        return [parted]
    entries = [entry for part in block.children for entry in part_entries(part, span)]
    facts = {
        "beside_known": any(
            isinstance(e, Listing) and e.exchange and e.form != "bare" for e in entries
        ),
        "alone": len(block.children) == 1,
        "after_company": _COMPANY.search(text, max(0, span[0] - 24), span[0]) is not None,
    }
    return [e for e in entries if _holds(e, **facts)]


def _parted(block: Node, text: str) -> Malformed | None:
    """Return the defect of a label and a symbol with another mark than a colon: (Nasdaq; GOVX)."""
    tokens = [t for part in block.children if isinstance(part, Node) for t in part.tokens()]
    if len(block.children) != len(tokens) or [t.type for t in tokens] != ["NAME", "NAME"]:
        return None
    label, symbol = tokens
    mark = text[label.end : symbol.start].strip()
    if mark not in {";", "；", ","} or not _CAPITALS.fullmatch(symbol.text):
        return None
    if mark == "," and not _COMPANY.search(text, max(0, block.start - 24), block.start):
        return None
    meant = _without_colon(f"{label.text} {symbol.text}")
    return Malformed(label.start, symbol.end, f"`{mark}` after the label", meant) if meant else None


def _holds(entry: Entry, *, beside_known: bool, alone: bool, after_company: bool) -> bool:
    """Whether an entry that could be prose is none, by what stands around it."""
    if isinstance(entry, Malformed) or (entry.exchange and entry.form != "bare"):
        return True
    if entry.form == "bare":
        if entry.exchange:
            return alone and entry.printed.startswith("0") and len(entry.printed) == _HK_DIGITS
        return beside_known and not _YEAR.fullmatch(entry.printed)
    return beside_known or after_company or "exchange" in entry.label.lower()


def part_entries(part: Node | Token, block: tuple[int, int]) -> Iterator[Entry]:
    """Yield what one part of a block, line or sentence says."""
    if isinstance(part, Token):
        return
    read = _READERS.get(part.name)
    if read is not None:
        yield from read(part, block)
    else:
        for child in part.children:
            yield from part_entries(child, block)


def _labelled(part: Node, block: tuple[int, int]) -> Iterator[Entry]:
    *labels, symbol = [t for t in part.tokens() if t.type != "MARKER"]
    marked = any(t.type == "MARKER" for t in part.tokens())
    for label in labels:
        if symbol.type == "SUFFIXED":
            yield from _with_suffix(symbol, block, label)
        elif exchanges.is_code_label(label.text):
            yield from _stock_code(label, symbol, block, marked=marked)
        elif name := exchanges.exchange(label.text):
            yield from _named(name, label, symbol, block, marked=marked)
        elif exchanges.exchange(symbol.text) and _SYMBOL.fullmatch(label.text):
            yield _listing(exchanges.exchange(symbol.text), symbol, label, block, "suffixed")
        elif _unknown(label.text) and _CAPITALS.fullmatch(symbol.text):
            yield _listing("", label, symbol, block, "labelled")


def _unknown(label: str) -> bool:
    """Whether a label that the table does not have looks like an exchange's."""
    named = label.casefold()
    if any(word in exchanges.IDENTIFIERS for word in named.split()):
        return False
    return "exchange" in named or (label.isupper() and " " not in label and len(label) > 1)


def _named(
    name: str, label: Token, symbol: Token, block: tuple[int, int], *, marked: bool
) -> Iterator[Entry]:
    words = _plain(symbol.text)
    if exchanges.takes(name, words) and words not in _NO_SYMBOLS:
        yield _listing(name, label, symbol, block, "labelled", "B" if marked else "")
        return
    head, _, suffix = words.partition(".")
    if suffix and exchanges.by_suffix(suffix) == name and exchanges.takes(name, head):
        yield _listing(name, label, symbol, block, "labelled")
        return
    defect = _misshapen(name, label.text, words)
    if defect:
        yield Malformed(label.start, symbol.end, *defect)


def _misshapen(name: str, label: str, words: str) -> tuple[str, str] | None:
    """Return what is wrong with a symbol, where it is one at all, and what was expected."""
    if not (label.isupper() or label in {"HKEx", "Nasdaq"}) or len(label) < SHORTEST_CODE:
        return None
    if name == "HKEX":
        if _CAPITALS.fullmatch(words) and words not in _NO_SYMBOLS:
            return "letters in a Hong Kong stock code", "one to five digits"
        if words.isdigit():
            return f"{len(words)} digits in a Hong Kong stock code", "one to five digits"
    if words.isdigit() and name in {"NASDAQ", "NYSE"} and not _YEAR.fullmatch(words):
        return f"digits in a symbol of {label}", "one to five letters"
    if words.isdigit() and name in {"SSE", "SZSE"} and len(words) > SHORTEST_CODE:
        return f"{len(words)} digits in a mainland stock code", "six digits"
    return None


def _stock_code(
    label: Token, symbol: Token, block: tuple[int, int], *, marked: bool
) -> Iterator[Entry]:
    words = _plain(symbol.text)
    if words.isdigit() and len(words) <= _HK_DIGITS + 1:
        name = exchanges.of_code(words)
        yield _listing(name, label, symbol, block, "stock-code", "B" if marked else "")


def _doubled(part: Node, block: tuple[int, int]) -> Iterator[Entry]:
    label, symbol, *marker = part.tokens()
    if symbol.type == "SUFFIXED":
        known = exchanges.exchange(label.text) or exchanges.is_code_label(label.text)
        yield from _with_suffix(symbol, block, label if known else None)
    elif exchanges.is_code_label(label.text):
        yield from _stock_code(label, symbol, block, marked=bool(marker))
    elif _names_exchange(label.text) and not _YEAR.fullmatch(symbol.text):
        name = exchanges.exchange(label.text)
        if exchanges.takes(name, symbol.text) and len(symbol.text) >= SHORTEST_CODE:
            yield Malformed(
                label.start, symbol.end, "no colon after the label", f"{label.text}: {symbol.text}"
            )


def _names_exchange(label: str) -> bool:
    return bool(exchanges.exchange(label)) and len(label) >= SHORTEST_CODE and " " not in label


def _suffixed(part: Node, block: tuple[int, int]) -> Iterator[Entry]:
    for symbol in part.tokens():
        yield from _with_suffix(symbol, block, None)


def _with_suffix(symbol: Token, block: tuple[int, int], label: Token | None) -> Iterator[Entry]:
    """Yield the listing of 6855.HK, with the label before it if there is one."""
    parts = _SUFFIX.fullmatch(symbol.text)
    if parts is None:
        return
    name = exchanges.by_suffix(parts[2])
    code = Token("CODE", parts[1], symbol.start, symbol.start + len(parts[1]))
    if not exchanges.takes(name, code.text):
        yield Malformed(
            symbol.start,
            symbol.end,
            f"{len(code.text)} digits before {parts[2]}",
            "one to five digits" if name == "HKEX" else "six digits",
        )
        return
    form = "suffixed"
    if label is None:
        mark = Token("NAME", symbol.text[parts.end(1) :], code.end, symbol.end)
    else:
        mark = label
        form = "stock-code" if exchanges.is_code_label(label.text) else "labelled"
    yield _listing(name, mark, code, block, form)._replace(end=symbol.end)


def _bare(part: Node, block: tuple[int, int]) -> Iterator[Entry]:
    symbol, *marker = part.tokens()
    words = symbol.text
    head, _, suffix = words.rpartition(".")
    if symbol.type == "CODE" and SHORTEST_CODE < len(words) <= _HK_DIGITS:
        alone = words.startswith("0") or marker
        yield _listing("HKEX" if alone else "", None, symbol, block, "bare", "B" if marker else "")
    elif head and _CAPITALS.fullmatch(head) and suffix in {"PK", "OB", "OQ", "O", "N"}:
        code = Token("NAME", head, symbol.start, symbol.start + len(head))
        mark = Token("NAME", f".{suffix}", code.end, symbol.end)
        yield _listing(exchanges.by_suffix(suffix), mark, code, block, "suffixed")
    elif _CAPITALS.fullmatch(words) and words not in _NO_SYMBOLS and not exchanges.exchange(words):
        yield _listing("", None, symbol, block, "bare")
    elif joined := _without_colon(words):
        yield Malformed(symbol.start, symbol.end, "no colon after the label", joined)


def _without_colon(words: str) -> str | None:
    """Return "NASDAQ: AAPG" for the words "NASDAQ AAPG"."""
    label, _, symbol = " ".join(words.split()).partition(" ")
    shaped = _CAPITALS.fullmatch(symbol) and symbol not in _NO_SYMBOLS
    if not shaped or not _names_exchange(label):
        return None
    return f"{label}: {symbol}" if exchanges.takes(exchanges.exchange(label), symbol) else None


def _spoken(part: Node, block: tuple[int, int]) -> Iterator[Entry]:
    label, symbol, *_ = part.tokens()
    name = exchanges.exchange(label.text)
    first = symbol.text.split()[0] if symbol.type == "NAME" else symbol.text
    if name and exchanges.takes(name, _plain(first)):
        yield _listing(
            name,
            label,
            symbol._replace(text=first, end=symbol.start + len(first)),
            block,
            "labelled",
        )


def _listing(  # noqa: PLR0913, PLR0917 # the parts of a listing
    name: str,
    label: Token | None,
    symbol: Token,
    block: tuple[int, int],
    form: str,
    marker: str = "",
) -> Listing:
    printed = symbol.text.strip(QUOTES + ".,")
    start = symbol.start + symbol.text.index(printed)
    words = _plain(symbol.text)
    head, _, suffix = words.partition(".")
    if suffix and exchanges.by_suffix(suffix) == name:
        words = head
    if name == "HKEX":
        words = words.lstrip("0") or "0"
    end = start + len(printed)
    quoted = symbol.type == "QUOTED"
    mark = label or Token("NAME", "", start, start)
    return Listing(
        min(mark.start, start), max(mark.end, symbol.end if quoted else end), name,
        mark.text, mark.start, mark.end,
        words, printed, start, end, marker, block, form,
    )  # fmt: skip


def _plain(symbol: str) -> str:
    """Return a symbol without quotes, in narrow capitals."""
    return unicodedata.normalize("NFKC", symbol).strip(QUOTES + ".,").replace("‑", "-")


_READERS = {
    "labelled": _labelled,
    "doubled": _doubled,
    "suffixed": _suffixed,
    "bare": _bare,
    "marked": _bare,
    "spoken": _spoken,
}
