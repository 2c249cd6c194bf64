"""The kind `sentence-length`: no sentence has more than so many words.

The entry point of `pyproject.toml` leads here, and disclosure-lint imports this module when
a rule file says `kind: sentence-length`, not before.
"""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar, Literal

from pydantic import PositiveInt

from disclosure_lint.plugin import Case, Flag, Mark, Pattern, RuleModel, Verdict
from disclosure_lint.plugin import Rule as Compiled


class Rule(RuleModel):
    """What a rule file of this kind may hold, besides what every rule holds."""

    patterns: ClassVar = ("spares",)  # those of its fields that are in the phrase language

    kind: Literal["sentence-length"]
    words: PositiveInt  # the most that a sentence may have
    spares: Pattern | None = None  # sentences that contain this may be longer


def judge(rule: Compiled, case: Case) -> Verdict:
    """Flag every sentence that is too long; the message may say `{words}`."""
    most, spares = rule.fields["words"], rule.fields.get("spares")
    ends = [*case.draft.sentences, len(case.draft.words)]
    flags = []
    for first, last in pairwise(ends):
        if last - first > most and not (spares is not None and case.holds(spares, first, last)):
            start, end = case.draft.span(first, last)
            flags.append(Flag(Mark(start, end), {"words": str(last - first)}))
    return Verdict(flags=tuple(flags))
