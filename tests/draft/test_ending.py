"""Drafts that break off."""

import pytest

from disclosure_lint import Draft, Linter, Source
from disclosure_lint.draft.ending import breaks_off

WHOLE = "The Company intends to use the net proceeds of the offering for its trials."


@pytest.mark.parametrize(
    "text",
    [
        "The offering of the shares was made in a transaction that was\n",
        "The study was run in adult patients who had been treated before with the",
        "The Company expects to report the results of its study in adult patients to",
        f"{WHOLE} [cut]",
        f"{WHOLE}\n\n[...]",
        f"{WHOLE}\n(truncated)\n",
    ],
)
def test_a_draft_that_ends_within_a_sentence_breaks_off(text):
    assert breaks_off(Draft(Source(text)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        WHOLE,
        f"“{WHOLE}”",
        f"{WHOLE}\n\n###",
        f"{WHOLE}\n\n- ends -",
        f"{WHOLE}\n\nBy order of the Board\nExample Pharma Limited",
        f"{WHOLE}\n\nFor all of our news and for more on what we do please visit www.example.com/news",
        f"{WHOLE}\n\nChief Executive Officer and director",
        "於本公告日期，本公司執行董事為陳大文女士及李小明先生",
        f"{WHOLE}\n\nFor media enquiries please contact the communications team of the company",
        f"{WHOLE} As at this date the directors are Dr. A Chan, Ms. B Lee and Mr. C Wong",
    ],
)
def test_a_draft_that_ends_with_a_stop_a_name_or_an_address_is_whole(text):
    assert not breaks_off(Draft(Source(text)))


def test_what_is_missing_from_a_draft_that_breaks_off_is_one_step_milder():
    text = (
        "SUZHOU, China, July 17, 2025 -- Example Pharma (NASDAQ: EXPH) today closed its offering. "
    )
    rule = "us/missing-forward-looking-statement"
    linter = Linter(select=[rule])
    whole = linter.lint(text + WHOLE, document="press-release")
    part = linter.lint(text + WHOLE.removesuffix(" trials."), document="press-release")
    assert [f.severity.value for f in whole.findings] == ["error"]
    assert [f.severity.value for f in part.findings] == ["warning"]
    assert [r.reason for r in part.requirements if r.rule == rule] == [
        "the draft breaks off, and the rest may hold it"
    ]
