"""Names of drugs, shapes of codes, and the ties between two names."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.drugs import find as drugs
from disclosure_lint.mentions.drugs.naming import naming
from disclosure_lint.mentions.names import Lexicon
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source

KNOWN = load().known
NAMES = {
    "olverembatinib": ("olverembatinib", "generic"),
    "HQP1351": ("olverembatinib", "code"),
    "HQP 1351": ("olverembatinib", "code"),
    "奥雷巴替尼": ("olverembatinib", "chinese"),
    "耐立克": ("olverembatinib", "brand"),
    "lisaftoclax": ("lisaftoclax", "generic"),
    "APG-2575": ("lisaftoclax", "code"),
    "APG2575": ("lisaftoclax", "code"),
    "利沙托克拉": ("lisaftoclax", "chinese"),
    "APG-3288": ("apg-3288", "code"),
    "zanubrutinib": ("zanubrutinib", "generic"),
    "BRUKINSA": ("zanubrutinib", "brand"),
    "imatinib": ("imatinib", "generic"),
    "GLEEVEC": ("imatinib", "brand"),
    "BGB-A317": ("tislelizumab", "code"),
    "AK104": ("cadonilimab", "code"),
    "cadonilimab": ("cadonilimab", "generic"),
    "CFT7455": ("cemsidomide", "code"),
    "cemsidomide": ("cemsidomide", "generic"),
    "sacituzumab tirumotecan": ("skb264", "generic"),
    "sac-TMT": ("skb264", "short"),
    "SKB264": ("skb264", "code"),
    "MK-2870": ("skb264", "code"),
    "savolitinib": ("savolitinib", "generic"),
    "volitinib": ("savolitinib", "former"),
    "toripalimab": ("toripalimab", "generic"),
    "拓益": ("toripalimab", "brand"),
    "NX-5948": ("bexobrutideg", "code"),
    "KL": ("kl", "short"),
}
LEXICON = Lexicon.of(NAMES.items())


def find(text: str) -> drugs.DrugText:
    return drugs.find(Draft(Source(text)), LEXICON, KNOWN)


def names(text: str) -> list[tuple[str, str]]:
    return [(drug.printed, drug.form) for drug in find(text).mentions]


def tied(text: str) -> list[tuple[str, str, str]]:
    return [(tie.left.printed, tie.right.printed, tie.link) for tie in find(text).ties]


@pytest.mark.parametrize(
    "code",
    [
        "SHR-A1811", "DS-8201a", "IBI308", "GZD824", "AMG 510", "JNJ 64007957", "JNJ-68284528",
        "AK138D1", "LCAR-B38M", "GST-HG131", "KL-A167", "ZL-1310", "RC48", "CFT8916", "AZD-6094",
        "NX‑2127", "NX–2127", "ELVN-001", "EPZ6438", "GEO-CM04S1",
    ],
)  # fmt: skip
def test_a_code_is_known_by_its_shape(code):
    assert names(f"The study of {code} has begun.") == [(code, "unknown-code")]


@pytest.mark.parametrize(
    "words",
    [
        "the targets PD-L1, CD20, HER2, BCL-2, MDM2-p53, IL-2, IL-17, BCR-ABL, Ki-67, CLDN18.2",
        "the mutations C481S, T315I, L858R, V617F and the E3 ligase",
        "the studies POLARIS-1, KEYNOTE-826, CARTITUDE-10, GLORA-4, RATIONALE-315 and ACE-LY-004",
        "the trials AK104-303, BGB-A317-304, HQP1351-CC201 and APG-2575-CN-001",
        "NCT04260217, CTR20210001, AAV9, COVID-19, ISO 9001, ICD-10 and ICH E6",
        "Form 6-K, Form 20-F, Form F-1, EX-99.1, Exhibit 99.1, IND 123456 and NDA-21588",
        "grades G3-4 in Phase 2b, 320 mg once daily, No. 82 of 2020 and HK6855",
        "RMB 612 million, USD 500, ASH 2025, FY2025, H1N1, Q1 2026 and 1H25",
        "patents WO2020123456 and CN1101234, see https://x.com/APG-2575 and a@HQP1351.com",
    ],
)
def test_what_looks_like_a_code_is_none(words):
    assert names(f"We name {words}.") == []


@pytest.mark.parametrize(
    "words",
    [
        "brukinsa in lower case",
        "https://x.com/CFT8916, a_CFT8916_b, CFT8916@x.com, CFT8916.com",
        "CFT8916.15, $CFT8916, #CFT8916",
        "AB12-CD34-EF56-GH78-IJ90-KL12",
        "hqp1351 in lower case",
    ],
)
def test_what_is_part_of_something_else_is_no_name(words):
    assert names(f"We name {words} here.") == []


def test_a_code_begins_a_draft_and_ends_it():
    assert names("HQP1351 and CFT8916") == [("HQP1351", "code"), ("CFT8916", "unknown-code")]
    assert names("2575 (12) is a figure, 8916") == []


def test_a_stranger_is_not_tied_where_no_bracket_closes():
    assert tied("foobartinib (HQP1351 is oral") == []


def test_a_bracket_that_makes_no_sense_is_passed_over():
    assert tied("olverembatinib (((HQP1351)))") == []


def test_of_two_names_that_overlap_the_longer_one_counts():
    assert names("KL and KL-A167") == [("KL", "short"), ("KL-A167", "unknown-code")]


def test_a_study_number_behind_a_code_is_no_drug_but_a_word_is():
    assert names("patients in HQP1351-301 and HQP1351-treated patients; CFT8916-treated mice") == [
        ("HQP1351", "code"),
        ("CFT8916", "unknown-code"),
    ]


def test_names_are_found_in_any_case_width_and_hyphen():
    assert names("OLVEREMBATINIB, APG‑3288, APG 2575, HQP 1351 and 奧雷巴替尼") == [
        ("OLVEREMBATINIB", "generic"),
        ("APG‑3288", "code"),
        ("APG 2575", "code"),
        ("HQP 1351", "code"),
        ("奧雷巴替尼", "chinese"),
    ]


def test_two_han_characters_are_a_brand_only_where_they_are_shown_to_be():
    assert names("继续开拓益处") == []
    assert names("拓益®已获批准；“拓益”") == [("拓益", "brand"), ("拓益", "brand")]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("BRUKINSA®", "®"), ("BRUKINSA ®", "®"), ("BRUKINSA™", "™"), ("BRUKINSA(R)", "(R)"),
        ("BRUKINSA(®)", "(®)"), ("BRUKINSA (TM)", "(TM)"), ("BRUKINSA", ""),
    ],
)  # fmt: skip
def test_the_mark_behind_a_brand(text, mark):
    assert find(text).mentions[0].mark == mark


def test_where_a_sentence_begins():
    text = "We study olverembatinib. Olverembatinib is oral, as lisaftoclax is."
    assert [drug.sentence_start for drug in find(text).mentions] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "left", "right", "link"),
    [
        ("olverembatinib (HQP1351)", "olverembatinib", "HQP1351", ""),
        ("HQP1351\n(olverembatinib)", "HQP1351", "olverembatinib", ""),
        ("Olverembatinib (the determined English common name of HQP1351)",
         "Olverembatinib", "HQP1351", "generic"),
        ("耐立克®（奥雷巴替尼）", "耐立克", "奥雷巴替尼", ""),
        ("BRUKINSA® (zanubrutinib)", "BRUKINSA", "zanubrutinib", ""),
        ("imatinib (GLEEVEC®)", "imatinib", "GLEEVEC", ""),
        ("olverembatinib tablets (HQP1351)", "olverembatinib", "HQP1351", ""),
        ("CFT7455, now known as cemsidomide", "CFT7455", "cemsidomide", "now"),
        ("savolitinib, formerly known as volitinib", "savolitinib", "volitinib", "formerly"),
        ("cadonilimab (PD-1/CTLA-4, research and development code: AK104)",
         "cadonilimab", "AK104", "code"),
        ("利沙托克拉片（研發代號：APG-2575）", "利沙托克拉", "APG-2575", "code"),
        ("lisaftoclax (APG-2575, a novel, oral Bcl-2 inhibitor)", "lisaftoclax", "APG-2575", ""),
        ("lisaftoclax [APG-2575]", "lisaftoclax", "APG-2575", ""),
        ("lisaftoclax (“APG-2575”)", "lisaftoclax", "APG-2575", ""),
        ("NX-5948 (bexobrutideg)", "NX-5948", "bexobrutideg", ""),
        ("foobartinib (HQP1351)", "foobartinib", "HQP1351", ""),
    ],
)  # fmt: skip
def test_two_names_are_tied(text, left, right, link):
    assert tied(f"We study {text} in China.") == [(left, right, link)]


def test_every_labelled_name_in_a_bracket_is_tied():
    text = "sacituzumab tirumotecan (sac-TMT; also known as SKB264/MK-2870)"
    assert tied(text) == [
        ("sacituzumab tirumotecan", "sac-TMT", ""),
        ("sacituzumab tirumotecan", "SKB264", "also"),
        ("sacituzumab tirumotecan", "MK-2870", "also"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "APG‑3288 (BTK PROTAC protein degrader)",
        "olverembatinib (versus imatinib)",
        "olverembatinib (imatinib arm) and lisaftoclax",
        "lisaftoclax in combination with zanubrutinib",
        "olverembatinib (n=100) or imatinib",
        "olverembatinib. HQP1351 is oral",
        "olverembatinib (a TKI like imatinib)",
        "olverembatinib (HQP1351",
    ],
)
def test_what_stands_beside_a_name_is_not_always_another_name(text):
    assert tied(text) == []


def test_a_stem_tells_a_name():
    assert naming(KNOWN).has_stem("foobartinib")
    assert not naming(KNOWN).has_stem("treatment")


@given(st.text(alphabet="APG-2575 HQP1351(olvermbatin)®（）：,;/.\n耐立克", max_size=200))
def test_spans_lie_in_the_text_and_do_not_overlap(text):
    found = find(text)
    ends = [0]
    for drug in found.mentions:
        assert ends[-1] <= drug.start < drug.end <= len(text)
        assert text[drug.start : drug.end] == drug.printed
        ends.append(drug.end)
    for tie in found.ties:
        assert tie.left.end <= tie.right.start
        assert tie.right.end <= tie.end


@pytest.mark.parametrize("piece", ["A1-", "(", "APG-", "APG-2575 (", "HQP1351(", "AB12/", "x."])
def test_a_hostile_text_takes_linear_time(piece, yardstick):
    def took(size: int) -> float:
        draft = Draft(Source(piece * (size // len(piece))))
        assert draft.words.index is not None
        assert draft.sentences is not None
        began = time.process_time()
        drugs.find(draft, LEXICON, KNOWN)
        return time.process_time() - began

    took(1_000)
    small, large = min(took(20_000) for _ in range(3)), took(200_000)
    assert large < 40 * small + 2 * yardstick
