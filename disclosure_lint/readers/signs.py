"""Signs that a browser puts between words by itself: quotation marks, the bars of fractions."""

from __future__ import annotations

from disclosure_lint.readers.tags import attributes

_EQUATIONS = frozenset({"mfrac", "msup", "msubsup", "munderover"})
_RAISED = {"msup": 2, "msubsup": 3}  # which part of an equation is an exponent
_ROOTS = frozenset({"msqrt", "mroot"})
SIGNED = _EQUATIONS | _ROOTS | {"q"}
_QUOTES = (("“", "”"), ("‘", "’"))
_CORNERS = (("「", "」"), ("『", "』"))
_CORNERED = ("zh-hant", "zh-tw", "zh-hk", "zh-mo", "ja")


class Signs:
    """What is open that brings signs with it, and the sign that waits for the next words."""

    def __init__(self) -> None:
        self.waiting = ""
        self.open: list[tuple[str, int, int]] = []  # name, how deep, how many pieces before it
        self._parts: list[int] = []  # of the equations among them
        self._quotes = _QUOTES
        self._quoted = 0

    def speak(self, given: str) -> None:
        """Take the quotation marks of a page's language."""
        said = attributes(given).get("lang", "").lower() if given else ""
        self._quotes = _CORNERS if said.startswith(_CORNERED) else _QUOTES

    def opens(self, name: str, depth: int, pieces: int) -> bool:
        """Take an element that begins; return whether it is an exponent."""
        is_raised = False
        if self.open and self.open[-1][0] in _EQUATIONS and self.open[-1][1] == depth - 1:
            around = self.open[-1][0]
            self._parts[-1] += 1
            is_raised = self._parts[-1] == _RAISED.get(around)
            if around == "mfrac" and self._parts[-1] == 2:  # noqa: PLR2004 - what it is divided by
                self.waiting += "/"
        if name in _EQUATIONS:
            self.open.append((name, depth, pieces))
            self._parts.append(0)
        elif name == "q":
            self.open.append((name, depth, pieces))
            self.waiting += self._quotes[self._quoted % 2][0]
            self._quoted += 1
        elif name in _ROOTS:
            self.waiting += "√"
        return is_raised

    def closes(self, name: str, depth: int, pieces: int) -> str:
        """Take an element that ends; return the sign that stands behind its words."""
        if not self.open or self.open[-1][1] != depth:
            return ""
        _, _, before = self.open.pop()
        if name in _EQUATIONS:
            self._parts.pop()
            return ""
        self._quoted -= 1
        opening, closing = self._quotes[self._quoted % 2]
        if pieces == before:  # nothing is in it
            self.waiting = self.waiting.removesuffix(opening)
            return ""
        return closing
