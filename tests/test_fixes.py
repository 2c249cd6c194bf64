from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.finding import Edit, Fix, Safety
from disclosure_lint.fixes import apply
from disclosure_lint.source import Span


def fix(*edits):
    return Fix(Safety.SAFE, tuple(Edit(Span(start, end), text) for start, end, text in edits))


def test_edits_are_made_and_the_rest_stays():
    result = apply("NASDAQ: AAPG, HKG: 6855", [fix((14, 17, "HKEX")), fix((0, 6, "Nasdaq"))])
    assert result.text == "Nasdaq: AAPG, HKEX: 6855"
    assert len(result.applied) == 2
    assert result.left == ()


def test_where_fixes_overlap_the_first_wins():
    first, second = fix((0, 3, "x")), fix((2, 5, "y"))
    assert apply("abcdef", [first, second]) == ("xdef", (first,), (second,))


def test_a_fix_is_applied_as_a_whole_or_not_at_all():
    first, second = fix((0, 3, "x")), fix((1, 2, "y"), (5, 6, "z"))
    assert apply("abcdef", [first, second]).text == "xdef"


def test_adjacent_fixes_are_both_applied():
    assert apply("abcd", [fix((0, 2, "x")), fix((2, 4, "y"))]).text == "xy"
    assert apply("abcd", [fix((2, 4, "y")), fix((2, 2, "-")), fix((4, 4, "!"))]).text == "ab-y!"


def test_the_same_edit_from_two_fixes_is_made_once():
    twice = [fix((0, 1, "x")), fix((0, 1, "x"), (2, 3, "y"))]
    assert apply("abc", twice) == ("xby", tuple(twice), ())
    assert apply("abc", [fix((1, 1, "®")), fix((1, 1, "®"))]).text == "a®bc"


def test_two_insertions_at_one_point_wait_for_each_other():
    first, second = fix((1, 1, "x")), fix((1, 1, "y"))
    assert apply("ab", [first, second]) == ("axb", (first,), (second,))


def test_an_edit_outside_the_text_is_left():
    outside = fix((2, 9, "x"))
    assert apply("abc", [outside]) == ("abc", (), (outside,))


@st.composite
def texts_with_fixes(draw):
    text = draw(st.text(max_size=40))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    edits = st.builds(lambda p, t: Edit(Span(*p), t), places, st.text(max_size=4))
    fixes = st.builds(lambda e: Fix(Safety.SAFE, tuple(e)), st.lists(edits, max_size=3))
    return text, draw(st.lists(fixes, max_size=8))


@given(texts_with_fixes())
def test_every_fix_is_either_applied_or_left(case):
    text, fixes = case
    result = apply(text, fixes)
    assert sorted([*result.applied, *result.left]) == sorted(fixes)


@given(texts_with_fixes())
def test_applying_is_the_same_as_making_the_distinct_edits_from_the_back(case):
    text, fixes = case
    result = apply(text, fixes)
    edits = sorted({edit for one in result.applied for edit in one.edits}, reverse=True)
    expected = text
    for (start, end), new in edits:
        expected = expected[:start] + new + expected[end:]
    assert result.text == expected


@given(texts_with_fixes())
def test_the_first_applicable_fix_is_never_left(case):
    text, fixes = case
    whole = [one for one in fixes if apply(text, [one]).applied]
    if whole:
        assert whole[0] in apply(text, whole).applied


@given(texts_with_fixes())
def test_no_two_edits_that_were_made_touch_the_same_text(case):
    text, fixes = case
    edits = sorted({edit for one in apply(text, fixes).applied for edit in one.edits})
    for (before, _), (after, _) in pairwise(edits):
        assert before.end <= after.start
