"""`definition`: the terms and abbreviations of a draft against their definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.definitions import abbreviations
from disclosure_lint.mentions.definitions.abbreviations import Abbreviation
from disclosure_lint.mentions.definitions.find import Definition
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

_MANY = 200  # terms that are looked at: no release has as many
_NAME_BEFORE = 200  # code points in which the name stands that a term is short for
_LAST = 2  # words that tell whether two definitions define the same thing
_SHORT = 2  # letters of a word that says little
_WORDS = 4  # a longer term is a title or a quotation
_PRONOUNS = frozenset("we us our ours its i you your they the 我们 本公司 本集团 集团 公司".split())
_CODE = Regex(r"(?:[A-Z]{1,6}[- ]?\d[\w.-]*|TM|SM|R)$")  # a code or mark that is tied to a name
_LATER = Regex(  # after a term: its meaning is promised, so nobody has to guess
    r"s?\"?,?\s*\(?(?:each )?(?:as )?(?:hereinafter )?(?:defined|detailed|described) (?:below|later|here)"
)
_SECURITIES = Regex(r"(?:shares?|stock|warrants|units|notes|ads)\s*\($")  # a symbol comes next
_TOLD = ("known as", "called")  # tells a name, and promises no use of it
_BREAK = Regex(r"[)）]|\n\s*\n|(?<=[a-z]{3})[.!?;] (?=\w)|。")
_JOINTS = frozenset("-/. ")
_NAME = Regex(r"(?:[A-Z][\w’'&.-]*|of|the|and|for|on|in|de|la)(?:[ ,\u00a0]+|$)")
_STOPS = (".", "。", ":", "：", ";", "；", "!", "?", "！", "？")  # how running text ends
_PROSE = frozenset({"paragraph", "item"})


def found(defect: str, rule: Rule, case: Case) -> Verdict:
    """Flag each term or abbreviation with the defect, at most once."""
    if defect == "unused-definition" and case.breaks_off:
        return Verdict(idle="the draft breaks off, and the rest may use what it defines")
    known = case.kept(f"known {rule.id}", lambda: _known(rule, case))
    return Verdict(flags=tuple(_DEFECTS[defect](case, known)))


def _known(rule: Rule, case: Case) -> frozenset[str]:
    """Return what needs no definition, in capitals: the rule's list, symbols, the issuer."""
    names = _capitals(rule.fields.get("known", ()))
    symbols = {listing.symbol for listing in case.read_listings}
    labels = {listing.label.upper() for listing in case.read_listings}
    own = {
        word.upper() for name in (case.issuer.names if case.issuer else ()) for word in name.split()
    }
    return names | symbols | labels | own


@lru_cache(maxsize=256)  # bounded: packs may be loaded again and again
def _capitals(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.upper() for name in names)


def _undefined(case: Case, known: frozenset[str]) -> Iterator[Flag]:
    """Flag abbreviations that are used again and again and nowhere explained."""
    known = known.union(_plain(d.term) for d in case.definitions)
    for short in islice(abbreviations.find(case.draft, known), _MANY):
        if not _is_explained(case, short):
            start = short.places[0]
            values = {"printed": short.text, "times": str(len(short.places))}
            yield Flag(Mark(start, start + len(short.text)), values)


def _is_explained(case: Case, short: Abbreviation) -> bool:
    draft = case.draft
    if abbreviations.is_introduced(draft.text, short.text):
        return True
    if abbreviations.is_spelt(draft, short.text) or abbreviations.is_address(draft, short.text):
        return True
    number = draft.words.at(short.places[0])
    return any(n.first_word <= number < n.last_word for n in case.companies) or any(
        drug.start <= short.places[0] < drug.end for drug in case.drugs
    )


def _plain(term: str) -> str:
    term = term.upper()
    return term[:-1] if term.endswith("S") and len(term) > _SHORT else term


def _defined(case: Case) -> list[Definition]:
    """Return the definitions in running text of terms that a reader may look up."""
    return case.kept("defined terms", lambda: list(islice(_looked_up(case), _MANY)))


def _looked_up(case: Case) -> Iterator[Definition]:
    for one in case.definitions:
        unit = case.draft.unit(one.start)
        words = fold(one.term).split()
        if (
            unit is not None
            and unit.kind in _PROSE
            and one.start < one.term_start
            and len(words) <= _WORDS
            and not _PRONOUNS.issuperset(words)
            and not _CODE.match(one.term)
        ):
            yield one


def _unused(case: Case, known: frozenset[str]) -> Iterator[Flag]:
    together: dict[tuple[int, int], list[Definition]] = {}
    for one in _defined(case):
        together.setdefault((one.start, one.end), []).append(one)
    for terms in together.values():
        one = terms[0]
        if any(_is_used(case, one) or _plain(one.term) in known for one in terms):
            continue
        if _is_told(case, one):
            continue
        if (one.quoted or not _names(case, one)) and not _is_standard(case, one):
            yield Flag(Mark(one.term_start, one.term_end), {"printed": one.term})


def _names(case: Case, one: Definition) -> bool:
    """Whether an abbreviation in brackets stands by a name, or is one of several in a row."""
    if not _JOINTS.isdisjoint(one.term):
        return True
    words = " ".join(case.draft.text[one.start : one.term_start].rstrip(" (\u00a0").split())
    return not _NAME.sub("", words)


def _is_told(case: Case, one: Definition) -> bool:
    """Whether a term is only told: what something is called, or the symbol of a security."""
    lead = case.draft.folded[one.start : one.term_start]
    return lead.startswith(_TOLD) or bool(
        _SECURITIES.search(case.draft.folded, one.start, one.term_start)
    )


def _is_standard(case: Case, one: Definition) -> bool:
    """Whether a definition stands in the disclaimer, whose words the exchange gives."""
    region = case.statement("disclaimer")
    return region is not None and region.start <= one.start < region.end


def _is_used(case: Case, one: Definition) -> bool:
    draft = case.draft
    if any(at != one.term_start for at in abbreviations.places_of(draft, one.term)):
        return True
    folded = fold(one.term)
    if len(folded) > _WORDS and draft.folded.count(folded) > 1:
        return True
    run = draft.words.text[slice(*draft.words.between(one.term_start, one.term_end))]
    return len(run) > 1 and len(list(islice(draft.words.runs(run), 2))) > 1  # over a line's end


def _twice(case: Case, known: frozenset[str]) -> Iterator[Flag]:  # noqa: ARG001 - as the others
    """Flag a term that is defined again, with where it was defined before."""
    first: dict[str, Definition] = {}
    told: set[str] = set()
    for one in _defined(case):
        before = first.setdefault(one.term, one)
        if before is one or before.start == one.start or one.term in told:
            continue
        if one.quoted and before.quoted and _is_new(case, one) and _is_new(case, before):
            if _last(case, one) == _last(case, before):
                continue
            differs = False
        elif not one.quoted and not before.quoted:
            differs = not (_is_shortened(case, one) or _is_shortened(case, before)) and _differ(
                _stem(_long(case, one)), _stem(_long(case, before))
            )
        else:
            continue
        if one.quoted or differs:
            told.add(one.term)
            related = (Mark(before.start, before.end, "defined here before"),)
            said = "stands for two things" if differs else "is defined a second time"
            values = {"printed": one.term, "said": said}
            yield Flag(Mark(one.term_start, one.term_end), values, related)


def _last(case: Case, one: Definition) -> list[str]:
    """Return the last words before a bracket: of the thing that its term stands for."""
    words = case.draft.words
    at = words.at(one.start)
    return words.text[max(0, at - _LAST) : at]


def _long(case: Case, one: Definition) -> str:
    """Return the words that an abbreviation stands for."""
    return case.draft.folded[one.start : one.term_start].rstrip(" (")


def _is_shortened(case: Case, one: Definition) -> bool:
    """Whether a long form ends in a part of its own term: `Low Volume UNO (LV UNO)`."""
    return _long(case, one).split()[-1:] == fold(one.term).split()[-1:]


def _differ(one: list[str], other: list[str]) -> bool:
    """Whether two long forms have not even their last words in common."""
    return one[-1:] != other[-1:]


def _is_new(case: Case, one: Definition) -> bool:
    """Whether a bracket gives a term to something whose name is another."""
    return case.draft.text[one.start] in "(（" and not _is_short_name(case, one)


def _is_short_name(case: Case, one: Definition) -> bool:
    """Whether a term is part of the name it stands for, so that nobody has to guess."""
    before = case.draft.text[max(0, one.start - _NAME_BEFORE) : one.start]
    return one.term in _BREAK.split(before)[-1]


def _stem(words: str) -> list[str]:
    """Return the words as they compare: the ends of plurals, hyphens and joints aside."""
    cut = words.replace("-", " ").replace("'", " ").split()
    return [word[:5] for word in cut if len(word) > _SHORT]


def _early(case: Case, known: frozenset[str]) -> Iterator[Flag]:
    """Flag the first use in running text of a term whose definition comes later."""
    seen: set[str] = set()
    spelt = {d.term: d.start for d in reversed(case.definitions)}  # `CLL (chronic …)` too
    for one in _defined(case):
        if (
            one.term in seen
            or spelt[one.term] < one.start
            or _plain(one.term) in known
            or not one.term[:1].isupper()
        ):
            seen.add(one.term)
            continue
        seen.add(one.term)
        if _is_short_name(case, one):
            continue
        places = tuple(abbreviations.places_of(case.draft, one.term, 0, one.start))
        if any(_LATER.match(case.draft.folded, at + len(one.term)) for at in places):
            continue
        for at in places:
            if _is_use(case, one, at):
                related = (Mark(one.term_start, one.term_end, "defined here"),)
                yield Flag(Mark(at, at + len(one.term)), {"printed": one.term}, related)
                break


def _is_use(case: Case, one: Definition, at: int) -> bool:
    """Whether a place uses a term rather than a word or name that it is part of."""
    draft = case.draft
    unit = draft.unit(at)
    if unit is None or unit.kind != "paragraph":
        return False
    text = draft.text
    ending = text[max(unit.start, unit.end - 8) : unit.end].rstrip("\"”’')）」* ")
    if not ending.endswith(_STOPS):  # a title of two lines
        return False
    before, after = text[max(0, at - 4) : at], text[at + len(one.term) : at + len(one.term) + 2]
    if before[-1:] in {"-", "(", "[", "/", "“", '"'} or after[:1] in {"-", ")", "/", "®", "™"}:
        return False
    if after == " (" or text[max(0, at - 9) : at].endswith((" called ", "known as ")):
        return False
    if one.quoted and not one.term.isupper():
        return before.lower() == "the " and not (after[:1] == " " and after[1:].isupper())
    return one.term.isupper() and not (after[:1] == " " and after[1:].isupper())


_DEFECTS: dict[str, Callable[[Case, frozenset[str]], Iterator[Flag]]] = {
    "undefined-abbreviation": _undefined,
    "unused-definition": _unused,
    "duplicate-definition": _twice,
    "used-before-defined": _early,
}
