"""`figures/dose-mismatch`: one drug, given in the lead at one dose and in the body at another."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.sought import matches, places, stretches
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.saying import says
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("several-doses", "not-dosed", "dose-changes", "giving-words")

_LEAD = 900  # code points in which a release says what was given
_UNITS = ("mg", "mcg", "µg", "毫克")  # notation: one of them stands in every dose
_BACK, _AHEAD = 90, 40  # code points on either side of a unit in which name and dose stand
_SHORTEST = 4  # letters of the name of a drug
# Notation: a name and a dose beside it, in either order.
_DOSE = r"(?P<dose>\d{1,4}(?:\.\d{1,2})?)\s?(?P<unit>mg/kg|mg/m2|mg|mcg|µg|毫克)(?![a-z/])"
_NAME = r"(?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)"
_FORMS = (
    Regex(
        rf"(?<![a-z0-9-]){_NAME}\s(?:\([^()]{{1,30}}\)\s)?(?:(?:at|at a dose of|dosed at)\s)?{_DOSE}"
    ),
    Regex(rf"(?<![\d.,/-]){_DOSE}\s(?:of\s)?(?:(?:once|twice)[ -]daily\s)?{_NAME}(?![a-z0-9-])"),
    Regex(rf"(?P<name>[㐀-鿿]{{3,5}})\(?{_DOSE}"),
    Regex(rf"(?P<name>[㐀-鿿]{{3,5}})的推荐剂量为[^。;\d]{{0,8}}{_DOSE}"),
    Regex(rf"(?<![a-z0-9-]){_NAME}\s\({_DOSE}"),
)


# The same beside an arm with its letter, and beside the recommended dose.
_ONE = r"(?P<dose>\d{1,4}(?:\.\d{1,2})?)\s?(?P<unit>mg/kg|mg/m2|mg|mcg|µg|毫克)(?![a-z/])"
_ALONE = r"(?:(?!\d\s?(?:mg|mcg|µg|毫克))[^.;。；])"
_ARMS = (  # each with words of which one begins it
    (
        ("arm ", "cohort "),
        Regex(
            rf"\b(?P<arm>(?:arm|cohort) [a-z0-9]{{1,2}})\b(?!,? (?:and|or|to))"
            rf"(?:{_ALONE}{{1,40}}?\b(?:received|receive|given|at)\s{_ALONE}{{0,24}}?| \()"
            rf"{_ONE}(?!{_ALONE}{{0,30}}\d\s?mg)"
        ),
    ),
    (
        ("recommended phase",),
        Regex(rf"(?P<arm>recommended phase (?:2|3|ii|iii) dose)\b{_ALONE}{{0,50}}?\b{_ONE}"),
    ),
    (("rp2d",), Regex(rf"(?P<arm>rp2d)\b{_ALONE}{{1,40}}?\b{_ONE}")),
    (
        ("high-dose ", "low-dose ", "mid-dose ", "middle-dose "),
        Regex(rf"(?P<arm>(?:high|low|mid|middle)-dose (?:arm|cohort))(?: \(|, ){_ONE}"),
    ),
    (
        tuple(a + gap + arm for a in "abcd" for gap in ("", " ") for arm in "组臂"),
        Regex(rf"(?<![a-z0-9])(?P<arm>[a-d]\s?[组臂])(?:\(|患者|为|接受){_ALONE}{{0,16}}?{_ONE}"),
    ),
    (
        ("ii期推荐剂量", "2期推荐剂量", "3期推荐剂量"),
        Regex(rf"(?P<arm>(?:ii|[23])期推荐剂量){_ALONE}{{0,14}}?{_ONE}"),
    ),
)


class _Given(NamedTuple):
    start: int
    end: int
    name: str
    dose: tuple[float, str]


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a dose of the lead where the body gives one other dose of the same drug."""
    given = sorted(_given(case))
    lead = [one for one in given if one.start < _LEAD]
    body = [one for one in given if one.start >= _LEAD or _is_later(one, lead)]
    flags = list(_of_one_arm(case))
    if flags:
        return Verdict(tuple(flags))
    if not given:
        return Verdict(idle="the draft gives no drug with its dose")
    if any(name in case.draft.folded for name in case.known.listed("several-doses")):
        return Verdict(doubt="the draft tells of several doses, which were not held together")
    sound = []
    for name in sorted({one.name for one in lead}):
        said = [one for one in given if one.name == name]
        doses = {one.dose for one in said}
        first = said[0]
        if len(doses) == 1 and len(said) > 1:
            sound.append(Mark(first.start, first.end))
        other = [one for one in body if one.name == name and one.dose != first.dose]
        is_told_once = sum(one.dose == first.dose for one in said if one in body) == 0
        same_unit = other and (
            first.dose[1] == other[0].dose[1] or first.dose[0] == other[0].dose[0]
        )
        if len(doses) == 2 and same_unit and is_told_once and not _is_changed(case, other[0]):  # noqa: PLR2004
            values = {
                "said": printed(case, first.start, first.end),
                "told": printed(case, other[0].start, other[0].end),
            }
            related = (Mark(other[0].start, other[0].end, "given otherwise here"),)
            flags.append(Flag(Mark(first.start, first.end), values, related))
    return Verdict(tuple(flags), evidence=tuple(sound))


def _is_changed(case: Case, one: _Given) -> bool:
    """Whether the sentence of a dose tells of another trial, or of a dose that was changed."""
    words = case.draft.words
    return says(words, case.known.listed("dose-changes"), *case.draft.sentence(words.at(one.start)))


def _of_one_arm(case: Case) -> Iterator[Flag]:
    """Yield the second of two doses that are told of one arm, or as the recommended one."""
    folded = case.draft.folded
    if not any(unit in folded for unit in _UNITS):
        return
    for signs, form in _ARMS:
        told: dict[str, list[tuple[float, str, int, int, frozenset[str]]]] = {}
        for found in matches(folded, form, places(folded, signs)):
            dose = float(found["dose"]), found["unit"]
            names = _drugs_in(case, found.start(), found.end())
            told.setdefault(found["arm"], []).append(
                (*dose, found.start("dose"), found.end("unit"), names)
            )
        for said in told.values():
            first = said[0]
            others = [one for one in said if one[:2] != first[:2]]
            alike = all(one[1] == first[1] and _may_be_one(one[4], first[4]) for one in others)
            if len({one[:2] for one in said}) == 2 and alike:  # noqa: PLR2004 - the dose and another
                yield _doses(case, first, others[0])


def _drugs_in(case: Case, start: int, end: int) -> frozenset[str]:
    return frozenset(str(one.product or one.printed) for one in between(case.drugs, start, end))


def _may_be_one(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two doses may be of one drug, by the names beside them."""
    return not names or not others or bool(names & others)


def _doses(
    case: Case,
    first: tuple[float, str, int, int, frozenset[str]],
    other: tuple[float, str, int, int, frozenset[str]],
) -> Flag:
    values = {"said": printed(case, first[2], first[3]), "told": printed(case, other[2], other[3])}
    related = (Mark(other[2], other[3], "given otherwise here"),)
    return Flag(Mark(first[2], first[3]), values, related)


def _is_later(one: _Given, lead: list[_Given]) -> bool:
    """Whether a drug was given before in the lead: of a short draft, what follows is the body."""
    return any(before.name == one.name and before.start < one.start for before in lead)


def _given(case: Case) -> Iterator[_Given]:
    """Yield the drugs that stand beside a dose."""
    folded, no_names = case.draft.folded, case.known.words("not-dosed")
    around = list(stretches(folded, places(folded, _UNITS), _BACK, _AHEAD))
    if not around:
        return
    told = case.known.made("doses told in words", lambda: _told_in_words(case.known))
    for form in (*_FORMS, told):
        for found in (one for where in around for one in form.finditer(folded, *where)):
            # Of a Chinese name the end tells: what stands before may be any word.
            is_han = found["name"][0] > "z"
            name = found["name"][-_SHORTEST:] if is_han else found["name"]
            start = found.end("name") - len(name) if is_han else found.start()
            if len(name) >= _SHORTEST - is_han and name not in no_names:
                yield _Given(start, found.end(), name, (float(found["dose"]), found["unit"]))


def _told_in_words(known: Known) -> Regex:
    given = any_of(known.listed("giving-words"))
    return Regex(rf"(?<![a-z0-9-]){_NAME},?\s(?:(?:{given}),?\s){{1,9}}\(?{_DOSE}")
