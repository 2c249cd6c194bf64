"""What changed word by word: both texts can be read out of it again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.render.redline import Stretch, redline

words = st.lists(
    st.sampled_from(
        ["revenue", "was", "RMB217.4", "million", "may", "的", "臨床", "。", ",", "12%"]
    ),
    max_size=30,
).map(" ".join)


def read(stretches, *sorts):
    return "".join(one.words for one in stretches if one.sort in sorts)


@given(words, words)
def test_without_what_is_gone_it_is_the_new_paragraph(before, now):
    assert read(redline(before, now), "same", "fresh") == now


@given(words, words)
def test_without_what_is_new_it_says_what_the_old_one_said(before, now):
    told = read(redline(before, now), "same", "gone")
    assert "".join(told.split()) == "".join(before.split())


def test_a_word_that_is_gone_stands_apart_from_the_one_before_it():
    told = redline("revenue revenue", "revenue")
    assert told == [Stretch("same", "revenue"), Stretch("gone", " revenue")]


@given(words)
def test_what_did_not_change_is_one_stretch(text):
    assert redline(text, text) == ([Stretch("same", text)] if text else [])


@pytest.mark.parametrize(
    ("before", "now", "gone", "fresh"),
    [
        ("It may help.", "It helps.", ["may help"], ["helps"]),
        ("RMB217.4 million", "RMB217.6 million", ["RMB217.4 "], ["RMB217.6 "]),
        ("為潛在同類首創的抑制劑", "為同類首創的抑制劑", ["潛在"], []),
        ("in Phase 3 trials", "in Phase 2 trials", ["3 "], ["2 "]),
    ],
)
def test_words_and_figures_are_whole_and_chinese_goes_by_characters(before, now, gone, fresh):
    told = redline(before, now)
    assert [one.words for one in told if one.sort == "gone"] == gone
    assert [one.words for one in told if one.sort == "fresh"] == fresh
