"""Tables without borders whose cells stand as near as words, in Chinese PDF files."""

from __future__ import annotations

import pytest

from disclosure_lint import lint, readers

SIZE = 12
CHINESE = (
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/MingLiU/FontDescriptor 7 0 R/DW 1000/W[1 98 500]"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(CNS1)/Supplement 0>>>>"
)
SHAPE = (
    b"<</Type/FontDescriptor/FontName/MingLiU/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
    b"/Ascent 800/Descent -200/CapHeight 800/StemV 80>>"
)
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/MingLiU/Encoding/UniCNS-UTF16-H/DescendantFonts[6 0 R]>>",
    CHINESE,
    SHAPE,
)
ROWS = [("地區", "患者", "緩解"), ("中國", "120", "61"), ("美國", "80", "40"), ("歐洲", "45", "22"),
        ("合計", "255", "123")]  # fmt: skip
PROSE = "本公司今日宣佈該藥物的臨床試驗已獲批准，並將於明年公佈結果，患者人數為二百名"


def width(text: str) -> float:
    return SIZE * sum(0.5 if one.isascii() else 1.0 for one in text)


def page(build, placed: list[tuple[float, float, str]]) -> bytes:
    shown = [f"BT /X {SIZE} Tf"]
    for x, y, text in placed:
        shown.append(f"1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj")
    return build.pdf(["\n".join([*shown, "ET"]).encode()], fonts=FONT)


def table(rows, y=700.0, gap=0.5, at=60.0, align="left"):
    """Rows of cells, as near as the widest of each column and a gap in sizes allow."""
    widest = [max(map(width, column)) for column in zip(*rows, strict=True)]
    placed = []
    for number, row in enumerate(rows):
        x = at
        for cell, room in zip(row, widest, strict=True):
            free = {"left": 0, "right": room - width(cell), "middle": (room - width(cell)) / 2}
            placed.append((x + free[align], y - 20 * number, cell))
            x += room + gap * SIZE
    return placed


def read(build, placed):
    return readers.read_bytes(page(build, placed), "x.pdf")


def cells(draft):
    return [[[draft.source.text[one.start : one.end] for one in row] for row in table.rows]
            for table in draft.tables]  # fmt: skip


@pytest.mark.parametrize("align", ["left", "right", "middle"])
@pytest.mark.parametrize("gap", [0.45, 0.55, 0.65])
def test_cells_as_near_as_words_are_told_apart(build, align, gap):
    lines = [(60, 760, PROSE), (60, 740, PROSE), (60, 560, PROSE)]
    draft = read(build, [*lines[:2], *table(ROWS, gap=gap, align=align), lines[2]])
    assert cells(draft) == [[list(row) for row in ROWS]]


def test_a_total_of_cells_that_stand_near_is_judged(build):
    found = lint(read(build, [(60, 760, PROSE), *table(ROWS)])).findings
    assert [one.rule for one in found if one.rule.startswith("figures/")] == [
        "figures/total-mismatch"
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("王", "明先生"), ("陳", "強先生"), ("李", "華先生")],
        [("地址：", "香港中環"), ("電話：", "二八零零"), ("網站：", "尚未設立")],
        [("1.", "批准賬目"), ("2.", "重選董事"), ("3.", "聘任核數師")],
        [("本公司已於", "120"), ("本公司再於", "80")],
    ],
    ids=["names", "labels", "numbers", "two rows"],
)
def test_what_is_no_table_is_not_parted(build, rows):
    found = read(build, [(60, 760, PROSE), (60, 740, PROSE), *table(rows)]).text.splitlines()
    assert [one.replace(" ", "") for one in found[-len(rows) :]] == ["".join(row) for row in rows]


def test_figures_within_lines_of_prose_are_no_cells(build):
    lines = ["本公司於上半年治療了", "在其後的期間則治療了", "最近三個月內再治療了"]
    placed = []
    for at, line in enumerate(lines):
        x = 60 + width(line) + 0.25 * SIZE
        rest = "名患者其中大多數有反應並無患者退出研究"
        placed += [(60, 700 - 20 * at, line), (x, 700 - 20 * at, "120")]
        placed.append((x + width("120") + 0.25 * SIZE, 700 - 20 * at, rest))
    assert "".join(read(build, placed).text.split()) == "".join(
        f"{line}120名患者其中大多數有反應並無患者退出研究" for line in lines
    )


@pytest.mark.parametrize("gap", [0.42, 0.55])
def test_a_table_whose_cells_are_not_told_apart_is_none_to_be_judged(build, gap):
    """The figures of each row stand elsewhere: only the last column, which adds up, is known.

    The rows are lines then, and of a line it is known that not all of it adds up.
    """
    placed = []
    for at, (label, one, other) in enumerate(ROWS[1:]):
        x = 60 + 9 * at
        placed += [(x, 700 - 20 * at, label), (x + width(label) + gap * SIZE, 700 - 20 * at, one),
                   (200, 700 - 20 * at, other)]  # fmt: skip
    draft = read(build, placed)
    assert cells(draft) == []
    told = {one.rule: one.status.value for one in lint(draft).requirements}
    assert told["figures/total-mismatch"] == "unmet"


def test_labels_whose_colons_stand_apart_are_read_with_their_values(build):
    rows = [("收入", "：", "120"), ("成本", "：", "80"), ("溢利", "：", "40")]
    found = read(build, [(60, 760, PROSE), *table(rows, gap=1.0)]).text
    assert "".join(found.split()).endswith("收入：120成本：80溢利：40")
