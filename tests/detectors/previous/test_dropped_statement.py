"""A legend that is lost matters where something is foretold; an invitation to a call foretells nothing."""

from __future__ import annotations

import pytest

from disclosure_lint import Linter

NOTICES = """
This release is published on the website of the company for information only.

The company makes further announcements as and when it is required to do so.

Shareholders should read the circular that is sent to them in due course.
"""
LEGEND = """
Forward-Looking Statements

This release contains forward-looking statements within the meaning of the Private Securities Litigation Reform Act
of 1995. Actual results may differ materially because of risks and uncertainties.
"""


@pytest.mark.parametrize(
    ("told", "severity"),
    [
        ("Example Pharma expects to report the results of its pivotal trial in 2027.", "warning"),
        ("Example Pharma holds a call on its results at 9:00 a.m. on 12 May 2026.", "note"),
    ],
)
def test_a_legend_is_missed_more_where_something_is_foretold(told, severity):
    before = "Example Pharma said today that its trial has begun.\n" + NOTICES + LEGEND
    linter = Linter(select=["previous/dropped-statement"])
    (finding,) = linter.lint(told + "\n" + NOTICES, previous=before).findings
    assert finding.severity == severity
