"""Patterns written out: whole for those who approve rules, in few words for findings."""

from __future__ import annotations

import pytest

from disclosure_lint.packs.build import Reading
from disclosure_lint.packs.load import read, shipped
from disclosure_lint.packs.model import PATTERN_FIELDS
from disclosure_lint.patterns.compile import compile_pattern
from disclosure_lint.patterns.explain import explain
from disclosure_lint.patterns.say import say

PATTERNS = [
    pytest.param(pattern, id=f"{name} {field}")
    for name, _, model in Reading(read([shipped()]), {}, []).rule_files()
    for field in PATTERN_FIELDS
    if (pattern := getattr(model, field, None))
]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ('"no assurance"', "“no assurance”"),
        ('"develop*"', "a word beginning “develop”"),
        ('"core product*"', "“core product…”"),
        ("@doubt", "a term listed as “doubt”"),
        ("@drug", "the name of a drug"),
        ('{"a" | "b" | "c"}', "one of “a”, “b” or “c”"),
        ('{"a"}', "“a”"),
        ('"may" ..1 "not" ..3 "able"',
         "“may” then, after at most 1 word, “not” then, after at most 3 words, “able”"),
        ('"may" ..0 "not"', "“may” then, with no word between, “not”"),
        ('@drug "rose"', "the name of a drug then “rose”"),
        ('"a" and "b"', "“a”; and “b”"),
        ('"a" or "b" and "c"', "either “a”, or both “b”, and “c”"),
        ('("a" or "b") and "c"', "either “a”, or “b”; and “c”"),
        ('sentence("a" and "b") and "c"', "one sentence that contains both “a”, and “b”; and “c”"),
        ('heading("a") or not "b"', "either a heading that contains “a”, or nowhere “b”"),
        ('not ("a" and "b" and "c")', "nowhere all of these: “a”, and “b”, and “c”"),
    ],
)  # fmt: skip
def test_explains(pattern: str, expected: str) -> None:
    assert explain(pattern) == expected


@pytest.mark.parametrize("pattern", PATTERNS)
def test_explains_every_shipped_pattern(pattern: str) -> None:
    said = explain(pattern)
    assert not set(said) & set('{}|@"*')
    assert "  " not in said


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ('"no assurance"', "“no assurance”"),
        ('"R&D"', "“r&d”"),
        ('"Rule 18A.05"', "“rule 18a.05”"),
        ('"无法保证"', "“无法保证”"),
        ('"develop*"', "a word beginning “develop”"),
        ('"may" ..3 "able"', "“may … able”"),
        ("@stock-code", "a stock code"),
        ('{"a" | "b" | "c" | "d"}', "“a” or “b” or “c” …"),
        ('"x" {"a" | "b" | "c" | "d"}', "“x a/b/c/…”"),
        ('sentence("a" and not "b")', "“a” and the absence of “b”"),
        ('"a" or "b" or "c" or "d"', "“a” or “b” or “c” …"),
    ],
)  # fmt: skip
def test_says_in_few_words(pattern: str, expected: str) -> None:
    assert say(compile_pattern(pattern, {})) == expected
