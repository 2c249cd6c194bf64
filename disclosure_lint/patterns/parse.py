"""Text in the phrase language → a syntax tree (lark's work), with helpful mistakes."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from disclosure_lint.errors import PatternError
from disclosure_lint.patterns.nodes import UNITS

_SAID = {
    "PHRASE": 'a "quoted phrase"',
    "TERM": "@term",
    "GAP": "..n",
    "UNIT": "sentence(…)",
    "LBRACE": "`{`",
    "RBRACE": "`}`",
    "LPAR": "`(`",
    "RPAR": "`)`",
    "VBAR": "`|`",
    "OR": "`or`",
    "AND": "`and`",
    "NOT": "`not`",
    "$END": "the end",
}
_STRAIGHT = 'quote phrases with straight double quotes: "…"'
_SLIPS = {
    "&": "join conditions with `and`",
    ",": "separate alternatives with `|`",
    "/": "separate alternatives with `|`",
    "[": "put alternatives in braces: {… | …}",
    "@": "a term is written in small letters, digits and hyphens: @drug-candidate",
    ".": "a gap of up to three words is written ..3",
    '"': "a phrase has no closing quote",
} | dict.fromkeys("“”„‟«»「」『』'‘’＂", _STRAIGHT)
_GAP = re.compile(r"\.\.\d")
_KEYWORDS = {"and", "or", "not"}
_DEEPEST = 40  # levels; a reader is lost long before, the interpreter soon after

SyntaxTree = Tree[Token]


@cache
def _parser() -> Lark:
    grammar = resources.files("disclosure_lint.patterns").joinpath("phrase.lark")
    return Lark(grammar.read_text("utf-8"), parser="lalr", maybe_placeholders=False)


@lru_cache(maxsize=1024)  # each is asked for twice, and again where one file of many changed
def parse(pattern: str) -> SyntaxTree:
    """Parse a pattern; the tree is shared, so nobody changes it.

    Raises:
        PatternError: it is not in the phrase language; says where and what to do.
    """
    try:
        tree = _parser().parse(pattern)
    except UnexpectedInput as error:
        raise _explained(pattern, error) from None
    level = [tree]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in node.children if isinstance(child, Tree)]
    if level:
        raise PatternError("the pattern is nested too deeply", 0, "write two rules, or a term")
    return tree


def _explained(pattern: str, error: UnexpectedInput) -> PatternError:
    if isinstance(error, UnexpectedCharacters):
        offset, expected = error.pos_in_stream, set(error.allowed or ())
    elif isinstance(error, UnexpectedToken) and error.token.type != "$END":
        offset, expected = error.pos_in_stream, set(error.expected)
    else:
        expected = set(getattr(error, "expected", ()))
        at_end = len(pattern.rstrip())
        return PatternError("the pattern stops before it is complete", at_end, _wanted(expected))
    offset = offset or 0
    words = pattern[offset:].split(maxsplit=1)
    said = words[0][:20] if words else ""
    if pattern[offset].isspace():
        return PatternError("the pattern holds a space of an unusual sort", offset, "retype it")
    message = f"the pattern stops making sense at `{said}`"
    meant = (
        None
        if isinstance(error, UnexpectedToken) and said[:1] == '"'
        else _hint(pattern, offset, said)
    )
    return PatternError(message, offset, meant or _wanted(expected))


def _hint(pattern: str, offset: int, said: str) -> str | None:
    """Return what the writer likely meant, where it shows."""
    first = pattern[offset]
    word = re.split(r"[^\w*-]", said, maxsplit=1)[0]
    if word.lower() in _KEYWORDS and word not in _KEYWORDS:
        return f"write `{word.lower()}` in small letters"
    if first.isalnum() and word not in _KEYWORDS and not said.startswith(UNITS):
        return f'quote every phrase: "{word}"'
    if first == "|" and pattern.count("{", 0, offset) == pattern.count("}", 0, offset):
        return _SLIPS["["]
    if _GAP.match(said):
        return "a gap stands between two phrases"
    return _SLIPS.get(first)


def _wanted(expected: set[str]) -> str | None:
    names = sorted({_SAID[name] for name in expected if name in _SAID and name != "$END"})
    if not names:
        return None
    return "expected " + ", ".join(names[:-1]) + " or " * (len(names) > 1) + names[-1]
