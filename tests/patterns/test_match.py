"""The matcher against a slow one that tries everything, and against the clock."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.patterns.compile import compile_pattern
from disclosure_lint.patterns.match import Hits, Matcher
from disclosure_lint.source import Source

# A pattern as a tree of its own, so that nothing of the package decides what it means:
#   ("and" | "or", [node, …])  ("not", node)  ("sentence" | …, node)  [step, …]
#   step: "word" | "begin*" | ("gap", n) | ("choice", [[step, …], …]) | ("term",) | ("element",)
Tree = Any

WORDS = ["may", "not", "market", "markets", "marketing", "able", "保", "证", "xy"]
TERM = ["may not", "market*", "保证 able"]

word = st.sampled_from([*WORDS, "market*", "mark*"])
gap = st.builds(lambda n: ("gap", n), st.integers(0, 4))


def _runs(steps: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    def laid(parts: list[tuple[Tree, Tree | None]]) -> Tree:
        run = [item for step, between in parts for item in (step, between) if item is not None]
        return run[:-1] if parts[-1][1] is not None else run

    return st.lists(st.tuples(steps, st.none() | gap), min_size=1, max_size=4).map(laid)


_simple = word | st.just(("term",)) | st.just(("element",))
_steps = st.recursive(
    _simple,
    lambda inner: st.builds(
        lambda c: ("choice", c), st.lists(_runs(inner), min_size=1, max_size=3)
    ),
    max_leaves=6,
)
trees = st.recursive(
    _runs(_steps),
    lambda inner: (
        st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3))
        | st.tuples(st.just("not"), inner)
        | st.tuples(st.sampled_from(["sentence", "paragraph", "heading", "headline"]), inner)
    ),
    max_leaves=5,
)
soups = st.lists(
    st.sampled_from([*WORDS, ",", ".\n\n", ". The", "\n", "Market", "xy"]), max_size=25
).map(lambda parts: " ".join(parts).replace(" ,", ",").replace(" .", "."))


def written(tree: Tree) -> str:
    if isinstance(tree, list):
        return " ".join(map(_step_written, tree))
    if tree[0] in {"and", "or"}:
        return f" {tree[0]} ".join(f"({written(inner)})" for inner in tree[1])
    if tree[0] == "not":
        return f"not ({written(tree[1])})"
    return f"{tree[0]}({written(tree[1])})"


def _step_written(step: Tree) -> str:
    if isinstance(step, str):
        return f'"{step}"'
    if step[0] == "gap":
        return f"..{step[1]}"
    if step[0] == "choice":
        return "{" + " | ".join(map(written, step[1])) + "}"
    return "@word-list" if step[0] == "term" else "@drug"


class Slow:
    """Tries every word for every step; remembers nothing."""

    def __init__(self, draft: Draft, elements: Hits) -> None:
        self.draft = draft
        self.words = draft.words.text
        self.gaps = draft.words.gaps
        self.elements = elements

    def hits(self, tree: Tree, first: int, last: int) -> Hits | None:
        if isinstance(tree, list):
            return self.run(tree, first, last) or None
        kind, inner = tree
        if kind == "not":
            return [] if self.hits(inner, first, last) is None else None
        if kind in {"and", "or"}:
            each = [self.hits(one, first, last) for one in inner]
            held = [hits for hits in each if hits is not None]
            if not held or (kind == "and" and len(held) < len(each)):
                return None
            return sorted(hit for hits in held for hit in hits)
        parts = [(max(s, first), min(e, last)) for s, e in self.units(kind)]
        return [p for p in parts if p[0] < p[1] and self.hits(inner, *p) is not None] or None

    def units(self, kind: str) -> Hits:
        if kind == "sentence":
            return sorted({self.draft.sentence(n) for n in range(len(self.words))})
        found = [
            (self.draft.words.between(unit.start, unit.end), unit.kind) for unit in self.draft.units
        ]
        if kind == "headline":
            return [place for place, _ in found if place[0] == 0 and place[1] > 0]
        return [place for place, what in found if kind == "paragraph" or what == "heading"]

    def run(self, steps: list[Tree], first: int, last: int) -> Hits:
        found = []
        for start in range(first, last):
            end = self.draft.sentence(start)[1]
            # an element or a gap may be empty, a hit may not
            ends = [at for at in self.reached(steps, start, end, free=True) if at > start]
            if ends and max(ends) <= last:
                found.append((start, max(ends)))
        return found

    def reached(self, steps: list[Tree], at: int, end: int, *, free: bool) -> set[int]:
        places = {at}
        for step in steps:
            if step[0] == "gap":
                places = {n for p in places for n in range(p, min(p + step[1], end) + 1)}
                free = True
            else:
                places = {n for p in places for n in self.step(step, p, end, free=free)}
                free = False
        return places

    def step(self, step: Tree, at: int, end: int, *, free: bool) -> set[int]:
        if isinstance(step, str):
            return self.phrase(step, at, end, free=free)
        if step[0] == "choice":
            return {n for run in step[1] for n in self.reached(run, at, end, free=free)}
        if step[0] == "term":
            return {n for phrase in TERM for n in self.phrase(phrase, at, end, free=free)}
        if at >= end or not (free or self.is_loose(at)):
            return set()
        return {e for s, e in self.elements if s == at and e <= end}

    def phrase(self, phrase: str, at: int, end: int, *, free: bool) -> set[int]:
        for wanted in phrase.replace("保证", "保 证").split():
            if at >= end or not (free or self.is_loose(at)):
                return set()
            stem = wanted.rstrip("*")
            if self.words[at] != stem and not (stem != wanted and self.words[at].startswith(stem)):
                return set()
            at, free = at + 1, False
        return {at}

    def is_loose(self, at: int) -> bool:
        return set(self.gaps[at]) <= set(" \n")


@settings(max_examples=400, deadline=None)
@given(tree=trees, soup=soups)
def test_agrees_with_a_slow_matcher(tree: Tree, soup: str) -> None:
    draft = Draft(Source(soup))
    drugs = [(n, n + 1 + n % 2) for n, w in enumerate(draft.words.text[:-1]) if w == "xy"]
    node = compile_pattern(written(tree), {"word-list": TERM})
    expected = Slow(draft, drugs).hits(tree, 0, len(draft.words))
    assert Matcher(draft, lambda _: drugs).hits(node) == expected


@settings(max_examples=40, deadline=None)
@given(tree=trees, soup=soups, start=st.integers(0, 20), length=st.integers(0, 8))
def test_a_part_answers_as_the_whole_does(tree: Tree, soup: str, start: int, length: int) -> None:
    draft = Draft(Source(f"{soup}. {soup} may. {soup}"))
    drugs = [(n, n + 1 + n % 2) for n, w in enumerate(draft.words.text[:-1]) if w == "xy"]
    node = compile_pattern(written(tree), {"word-list": TERM})
    last = min(start + length, len(draft.words))
    whole = Matcher(draft, lambda _: drugs).hits(node, start, last)
    part = Matcher(draft, lambda _: drugs).of(start, last)
    assert part.hits(node, start, last) == whole
    assert part.holds(node, start, last) == (whole is not None)


PATTERNS = [
    '"may not" ..20 "may not" ..20 "able"',
    '{"may" ..20 "not" | "may not" ..20 "may"} ..20 {"may" ..20 "able" | "able"}',
    'sentence({"may" | "not"} and not "able")',
    'paragraph(sentence(paragraph(sentence("may" and "able"))))',
    '"成" ..20 "成" ..20 {"成" ..20 "功" | "功"}',
    '{"成" ..20 {"成" ..20 {"成" ..20 {"成" ..20 "功"}}}}',
]


def _seconds(node: Any, text: str) -> float:
    draft = Draft(Source(text))
    assert draft.sentences
    drugs = [(n, n + 1) for n in range(0, len(draft.words), 2)]
    begin = time.process_time()
    Matcher(draft, lambda _: drugs).hits(node)
    return time.process_time() - begin


@pytest.mark.parametrize("pattern", [*PATTERNS, '@drug ..20 @drug ..20 "able"'])
@pytest.mark.parametrize(
    "piece", ["may not ", "成", "may not. The "], ids=["words", "han", "stops"]
)
def test_takes_linear_time(pattern: str, piece: str, yardstick: float) -> None:
    node = compile_pattern(pattern, {})
    short, long = piece * (3_000 // len(piece)), piece * (30_000 // len(piece))
    base = min(_seconds(node, short) for _ in range(3))
    assert min(_seconds(node, long) for _ in range(2)) < 30 * max(base, yardstick / 20)


def test_nested_choices_do_not_multiply() -> None:
    def took(depth: int) -> float:
        pattern = '{"may" ..20 ' * depth + '"able"' + "}" * depth
        return _seconds(compile_pattern(pattern, {}), "may " * 2000)

    assert took(12) < 20 * took(3)  # four times as deep; with two ways at each, 512 times
