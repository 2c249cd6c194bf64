"""Which anchor of one text is which of the other."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.comparing.anchor import Anchor
from disclosure_lint.comparing.matching import Map, chain, match


def numbers(*values, step=20):
    return [
        Anchor("number", Fraction(value), at * step, at * step + 4, is_solid=True)
        for at, value in enumerate(values)
    ]


@given(st.lists(st.integers(1, 30), max_size=30))
def test_a_text_is_its_own_partner(values):
    ones = numbers(*values)
    found = match(ones, ones, 1000, 1000)
    assert found.pairs == {n: n for n in range(len(ones))}
    assert found.left == found.right == ()


@given(st.lists(st.integers(1, 9), max_size=20), st.lists(st.integers(1, 9), max_size=20))
def test_only_equal_values_are_paired_and_each_once(mine, theirs):
    ones, others = numbers(*mine), numbers(*theirs)
    found = match(ones, others, 1000, 1000)
    assert all(ones[one].value == others[other].value for one, other in found.pairs.items())
    assert len(set(found.pairs.values())) == len(found.pairs)
    assert sorted({*found.pairs, *found.left}) == list(range(len(ones)))
    assert sorted({*found.pairs.values(), *found.right}) == list(range(len(others)))


def test_of_equal_values_the_nearest_is_left_out_last():
    found = match(numbers(1, 7, 2, 7, 3), numbers(1, 2, 7, 3), 100, 100)
    assert found.left == (1,)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=30))
def test_a_chain_rises_in_both(pairs):
    found = chain(sorted(pairs))
    assert all(a[1] < b[1] for a, b in pairwise(found))
    assert set(found) <= set(pairs)


@given(st.integers(0, 100))
def test_a_map_never_goes_back(place):
    to = Map([(10, 30), (50, 60)], 100, 200)
    assert to(10) == 30
    assert to(50) == 60
    assert to(max(0, place - 1)) <= to(place)


def test_a_year_finds_its_date():
    year = Anchor("year", 2025, 5, 9, is_solid=False)
    date = Anchor("date", "2025-12-29", 5, 15, is_solid=True)
    assert match([year], [date], 20, 20).pairs == {0: 0}
