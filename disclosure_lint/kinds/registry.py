"""Which engine judges which kind of rule; engines are imported when first needed.

A kind that is none of our own is another package's (`packs.plugins`): what it says is
looked over, and what it raises is told as its own fault.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.needs import lacking
from disclosure_lint.case.verdict import Mark, Verdict
from disclosure_lint.errors import PluginError, StoppedError
from disclosure_lint.kinds import detect
from disclosure_lint.lean import import_module
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType
    from typing import TypeAlias

Kind: TypeAlias = "Callable[[Rule, Case], Verdict]"


class Engine(NamedTuple):
    """What judges a rule, and what it says of itself."""

    judge: Kind
    missing: bool  # it looks for something that is not there
    elsewhere: bool  # what it misses may stand where nobody could look
    illegible: bool  # it judges a draft whose text cannot be read, too
    terms: tuple[str, ...] = ()  # the word lists that it goes by
    stated: bool = False  # what it finds is a statement, which may be quoted or unfinished
    nowhere: bool = False  # what it looks for stands nowhere where it finds something
    letterhead: bool = False  # what it looks for may be in the picture of a letterhead

    def verdict(self, rule: Rule, case: Case) -> Verdict:
        """Judge a rule on a case that has what it needs."""
        lacks = lacking(rule, case)
        return self.judge(rule, case) if lacks is None else Verdict(idle=lacks)


KINDS = (
    "agree",
    "claim",
    "detect",
    "forbid",
    "parts",
    "prefer",
    "require",
    "subject",
    "verbatim",
)

_loaded: dict[str, Engine] = {}


def engine(rule: Rule) -> Engine:
    """Return what judges a rule: its kind, its detector, or a kind of an installed package.

    Raises:
        PluginError: the package is gone, or does not hold up.
    """
    name = rule.kind if rule.kind != "detect" else detect.name(rule)
    found = _loaded.get(name)
    if found is None:
        found = _loaded[name] = _made(rule)
    return found


def _made(rule: Rule) -> Engine:
    if rule.kind not in KINDS:
        return Engine(_foreign(rule.kind), missing=False, elsewhere=False, illegible=False)
    if rule.kind == "detect":
        return _own(detect.detector(rule))
    return _own(import_module(f"disclosure_lint.kinds.{rule.kind}"))


def _own(module: ModuleType) -> Engine:
    told = vars(module).get  # `getattr` words an error for each that is not there
    missing = bool(told("MISSING"))
    return Engine(
        judge=module.judge,
        missing=missing,
        elsewhere=missing or bool(told("ELSEWHERE")),
        illegible=bool(told("ILLEGIBLE")),
        terms=told("TERMS", ()),
        stated=bool(told("STATED")),
        nowhere=missing and not told("MISPLACED"),
        letterhead=bool(told("LETTERHEAD")),
    )


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
