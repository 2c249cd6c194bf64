"""A range of words is judged by the sentences in it alone, and comes out the same."""

import pytest

from disclosure_lint.draft.model import Draft
from disclosure_lint.patterns.compile import compile_pattern
from disclosure_lint.patterns.match import Matcher
from disclosure_lint.patterns.runs import Runs
from disclosure_lint.source import Source

BODY = "The company may market products. " * 40
LEGEND = "Forward-looking statements may not come true. Risks are named here."


def test_a_statement_is_sought_among_its_own_words(monkeypatch):
    draft = Draft(Source(f"{BODY}\n\n{LEGEND}\n\n{BODY}"))
    seen = []
    find = Runs.find

    def watched(self, steps):
        seen.append(sum(map(len, self.words.index.values())))
        return find(self, steps)

    monkeypatch.setattr(Runs, "find", watched)
    first = draft.words.index["forward"][0]
    last = draft.words.index["here"][0] + 1
    node = compile_pattern('"may not" ..3 "true"', {})
    assert Matcher(draft, lambda _: []).of(first, last).holds(node, first, last)
    assert seen == [last - first]


def test_half_a_draft_is_no_part_of_its_own():
    draft = Draft(Source(BODY))
    matcher = Matcher(draft, lambda _: [])
    assert matcher.of(0, len(draft.words)) is matcher


def test_few_parts_are_kept():
    draft = Draft(Source("One two three. " * 400))
    matcher = Matcher(draft, lambda _: [])
    first = matcher.of(0, 3)
    assert matcher.of(0, 3) is first
    for at in range(0, 1200, 3):
        matcher.of(at, at + 3)
    assert matcher.of(0, 3) is not first


@pytest.mark.parametrize(
    ("pattern", "words"),
    [('"risk" ..20 "trial"', 0), ('"risk" ..3 "named"', 1)],
)
def test_a_run_is_followed_only_where_its_words_meet(monkeypatch, pattern, words):
    """In `risk … . … trial` no sentence has both: nothing is sought behind either word."""
    draft = Draft(Source("The risk is named. A trial goes on. A trial ends."))
    followed = []
    before = Runs._before

    def watched(self, steps, rest):
        followed.append(steps)
        return before(self, steps, rest)

    monkeypatch.setattr(Runs, "_before", watched)
    found = Matcher(draft, lambda _: []).hits(compile_pattern(pattern, {}))
    assert len(found or []) == words
    assert len(followed) == words
