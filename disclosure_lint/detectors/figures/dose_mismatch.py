"""`figures/dose-mismatch`: one drug, given in the lead at one dose and in the body at another."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.products import like_substances
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

_SCHEDULES = ("dosed-once-daily", "dosed-twice-daily", "dosed-less-often")
TERMS = (
    "several-doses",
    "not-dosed",
    "dose-changes",
    "giving-words",
    "arms",
    "arms-behind-letters",
    "given-in-an-arm",
    "before-an-arms-dose",
    "dose-levels",
    "recommended-doses",
    "recommended-doses-in-chinese",
    "recommended-of-a-drug",
    "before-a-dose",
    "daily-schedules",
    "parts-of-trials",
    "some-patients",
    *_SCHEDULES,
)

_LEAD = 900  # code points in which a release says what was given
_UNITS = ("mg", "mcg", "µg", "毫克")  # notation: one of them stands in every dose
_BACK, _AHEAD = 90, 40  # code points on either side of a unit in which name and dose stand
_SHORTEST = 4  # letters of the name of a drug
# Notation: a name and a dose beside it, in either order.
_DOSE = r"(?P<dose>\d{1,4}(?:\.\d{1,2})?)\s?(?P<unit>mg/kg|mg/m2|mg|mcg|µg|毫克)(?![a-z/])"
_NAME = r"(?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)"
_ONE = r"(?P<dose>\d{1,4}(?:\.\d{1,2})?)\s?(?P<unit>mg/kg|mg/m2|mg|mcg|µg|毫克)(?![a-z/])"
_ALONE = r"(?:(?!\d\s?(?:mg|mcg|µg|毫克))[^.;。；])"  # no other dose before it
_LETTERS = "abcd"  # notation: of arms, before 组 or behind "arm"


# A draw by lot with its doses, and an arm with its dose.
_PLAIN_DOSE = Regex(r"(?<![\d.,])(?P<dose>\d{1,4}(?:\.\d{1,2})?)\s?(?P<unit>mg)(?![a-z/])")
_RANDOMISED = ("randomised", "randomized")
_DRAWN = Regex(r"\brandomi[sz]ed\b[^.;]{0,80}\bto (?:receive|either)\b(?P<doses>[^.;]{10,260})")
_DOSED_ARM = Regex(
    r"(?<![\d.,])(?P<dose>\d{1,4}(?:\.\d{1,2})?)\s?(?P<unit>mg)\s(?:[a-z0-9]{2,4}\s)?(?:arm|group|cohort)\b"
)
_FEWEST_ARMS = 2


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
    flags = [*_of_one_arm(case), *_of_no_arm(case)]
    if flags:
        return Verdict(tuple(flags))
    if not given:
        return Verdict(idle="the draft gives no drug with its dose")
    if any(name in case.draft.folded for name in case.known.listed("several-doses")):
        return Verdict(
            doubt="the draft tells of several doses, which were not held together: compare them by hand"
        )
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
        is_another = len(doses) == 2 and same_unit and is_told_once  # noqa: PLR2004 - the dose and another
        if is_another and not _is_changed(case, other[0], first):
            values = {
                "said": printed(case, first.start, first.end),
                "told": printed(case, other[0].start, other[0].end),
            }
            related = (Mark(other[0].start, other[0].end, "given otherwise here"),)
            flags.append(Flag(Mark(first.start, first.end), values, related))
    return Verdict(tuple(flags), evidence=tuple(sound))


def _is_changed(case: Case, one: _Given, before: _Given) -> bool:
    """Whether the sentence of a dose tells of another trial, of some patients, or of a dose that was changed.

    Or of another part of the trial than `before`, or of a dose that is given more or less often.
    """
    words = case.draft.words
    here, there = (case.draft.sentence(words.at(where.start)) for where in (one, before))
    if says(words, case.known.listed("dose-changes"), *here):
        return True
    if says(words, case.known.listed("some-patients"), *there):
        return True
    how_often = [
        {name for name in _SCHEDULES if says(words, case.known.listed(name), *where)}
        for where in (here, there)
    ]
    parts = [set(_parts(case, *case.draft.span(*where))) for where in (here, there)]
    return any(a and b and not a & b for a, b in (how_often, parts))


def _parts(case: Case, start: int, end: int) -> list[str]:
    """Return the arms, cohorts and studies that are named by a letter or number: `cohort 2`."""
    named = case.known.made(
        "parts of a trial",
        lambda: Regex(rf"\b(?:{any_of(case.known.listed('parts-of-trials'))}) [a-z0-9]{{1,2}}\b"),
    )
    return named.findall(case.draft.folded, start, end)


def _arms(known: Known) -> tuple[tuple[tuple[str, ...], Regex], ...]:
    """Return how a dose stands beside an arm or as the recommended one, each with what begins it."""
    arm, given = any_of(known.listed("arms")), any_of(known.listed("given-in-an-arm"))
    level = known.listed("dose-levels")
    han, behind = (
        any_of(known.listed("arms-behind-letters")),
        any_of(known.listed("before-an-arms-dose")),
    )
    recommended, in_chinese = (
        known.listed(n) for n in ("recommended-doses", "recommended-doses-in-chinese")
    )
    return (
        (
            tuple(f"{one} " for one in known.listed("arms")),
            Regex(
                rf"\b(?P<arm>(?:{arm}) [a-z0-9]{{1,2}})\b(?!,? (?:and|or|to))"
                rf"(?:{_ALONE}{{1,40}}?\b(?:{given})\s{_ALONE}{{0,24}}?| \()"
                rf"{_ONE}(?!{_ALONE}{{0,30}}\d\s?mg)"
            ),
        ),
        (recommended, Regex(rf"(?P<arm>{any_of(recommended)})\b{_ALONE}{{1,50}}?\b{_ONE}")),
        (
            tuple(f"{one} " for one in level),
            Regex(rf"(?P<arm>(?:{any_of(level)}) (?:{arm}))(?: \(|, ){_ONE}"),
        ),
        (
            tuple(
                a + gap + one
                for a in _LETTERS
                for gap in ("", " ")
                for one in known.listed("arms-behind-letters")
            ),
            Regex(
                rf"(?<![a-z0-9])(?P<arm>[{_LETTERS}]\s?(?:{han}))(?:\(|{behind}){_ALONE}{{0,16}}?{_ONE}"
            ),
        ),
        (in_chinese, Regex(rf"(?P<arm>{any_of(in_chinese)}){_ALONE}{{0,14}}?{_ONE}")),
    )


def _of_one_arm(case: Case) -> Iterator[Flag]:
    """Yield the second of two doses that are told of one arm, or as the recommended one."""
    folded = case.draft.folded
    if not any(unit in folded for unit in _UNITS):
        return
    arms = case.known.made("doses of arms", lambda: _arms(case.known))
    for signs, form in arms:
        told: dict[str, list[tuple[float, str, int, int, frozenset[str]]]] = {}
        for found in matches(folded, form, places(folded, signs)):
            dose = float(found["dose"]), found["unit"]
            names = _drugs_in(case, found.start(), found.end())
            told.setdefault(found["arm"], []).append(
                (*dose, found.start("dose"), found.end("unit"), names)
            )
        for found_in, said in told.items():
            first = said[0]
            others = [one for one in said if one[:2] != first[:2]]
            alike = all(
                one[1] == first[1]
                and _may_be_one(one[4], first[4])
                and not _are_apart(case, found_in, one[2], first[2])
                for one in others
            )
            if len({one[:2] for one in said}) == 2 and alike:  # noqa: PLR2004 - the dose and another
                yield _doses(case, first, others[0])


def _are_apart(case: Case, arm: str, one: int, other: int) -> bool:
    """Whether the sentences of two places name other parts of a trial than the arm itself."""
    words = case.draft.words
    parts = [
        set(_parts(case, *case.draft.span(*case.draft.sentence(words.at(at))))) - {arm}
        for at in (one, other)
    ]
    return parts[0] != parts[1]


def _of_no_arm(case: Case) -> Iterator[Flag]:
    """Yield the dose of an arm that is none of those to which patients were drawn by lot, nor told elsewhere."""
    folded = case.draft.folded
    if " mg" not in folded or "randomi" not in folded:
        return
    words = case.draft.words
    draws = (at for word in _RANDOMISED for at in words.index.get(word, ()))
    drawn = [
        dose
        for found in matches(folded, _DRAWN, sorted(words.starts[at] for at in draws))
        for dose in _PLAIN_DOSE.finditer(folded, *found.span("doses"))
    ]
    doses = {one["dose"] for one in drawn}
    if len(doses) < _FEWEST_ARMS:
        return
    for arm in _DOSED_ARM.finditer(folded):
        said = [one.start() for one in _PLAIN_DOSE.finditer(folded) if one["dose"] == arm["dose"]]
        if arm["dose"] not in doses and said == [arm.start("dose")]:
            values = {
                "said": printed(case, drawn[0].start(), drawn[0].end()),
                "told": printed(case, arm.start("dose"), arm.end("unit")),
            }
            related = (Mark(drawn[0].start(), drawn[0].end(), "the arms of the draw"),)
            yield Flag(Mark(arm.start("dose"), arm.end("unit")), values, related)


def _drugs_in(case: Case, start: int, end: int) -> frozenset[str]:
    """Return the drugs between two places, or else those that the rest of the sentence names."""
    words = case.draft.words
    last = case.draft.sentence(words.at(start))[1]
    for stop in (end, words.end(last - 1)):
        named = {str(one.product or one.printed) for one in between(case.drugs, start, stop)}
        named |= set(words.text[slice(*words.between(start, stop))]) & set(like_substances(case))
        if named:
            return frozenset(named)
    return frozenset()


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


def _beside(known: Known) -> tuple[Regex, ...]:
    """Return how a drug stands beside its dose, in either order."""
    leads, given, schedules, recommended = (
        any_of(known.listed(name))
        for name in ("before-a-dose", "giving-words", "daily-schedules", "recommended-of-a-drug")
    )
    return (
        Regex(rf"(?<![a-z0-9-]){_NAME}\s(?:\([^()]{{1,30}}\)\s)?(?:(?:{leads})\s)?{_DOSE}"),
        Regex(rf"(?<![\d.,/-]){_DOSE}\s(?:of\s)?(?:(?:{schedules})\s)?{_NAME}(?![a-z0-9-])"),
        Regex(rf"(?P<name>[㐀-鿿]{{3,5}})\(?{_DOSE}"),
        Regex(rf"(?P<name>[㐀-鿿]{{3,5}})(?:{recommended})[^。;\d]{{0,8}}{_DOSE}"),
        Regex(rf"(?<![a-z0-9-]){_NAME}\s\({_DOSE}"),
        Regex(rf"(?<![a-z0-9-]){_NAME},?\s(?:(?:{given}),?\s){{1,9}}\(?{_DOSE}"),
    )


def _given(case: Case) -> Iterator[_Given]:
    """Yield the drugs that stand beside a dose."""
    folded, no_names = case.draft.folded, case.known.words("not-dosed")
    around = list(stretches(folded, places(folded, _UNITS), _BACK, _AHEAD))
    if not around:
        return
    for form in case.known.made("drugs beside doses", lambda: _beside(case.known)):
        for found in (one for where in around for one in form.finditer(folded, *where)):
            # Of a Chinese name the end tells: what stands before may be any word.
            is_han = found["name"][0] > "z"
            name = found["name"][-_SHORTEST:] if is_han else found["name"]
            start = found.end("name") - len(name) if is_han else found.start()
            if len(name) >= _SHORTEST - is_han and name not in no_names:
                yield _Given(start, found.end(), name, (float(found["dose"]), found["unit"]))
