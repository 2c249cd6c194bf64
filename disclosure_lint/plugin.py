"""What a package needs to bring a kind of its own: the public names, in one place.

The package declares an entry point of the group `disclosure_lint.kinds`, called as its
kind is called in rule files. It leads to a module (or anything with these attributes):

    class Rule(RuleModel):
        kind: Literal["sentence-length"]
        words: PositiveInt

    def judge(rule: Rule, case: Case) -> Verdict: ...

`examples/plugin_kind` is a whole one. `judge` gets the compiled rule, whose `fields` hold
what the model adds, by the names in the file's own spelling of Python: numbers, texts,
tuples, and patterns already compiled for `case.hits`. All offsets are code points of
`case.draft.text`. It must not change what it is given, since drafts are judged in many
threads at once, and it does no I/O.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.limits import look
from disclosure_lint.packs.plugins import GROUP
from disclosure_lint.packs.rule import Rule
from disclosure_lint.packs.rule_model import Pattern, RuleModel, Text

__all__ = [
    "GROUP",
    "Case",
    "Change",
    "Flag",
    "Mark",
    "Pattern",
    "Rule",
    "RuleModel",
    "Text",
    "Verdict",
    "look",
]
