from __future__ import annotations

import pytest

from disclosure_lint.readers import read_bytes


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("One. <!-- disclosure-lint: allow a/b because c --> Two.", "One.  Two."),
        ("One\n<!-- disclosure-lint: allow a/b\nbecause c -->\ntwo.", "One\ntwo."),
        ("One\r\n  <!--disclosure-lint: allow a/b-->  \r\ntwo.", "One\r\ntwo."),
        ("One.\n<!-- disclosure-lint: allow a/b -->", "One.\n"),
        ("<!-- a remark --> One.", "<!-- a remark --> One."),
        ("<!-- disclosure-lint: allow a/b One.", "<!-- disclosure-lint: allow a/b One."),
    ],
)
def test_only_comments_to_the_linter_are_taken_out_of_plain_text(text: str, read: str) -> None:
    draft = read_bytes(text.encode(), "x.txt")
    assert draft.text == read
    assert draft.source.text == text


def test_marks_of_markdown_mean_nothing_in_plain_text() -> None:
    text = "# One\n**two** [three](four) & `five`"
    assert read_bytes(text.encode(), "x.txt").text == text
