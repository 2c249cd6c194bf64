"""Two versions are known as such by what agrees and by what slipped; two announcements are not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from disclosure_lint.comparing.anchor import Anchor, Side
from disclosure_lint.comparing.matching import match
from disclosure_lint.comparing.slipping import share_but_for_slips, slipped


def number(value, at=0):
    return Anchor("number", Fraction(value), at, at + 4, is_solid=True)


def date(iso, at=0):
    return Anchor("date", iso, at, at + 4, is_solid=True)


@pytest.mark.parametrize(
    ("one", "other"), [("217.4", "217.6"), ("1016", "1061"), ("35", "35000000"), ("4.17", "41.7")]
)
def test_a_slip(one, other):
    assert slipped(number(one), number(other))


@pytest.mark.parametrize(("one", "other"), [("217.4", "98.2"), ("1016", "2047"), ("5", "6000")])
def test_no_slip(one, other):
    assert not slipped(number(one), number(other))


def share(ones, others):
    one, other = (
        Side([a._replace(start=at * 20, end=at * 20 + 4) for at, a in enumerate(side)], "", han, "")
        for side, han in ((ones, False), (others, True))
    )
    matched = match(one.anchors, other.anchors, 20 * len(ones), 20 * len(others))
    return share_but_for_slips(one, other, matched)


def test_what_slipped_in_its_place_counts_as_told_by_both():
    mine = [number("217.4"), date("2026-03-24"), number("1016"), number("88.5"), number("421")]
    theirs = [number("271.4"), date("2026-03-25"), number("1016"), number("85.5"), number("421")]
    assert share(mine, theirs) == 1


def test_other_figures_of_a_template_do_not():
    mine = [number("217.4"), date("2026-03-24"), number("1016"), number("88.5"), number("421")]
    theirs = [number("98.2"), date("2025-08-30"), number("2047"), number("61.3"), number("421")]
    assert share(mine, theirs) == pytest.approx(0.2)
