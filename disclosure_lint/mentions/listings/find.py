"""Listings: an exchange and a symbol, as in (NASDAQ: AAPG; HKEX: 6855).

What almost reads as a listing comes out as `Malformed`; prose comes out as nothing.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import watched
from disclosure_lint.mentions.crowd import MOST
from disclosure_lint.mentions.listings import exchanges, islands
from disclosure_lint.mentions.listings.islands import Island
from disclosure_lint.mentions.listings.parts import (
    QUOTES,
    SHORTEST_CODE,
    Entry,
    Listing,
    Malformed,
    block_entries,
    part_entries,
)
from disclosure_lint.notation import machine
from disclosure_lint.notation.machine import Node, NoParse

__all__ = ["Entry", "Listing", "Malformed", "find", "read", "value"]

_COLONS = ":："
_AROUND = 60  # code points beside an island that may decide how it reads
_NO_CODES = frozenset("form section rule rules room unit suite flat no page article".split())


def find(draft: Draft) -> tuple[Entry, ...]:
    """Return the listings of a draft and what almost reads as one, in order."""
    found: list[Entry] = []
    known: dict[tuple[str, str, str, int], tuple[int, list[Entry]]] = {}
    for island in watched(islands.find(draft)):
        if len(found) >= MOST:
            break
        if found and island.shape == "line" and island.start < found[-1].end:
            continue
        start, end = island.start, island.end
        before = draft.text[max(0, start - _AROUND) : start]
        key = island.shape, before, draft.text[start : end + _AROUND], end - start
        if key not in known:
            read = _line if island.shape == "line" else _bracket
            known[key] = start, read(draft.text, island)
        first, entries = known[key]  # the same words may have been read before
        found += entries if first == start else _moved(entries, start - first)
    return tuple(sorted(set(found), key=_place))


def _place(entry: Entry) -> tuple[int, int]:
    return entry.start, entry.end


def _bracket(text: str, island: Island) -> list[Entry]:
    """Read a bracket; where it does not read as a whole, what there is of it."""
    tree = machine.parse("listings", text, island.start, island.end)
    if isinstance(tree, Node):
        return block_entries(tree, text)
    if island.shape == "unclosed" and "_CLOSE" not in tree.expected:
        return []
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
    if mark and mark in _COLONS and text[at - 1] in _COLONS:
        if entries := _patched(text[island.start : at] + " " + text[at + 1 : island.end], island):
            return entries, Malformed(at - 1, at + 1, "two colons", "one colon")
    elif mark and mark in QUOTES.strip():
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
    block = island.start, island.end
    whole = [e for e in block_entries(tree, text) if isinstance(e, Listing) and e.exchange]
    return [_placed(entry, island.start, block) for entry in whole]


def _moved(entries: list[Entry], by: int) -> list[Entry]:
    return [
        _placed(e, by, (e.block[0] + by, e.block[1] + by))
        if isinstance(e, Listing)
        else e._replace(start=e.start + by, end=e.end + by)
        for e in entries
    ]


def _placed(entry: Listing, by: int, block: tuple[int, int]) -> Listing:
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
    entries = [e for part in tree.children for e in part_entries(part, (tree.start, tree.end))]
    return [e for e in entries if isinstance(e, Listing) and _sure_outside(text, e)]


def _sure_outside(text: str, entry: Listing) -> bool:
    """Whether a listing without a bracket cannot be prose."""
    if entry.form == "bare":
        before = text[max(0, entry.start - 12) : entry.start].split()
        return len(entry.printed) > SHORTEST_CODE and not (
            before and before[-1].lower().rstrip(".") in _NO_CODES
        )
    if entry.form == "labelled" and entry.printed.isdigit():
        return bool(entry.exchange) and len(entry.printed) >= SHORTEST_CODE
    return bool(entry.exchange)


def read(entries: tuple[Entry, ...]) -> tuple[Listing, ...]:
    """Return the listings that read as such."""
    return tuple(entry for entry in entries if isinstance(entry, Listing))


def value(listing: Listing) -> tuple[object, ...]:
    """Return what is listed where."""
    return listing.exchange, listing.symbol
