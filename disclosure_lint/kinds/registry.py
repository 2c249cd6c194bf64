"""Which engine judges which kind of rule; engines are imported when first needed.

A kind that is none of our own is another package's (`packs.plugins`): what it says is
looked over, and what it raises is told as its own fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Mark, Verdict
from disclosure_lint.errors import PluginError, StoppedError
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
    """Return the engine of a kind: one of `KINDS`, or of an installed package.

    Raises:
        PluginError: the package is gone, or does not hold up.
    """
    engine = _loaded.get(name)
    if engine is None:
        engine = _loaded[name] = _own(name) if name in KINDS else _foreign(name)
    return engine


def _own(name: str) -> Kind:
    judge: Kind = import_module(f"disclosure_lint.kinds.{name}").judge
    return judge


def _foreign(name: str) -> Kind:
    from disclosure_lint.packs import plugins

    plugin = plugins.find(name)
    if plugin is None:
        raise PluginError(f"the kind `{name}` is gone: no installed package brings it")
    said = f"the kind `{name}` of {plugin.origin}"

    def judge(rule: Rule, case: Case) -> Verdict:
        try:
            verdict = plugin.judge(rule, case)
        except StoppedError:
            raise
        except Exception as error:
            failed = f"{said} failed on the rule {rule.id}: {type(error).__name__}"
            raise PluginError(failed) from error
        if not isinstance(verdict, Verdict):
            raise PluginError(f"{said} returned no `Verdict` for the rule {rule.id}")
        if not all(_lies_in(case, mark) for mark in _marks(verdict)):
            raise PluginError(f"{said} named a place outside the draft for the rule {rule.id}")
        return verdict

    return judge


def _marks(verdict: Verdict) -> Iterator[Mark]:
    yield from verdict.evidence
    for flag in verdict.flags:
        yield from (flag.mark, *flag.related)
        yield from (Mark(change.start, change.end) for change in flag.changes)


def _lies_in(case: Case, mark: Mark) -> bool:
    return 0 <= mark.start <= mark.end <= len(case.draft.text)
