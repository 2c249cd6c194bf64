from __future__ import annotations

import pytest

from disclosure_lint import Linter

LINTER = Linter()


def told(text: str, rule: str = "drafting/name-variant") -> list[str]:
    report = LINTER.lint(text)
    return [
        report.source.text[f.primary.span.start : f.primary.span.end]
        for f in report.findings
        if f.rule == rule
    ]


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        (
            "Callander Foods Ltd. sells bread. Callander Foods grows. Calander Foods will open shops.",
            ["Calander"],
        ),
        (
            "Ms. Christine Rowland spoke. “Good,” said Ms. Christine Rowland. Ms. Christien Rowland left.",
            ["Christien Rowland"],
        ),
        ("Ms. Anna Petersen spoke. Ms. Anna Petersen left, and Ms. Peterson with her.", ["Peterson"]),
        ("本公司訂立股份購買協議（「股份購買協議」）。根據股份購買協議及股份買協議，完成。股份購買協議有效。", ["股份買協議"]),
        ("Zeta (Shanghai) (the “Subsidiary”) grew. The Subsidary is new. The Subsidiary has staff.", ["Subsidary"]),
        ("Omega (the “Purchaser”) paid. The Purchasor left. The Purchaser waits.", ["Purchasor"]),
        ("董事林小明先生獲委任。林小朋先生表示感謝。林小明先生任主席。", ["林小朋"]),
    ],
)  # fmt: skip
def test_a_letter_off_the_drafts_own_spelling(text, slips):
    assert told(text) == slips


@pytest.mark.parametrize(
    "text",
    [
        "Callander Foods Ltd. sells bread. Callander Foods grows. Callender is a town; so is Callanders.",
        "Mr. Steven Rowland and Mr. Steve Rowland spoke.",
        "Dr. Anna Petersen spoke. Dr. Paul Peterson answered. Dr. Peterson left.",
        "执行董事为林小明先生及林小朋先生。林小朋先生发言。",
        "楊大俊博士及杨大俊博士",
        "One (the “Licensor”) and two (the “Licensee”). The Licensor and the Licensee. The Licensor.",
        "One (the “Purchaser”) made the Purchase. The Purchaser. The Purchase. The Purchaser.",
        "二零二五年年報（「二零二五年年報」）。二零二五年年報及二零二五年報。二零二五年年報。",
    ],
)
def test_other_names_are_no_slips(text):
    assert told(text) == []


def test_a_mark_of_every_page_is_told_once():
    text = "CONFIDENTIAL DRAFT v7\n\nThe trial began.\n\nCONFIDENTIAL DRAFT v7\n\nIt goes on.\n"
    assert told(text, "drafting/draft-mark") == ["CONFIDENTIAL DRAFT v7"]
    assert told(text, "drafting/embargo-conflict") == []
