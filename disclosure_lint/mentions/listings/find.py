"""Listings: an exchange and a symbol, as in (NASDAQ: AAPG; HKEX: 6855).

What almost reads as a listing comes out as `Malformed`; prose comes out as nothing.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.lean import lru_cache
from disclosure_lint.limits import watched
from disclosure_lint.mentions.crowd import MOST
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.listings import near
from disclosure_lint.mentions.listings.entries import Entry, Listing, Malformed
from disclosure_lint.mentions.listings.islands import Island, Islands
from disclosure_lint.mentions.listings.parts import QUOTES, SHORTEST_CODE, Parts
from disclosure_lint.notation import machine
from disclosure_lint.notation.machine import Node, NoParse

__all__ = ["Entry", "Listing", "Malformed", "find", "read", "value"]

_COLONS = ":："
_ENDS = ")]）］】;；,，"  # marks before which a label without a symbol ends
_QUOTES = QUOTES.strip()
_AROUND = 60  # code points beside an island that may decide how it reads


def find(draft: Draft, known: Known) -> tuple[Entry, ...]:
    """Return the listings of a draft and what almost reads as one, in order."""
    return _finder(known).find(draft)


@lru_cache(maxsize=8)
def _finder(known: Known) -> _Finder:
    return _Finder(known)


class _Finder:
    """Finds listings by what the packs know."""

    def __init__(self, known: Known) -> None:
        self._islands = Islands(known)
        self._parts = Parts(known)
        self._known = known
        self._numbered = known.words("numbered-things")

    def find(self, draft: Draft) -> tuple[Entry, ...]:
        found: list[Entry] = []
        read_before: dict[tuple[str, str, str, int], tuple[int, list[Entry]]] = {}
        for island in watched(self._islands.find(draft)):
            if len(found) >= MOST:
                break
            if found and island.shape == "line" and island.start < found[-1].end:
                continue
            start, end = island.start, island.end
            before = draft.text[max(0, start - _AROUND) : start]
            key = island.shape, before, draft.text[start : end + _AROUND], end - start
            if key not in read_before:
                read = self._line if island.shape == "line" else self._bracket
                read_before[key] = start, read(draft.text, island)
            first, entries = read_before[key]  # the same words may have been read before
            found += entries if first == start else _moved(entries, start - first)
        for slip in list(near.find(draft, self._known, found)):
            # What is malformed names no exchange that could be unknown, nor a symbol without one.
            found = [e for e in found if _stays(e, slip)]
            found.append(slip)
        found += near.told(draft, self._known)
        return tuple(sorted(set(found), key=_place))

    def _bracket(self, text: str, island: Island) -> list[Entry]:
        """Read a bracket; where it does not read as a whole, what there is of it."""
        tree = machine.parse("listings", text, island.start, island.end)
        if isinstance(tree, Node):
            return self._parts.block_entries(tree, text)
        if island.shape == "unclosed" and "_CLOSE" not in tree.expected:
            return []
        entries, defect = self._repaired(text, island, tree)
        if defect is not None:
            return [*entries, defect]
        entries = self._prefix(text, island, tree)
        whole = (
            entries
            and "_CLOSE" in tree.expected
            and not text[entries[-1].end : tree.offset].strip()
        )
        # The sentence goes on behind a comma: (NASDAQ: EXPH, a maker of drugs, today announced
        goes_on = (
            island.shape == "unclosed"
            and entries
            and text[(end := entries[-1].end) : end + 1] == ","
            and text[end + 1 : end + 3].strip().islower()
            and not near.is_closed(text, end)
        )
        if (whole and island.shape == "unclosed") or goes_on:
            end = entries[-1].end
            entries.append(
                Malformed(island.start, end, "no closing bracket", "a closing bracket after it")
            )
        return entries

    def _repaired(
        self, text: str, island: Island, stop: NoParse
    ) -> tuple[list[Entry], Malformed | None]:
        """Return what a bracket holds once its one known defect is mended, and that defect.

        Which defect it is, the mark tells at which reading stopped.
        """
        at = stop.offset
        mark, before = text[at : at + 1], text[at - 1]
        if not mark:
            return [], None
        if mark in _COLONS and before in _COLONS:
            defect = Malformed(at - 1, at + 1, "two colons", "one colon")
            return self._without_mark(text, island, at, defect)
        if mark in _QUOTES:
            said = "a quotation mark without its pair"
            return self._without_mark(
                text, island, at, Malformed(at, at + 1, said, "none, or both")
            )
        if mark in _ENDS:
            return self._prefix(text, island, stop), self._no_symbol(text, island, stop)
        if "_SEPARATOR" in stop.expected and before.isspace():
            return self._with_separator(text, island, at)
        return [], None

    def _without_mark(
        self, text: str, island: Island, at: int, defect: Malformed
    ) -> tuple[list[Entry], Malformed | None]:
        """Read a bracket with a space in the place of one mark."""
        entries = self._patched(text[island.start : at] + " " + text[at + 1 : island.end], island)
        return (entries, defect) if entries else ([], None)

    def _with_separator(
        self, text: str, island: Island, at: int
    ) -> tuple[list[Entry], Malformed | None]:
        """Read a bracket with a semicolon in the place of the space before a label."""
        entries = self._patched(text[island.start : at - 1] + ";" + text[at : island.end], island)
        following = [entry for entry in entries if entry.start == at]
        if not following or len(entries) == 1:
            return [], None
        said = "no separator before the label"
        return entries, Malformed(at, following[0].end, said, "a semicolon before it")

    def _prefix(self, text: str, island: Island, stop: NoParse) -> list[Entry]:
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
        whole = self._patched(text[island.start : end] + ")", island)
        return [e for e in whole if isinstance(e, Malformed) or self._sure_outside(text, e)]

    def _patched(self, text: str, island: Island) -> list[Entry]:
        """Read the text of an island as it would be without its defect, in the same places."""
        tree = machine.parse("listings", text)
        if isinstance(tree, NoParse):
            return []
        block = island.start, island.end
        entries = self._parts.block_entries(tree, text)
        whole = [e for e in entries if isinstance(e, Listing) and e.exchange]
        return [_placed(entry, island.start, block) for entry in whole]

    def _no_symbol(self, text: str, island: Island, stop: NoParse) -> Malformed | None:
        """Return the defect of a label that nothing follows: (NASDAQ: )."""
        tokens = machine.lex("listings", text, island.start, stop.offset)
        *_, label, colon = [None, None, *tokens]
        if colon is None or colon.type != "_COLON" or label is None:
            return None
        if not self._parts.exchanges.by_label(label.text):
            return None
        said = "a label without a symbol"
        return Malformed(label.start, colon.end, said, "a symbol after the colon")

    def _line(self, text: str, island: Island) -> list[Entry]:
        """Read a listing that stands outside brackets."""
        start, end = island.start, island.end
        tree = machine.parse("listings", text, start, end)
        if isinstance(tree, NoParse) and tree.offset > start:
            end = tree.offset
            tree = machine.parse("listings", text, start, end)
        if isinstance(tree, NoParse):
            return []
        span = tree.start, tree.end
        entries = [e for part in tree.children for e in self._parts.part_entries(part, span)]
        return [e for e in entries if isinstance(e, Listing) and self._sure_outside(text, e)]

    def _sure_outside(self, text: str, entry: Listing) -> bool:
        """Whether a listing without a bracket cannot be prose."""
        if entry.form == "bare":
            before = text[max(0, entry.start - 12) : entry.start].split()
            return len(entry.printed) > SHORTEST_CODE and not (
                before and before[-1].lower().rstrip(".") in self._numbered
            )
        if entry.form == "labelled" and entry.printed.isdigit():
            return bool(entry.exchange) and len(entry.printed) >= SHORTEST_CODE
        return bool(entry.exchange)


def _stays(entry: Entry, slip: Malformed) -> bool:
    apart = entry.end <= slip.start or slip.end <= entry.start
    return apart or (isinstance(entry, Listing) and bool(entry.exchange))


def _place(entry: Entry) -> tuple[int, int]:
    return entry.start, entry.end


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


def read(entries: tuple[Entry, ...]) -> tuple[Listing, ...]:
    """Return the listings that read as such."""
    return tuple(entry for entry in entries if isinstance(entry, Listing))


def value(listing: Listing) -> tuple[object, ...]:
    """Return what is listed where."""
    return listing.exchange, listing.symbol
