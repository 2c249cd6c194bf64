from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.spans import apart, around, between


class Named(NamedTuple):
    start: int
    end: int
    name: str


_SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda two: (two[0], two[0] + two[1]))
)


def test_of_two_that_overlap_the_first_and_then_the_longer_is_kept():
    assert apart([(5, 9), (0, 2), (0, 4), (3, 6)]) == [(0, 4), (5, 9)]


def test_what_only_touches_lies_apart():
    assert apart([(0, 4), (4, 6)]) == [(0, 4), (4, 6)]


def test_of_two_that_are_the_same_the_first_given_is_kept():
    one, other = Named(2, 5, "one"), Named(2, 5, "another")
    assert apart([one, other]) == [one]
    assert apart([other, one]) == [other]


@given(_SPANS)
def test_what_lies_apart_never_overlaps_and_what_is_left_out_overlaps_what_is_kept(spans):
    kept = apart(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(kept))
    for start, end in spans:
        assert any(one[0] < end and start < one[1] for one in kept)


@given(_SPANS, st.integers(0, 40), st.integers(0, 40))
def test_between_two_places_stands_what_begins_there(spans, start, end):
    ordered = sorted(spans)
    assert between(ordered, start, end) == [one for one in ordered if start <= one[0] < end]


@given(_SPANS, st.integers(0, 40))
def test_around_a_place_lies_what_holds_it(spans, place):
    kept = apart(spans)
    assert around(kept, place) == next((one for one in kept if one[0] <= place < one[1]), None)
