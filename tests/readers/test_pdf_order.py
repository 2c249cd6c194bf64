"""In which order a PDF page is read: columns as the file has them, spread lines as lines."""

from __future__ import annotations

import textwrap

import pytest

from disclosure_lint import readers
from disclosure_lint.readers.pdf import hyphens

COURIER = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
WIDE = 6.0  # points: a letter of Courier in 10 points
_PROSE = (
    "Example Pharma announced today that the first patient has been dosed in its study of a new"
    " medicine for chronic disease. We expect results in the second half of next year, and we are"
    " grateful to the investigators, the patients and their families. Actual results may differ"
    " materially because of risks such as delays in trials, decisions of the authorities and the"
    " like. The company undertakes no obligation to update any of these statements."
)


PROSE = " ".join([_PROSE] * 2)


def text(data: bytes) -> str:
    return " ".join(readers.read_bytes(data, "x.pdf").text.split())


def set_in(build, columns: int, *, spread: bool, backwards: bool = False) -> bytes:
    """A page of prose in columns, each line spread to both margins if asked."""
    letters = {1: 80, 2: 38, 3: 24}[columns]
    lines = textwrap.wrap(PROSE, letters, break_long_words=False)
    deep = -(-len(lines) // columns)
    parts = []
    for column in range(columns):
        shown = []
        some = lines[column * deep : (column + 1) * deep]
        for at, line in enumerate(some):
            words = line.split()
            last = line == lines[-1]
            room = letters - sum(map(len, words)) if spread and not last else len(words) - 1
            gap = room / max(1, len(words) - 1)
            x = 50 + column * (letters + 2.4) * WIDE
            for word in words:
                shown.append((round(x, 2), 700 - 12 * at, word))
                x += (len(word) + gap) * WIDE
        parts.append(build.shown(shown, font="X"))
    return build.pdf([b"".join(reversed(parts) if backwards else parts)], fonts=[COURIER])


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("spread", [False, True], ids=["left", "justified"])
def test_columns_are_read_whole_and_sentences_go_on_in_the_next(build, columns, spread):
    assert text(set_in(build, columns, spread=spread)) == PROSE


def test_columns_that_the_file_has_from_the_right_are_read_from_the_left(build):
    assert text(set_in(build, 2, spread=False, backwards=True)) == PROSE


def test_a_table_that_the_file_has_column_by_column_is_read_row_by_row(build):
    rows = [(f"Company {'ABCDEFGH'[n]} Limited", str(n * 1117), str(n * 903)) for n in range(8)]
    cells = [
        (60 + 140 * column, 700 - 14 * at, row[column])
        for column in range(3)
        for at, row in enumerate(rows)
    ]
    found = readers.read_bytes(build.pdf([build.shown(cells)]), "x.pdf").text
    assert found == "\n".join(cell for row in rows for cell in row)


def test_a_title_printed_last_stands_first(build):
    page = build.prose(PROSE) + build.shown([(60, 790, "EXAMPLE PHARMA")], size=16, font="B")
    assert text(build.pdf([page])) == f"EXAMPLE PHARMA {PROSE}"


def known(words: str) -> hyphens.Forms:
    return hyphens.forms([*words.splitlines(), "x-", "y"])


@pytest.mark.parametrize(
    ("before", "after", "words", "whole"),
    [
        ("is re-", "quired by", "", "is required by"),
        ("the Ex-", "change", "", "the Exchange"),
        ("an up-", "date", "", "an update"),
        ("an up-", "date", "the up-date", "an up-date"),
        ("a once-", "monthly", "once-monthly", "a once-monthly"),
        ("a back-", "end", "", "a back-end"),
        ("a back-", "end", "the backend", "a backend"),
        ("cel\u2010", "ebrating", "", "celebrating"),
        ("Sun\u2010", "Knowledge", "", "SunKnowledge"),
        ("a low\u2010", "cost", "low\u2010risk, low cost", "a low-cost"),
        ("to low-", "and middle-income", "", "to low- and middle-income"),
        ("an out-", "of-state bank", "", "an out-of-state bank"),
        ("its scarcity—", "and so", "", "its scarcity—and so"),
        ("its scarcity", "—and so", "", "its scarcity—and so"),
        ("a dash —", "and so", "", None),
        ("a year-over-", "year rise", "", "a year-over-year rise"),
        ("a seaweed-", "based", "", "a seaweed-based"),
    ],
)
def test_how_a_word_stands_elsewhere_decides_on_its_hyphen(before, after, words, whole):
    assert hyphens.joined(before, after, known(words)) == whole


BROKEN = (
    "the com-\npany in-\nvests in perfor-\nmance of its employ-\nees"  # a program that breaks words
)


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("and en-", "gaged", "and engaged"),
        ("and be-", "coming", "and becoming"),
        ("so-", "ciety", "society"),
        ("in Con-", "necticut", "in Connecticut"),
        ("in CON-", "NECTICUT", "in CONNECTICUT"),
        ("the Asia-Pa-", "cific", "the Asia-Pacific"),
        ("at xyzpharma.-", "com today", "at xyzpharma.com today"),
        ("write to ir@-", "xyz.com", "write to ir@xyz.com"),
        ("a high-", "pressure job", "a high-pressure job"),
        ("a market-", "driven price", "a market-driven price"),
        ("an end-", "to-end way", "an end-to-end way"),
        ("a C-", "level post", "a C-level post"),
        ("the XYZ-", "101 trial", "the XYZ-101 trial"),
    ],
)
def test_english_tells_which_hyphens_a_program_put_in_that_breaks_words(before, after, whole):
    assert hyphens.joined(before, after, hyphens.forms(BROKEN.splitlines())) == whole


WHOLE = "a well-\nknown, risk-\nbased and long-\nterm plan of a cross-\nborder firm"


@pytest.mark.parametrize(
    ("before", "after"), [("a non-", "profit"), ("to re-", "think"), ("a multi-", "channel")]
)
def test_a_program_that_breaks_no_words_put_no_hyphen_in(before, after):
    known = hyphens.forms(WHOLE.splitlines())
    assert hyphens.joined(before, after, known) == before + after


MAPPED = (
    b"/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange"
    b" 1 beginbfrange <20> <7D> <0020> endbfrange 1 beginbfchar <7E> <006600AD0066> endbfchar"
    b" endcmap end"
)


def test_a_place_to_break_at_within_a_ligature_is_no_hyphen(build):
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/ToUnicode 6 0 R>>"
    page = build.shown([(60, 700, "The effect was an e~ect of it.")], font="X")
    made = build.pdf([page], fonts=[font, build.stream(MAPPED)])
    assert text(made) == "The effect was an effect of it."


def cell(x: float, y: float, *lines: str) -> list[tuple[float, float, str]]:
    return [(x, y - 12 * at, line) for at, line in enumerate(lines)]


def of_cells(y: float) -> list[tuple[float, float, str]]:
    """The head of a table whose cells are of many lines, level in the middle as Word sets them."""
    return [
        *cell(60, y - 12, "Name"),
        *cell(200, y, "Shares that are", "held when the", "listing begins"),
        *cell(330, y - 12, "Part of all", "the shares"),
        *[one for at in range(5) for one in cell(60, y - 50 - 16 * at, f"Holder {at}")
          + cell(200, y - 50 - 16 * at, f"{at + 1},000") + cell(330, y - 50 - 16 * at, f"{at}.5%")],
    ]  # fmt: skip


def test_a_cell_of_many_lines_is_read_whole_where_the_file_has_it_so(build):
    draft = readers.read_bytes(build.pdf([build.shown(of_cells(700))]), "x.pdf")
    for whole in ("Shares that are held when the listing begins", "Part of all the shares"):
        assert whole in draft.text.splitlines()
    assert "Holder 3\n4,000\n3.5%" in draft.text


def test_a_paragraph_above_a_table_is_no_cell_of_it(build):
    shown = [*build_prose(), *cell(60, 640, "Holder 1"), *cell(330, 640, "1.5%"),
             *cell(60, 624, "Holder 2"), *cell(330, 624, "2.5%")]  # fmt: skip
    lines = readers.read_bytes(build.pdf([build.shown(shown)]), "x.pdf").text.splitlines()
    assert lines[-4:] == ["Holder 1", "1.5%", "Holder 2", "2.5%"]


def build_prose() -> list[tuple[float, float, str]]:
    return cell(
        60, 690, "The holders below hold shares of the company, and the", "second line of it."
    )


def test_addresses_beside_each_other_are_read_one_after_the_other(build):
    mine = cell(60, 700, "Example Pharma Limited", "1 First Street", "Hong Kong")
    yours = cell(330, 707, "The Stock Exchange", "of a place far away", "2 Second Street", "London")
    found = text(build.pdf([build.shown([*mine, *yours])]))
    assert found == (
        "Example Pharma Limited 1 First Street Hong Kong"
        " The Stock Exchange of a place far away 2 Second Street London"
    )


def test_tables_beside_each_other_are_read_one_after_the_other(build):
    def table(x: float) -> list[tuple[float, float, str]]:
        rows = range(6)
        return [one for at in rows for one in cell(x, 700 - 14 * at, f"Item {at} of {x}")
                + cell(x + 110, 700 - 14 * at, f"{at}.{x}")]  # fmt: skip

    lines = readers.read_bytes(build.pdf([build.shown([*table(60), *table(330)])]), "x.pdf").text
    names = [line for line in lines.splitlines() if line.startswith("Item")]
    assert names == [f"Item {at} of {x}" for x in (60, 330) for at in range(6)]


def test_labels_that_the_file_has_before_their_values_stay_with_them(build):
    labels = [one for at in range(5) for one in cell(60, 700 - 16 * at, f"Label {at}")]
    values = [one for at in range(5) for one in cell(330, 700 - 16 * at, f"Value {at}")]
    found = text(build.pdf([build.shown([*labels, *values])]))
    assert found == " ".join(f"Label {at} Value {at}" for at in range(5))


def test_a_few_lines_that_the_file_has_first_do_not_undo_the_columns_beside_them(build):
    lines = textwrap.wrap(PROSE, 24, break_long_words=False)
    deep = -(-len(lines) // 3)
    places = [(50 + at // deep * 26.4 * WIDE, 700 - 12 * (at % deep), line)
              for at, line in enumerate(lines)]  # fmt: skip
    head = [(50, 760, "A head that runs over all of the three columns below it")]
    page = build.shown(places[:5], font="X") + build.shown(head + places[5:], font="X")
    found = text(build.pdf([page], fonts=[COURIER]))
    assert found.endswith(PROSE)


def test_lines_of_prose_that_begin_with_a_colon_are_no_values(build):
    lines = textwrap.wrap(PROSE, 38, break_long_words=False)
    deep = -(-len(lines) // 2)
    lines[deep + 2] = f": {lines[deep + 2][:36]}"
    places = [(50 + at // deep * 40.4 * WIDE, 700 - 12 * (at % deep), line)
              for at, line in enumerate(lines)]  # fmt: skip
    found = text(build.pdf([build.shown(places, font="X")], fonts=[COURIER]))
    assert found == " ".join(lines)


def begun(build, lines: list[str], deep: int, *, below: str = "") -> bytes:
    """A page whose second column has only the lines from `deep` on."""
    places = [(50 + at // deep * 40.4 * WIDE, 700 - 12 * (at % deep), line)
              for at, line in enumerate(lines)]  # fmt: skip
    if below:
        places.append((50, 700 - 12 * deep - 30, below))
    return build.pdf([build.shown(places, font="X")], fonts=[COURIER])


@pytest.mark.parametrize("rest", range(1, 9))
def test_the_first_lines_of_a_column_are_read_after_the_column_before(build, rest):
    lines = textwrap.wrap(PROSE, 38, break_long_words=False)[: 16 + rest]
    assert text(begun(build, lines, 16)) == " ".join(lines)


@pytest.mark.parametrize("deep", range(4, 8))
def test_columns_of_a_few_lines_of_running_text_are_read_whole(build, deep):
    lines = textwrap.wrap(PROSE, 38, break_long_words=False)[: 2 * deep]
    assert text(begun(build, lines, deep)) == " ".join(lines)


def test_a_heading_at_the_top_of_a_column_stands_before_what_follows_it(build):
    lines = textwrap.wrap(PROSE, 38, break_long_words=False)[:20]
    whole = text(begun(build, [*lines, "About Example Pharma", "We make medicines."], 20))
    assert whole.endswith(f"{lines[-1]} About Example Pharma We make medicines.")


def test_values_beside_running_text_stay_with_their_labels(build):
    """The file has the left side first: labels, and below them lines that reach the middle."""
    lines = ["Label 1", "Label 2", *textwrap.wrap(PROSE, 38, break_long_words=False)[:10]]
    shown = [(50, 700 - 12 * at, line) for at, line in enumerate(lines)]
    shown += [(300, 700, "Value 1"), (300, 688, "Value 2")]
    found = text(build.pdf([build.shown(shown, font="X")], fonts=[COURIER]))
    assert found.startswith("Label 1 Value 1 Label 2 Value 2")


def test_cells_of_three_columns_are_read_row_by_row(build):
    """Cells of running text are no columns where more of them stand side by side."""
    lines = textwrap.wrap(PROSE, 18, break_long_words=False)
    rows = [*cell(50, 700, *lines[:9]), *cell(200, 700, *lines[9:14]), *cell(350, 700, "Third cell"),
            *cell(50, 560, "One"), *cell(200, 560, "Two"), *cell(350, 560, "Three")]  # fmt: skip
    found = readers.read_bytes(build.pdf([build.shown(rows, font="X")], fonts=[COURIER]), "x.pdf")
    assert found.text.splitlines()[-3:] == ["One", "Two", "Three"]
