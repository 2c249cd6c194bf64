"""What is not in the phrase language is refused with a place, a reason and advice."""

from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lark import Lark

from disclosure_lint.errors import PatternError
from disclosure_lint.patterns.compile import compile_pattern
from disclosure_lint.patterns.explain import explain

TERMS = {"drug-candidate": ("core product",)}
LONG_GAP = '"a" ..' + "9" * 5000 + ' "b"'


@pytest.mark.parametrize(
    ("pattern", "offset", "message", "help_"),
    [
        ('"a" & "b"', 4, "stops making sense at `&`", "join conditions with `and`"),
        ("“a”", 0, "at `“a”`", 'straight double quotes: "…"'),
        ('"a" or ‘b’', 7, "at `‘b’`", 'straight double quotes: "…"'),
        ("'a'", 0, "at `'a'`", 'straight double quotes: "…"'),
        ('"a" or "b', 7, 'at `"b`', "a phrase has no closing quote"),
        ('sentence "a"', 9, 'at `"a"`', "expected `(`"),
        ('{"a", "b"}', 4, "at `,`", "separate alternatives with `|`"),
        ('["a" | "b"]', 0, "at `[", "put alternatives in braces"),
        ('"a" | "b"', 4, "at `|`", "put alternatives in braces"),
        ('{"a" or "b"}', 5, "at `or`", "expected `|` or `}`"),
        ('"a" AND "b"', 4, "at `AND`", "write `and` in small letters"),
        ('"a" or develop*', 7, "at `develop*`", 'quote every phrase: "develop*"'),
        ("成功", 0, "at `成功`", 'quote every phrase: "成功"'),
        ("@Drug", 0, "at `@Drug`", "small letters"),
        ('..3 "a"', 0, "at `..3`", "a gap stands between two phrases"),
        ('{..3 "a"}', 1, "at `..3`", "a gap stands between two phrases"),
        ('"a" . "b"', 4, "at `.`", "written ..3"),
        ('{"a" ..3}', 8, "at `}`", "expected"),
        ('"a" ..3', 7, "stops before it is complete", 'a "quoted phrase"'),
        ('"a" and  ', 7, "stops before it is complete", "`not`"),
        ('("a"', 4, "stops before it is complete", "expected `)`"),
        ("", 0, "stops before it is complete", "sentence(…)"),
        ("# only a comment", 16, "stops before it is complete", "expected"),
        ('"a"\n\N{NO-BREAK SPACE}"b"', 4, "a space of an unusual sort", "retype it"),
        ('"ab*"', 1, "`ab*` is too open", "three letters or more"),
        ('"abc a*"', 5, "`a*` is too open", "three letters or more"),
        ('"*"', 1, "at least one word", None),
        ('"&"', 1, "at least one word", None),
        ('""', 1, "at least one word", None),
        ('"* abc"', 1, "`*` is too open", "three letters or more"),
        ('"abc*def"', 1, "`abc*def` is too open", "end of a word"),
        ('"abc**"', 1, "`abc**` is too open", "end of a word"),
        ('"R&D*"', 1, "`R&D*` is too open", "end of a word"),
        ('"a" ..21 "b"', 4, "at most 20 words", None),
        (LONG_GAP, 4, "at most 20 words", None),
        ('"a" and @drugs', 8, "there is no term `@drugs`", "did you mean `@drug`?"),
        ("@drug-candidat", 0, "there is no term", "did you mean `@drug-candidate`?"),
        ("@qqqq", 0, "there is no term `@qqqq`", "terms.yaml"),
    ],
)
def test_says_where_and_what_to_do(
    pattern: str, offset: int, message: str, help_: str | None
) -> None:
    with pytest.raises(PatternError) as refused:
        compile_pattern(pattern, TERMS)
    assert message in str(refused.value)
    assert refused.value.offset == offset
    if help_ is None:
        assert refused.value.help is None
    else:
        assert help_ in (refused.value.help or "")


@pytest.mark.parametrize(
    "pattern",
    ["(" * 50_000 + '"a"', "not " * 5000 + '"a"', "{" * 5000 + '"a"' + "}" * 5000,
     "sentence(" * 5000 + '"a"' + ")" * 5000, "{" * 41 + '"a"' + "}" * 41],
)  # fmt: skip
def test_deep_nesting_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern, {})


def test_deep_brackets_mean_nothing() -> None:
    assert compile_pattern("(" * 5000 + '"a"' + ")" * 5000, {}) == compile_pattern('"a"', {})


_pieces = st.sampled_from(
    ['"may not"', '"dev*"', "..3", "{", "|", "}", "(", ")", "and", "or", "not", "sentence",
     "heading", "@drug", "@x", " ", "\n", "#", '"', "..", "“", "\N{NO-BREAK SPACE}", "*", "成"]
)  # fmt: skip


@given(pattern=st.text() | st.lists(_pieces, max_size=20).map(" ".join))
@example(pattern="\N{LINE SEPARATOR}")
@example(pattern="\ud800")
def test_any_text_compiles_or_is_refused(pattern: str) -> None:
    try:
        compile_pattern(pattern, TERMS)
        assert explain(pattern)
    except PatternError as refused:
        assert 0 <= refused.offset <= len(pattern) and str(refused)  # noqa: PT018 - either way is right


def test_the_grammar_has_no_two_readings(caplog: pytest.LogCaptureFixture) -> None:
    """Lark resolves a choice between two readings by itself, and says so only where it is asked."""
    grammar = resources.files("disclosure_lint.patterns").joinpath("phrase.lark")
    with caplog.at_level("DEBUG", logger="lark"):
        Lark(grammar.read_text("utf-8"), parser="lalr", maybe_placeholders=False, debug=True)
        assert "conflict" not in caplog.text.lower()
        Lark('start: "a" start? "b"? start?', parser="lalr", debug=True)
    assert "conflict" in caplog.text.lower()
