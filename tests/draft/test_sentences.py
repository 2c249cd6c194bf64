from __future__ import annotations

import pytest

from disclosure_lint.draft.model import Draft
from disclosure_lint.source import Source


def sentences(text: str) -> list[str]:
    draft = Draft(Source(text))
    starts = [draft.words.starts[word] for word in draft.sentences]
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is Order No. 27 of the Administration.",
        "Akeso, Inc. (9926.HK) and Zai Lab Co., Ltd. Suzhou announced it.",
        "The U.S. Food and Drug Administration (FDA) of the U.S. Government agreed.",
        "Smith et al. Blood reported it, cf. Fig. 2 and Sec. 27A, approx. 5 mg vs. Placebo.",
        "Said J. P. Morgan, Dajun Yang, M.D., Ph.D., Prof. Qian and state Rep. Chris Humphrey.",
        "ROCKVILLE, Md., Dec. 08, 2025 it opened at 9:00 a.m. Hong Kong time.",
        "It rose by 12.5% to HK$4.65 in St. Louis, see www.sec.gov/a.b?lang=en&x=1 for more.",
        "Expected to begin ............ Monday, May 19, 2025",
        "附註1）1.5 港元",
    ],
)
def test_marks_within_a_sentence_do_not_end_it(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The NMPA approved it.", "The Company is pleased."),
        ("It belongs to Akeso, Inc.", "In August 2020 it was listed."),
        ("It was cleared in the U.S.", "The trial goes on."),
        ("He said “we are pleased.”", "Patients benefit."),
        ("He said “we are pleased!”", "“Patients benefit.”"),
        ("They benefit (see below).", "(Others do not.)"),
        ("It will file with the SEC.", "Any statement is made as of today."),
        ("See our annual report on Form 10-Q.", "Copies are at hand."),
        ("It causes death.1,2", "The drug prevents it."),
        ("It grew every year.[3]", "In Europe it did not."),
        ("Visit https://www.a.com/b.", "More is there."),
        ("本公司欣然宣佈。", "該藥物已獲批准。"),
        ("他說「成功！」", "患者受益。"),
        ("本公司無法保證成功？", "Shareholders beware."),
        ("Is it approved?", "Not yet."),
    ],
)
def test_a_sentence_ends_where_the_next_begins(one: str, other: str) -> None:
    found = sentences(f"{one} {other}")
    assert len(found) == 2
    assert found[1].lstrip("“(") in other


def test_chinese_sentences_need_no_space() -> None:
    assert len(sentences("第一句。第二句！第三句？第四句")) == 4


def test_a_chinese_semicolon_does_not_end_a_sentence() -> None:
    assert len(sentences("本公司無法保證成功開發；亦無法保證成功銷售。")) == 1


def test_the_number_of_an_item_is_part_of_its_sentence() -> None:
    assert len(sentences("1. The first of them is this.")) == 1


def test_the_author_after_the_last_full_stop_is_not_of_the_sentence() -> None:
    assert sentences("Results may differ in regulatory review processes.-Fineline Info & Tech")[
        1
    ].startswith("Fineline")


def test_sentences_end_with_their_unit() -> None:
    assert len(sentences("A heading\n\nIts paragraph begins")) == 2


def test_an_abbreviation_that_ends_a_hyphenated_word_does_not_end_a_sentence() -> None:
    assert len(sentences("A U.S.-China agreement.")) == 1


@pytest.mark.parametrize("text", ["Phase.1 of it.", "It ends.1 more", "U.S.1 The", "end.1,b The"])
def test_a_number_after_a_full_stop_is_not_always_a_note(text: str) -> None:
    assert len(sentences(text)) == 1
