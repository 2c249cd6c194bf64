"""Whether a figure is the least or the most, by the words before it."""

from __future__ import annotations

import pytest

from disclosure_lint import Linter
from disclosure_lint.comparing.anchor import Anchor, Side
from disclosure_lint.comparing.turned import bound
from disclosure_lint.draft.fold import fold


@pytest.fixture(scope="module")
def known():
    return Linter().pack.known


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("there will be at least ", 1),
        ("holders of not less than ", 1),
        ("none of which holds more than ", -1),
        ("the price does not exceed ", -1),
        ("up to ", -1),
        ("the price exceeds ", 1),
        ("it does not exceed 20%, and more than ", 1),
        ("the company sold ", 0),
        ("no person who is a director or their close associate, taken together, has more than ", 0),
        ("不少於", 1),
        ("均不超過", -1),
        ("總數不得多於", -1),
        ("至少", 1),
        ("超過", 1),
        ("概無任何承配人將單獨獲配售本公司經擴大已發行股本超過", 0),
    ],
)
def test_bound(known, before, told):
    text = before + "300"
    is_han = not before.isascii()
    anchor = Anchor("number", 300, len(before), len(text), is_solid=True)
    assert bound(Side([anchor], fold(text), is_han, text), anchor, known) == told
