"""Lines, columns, cells and margins of PDF pages, told by places alone: no pdfium here."""

from __future__ import annotations

import pytest

from disclosure_lint.readers.pdf import columns, furniture, hyphens, lines, symbols, tidy
from disclosure_lint.readers.pdf.grid import table
from disclosure_lint.readers.pdf.lines import Line, made
from disclosure_lint.readers.pdf.paragraphs import blocks
from disclosure_lint.readers.pdf.words import Word


def word(text: str, x: float, y: float = 700, *, wide: float = 5, size: float = 10, **more) -> Word:
    return Word(text, x, x + wide * len(text), y, size, size, **more)


def line(text: str, x: float = 60, y: float = 700, *, bold: bool = False) -> Line:
    words, at = [], x
    for part in text.split(" "):
        words.append(word(part, at, y, wide=10 if part > "\u2e80" else 5, bold=bold))
        at = words[-1].x1 + 3
    return made(words)


def texts(rows: list[list[Line]]) -> list[list[str]]:
    return [[one.text for one in row] for row in rows]


# --- Lines -----------------------------------------------------------------------------------


def test_words_on_one_base_line_are_a_line_and_a_wide_gap_parts_it():
    words = [
        word("met", 84),
        word("trial", 56),
        word("the", 38),
        word("713", 200),
        word("below", 38, 688),
    ]
    assert texts(lines.rows(words)) == [["the trial met", "713"], ["below"]]


@pytest.mark.parametrize(
    ("letters", "step"), [("石藥集團有限公司", 11), ("石藥集團有限公司", 17), ("股份代號", 26)]
)
def test_chinese_set_letter_by_letter_is_joined(letters, step):
    words = [word(one, 60 + n * step, wide=10) for n, one in enumerate(letters)]
    assert texts(lines.rows(words)) == [[letters]]


def test_latin_letters_set_one_by_one_are_joined_and_words_stay_apart():
    words = [
        word(one, 60 + n * 8 + (one_word > 0) * 4, wide=5)
        for one_word, part in enumerate(["NOTICE", "MEETING"])
        for n, one in enumerate(part, start=one_word * 6)
    ]
    assert texts(lines.rows(words)) == [["NOTICE MEETING"]]


def test_chinese_and_latin_keep_a_real_space_only():
    words = [word("截至", 60, wide=10), word("2025", 80.5), word("年", 103, wide=10)]
    assert texts(lines.rows(words)) == [["截至2025 年"]]


def test_vertical_chinese_and_turned_margins_are_lines_of_their_own():
    stack = [word(one, 500, 700 - 12 * n, wide=10) for n, one in enumerate("董事會報告書")]
    margin = [word("page", 20, 400, upright=False), word("four", 20, 430, upright=False)]
    found = texts(lines.rows([*stack, word("level", 60), *margin]))
    assert found == [["level"], ["董事會報告書"], ["page four"]]


def test_vertical_lines_of_chinese_are_read_from_the_right_row_by_row():
    # The file has them from the left, and one of a line that goes on below a gap.
    top = [
        word(one, 460 + 20 * n, upright=False, wide=10)
        for n, one in enumerate(("在七月舉行", "股東大會將"))
    ]
    low = [
        word(one, 460 + 20 * n, 500, upright=False, wide=10)
        for n, one in enumerate(("出席", "敬請股東"))
    ]
    assert texts(lines.rows([*low, *top])) == [["股東大會將在七月舉行敬請股東出席"]]


def test_lost_characters_are_one_run():
    assert texts(lines.rows([word("\ufffd\ufffd", 60), word("\ufffd", 73)])) == [["\ufffd" * 3]]


# --- Paragraphs ------------------------------------------------------------------------------

LONG = "the trial met its primary endpoint in all of the patients who took it"


def paragraph(*parts: str, x: float = 60, y: float = 700, step: float = 12) -> list[list[Line]]:
    return [[line(part, x, y - step * n)] for n, part in enumerate(parts)]


def test_lines_that_fill_the_width_are_one_paragraph():
    assert [one.text for one in blocks(paragraph(LONG, LONG, "and ended there."))] == [
        f"{LONG} {LONG} and ended there."
    ]


def test_a_line_before_which_a_word_would_have_fitted_ends_its_paragraph():
    found = blocks(paragraph(LONG, "By order of the Board", LONG, LONG))
    assert [one.text for one in found][:2] == [f"{LONG} By order of the Board", f"{LONG} {LONG}"]


def test_a_gap_a_bullet_and_an_indent_begin_a_paragraph():
    gap = paragraph(LONG, LONG) + paragraph(LONG, y=660)
    assert len(blocks(gap)) == 2
    assert len(blocks(paragraph(LONG, f"• {LONG}", f"(b) {LONG}"))) == 3
    indented = [*paragraph(LONG, LONG), [line(LONG[:-8], 84, 676)], *paragraph(LONG, y=664)]
    assert len(blocks(indented)) == 2


def test_what_hangs_below_a_bullet_goes_on_with_it():
    rows = [[line("•", 60), line(LONG, 80)], [line("ended.", 80, 688)]]
    assert [one.text for one in blocks(rows)] == [f"• {LONG} ended."]


def test_a_centred_name_does_not_run_into_the_one_below():
    rows = [
        [line("ASCENTAGE PHARMA GROUP INTERNATIONAL", 180)],
        [line("(Stock Code: 6855)", 250, 688)],
    ]
    rows += paragraph(LONG, LONG, y=640)
    assert [one.text for one in blocks(rows)][:2] == [
        "ASCENTAGE PHARMA GROUP INTERNATIONAL",
        "(Stock Code: 6855)",
    ]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("an impor-", "tant result", "an important result"),
        ("the HQP-", "1351 trial", "the HQP-1351 trial"),
        ("Rule 18A-", "based", "Rule 18A-based"),
        ("a third-", "generation inhibitor", "a third-generation inhibitor"),
        ("placebo-", "controlled", "placebo-controlled"),
        ("Non-", "Hodgkin", "Non-Hodgkin"),
        ("and/", "or", "and/or"),
        ("the trial -", "it ended", None),
        ("the trial", "ended", None),
    ],
)
def test_only_the_hyphen_of_a_break_goes(before, after, whole):
    assert hyphens.joined(before, after) == whole


# --- Columns ---------------------------------------------------------------------------------

NARROW = "words of prose that fill a column whole"  # 34 letters and 7 gaps wide


def columned(count: int, gap: float = 30) -> list[list[Line]]:
    width = line(NARROW).x1 - 60
    return [
        [line(NARROW, 60, 700 - 12 * n), line(NARROW, 60 + width + gap, 700 - 12 * n)]
        for n in range(count)
    ]


def test_columns_of_prose_are_parts_and_a_title_above_them_is_another():
    rows = [[line("A title over both of the columns that stand below it on the page", 100, 740)]]
    parts = columns.ordered(rows + columned(12))
    assert [len(part) for part in parts] == [1, 12, 12]


def test_few_lines_or_short_ones_or_labels_are_no_columns():
    assert len(columns.ordered(columned(5))) == 1
    rows = [
        [line("Revenue", 60, 700 - 12 * n), line("1,204", 300, 700 - 12 * n)] for n in range(30)
    ]
    assert len(columns.ordered(rows)) == 1
    labels = [[one, other._replace(text=f": {other.text}")] for one, other in columned(12)]
    assert len(columns.ordered(labels)) == 1


# --- Tables ----------------------------------------------------------------------------------


def cells(*rows: list[Line]) -> list[tuple[str, ...]]:
    return [row.texts for row in table([tidy.tidied(list(row)) for row in rows]).rows]


def test_a_label_of_two_lines_is_one_cell():
    assert cells(
        [line("Less: estimated listing expenses"), line("12,500", 300)],
        [line("payable on the final price", 66, 688)],
        [line("Net proceeds", 60, 664), line("99,000", 300, 664)],
    ) == [
        ("Less: estimated listing expenses payable on the final price", "12,500"),
        ("Net proceeds", "99,000"),
    ]


def _tight_table() -> list[list[Line]]:
    """A table as LibreOffice sets one of HTML: the widest cell of a column fills it."""
    return [
        [line("Region", 70, 760), made([word("Patients", 146, 760), word("Responders", 190.6, 760)])],
        [line("China", 58, 740), line("120", 145, 740), line("61", 189, 740)],
        # The gap before the figure is as wide as the space in the name.
        [made([word("United", 79, 720), word("States", 112, 720), word("80", 145, 720)]),
         line("40", 189, 720)],
        [line("Europe", 58, 700), line("45", 145, 700), line("22", 189, 700)],
        [line("Total", 58, 680), line("265", 145, 680), line("123", 189, 680)],
    ]  # fmt: skip


def test_a_cell_that_fills_its_column_ends_where_the_next_one_begins():
    found = table(_tight_table())
    assert [row.texts for row in found.rows] == [
        ("Region", "Patients", "Responders"),
        ("China", "120", "61"),
        ("United States", "80", "40"),
        ("Europe", "45", "22"),
        ("Total", "265", "123"),
    ]
    assert found.plain


def test_a_label_that_runs_on_over_its_column_is_not_parted():
    rows = _tight_table()
    rows[2] = [made([word("Australia", 58, 720), word("and", 106, 720), word("China", 124, 720)]),
               line("40", 189, 720)]  # fmt: skip
    assert table(rows).rows[2].texts == ("Australia and China", "40")
    rows[2] = [line("United States 80 40", 58, 720)]  # a line of prose below a table
    assert table(rows).rows[2].texts == ("United States 80 40",)


def test_rows_of_figures_are_never_put_together():
    rows = [[line("Revenue", 60, y), line("1,204", 300, y)] for y in (700, 688, 664, 652)]
    assert len(cells(*rows)) == 4


def test_leaders_part_a_title_from_what_they_lead_to():
    assert cells([line("Dealings begin . . . . . . . . 9:00 a.m.")]) == [
        ("Dealings begin", "9:00 a.m.")
    ]
    assert cells([line("買賣開始....... 上午九時")]) == [("買賣開始", "上午九時")]


def test_a_blank_to_be_filled_in_is_no_leader():
    assert cells([line("Signed: ________ on behalf of the board")]) == [
        ("Signed: ________ on behalf of the board",)
    ]


# --- Heads and feet --------------------------------------------------------------------------


def pages(*contents: list[list[Line]]) -> list[furniture.Parted]:
    return furniture.parted([(842.0, rows) for rows in contents])


def test_heads_are_kept_once_and_page_numbers_never():
    found = pages(*(
        [[line("EXAMPLE PHARMA", y=810)], *paragraph(LONG), [line(f"– {n} –", y=30)]] for n in (1, 2, 3)
    ))  # fmt: skip
    assert [texts(page.heads) for page in found] == [[["EXAMPLE PHARMA"]], [], []]
    assert [texts(page.body) for page in found] == [[[LONG]]] * 3
    assert [page.feet for page in found] == [[], [], []]


def test_the_title_of_a_table_that_goes_on_overleaf_and_figures_stay():
    found = pages(*(
        [[line("RMB million", y=800)], [line(label, y=786), line("1,204", 300, 786)]]
        for label in ("Revenue", "Cost of sales")
    ))  # fmt: skip
    assert all(len(page.body) == 2 for page in found)
    assert all(
        len(page.body) == 1 for page in pages([[line("2,310", y=810)]], [[line("2,311", y=810)]])
    )


def test_a_lone_number_in_the_last_line_is_a_page_number():
    (page,) = pages([*paragraph(LONG), [line("1", y=30)]])
    assert texts(page.body) == [[LONG]]


@pytest.mark.parametrize(
    ("mark", "plain"),
    [("6", "⁶"), ("-9", "⁻⁹"), ("(2)", "(2)"), ("TM", "™"), ("th", "th"), ("®", "®")],
)
def test_marks_above_the_line(mark, plain):
    assert symbols.raised(mark) == plain


def test_a_cell_keeps_the_hyphen_of_a_compound_at_a_line_s_end():
    rows = [
        [line("Class", 60), line("Shares", 200)],
        [line("(subject to the Over-", 60, 680), line("41,220,000", 200, 680)],
        [line("allotment Option)", 60, 668)],
        [line("H Shares", 60, 640), line("10,000", 200, 640)],
    ]
    made = table(rows)
    assert made.rows[1].texts[0] == "(subject to the Over-allotment Option)"
