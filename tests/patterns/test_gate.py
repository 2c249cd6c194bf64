"""The gate rules runs out, and never one that holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.patterns.compile import compile_pattern
from disclosure_lint.patterns.gate import Gate, build
from disclosure_lint.patterns.match import Matcher
from disclosure_lint.source import Source

WORDS = [
    "no",
    "assurance",
    "develop",
    "developed",
    "market",
    "may",
    "not",
    "able",
    "無",
    "法",
    "保證",
]
PATTERNS = [
    '"no assurance"',
    '"develop*" ..2 "market*"',
    '{"may not" | "無法保證"} ..3 {"able" | "market*"}',
    '{"no" | @drug} "assurance"',
    "@drug",
]


def gated(text: str, pattern: str):
    runs: dict[bytes, tuple[object, ...]] = {}
    node = compile_pattern(pattern, {}, runs)
    draft = Draft(Source(text))
    free = Matcher(draft, lambda _: []).hits(node)
    return free, Matcher(draft, lambda _: [], Gate(build(runs.values()))).hits(node)


@given(st.lists(st.sampled_from([*WORDS, ".", "é", "élan"])), st.sampled_from(PATTERNS))
def test_the_gate_changes_no_answer(words, pattern):
    free, behind = gated(" ".join(words), pattern)
    assert free == behind


def test_a_run_whose_rarest_word_is_absent_is_ruled_out():
    runs: dict[bytes, tuple[object, ...]] = {}
    compile_pattern('"no" ..3 "assurance"', {}, runs)
    gate = Gate(build(runs.values()))
    assert gate.possible(Draft(Source("no guarantee")).words) == set()
    assert gate.possible(Draft(Source("assurance")).words) == {0}
