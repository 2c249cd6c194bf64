"""Signs that a browser puts between words by itself: quotation marks, the bars of fractions."""

from __future__ import annotations

from disclosure_lint.readers.tags import attributes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    class Piece(Protocol):
        """A stretch of words between two marks."""

        start: int
        end: int
        opens: str


_EQUATIONS = frozenset({"mfrac", "msup", "msubsup", "munderover", "mroot"})
_WHOLES = frozenset(
    {"math", "mtable"}
)  # in which words are apart: 2 1/2, and the cells of a matrix
_OPERATORS = frozenset("+-−–±×·*/=<>≤≥")
_RAISED = {"msup": 2, "msubsup": 3}  # which part of an equation is an exponent
_BETWEEN = {"mfrac": "/", "mroot": " "}  # what stands before the second part
_ROOTS = frozenset({"msqrt", "mroot"})
SIGNED = _EQUATIONS | _ROOTS | _WHOLES | {"q"}
_QUOTES = (("“", "”"), ("‘", "’"))
_CORNERS = (("「", "」"), ("『", "』"))
_CORNERED = ("zh-hant", "zh-tw", "zh-hk", "zh-mo", "ja")


class Signs:
    """What is open that brings signs with it, and the sign that waits for the next words."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self._text = text
        self._pieces = pieces  # of the page, as far as it was read
        self.waiting = ""
        self.open: list[tuple[str, int, int]] = []  # name, how deep, how many pieces before it
        self._parts: list[tuple[int, int]] = []  # of the equations among them: how many, and where
        self._quotes = _QUOTES
        self._quoted = 0

    def speak(self, given: str) -> None:
        """Take the quotation marks of a page's language."""
        said = attributes(given).get("lang", "").lower() if given else ""
        self._quotes = _CORNERS if said.startswith(_CORNERED) else _QUOTES

    def opens(self, name: str, depth: int) -> bool:
        """Take an element that begins; return whether it is an exponent."""
        is_raised = False
        pieces = len(self._pieces)
        if self.open and self.open[-1][0] in _EQUATIONS and self.open[-1][1] == depth - 1:
            around = self.open[-1][0]
            part, _ = self._parts[-1]
            self._parts[-1] = part + 1, pieces
            is_raised = part + 1 == _RAISED.get(around)
            if part == 1 and around in _BETWEEN:
                self.waiting += _BETWEEN[around]
        if name in _EQUATIONS:
            if name == "mfrac" and self._follows_figure(pieces):
                self.waiting += " "
            self.open.append((name, depth, pieces))
            self._parts.append((0, pieces))
        elif name in _WHOLES:
            self.open.append((name, depth, pieces))
        elif name == "mtd" and self._is_later_cell(pieces):
            self.waiting += " "
        elif name == "q":
            self.open.append((name, depth, pieces))
            self.waiting += self._quotes[self._quoted % 2][0]
            self._quoted += 1
        if name in _ROOTS:
            self.waiting += "√"
        return is_raised

    def _follows_figure(self, pieces: int) -> bool:
        """Whether a fraction follows a whole number of its equation."""
        if not self.open or self.open[-1][0] != "math" or self.open[-1][2] == pieces:
            return False
        return self._text[self._pieces[-1].end - 1].isdecimal()

    def _is_later_cell(self, pieces: int) -> bool:
        return bool(self.open) and self.open[-1][0] == "mtable" and self.open[-1][2] < pieces

    def closes(self, name: str, depth: int) -> str:
        """Take an element that ends; return the sign that stands behind its words."""
        if not self.open:
            return ""
        if self.open[-1][1] == depth:
            _, _, before = self.open.pop()
            if name == "q":
                return self._unquoted(before)
            if name in _EQUATIONS:
                self._parts.pop()
        is_part = self.open and self.open[-1][0] == "mfrac" and self.open[-1][1] == depth - 1
        return self._bracketed(self._parts[-1][1]) if is_part else ""

    def _unquoted(self, before: int) -> str:
        """Return the mark that closes a quotation, which began at a piece."""
        self._quoted -= 1
        opening, closing = self._quotes[self._quoted % 2]
        if len(self._pieces) == before:  # nothing is in it
            self.waiting = self.waiting.removesuffix(opening)
            return ""
        return closing

    def _bracketed(self, first: int) -> str:
        """Put a part of a fraction that is a sum or a fraction into brackets; return the last."""
        inner = self._pieces[first:]
        if not inner:
            return ""
        words = "".join(self._text[one.start : one.end] for one in inner)
        is_fraction = any("/" in one.opens for one in inner[1:])
        if not is_fraction and _OPERATORS.isdisjoint(words[1:]):
            return ""
        opens = inner[0].opens
        bar = opens[:1] if opens[:1] in {"/", " "} else ""
        inner[0].opens = f"{bar}({opens[len(bar) :]}"
        return ")"
