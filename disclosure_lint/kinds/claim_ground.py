"""What a claim may stand on: an approval, figures, its place in the draft.

Knows where a draft describes its company and which of its drugs are approved; judges
no wording.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter, itemgetter

from disclosure_lint.case.case import Case
from disclosure_lint.case.statements import Region
from disclosure_lint.issuers.registry import Product
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.regex import Regex

_APPROVED = frozenset({"approved", "conditionally-approved"})
_CALLED = {  # the words by which a sentence names a region
    "CN": ("china", "chinese", "nmpa", "中", "国"),
    "EU": ("europe", "european", "eu", "ema", "ec"),
    "JP": ("japan", "japanese", "pmda"),
    "HK": ("hong",),
}
# Words of a sentence about a use that is still under study.
_UNDER_STUDY = frozenset(
    "trial trials study studies phase investigational candidate candidates".split()
)
# A share, a ratio, a p-value, a length of time: not a phase, a year or a code.
_FIGURE = Regex(
    r"\d ?%|\bp ?[<=>]|\bn ?= ?\d|\bhr\b|\d ?/ ?\d+ ?\(|\b\d+ (?:of|out of) (?:the )?\d"
    r"|\b\d+(?:\.\d+)?[ -](?:months?|weeks?|years?|fold|points?|个月|月|周|年)|\b\d+\.\d|百分之"
)
_ABOUT = Regex(r"(?:^|\n|\*\*|# ) ?(?:about (?!the (?:trial|study|phase)\b)|关于)(?=\S)")
_MARKED = Regex(r"([^\W\d_]{3,30}) ?®")
_TITLE = 40  # code points of a heading in which a drug is named
_SECTION = 4_000  # code points that the description of a company takes at most


def statements(case: Case) -> list[Region]:
    """Return the statements of the draft that warn, and so claim nothing."""
    return case.kept(
        "warning statements",
        lambda: [
            place
            for name in ("legend", "cautionary", "disclaimer")
            if (place := case.statement(name))
        ],
    )


def lead(case: Case) -> tuple[int, int] | None:
    """Return the words of the first paragraph that says a whole sentence."""
    headline = case.headline()
    words = case.draft.words
    for unit in case.draft.units[:8]:
        first, last = words.between(unit.start, unit.end)
        if unit.kind == "paragraph" and unit.start >= headline.end and last - first >= 12:  # noqa: PLR2004 - fewer words are a subtitle
            return first, last
    return None


def _is_approved(case: Case, first: int) -> bool:
    """Whether the sentence is about an approved drug, and not about a use under study."""
    around = case.draft.sentence(first)
    start, end = case.draft.span(*around)
    named = _drugs_between(case, start, end)
    if _UNDER_STUDY.intersection(case.draft.words.text[around[0] : around[1]]):
        return False
    if named:
        return all(_is_marketed(case, drug, around) for drug in named)
    said = case.draft.words.text[around[0] : around[1]]
    return not _marked(case).isdisjoint(said)


def _marked(case: Case) -> set[str]:
    """Return the words that the draft marks as registered: brands of what is sold."""
    return case.kept("registered", lambda: set(_MARKED.findall(case.draft.folded)))


def _is_marketed(case: Case, drug: Drug, sentence: tuple[int, int]) -> bool:
    product = case.registry.products.get(drug.product)
    if product is None:
        return _is_registered(case, drug)
    approved = _approvals(case, product)
    if "sec-reporting" in case.facts.traits and approved and "US" not in approved:
        # To readers in the United States it is investigational, unless the sentence
        # speaks of where it is not.
        said = set(case.draft.words.text[slice(*sentence)])
        return any(not said.isdisjoint(_CALLED.get(region, ())) for region in approved)
    return bool(approved) or _is_registered(case, drug)


def _is_registered(case: Case, drug: Drug) -> bool:
    """Whether the draft marks a name as a registered brand, here or at another mention."""
    if drug.mark in {"®", "(R)"}:
        return True
    return case.draft.folded[drug.start : drug.end].rstrip(" ™") in _marked(case)


def _approvals(case: Case, product: Product) -> list[str]:
    """Return the regions in which a product was approved when the draft was written."""
    date = case.date or case.latest or "9"
    return [
        region
        for region, stage in product.stages.items()
        if stage in _APPROVED and product.stage_dates.get(region, "") <= date
    ]


def _is_description(case: Case, first: int) -> bool:
    """Whether the words describe the company, as under "About us" at the end."""
    start = case.draft.words.starts[first]
    found = _descriptions(case)
    at = bisect_right(found, start, key=itemgetter(0)) - 1
    return at >= 0 and start < found[at][1]


def _descriptions(case: Case) -> list[tuple[int, int]]:
    return case.kept("descriptions", lambda: _find_descriptions(case))


def _find_descriptions(case: Case) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    folded = case.draft.folded
    for about in _ABOUT.finditer(folded):
        unit = case.draft.unit(about.end())
        if unit is None or _names_drug(case, about.end()):
            continue
        end = unit.end
        for following in case.draft.units_between(end, end + _SECTION):
            if following.kind == "heading" or _ABOUT.match(folded, following.start - 1):
                break
            end = following.end
        found.append((about.start(), end))
    return found


def _names_drug(case: Case, start: int) -> bool:
    """Whether the heading at an offset is about a drug, not about a company."""
    return bool(_drugs_between(case, start, start + _TITLE))


def _drugs_between(case: Case, start: int, end: int) -> Sequence[Drug]:
    first = bisect_left(case.drugs, start, key=attrgetter("start"))
    last = bisect_left(case.drugs, end, key=attrgetter("start"))
    return case.drugs[first:last]


def _has_figures(case: Case, first: int) -> bool:
    """Whether the sentence, or the next one, gives a figure."""
    end = case.draft.sentence(first)[1]
    if end < len(case.draft.words):
        end = case.draft.sentence(end)[1]
    start = case.draft.sentence(first)[0]
    return _FIGURE.search(case.draft.folded, *case.draft.span(start, end)) is not None


def _has_market(case: Case, _: int) -> bool:
    """Whether the issuer sells something, by its profile."""
    own = case.issuer.products if case.issuer else ()
    return any(_approvals(case, case.registry.products[id_]) for id_ in own)


# By the name in a rule: the ground, asked for at the first word of a sentence.
SPARES = {
    "approved": _is_approved,
    "description": _is_description,
    "figures": _has_figures,
    "marketing-issuer": _has_market,
}
