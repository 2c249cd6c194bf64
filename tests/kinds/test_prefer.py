"""The kind `prefer`: entries, capitals, slots, and what the fix puts in their place."""

from __future__ import annotations

import pytest

from disclosure_lint.case.case import case_of
from disclosure_lint.draft.model import Draft
from disclosure_lint.kinds import prefer
from disclosure_lint.source import Source

FIELDS = {
    "prefer": (
        {"wrong": "Hong King", "right": "Hong Kong", "safe": False},
        {
            "wrong": "<ordinal>-and <ordinal>-",
            "right": "<ordinal>- and <ordinal>-",
            "safe": True,
        },
        {
            "wrong": "known and unknown. risks",
            "right": "known and unknown risks",
            "safe": False,
        },
    )
}


@pytest.fixture
def changes(pack):
    rule = pack.rule("drafting/wrong-word")._replace(fields=FIELDS)

    def made(text: str) -> list[tuple[str, str, bool]]:
        flags = prefer.judge(rule, case_of(Draft(Source(text)), pack)).flags
        return [
            (text[change.start : change.end], change.text, flag.safe)
            for flag in flags
            for change in flag.changes
        ]

    return made


@pytest.mark.parametrize(
    ("text", "printed", "right", "safe"),
    [
        ("in Hong King today", "Hong King", "Hong Kong", False),
        ("IN HONG KING", "HONG KING", "HONG KONG", False),
        ("in Hong\nKing today", "Hong\nKing", "Hong Kong", False),
        ("of third-and fourth-line", "third-and fourth-", "third- and fourth-", True),
        ("Second-and third-line", "Second-and third-", "Second- and third-", True),
        (
            "involve known and unknown. risks",
            "known and unknown. risks",
            "known and unknown risks",
            False,
        ),
    ],
)
def test_a_slip_and_its_right_form(text, printed, right, safe, changes):
    assert changes(text) == [(printed, right, safe)]


@pytest.mark.parametrize(
    "text",
    [
        "in Hong Kong",
        "the Hong Kings",
        "in Hong\n\nKing today",
        "a third-and-fourth and a first- and second-line, and-first",
        "are known and unknown. Risks remain",
        "pre-first-and second-line",
    ],
)
def test_what_is_no_slip(text, changes):
    assert changes(text) == []
