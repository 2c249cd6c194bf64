"""Where a text has some signs: what a regular expression finds around them is what it finds at all."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.sought import followed, lines, places, stretches

TEXTS = st.text(alphabet="ab1 -.m\n", max_size=60)


def test_places_are_in_order_whatever_the_order_of_the_signs() -> None:
    assert places("b a b a", "ab") == [0, 2, 4, 6]
    assert places("1010", ("10",)) == [0, 2]
    assert places("", "ab") == []


@given(TEXTS)
def test_what_stands_in_one_line_is_found_in_the_lines_of_its_sign(text: str) -> None:
    sought = re.compile(r"[ab]+ m|m[ab1]")
    found = [one for line in lines(text, places(text, "m")) for one in sought.finditer(text, *line)]
    assert [one.span() for one in found] == [one.span() for one in sought.finditer(text)]


@given(TEXTS)
def test_what_stands_around_a_sign_is_found_in_its_stretches(text: str) -> None:
    sought = re.compile(r"(?<![ab1-])[ab][ab1]*(?:-[ab1]+)*\s1m(?![ab])")
    around = list(stretches(text, places(text, "m"), 3, 2))
    found = [one for where in around for one in sought.finditer(text, *where)]
    assert [one.span() for one in found] == [one.span() for one in sought.finditer(text)]
    assert all(first[1] < second[0] for first, second in pairwise(around))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("X%", True), ("X %", True), ("X  %", False), ("% X", False), ("X", False)],
)
def test_a_sign_is_followed_by_another_a_space_between_them_or_none(
    text: str, *, expected: bool
) -> None:
    assert followed(text, "X", frozenset("%")) is expected
