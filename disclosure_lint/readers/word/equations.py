"""Equations as one line reads them: 1/2, 10⁶, √2, f(x)."""

from __future__ import annotations

from disclosure_lint.readers.word.xml import Node
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TAGS = frozenset("m:f m:sSup m:sSubSup m:sPre m:rad m:d m:nary m:m m:eqArr".split())
_OPERATORS = frozenset("+-−–±×·*/=<>≤≥ ")


_TABLES = frozenset({"m:m", "m:eqArr"})


class Step(NamedTuple):
    """A part of an equation: a sign to write, or what to look into."""

    sign: str = ""
    inside: Node | None = None
    raised: bool = False


def steps(node: Node) -> Iterator[Step]:
    """Yield what an equation says, in order."""
    if node.tag == "m:f":
        yield from _operand(node.child("m:num"))
        yield Step("/")
        yield from _operand(node.child("m:den"))
    elif node.tag == "m:rad":
        yield Step("√")
        yield from _operand(node.child("m:e"))
    elif node.tag == "m:d":
        yield from _bracketed(node)
    elif node.tag in _TABLES:
        yield from _cells(node)
    else:
        if node.tag == "m:nary":
            yield Step(_sign(node, "m:naryPr", "m:chr", "∫"))
        for child in node.children:
            is_raised = child.tag == "m:sup" and node.tag != "m:nary"
            yield Step(inside=child, raised=is_raised)


def _operand(node: Node | None) -> Iterator[Step]:
    """Yield a part of a fraction, in brackets where it is a sum or the like."""
    if node is None:
        return
    words = "".join(text.text for text in node.all("m:t")).strip()
    is_sum = not _OPERATORS.isdisjoint(words[1:]) or any(True for _ in node.all("m:f"))
    if is_sum:
        yield Step("(")
    yield Step(inside=node)
    if is_sum:
        yield Step(")")


def _cells(node: Node) -> Iterator[Step]:
    """Yield the cells of a matrix, row by row, or equations that stand one below the other."""
    rows = [one for one in node.children if one.tag in {"m:mr", "m:e"}]
    for number, row in enumerate(rows):
        cells = [one for one in row.children if one.tag == "m:e"] if row.tag == "m:mr" else [row]
        for at, cell in enumerate(cells):
            if number or at:
                yield Step(" " if at else "; ")
            yield Step(inside=cell)


def _bracketed(node: Node) -> Iterator[Step]:
    yield Step(_sign(node, "m:dPr", "m:begChr", "("))
    inner = [child for child in node.children if child.tag == "m:e"]
    for number, child in enumerate(inner):
        if number:
            yield Step(_sign(node, "m:dPr", "m:sepChr", "|"))
        yield Step(inside=child)
    yield Step(_sign(node, "m:dPr", "m:endChr", ")"))


def _sign(node: Node, properties: str, tag: str, usual: str) -> str:
    told = node.child(properties)
    found = told.child(tag) if told else None
    return usual if found is None else found.attributes.get("m:val", "")[:1]
