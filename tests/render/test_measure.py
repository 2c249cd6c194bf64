from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.render.measure import shorten, shown, width, wrap

any_text = st.text()


def test_wide_combining_and_invisible_characters_take_their_columns():
    assert width("abc") == 3
    assert width("本公司") == 6
    assert width("Ａ") == 2
    assert width("cafe\u0301") == 4
    assert width("a\u200bb\u00ad") == 2
    assert width("\t") == 4


def test_characters_that_steer_a_terminal_become_pictures():
    assert shown("\x1b[31m\x07\x7f\x9b\u202e\ud800") == "␛[31m␇␡\ufffd\ufffd"


@given(any_text)
def test_what_is_shown_is_harmless(text):
    printed = shown(text)
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in printed)
    printed.encode()


@given(any_text, st.integers(8, 100))
def test_a_shortened_text_fits(text, columns):
    assert width(shorten(text, columns)) <= columns
    assert "\n" not in shorten(text, columns)


def test_a_short_text_stays_and_a_long_one_loses_its_middle():
    assert shorten("There is no assurance", 30) == "There is no assurance"
    cut = shorten("There is no assurance that it will be successfully marketed", 40)
    assert cut == "There is no assurance…marketed"


@given(any_text, st.integers(8, 60))
def test_wrapped_rows_fit_and_lose_no_word(text, columns):
    rows = wrap(text, columns)
    assert all(width(row) <= columns for row in rows)
    assert "".join("".join(rows).split()) == "".join(shown(" ".join(text.split())).split())


def test_chinese_is_wrapped_without_spaces():
    assert wrap("本公司的核心產品已獲批准", 10) == ["本公司的核", "心產品已獲", "批准"]
    assert wrap("see 本公司的核心產品", 10) == ["see 本公司", "的核心產品"]
