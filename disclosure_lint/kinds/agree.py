"""`agree`: what the draft says, the text beside it must say alike."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.anchor import Difference
from disclosure_lint.comparing.comparison import (
    Comparison,
    beside_of,
    comparison,
    is_half,
    unlike,
)
from disclosure_lint.comparing.contradictions import (
    APART,
    Told,
    contradictions,
    is_mild,
    is_of_one_thing,
    is_retold,
)
from disclosure_lint.comparing.counted import counted
from disclosure_lint.packs.rule import Rule

_IN_PART = (
    "the two texts have too little in common to be compared as a whole; in the sentences that "
    "both have, nothing differs"
)
_MOST_EVIDENCE = 200  # places that are shown to agree; nobody looks at more


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag what differs, of the sorts that the rule compares."""
    doubt, sorts = unlike(case), rule.fields["agree"]
    compared: Comparison | Told = comparison(case)
    if rule.beside == "companion" and (doubt is not None or not is_retold(case)):
        doubt = doubt or APART
        compared = contradictions(case)
        if not any(one[0] in sorts for one in compared.agreed) and not compared.differences:
            return Verdict(doubt=doubt)
    elif doubt is not None:
        return Verdict(doubt=doubt)
    # What only one of two texts of an event tells contradicts nothing.
    found = compared.differences
    if not _COUNTED.isdisjoint(sorts) and doubt is None and not is_half(case):
        found += counted(case)
    differences = [
        one
        for one in found
        if one.sort in sorts and (one.there is not None or rule.beside != "companion")
    ]
    if rule.beside == "companion":
        differences = [
            one._replace(is_sure=False)
            if one.there is not None and is_mild(case, one.here, one.there)
            else one
            for one in differences
            if one.there is None or is_of_one_thing(case, one.here, one.there)
        ]
    flags = tuple(_flag(case, one) for one in differences)
    agreed = [Mark(start, end) for sort, start, end in compared.agreed if sort in sorts]
    if doubt is not None and not flags:
        return Verdict(doubt=_IN_PART)
    return Verdict(flags, evidence=() if flags else tuple(agreed[:_MOST_EVIDENCE]))


def _flag(case: Case, difference: Difference) -> Flag:
    here, there = difference.here, difference.there
    beside = beside_of(case)
    printed = case.draft.text[here.start : here.end]
    if there is None:
        place = Mark(difference.place, difference.place, "it should stand about here", beside=True)
        values = {"here": printed, "there": "nothing", "said": f"`{printed}` stands only here"}
    else:
        other = beside.draft.text[there.start : there.end]
        place = Mark(
            there.start, there.end, _SAYS.get(difference.sort, "it says this"), beside=True
        )
        said = f"`{printed}` here, `{other}` there"
        if difference.sort == "order":
            said = f"`{printed}` changed places with a figure beside it"
        if difference.sort == "person":
            said = f"{here.value} persons are listed here, {there.value} in the other version"
        if difference.sort == "denial":
            said = "This is denied in one version, and not in the other"
        values = {"here": printed, "there": other, "said": said}
    # Which cell of a table is of which version, nobody knows where both are in one file.
    mild = int(not difference.is_sure or is_half(case))
    return Flag(Mark(here.start, here.end), values, related=(place,), mild=mild)


_COUNTED = frozenset({"ordinal", "person", "word", "denial", "date"})
_SAYS = {
    "bound": "it is bounded the other way here",
    "person": "it lists so many here",
    "denial": "it says so here",
    "order": "it stands in another order here",
    "direction": "it goes the other way here",
}
