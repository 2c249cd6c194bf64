"""Runs the tables of a notation: text in, tree with spans out, in linear time.

Knows no grammar and never imports Lark: `notation.grammar` writes the tables.
"""

from __future__ import annotations

from disclosure_lint.lean import TypeVar, cache
from disclosure_lint.limits import look
from disclosure_lint.notation.tables import NOTATIONS
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

_Made = TypeVar("_Made")
_END = "$END"


class Token(NamedTuple):
    """A terminal and the text it stands for."""

    type: str
    text: str
    start: int
    end: int


class Node(NamedTuple):
    """A rule, or its alias, and what it is made of; left-out tokens count in its span."""

    name: str
    children: tuple[Node | Token, ...]
    start: int
    end: int

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens below this node, in order."""
        for child in self.children:
            if isinstance(child, Token):
                yield child
            else:
                yield from child.tokens()


class NoParse(NamedTuple):
    """Where the text stops being in the notation, and the terminals that would go on."""

    offset: int
    expected: tuple[str, ...]


_Children: TypeAlias = list[Node | Token]
_Value: TypeAlias = Node | Token | _Children  # a list where the rule leaves no node of its own


class _Rule(NamedTuple):
    origin: str
    name: str
    size: int
    shape: str  # "node"; "inline": only its children; "single": an only child as it is
    kept: tuple[tuple[int, bool], ...]  # the parts that stay, and whether they are lists


class _Unfolding(dict[int, _Made]):
    """Lines by their numbers, each made into what it says when it is first asked for.

    A draft leads a notation through a third of its states.
    """

    __slots__ = ("_lines", "_make")

    def __init__(self, lines: Sequence[str], make: Callable[[str], _Made]) -> None:
        self._lines = lines
        self._make = make

    def __missing__(self, number: int) -> _Made:
        made = self[number] = self._make(self._lines[number])
        return made


class _Notation(NamedTuple):
    scanner: Regex
    ignored: frozenset[str]
    keywords: dict[str, dict[str, str]]  # terminal → the texts that are another terminal
    rules: _Unfolding[_Rule]
    states: _Unfolding[dict[str, int]]  # symbol → next state, or minus the rule to reduce
    accept: int


class _Parts:
    """What has been read and not yet reduced, as parallel lists: cheaper than tuples."""

    __slots__ = ("ends", "starts", "values")

    def __init__(self) -> None:
        self.values: list[_Value] = []
        self.starts: list[int] = []
        self.ends: list[int] = []


def parse(notation: str, text: str, start: int = 0, end: int | None = None) -> Node | NoParse:
    """Read the span of `text` from `start` to `end` as one piece of a notation."""
    look()
    machine = _notation(notation)
    states, rules = machine.states, machine.rules
    stack = [0]
    parts = _Parts()
    for token in _tokens(machine, text, start, len(text) if end is None else end):
        symbol = token.type
        row = states[stack[-1]]
        while (action := row.get(symbol)) is not None and action < 0:
            rule = rules[-action - 1]
            _reduce(rule, stack, parts)
            stack.append(states[stack[-1]][rule.origin])
            if symbol == _END and stack[-1] == machine.accept:
                return _whole(parts)
            row = states[stack[-1]]
        if action is None:
            return NoParse(token.start, _terminals(row))
        stack.append(action)
        parts.values.append(token)
        parts.starts.append(token.start)
        parts.ends.append(token.end)
    raise AssertionError("the end of the text is reduced or refused")


def lex(notation: str, text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens of a span; a character that begins none has the type ``""``."""
    for token in _tokens(_notation(notation), text, start, len(text) if end is None else end):
        if token.type != _END:
            yield token


def _tokens(machine: _Notation, text: str, start: int, end: int) -> Iterator[Token]:
    match, ignored, keywords = machine.scanner.match, machine.ignored, machine.keywords
    at = start
    while at < end:
        found = match(text, at, end)
        if found is None:
            yield Token("", text[at], at, at + 1)
            at += 1
            continue
        name, begin, at = str(found.lastgroup), at, found.end()
        if name in keywords:
            name = keywords[name].get(found[0], name)
        if name not in ignored:
            yield Token(name, text[begin:at], begin, at)
    yield Token(_END, "", end, end)


def _reduce(rule: _Rule, stack: list[int], parts: _Parts) -> None:
    """Put one part in place of those that make up `rule`."""
    values, starts, ends = parts.values, parts.starts, parts.ends
    size = rule.size
    if size == 1 and len(rule.kept) == 1 and rule.shape != "single":  # most reductions
        stack.pop()
        _rename(rule, values, starts[-1], ends[-1])
        return
    used = values[len(values) - size :]
    start, end = _span(starts, ends, size)
    children: _Children = []
    for number, is_list in rule.kept:
        value = used[number]
        if not is_list:
            children.append(value)  # type: ignore[arg-type] # lists are marked in `kept`
        elif children:
            children += value  # type: ignore[arg-type] # and nothing else is
        else:
            children = value  # type: ignore[assignment] # it grows in place, so stays linear
    if size:
        del values[-size:], starts[-size:], ends[-size:], stack[-size:]
    if rule.shape == "node" or (rule.shape == "single" and len(children) != 1):
        values.append(Node(rule.name, tuple(children), start, end))
    else:
        values.append(children if rule.shape == "inline" else children[0])
    starts.append(start)
    ends.append(end)


def _rename(rule: _Rule, values: list[_Value], start: int, end: int) -> None:
    """Put the last part, the only one of `rule`, as the rule leaves it."""
    value, is_list = values[-1], rule.kept[0][1]
    if rule.shape == "node":
        children: _Children = value if is_list else [value]  # type: ignore[assignment,list-item]
        values[-1] = Node(rule.name, tuple(children), start, end)
    elif not is_list:
        values[-1] = [value]  # type: ignore[list-item]


def _span(starts: list[int], ends: list[int], size: int) -> tuple[int, int]:
    """Return the span of the last parts, empty ones at the edges aside."""
    first, last = len(starts) - size, len(starts) - 1
    while first < last and starts[first] == ends[first]:
        first += 1
    while first < last and starts[last] == ends[last]:
        last -= 1
    if size:
        return starts[first], ends[last]
    return (ends[-1], ends[-1]) if ends else (0, 0)


def _whole(parts: _Parts) -> Node:
    """Return the root; a notation whose whole is one token still gets a node."""
    value = parts.values[-1]
    if isinstance(value, Node):
        return value
    children = value if isinstance(value, list) else [value]
    return Node("start", tuple(children), parts.starts[-1], parts.ends[-1])


def _terminals(row: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(symbol for symbol in row if symbol.isupper()))


@cache
def _notation(name: str) -> _Notation:
    scanner, ignored, keywords, rules, states, accept = NOTATIONS[name]
    return _Notation(
        Regex(scanner),
        frozenset(ignored.split()),
        keywords,
        _Unfolding(rules, _rule),
        _Unfolding(states, _row),
        accept,
    )


def _rule(line: str) -> _Rule:
    origin, name, size, shape, *kept = line.split()
    marks = tuple((int(mark.rstrip("*")), mark.endswith("*")) for mark in kept)
    return _Rule(origin, name, int(size), shape, marks)


def _row(line: str) -> dict[str, int]:
    cells = line.split()
    return dict(zip(cells[::2], map(int, cells[1::2]), strict=True))
