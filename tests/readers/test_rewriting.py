"""What a fix writes into a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import ReadError
from disclosure_lint.readers import read_bytes

PIECES = [
    "<b>",
    "</b>",
    "<p class='x'>",
    "</p>",
    "<br>",
    "&amp;",
    "&nbsp;",
    "&fjlig;",
    " ",
    "\n  ",
    "HKG",
    ": ",
    "6855",
]
PIECES += ["<!-- c -->", "<td>", "公司", "<sup>TM</sup>", "ﬁ", "<del>x</del>"]  # fmt: skip


def read(text: str, encoding: str = "utf-8") -> Draft:
    return read_bytes(text.encode(encoding), "x.html", encoding)


def test_what_is_written_is_escaped() -> None:
    draft = read("<p>R and D of HKG: 6855</p>")
    assert draft.rewritten(2, 5, "&") == ((5, 8), "&amp;")
    assert draft.rewritten(9, 12, "<HKEX>") == ((12, 15), "&lt;HKEX>")


def test_what_the_encoding_lacks_is_written_as_a_number() -> None:
    draft = read("<p>met its endpoint</p>", "cp1252")
    assert draft.rewritten(0, 3, "公–") == ((3, 6), "&#20844;–")


def test_only_what_changes_is_written() -> None:
    draft = read("<p><b>HKG</b>: <i>6855</i></p>")
    assert draft.rewritten(0, 9, "HKEX: 6855") == ((8, 9), "EX")
    assert draft.rewritten(0, 9, "HKEX 6855") is None  # the colon stands behind a tag


def test_a_part_of_a_character_is_not_rewritten() -> None:
    draft = read("<p>&fjlig;ord</p>")
    assert draft.text == "fjord"
    assert draft.rewritten(0, 1, "F") is None
    assert draft.rewritten(0, 2, "Fi") == ((3, 10), "Fi")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.data())
def test_a_page_is_the_same_but_for_what_was_rewritten(text: str, data: st.DataObject) -> None:
    try:
        draft = read(text)
    except ReadError:
        return
    start = data.draw(st.integers(0, len(draft.text)))
    end = data.draw(st.integers(start, len(draft.text)))
    new = data.draw(st.text("aB&<>;# é公", max_size=4))
    edit = draft.rewritten(start, end, new)
    if edit is None:
        return
    (first, last), written = edit
    assert "<" not in text[first:last]
    assert "<" not in written
    mended = text[:first] + written + text[last:]
    expected = draft.text[:start] + new + draft.text[end:]
    try:
        found = read(mended).text
    except ReadError:
        found = ""
    # White space collapses, and a mark may now stand beside other words than before.
    assert "".join(found.split()) == "".join(expected.split()) or "<sup>" in text
