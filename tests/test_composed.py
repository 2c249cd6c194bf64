from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.finding import Edit
from disclosure_lint.fixes import composed, edited
from disclosure_lint.source import Span


def edit(start, end, text):
    return Edit(Span(start, end), text)


def test_edits_of_edits_become_one():
    assert composed([edit(1, 2, "xyz")], [edit(2, 3, "-")]) == [edit(1, 2, "x-z")]
    assert composed([edit(1, 2, "xyz")], [edit(0, 5, "-")]) == [edit(0, 3, "-")]
    assert composed([edit(1, 2, "")], [edit(1, 1, "new")]) == [edit(1, 2, "new")]


def test_edits_apart_stay_apart():
    first, then = [edit(0, 1, "aa")], [edit(5, 6, "b")]
    assert composed(first, then) == [edit(0, 1, "aa"), edit(4, 5, "b")]
    assert composed([], then) == then
    assert composed(first, []) == first


@st.composite
def edits_of(draw, length):
    places = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    spans = zip(places[::2], places[1::2], strict=False)
    made = [edit(start, end, draw(st.text("xyz", max_size=3))) for start, end in spans]
    return [one for n, one in enumerate(made) if not n or one.span.start > made[n - 1].span.end]


@given(st.data())
def test_composed_edits_do_what_the_two_do_in_turn(data):
    text = data.draw(st.text("abc", max_size=20))
    first = data.draw(edits_of(len(text)))
    between = edited(text, first)
    then = data.draw(edits_of(len(between)))
    assert edited(text, composed(first, then)) == edited(between, then)
