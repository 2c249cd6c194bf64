"""Every example of every shipped rule holds."""

from __future__ import annotations

from disclosure_lint.packcheck.check import outcomes
from disclosure_lint.packs.load import shipped
from disclosure_lint.packs.pack import Pack


def test_every_example_of_every_rule_holds(pack: Pack) -> None:
    tried = outcomes([shipped()])
    assert {one.rule for one in tried} == {rule.id for rule in pack.rules}
    wrong = [f"{o.rule}: {o.example}: {o.mistake}: {o.said}" for o in tried if o.said]
    assert wrong == []
