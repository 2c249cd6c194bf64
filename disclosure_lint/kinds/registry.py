"""Which engine judges which kind of rule; engines are imported when first needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from disclosure_lint.kinds.case import Case
from disclosure_lint.kinds.verdict import Verdict
from disclosure_lint.packs.rule import Rule

Kind = Callable[[Rule, Case], Verdict]

KINDS = (
    "announcement",
    "citation",
    "claim",
    "definition",
    "drug",
    "element",
    "figure",
    "forbid",
    "legend",
    "listing",
    "parts",
    "prefer",
    "require",
    "subject",
    "verbatim",
)

_loaded: dict[str, Kind] = {}


def kind(name: str) -> Kind:
    """Return the engine of a kind; the name is one of `KINDS`."""
    engine = _loaded.get(name)
    if engine is None:
        module = import_module(f"disclosure_lint.kinds.{name}")
        engine = _loaded[name] = module.judge
    return engine
