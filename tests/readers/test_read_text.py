"""Texts that are decoded already, as editors have them."""

import pytest

from disclosure_lint import readers
from disclosure_lint.errors import ReadError

WORDS = "The trial of XY-101 met its endpoint."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", WORDS),
        ("a.md", f"# Title\n\n**{WORDS}**\n"),
        ("a.txt", f"<!doctype html><p>{WORDS}</p>"),
        ("a.html", f"<p>{WORDS}</p>"),
    ],
)
def test_a_text_is_read_by_its_name_and_beginning(name, text):
    draft = readers.read_text(text, name)
    assert WORDS in draft.text
    assert "<" not in draft.text
    assert "*" not in draft.text
    assert draft.source.text == text
    from_file = readers.read_bytes(text.encode(), name)
    assert from_file.text == draft.text
    assert from_file.source.sha256 == draft.source.sha256


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.eml", f"Subject: x\n\n{WORDS}"), ("a.txt", "<SEC-DOCUMENT>\n"), ("a.txt", " ")],
)
def test_what_no_editor_shows_as_it_is_is_refused(name, text):
    with pytest.raises(ReadError):
        readers.read_text(text, name)


def test_half_a_surrogate_pair_is_a_character_like_others():
    assert readers.read_text(f"\ud83d {WORDS}", "a.txt").text.endswith(WORDS)
