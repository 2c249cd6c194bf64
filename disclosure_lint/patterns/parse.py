"""Text in the phrase language → a syntax tree (lark's work), with helpful mistakes."""

from __future__ import annotations

from functools import cache
from importlib import resources

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from disclosure_lint.errors import PatternError

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
_SLIPS = {
    "&": "join conditions with `and`",
    ",": "separate alternatives with `|`",
    "“": 'quote phrases with straight quotes: "…"',
    "”": 'quote phrases with straight quotes: "…"',
    "'": 'quote phrases with straight double quotes: "…"',
    "[": "put alternatives in braces: {… | …}",
}

SyntaxTree = Tree[Token]


@cache
def _parser() -> Lark:
    grammar = resources.files("disclosure_lint.patterns").joinpath("phrase.lark")
    return Lark(
        grammar.read_text("utf-8"),
        parser="lalr",
        maybe_placeholders=False,
        propagate_positions=True,
    )


def parse(pattern: str) -> SyntaxTree:
    """Parse a pattern.

    Raises:
        PatternError: it is not in the phrase language; says where and what to do.
    """
    try:
        return _parser().parse(pattern)
    except UnexpectedInput as error:
        raise _explained(pattern, error) from None
    except RecursionError:
        raise PatternError("the pattern is nested too deeply") from None


def _explained(pattern: str, error: UnexpectedInput) -> PatternError:
    if isinstance(error, UnexpectedCharacters):
        offset, expected = error.pos_in_stream, set(error.allowed or ())
    elif isinstance(error, UnexpectedToken) and error.token.type != "$END":
        offset, expected = error.pos_in_stream, set(error.expected)
    else:
        expected = set(getattr(error, "expected", ()))
        at_end = len(pattern.rstrip())
        return PatternError("the pattern stops before it is complete", at_end, _wanted(expected))
    offset = offset if isinstance(offset, int) else 0
    said = pattern[offset : offset + 1]
    message = f"the pattern stops making sense at `{pattern[offset:].split(maxsplit=1)[0][:20]}`"
    hint = _SLIPS.get(said) or ("a phrase has no closing quote" if said == '"' else None)
    return PatternError(message, offset, hint or _wanted(expected))


def _wanted(expected: set[str]) -> str:
    names = sorted({_SAID[name] for name in expected if name in _SAID and name != "$END"})
    return "expected " + ", ".join(names[:-1]) + " or " * (len(names) > 1) + "".join(names[-1:])
