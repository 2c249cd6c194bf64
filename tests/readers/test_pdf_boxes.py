"""Pages of boxes, as forms and drawings are: what stands side by side on them is no row."""

from __future__ import annotations

from disclosure_lint import readers
from disclosure_lint.readers.pdf import grid
from disclosure_lint.readers.pdf.lines import Line, made
from disclosure_lint.readers.pdf.words import Word


def text(data: bytes) -> str:
    return " ".join(readers.read_bytes(data, "x.pdf").text.split())


def box(x: float, y: float, *lines: str, step: float = 12) -> list[tuple[float, float, str]]:
    return [(x, y - step * at, line) for at, line in enumerate(lines)]


BOXES = [
    box(60, 700, "Sponsor", "Example Pharma", "Hong Kong"),
    box(250, 693, "Study", "EP-101 in adults", "with chronic disease"),
    box(430, 704, "Phase", "Two", "dosed in June", step=13),
    box(70, 590, "Drug", "a small molecule", "taken by mouth"),
    box(240, 596, "Next", "data are expected", "in the second half", step=11),
    box(440, 585, "Contact", "Ann Example", "ann@example.com"),
]


def words(boxes: list[list[tuple[float, float, str]]]) -> str:
    return " ".join(line for one in boxes for _, _, line in one)


def test_boxes_are_read_whole_in_the_order_of_the_file(build):
    shown = [line for one in BOXES for line in one]
    assert text(build.pdf([build.shown(shown)])) == words(BOXES)


def test_boxes_beside_a_line_up_the_margin_are_read_whole(build):
    shown = [line for one in BOXES for line in one]
    up = b"BT /F 8 Tf 0 1 -1 0 30 400 Tm (Form 7 of the study) Tj ET\n"
    assert text(build.pdf([build.shown(shown) + up])) == f"{words(BOXES)} Form 7 of the study"


def test_columns_of_a_table_whose_cells_are_level_stay_rows(build):
    """The near miss: the file has these column by column, as it has boxes one by one."""
    rows = [(f"Holder {at}", f"{at + 1},000", f"{at}.5%") for at in range(6)]
    cells = [(60 + 150 * column, 700 - 14 * at, rows[at][column])
             for column in range(3) for at in range(6)]  # fmt: skip
    found = readers.read_bytes(build.pdf([build.shown(cells)]), "x.pdf")
    assert found.text.splitlines() == [cell for row in rows for cell in row]
    assert len(found.tables) == 1


def test_cells_that_are_level_in_the_middle_are_read_in_the_order_of_the_file(build):
    """The last lines of one cell and the first of the next one below stand beside each other."""
    rows = [
        [*box(60, 700, "A holder with a long", "name (through its", "manager as a placee)"),
         *box(220, 688, "222,800"), *box(330, 694, "Connected client", "as a placee")],
        [*box(60, 652, "Another holder"), *box(220, 652, "101,000"), *box(330, 652, "None")],
    ]  # fmt: skip
    found = text(build.pdf([build.shown([cell for row in rows for cell in row])]))
    assert "A holder with a long name (through its manager as a placee)" in found
    assert "Connected client as a placee" in found
    assert found.endswith("Another holder 101,000 None")


def test_text_beside_an_address_that_is_not_level_with_it_is_read_whole(build):
    note = box(60, 700, "Please cut the label", "and stick it on an envelope", "to return this form.",
               "No postage is necessary.", step=17)  # fmt: skip
    address = box(330, 690, "Example Registrar Limited", "Freepost No. 7", "Hong Kong", step=21)
    found = text(build.pdf([build.shown([*note, *address])]))
    assert found == words([note, address])


def test_a_title_that_the_file_has_last_stands_first_on_a_page_of_few_lines(build):
    """The near miss: nothing stands beside another there."""
    shown = [*box(60, 640, "The medicine was approved after a review of all of the data that were"),
             *box(60, 626, "submitted last year."), *box(60, 700, "Example Pharma Limited"),
             *box(60, 680, "Interim results for the six months")]  # fmt: skip
    found = text(build.pdf([build.shown(shown)]))
    assert found.startswith(
        "Example Pharma Limited Interim results for the six months The medicine"
    )


def test_a_page_of_nothing_but_leaders_is_read(build):
    dots = " ".join(["." * 40])
    data = build.pdf(
        [build.prose("The first page has words. " * 20), build.shown(box(60, 700, dots))]
    )
    assert text(data).startswith("The first page has words.")


def holders(x: float, first: int, *, step: float = 14) -> list[tuple[float, float, str]]:
    """Rows of a table: a name, shares, a share in percent."""
    rows = [(f"Holder {at}", f"{at},000", f"{at}.5%") for at in range(first, first + 6)]
    return [
        (x + 70 * column, 700 - step * at, cell)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]


def cells(shown: list[tuple[float, float, str]]) -> str:
    return " ".join(cell for _, _, cell in shown)


def test_tables_beside_each_other_that_the_file_has_row_by_row_are_read_one_by_one(build):
    left, right = holders(50, 1), holders(320, 11)
    assert text(build.pdf([build.shown(left + right)])) == cells(left + right)
    assert text(build.pdf([build.shown(right + left)])) == cells(left + right)


def test_tables_beside_each_other_are_read_one_by_one_whatever_the_head_of_one(build):
    """Cells of two lines in its head make the file go back up before its rows begin."""
    head = [*box(320, 730, "Name of", "holder"), *box(390, 730, "Number", "of shares")]
    left, right = holders(50, 1), head + holders(320, 11)
    read = text(build.pdf([build.shown(right + left)]))
    assert read.startswith(cells(left))
    assert read.endswith(cells(holders(320, 11)))


def test_a_table_that_the_file_has_across_the_page_is_one(build):
    """The near miss: its rows are as wide as two tables, and the file has them so."""
    rows = sorted(holders(50, 1) + holders(320, 11), key=lambda cell: -cell[1])
    assert text(build.pdf([build.shown(rows)])) == cells(rows)


def test_a_table_whose_first_column_the_file_has_by_itself_is_one(build):
    """The near miss: names first, then what belongs to them row by row."""
    every = holders(50, 1)
    names = [cell for cell in every if cell[0] == 50]
    shown = names + [cell for cell in every if cell[0] > 50]
    assert text(build.pdf([build.shown(shown)])) == cells(every)


def test_words_of_fields_that_lie_over_each_other_are_no_one_word(build):
    """Values that are too long for their fields, beside each other in the file and on the page."""
    parts = [build.shown([(60 + 53 * at, 700 - at, "Evaluated-here")]) for at in range(3)]
    found = text(build.pdf([b"".join(parts) + build.shown([(60, 600, "The end of it.")])]))
    assert found == "Evaluated-here Evaluated-here Evaluated-here The end of it."


def rows_of(cells: list[list[tuple[float, int, str]]]) -> list[list[Line]]:
    """Rows of 12 points from places: where a line begins, its row, its text, as the file has them."""
    rows: dict[int, list[Line]] = {}
    at = 0
    for cell in cells:
        for x, row, words in cell:
            word = Word(words, x, x + 5 * len(words), -12.0 * row, 10, 10, at=at)
            rows.setdefault(row, []).append(made([word]))
            at += len(words) + 2
        at += 10
    return [sorted(rows[row], key=lambda line: line.x0) for row in sorted(rows)]


TALL = ["Agency", "Ratings", "Company for ratings of all", "Limited", "Class"]


def test_tall_cells_of_which_each_line_goes_on_in_the_next_are_whole():
    """The file goes back up by no more than a row of such cells."""
    cells = []
    for row in range(0, 20, 5):
        cells += [
            [(100.0, row + at, words) for at, words in enumerate(TALL)],
            [(0.0, row + 2, f"Year {row}")],
            [(300.0, row + 2, "Stable")],
        ]
    found = grid.table(rows_of(cells))
    assert [one.texts for one in found.rows] == [
        (f"Year {row}", "Agency Ratings Company for ratings of all Limited Class", "Stable")
        for row in range(0, 20, 5)
    ]


def test_columns_that_the_file_has_as_a_whole_are_no_tall_cells():
    """The near miss: each line goes on in the next there, too, but for one below a blank row."""
    column = [at for at in range(10) if at != 4]
    cells = [
        [(x, at, f"{name} {at}") for at in column] for x, name in ((0.0, "Ann"), (100.0, "Ben"))
    ]
    assert len(grid.table(rows_of(cells)).rows) == len(column)
