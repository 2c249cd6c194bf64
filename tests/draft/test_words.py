from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import Words, words_of


def test_a_han_character_is_a_word_and_so_is_an_address() -> None:
    words = Words("see https://a.b/c?d=e. 本公司hqp1351")
    assert words.text == ["see", "https://a.b/c?d=e", "本", "公", "司", "hqp1351"]
    assert words.gaps[2] == ". "


@given(st.text())
def test_words_and_gaps_make_up_the_text(text: str) -> None:
    words = Words(text)
    parts = [gap + word for gap, word in zip(words.gaps, words.text, strict=False)]
    assert "".join(parts) + words.gaps[-1] == text
    assert sum(map(len, words.index.values())) == len(words)


@given(st.text(), st.integers(0, 20))
def test_the_word_at_an_offset_ends_after_it(text: str, offset: int) -> None:
    words = Words(text)
    number = words.at(offset)
    assert number == len(words) or words.end(number) > offset
    assert number == 0 or words.end(number - 1) <= offset


def test_words_are_found_by_their_beginning() -> None:
    assert Words("develop developed marketing development").starting("develop") == [
        "develop",
        "developed",
        "development",
    ]


@pytest.mark.parametrize("text", ["a b-1 c_d", "é la ß2 (x)", "本公司hqp1351、2號 é", "ａ㆒〇々"])
def test_a_text_has_the_same_words_with_an_address_behind_it_and_without(text: str) -> None:
    assert Words(f"{text} www.a.b").text == [*Words(text).text, "www.a.b"]


def test_long_words_are_of_six_latin_letters_or_more_each_once() -> None:
    assert Words("placebo dose placebo hqp1351 étude1 priorité médical").long == ["placebo"]


@given(st.text(st.sampled_from("abz09 -*._'\n\tß公:/") | st.characters(), max_size=20))
def test_the_words_of_a_phrase_are_those_of_a_text(phrase: str) -> None:
    folded = fold(phrase)
    assert list(words_of(folded)) == Words(folded).text
