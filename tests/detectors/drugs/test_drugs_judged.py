"""The detectors of drugs beyond what the examples of its rules show."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.case.case import Case
from disclosure_lint.case.facts import Facts
from disclosure_lint.case.reading import Reading
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drugs.slips import distance
from disclosure_lint.draft.model import Draft
from disclosure_lint.issuers.compile import compile_issuers
from disclosure_lint.issuers.model import IssuerFile
from disclosure_lint.kinds.registry import engine
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.packs.load import load
from disclosure_lint.packs.pack import Pack
from disclosure_lint.source import Source

SURE = {"sure": "verified", "source": "https://example.org/a"}
ASCENTAGE = {
    "name": "Ascentage Pharma",
    "names": {"sure": "recalled"},
    "house": {"capitals": "initial"},
    "products": [
        {"generic": "olverembatinib", "codes": ["HQP1351", "GZD824"], "recalled": ["GZD824"],
         "chinese": ["奥雷巴替尼"], "former": ["奥瑞巴替尼"], "brands": [{"name": "NAILIKE", "mark": "®"}], **SURE},
        {"generic": "lisaftoclax", "codes": ["APG-2575"], **SURE},
        {"codes": ["APG-2449"], **SURE},
    ],
}  # fmt: skip
OTHER = {
    "name": "Other Bio",
    "names": {"sure": "recalled"},
    "products": [
        {"generic": "zanubrutinib", "codes": ["BGB-3111"], "sure": "recalled",
         "brands": [{"name": "BRUKINSA", "mark": "™"}, {"name": "Irene"}]},
        {"generic": "tislelizumab", "codes": ["BGB-A317"], "former": ["tislizumab"], **SURE},
        {"codes": ["OB1234"], **SURE}, {"codes": ["OB101"], **SURE},
    ],
}  # fmt: skip


DEFECTS = (
    "brand-mark-missing", "brand-without-generic", "inconsistent-capitals", "inconsistent-name",
    "malformed-code", "misspelt-name", "superseded-name", "unknown-code", "unlinked-names",
    "wrong-pair",
)  # fmt: skip


@cache
def pack() -> Pack:
    shipped = load()
    table = exchanges(shipped.known)
    both = (("ascentage", ASCENTAGE), ("other", OTHER))
    files = [IssuerFile.read(id_, data, table) for id_, data in both]
    return Pack(shipped.plain | {"issuers": compile_issuers(files, table)})


def judge(defect: str, text: str, issuer: str | None = None, language: str = "en") -> Verdict:
    known = pack()
    profile = known.registry.issuers[issuer] if issuer else None
    facts = Facts(document="press-release", language=language, issuer=profile)
    case = Case(Reading(Draft(Source(text)), known), facts)
    rule = next(rule for rule in known.rules if rule.id == f"drugs/{defect}")
    return engine(rule).judge(rule, case)


def flagged(defect: str, text: str, issuer: str | None = None, language: str = "en") -> list[str]:
    verdict = judge(defect, text, issuer, language)
    return [text[flag.mark.start : flag.mark.end] for flag in verdict.flags]


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_draft_without_drugs_is_not_judged(defect):
    verdict = judge(defect, "The Company has appointed a director.")
    assert verdict.idle is not None
    assert not verdict.flags


@pytest.mark.parametrize("defect", DEFECTS)
@given(st.text(alphabet="HQP1351(olverembatinib)NAILIKE®. \nAPG-2575", max_size=120))
def test_a_verdict_says_one_thing_and_points_into_the_draft(defect, text):
    verdict = judge(defect, text)
    assert not (verdict.idle and verdict.flags)
    marks = [flag.mark for flag in verdict.flags] + list(verdict.evidence)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)


def test_a_wrong_pair_of_unverified_names_is_unsure():
    assert not judge("wrong-pair", "HQP1351 (lisaftoclax)").flags[0].unsure
    assert judge("wrong-pair", "GZD824 (lisaftoclax)").flags[0].unsure
    assert judge("wrong-pair", "HQP1351 (zanubrutinib)").flags[0].unsure


def test_a_code_without_a_name_may_be_another_owners_biosimilar():
    assert judge("wrong-pair", "OB1234 (lisaftoclax)").flags[0].unsure
    assert not judge("wrong-pair", "APG-2449 (lisaftoclax)").flags[0].unsure


@pytest.mark.parametrize(
    "text",
    [
        "lisaftoclax plus olverembatinib (APG-2575 plus HQP1351)",
        "HQP1351 and lisaftoclax (olverembatinib)",
        "olverembatinib (lisaftoclax, zanubrutinib and others)",
        "olverembatinib (zanubrutinib; lisaftoclax)",
        "the effect of olverembatinib (like lisaftoclax)",
        "olverembatinib vs. lisaftoclax (n=20)",
    ],
)
def test_names_side_by_side_are_not_a_pair(text):
    assert flagged("wrong-pair", text) == []


def test_names_in_a_glossary_line_are_linked():
    text = "Olverembatinib\nHQP1351\n\nWe study olverembatinib in adults. HQP1351 is oral."
    assert flagged("unlinked-names", text) == []


def test_a_tie_after_both_names_were_used_comes_too_late():
    text = "We study HQP1351. Olverembatinib is oral. We like olverembatinib (HQP1351)."
    assert flagged("unlinked-names", text) == ["Olverembatinib"]


def test_a_brand_ties_a_code_to_its_generic_name():
    text = (
        "NAILIKE (olverembatinib) is sold. The code of NAILIKE (HQP1351) is old. HQP1351 is oral."
    )
    assert flagged("unlinked-names", text) == []


def test_a_name_in_headings_only_is_not_in_use():
    text = "HQP1351 Update\n\nWe study olverembatinib in adults, and it is well tolerated.\n"
    assert flagged("unlinked-names", text) == []


def test_a_slip_must_be_near_one_name_only():
    assert flagged("misspelt-name", "We study olverembatinab and lisaftoclux.") == [
        "olverembatinab", "lisaftoclux",
    ]  # fmt: skip
    assert flagged("misspelt-name", "We study zanubrutinibe, olverembatinibum, lisaftaclix.") == [
        "lisaftaclix"
    ]


def test_an_unknown_name_used_throughout_is_believed():
    assert flagged("misspelt-name", "We own zanabrutinib. We sell zanabrutinib.") == []
    text = "We own zanabrutinib. We sell zanabrutinib and zanubrutinib."
    assert flagged("misspelt-name", text) == ["zanabrutinib", "zanabrutinib"]


def test_a_misspelt_code_is_told_by_the_name_beside_it():
    assert flagged("misspelt-name", "lisaftoclax (APG-2557) and APG-2557") == ["APG-2557"]
    assert flagged("misspelt-name", "lisaftoclax (APG-3999)") == []


@pytest.mark.parametrize(
    ("left", "right", "slips"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xbc", 1), ("ab", "cd", 2),
     ("abcd", "efgh", 3), ("", "ab", 2)],
)  # fmt: skip
def test_distance_counts_slips_up_to_a_bound(left, right, slips):
    assert distance(left, right, 2) == slips


@given(st.text("ab1", max_size=8), st.text("ab1", max_size=8))
def test_distance_is_symmetric(left, right):
    assert distance(left, right, 9) == distance(right, left, 9)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Other Bio's OB1243 and HQP1351", ["OB1243"]),
        ("OB1235 (Other Bio)", ["OB1235"]),
        ("OB102 from Other Bio", []),  # three digits run in sequence
        ("Other Bio has begun a study of its new drug OB1235 in China", []),
        ("Other Bio (OB1235). OB1235 is oral.", []),
        ("Ascentage Pharma (OB1235)", []),
    ],
)
def test_a_code_is_doubted_beside_its_company_only(text, codes):
    assert flagged("unknown-code", text) == codes


def test_a_slip_in_the_issuers_own_code_is_doubted():
    verdict = judge("unknown-code", "The study of APG-2557 has begun.", "ascentage")
    assert verdict.flags[0].values["known"] == "APG-2575"


def test_two_names_by_turns_keep_the_house_capitals_of_the_main_one():
    text = (
        "We study olverembatinib (HQP1351). It shows that HQP1351 works. Olverembatinib is oral."
        " HQP1351 is given daily. We sell olverembatinib."
    )
    flag = judge("inconsistent-name", text).flags[0]
    assert {change.text for change in flag.changes} == {"olverembatinib", "Olverembatinib"} or {
        change.text for change in flag.changes
    } == {"HQP1351"}
    assert not flag.safe


def test_the_house_says_which_capitals_to_keep():
    text = "We study olverembatinib here. We sell olverembatinib now. We own Olverembatinib too."
    assert flagged("inconsistent-capitals", text) == ["Olverembatinib"]
    assert flagged("inconsistent-capitals", text, "ascentage") == ["olverembatinib"]


def test_a_name_that_is_quoted_keeps_its_capital():
    text = "We study olverembatinib here. The label says “Olverembatinib” on it."
    assert flagged("inconsistent-capitals", text) == []


def test_a_title_within_a_sentence_is_no_running_text():
    text = "We study olverembatinib here. The Study of Olverembatinib in Adult Patients began."
    assert flagged("inconsistent-capitals", text) == []


def test_a_person_is_no_brand():
    assert flagged("brand-without-generic", "Irene Chan has joined the board.") == []
    assert flagged("brand-without-generic", "Irene® is approved.") == ["Irene"]


def test_a_brand_in_headings_and_text_is_told_in_the_text():
    text = "BRUKINSA Approved in Europe\n\nThe approval of BRUKINSA covers adults with leukemia.\n"
    verdict = judge("brand-without-generic", text)
    assert [flag.mark.start for flag in verdict.flags] == [text.rindex("BRUKINSA")]
    assert verdict.flags[0].unsure


def test_a_mark_is_asked_of_verified_brands_only():
    assert flagged("brand-mark-missing", "NAILIKE (olverembatinib)", "ascentage") == ["NAILIKE"]
    assert flagged("brand-mark-missing", "NAILIKE (olverembatinib)") == []
    assert flagged("brand-mark-missing", "BRUKINSA (zanubrutinib)", "other") == []


def test_a_former_name_is_fine_where_it_is_told_to_be_one():
    assert flagged("superseded-name", "We study tislizumab.") == ["tislizumab"]
    assert flagged("superseded-name", "tislelizumab, formerly known as tislizumab") == []
    assert flagged("superseded-name", "the drug formerly named tislizumab") == []


def test_a_code_wrapped_over_a_line_is_not_malformed():
    assert flagged("malformed-code", "the study of APG-\n2575") == []
    assert flagged("malformed-code", "BGB A317 and APG2575") == ["BGB A317", "APG2575"]


def test_names_around_an_unknown_drug_are_left_alone():
    text = "HQP1351 (foobartinib) is oral. XY-1234 is not. We study XY-1234 in adults."
    assert flagged("inconsistent-name", text) == []
    assert flagged("brand-without-generic", text) == []


def test_a_code_without_a_generic_name_needs_none():
    assert (
        judge("inconsistent-capitals", "APG-2449 is oral.").idle == "the draft uses no generic name"
    )
    assert judge("brand-without-generic", "APG-2449 is oral.").idle is not None
    assert judge("unlinked-names", "APG-2449 is oral, and so is HQP1351.").idle is not None
    assert judge("inconsistent-name", "We study HQP1351. Olverembatinib is oral.").idle is not None


def test_one_name_in_two_brackets_is_no_second_name():
    text = "olverembatinib (HQP1351) and olverembatinib (HQP1351), and olverembatinib (HQP1351)"
    assert flagged("inconsistent-name", text) == []


def test_capitals_are_kept_in_a_headline():
    verdict = judge("misspelt-name", "OLVEREMBATINB APPROVED")
    assert [change.text for change in verdict.flags[0].changes] == ["OLVEREMBATINIB"]


def test_the_main_name_may_only_ever_begin_sentences():
    text = (
        "Olverembatinib (HQP1351) is new. Olverembatinib is oral. We like HQP1351."
        " Olverembatinib is ours. We sell HQP1351. Olverembatinib works."
    )
    flag = judge("inconsistent-name", text).flags[0]
    assert [change.text for change in flag.changes] == ["olverembatinib", "olverembatinib"]


def test_a_former_name_in_chinese_gives_way_to_the_chinese_one():
    text = "奥瑞巴替尼的临床试验已开始。"
    verdict = judge("superseded-name", text, language="zh-Hans")
    assert verdict.flags[0].values["now"] == "奥雷巴替尼"


def test_a_reference_is_cited_not_used():
    text = (
        "We study olverembatinib in adults. It is oral.\n\n"
        "1. Jiang Q, et al. HQP1351 in chronic myeloid leukemia, an oral presentation.\n"
    )
    assert flagged("unlinked-names", text) == []
