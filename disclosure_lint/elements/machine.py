"""Runs the tables of a notation: text in, tree with spans out, in linear time.

Knows no grammar and never imports Lark: `elements.grammar` writes the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from disclosure_lint.elements.tables import NOTATIONS

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


class _Part(NamedTuple):
    value: Node | Token | _Children  # a list where the rule leaves no node of its own
    start: int
    end: int


class _Rule(NamedTuple):
    origin: str
    name: str
    size: int
    shape: str  # "node"; "inline": only its children; "single": an only child as it is
    kept: tuple[tuple[int, bool], ...]  # the parts that stay, and whether they are lists


class _Notation(NamedTuple):
    scanner: re.Pattern[str]
    ignored: frozenset[str]
    keywords: dict[str, dict[str, str]]  # terminal → the texts that are another terminal
    rules: tuple[_Rule, ...]
    states: tuple[dict[str, int], ...]  # symbol → next state, or minus the rule to reduce
    accept: int


def parse(notation: str, text: str, start: int = 0, end: int | None = None) -> Node | NoParse:
    """Read the span of `text` from `start` to `end` as one piece of a notation."""
    machine = _notation(notation)
    states, rules = machine.states, machine.rules
    stop = len(text) if end is None else end
    stack = [0]
    parts: list[_Part] = []
    for token in _tokens(machine, text, start, stop):
        action = states[stack[-1]].get(token.type)
        while action is not None and action < 0:
            rule = rules[-action - 1]
            _reduce(rule, stack, parts)
            stack.append(states[stack[-1]][rule.origin])
            if token.type == _END and stack[-1] == machine.accept:
                return _whole(parts[-1])
            action = states[stack[-1]].get(token.type)
        if action is None:
            return NoParse(token.start, _terminals(states[stack[-1]]))
        stack.append(action)
        parts.append(_Part(token, token.start, token.end))
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
        if found is None or found.lastgroup is None:
            yield Token("", text[at], at, at + 1)
            at += 1
            continue
        name, words = found.lastgroup, found[0]
        if name in keywords:
            name = keywords[name].get(words, name)
        if name not in ignored:
            yield Token(name, words, at, found.end())
        at = found.end()
    yield Token(_END, "", end, end)


def _reduce(rule: _Rule, stack: list[int], parts: list[_Part]) -> None:
    """Put one part in place of those that make up `rule`."""
    used: list[_Part] = []
    if rule.size:
        used = parts[-rule.size :]
        del parts[-rule.size :], stack[-rule.size :]
    children: _Children = []
    for number, is_list in rule.kept:
        value = used[number].value
        if not isinstance(value, list) or not is_list:
            children.append(value)  # type: ignore[arg-type] # lists are marked in `kept`
        elif children:
            children += value
        else:
            children = value  # a repetition grows in place, so that it stays linear
    solid = [part for part in used if part.end > part.start]
    at = parts[-1].end if parts else 0
    start, end = (solid[0].start, solid[-1].end) if solid else (at, at)
    parts.append(_Part(_value(rule, children, start, end), start, end))


def _value(rule: _Rule, children: _Children, start: int, end: int) -> Node | Token | _Children:
    if rule.shape == "inline":
        return children
    if rule.shape == "single" and len(children) == 1:
        return children[0]
    return Node(rule.name, tuple(children), start, end)


def _whole(part: _Part) -> Node:
    """Return the root; a notation whose whole is one token still gets a node."""
    if isinstance(part.value, Node):
        return part.value
    children = part.value if isinstance(part.value, list) else [part.value]
    return Node("start", tuple(children), part.start, part.end)


def _terminals(row: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(symbol for symbol in row if symbol.isupper()))


@cache
def _notation(name: str) -> _Notation:
    scanner, ignored, keywords, rules, states, accept = NOTATIONS[name]
    return _Notation(
        re.compile(scanner),
        frozenset(ignored.split()),
        keywords,
        tuple(_rule(line) for line in rules),
        tuple(_row(line) for line in states),
        accept,
    )


def _rule(line: str) -> _Rule:
    origin, name, size, shape, *kept = line.split()
    marks = tuple((int(mark.rstrip("*")), mark.endswith("*")) for mark in kept)
    return _Rule(origin, name, int(size), shape, marks)


def _row(line: str) -> dict[str, int]:
    cells = line.split()
    return dict(zip(cells[::2], map(int, cells[1::2]), strict=True))
