"""`figures/conflicting-trial`: a trial with a name of its own that the draft tells with two numbers, or of two phases.

Only what stands right beside the name is its own: `the JASMINE study (NCT…)`, `the Phase 3 STELLAR trial`.
Two phases that share a digit, as 1 and 1/2, may be those of one trial.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.trials import find as trials
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Notation: names of trials in capitals, before a bracket and behind a phase.
_NAME = r"(?P<name>[A-Z][A-Za-z]*[A-Z]{2,}[A-Za-z]*(?:[- ]?\d{1,4}[A-Z]?)?)"
_NAMED = Regex(rf"{_NAME}\s(?:(?:clinical\s)?(?:[Tt]rial|[Ss]tudy)\s)?[(\[][^()\[\]]{{0,30}}$")
_PHASE = (
    r"[Pp]hase[\s-](?P<phase>(?:[1-4]|I{1,3}|IV)[abAB]?(?:\s?[/-]\s?(?:[1-4]|I{1,3}|IV)[abAB]?)?)\s"
)
_PHASED = Regex(
    rf"{_PHASE}{_NAME}\s(?:clinical\s)?(?:trial|Trial|study|Study|results|Results|data)\b"
)
_OF_PHASE = Regex(rf"{_PHASE}(?:[a-z-]+,?\s){{0,3}}(?:trial|study)\b")  # behind its name
_BEFORE = Regex(rf"\b{_NAME}\s(?:(?:trial|study)\s)?(?:(?:is|was)\san?\s[^.;:]{{0,70}})?$")
_NUMBERS = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_SIGNS = Regex(r"[1-4]|I{1,3}V?|IV")
_FAR = 110  # code points before a phase in which its name stands
_BACK = 80  # code points before a number in which its name stands


class _Said(NamedTuple):
    """What is said of a trial: its number in a register, or its phase."""

    mark: Mark
    name: str
    kind: str
    value: frozenset[str]


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag what is said of a named trial more seldom than something else of the kind."""
    said: dict[tuple[str, str], list[_Said]] = {}
    for one in (*_numbers(case), *_phases(case)):
        said.setdefault((one.name, one.kind), []).append(one)
    flags, sound = [], []
    for (name, kind), some in said.items():
        if len(some) < 2:  # noqa: PLR2004 - told again
            continue
        rare, often = _apart(some)
        if rare is None:
            sound.append(some[0].mark)
            continue
        values = {
            "name": name,
            "what": "phase" if kind == "phase" else "number",
            "said": printed(case, *rare.mark[:2]),
            "told": printed(case, *often.mark[:2]),
        }
        related = (often.mark._replace(message="told otherwise here"),)
        flags.append(Flag(rare.mark, values, related))
    if not flags and not sound:
        return Verdict(idle="the draft tells no number or phase of a named trial twice")
    flags.sort(key=lambda flag: flag.mark[:2])
    return Verdict(tuple(flags), evidence=tuple(sorted(sound)))


def _apart(some: list[_Said]) -> tuple[_Said | None, _Said]:
    """Return what is said more seldom and what more often, where the two have nothing in common."""
    times = {one.value: sum(other.value == one.value for other in some) for one in some}
    often = max(some, key=lambda one: times[one.value])
    rare = [one for one in some if one.value.isdisjoint(often.value)]
    return (rare[-1] if len(times) == 2 and rare else None), often  # noqa: PLR2004 - one against another


def _numbers(case: Case) -> Iterator[_Said]:
    text = case.draft.text
    for trial in trials.find(case.draft, case.known):
        found = _NAMED.search(text, max(0, trial.start - _BACK), trial.start)
        if found and trial.is_right:
            number = frozenset({case.draft.folded[trial.start : trial.end]})
            yield _Said(Mark(trial.start, trial.end), found["name"], trial.register.name, number)


def _phases(case: Case) -> Iterator[_Said]:
    words, text = case.draft.words, case.draft.text
    for number in words.index.get("phase", ()):
        start = words.starts[number]
        named = _PHASED.match(text, start)
        found = named or _OF_PHASE.match(text, start)
        named = named or _BEFORE.search(text, max(0, start - _FAR), start)
        if found and named:
            signs = {_NUMBERS.get(sign, sign) for sign in _SIGNS.findall(found["phase"])}
            yield _Said(Mark(*found.span("phase")), named["name"], "phase", frozenset(signs))
