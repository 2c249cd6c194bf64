"""`detect`: a rule that computes, judged by the detector that bears its name.

`figures/year-slip` is judged by `disclosure_lint.detectors.figures.year_slip`; a rule of a
house may name another rule's detector. A detector is a module with

    MISSING = True    # it looks for something that is not there
    ELSEWHERE = True  # what it misses may stand where nobody could look
    ILLEGIBLE = True  # it judges a draft whose text cannot be read, too
    TERMS = ("plans",)  # the word lists that it goes by
    STATED = True  # what it finds is a statement, which may be quoted or unfinished
    LETTERHEAD = True  # what it looks for may be in the picture of a letterhead

    def judge(rule: Rule, case: Case) -> Verdict: ...

each of the first six left out where there is nothing to say. What a draft must have for it
to judge anything, the rule's file tells under `needs`: without that, it is not even loaded.
"""

from __future__ import annotations

from disclosure_lint.lean import import_module
from disclosure_lint.packs import rule as rules
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType


def detector(rule: Rule) -> ModuleType:
    """Return the module that judges a rule of this kind."""
    return import_module(rules.detector(name(rule)))


def name(rule: Rule) -> str:
    """Return whose detector judges a rule: its own, or the one that it names."""
    named: str = rule.fields.get("detector", rule.id)
    return named
