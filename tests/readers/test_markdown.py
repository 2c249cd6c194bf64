from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.readers import read_bytes


def read(text: str) -> Draft:
    return read_bytes(text.encode("utf-8", "replace"), "x.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* **c** ***d*** _e_ __f__ g", "a b c d e f g"),
        ("**the “Company”**, *so*", "the “Company”, so"),
        ("a **b\nc** d", "a b\nc d"),
        ("snake_case_name 2 * 3 * 4 a_b", "snake_case_name 2 * 3 * 4 a_b"),
        ("X Ltd.* (國) and Y Ltd.* (家)", "X Ltd.* (國) and Y Ltd.* (家)"),
        ("* For identification only", "* For identification only"),
        ("[__] and [__], [*] and [*], [**] [**]", "[__] and [__], [*] and [*], [**] [**]"),
        ("Name: ________ Date: ________", "Name: ________ Date: ________"),
        ("~~struck~~", "~~struck~~"),
        ("**one\n\ntwo**", "**one\n\ntwo**"),
        (r"\*a\* \[b\] c\_d \x", r"*a* [b] c_d \x"),
        ("see [the *page*](https://a.b/c_(d) 'title') now", "see the page now"),
        ("[a](<b c>) [d]()", "a d"),
        ("[●] [date] [Note to draft] [1]", "[●] [date] [Note to draft] [1]"),
        ('[ASH][1] [ASH] [other]\n\n[ASH]: https://a.b\n[1]: <c> "t"\n', "ASH ASH [other]\n\n"),
        ('a ![*logo* [x]](l.png "t") b', "a  b"),
        ("[![logo](l.png)](https://a.b) c", " c"),
        ("<https://a.b> <ir@a.com> <insert date>", "https://a.b ir@a.com <insert date>"),
        ("`*a*` ``b ` c`` `d", "*a* b ` c `d"),
        ("one[^1] two[^2]\n\n[^1]: The note.", "one two[^2]\n\nThe note."),
        ("a<br>b <b>c</b> <span class='x'>d</span> p<5 and q>6", "a\nb c d p<5 and q>6"),
        ("<script>var a = '*b*';</script>c", "c"),
        ("a&nbsp;b &amp; &#8217;&#x2019; &copy; &unknown; AT&T;", "a\xa0b & ’’ © &unknown; AT&T;"),
        ("a <!-- any *remark* --> b", "a  b"),
        ("a\n<!-- remark\n\nof two -->\nb", "a\nb"),
        ("> quoted\n> > twice", "quoted\ntwice"),
        ("- [x] done\n- [ ] open", "- done\n- open"),
        ("a\n\n* * *\n\nb", "a\n\n\nb"),
        ("```python\n*a* &amp;\n```\nb", "*a* &\nb"),
        ("~~~\n```\n*a*", "```\n*a*"),
        ("---\ntitle: x\n---\nThe text", "The text"),
        ("+++\ntitle = 1\n+++\nThe text", "The text"),
        ("---\nNot front matter\n---\n", "Not front matter\n"),
        ("---\ntitle: never closed", "title: never closed"),
    ],
)
def test_notation_is_taken_out_and_words_stay(text: str, expected: str) -> None:
    assert read(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "| A | B |\n|---|:-:|\n| **1** | 2 |\nEnd",
        "A | B\n--- | ---\n1 | 2\nEnd",
        "|A|B|\n|1|2|\n\nEnd",
    ],
)
def test_every_cell_of_a_table_is_a_unit(text: str) -> None:
    draft = read("The table shows it.\n\n" + text)
    found = [draft.text[unit.start : unit.end] for unit in draft.units]
    assert found == ["The table shows it.", "A", "B", "1", "2", "End"]


@pytest.mark.parametrize(
    "text",
    [
        "| A | B |\n|---|:-:|\n| **1** | 2 |\n| | &amp; |\nEnd",
        "A | B\n--- | ---\n1 | 2\n | &amp;\n\nEnd",
    ],
)
def test_tables_are_told_by_their_cells(text: str) -> None:
    draft = read("The table shows it.\n\n" + text)
    (table,) = draft.tables
    said = [[draft.text[draft.read(a) : draft.read(b)] for a, b in row] for row in table.rows]
    assert said == [["A", "B"], ["1", "2"], ["&"]]


def test_a_bar_in_a_cell_may_be_escaped() -> None:
    assert read("| a \\| b | c |\n|--|--|\n").text == "a | b\nc\n"


@pytest.mark.parametrize(
    "text",
    [
        "# *The* Title #\n\nIt met.",
        "The Title\n=========\n\nIt met.",
        "The Title\n---\n\nIt met.",
        "## **The Title**\nIt met.",
        "<h1>The Title</h1>\nIt met.",
        "---\na: b\n---\n\n# The Title\nIt met.",
    ],
)
def test_headings_are_told(text: str) -> None:
    draft = read("It met.\n\n" + text if not text.startswith("---") else text)
    units = [(unit.kind, draft.text[unit.start : unit.end]) for unit in draft.units]
    assert units[-2:] == [("heading", "The Title"), ("paragraph", "It met.")]


def test_a_heading_ends_with_its_line() -> None:
    draft = read("# The first of the many headings of this long text and of the\nboard of it")
    assert [unit.kind for unit in draft.units] == ["heading", "cell"]


def test_spans_lead_back_to_the_source() -> None:
    text = "# A\n\nThe **Company** has [two](x) drugs &amp; more."
    draft = read(text)
    for words in ["Company", "two", "drugs", "more"]:
        start = draft.text.index(words)
        assert draft.source.quote(draft.origin(start, start + len(words))) == words
    start = draft.text.index("&")
    assert draft.source.quote(draft.origin(start, start + 1)) == "&amp;"


def test_garbled_text_in_markdown_is_decoded() -> None:
    assert read("**ੰҎፕ͛يٰ΅ʮ̡** ![ʮ̡](x)").text == "康希諾生物股份公司 "


PIECES = ["*", "**", "_", "[", "](", ")", "![", "`", "```\n", "<b>", "<!--", "-->", "|", "\n"]
PIECES += ["---\n", "# ", "> ", "&amp;", "\\", "a", " b ", "]: x", "[^1]", "- ", "===\n", "公司"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_markdown_is_read_without_a_crash_and_leads_back(text: str) -> None:
    if not text.strip():
        return
    draft = read(text)
    end = 0
    for change in draft.markup:
        assert end <= change.start < change.end <= len(text)
        end = change.end
    assert all(draft.origin(unit.start, unit.end).end <= len(text) for unit in draft.units)


HOSTILE = ["*a ", "[", "[a](", "![", "`a``b", "<a ", "<!-- ", "|", '[a](x "', "&amp", "\\", "> "]
HOSTILE += ["_a* ", "[a]: x", "<script>", "# ", "***", "~~~\n", "a | b\n", "[^", "- "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_markdown_is_read_in_linear_time(piece: str, yardstick: float) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        gc.disable()  # it goes through all that the other tests hold
        try:
            start = time.process_time()
            read(text)
            return time.process_time() - start
        finally:
            gc.enable()

    seconds(1_000)
    short, long = min(seconds(20_000) for _ in range(3)), seconds(200_000)
    assert long < 40 * short + yardstick


def test_a_huge_heap_of_short_lines_is_no_draft_and_its_marks_are_left_alone():
    draft = read_bytes(b"# a\n" * 300_000, "data.md")
    assert draft.markup == ()
    assert [unit.kind for unit in draft.units] == ["cell"]


def test_a_second_row_of_dashes_only_rules_a_table():
    draft = read_bytes(b"| b | c |\n|---|---|\n'| 1 | 2 |\n|---|---|\n'| 3 | 4 |\n\nd\n", "x.md")
    assert draft.text == "b\nc\n'\n1\n2\n'\n3\n4\n\nd\n"
    assert [draft.source.quote(cell) for cell in draft.tables[0].rows[-1]] == ["'", "3", "4"]
