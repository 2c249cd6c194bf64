"""Release lines: when a text may go out, and marks that it may not yet."""

from __future__ import annotations

import pytest

from disclosure_lint.case.case import case_of
from disclosure_lint.detectors.drafting import release_lines
from disclosure_lint.draft.model import Draft
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source

PACK = load()


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("FOR IMMEDIATE RELEASE", "immediate"),
        ("EMBARGOED UNTIL 8 A.M. ET, JUNE 3, 2026", "embargo"),
        ("Under embargo until 3 June 2026", "embargo"),
        ("Hold for release June 3, 2026", "embargo"),
        ("Not for release before June 3, 2026", "embargo"),
        ("DRAFT", "unready"),
        ("[DRAFT 3 – 12 May 2026]", "unready"),
        ("Strictly private and confidential", "unready"),
        ("CONFIDENTIAL DRAFT – NOT FOR DISTRIBUTION", "unready"),
        ("For internal use only", "unready"),
        ("[DRAFT v.12]", "unready"),
        ("Counsel draft 2", "unready"),
        ("A&B Draft 06/03/26", "unready"),
        ("Board draft no. 3", "unready"),
        ("第三稿（供律師審閱）", "unready"),
        ("初稿", "unready"),
        ("内部资料，请勿外传", "unready"),
        ("立即發佈", "immediate"),
    ],
)
def test_release_lines(line, sort):
    text = f"{line}\n\nThe Company announced that the trial met its endpoint."
    assert [one.sort for one in release_lines.find(case_of(Draft(Source(text)), PACK))] == [sort]


@pytest.mark.parametrize(
    "line",
    [
        "NOT FOR RELEASE OR PUBLICATION IN THE UNITED STATES",
        "Draft guidance of the FDA",
        "Football Draft 2026",
        "AT&T drafts its plans",
        "Board approves draft budget",
        "Confidential treatment requested",
        "Abstracts are embargoed from submission",
        "Embargo on imports ends",
        "The draft agreement",
        "草稿已獲批准",
    ],
)
def test_other_lines(line):
    text = f"{line}\n\nThe Company announced that the trial met its endpoint."
    assert not list(release_lines.find(case_of(Draft(Source(text)), PACK)))
