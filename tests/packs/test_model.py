"""What the model allows is what the engine knows."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import get_args

from disclosure_lint import detectors
from disclosure_lint.kinds import registry
from disclosure_lint.packs import model
from disclosure_lint.packs.pack import Pack
from disclosure_lint.packs.rule import detector
from disclosure_lint.scaffold import KINDS

DETECTORS = Path(detectors.__file__).parent
RULES = Path(__file__).parents[2] / "rules"


def test_every_rule_that_computes_is_judged_by_the_detector_of_its_name(pack: Pack) -> None:
    named = [rule for rule in pack.rules if rule.kind == "detect"]
    assert len(named) > 50
    for rule in named:
        assert "detector" not in rule.fields, "a rule of ours has a detector of its own"
        module = import_module(detector(rule.id))
        assert callable(module.judge)
        assert registry.engine(rule).judge is module.judge


def test_every_detector_has_its_rule() -> None:
    judged = {
        path.relative_to(DETECTORS).with_suffix("").as_posix().replace("_", "-")
        for path in DETECTORS.glob("*/*.py")
        if "def judge(rule: Rule, case: Case)" in path.read_text(encoding="utf-8")
    }
    rules = {
        path.relative_to(RULES).with_suffix("").as_posix()
        for path in RULES.glob("*/*.yaml")
        if "\nkind: detect\n" in path.read_text(encoding="utf-8")
    }
    assert judged == rules


def test_a_detector_names_lists_that_the_languages_have(pack: Pack) -> None:
    for rule in pack.rules:
        if rule.kind == "detect":
            for name in getattr(import_module(detector(rule.id)), "TERMS", ()):
                assert pack.known.listed(name), f"{rule.id} goes by `{name}`"


def test_every_field_has_its_place_in_the_order() -> None:
    kinds = get_args(get_args(model.AnyRule)[0])
    fields = {name.rstrip("_").replace("_", "-") for kind in kinds for name in kind.model_fields}
    assert fields == set(model.FIELD_ORDER)
    assert {get_args(kind.model_fields["kind"].annotation)[0] for kind in kinds} == set(KINDS)
    assert set(registry.KINDS) == set(KINDS)
