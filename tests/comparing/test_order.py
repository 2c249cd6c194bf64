"""Figures that changed places between two texts, and what two languages order as they like."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.comparing.anchor import Anchor, Side
from disclosure_lint.comparing.matching import match
from disclosure_lint.comparing.order import exchanged


def table(rows, *, is_han=False):
    """A text of rows of figures, a tab between two, with its anchors."""
    text, anchors = "", []
    for row in rows:
        text += "行" if is_han else "row"
        for figure in row:
            text += "\t"
            start = len(text)
            text += str(figure)
            anchors.append(Anchor("number", Fraction(figure), start, len(text), is_solid=True))
        text += "\n"
    return Side(anchors, text, is_han, text)


def told(rows, others):
    one, other = table(rows), table(others, is_han=True)
    matched = match(one.anchors, other.anchors, len(one.text), len(other.text))
    return [int(one.text[d.here.start : d.here.end]) for d in exchanged(one, other, matched)]


ROWS = [[1101, 1102], [2101, 2102], [3101, 3102], [4101, 4102]]


def test_nothing_is_told_of_the_same_table():
    assert told(ROWS, ROWS) == []


@pytest.mark.parametrize(
    ("spoiled", "first"),
    [
        ([[1102, 1101], *ROWS[1:]], 1102),
        ([ROWS[0], ROWS[2], ROWS[1], ROWS[3]], 3101),
        ([[1101, 1102], [2101, 3102], [3101, 2102], ROWS[3]], 3102),
        ([[1101, 2101], [1102, 2102], *ROWS[2:]], 2101),
        ([*ROWS[:2], ROWS[3], ROWS[2]], 4101),
    ],
)
def test_what_changed_places_is_told_once(spoiled, first):
    assert told(spoiled, ROWS) == [first]


def test_a_table_that_is_read_by_columns_is_no_exchange():
    rows = [[at * 100 + column for column in range(1, 3)] for at in range(11, 61)]
    assert told([row[::-1] for row in rows], rows) == []


@given(st.lists(st.integers(1000, 9999), min_size=8, max_size=24, unique=True), st.data())
def test_two_neighbours_of_a_column_are_told_wherever_they_stand(figures, data):
    at = data.draw(st.integers(0, len(figures) - 2))
    spoiled = [*figures]
    spoiled[at], spoiled[at + 1] = spoiled[at + 1], spoiled[at]
    assert told([[f] for f in spoiled], [[f] for f in figures]) == [spoiled[at]]
