"""Listings: an exchange and a symbol, as in (NASDAQ: AAPG; HKEX: 6855).

What almost reads as a listing comes out as `Malformed`; prose comes out as nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from disclosure_lint.draft.model import Draft
from disclosure_lint.elements import exchanges, islands, machine
from disclosure_lint.elements.islands import Island
from disclosure_lint.elements.machine import Node, NoParse, Token

_QUOTES = "\"“”„‟＂「」『』'‘’ "
_SYMBOL = re.compile(r"[A-Z]{1,5}(?:[.-][A-Z]{1,2})?|[A-Z]{0,4}\d[A-Z0-9]{0,6}")
_CAPITALS = re.compile(r"[A-Z]{2,6}")
_SUFFIX = re.compile(r"(\d{1,6})\s?[^\w\s]\s?(\w+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPANY = re.compile(
    r"(?:Inc|Ltd|Limited|Corp|Corporation|plc|PLC|N\.?V|AG|S\.?A|SE|AB|ASA|Co|Company|Group"
    r"|Holdings?|LLC|Therapeutics|Pharma\w*|Bio\w+|Medicines?|Oncology|Sciences)[.,]?\s*$"
)
_NO_CODES = frozenset("form section rule rules room unit suite flat no page article".split())
# Capitals that follow an exchange's name in prose: "(Nasdaq IPO)".
_NO_SYMBOLS = frozenset(
    "IPO CEO CFO COO ADS ADSS ADR ADRS ESG ETF OMX GM GS CM MKT ARCA PLC INC US USA LLC UK EU"
    " HK PRC LTD CORP INDEX AND OR NEWS RULE RULES LISTED FIRST NORTH STAR AIM MAIN BOARD".split()
)
_SHORTEST_CODE = 3  # of a Hong Kong code that stands without a bracket, in digits
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


def find(draft: Draft) -> tuple[Entry, ...]:
    """Return the listings of a draft and what almost reads as one, in order."""
    found: list[Entry] = []
    for island in islands.find(draft):
        if found and island.shape == "line" and island.start < found[-1].end:
            continue
        read = _line if island.shape == "line" else _bracket
        found += read(draft.text, island)
    return tuple(sorted(set(found), key=_place))


def _place(entry: Entry) -> tuple[int, int]:
    return entry.start, entry.end


# --- islands


def _bracket(text: str, island: Island) -> list[Entry]:
    """Read a bracket; where it does not read as a whole, what there is of it."""
    tree = machine.parse("listings", text, island.start, island.end)
    if isinstance(tree, Node):
        return _block(tree, text)
    entries, defect = _repaired(text, island, tree)
    if defect is not None:
        return [*entries, defect]
    entries = _prefix(text, island, tree)
    whole = (
        entries and "_CLOSE" in tree.expected and not text[entries[-1].end : tree.offset].strip()
    )
    if whole and island.shape == "unclosed":
        end = entries[-1].end
        entries.append(
            Malformed(island.start, end, "no closing bracket", "a closing bracket after it")
        )
    return entries


def _repaired(text: str, island: Island, stop: NoParse) -> tuple[list[Entry], Malformed | None]:
    """Return what a bracket holds once its one known defect is mended, and that defect."""
    at = stop.offset
    mark = text[at : at + 1]
    if mark and mark in _QUOTES.strip():
        if entries := _patched(text[island.start : at] + " " + text[at + 1 : island.end], island):
            return entries, Malformed(
                at, at + 1, "a quotation mark without its pair", "none, or both"
            )
    elif mark and mark in ")]）］】;；,，":
        return _prefix(text, island, stop), _no_symbol(text, island, stop)
    elif "_SEPARATOR" in stop.expected and text[at - 1].isspace():
        entries = _patched(text[island.start : at - 1] + ";" + text[at : island.end], island)
        following = [e for e in entries if e.start == at]
        if following and len(entries) > 1:
            return entries, Malformed(
                at, following[0].end, "no separator before the label", "a semicolon before it"
            )
    return [], None


def _prefix(text: str, island: Island, stop: NoParse) -> list[Entry]:
    """Return the listings in the whole entries before the place where reading stopped."""
    end = stop.offset
    if "_CLOSE" not in stop.expected:
        marks = [
            t.start
            for t in machine.lex("listings", text, island.start, end)
            if t.type == "_SEPARATOR"
        ]
        if not marks:
            return []
        end = marks[-1]
    whole = _patched(text[island.start : end] + ")", island)
    return [entry for entry in whole if isinstance(entry, Malformed) or _sure_outside(text, entry)]


def _patched(text: str, island: Island) -> list[Entry]:
    tree = machine.parse("listings", text)
    if isinstance(tree, NoParse):
        return []
    return [
        _moved(entry, island.start, (island.start, island.end))
        for entry in _block(tree, text)
        if isinstance(entry, Listing) and entry.exchange
    ]


def _moved(entry: Listing, by: int, block: tuple[int, int]) -> Listing:
    return entry._replace(
        start=entry.start + by,
        end=entry.end + by,
        label_start=entry.label_start + by,
        label_end=entry.label_end + by,
        symbol_start=entry.symbol_start + by,
        symbol_end=entry.symbol_end + by,
        block=block,
    )


def _no_symbol(text: str, island: Island, stop: NoParse) -> Malformed | None:
    """Return the defect of a label that nothing follows: (NASDAQ: )."""
    *_, label, colon = [None, None, *machine.lex("listings", text, island.start, stop.offset)]
    if colon is None or colon.type != "_COLON" or not (label and exchanges.exchange(label.text)):
        return None
    return Malformed(label.start, colon.end, "a label without a symbol", "a symbol after the colon")


def _line(text: str, island: Island) -> list[Entry]:
    """Read a listing that stands outside brackets."""
    start, end = island.start, island.end
    tree = machine.parse("listings", text, start, end)
    if isinstance(tree, NoParse) and tree.offset > start:
        end = tree.offset
        tree = machine.parse("listings", text, start, end)
    if isinstance(tree, NoParse):
        return []
    entries = [e for part in tree.children for e in _entries(part, (tree.start, tree.end))]
    return [e for e in entries if isinstance(e, Listing) and _sure_outside(text, e)]


def _sure_outside(text: str, entry: Listing) -> bool:
    """Whether a listing without a bracket cannot be prose."""
    if entry.form == "bare":
        before = text[max(0, entry.start - 12) : entry.start].split()
        return len(entry.printed) > _SHORTEST_CODE and not (
            before and before[-1].lower().rstrip(".") in _NO_CODES
        )
    if entry.form == "labelled" and entry.printed.isdigit():
        return bool(entry.exchange) and len(entry.printed) >= _SHORTEST_CODE
    return bool(entry.exchange)


# --- trees


def _block(tree: Node, text: str) -> list[Entry]:
    """Return the entries of a bracket; what stands in it alone must be sure."""
    span = (tree.start, tree.end)
    block = tree.children[0]
    if not isinstance(block, Node) or block.name != "block":
        return []
    entries = [entry for part in block.children for entry in _entries(part, span)]
    known = [e for e in entries if isinstance(e, Listing) and e.exchange and e.form != "bare"]
    alone = len(block.children) == 1
    after_company = _COMPANY.search(text, max(0, span[0] - 24), span[0]) is not None
    return [e for e in entries if _holds(e, bool(known), alone, after_company)]


def _holds(entry: Entry, beside_known: bool, alone: bool, after_company: bool) -> bool:  # noqa: FBT001 # facts of one block
    if isinstance(entry, Malformed) or (entry.exchange and entry.form != "bare"):
        return True
    if entry.form == "bare":
        if entry.exchange:
            return alone and entry.printed.startswith("0") and len(entry.printed) == _HK_DIGITS
        return beside_known and not _YEAR.fullmatch(entry.printed)
    return beside_known or after_company or "exchange" in entry.label.lower()


def _entries(part: Node | Token, block: tuple[int, int]) -> Iterator[Entry]:
    """Yield what one part of a block, line or sentence says."""
    if isinstance(part, Token):
        return
    read = {
        "labelled": _labelled,
        "doubled": _doubled,
        "suffixed": _suffixed,
        "bare": _bare,
        "marked": _bare,
        "spoken": _spoken,
    }
    if part.name in read:
        yield from read[part.name](part, block)
    else:
        for child in part.children:
            yield from _entries(child, block)


def _labelled(part: Node, block: tuple[int, int]) -> Iterator[Entry]:
    *labels, symbol = [t for t in part.tokens() if t.type != "MARKER"]
    marked = any(t.type == "MARKER" for t in part.tokens())
    for label in labels:
        if symbol.type == "SUFFIXED":
            yield from _with_suffix(symbol, block, label)
        elif exchanges.is_code_label(label.text):
            yield from _stock_code(label, symbol, block, marked)
        elif name := exchanges.exchange(label.text):
            yield from _named(name, label, symbol, block, marked)
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
    name: str,
    label: Token,
    symbol: Token,
    block: tuple[int, int],
    marked: bool = False,  # noqa: FBT001, FBT002 # read off the text
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
    if not (label.isupper() or label in {"HKEx", "Nasdaq"}) or len(label) < _SHORTEST_CODE:
        return None
    if name == "HKEX":
        if _CAPITALS.fullmatch(words) and words not in _NO_SYMBOLS:
            return "letters in a Hong Kong stock code", "one to five digits"
        if words.isdigit():
            return f"{len(words)} digits in a Hong Kong stock code", "one to five digits"
    if words.isdigit() and name in {"NASDAQ", "NYSE"} and not _YEAR.fullmatch(words):
        return f"digits in a symbol of {label}", "one to five letters"
    if words.isdigit() and name in {"SSE", "SZSE"} and len(words) > _SHORTEST_CODE:
        return f"{len(words)} digits in a mainland stock code", "six digits"
    return None


def _stock_code(
    label: Token, symbol: Token, block: tuple[int, int], marked: bool
) -> Iterator[Entry]:  # noqa: FBT001 # read off the text
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
        yield from _stock_code(label, symbol, block, bool(marker))
    elif _names_exchange(label.text) and not _YEAR.fullmatch(symbol.text):
        name = exchanges.exchange(label.text)
        if exchanges.takes(name, symbol.text) and len(symbol.text) >= _SHORTEST_CODE:
            yield Malformed(
                label.start, symbol.end, "no colon after the label", f"{label.text}: {symbol.text}"
            )


def _names_exchange(label: str) -> bool:
    return bool(exchanges.exchange(label)) and len(label) >= _SHORTEST_CODE and " " not in label


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
    if symbol.type == "CODE" and _SHORTEST_CODE < len(words) <= _HK_DIGITS:
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
    printed = symbol.text.strip(_QUOTES + ".,")
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
    return unicodedata.normalize("NFKC", symbol).strip(_QUOTES + ".,").replace("‑", "-")
