from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.definitions import find as definitions
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source

KNOWN = load().known


def found(text: str) -> list[tuple[str, bool]]:
    defined = definitions.find(Draft(Source(text)), KNOWN)
    assert all(text[d.term_start : d.term_end] == d.term for d in defined)
    assert all(d.start <= d.term_start and d.term_end <= d.end for d in defined)
    return [(d.term, d.quoted) for d in defined]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Ascentage Pharma Group International (the “Company”)", ["Company"]),
        ('(the "Company" or "Ascentage Pharma")', ["Company", "Ascentage Pharma"]),
        ("(“Junshi Biosciences,” HKEX: 1877; SSE: 688180)", ["Junshi Biosciences"]),
        ("(together with its subsidiaries,\nthe “Group”)", ["Group"]),
        ("Designation (“BTD”)", ["BTD"]),
        ("（「本公司」，連同其附屬公司統稱「本集團」）", ["本公司", "本集團"]),
        ("（以下簡稱「公司」）", ["公司"]),
        ("hereinafter referred to as the “Agreement”", ["Agreement"]),
    ],
)
def test_quoted_terms(text, terms):
    assert found(text) == [(term, True) for term in terms]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("chronic lymphocytic leukemia (CLL)", "CLL"),
        ("Breakthrough Therapy Designation (BTD) for", "BTD"),
        ("chronic-phase chronic myeloid leukemia (CP CML)", "CP CML"),
        ("adverse events (AEs)", "AE"),
        ("objective response rate (ORR; 60%)", "ORR"),
        ("non-small cell lung cancer (NSCLC)", "NSCLC"),
        ("messenger RNA (mRNA)", "mRNA"),
        ("PROTAC (Proteolysis Targeting Chimera)", "PROTAC"),
    ],
)
def test_abbreviations_beside_what_they_stand_for(text, term):
    assert found(text) == [(term, False)]


@pytest.mark.parametrize(
    "text",
    [
        "(see “Risk Factors”)",
        "the novel drug (HQP1351)",
        "Phase (II)",
        "Ascentage (Nasdaq: AAPG)",
        "a trial in patients (NCT05548296)",
        "No. 27 (ABC)",
        "the end of a list; chronic leukemia. Lymph (XYZ)",
    ],
)
def test_brackets_that_define_nothing(text):
    assert found(text) == []


@given(st.text(alphabet='ABCabc ()"“”「」（）,;\n', max_size=60))
def test_any_text_is_read(text):
    found(text)
