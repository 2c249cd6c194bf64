"""What a rule's file says that it needs, its detector cannot do without."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from disclosure_lint.case.case import Case, case_of
from disclosure_lint.case.needs import LACKS, lack, lacking
from disclosure_lint.draft.model import Draft
from disclosure_lint.kinds import detect
from disclosure_lint.packs.load import shipped
from disclosure_lint.packs.pack import Pack
from disclosure_lint.packs.rule import Rule
from disclosure_lint.source import Source

HOUSE = """\
title: T
status: preview
severity: note
kind: detect
{needs}citations:
  - {{provision: P, force: practice, url: "https://example.com/"}}
detector: figures/malformed-identifier
message: M
rationale: R
examples:
  fails: [{{name: n, draft: "ISIN [[US0378331009]]"}}]
  passes: [{{name: p, draft: def}}]
"""


def needy(pack: Pack) -> list[Rule]:
    return [rule for rule in pack.rules if "needs" in rule.fields]


@pytest.fixture(scope="module")
def cases(pack: Pack) -> list[Case]:
    """Return the examples of every rule that is said to need something."""
    drafts = []
    for rule in needy(pack):
        path = Path(shipped(), f"{rule.id}.yaml")
        examples = yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]
        drafts += [one["draft"] for one in (*examples["fails"], *examples["passes"])]
    texts = (text.replace("[[", "").replace("]]", "") for text in drafts)
    return [case_of(Draft(Source(text)), pack) for text in texts]


def test_some_rules_need_each_thing_that_can_be_told(pack):
    told = {need for rule in needy(pack) if isinstance(need := rule.fields["needs"], str)}
    assert told == set(LACKS)
    assert "figures/malformed-identifier" in {rule.id for rule in needy(pack)}


def test_without_what_it_needs_a_detector_finds_nothing(pack, cases):
    tried = set()
    for rule in needy(pack):
        detector = detect.detector(rule)
        assert not getattr(detector, "MISSING", False), rule.id
        for case in cases:
            if lacking(rule, case) is not None:
                tried.add(rule.id)
                found = detector.judge(rule, case)
                assert (found.flags, found.evidence, found.doubt) == ((), (), None), rule.id
    assert tried == {rule.id for rule in needy(pack)}


def test_a_draft_that_has_it_lacks_nothing(pack):
    rule = pack.rule("figures/malformed-identifier")
    with_it, without = (
        case_of(Draft(Source(text)), pack) for text in ("The ISIN is given.", "Nothing is given.")
    )
    assert lacking(rule, with_it) is None
    assert lacking(rule, without) == lack(rule) == "the draft gives no ISIN, CUSIP or LEI"


@pytest.mark.parametrize(
    ("needs", "words"),
    [("", ("isin", "cusip", "lei")), ("needs: {words: [isin], lacking: none}\n", ("isin",))],
)
def test_a_rule_of_a_house_needs_what_its_detector_needs_or_what_it_says(needs, words, tmp_path):
    from disclosure_lint.packs.load import load

    (tmp_path / "pack.yaml").write_text(
        'name: mine\nversion: "2026.11"\nengine: ">=0.1"\nabout: A pack.\n', encoding="utf-8"
    )
    (tmp_path / "x.yaml").write_text(HOUSE.format(needs=needs), encoding="utf-8")
    rule = load([str(tmp_path)], cache=False).rule("mine/x")
    assert rule is not None
    assert rule.fields["needs"][0] == words
