"""Two texts in step: every paragraph of both has its row, in the order of both."""

from __future__ import annotations

from time import process_time

import pytest

from disclosure_lint import lint

EN = """Example Pharma raised RMB217.4 million on 24 March 2026 from 35,600,000 shares.

Research cost RMB88.5 million, which is 12.4% more than in the year before it.

The Company holds 1,016 patents and employs 421 people in Suzhou and Shanghai."""
ZH = """示例醫藥於2026年3月24日透過35,600,000股股份籌得人民幣217.4百萬元。

研究開支為人民幣88.5百萬元，較上一年度增加12.4%。

本公司持有1,016項專利，於蘇州及上海僱用421人。"""


def rows(draft, **texts):
    (beside,) = lint(draft, **texts).beside
    here, there = beside.here.text, beside.there.text
    return [
        tuple(
            text[slice(*span)] if span else None
            for text, span in zip((here, there), row, strict=True)
        )
        for row in beside.rows()
    ]


def test_two_versions_stand_paragraph_by_paragraph():
    found = rows(EN, translation=ZH)
    assert "\n\n".join(one for one, _ in found if one) == EN
    assert "\n\n".join(other for _, other in found if other) == ZH
    assert all(one and other for one, other in found)


def test_of_two_strangers_there_are_no_rows():
    assert rows(EN, translation="本公司並無任何資料須予披露，董事會謹此說明有關情況。") == []


def test_a_text_and_the_one_before_it_are_paired_by_their_words():
    before = "The first paragraph is the same in both.\n\nThe second had seven words in all.\n\nGone is this one."
    now = "The first paragraph is the same in both.\n\nThe second has seven words in all.\n\nNobody knew of that."
    assert rows(now, previous=before) == [
        ("The first paragraph is the same in both.",) * 2,
        ("The second has seven words in all.", "The second had seven words in all."),
        ("Nobody knew of that.", None),
        (None, "Gone is this one."),
    ]


def test_a_draft_alone_has_nothing_beside_it():
    assert lint(EN).beside == ()


@pytest.mark.parametrize("relation", ["previous", "companion"])
def test_long_texts_take_time_as_they_grow(relation, yardstick):
    def took(number):
        pages = [
            f"Paragraph {n} told of {n * 7} patients in {n % 12 + 1} centres and no more."
            for n in range(number)
        ]
        now = "\n\n".join(pages)
        before = now.replace("told of", "spoke of")
        report = lint(now, **{relation: before})
        started = process_time()
        report.beside[0].rows()
        return process_time() - started

    took(50)
    short, long = took(300), took(2400)
    assert long < 30 * short + yardstick
