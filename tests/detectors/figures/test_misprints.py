"""Which two figures are one figure misprinted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.detectors.figures.misprints import (
    is_a_digit_off,
    is_swapped,
    is_swapped_beside,
    swaps,
)


@pytest.mark.parametrize(
    ("one", "other", "off", "swapped", "beside"),
    [
        ("12.5", "13.5", True, False, False),
        ("12.5", "15.2", False, True, True),  # a point between them
        ("12.5", "21.5", False, True, True),
        ("1234", "4231", False, True, False),
        ("1234", "2143", False, False, False),  # two swaps
        ("12.5", "1.25", False, False, False),
        ("12", "123", False, False, False),
        ("12", "12", False, False, False),
    ],
)
def test_a_misprint_is_one_digit_or_two_that_changed_places(one, other, off, swapped, beside):
    assert is_a_digit_off(one, other) is off
    assert is_swapped(one, other) is swapped
    assert is_swapped_beside(one, other) is beside


@given(st.from_regex(r"\A[0-9]{1,6}(\.[0-9]{1,3})?\Z"))
def test_every_swap_is_seen_as_one(printed):
    for other in swaps(printed):
        assert is_swapped_beside(printed, other)
        assert is_swapped(other, printed)
