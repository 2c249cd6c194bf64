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
