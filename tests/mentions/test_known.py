"""The word lists as finders ask for them."""

from __future__ import annotations

import pytest

from disclosure_lint.mentions.known import Known

KNOWN = Known(
    {
        "en": {"marks": ("draft", "draft copy", "for review", "embargo:", "stud*")},
        "zh": {"marks": ("草稿", "密")},
    },
    {},
)


def test_words_and_phrases():
    assert KNOWN.words("marks") == {"draft", "密"}
    assert KNOWN.phrases("marks") == ("draft copy", "for review", "embargo:", "stud*", "草稿")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("draft copy 3", "draft copy"),
        ("draft copyright", "draft"),
        ("drafts", None),
        ("a draft", None),
        ("embargo:june", "embargo:"),
        ("studies", "stud"),
        ("草稿初", "草稿"),
    ],
)
def test_the_longest_phrase_that_stands_at_a_place(text, phrase):
    end = KNOWN.after("marks", text)
    assert (text[:end] if end is not None else None) == phrase


def test_a_list_that_no_language_has():
    with pytest.raises(KeyError, match="no language has the list `x`"):
        KNOWN.words("x")
