"""`drugs/misspelt-name`: a drug's name with letters astray."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.introduced_drugs import BASIS
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.drugs import chinese_spelling
from disclosure_lint.detectors.drugs.listed_spellings import listed_slips, listed_words
from disclosure_lint.detectors.drugs.look_alikes import look_alikes
from disclosure_lint.detectors.drugs.own_spelling import (
    code_slips,
    name_slips,
    strangers,
    substances,
    tie_slips,
)
from disclosure_lint.detectors.drugs.spellings import (
    is_a_word,
    misspelt_words,
)
from disclosure_lint.detectors.drugs.tied_names import meant_codes
from disclosure_lint.detectors.drugs.used_names import (
    basis_of,
    by_product,
    is_sure,
    like,
    mark,
)
from disclosure_lint.issuers.spelling import Spelling, spellings
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag words a slip away from a known name, and codes a slip away from the tied one."""
    told = {flag.mark[:2]: flag for flag in _own_slips(case)}
    told |= {flag.mark[:2]: flag for flag in (*_in_chinese(case), *look_alikes(case))}
    told = {flag.mark[:2]: flag for flag in listed_slips(case)} | told
    told |= {flag.mark[:2]: flag for flag in (*_misspelt_words(case), *_misspelt_codes(case))}
    known = [drug for drug in case.drugs if drug.product and basis_of(case, drug) != BASIS]
    strange = _strangers(case)
    if not (told or known or strange):
        return Verdict(idle="the draft names no known drug")
    firsts = [drugs[0] for drugs in by_product(known).values()]
    return Verdict(
        flags=tuple(sorted(told.values(), key=lambda flag: flag.mark)),
        evidence=tuple(mark(drug) for drug in firsts),
        doubt=f"no issuer's file has the name `{strange[0]}`: look it up, or add it to a profile"
        if strange
        else None,
    )


def _in_chinese(case: Case) -> Iterator[Flag]:
    for slip in chinese_spelling.find(case):
        name = case.draft.text[slip.start : slip.end]
        changes = (Change(slip.start, slip.end, slip.right),)
        mark = Mark(slip.start, slip.end)
        yield Flag(mark, {"name": name, "known": slip.right}, changes=changes, mild=True)


def _strangers(case: Case) -> list[str]:
    """Return what looks like a name or code, and nobody here knows."""
    known = spellings(case.registry).known
    listed = listed_words(case)
    words = [
        word
        for word in substances(case)
        if word not in known and word not in listed and not is_a_word(case, word, known)
    ]
    return words + [drug.printed for drug in strangers(case)]


def _own_slips(case: Case) -> Iterator[Flag]:
    """Yield what stands alone, a slip away from what the draft itself uses."""
    for slip in (*code_slips(case), *tie_slips(case)):
        yield Flag(
            mark(slip.drug),
            {"name": slip.drug.printed, "known": slip.meant.printed},
            related=(mark(slip.meant, f"{slip.meant.printed} here"),),
            changes=(Change(slip.drug.start, slip.drug.end, slip.meant.printed),),
            mild=True,
        )
    for number, name in name_slips(case, spellings(case.registry).known):
        start, end = case.draft.span(number, number + 1)
        first = Mark(*case.draft.span(at := case.draft.words.index[name][0], at + 1))
        right = like(case.draft.text[start:end], name)
        yield Flag(
            Mark(start, end),
            {"name": case.draft.text[start:end], "known": right},
            related=(first._replace(message=f"{name} here"),),
            changes=(Change(start, end, right),),
            mild=True,
        )


def _misspelt_words(case: Case) -> Iterator[Flag]:
    for number, meant in misspelt_words(case):
        yield _misspelt(case, number, meant)


def _misspelt(case: Case, number: int, meant: Spelling) -> Flag:
    start, end = case.draft.span(number, number + 1)
    printed = case.draft.text[start:end]
    product = case.registry.products[meant.product]
    return Flag(
        Mark(start, end),
        {"name": printed, "known": like(printed, meant.word)},
        changes=(Change(start, end, like(printed, meant.word)),),
        unsure=not product.sure or meant.name in product.unsure,
    )


def _misspelt_codes(case: Case) -> Iterator[Flag]:
    for tie in case.ties:
        pairs = ((tie.left, tie.right), (tie.right, tie.left))
        for code, other in pairs:
            if code.form == "unknown-code" and other.product and other.form != "code":
                yield from _misspelt_code(case, code, other)


def _misspelt_code(case: Case, code: Drug, other: Drug) -> Iterator[Flag]:
    for known in meant_codes(case, code, other):
        yield Flag(
            mark(code),
            {"name": code.printed, "known": known},
            related=(mark(other, f"the code of {other.printed} is {known}"),),
            changes=(Change(code.start, code.end, known),),
            unsure=not is_sure(case, other, code._replace(printed=known, product=other.product)),
            basis=basis_of(case, other),
        )
        return
