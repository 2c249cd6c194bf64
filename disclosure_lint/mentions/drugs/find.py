"""Drugs: the names a draft mentions, what is shaped like a code, and which it ties.

Knows how the names of substances end, and how two names of one drug
are tied ("olverembatinib (HQP1351)"). Knows no drug: names come with the lexicon.
"""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.words import Words
from disclosure_lint.limits import watched
from disclosure_lint.mentions.crowd import MOST
from disclosure_lint.mentions.drugs.codes import codes, is_variant
from disclosure_lint.mentions.drugs.naming import Naming, naming
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.names import Lexicon
from disclosure_lint.notation import machine
from disclosure_lint.notation.machine import Node, NoParse
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    Lists: TypeAlias = Callable[[list[tuple[int, int]]], Iterable[tuple[str, tuple[str, str]]]]

_MARK = Regex(r"[ \xa0]?(®|™|℠|\((?:r|tm|®|™)\))")
_SPELLED = {"(r)": "(R)", "(tm)": "(TM)"}
# Notation, in both languages: salt and dosage form belong to a name: "sintilimab injection", 盐酸…, …注射液.
_FORM = (
    "(?:tablets?|capsules?|granules|oral|injections?|for|mesylate|hydrochloride|maleate"
    "|succinate|tosylate|phosphate|monohydrate|citrate|sodium"
    "|盐酸|甲磺酸|马来酸|琥珀酸|对甲苯磺酸|磷酸|枸橼酸|注射用|片|胶囊|颗粒|注射液|口服液)"
)
_FORMS = Regex(rf"(?:[\s®™\"'-]|{_FORM})*")
# What may stand between a name and the bracket that ties another to it.
_OPENS = Regex(rf"(?:[ \xa0\n]?(?:®|™|℠|\((?:r|tm|®|™)\)|[\"']|{_FORM}))*[ \xa0\n]?[(\[]")
# Notation: what ties two names without a bracket; the grammar reads it in full.
_CALLED = Regex(
    r"(?:[ \xa0]?[®™])?,? ?(?:which is |also |now |formerly |previously |commonly |or )*"
    r"(?:known|called|named|referred|formerly|previously|now|又|即|现|曾|原|简)"
)
_CALLED_NAME = Regex(r"(?: as| to as)? [\"']?([a-z]{6,30})\b")
_BRACKETS = Regex(r"[()\[\]]")
_UNSTEMMED = Regex(r"([a-z]{6,30})(?:[ \xa0]?[®™])?[ \xa0\n]?[(\[]\s?$")
_NAME_WORD = Regex(r"[a-z]{6,30}")
_REACH = 240  # how far a bracket is followed, in code points
_CALL_REACH = 60
_OPEN_REACH = 40
_QUOTES = frozenset("\"'")
_CODES = frozenset({"code", "unknown-code"})


class Drug(NamedTuple):
    """A name of a drug in a draft, as read."""

    start: int
    end: int
    printed: str
    product: str | None  # a product's id; None for what the lexicon does not know
    form: str  # generic, code, brand, chinese, former, short; unknown-code, unknown
    mark: str  # "®", "™", "(R)" printed after it; ""
    sentence_start: bool


class Tie(NamedTuple):
    """Two names that the draft says are one drug."""

    start: int
    end: int
    left: Drug
    right: Drug
    link: str  # what is said of the right name: formerly, now, also, code, generic, brand; ""


class DrugText(NamedTuple):
    """All that a draft says of drugs, in reading order."""

    mentions: tuple[Drug, ...]
    ties: tuple[Tie, ...]


class _Place(NamedTuple):
    start: int
    end: int
    product: str | None
    form: str


class _Read(NamedTuple):
    """A draft with its mentions, while their ties are sought."""

    draft: Draft
    mentions: tuple[Drug, ...]
    starts: list[int]  # where they begin
    shapes: Naming


def find(draft: Draft, lexicon: Lexicon, known: Known, lists: Lists | None = None) -> DrugText:
    """Find the names of drugs in a draft, and which of them it ties together.

    `lists` are asked for what the lexicon does not know, with the spans of codes; they give
    further names as a lexicon takes them.
    """
    shapes = naming(known)
    named = list(_known(draft, lexicon))
    spans = codes(draft, {place.end for place in named}, shapes)
    unknown = [_Place(*span, None, "unknown-code") for span in spans]
    if lists is not None and (more := lists([(place.start, place.end) for place in unknown])):
        named += _known(draft, Lexicon.of(more))
    places = _merge(named, unknown)
    if not places:
        return DrugText((), ())
    mentions = _drugs(draft, places[:MOST])
    return DrugText(
        mentions, tuple(_ties(_Read(draft, mentions, [drug.start for drug in mentions], shapes)))
    )


def _known(draft: Draft, lexicon: Lexicon) -> Iterator[_Place]:
    words, text = draft.words, draft.text
    starts = words.starts
    for first, last, (product, form) in watched(lexicon.find(words)):
        start, end = starts[first], words.end(last - 1)
        if form == "code" and (
            not text[start].isupper() or _is_study(words, last) or is_variant(draft, last)
        ):
            continue
        if form != "brand" or _is_brand(draft, start, end):
            yield _Place(start, end, product, form)


def _is_study(words: Words, number: int) -> bool:
    """Tell whether a code goes on before word `number`: AK104-303, HQP1351-CC201."""
    if number >= len(words) or words.gaps[number] != "-":
        return False
    if words.text[number].isalpha():  # APG-2575-CN-001
        return words.gaps[number + 1] == "-" and words.text[number + 1][:1].isdigit()
    return True


def _is_brand(draft: Draft, start: int, end: int) -> bool:
    """Tell whether a word is used as a brand: 拓益 is found inside other words too."""
    text = draft.text
    if text[start] < HAN_FROM:
        return text[start].isupper()
    if end - start > 2:  # noqa: PLR2004 - three Han characters in a row are a name
        return True
    return text[end : end + 1] in set("®™（(」”》") or text[start - 1 : start] in set("「“《（(")


def _merge(known: Iterable[_Place], unknown: Iterable[_Place]) -> list[_Place]:
    """Return the places in order; of two that overlap, the one that begins first, then longer."""
    merged: list[_Place] = []
    for place in sorted([*known, *unknown], key=lambda p: (p.start, -p.end, p.product is None)):
        if not merged or place.start >= merged[-1].end:
            merged.append(place)
    return merged


def _drugs(draft: Draft, places: list[_Place]) -> tuple[Drug, ...]:
    starts = {draft.words.starts[number] for number in draft.sentences}
    return tuple(_drug(draft, place, starts) for place in watched(places))


def _drug(draft: Draft, place: _Place, starts: set[int]) -> Drug:
    mark = _MARK.match(draft.folded, place.end)
    return Drug(
        place.start,
        place.end,
        draft.text[place.start : place.end],
        place.product,
        place.form,
        _SPELLED.get(mark[1], mark[1]) if mark else "",
        place.start in starts,
    )


def _ties(here: _Read) -> Iterator[Tie]:
    folded, mentions = here.draft.folded, here.mentions
    for number, drug in enumerate(watched(mentions)):
        opened = _opened(folded, drug.end)
        if opened is not None:
            end = _close(folded, opened - 1)
            if end is not None and _names_drug(here, drug, opened, end):
                yield from _read(here, drug, end)
        elif called := _CALLED.match(folded, drug.end):
            end = _called(here, drug, called.end(), mentions[number + 1 : number + 2])
            if end is not None:
                yield from _read(here, drug, end)
        stranger = _stranger(here, drug, mentions[number - 1] if number else None)
        if stranger is not None:
            end = _close(folded, folded.find("(", stranger.end))
            if end is not None:
                yield from _read(here, stranger, end)


def _called(here: _Read, drug: Drug, end: int, following: Sequence[Drug]) -> int | None:
    """Return where the name ends that a drug is said to be called; None where none stands there."""
    if following and following[0].start - drug.end <= _CALL_REACH:
        return following[0].end
    word = _CALLED_NAME.match(here.draft.folded, end)
    return word.end(1) if word and _may_name(here, word[1], drug) else None


def _opened(folded: str, end: int) -> int | None:
    """Return the offset after the bracket that opens right behind a name."""
    reach = end + _OPEN_REACH
    if folded.find("(", end, reach) < 0 and folded.find("[", end, reach) < 0:
        return None
    opened = _OPENS.match(folded, end, reach)
    return opened.end() if opened else None


def _names_drug(here: _Read, drug: Drug, start: int, end: int) -> bool:
    """Tell whether a bracket behind a name holds a mention, or begins with what ends as a name does."""
    at = bisect_left(here.starts, start)
    if at < len(here.starts) and here.starts[at] < end:
        return True
    start += here.draft.folded[start : start + 1] in _QUOTES
    word = _NAME_WORD.match(here.draft.folded, start)
    return word is not None and _may_name(here, word[0], drug)


def _may_name(here: _Read, word: str, beside: Drug) -> bool:
    """Tell whether a word is a name by its end; beside a code the ends of all official names tell."""
    is_name = here.shapes.may_name if beside.form in _CODES else here.shapes.has_stem
    return is_name(word)


def _close(folded: str, opening: int) -> int | None:
    """Return the offset after the bracket that closes the one at `opening`."""
    depth = 0
    for bracket in _BRACKETS.finditer(folded, opening, opening + _REACH):
        depth += 1 if bracket[0] in "([" else -1
        if depth == 0:
            return bracket.end()
    return None


def _stranger(here: _Read, drug: Drug, before: Drug | None) -> Drug | None:
    """Return a name that nobody knows, by its stem, when it stands before "(drug"."""
    draft = here.draft
    if draft.folded.find("(", drug.start - 2, drug.start) < 0:
        return None
    start = max(0, drug.start - 40, before.end if before else 0)
    head = draft.folded[start : drug.start]
    found = _UNSTEMMED.search(head)
    if found is None or not _may_name(here, found[1], drug):
        return None
    at = start + found.start(1)
    return _drug(draft, _Place(at, start + found.end(1), None, "unknown"), set())


def _read(here: _Read, left: Drug, end: int) -> Iterator[Tie]:
    tree = machine.parse("drugs", here.draft.folded, left.start, end)
    if isinstance(tree, NoParse):
        return
    for member, link in _members(tree):
        right = _named(here, member, left)
        if right is not None:
            yield Tie(left.start, end, left, right, link)


def _members(tree: Node) -> Iterator[tuple[Node, str]]:
    """Yield the names that stand to the right, each with what is said of it."""
    _, *rest = (child for child in tree.children if isinstance(child, Node))
    members = rest[0].children if rest[0].name == "aside" else (tree,)
    link = ""
    for number, member in enumerate(m for m in members if isinstance(m, Node)):
        parts = [child for child in member.children if isinstance(child, Node)]
        names = [part for part in parts if part.name == "name"]
        links = [part for part in parts if part.name == "link"]
        if links:
            link = next(links[0].tokens()).type.lower()
        if number == 0 or link:
            yield names[-1], link


def _named(here: _Read, name: Node, left: Drug) -> Drug | None:
    """Return the drug that a name is, give or take its salt and dosage form."""
    folded, mentions = here.draft.folded, here.mentions
    at = bisect_left(here.starts, name.start)
    if at < len(mentions) and mentions[at].end <= name.end:
        drug = mentions[at]
        around = folded[name.start : drug.start] + folded[drug.end : name.end]
        return drug if _FORMS.fullmatch(around) else None
    word = folded[name.start : name.end]
    if _NAME_WORD.fullmatch(word) and _may_name(here, word, left):
        return _drug(here.draft, _Place(name.start, name.end, None, "unknown"), set())
    return None


def named(text: DrugText) -> tuple[Drug, ...]:
    """Return every mention of a drug."""
    return text.mentions


def known_ones(drugs: tuple[Drug, ...], known: Known) -> tuple[Drug, ...]:
    """Return the drugs that the lexicon knows, or whose names end as such names do."""
    has_stem = naming(known).has_stem
    return tuple(drug for drug in drugs if drug.product or has_stem(fold(drug.printed)))


def value(drug: Drug) -> tuple[object, ...]:
    """Return which drug is named: its product, or what is printed where nobody knows it."""
    return (drug.product or fold(drug.printed),)
