"""Every example of every shipped rule is a test."""

from __future__ import annotations

import pytest

from disclosure_lint.packcheck.check import outcomes
from disclosure_lint.packcheck.examples import Outcome
from disclosure_lint.packs.load import shipped

OUTCOMES = outcomes([shipped()])


@pytest.mark.parametrize("outcome", OUTCOMES, ids=[f"{o.rule}: {o.example}" for o in OUTCOMES])
def test_example_holds(outcome: Outcome) -> None:
    assert not outcome.said, f"{outcome.mistake}: {outcome.said}"
