from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.segment import units

SEEDS = Path(__file__).parents[2] / "seeds"


def cut(text: str) -> list[tuple[str, str]]:
    return [(unit.kind, text[unit.start : unit.end]) for unit in units(text)]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in cut(text)]


def test_lines_of_a_flattened_table_are_cells() -> None:
    (seed,) = SEEDS.glob("002*.txt")
    found = cut(seed.read_text(encoding="utf-8"))
    assert found[0][0] == "paragraph"
    table = found[1 : found.index(("cell", "Technology Platform & Mechanism of Action"))]
    assert {kind for kind, _ in table} == {"cell"}
    assert ("cell", "Ascentage Pharma Group International (NASDAQ: AAPG, HKG: 6855)") in table
    assert found[-1][1].startswith("Forward‑Looking Statements This brief")


def test_a_label_and_its_text_are_an_item() -> None:
    text = "Target:Bruton’s tyrosine kinase, a signaling node validated in lymphoid malignancies\n"
    assert kinds("Item\n" + text + "Advantage: Functional elimination may overcome it.\nItem") == [
        "heading",
        "item",
        "item",
        "cell",
    ]


def test_an_exchange_in_brackets_is_no_label() -> None:
    assert kinds("Title\n\nAscentage Pharma (NASDAQ: AAPG) announced it today.")[1] == "paragraph"


def test_hard_wrapped_prose_is_one_paragraph() -> None:
    text = (
        "Shareholders and potential investors are advised to exercise caution when\n"
        "dealing in the shares of the Company. There is no assurance that the Core\n"
        "Product will ultimately be successfully developed and marketed by the\n"
        "Company."
    )
    assert cut(text) == [("paragraph", text)]


def test_hard_wrapped_chinese_is_one_paragraph() -> None:
    text = (
        "香港交易及結算所有限公司及香港聯合交易所有限公司對本公告之內容概不負責，對其準確\n"
        "性 或 完 整 性 亦 不 發 表 任 何 聲 明 ， 並 明 確 表 示 概 不 就 因 本 公 告 全 部 或 任 何\n"
        "部份內容而產生之任何損失承擔任何責任。"
    )
    assert cut(text) == [("paragraph", text)]


def test_a_line_that_ends_in_a_joining_word_goes_on() -> None:
    assert cut(
        "By order\n\nFURTHER GRANT UNDER\nTHE\n2022 RSU SCHEME\n\nThe Company\nsaid so."
    ) == [
        ("heading", "By order"),
        ("heading", "FURTHER GRANT UNDER\nTHE\n2022 RSU SCHEME"),
        ("paragraph", "The Company\nsaid so."),
    ]


def test_the_lines_of_a_title_page_stand_alone() -> None:
    text = (
        "Suzhou Ribo Life Science Co., Ltd.\n"
        "蘇州瑞博生物技術股份有限公司\n"
        "(Incorporated in the Cayman Islands with limited liability)\n"
        "(Stock Code: 6855)\n"
    )
    assert [words for _, words in cut(text)] == text.splitlines()


@pytest.mark.parametrize(
    "text",
    ["Risks\nThe board said so.\n", "Risks\n\nThe board said so.\n", "風險\n董事會如是說。\n"],
)
def test_a_short_line_before_a_paragraph_is_a_heading(text: str) -> None:
    assert kinds("The board met in Hong Kong today.\n" + text) == [
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_a_long_line_without_a_full_stop_and_apart_is_a_heading() -> None:
    title = (
        "Novel Bcl-2 Inhibitor Lisaftoclax Approved by China NMPA for Treatment of Adult CLL/SLL"
    )
    assert kinds(f"It met.\n\n{title} Patients\n\nThe Company announces it.")[1] == "heading"


def test_a_heading_told_by_the_reader_is_one() -> None:
    found = units("One two.\nThree four.\nFive six.", frozenset({9}))
    assert [unit.kind for unit in found] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "bullet",
    ["- ", "• ", "•", "(1) ", "1. ", "(iv) ", "a) ", "一、", "（二）", "1、", "* ", "** ", "– "],
)
def test_list_items_stand_alone(bullet: str) -> None:
    one, other = f"{bullet}the first of them is long enough to wrap", f"{bullet}second"
    assert cut(f"{one}\n{other}") == [("item", one), ("item", other)]


def test_rows_of_figures_and_page_numbers_are_cells() -> None:
    text = "It met.\nTotal equity 165,813,510 80.9%\nOther 31,610,400 19.1\n– 2 –\n"
    assert kinds(text)[1:] == ["cell"] * 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_every_line_end_ends_a_line(end: str) -> None:
    text = f"The first one.{end}{end}The second{end}line of it."
    assert cut(text) == [
        ("paragraph", "The first one."),
        ("paragraph", f"The second{end}line of it."),
    ]


def test_a_new_page_ends_a_paragraph() -> None:
    assert len(units("the board of the\fcompany")) == 2


def test_a_huge_text_of_scraps_is_not_taken_apart() -> None:
    assert len(units("Ab\n" * 400_000)) == 1
    assert units("\n" * 1_000_000) == []


PIECES = st.sampled_from(
    "The Company |announces (|)|\n|\n\n|\r\n|. |：|公司|。|• |1. |AND|\x0c|\u2028|  |Label: |12,345 "
    "|%|”|inc|Ltd.".split("|")
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_units_cover_every_word_once_and_in_order(text: str) -> None:
    end = 0
    for unit in units(text):
        assert end <= unit.start < unit.end <= len(text)
        assert not text[end : unit.start].strip()
        assert text[unit.start : unit.end] == text[unit.start : unit.end].strip()
        end = unit.end
    assert not text[end:].strip()


def test_prose_in_chinese_is_no_heading_however_it_ends() -> None:
    text = (
        "董事會如是說。\n\n"
        + "本公司宣佈整體協調人已悉數行使招股章程所述的超額配股權" * 4
        + "\n\n涉及股份。"
    )
    assert kinds(text)[1] == "paragraph"


def test_a_line_that_opens_a_bracket_goes_on() -> None:
    for text in ["STUDY OF HLX10 (HUMANISED\nANTIBODY) IN ADULTS", "本公司（「公司\n」連同附屬）"]:
        assert len(units(text)) == 1
