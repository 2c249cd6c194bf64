"""Every sort of mention is found under its name, and nothing else is."""

from __future__ import annotations

import pytest

from disclosure_lint.case.case import case_of
from disclosure_lint.case.own import OWN
from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions import SORTS
from disclosure_lint.packs import load
from disclosure_lint.patterns.compile import compile_pattern
from disclosure_lint.patterns.explain import explain
from disclosure_lint.source import Source

PACK = load.load()

# A draft that mentions one sort and no other, but those in whose words it is one.
ONLY = {
    "amount": ("We spent US$30.3 million there.", "US$30.3 million"),
    "citation": ("This is made under Rule 18A.05 of the Listing Rules.", "Rule 18A.05 of the Listing Rules"),
    "company": ("We met with Ascentage Pharma again.", "Ascentage Pharma"),
    "count": ("It was seen in 24 of 50 patients (48.0%) here.", "24 of 50 patients (48.0%"),
    "date": ("We met on March 24, 2021 there.", "March 24, 2021"),
    "definition": ("We met investigational new drug (“IND”) people.", "IND"),
    "drug": ("We gave olverembatinib to them.", "olverembatinib"),
    "heading": ("Forward-Looking Statements\n\nWe may be wrong about all this.", "Forward-Looking Statements"),
    "identifier": ("The code is ISIN: US0378331005 here.", "US0378331005"),
    "interval": ("They did well (95% CI: 2.5-7.1) there.", "95% CI: 2.5-7.1"),
    "listing": ("They write (NASDAQ: QQQX) in brackets.", "NASDAQ: QQQX"),
    "percentage": ("It was 45.5% of them.", "45.5"),
    "placeholder": ("We met [TBC] people.", "TBC"),
    "signature": ("That is all.\n\nBy order of the Board\n\nThe Chairman", "order of the Board"),
    "trial": ("It is registered as NCT05471843 there.", "NCT05471843"),
}  # fmt: skip

# Sorts that are found in the words of another, too.
ALSO = {
    "amount": {"figure"},
    "count": {"figure", "percentage"},
    "drug": {"known-drug", "named-product", "product"},
    "interval": {"figure", "percentage"},  # the level is one
    "percentage": {"figure"},
}


def found(name: str, text: str, issuer: str | None = None) -> list[str]:
    profile = PACK.registry.issuers[issuer] if issuer else None
    case = case_of(Draft(Source(text)), PACK, issuer=profile)
    hits = case.hits(compile_pattern(f"@{name}", {})) or []
    return [case.draft.text[slice(*case.draft.span(*hit))] for hit in hits if hit[0] < hit[1]]


@pytest.mark.parametrize("name", ONLY)
def test_a_sort_is_found_where_it_stands(name: str) -> None:
    text, words = ONLY[name]
    said = " ".join(found(name, text))
    assert said and (said in words or words in said), said  # noqa: PT018 - words alone are counted


@pytest.mark.parametrize("name", sorted(SORTS))
def test_a_sort_is_not_found_where_only_others_stand(name: str) -> None:
    others = [other for other in ONLY if other != name and name not in ALSO.get(other, ())]
    assert {other: hits for other in others if (hits := found(name, ONLY[other][0]))} == {}


def test_a_figure_is_a_figure_and_no_listing() -> None:
    assert found("figure", ONLY["listing"][0]) == []
    assert found("figure", "It fell 3.5% to US$2 million.") == ["3.5", "US$2 million"]


HEADER = "Ascentage Pharma Group International\n(Stock Code: 6855)\n\nOlverembatinib works, not zanubrutinib."


def test_what_is_the_issuers_own_hangs_on_who_that_is() -> None:
    assert found("issuer", HEADER, "ascentage-pharma")
    assert not found("issuer", HEADER, "zai-lab")
    assert found("product", HEADER, "ascentage-pharma") == ["Olverembatinib"]
    assert found("stock-code", HEADER, "ascentage-pharma")
    assert not found("stock-code", HEADER, "zai-lab")


def test_every_sort_is_tried_or_the_issuers_own() -> None:
    assert {name for name, sort in SORTS.items() if sort.is_own} == set(OWN)
    assert set(SORTS) - set(ONLY) - set(OWN) == {"figure", "known-drug"}


@pytest.mark.parametrize("name", sorted(SORTS))
def test_every_sort_is_explained(name: str) -> None:
    assert explain(f"@{name}") == SORTS[name].says


@pytest.mark.parametrize("name", ONLY)
def test_what_a_mention_says_compares(name: str) -> None:
    said = []
    for text in (ONLY[name][0], "Well.\n\n" + ONLY[name][0]):
        mentions = case_of(Draft(Source(text)), PACK).mentions(name)
        assert mentions
        said.append([SORTS[name].value(mention) for mention in mentions])
    assert said[0] == said[1]
    assert hash(said[0][0])
