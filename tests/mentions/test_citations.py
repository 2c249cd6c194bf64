from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.citations import find as citations
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source

KNOWN = load().known
LONG = "the Rules Governing the Listing of Securities on The Stock Exchange of Hong Kong Limited"


def find(text: str) -> tuple[citations.Citation, ...]:
    return citations.find(Draft(Source(text)), KNOWN)


@pytest.mark.parametrize(
    ("text", "printed", "rule", "paragraphs", "book"),
    [
        (f"required by Rule 18A.05 of {LONG}: We", f"Rule 18A.05 of {LONG}", "18A.05", (), "Listing Rules"),
        ("under Rule 18A.08(3) of the Listing Rules", "Rule 18A.08(3) of the Listing Rules", "18A.08", ("(3)",), "Listing Rules"),
        ("Rule 13.09 (2) (a) and", "Rule 13.09 (2) (a)", "13.09", ("(2)", "(a)"), ""),
        ("Rule 18A.05, the Company", "Rule 18A.05", "18A.05", (), ""),
        ("Listing Rule 18A.05 requires", "Listing Rule 18A.05", "18A.05", (), "Listing Rules"),
        ("RULE 18A.05\nOF THE LISTING RULES", "RULE 18A.05\nOF THE LISTING RULES", "18A.05", (), "Listing Rules"),
        ("Chapter 18A of the Listing Rules", "Chapter 18A of the Listing Rules", "18A", (), "Listing Rules"),
        ("（18A.05）", "18A.05", "18A.05", (), ""),
        ("《上市規則》第18A.05條規定", "《上市規則》第18A.05條", "18A.05", (), "Listing Rules"),
        ("根據上市規則第18A.08(3)條項下", "上市規則第18A.08(3)條", "18A.08", ("(3)",), "Listing Rules"),
        ("主板上市规则第8.05条", "主板上市规则第8.05条", "8.05", (), "Listing Rules"),
        ("GEM Listing Rule 17.10", "GEM Listing Rule 17.10", "17.10", (), "GEM Listing Rules"),
        ("Rule 17.10 of the GEM Listing Rules", "Rule 17.10 of the GEM Listing Rules", "17.10", (), "GEM Listing Rules"),
        ("創業板上市規則第17.10條", "創業板上市規則第17.10條", "17.10", (), "GEM Listing Rules"),
        ("Nasdaq Listing Rule 5605(c)", "Nasdaq Listing Rule 5605(c)", "5605", ("(c)",), "Nasdaq Listing Rules"),
        ("Rule 3.7 of the Takeovers Code", "Rule 3.7 of the Takeovers Code", "3.7", (), "Takeovers Code"),
        ("under Part XIVA of the SFO.", "Part XIVA of the SFO", "XIVA", (), "SFO"),
        ("證券及期貨條例第XIVA部", "證券及期貨條例第XIVA部", "XIVA", (), "SFO"),
        ("Section 27A of the Securities Act of 1933, as", "Section 27A of the Securities Act of 1933", "27A", (), "Securities Act"),
        ("Rule 10b-5", "Rule 10b-5", "10b-5", (), ""),
    ],
)  # fmt: skip
def test_reads_citations_as_they_are_printed(text, printed, rule, paragraphs, book):
    (cited,) = find(text)
    assert text[cited.start : cited.end] == printed
    assert (cited.rule, cited.paragraphs, cited.book, cited.defect) == (rule, paragraphs, book, "")


def test_each_rule_of_a_list_is_one_citation():
    text = (
        "Rules 18A.09 to 18A.11 of the Listing Rules; sections 27A and 21E; Rules 18A.04 and 18A.05"
    )
    assert [c.rule for c in find(text)] == ["18A.09", "18A.11", "27A", "21E", "18A.04", "18A.05"]
    assert all(text[slice(*c.number)] == c.rule for c in find(text))


@pytest.mark.parametrize(
    ("text", "defect", "meant"),
    [
        ("Rule 18.05A", "letter-misplaced", "18A.05"),
        ("Rule 18A.5 of the Listing Rules", "zero-missing", "18A.05"),
        ("Rule 18A05", "mark-missing", "18A.05"),
        ("Chapter 18A.05", "chapter-for-rule", "18A.05"),
        ("Rule 18A.15", "no-such-rule", None),
        ("Rule 18D.05 of the Listing Rules", "no-such-chapter", None),
        ("上市規則第18A.5條", "zero-missing", "18A.05"),
        ("上市規則第18.05A條", "letter-misplaced", "18A.05"),
        ("Rule 18.05A of the Takeovers Code", "", None),
        ("Rule 13.10A, 14.06B or 13.51A of the Listing Rules", "", None),
    ],
)
def test_tells_what_is_wrong_with_a_number(text, defect, meant):
    cited = find(text)[0]
    assert cited.defect == defect
    assert not defect or citations.meant(cited) == meant


@pytest.mark.parametrize(
    "text",
    ["Part 2 of the study", "Section 4.1 shows", "a rule of thumb", "21 CFR 312.7", "PN22", "Rules\n\n1. First", "18A"],
)  # fmt: skip
def test_leaves_alone_what_cites_no_rule(text):
    assert find(text) == ()


@given(st.text(alphabet="Rule 18A.05()3andofLstig上市規則第條《》\n", max_size=60))
def test_any_text_is_read(text):
    for cited in find(text):
        assert 0 <= cited.start <= cited.number[0] < cited.number[1] <= cited.end <= len(text)


@pytest.mark.parametrize(
    ("english", "chinese", "value"),
    [
        ("Rule 18A.05 of the Listing Rules", "《上市規則》第18A.05條", ("Listing Rules", "18A.05", ())),
        ("Rule 18A.05", "上市規則第18A.05條", ("Listing Rules", "18A.05", ())),
        ("Rule 18A.08 (3) of the Listing Rules", "上市規則第18A.08（3）條", ("Listing Rules", "18A.08", ("(3)",))),
        ("Rule 13.09(2)(a) of the Listing Rules", "上市規則第13.09(2)(a)條", ("Listing Rules", "13.09", ("(2)", "(a)"))),
        ("Chapter 14A of the Listing Rules", "上市規則第14A章", ("Listing Rules", "14A", ())),
        ("GEM Listing Rule 17.10", "GEM上市規則第17.10條", ("GEM Listing Rules", "17.10", ())),
        ("Part XIVA of the Securities and Futures Ordinance", "證券及期貨條例第XIVA部", ("SFO", "XIVA", ())),
    ],
)  # fmt: skip
def test_a_provision_has_one_value_in_both_languages(english, chinese, value):
    assert [citations.value(c) for c in (*find(english), *find(chinese))] == [value, value]


def test_provisions_differ_by_book_rule_or_paragraph():
    cited = find(
        "Rule 17.10 of the Listing Rules, Rule 17.10 of the GEM Listing Rules, Rule 17.10(1) of the"
        " Listing Rules and Rule 17.11 of the Listing Rules"
    )
    assert len({citations.value(one) for one in cited}) == 4
