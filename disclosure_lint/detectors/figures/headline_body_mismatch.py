"""`figures/headline-body-mismatch`: a figure of the headline that the body gives otherwise for the same thing."""

from __future__ import annotations

from itertools import combinations

from disclosure_lint.case.case import Case
from disclosure_lint.case.heads import heads_of
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures import digits_astray, headline_terms
from disclosure_lint.detectors.figures.digits_astray import Figure
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.segment import Unit
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount, Percent
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TERMS = (
    "approximations",
    "changes",
    "changes-after",
    "turning",
    "not-telling",
    "raised-sums",
    *headline_terms.TERMS,
)

# Notation, from here on: signs, digits and what stands between a figure and a name.
_APPROXIMATE = "<>~≥≤±"
_SIGN = Regex(r"[%$€£¥元]|rmb|hkd|usd|cny|percent|dollar|euro|month|个月")
_COUNTED = Regex(
    r"(?<![\d.,-])(?P<count>\d{2,3}(?:,\d{3})?|\d{4})(?:-|\s)(?:patients?|participants?|subjects?)\b"
)
_OF_PATIENTS = Regex(
    r"[\d,]+(?:-|\s)(?:[a-z()-]+\s){0,4}(?:patients?|participants?|subjects?|people|adults|children)\b"
)
_ENROLLED = Regex(
    r"\b(?:enrol(?:l?ed|l)|enrol(?:l?ing)|randomi[sz]ed|recruited)\s(?:a total of\s|all\s)?"
    r"(?P<count>\d{2,3}(?:,\d{3})?|\d{4})\s(?:[a-z-]+\s){0,2}(?:patients|participants|subjects)\b"
)
_MONTHS = Regex(r"(?<![\d.,-])(\d{1,3}(?:\.\d{1,2})?)(?:\s|-)?(?:months?\b|个月)")
_DIGITS = Regex(r"\d[\d,.]*\d|\d")
_RAISES = Regex(r"\b(?:raises|raised)\s(?:us)?$")
_NET = Regex(r"\s(?:in )?net\b")
_IN_PROCEEDS = Regex(r"\s(?:in|of)\s(?:aggregate |total )?gross proceeds\b")
_RAISED = "proceeds"  # the measure of what an offering raises
_REACH = 34  # code points between a figure and what it is a figure of
_FAR = 90  # the longest name of a measure with it


# What stands behind a figure, where it is on no list: "$25 million equity investment".
_NOUN = Regex(r"\s[a-z]{3,}(?:-[a-z]+)?\s[a-z]{5,}\b")
_BETWEEN = Regex(r"(?:[^.;:()。；：（）%$€£¥\d]|(?<![\d.])20\d\d(?!\d|年?度?报))*$")
_SHORT = Regex(r"^\s?\([a-z]{2,5}\)")
_TWO_WORDS = Regex(r"(?:\s?[(\[][^()\[\]]{1,30}[)\]])?\s(?P<one>[a-z]{2,})\s(?P<other>[a-z]{3,})\b")
_TELLING = 6  # letters
_PERIOD = Regex(
    r"\bfor (?:the )?(?:full |fiscal |financial )?(?:year )?(?:ended [a-z]+ \d+,? )?20\d\d"
)
_RAISED_IN = Regex(r" (?:in|through|via|from) (?:an? |its )?(?:[a-z-]+ ){0,2}")
_PLUS = Regex(r"\s?\+")
_PROCEEDS_REACH = 130
_EACH = Regex(r"[^.;\d]{0,40}\b(?:each|apiece|per|every)\b")
_SEVERAL = 3  # figures that a body may give for one thing, none of them the headline's
_THOUSANDS = ("thousand", "'000", "千元", "千美元", "千港元")
_MOST_PARTS = 14  # amounts of a body of which some may make up the headline's
_NOTHING = 1e-9  # what floats lose
_ROUNDED = 0.51  # of a unit of the last place
_NEAR = 0.05  # of a sum told as about so much


class _Wording(NamedTuple):
    """The words around a figure that tell what it is of, and how."""

    measures: Regex  # a group `m0`, `m1` … for each
    names: dict[str, str]  # of the groups
    vague: Regex  # right before a figure that is not exact
    changed_by: Regex  # right before a figure by which something changed
    change: Regex  # right after it
    turns: Regex  # to another thing, between a figure and a name
    raised: Regex  # before the sum that an offering raises
    offerings: frozenset[str]  # the groups of measures that raise one
    months: frozenset[str]  # the groups of measures that are told in months


def _wording(case: Case) -> _Wording:
    return case.known.made("headline wording", lambda: _made(case.known))


def _made(known: Known) -> _Wording:
    table = known.tables["measures"]
    groups = (
        rf"(?P<m{n}>(?<![a-z])(?:{any_of(map(fold, row['printed']))}))"
        for n, row in enumerate(table)
    )
    vague, turning = any_of(known.listed("approximations")), any_of(known.listed("turning"))
    changes, after = any_of(known.listed("changes")), any_of(known.listed("changes-after"))
    return _Wording(
        Regex("|".join(groups)),
        {f"m{n}": row["name"] for n, row in enumerate(table)},
        Regex(rf"(?:(?<![a-z])(?:{vague})|[{_APPROXIMATE}])\s?$"),
        Regex(rf"(?<![a-z])(?:{changes})\s?(?:of\s|by\s)?$"),
        Regex(rf"\s?(?:{after})"),
        Regex(rf"\b(?:{turning})\b"),
        Regex(rf"(?:{any_of(known.listed('raised-sums'))})[^.;%$€£¥\d]{{0,110}}$"),
        frozenset(f"m{n}" for n, row in enumerate(table) if row["raises"]),
        frozenset(f"m{n}" for n, row in enumerate(table) if row["months"]),
    )


class _Figure(NamedTuple):
    start: int
    end: int
    value: float
    place: float
    unit: str  # "%", "change", "months" or a currency
    measure: str  # empty where nothing tells what it is of
    vague: bool  # printed as about so much


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a figure of the headline that the body, which gives one for it, does not give."""
    heads = heads_of(case)
    body = heads[-1].end if heads else 0
    said = [f for unit in heads for f in _figures(case, unit.start, unit.end) if not f.vague]
    told = list(_figures(case, body, len(case.draft.text))) if said else []
    flags: dict[int, Flag] = {}
    given, open_ = [], []
    for figure in said:
        is_otherwise = any((f.measure, f.unit) == (figure.measure, figure.unit) for f in told)
        if _is_given(case, figure, told, body, rounded=not is_otherwise):
            given.append(Mark(figure.start, figure.end))
        elif ((flag := _otherwise(case, figure, told)) and not _rounds(figure, told)) or (
            flag := _in_same_words(case, figure, told)
        ):
            flags[figure.start] = flag
        else:
            open_.append(figure)
    counted = list(_counted(case, heads, body))
    for count, other in counted:
        if other is None:
            given.append(count)
        else:
            flags[count.start] = _told_otherwise(case, count, other, "number of patients")
    for mark, other_, measure in headline_terms.find(case, heads):
        flags[mark.start] = _told_otherwise(case, mark, other_, measure)
    for said_, told_, word in digits_astray.find(case, heads):
        flags.setdefault(said_.start, _flag(case, said_, told_, word))
    if not said and not flags and not given:
        return Verdict(idle="the headline gives no figure that can be held against the body")
    return Verdict(
        tuple(flag for _, flag in sorted(flags.items())), tuple(given), None, _doubt(case, open_)
    )


def _counted(case: Case, heads: Sequence[Unit], body: int) -> Iterator[tuple[Mark, Mark | None]]:
    """Yield the counts of patients in the headline, with the count that the body gives instead."""
    folded, index = case.draft.folded, case.draft.words.index
    if index.keys().isdisjoint(("patient", "patients", "participant", "participants", "subjects")):
        return
    for unit in heads:
        for said in _COUNTED.finditer(folded, unit.start, unit.end):
            number = said["count"]
            mark = Mark(*said.span("count"))
            plain = number.replace(",", "")
            places = (n for word in {plain, number.split(",")[0]} for n in index.get(word, ()))
            starts = (case.draft.words.starts[n] for n in places)
            if any(_OF_PATIENTS.match(folded, at) for at in starts if at >= body):
                yield mark, None
                continue
            enrolled = list(_ENROLLED.finditer(folded, body))
            others = {one["count"] for one in enrolled}
            if 1 <= len(others) <= _SEVERAL and not _is_vague(case, *mark[:2]):
                yield mark, Mark(*enrolled[0].span("count"))


def _told_otherwise(case: Case, said: Mark, told: Mark, measure: str) -> Flag:
    values = {
        "said": printed(case, *said[:2]),
        "told": printed(case, *told[:2]),
        "measure": measure,
    }
    related = (told._replace(message="told otherwise here"),)
    return Flag(said, values, related, mild=True)


def _doubt(case: Case, open_: list[_Figure]) -> str | None:
    if not open_:
        return None
    shown = printed(case, open_[0].start, open_[0].end)
    return f"the body does not give the headline's {shown} for anything that could be recognised: compare them by hand"


def _otherwise(case: Case, figure: _Figure, told: list[_Figure]) -> Flag | None:
    """Return the slip of a figure for whose thing the body gives one other figure."""
    if not figure.measure:
        return None
    wording = _wording(case)
    same = [f for f in told if (f.measure, f.unit) == (figure.measure, figure.unit) and not f.vague]
    if not same and figure.measure in wording.offerings:
        spare = _NEAR * figure.value
        same = [f for f in told if f.measure == _RAISED and f.unit == figure.unit]
        same = [f for f in same if abs(f.value - figure.value) > spare] if len(same) == 1 else []
    values = len({f.value for f in same})
    if not 1 <= values <= _SEVERAL or _is_made_up(case, figure, told):
        return None
    if values > 1 and (figure.measure not in wording.names or _is_in_thousands(case, figure)):
        return None
    flag = _flag(case, figure, same[0], wording.names.get(figure.measure, figure.measure))
    return flag._replace(mild=values > 1)  # of several arms or periods it may be none


def _in_same_words(case: Case, figure: _Figure, told: list[_Figure]) -> Flag | None:
    """Return the slip of a percentage that the body gives otherwise before the same words."""
    words = _behind(case, figure)
    if figure.unit != "%" or not words:
        return None
    same = [f for f in told if f.unit == "%" and _behind(case, f) == words]
    if not same or len({f.value for f in same}) > 1 or _rounds(figure, told):
        return None
    return _flag(case, figure, same[0], " ".join(words))._replace(mild=True)


def _behind(case: Case, figure: _Figure) -> tuple[str, ...]:
    """Return the two words behind a figure and its count, one of which tells what it is of."""
    found = _TWO_WORDS.match(case.draft.folded, figure.end)
    words = (found["one"], found["other"]) if found else ()
    telling = {w for w in words if len(w) >= _TELLING} - case.known.words("not-telling")
    return words if telling else ()


def _is_in_thousands(case: Case, figure: _Figure) -> bool:
    """Whether a table may give an amount in thousands, in which nobody here finds it."""
    folded = case.draft.folded
    return figure.unit not in {"%", "months"} and any(word in folded for word in _THOUSANDS)


def _rounds(figure: _Figure, told: list[_Figure]) -> bool:
    """Whether a figure of the body, of nothing in particular, may be what the headline rounded."""
    return any(
        not f.measure and f.unit == figure.unit and abs(f.value - figure.value) <= figure.place / 2
        for f in told
    )


def _is_given(
    case: Case, figure: _Figure, told: list[_Figure], body: int, *, rounded: bool
) -> bool:
    """Whether the body gives a figure, of nothing else, or in a cell without its unit.

    `rounded`: whether what is of nothing in particular may be more exact than the headline.
    """
    spare = figure.place + 1e-9 * abs(figure.value)
    named = _wording(case).names
    for other in told:
        # What the body says of nothing in particular is the headline's where it rounds to it.
        loose = _ROUNDED if rounded else _NOTHING
        loose = 1.0 if figure.measure and other.measure == figure.measure else loose
        alike = abs(other.value - figure.value) <= loose * max(spare, other.place)
        units = {other.unit, figure.unit}
        is_other = (
            figure.measure in named
            and other.measure in named
            and other.measure != figure.measure
            and figure.unit != "change"
        )
        if alike and (len(units) == 1 or units == {"%", "change"}) and not is_other:
            return True
    return _is_in_cell(case, figure, body)


def _is_in_cell(case: Case, figure: _Figure, body: int) -> bool:
    """Whether a cell of a table gives the digits, whole and without their unit."""
    folded = case.draft.folded
    found = _DIGITS.search(folded, figure.start, figure.end)
    at = folded.find(found[0], body) if found else -1
    while found and at >= 0:
        start, end = case.line(at, at)
        around = folded[start:at] + folded[at + len(found[0]) : end]
        if not any(c.isalnum() for c in around.strip(" |*$€£¥%()")):
            return True
        at = folded.find(found[0], at + 1)
    return False


def _is_made_up(case: Case, figure: _Figure, told: list[_Figure]) -> bool:
    """Whether the body tells a sum in parts: `$5.8 million and $1 million`, `$10,000 each`."""
    values = sorted({f.value for f in told if f.unit == figure.unit and f.value < figure.value})
    spare = figure.place / 2 + 1e-9 * figure.value
    some = values[-_MOST_PARTS:]
    sums = (sum(parts) for count in (2, 3) for parts in combinations(some, count))
    if any(abs(sum_ - figure.value) <= spare for sum_ in sums):
        return True
    return any(
        f.value
        and abs(figure.value / f.value - round(figure.value / f.value)) < _NOTHING
        and _EACH.match(case.draft.folded, f.end)
        for f in told
        if f.unit == figure.unit
    )


def _figures(case: Case, start: int, end: int) -> Iterator[_Figure]:
    """Yield the figures in a span with what each is plainly of, if anything tells it."""
    folded = case.draft.folded
    if not _SIGN.search(folded, start, end):
        return
    wording = _wording(case)
    measures = [
        (m.start(), m.end(), str(m.lastgroup))
        for m in wording.measures.finditer(folded, start, end)
    ]
    for figure in digits_astray.signed(case, start, end):
        unit = figure.currency if isinstance(figure, Amount) else _percent_unit(case, figure)
        near = [m for m in measures if m[2] not in wording.months]
        measure = _measure(case, figure, near)
        before = folded[max(start, figure.start - _PROCEEDS_REACH) : figure.start]
        is_net = _NET.match(folded, figure.end)
        if (
            isinstance(figure, Amount)
            and not is_net
            and (
                wording.raised.search(before)
                or _IN_PROCEEDS.match(folded, figure.end)
                or (not measure and _RAISES.search(before))
            )
        ):
            measure = _RAISED
        vague = _is_vague(case, figure.start, figure.end)
        yield _Figure(figure.start, figure.end, figure.value, figure.place, unit, measure, vague)
    near = [m for m in measures if m[2] in wording.months]
    for found in _MONTHS.finditer(folded, start, end) if near else ():
        value, place = figures.number(found[1])
        measure = _measure(case, Percent(*found.span(), value, place, found[1]), near, nouns=False)
        if measure:
            vague = _is_vague(case, *found.span())
            yield _Figure(*found.span(), value, place, "months", measure, vague)


def _is_vague(case: Case, start: int, end: int) -> bool:
    folded = case.draft.folded
    before = _wording(case).vague.search(folded, max(0, start - 16), start)
    return bool(before or _PLUS.match(folded, end))


def _percent_unit(case: Case, figure: Percent) -> str:
    folded, wording = case.draft.folded, _wording(case)
    before = folded[max(0, figure.start - 24) : figure.start]
    is_change = wording.changed_by.search(before) or wording.change.match(folded, figure.end)
    return "change" if is_change else "%"


def _measure(
    case: Case,
    figure: Amount | Percent,
    measures: list[tuple[int, int, str]],
    *,
    nouns: bool = True,
) -> str:
    """Return what a figure is a figure of: the one thing named close to it, or nothing."""
    folded, wording = case.draft.folded, _wording(case)
    turns = wording.turns
    near = []
    for start, end, name in between(measures, figure.start - _FAR, figure.end + _FAR):
        gap = folded[end : figure.start] if end <= figure.start else folded[figure.end : start]
        # `objective response rate (ORR) was`, by its name or by the short form of it
        gap = _SHORT.sub("", gap, 1) if end <= figure.start else gap
        gap = gap.removeprefix(")")
        if len(gap) <= _REACH and _BETWEEN.match(gap) and not turns.search(_PERIOD.sub("", gap)):
            near.append(name)
        elif name in wording.offerings and _RAISED_IN.fullmatch(gap):
            near.append(name)  # raises so much in a private placement
    if near:
        return near[0] if len(set(near)) == 1 else ""
    noun = _NOUN.match(folded, figure.end) if nouns else None
    if noun is None or not case.known.words("not-telling").isdisjoint(noun[0].split()):
        return ""
    return " ".join(word.removesuffix("s") for word in noun[0].split())


def _flag(case: Case, figure: _Figure | Figure, told: _Figure | Figure, measure: str) -> Flag:
    values = {
        "said": printed(case, figure.start, figure.end),
        "told": printed(case, told.start, told.end),
        "measure": measure,
    }
    related = (Mark(told.start, told.end, "told otherwise here"),)
    return Flag(Mark(figure.start, figure.end), values, related)
