"""`drugs/inconsistent-capitals`: a generic name with and without a capital."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.drugs.used_names import (
    by_product,
    is_cited,
    is_running,
    mark,
)
from disclosure_lint.draft.words import Words
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.packs.rule import Rule

_SHORT_WORD = 3  # letters that a title leaves without a capital


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the rarer way in which running text begins a generic name."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    for drugs in by_product(case.drugs).values():
        plain = [drug for drug in drugs if drug.form == "generic"]
        if len({drug.printed[0].islower() for drug in plain}) > 1:
            plain = [drug for drug in plain if _in_flow(case, drug)]
        lower = [drug for drug in plain if drug.printed[0].islower()]
        initial = [drug for drug in plain if not drug.printed[0].islower()]
        if lower and initial:
            flags.append(_uneven(case, lower, initial))
        else:
            evidence += [mark(drug) for drug in plain[:1]]
    if not flags and not evidence:
        return Verdict(idle="the draft uses no generic name")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


def _in_flow(case: Case, drug: Drug) -> bool:
    """Tell whether nothing around a name calls for a capital, or for capitals throughout."""
    # Capitals within it spell an abbreviation: "AliRocumab".
    if drug.sentence_start or not drug.printed[1:].islower() or not is_running(case, drug):
        return False
    text, words = case.draft.text, case.draft.words
    first, last = words.between(drug.start, drug.end)
    if first == 0 or words.gaps[first].strip() not in {"", ","} or is_cited(case, drug):
        return False
    return not _in_title(text, words, first, last)


def _in_title(text: str, words: Words, first: int, last: int) -> bool:
    """Tell whether the words around a name have capitals too: of a study, a form, a session."""
    around = [*range(max(0, first - 4), first), *range(last, min(len(words), last + 2))]
    long = [words.starts[n] for n in around if len(words.text[n]) > _SHORT_WORD]
    near = [n for n in (first - 1, last) if _is_joined(words, max(n, first))]
    beside = [text[words.starts[n] : words.end(n)] for n in near]
    if any(word.istitle() or (word.isupper() and len(word) > _SHORT_WORD) for word in beside):
        return True  # "AVERSA Fentanyl" is a name too
    if near[-1:] == [last] and text[words.starts[last] : words.end(last)].isupper():
        beyond = last + 1  # "Ketamine IV Therapy"
        if _is_joined(words, beyond) and text[words.starts[beyond]].isupper():
            return True
    return 2 * sum(text[start].isupper() for start in long) > len(long)


def _is_joined(words: Words, number: int) -> bool:
    """Whether a word stands with the one before it in one name, as in "Ketamine & Wellness"."""
    return number < len(words) and words.gaps[number].strip() in {"", "-", "&"}


def _uneven(case: Case, lower: list[Drug], initial: list[Drug]) -> Flag:
    house = case.issuer.house.get("capitals") if case.issuer else None
    keep_initial = len(initial) > len(lower) if house is None else house == "initial"
    kept, rare = (initial, lower) if keep_initial else (lower, initial)
    return Flag(
        mark(rare[0]),
        {"name": rare[0].printed, "main": kept[0].printed, "times": str(len(kept))},
        related=(mark(kept[0], f"{kept[0].printed} here"),),
        changes=tuple(Change(drug.start, drug.end, kept[0].printed) for drug in rare),
        safe=True,
    )
