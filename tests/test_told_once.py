"""No finding is told twice: no two of one report say the same of the same words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from disclosure_lint import read_bytes
from disclosure_lint.packcheck import examples
from disclosure_lint.packs.build import Reading
from disclosure_lint.packs.load import read, shipped

ROOT = Path(__file__).parent.parent
EUDRACT = (
    "The trial was approved in Europe (EU CT EudraCT number 2020-00123-12) and is ongoing at"
    " ten sites."
)
GENERATED = 36  # six of each kind of draft
SIZE = 6_000  # bytes


def twice(findings):
    """Return what is told more than once, with how often."""
    told = Counter((one.rule, one.primary.span, one.message) for one in findings)
    return {what: count for what, count in told.items() if count > 1}


def test_no_example_of_a_rule_is_told_of_twice(pack, linter):
    wrong, rules = {}, {rule.id: rule for rule in pack.rules}
    for name, _, model in Reading(read([shipped()]), {}, []).rule_files():
        for example in (*model.examples.fails, *model.examples.passes):
            text, _ = examples.marked(example.draft)
            # The rule under the circumstances that its example tells, and all rules together.
            alone = twice(examples.judge(pack, rules[name], example, text).findings)
            told = alone or twice(linter.lint(text).findings)
            if told:
                wrong[f"{name}: {example.name}"] = told
    assert wrong == {}


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.*")), ids=lambda path: path.name)
def test_no_finding_in_a_seed_is_told_twice(path, linter):
    assert twice(linter.lint(read_bytes(path.read_bytes(), path.name)).findings) == {}


def test_no_finding_in_a_generated_draft_is_told_twice(linter, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    from generate import samples

    for sample in samples(GENERATED, SIZE, "told once"):
        assert twice(linter.lint(read_bytes(sample.data, sample.name)).findings) == {}, sample.name


def test_a_slip_that_two_finders_see_is_told_once(linter):
    assert twice(linter.lint(EUDRACT).findings) == {}
