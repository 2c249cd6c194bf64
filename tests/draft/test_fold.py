from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.han import COMMON, SIMPLIFIED, SIMPLIFIED_ONLY, TRADITIONAL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Company’s”", '"company\'s"'),
        ("APG‑3288", "apg-3288"),
        ("２０２１年（ＡＡＰＧ）", "2021年(aapg)"),
        ("a\xa0b\u3000c\td", "a b c d"),
        ("「本公司」", '"本公司"'),
        ("ΣΟΦΟΣ", "σοφοσ"),
    ],
)
def test_forms_of_one_thing_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("forms", "folded"),
    [
        ("爲為为", "为"),
        ("啓啟启", "启"),
        ("內内", "内"),
        ("說説说", "说"),
        ("衞衛卫", "卫"),
        ("裏裡里", "里"),
        ("綫線线", "线"),
        ("產産产", "产"),
        ("羣群", "群"),
        ("臺台", "台"),
        ("證証证", "证"),
        ("託托", "托"),
        ("佈布", "布"),
        ("併倂並并", "并"),
        ("藥药", "药"),
        ("⾦金\uf90a", "金"),
    ],
)
def test_hong_kong_taiwan_and_mainland_forms_fold_together(forms: str, folded: str) -> None:
    assert set(fold(forms)) == {folded}


def test_simplified_text_stays_as_it_is() -> None:
    text = "国家药品监督管理局关于发布《突破性治疗药物审评工作程序(试行)》等三个文件的公告 著名"
    assert fold(text) == text


def test_the_table_maps_characters_to_characters_that_stay() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL)) > 3000
    assert not set(SIMPLIFIED) & set(TRADITIONAL)
    assert set(SIMPLIFIED_ONLY) < set(COMMON)
    assert not set(TRADITIONAL) & set(COMMON) - set("于")


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_folding_does_not_look_at_the_neighbours(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


def test_every_character_folds_to_one_that_stays() -> None:
    odd = [c for c in map(chr, range(0x30000)) if len(fold(c)) != 1 or fold(fold(c)) != fold(c)]
    assert not odd, [unicodedata.name(c, repr(c)) for c in odd]


def test_a_whole_text_in_chinese_folds_at_once() -> None:
    assert fold(TRADITIONAL + "A—") == SIMPLIFIED + "a-"
