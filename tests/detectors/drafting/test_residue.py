"""What an editor's program leaves in a text."""

from __future__ import annotations

import pytest

from disclosure_lint.detectors.drafting import residue
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import Residue
from disclosure_lint.source import Source


def found(text: str) -> list[tuple[str, str]]:
    return [(one.sort, text[one.start : one.end]) for one in residue.find(Draft(Source(text)))]


@pytest.mark.parametrize(
    ("text", "sort", "left"),
    [
        ("a {++b++} c", "tracked-change", "{++b++}"),
        ("a {--b--} c", "tracked-change", "{--b--}"),
        ("a {~~b~>c~~} d", "tracked-change", "{~~b~>c~~}"),
        ("a {>>b<<} c", "review-comment", "{>>b<<}"),
        ("a {==b==} c", "review-comment", "{==b==}"),
        ("a ~~b c~~ d", "tracked-change", "~~b c~~"),
        ("a\n Deleted: b\nc", "tracked-change", "Deleted: b"),
        ("a\nFormatted: Font: Bold\nc", "tracked-change", "Formatted: Font: Bold"),
        ("a\nMoved up [2]: b c\nd", "tracked-change", "Moved up [2]: b c"),
        ("a\n刪除的內容：乙\n丙", "tracked-change", "刪除的內容：乙"),
        ("a <ins>b</ins> c", "tracked-change", "<ins>b</ins>"),
        ("a <del cite='x'>b</del> c", "tracked-change", "<del cite='x'>b</del>"),
        ("a Commented [AB1]: b", "review-comment", "Commented [AB1]: b"),
        ("a Comment [AB12R1]: b", "review-comment", "Comment [AB12R1]: b"),
        ("甲批注 [王1]: 乙", "review-comment", "批注 [王1]: 乙"),
        ("a <!-- not yet --> b", "hidden-text", "<!-- not yet -->"),
        ('a <b style="display: none">c d</b>', "hidden-text", "c d"),
        ("a <p hidden>c d</p>", "hidden-text", "c d"),
    ],
)
def test_what_is_left(text, sort, left):
    assert found(text) == [(sort, left)]


@pytest.mark.parametrize(
    "text",
    [
        "about ~5 and ~~~\ncode\n~~~",
        "{++ open",
        "the words deleted: none\nwe commented [1] on it",
        "Formatted: nicely",
        "<!-- disclosure-lint: allow a/b because c d -->",
        "<!-- prettier-ignore --> <!-- x -->",
        "<!-- never closed",
        "<!DOCTYPE html><html><!-- made by a program --><body hidden>x y</body>",
        "a < b and <ins> open",
    ],
)
def test_what_is_not(text):
    assert not found(text)


def test_what_a_reader_knows_is_kept():
    known = Residue(2, 4, "hidden-text", "hidden words")
    assert residue.find(Draft(Source("a bc d"), residue=[known])) == [known]


def test_of_two_that_overlap_the_first_is_kept():
    assert [sort for sort, _ in found("a {++b {>>c<<}++} d")] == ["tracked-change"]
