"""A syntax tree → the nested tuples that `match` runs, with every term written out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from lark import Token, Tree

from disclosure_lint import flat
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import HAN, Words
from disclosure_lint.errors import PatternError
from disclosure_lint.mentions import SORTS
from disclosure_lint.patterns.nodes import Node, Step, Steps, is_phrase
from disclosure_lint.patterns.parse import SyntaxTree, parse

Terms = Mapping[str, Sequence[str]]
Runs = dict[bytes, Node]  # by what they look for

_CONDITIONS = frozenset({"any_of", "all_of", "none_of", "within"})
_LEAST_LETTERS = 3  # before a `*`
_MOST_GAP = 20  # words; keeps matching linear
_HAN = re.compile(f"[{HAN}]")


def compile_pattern(pattern: str, terms: Terms, runs: Runs | None = None) -> Node:
    """Compile a pattern; `terms` gives the phrases of every @term.

    `runs` gathers and numbers the runs of several patterns, so that equal ones are the
    same object and are looked up once in a draft, or not at all.

    Raises:
        PatternError: it is not in the phrase language, or names no known term.
    """
    return _node(parse(pattern), terms, runs)


def _node(tree: SyntaxTree, terms: Terms, runs: Runs | None) -> Node:
    name = tree.data
    inner = tuple(_node(child, terms, runs) for child in _trees(tree) if name in _CONDITIONS)
    if name == "any_of":
        return ("any", inner)
    if name == "all_of":
        return ("all", inner)
    if name == "none_of":
        return ("not", inner[0])
    if name == "within":
        return ("within", str(tree.children[0]), inner[0])
    steps = _steps(tree, terms, first=True)
    if is_phrase(steps):
        steps = (_sorted([steps]),)  # found the fastest way
    if runs is None:
        return ("run", steps, -1)
    folded = flat.dumps(steps)
    return runs.setdefault(folded, ("run", folded, len(runs)))


def _trees(tree: SyntaxTree) -> list[SyntaxTree]:
    return [child for child in tree.children if isinstance(child, Tree)]


def _steps(tree: SyntaxTree, terms: Terms, *, first: bool) -> Steps:
    """Compile a sequence; `first` when anything may stand before its first word."""
    steps: list[Step] = []
    free = first
    for child in _trees(tree):
        if child.data == "gap":
            steps.append(_gap(child))
            free = True
        else:
            steps += _step(child, terms, free=free)
            free = False
    return tuple(steps)


def _gap(tree: SyntaxTree) -> Step:
    token = _token(tree)
    digits = token[2:].lstrip("0") or "0"
    if len(digits) > len(str(_MOST_GAP)) or int(digits) > _MOST_GAP:
        raise PatternError(f"a gap spans at most {_MOST_GAP} words", token.start_pos or 0)
    return ("gap", int(digits))


def _token(tree: SyntaxTree) -> Token:
    token = tree.children[0]
    assert isinstance(token, Token)  # noqa: S101 - the grammar says so
    return token


def _step(tree: SyntaxTree, terms: Terms, *, free: bool) -> Steps:
    if tree.data == "phrase":
        return _phrase(_token(tree), free=free)
    if tree.data == "choice":
        return (_one([_steps(choice, terms, first=free) for choice in _trees(tree)]),)
    return _term(_token(tree), terms, free=free)


def _phrase(token: Token, *, free: bool) -> Steps:
    try:
        return phrase_steps(token[1:-1], free=free)
    except PatternError as error:
        offset = (token.start_pos or 0) + 1 + error.offset
        raise PatternError(str(error), offset, error.help) from None


@lru_cache(maxsize=16384)  # the phrases of a term stand in every rule that names it
def phrase_steps(text: str, *, free: bool = True) -> Steps:
    """Return the steps that find one phrase; `word*` takes any ending.

    Raises:
        PatternError: the phrase has no word, or a `*` that would take too much.
    """
    words = Words(fold(text))
    if not len(words):
        raise PatternError("a phrase needs at least one word")
    if "*" in words.gaps[0]:
        raise _too_open(text, words.gaps[0].index("*"))
    steps: list[Step] = []
    for number, word in enumerate(words.text):
        glue: str | None = None if free and number == 0 else _glue(words.gaps[number], number)
        any_ending = _takes_any_ending(text, words, number)
        steps.append(("begins" if any_ending else "word", word, glue))
    return tuple(steps)


def _takes_any_ending(text: str, words: Words, number: int) -> bool:
    """Whether a `*` ends word `number`; anywhere else it would take too much."""
    word, gap = words.text[number], words.gaps[number + 1]
    if "*" not in gap:
        return False
    inside = gap == "*" and number + 1 < len(words)
    short = len(word) < _LEAST_LETTERS and not _HAN.match(word)
    if gap.count("*") > 1 or not gap.startswith("*") or inside or short:
        raise _too_open(text, words.starts[number])
    return True


def _too_open(text: str, offset: int) -> PatternError:
    word = next(found for found in re.finditer(r"\S+", text) if found.end() > offset)
    help_ = "put `*` at the end of a word of three letters or more"
    return PatternError(f"`{word[0]}` is too open", word.start(), help_)


def _glue(gap: str, number: int) -> str:
    return "" if number == 0 else gap.lstrip("*").strip(" -\n\r")


def _one(choices: Sequence[Steps]) -> Step:
    if len(choices) == 1 and len(choices[0]) == 1:
        return choices[0][0]
    return _sorted(choices)


def _sorted(choices: Sequence[Steps]) -> Step:
    """Sort alternatives by how they begin, so that a word leads to the few that it can."""
    words: dict[str, list[Steps]] = {}
    beginnings: dict[str, list[Steps]] = {}
    others: list[Steps] = []
    for steps in choices:
        kind, first = steps[0][:2]
        if kind in {"word", "begins"}:
            (words if kind == "word" else beginnings).setdefault(first, []).append(steps)
        else:
            others.append(steps)
    return (
        "one",
        {word: tuple(steps) for word, steps in words.items()},
        _lettered(beginnings),
        tuple(others),
    )


def _lettered(beginnings: dict[str, list[Steps]]) -> dict[str, Any]:
    """Put what may begin a word under its first letter."""
    found: dict[str, Any] = {}
    for letters, steps in beginnings.items():
        found[letters[0]] = (*found.get(letters[0], ()), (letters, tuple(steps)))
    return found


def _term(token: Token, terms: Terms, *, free: bool) -> Steps:
    name = token[1:]
    if name in terms:
        return (_one([phrase_steps(phrase, free=free) for phrase in terms[name]]),)
    if name in SORTS:
        return (("element", name, None if free else ""),)
    close = difflib.get_close_matches(name, [*terms, *SORTS], n=1)
    raise PatternError(
        f"there is no term `@{name}`",
        token.start_pos or 0,
        f"did you mean `@{close[0]}`?" if close else "define it in the pack's terms.yaml",
    )
