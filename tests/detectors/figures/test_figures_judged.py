"""The rules of the pack `figures` beyond what their examples show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.engine import Linter
from disclosure_lint.source import Source

LINTER = Linter()


def found(text: str) -> list[tuple[str, str]]:
    report = LINTER.lint(Draft(Source(text)))
    return [
        (finding.rule.removeprefix("figures/"), report.source.quote(finding.primary.span))
        for finding in report.findings
        if finding.rule.startswith("figures/")
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Revenue increased 92.6% to RMB217.4 million (US$30.3 million) from RMB112.9 million"
            " (US$15.5 million), an increase of RMB104.5 million (US$14.9 million)."
        ),
        "Revenue rose from RMB102 million to RMB246 million, or 142%.",
        "The loss of RMB691.9 million turned into a profit of RMB2,489.5 million (n.m.).",
        "In the ITT population (n=103), the ORR was 52.4% (54/103; 95% CI, 42.3-62.3).",
        "PFS: 12.9 months [95% CI: 10.2–NR] versus 8.3 months [95% CI: 6.1–9.9] (HR=0.58).",
        "OS was 20.1 (95% CI: 18.0, 22.5) and 15.0 months (95% CI: 13.0, 17.1), respectively.",
        "The risk fell by 45% (HR 0.55; 95% CI: 0.39–0.77; p<0.0001).",
        "Telephone +852 2123 4567; WKN 520394; ISIN KYG0535Q1331",
        "The call is at 8:00 PM CST on June 1, 2024, and at 7:30pm GMT on June 9, 2024.",
        "US$100 million comprising US$40 million upfront and up to US$60 million in milestones.",
        (
            "On December 20, 2024, the Company announced that it will report its results for the"
            " year ended December 31, 2024."
        ),
        (
            "On March 27, 2024, the Company announced the planned release of its results for the"
            " year ended December 31, 2024."
        ),
        "本公司於2024年3月27日宣佈計劃發佈截至2024年12月31日止年度之業績。",
    ],
)
def test_what_only_looks_wrong_is_left_alone(text):
    assert found(text) == []


def test_one_slip_of_a_trial_number_is_told_once():
    text = "The trial was approved in Europe (EU CT EudraCT number 2020-00123-12) and is ongoing."
    assert found(text) == [("malformed-trial-id", "2020-00123-12")]


def test_a_subtotal_is_not_added_to_its_parts():
    text = "Cash 1,000 2,000\nStock 3,000 4,000\nTotal current 4,000 6,000\nPlant 500 600\nTotal 4,500 6,600\n"
    assert found(text) == []


def test_a_slip_in_a_total_over_a_subtotal():
    text = "Cash 1,000 2,000\nStock 3,000 4,000\nTotal current 4,000 6,000\nPlant 500 600\nTotal 4,500 6,900\n"
    assert found(text) == [("total-mismatch", "6,900")]


def test_dashes_and_brackets_in_a_table_are_figures():
    text = "Income 5,000 4,000\nCost (1,200) (1,000)\nOther — 50\nTotal 3,800 3,150\n"
    assert found(text) == [("total-mismatch", "3,150")]


def test_a_note_sheet_of_one_column_says_nothing():
    assert found("Apples 120\nPears 130\nTotal 270\n") == []


def test_a_figure_of_the_headline_in_another_scale_is_the_same():
    text = (
        "Company Reports Revenue of US$1.5 Billion\n\nJune 3, 2024 -- Revenue was US$1,500 million."
    )
    assert found(text) == []


def test_the_second_cover_date_of_a_form_is_not_taken_for_a_slip():
    text = (
        "SUZHOU, March 17, 2023 /PRNewswire/ -- On March 20, 2023, the Company announced a change.\n\n"
        "Date: March 20, 2023"
    )
    assert found(text) == []


@given(st.integers(0, 400), st.integers(1, 400), st.integers(0, 2))
def test_a_rounded_percentage_is_never_flagged(part, more, decimals):
    whole = part + more
    share = f"{part}/{whole} ({100 * part / whole:.{decimals}f}%)"
    assert found(f"The rate was {share}.") == []


@given(st.lists(st.tuples(st.integers(1, 9999), st.integers(1, 9999)), min_size=2, max_size=8))
def test_a_table_that_adds_up_is_never_flagged(rows):
    total = tuple(map(sum, zip(*rows, strict=True)))
    lines = [f"Item {left:,} {right:,}" for left, right in rows]
    assert found("\n".join([*lines, f"Total {total[0]:,} {total[1]:,}", ""])) == []
