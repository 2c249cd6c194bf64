from __future__ import annotations

import pytest

from disclosure_lint.draft.garbled import find
from disclosure_lint.draft.model import Draft
from disclosure_lint.readers import read_bytes
from disclosure_lint.source import Source


def read(text: str) -> str:
    return Draft(Source(text)).text


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("Smith &amp; Sons&rsquo; 5&nbsp;mg &#8211; &#x201C;now&#x201D;", "Smith & Sons’ 5\xa0mg – “now”"),
        ("double &amp;rsquo; coding", "double ’ coding"),
        ("the Company\x92s \x93Trial\x94 \x97 now\x85", "the Company’s “Trial” — now\x85"),
        ("⾹港⽣物⻓期，⼆零⼆五年七⽉⼀⽇", "香港生物长期，二零二五年七月一日"),
    ],
)  # fmt: skip
def test_what_broke_is_read_as_it_was_meant(broken, meant):
    assert read(broken) == meant


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/a?b=1&copy=2&amp;c=3 ends",
        "R&D; AT&T; B&Q",
        "香港生物長期",
    ],
)
def test_what_is_whole_stays(text):
    assert find(text) == []


def test_a_font_of_controls_is_not_read_as_marks_of_windows():
    text = "\x91 \x92 \x93 \x94 \x96 " * 40
    assert find(text) == []


def test_marks_of_windows_do_not_count_as_lost():
    assert Draft(Source("the Company\x92s drug")).lost == []


def test_markdown_is_decoded_as_its_readers_see_it():
    draft = read_bytes(b"# Design &amp; Frontend\n\nThe Company&rsquo;s product.\n", "a.md")
    assert draft.garbled == []
    assert "Design & Frontend" in draft.text
