"""Positions of clients against a naive reading of the protocol."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unitbuffer import UnitBuffer

from disclosure_lint.server.buffers import Buffer
from disclosure_lint.server.positions import Encoding, Point, Ruler, Stretch, code_points, units
from disclosure_lint.source import Source, Span

PIECES = st.sampled_from(
    ["a", "é", "公", "，", "😀", "𠮷", "\r\n", "\r", "\n", "\x0c", "\u2028", "\x85", " ", "\u0301"]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)
HALVED = st.lists(PIECES | st.sampled_from(["\ud83d", "\ude00"]), max_size=30).map("".join)
ENCODINGS = st.sampled_from(list(Encoding))


def naive_position(text, offset, encoding):
    """Count lines and units one character at a time, as the protocol words it."""
    line = column = at = 0
    while at < offset:
        if text.startswith("\r\n", at):
            width = 2
        elif text[at] in "\r\n":
            width = 1
        else:
            column += len(text[at].encode(encoding.codec, "surrogatepass")) // encoding.size
            at += 1
            continue
        if at + width > offset:  # between \r and \n is the end of the line
            break
        line, column, at = line + 1, 0, at + width
    return Point(line, column)


@given(HALVED, ENCODINGS, st.data())
def test_an_offset_has_the_naive_position(text, encoding, data):
    offset = data.draw(st.integers(0, len(text)))
    assert Ruler(Source(text), encoding).point(offset) == naive_position(text, offset, encoding)


@given(TEXTS, ENCODINGS, st.data())
def test_a_position_leads_back_to_its_offset(text, encoding, data):
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        offset -= 1
    ruler = Ruler(Source(text), encoding)
    assert ruler.offset(ruler.point(offset)) == offset


@given(TEXTS, ENCODINGS, st.integers(0, 40), st.integers(0, 40))
def test_any_position_means_some_offset(text, encoding, line, character):
    ruler = Ruler(Source(text), encoding)
    offset = ruler.offset(Point(line, character))
    assert 0 <= offset <= len(text)
    assert ruler.point(offset) <= Point(line, character)


@given(TEXTS, ENCODINGS, st.integers(0, 90))
def test_code_points_are_those_that_lie_within_the_units_whole(text, encoding, count):
    found = code_points(text, count, encoding)
    fitting = [n for n in range(len(text) + 1) if units(text[:n], encoding) <= count]
    assert found == max(fitting)


@given(TEXTS, st.sampled_from([Encoding.UTF16, Encoding.UTF32]), st.data())
def test_edits_keep_a_buffer_in_step_with_a_naive_one(text, encoding, data):
    buffer, naive = Buffer(text, encoding), UnitBuffer(text, encoding)
    points = st.builds(Point, st.integers(0, 12), st.integers(0, 12))
    new = HALVED if encoding is Encoding.UTF16 else TEXTS
    for _ in range(data.draw(st.integers(1, 6))):
        start, end = sorted((data.draw(points), data.draw(points)))
        words = data.draw(new)
        buffer.edit(start, end, words)
        naive.edit(start, end, words)
        assert buffer.text == naive.text


@given(TEXTS, TEXTS, ENCODINGS, st.data())
def test_an_edit_at_characters_is_a_slice(text, new, encoding, data):
    ruler = Ruler(Source(text), encoding)
    start, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    stretch = ruler.stretch(Span(start, end))
    buffer = Buffer(text, encoding)
    buffer.edit(*stretch, new)
    span = ruler.span(stretch)
    assert buffer.text == text[: span.start] + new + text[span.end :]


def test_a_character_can_be_typed_and_taken_away_by_halves():
    buffer = Buffer("a", Encoding.UTF16)
    buffer.edit(Point(0, 1), Point(0, 1), "\ud83d")
    buffer.edit(Point(0, 2), Point(0, 2), "\ude00")
    assert buffer.text == "a😀"
    buffer.edit(Point(0, 2), Point(0, 3), "")
    assert buffer.text == "a\ud83d"


def test_a_client_that_cuts_a_character_of_utf_8_breaks_nothing():
    buffer = Buffer("公告", Encoding.UTF8)
    buffer.edit(Point(0, 1), Point(0, 2), "")
    assert buffer.text.endswith("告")


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"])
def test_line_ends_that_meet_are_one(line_end):
    buffer = Buffer(f"a{line_end}b", Encoding.UTF16)
    buffer.edit(Point(0, 1), Point(1, 0), "\r")
    buffer.edit(Point(1, 0), Point(1, 0), "\n")
    buffer.edit(Point(1, 0), Point(1, 1), "c")
    assert buffer.text == "a\r\nc"


def test_a_range_that_runs_backwards_is_empty():
    ruler = Ruler(Source("abc"), Encoding.UTF16)
    assert ruler.span(Stretch(Point(0, 2), Point(0, 1))) == Span(2, 2)
    buffer = Buffer("abc", Encoding.UTF16)
    buffer.edit(Point(0, 2), Point(0, 1), "x")
    assert buffer.text == "abxc"
