"""The tables say what the grammars say: same strings taken, same trees, same places."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, Tree
from lark.exceptions import UnexpectedInput

from disclosure_lint.notation import grammar, machine, tables
from disclosure_lint.notation.machine import Node, NoParse

NOTATIONS = grammar.notations()
LARKS = {notation: grammar.build(notation) for notation in NOTATIONS}
STRAYS = list(" \n:;,/-.()[]（）“”\"'#\x00aA1中é")


def plain(tree):
    """Return a tree as nested tuples; an empty node has no place in Lark."""
    if isinstance(tree, Tree):
        place = (tree.meta.start_pos, tree.meta.end_pos) if not tree.meta.empty else None
        return str(tree.data), place, [plain(child) for child in tree.children]
    if isinstance(tree, Node):
        place = (tree.start, tree.end) if tree.end > tree.start else None
        return tree.name, place, [plain(child) for child in tree.children]
    start = tree.start if isinstance(tree, machine.Token) else tree.start_pos
    return str(tree.type), start, str(tree if not isinstance(tree, machine.Token) else tree.text)


def by_lark(lark: Lark, text: str):
    try:
        return plain(lark.parse(text))
    except UnexpectedInput:
        return None


def by_machine(notation: str, text: str):
    tree = machine.parse(notation, text)
    return None if isinstance(tree, NoParse) else plain(tree)


def fragments(notation: str) -> list[str]:
    return sorted(
        {
            token.text
            for example in grammar.examples(notation)
            for token in machine.lex(notation, example)
        }
    )


@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_grammar_shows_what_it_takes(notation):
    assert grammar.examples(notation)


@pytest.mark.parametrize(
    ("notation", "example"), [(n, example) for n in NOTATIONS for example in grammar.examples(n)]
)
def test_examples_of_a_grammar_parse_as_in_lark(notation, example):
    expected = by_lark(LARKS[notation], example)
    assert expected is not None
    assert by_machine(notation, example) == expected


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_any_soup_of_tokens_parses_as_in_lark(notation, data):
    pieces = st.one_of(
        st.sampled_from(fragments(notation) + STRAYS), st.sampled_from(grammar.examples(notation))
    )
    soup = "".join(data.draw(st.lists(pieces, max_size=12)))
    assert by_machine(notation, soup) == by_lark(LARKS[notation], soup)


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_an_example_with_one_token_changed_parses_as_in_lark(notation, data):
    example = data.draw(st.sampled_from(grammar.examples(notation)))
    tokens = list(machine.lex(notation, example))
    token = data.draw(st.sampled_from(tokens))
    other = data.draw(st.sampled_from(["", *fragments(notation), *STRAYS]))
    changed = example[: token.start] + other + example[token.end :]
    assert by_machine(notation, changed) == by_lark(LARKS[notation], changed)


@pytest.mark.parametrize("notation", NOTATIONS)
def test_an_island_parses_where_it_stands(notation):
    example = grammar.examples(notation)[0]
    alone = machine.parse(notation, example)
    within = machine.parse(notation, f"before {example} after", 7, 7 + len(example))
    assert isinstance(alone, Node)
    assert isinstance(within, Node)
    assert (within.start - 7, within.end - 7) == (alone.start, alone.end)


@pytest.mark.parametrize("notation", NOTATIONS)
def test_what_does_not_parse_says_where_and_what_would_go_on(notation):
    result = machine.parse(notation, "\x00")
    assert isinstance(result, NoParse)
    assert result.offset <= 1
    assert result.expected
    assert all(re.fullmatch(r"[A-Z_0-9]+|\$END", terminal) for terminal in result.expected)


@pytest.mark.parametrize("notation", NOTATIONS)
def test_no_grammar_has_a_conflict_that_lark_settles_in_silence(notation, caplog):
    with caplog.at_level("DEBUG", logger="lark"):
        options = {"parser": "lalr", "lexer": "basic", "maybe_placeholders": False}
        Lark(grammar.text(notation), debug=True, **options)
    conflicts = [
        record.message for record in caplog.records if "conflict" in record.message.lower()
    ]
    assert conflicts == []


def test_tables_follow_from_the_grammars():
    with open(tables.__file__, encoding="utf-8") as file:
        assert file.read() == grammar.module(), "run python -m disclosure_lint.notation.grammar"


@pytest.mark.parametrize(
    ("notation", "reason"),
    [
        ('start: A | W\nA: "a"i\nW: /[a-z]/i', "flags"),
        ('start: t{A}\nt{x}: x x\nA: "a"', "template"),
    ],
)
def test_what_the_machine_does_not_run_is_refused(notation, reason, monkeypatch):
    monkeypatch.setattr(grammar, "text", lambda _: notation)
    monkeypatch.setattr(grammar, "notations", lambda: ["x"])
    with pytest.raises(grammar.GrammarError, match=reason):
        grammar.module()
