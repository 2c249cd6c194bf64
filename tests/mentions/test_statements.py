from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.statements import find as statements
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source

KNOWN = load().known
LONG = "the Rules Governing the Listing of Securities on The Stock Exchange of Hong Kong Limited"


def find(text: str) -> tuple[statements.Heading, ...]:
    return statements.find(Draft(Source(text)), KNOWN)


@pytest.mark.parametrize(
    ("heading", "body", "statement", "rule"),
    [
        (f"Cautionary Statement required by Rule 18A.05 of {LONG}", ": We cannot", "cautionary", "18A.05"),
        ("Cautionary statement as required by Rule 18A.05 of the Listing Rules", "\n\nThe Company", "cautionary", "18A.05"),
        ("Rule 18A.05 Cautionary Statement", ": We cannot", "cautionary", "18A.05"),
        ("WARNING UNDER RULE 18A.08(3) OF THE LISTING RULES", ": There is", "report-warning", "18A.08"),
        ("Warning", ": There is no assurance that X will be developed and marketed.", "cautionary", None),
        ("Cautionary Statement", "\n\nWe may not be able to market X.", "cautionary", None),
        ("上市規則第18A.05條規定的警示聲明", "：本公司無法保證", "cautionary", "18A.05"),
        ("根據上市規則第18A.05條作出的警示聲明", "：本公司無法保證", "cautionary", "18A.05"),
        ("上市規則第18A.08(3)條項下的警告", "：本公司", "report-warning", "18A.08"),
        ("警告", "：本公司無法保證將成功開發", "cautionary", None),
        ("Forward‑Looking Statements", " This brief contains forward‑looking statements", "legend", None),
        ("Forward–looking statements", "\n\nThis release", "legend", None),
        ("Forward Looking Statements", "\n\nThis release", "legend", None),
        ("Forward-Looking Statements", ". This release contains", "legend", None),
        ("CAUTIONARY NOTE REGARDING FORWARD-LOOKING STATEMENTS", "\n\nThis release", "legend", None),
        ("Safe Harbor Statement — Forward-Looking Statements", "\n\nThis release", "legend", None),
        ("Safe Harbor Statements", "\n\nThis release", "legend", None),
        ("Cautionary Statement Under Private Securities Litigation Reform Act of 1995 — “Safe Harbor” for Forward-Looking Disclosures",
         "\n\nThis release", "legend", None),
        ("Lilly Cautionary Statement Regarding Forward-Looking Statements", " This press release", "legend", None),
        ("Forward-Looking Statement of Merck & Co., Inc., Rahway, N.J., USA", "\nThis news release", "legend", None),
        ("Disclaimer", ": This release contains forward-looking statements.", "legend", None),
        ("前瞻性陳述", "\n\n本公告載有", "legend", None),
        ("前瞻性陈述的警告註意事項", "\n\n本公告", "legend", None),
        ("风险提示", "\n\n药品研发", "risk-notice", None),
    ],
)  # fmt: skip
def test_headings_and_where_their_bodies_begin(heading, body, statement, rule):
    before = "The trial met its endpoint.\n\n"
    text = before + heading + body
    (read,) = find(text)
    assert text[read.start : read.end] == heading
    assert text[read.body :] == body.lstrip(" :：.\n")
    assert (read.statement, read.citation and read.citation.rule) == (statement, rule)


@pytest.mark.parametrize("furniture", ["## ", "**", "5. ", "四、", "(a) "])
def test_furniture_before_a_heading_is_not_part_of_it(furniture):
    text = f"News.\n\n{furniture}Forward-Looking Statements\n\nThis release contains"
    (read,) = find(text)
    assert text[read.start : read.end] == "Forward-Looking Statements"


def test_a_heading_glued_to_its_neighbours():
    text = "please visit our website.Forward-Looking StatementsThis press release contains them."
    (read,) = find(text)
    assert text[read.body :].startswith("This press release")


@pytest.mark.parametrize(
    "text",
    [
        "Forward-looking statements are based on beliefs.",
        "This release contains forward-looking statements within the meaning of",
        "These statements are\nforward-looking statements\nwithin the meaning",
        "We undertake no duty to update any forward-looking statements. Forward-looking statements speak only as of",
        "本公告包含前瞻性陳述，其中包括",
        "警告：鑒於股權高度集中於數目不多之股東，股東務請審慎行事。",
        "A black box warning: X may cause harm.",
        "A warning letter was sent to the site.",
        "Disclaimer\n\nThis is not advice.",
        "Important Notice\n\nThe office is closed.",
    ],
)  # fmt: skip
def test_prose_and_other_warnings_are_no_headings(text):
    assert find(text) == ()


@given(st.text(alphabet="Forward-Lokig Statemns:.\n警告前瞻性陳述", max_size=80))
def test_any_text_is_read(text):
    for heading in find(text):
        assert 0 <= heading.start < heading.end <= heading.body <= len(text)
