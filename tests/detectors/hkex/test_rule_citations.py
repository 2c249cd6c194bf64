"""Citations of Listing Rules that are not there or say something else."""

from __future__ import annotations

import pytest

from disclosure_lint.case.case import Case
from disclosure_lint.case.facts import Facts
from disclosure_lint.case.reading import Reading
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.hkex import doubtful_rule_citation
from disclosure_lint.draft.model import Draft
from disclosure_lint.source import Source

BODY = "We cannot guarantee that we will ultimately market XY-101 successfully."


@pytest.fixture
def judged(pack):
    rule = pack.rule("hkex/doubtful-rule-citation")

    def judge(text: str, document: str = "announcement") -> Verdict:
        case = Case(Reading(Draft(Source(text)), pack), Facts(document=document))
        return doubtful_rule_citation.judge(rule, case)

    return judge


@pytest.mark.parametrize(
    ("cited", "printed", "why", "meant"),
    [
        ("18.05A", "18.05A", "Rule 18A.05 is probably meant", "18A.05"),
        ("18A.5", "18A.5", "Rule 18A.05 is probably meant", "18A.05"),
        ("18A.12", "18A.12", "the warning is Rule 18A.05's", "18A.05"),
        ("14A.05", "14A.05", "the warning is Rule 18A.05's", "18A.05"),
        ("18A.15", "18A.15", "Chapter 18A has no such rule", None),
        ("18A.08(3)", "18A.08(3)", "it speaks of interim and annual reports", "18A.05"),
    ],
)
def test_says_which_citation_and_what_is_meant(cited, printed, why, meant, judged):
    text = f"Cautionary Statement required by Rule {cited} of the Listing Rules: {BODY}"
    (flag,) = judged(text).flags
    assert text[flag.mark.start : flag.mark.end] == cited
    assert (flag.values["printed"], flag.values["why"]) == (printed, why)
    assert [change.text for change in flag.changes] == ([meant] if meant else [])
    assert not flag.safe


def test_a_warning_without_a_heading_is_still_a_source(judged):
    text = "As required by Rule 14A.05, there is no assurance that XY-101 will be successfully marketed."
    assert len(judged(text).flags) == 1


def test_the_rule_on_reports_is_right_in_reports(judged):
    text = f"Warning under Rule 18A.08(3) of the Listing Rules: {BODY}"
    assert judged(text, "report").flags == ()
    assert (
        judged(f"Results for the six months ended June 30, 2025\n\n{text}", "exhibit").flags == ()
    )


def test_a_chapter_that_the_rules_lack_is_reported_as_unsure(judged):
    (flag,) = judged("under Rule 18D.05 of the Listing Rules").flags
    assert flag.unsure


def test_the_customary_citation_is_evidence(judged):
    verdict = judged(f"Cautionary Statement required by Rule 18A.05 of the Listing Rules: {BODY}")
    assert (verdict.flags, len(verdict.evidence)) == ((), 1)


@pytest.mark.parametrize(
    "text",
    ["No rule is cited.", "Rule 10b-5 and Rule 144A", "Rule 17.10 of the GEM Listing Rules", "21 CFR 312.7"],
)  # fmt: skip
def test_without_a_listing_rule_there_is_nothing_to_judge(text, judged):
    assert judged(text).idle == "the draft cites no Listing Rule"
