"""What a claim may stand on: an approval, figures, its place in the draft.

Knows where a draft describes its company and which of its drugs are approved; judges
no wording.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.products import like_substances
from disclosure_lint.case.statements import Region
from disclosure_lint.issuers.registry import Product
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.regex import Regex
from disclosure_lint.spans import around, between

_APPROVED = frozenset({"approved", "conditionally-approved"})
_NAMES = {  # region → the list of words by which a sentence names it
    "CN": "names-of-china",
    "EU": "names-of-europe",
    "JP": "names-of-japan",
    "HK": "names-of-hong-kong",
}
# notation: a share, a ratio, a p-value, a length of time: not a phase, a year or a code
_FIGURE = Regex(
    r"\d ?%|\bp ?[<=>]|\bn ?= ?\d|\bhr\b|\d ?/ ?\d+ ?\(|\b\d+ (?:of|out of) (?:the )?\d"
    r"|\b\d+(?:\.\d+)?[ -](?:months?|weeks?|years?|fold|points?|个月|月|周|年)|\b\d+\.\d|百分之"
)
# notation: how a heading begins that a list of words in a line cannot tell from a sentence
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
    sentence = case.draft.sentence(first)
    said = case.draft.words.text[slice(*sentence)]
    if not case.known.words("under-study").isdisjoint(said):
        return False
    named = between(case.drugs, *case.draft.span(*sentence))
    if named:
        return all(_is_marketed(case, drug, sentence) for drug in named)
    return not _marked(case).isdisjoint(said) or _is_cleared(case, said) or _sells_only(case)


def _sells_only(case: Case) -> bool:
    """Whether each drug that the draft names is on the market, and none is spoken of as a candidate."""
    return case.kept("sells only", lambda: _are_all_sold(case))


def _are_all_sold(case: Case) -> bool:
    if not case.drugs or not case.known.words("under-study").isdisjoint(case.draft.words.index):
        return False
    whole = (0, len(case.draft.words))
    sold = {drug.product for drug in case.drugs if _is_marketed(case, drug, whole)}
    return sold.issuperset(drug.product for drug in case.drugs)


def _is_cleared(case: Case, said: list[str]) -> bool:
    """Whether the draft sells what is cleared, and a sentence speaks of no candidate."""
    folded = case.draft.folded
    return "fda" not in said and any(one in folded for one in case.known.listed("clearances"))


def _marked(case: Case) -> set[str]:
    """Return the words that the draft marks as registered: brands of what is sold."""
    return case.kept("registered", lambda: set(_MARKED.findall(case.draft.folded)))


def _is_marketed(case: Case, drug: Drug, sentence: tuple[int, int]) -> bool:
    product = case.registry.products.get(drug.product)
    if product is None:
        return _is_registered(case, drug)
    if not product.stages and drug.form == "brand":
        return True  # nobody noted where it is approved; what is sold has a brand
    approved = _approvals(case, product)
    if "sec-reporting" in case.facts.traits and approved and "US" not in approved:
        # To readers in the United States it is investigational, unless the sentence
        # speaks of where it is not.
        said = case.draft.words.text[slice(*sentence)]
        return any(
            not case.known.words(_NAMES[region]).isdisjoint(said)
            for region in approved
            if region in _NAMES
        )
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


def _is_aim(case: Case, first: int) -> bool:
    """Whether a sentence tells what its company is for, in a paragraph without a product."""
    start, end = case.draft.span(*case.draft.sentence(first))
    said_of = case.draft.folded[start:end]
    if not any(aim in said_of for aim in case.known.listed("aims")):
        return False
    unit = case.draft.unit(case.draft.words.starts[first])
    if unit is None or between(case.drugs, unit.start, unit.end):
        return False
    said = case.draft.words.text[slice(*case.draft.words.between(unit.start, unit.end))]
    return case.known.words("under-study").isdisjoint(said)


def _is_description(case: Case, first: int) -> bool:
    """Whether the words describe the company, as under "About us" at the end, and no drug of its."""
    if around(_descriptions(case), case.draft.words.starts[first]) is None:
        return False
    return not _named_drugs(case, *case.draft.span(*case.draft.sentence(first)))


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
    end = case.draft.folded.find("\n", start, start + _TITLE)
    return _named_drugs(case, start, end if end > 0 else start + _TITLE)


def _named_drugs(case: Case, start: int, end: int) -> bool:
    """Whether a drug is named in a stretch, or a word that ends as the names of drugs do."""
    if between(case.drugs, start, end):
        return True
    words = case.draft.words
    said = words.text[slice(*words.between(start, min(end, len(case.draft.folded))))]
    return not set(like_substances(case)).isdisjoint(said)


def _is_of_no_drug(case: Case, first: int) -> bool:
    """Whether a sentence names no drug and nothing that is one: a charity seeks a cure, too."""
    sentence = case.draft.sentence(first)
    start, end = case.draft.span(*sentence)
    if _named_drugs(case, start, end):
        return False
    if not case.known.words("sorts-of-drugs").isdisjoint(case.draft.words.text[slice(*sentence)]):
        return False
    folded = case.draft.folded[start:end]
    return not any(phrase in folded for phrase in case.known.phrases("sorts-of-drugs"))


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
    "aim": _is_aim,
    "approved": _is_approved,
    "description": _is_description,
    "figures": _has_figures,
    "marketing-issuer": _has_market,
    "no-drug": _is_of_no_drug,
}
