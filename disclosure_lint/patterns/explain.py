"""A pattern in English, for those who approve rules and never write one."""

from __future__ import annotations

from lark import Token, Tree

from disclosure_lint.mentions import SORTS
from disclosure_lint.patterns.parse import SyntaxTree, parse


def explain(pattern: str) -> str:
    """Write a pattern out in English.

    Raises:
        PatternError: it is not in the phrase language.
    """
    tree = parse(pattern)
    if tree.data == "all_of":
        return "; and ".join(_said(part) for part in _parts(tree))
    return _said(tree)


def terms(pattern: str) -> list[str]:
    """Return the names that a pattern gives after `@`, in their order.

    Raises:
        PatternError: it is not in the phrase language.
    """
    tokens = parse(pattern).scan_values(lambda token: getattr(token, "type", "") == "TERM")
    return [str(token)[1:] for token in tokens]


def _said(tree: SyntaxTree) -> str:
    """Write out a condition so that it stays whole inside another."""
    parts = _parts(tree)
    if tree.data == "any_of":
        return "either " + ", or ".join(_said(part) for part in parts)
    if tree.data == "all_of":
        every = "both " if len(parts) == 2 else "all of these: "  # noqa: PLR2004 - both are two
        return every + ", and ".join(_said(part) for part in parts)
    if tree.data == "none_of":
        return f"nowhere {_said(parts[0])}"
    if tree.data == "within":
        unit = str(tree.children[0])
        article = "one" if unit in {"sentence", "paragraph"} else "a"
        return f"{article} {unit} that contains {_said(parts[0])}"
    return _sequence(parts)


def _parts(tree: SyntaxTree) -> list[SyntaxTree]:
    return [child for child in tree.children if isinstance(child, Tree)]


def _sequence(parts: list[SyntaxTree]) -> str:
    said: list[str] = []
    for part in parts:
        if part.data == "gap":
            count = int(str(part.children[0])[2:])
            after = (
                f"after at most {count} word{'s' * (count != 1)}"
                if count
                else "with no word between"
            )
            said.append(f"then, {after},")
        else:
            if said and not said[-1].endswith(","):
                said.append("then")
            said.append(_step(part))
    return " ".join(said)


def _step(tree: SyntaxTree) -> str:
    if tree.data == "phrase":
        return _phrase(str(tree.children[0]))
    if tree.data == "term":
        token = tree.children[0]
        assert isinstance(token, Token)  # noqa: S101 - the grammar says so
        name = token[1:]
        return SORTS[name].says if name in SORTS else f"a term listed as “{name}”"
    named = [_sequence(_parts(choice)) for choice in _parts(tree)]
    return f"one of {', '.join(named[:-1])} or {named[-1]}" if len(named) > 1 else named[0]


def _phrase(quoted: str) -> str:
    text = quoted[1:-1]
    if text.endswith("*") and " " not in text and text.count("*") == 1:
        return f"a word beginning “{text[:-1]}”"
    return f"“{text.replace('*', '…')}”"
