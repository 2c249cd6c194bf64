"""What a PDF page has over and beside its text: marks, line numbers, words printed twice."""

from __future__ import annotations

import pytest

from disclosure_lint import readers

SENTENCES = [
    "Northlake Therapeutics today reported that the study met its primary endpoint in",
    "all of the patients, and that it expects to file an application with the agency",
    "in the second half of the year, after a meeting with the agency on the results of",
    "the study. The results were presented at a congress of physicians in the autumn,",
    "and further results will follow in the first quarter of the year that comes next",
    "as the study goes on with all of its patients until the last of them was treated.",
]


def text(data: bytes) -> str:
    return " ".join(readers.read_bytes(data, "x.pdf").text.split())


def lines(x: float = 60, step: float = 14) -> list[tuple[float, float, str]]:
    return [(x, 700 - step * n, line) for n, line in enumerate(SENTENCES)]


WIDTHS = {"N": 0.72, "r": 0.33, "t": 0.28, "l": 0.28, "i": 0.28, "a": 0.44, "e": 0.44, "f": 0.33}
WIDTHS |= {"s": 0.39, "m": 0.78, " ": 0.25}  # of Times
WHOLE = " ".join(SENTENCES)


@pytest.mark.parametrize("off", [(0, 0), (0.25, 0), (0.8, -0.8)])
def test_words_printed_twice_are_read_once(build, off):
    again = [(x + off[0], y + off[1], line) for x, y, line in lines()]
    assert text(build.pdf([build.shown(lines()) + build.shown(again)])) == WHOLE


def test_the_numbers_of_lines_are_left_out(build):
    numbers = [(30, y, str(n)) for n, (_, y, _) in enumerate(lines(), 1)]
    assert text(build.pdf([build.shown(lines()) + build.shown(numbers)])) == WHOLE


def test_the_numbers_of_lines_are_left_out_where_they_end_level(build):
    """They do from the tenth on: those before it begin further to the right."""
    more = [(x, y - 84 * page, line) for page in range(3) for x, y, line in lines()]
    numbers = [(30 if n > 9 else 35.56, y, str(n)) for n, (_, y, _) in enumerate(more, 1)]
    whole = text(build.pdf([build.shown(more)]))
    assert text(build.pdf([build.shown(more) + build.shown(numbers)])) == whole


def test_the_numbers_of_a_list_are_kept(build):
    """The near miss: each of its lines begins anew, as no line of running text does."""
    items = [
        "To receive and consider the audited statements of the year",
        "To elect Ms Ann Example as a director of the company",
        "To elect Mr Bo Example as a director of the company",
        "To fix the fees of the directors for the coming year",
        "To appoint the auditors and to fix what they are paid",
        "To give the directors a mandate to issue new shares",
    ]
    shown = [(80, 700 - 16 * n, item) for n, item in enumerate(items)]
    numbers = [(60, 700 - 16 * n, str(n)) for n in range(len(items))]
    shown += [(x, y, f"{one}") for x, y, one in numbers]
    found = text(build.pdf([build.shown(shown)]))
    assert found == " ".join(f"{n} {item}" for n, item in enumerate(items))


def test_the_numbers_of_rows_are_cells(build):
    rows = [
        (x, 700 - 14 * n, cell)
        for n in range(1, 8)
        for x, cell in ((60, str(n)), (120, f"Company {'ABCDEFGH'[n]}"), (300, str(n * 117)))
    ]
    found = text(build.pdf([build.shown(rows)]))
    assert "3 Company D 351" in found


def slanted(word: bytes, places: list[tuple[int, int]]) -> bytes:
    shown = b" ".join(b"0.7 0.7 -0.7 0.7 %d %d Tm (%b) Tj" % (x, y, word) for x, y in places)
    return b"q 0.8 g BT /F 20 Tf " + shown + b" ET Q\n"


def test_a_mark_across_the_page_is_read_once_and_cuts_no_sentence(build):
    mark = slanted(b"DRAFT 3", [(100, 600), (200, 650), (300, 690), (300, 640)])
    for page in (mark + build.shown(lines()), build.shown(lines()) + mark):
        assert text(build.pdf([page, page])).startswith(f"DRAFT 3 {WHOLE}")
        assert text(build.pdf([page])).count("DRAFT") == 1


def test_letters_with_a_shadow_are_read_once(build):
    # pdfium leaves out a letter that is near its like, but not where the letter is narrow.
    heading = "Northlake fills in all forms"
    x, placed = 60.0, []
    for letter in heading:
        placed += [(round(x, 2), 760, letter), (round(x + 1.4, 2), 758.6, letter)]
        x += 14 * WIDTHS.get(letter, 0.5)
    assert heading in text(build.pdf([build.shown(placed, size=14) + build.shown(lines())]))
