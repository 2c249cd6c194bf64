from __future__ import annotations

import marshal
from collections.abc import Callable
from typing import Any

import pytest

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import Words
from disclosure_lint.issuers.compile import compile_issuers
from disclosure_lint.issuers.model import IssuerFile
from disclosure_lint.issuers.registry import Listing, Registry, code_key
from disclosure_lint.mentions.listings.exchanges import Exchanges
from disclosure_lint.packs.tables import rows

Make = Callable[..., IssuerFile]
RECALLED = {"sure": "recalled"}
READ = {"sure": "verified", "source": "https://example.org/a"}


@pytest.fixture
def small(issuer_file: Make) -> Registry:
    product = {
        "generic": "examplinib",
        "codes": ["XY-101", "ZZD7"],
        "brands": [{"name": "EXAMPLA", "regions": ["US"], "mark": "®"}, {"name": "艾克"}],
        "chinese": ["艾克替尼"],
        "short": ["ex-nib"],
        "former": ["oldinib"],
        "partners": ["other"],
        "stages": [
            {"region": "US", "stage": "approved", "since": "2021-11", **READ},
            {"region": "CN", "stage": "phase-3", **RECALLED},
        ],
        **READ,
        "recalled": ["EXAMPLA"],
    }
    file = issuer_file(
        name="X Pharma Limited",
        names={"english": ["X Pharma"], "traditional": ["愛思醫藥"], **RECALLED},
        former_names=[{"name": "Y Pharma", "until": "2020-12-31", **READ}],
        listings=[
            {"exchange": "HKEX", "symbol": "00013", "chapter": "18A", **READ},
            {"exchange": "NASDAQ", "symbol": "OLD", "until": "2024-12-31", **READ},
            {"exchange": "NASDAQ", "symbol": "NEW", "since": "2025-01-01", **RECALLED},
        ],
        marker={"letter": "none", "as-of": "2023-05", **RECALLED},
        sec_reporting={
            "annual-form": "20-F",
            "since": "2021-03",
            **READ,
            "recalled": ["annual-form"],
        },
        incorporation={"place": "Cayman Islands", **RECALLED},
        subsidiaries=[{"name": "Z Pharma Co., Ltd.", **RECALLED}],
        house={"labels": {"HKEX": "HKEX"}, "symbols": {"HKEX": "00013"}},
        products=[product],
    )
    plain = compile_issuers([file, issuer_file("other")], Exchanges(rows("exchanges")))
    return Registry.from_plain(marshal.loads(marshal.dumps(plain)))  # noqa: S302 - written a line above


def test_gives_an_issuer_with_all_its_facts(small: Registry) -> None:
    issuer = small.issuers["x-pharma"]
    assert issuer.name == "X Pharma Limited"
    assert issuer.names == ("X Pharma Limited", "X Pharma", "愛思醫藥", "Y Pharma")
    assert issuer.former == (("Y Pharma", "2020-12-31"),)
    assert issuer.listings[0] == Listing("HKEX", "13", None, None, "18A", sure=True)
    assert not issuer.listings[2].sure
    assert (issuer.chapter_18a, issuer.sec_reporting, issuer.annual_form) == (True, True, "20-F")
    assert issuer.marker == ("", "2023-05")
    assert issuer.unsure == ("incorporation", "marker", "annual_form")
    assert issuer.house == {
        "labels": {"HKEX": "HKEX"},
        "symbols": {"HKEX": "00013"},
    }
    assert issuer.subsidiaries == ("Z Pharma Co., Ltd.",)
    assert issuer.products == ("examplinib",)


def test_gives_a_product_with_all_its_names(small: Registry) -> None:
    product = small.products["examplinib"]
    assert product.owners == ("x-pharma", "other")
    assert [(brand.name, brand.mark, brand.sure) for brand in product.brands] == [
        ("EXAMPLA", "®", False),
        ("艾克", "", True),
    ]
    assert product.stages == {"US": "approved", "CN": "phase-3"}
    assert product.stage_dates == {"US": "2021-11"}
    assert product.unsure == ("EXAMPLA", "CN")
    assert product.sure


def test_an_empty_profile_claims_nothing(small: Registry) -> None:
    other = small.issuers["other"]
    assert (other.chapter_18a, other.sec_reporting, other.marker, other.unsure) == (
        False,
        False,
        None,
        (),
    )
    assert other.reports_to_sec("2025-01-01") is False


def test_shelves_read_like_dicts(small: Registry) -> None:
    assert "other" in small.issuers
    assert list(small.issuers) == ["x-pharma", "other"]
    assert [issuer.id for issuer in small.issuers.values()] == ["x-pharma", "other"]
    assert len(small.products) == 1
    assert small.issuers.get("nobody") is None
    assert small.issuers.get(None) is None
    assert small.issuers.get("other") is small.issuers["other"]


@pytest.mark.parametrize(
    ("exchange", "symbol", "known"),
    [("HKEX", "0013", "13"), ("HKEX", "13", "13"), ("NASDAQ", "old", "OLD"), ("NYSE", "OLD", None)],
)
def test_finds_a_listing_by_symbol(
    small: Registry, exchange: str, symbol: str, known: str | None
) -> None:
    found = [(id_, listing.symbol) for id_, listing in small.by_symbol(exchange, symbol)]
    assert found == ([("x-pharma", known)] if known else [])


@pytest.mark.parametrize("code", ["XY-101", "xy 101", "XY‑101", "XY101"])
def test_finds_a_product_by_any_spelling_of_its_code(small: Registry, code: str) -> None:
    assert small.by_key(code_key(code)) == "examplinib"


def test_does_not_know_other_codes(small: Registry) -> None:
    assert small.by_key("XY102") is None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("examplinib", "generic"),
        ("Examplinib", "generic"),
        ("XY-101", "code"),
        ("XY101", "code"),
        ("XY 101", "code"),
        ("ZZD 7", "code"),
        ("Exampla", "brand"),
        ("艾克替尼", "chinese"),
        ("ex-nib", "short"),
        ("oldinib", "former"),
    ],
)
def test_the_drug_lexicon_tells_product_and_form(small: Registry, text: str, form: str) -> None:
    assert [one.key for one in small.drugs.find(Words(fold(text)))] == [("examplinib", form)]


def test_a_pair_of_han_characters_is_known_but_not_searched_for(small: Registry) -> None:
    assert small.drugs.find(Words(fold("艾克"))) == []


@pytest.mark.parametrize(
    "text", ["X Pharma", "爱思医药", "愛 思 醫 藥", "Y Pharma", "Z Pharma Co., Ltd."]
)
def test_the_company_lexicon_tells_the_issuer(small: Registry, text: str) -> None:
    assert [one.key for one in small.companies.find(Words(fold(text)))] == ["x-pharma"]


@pytest.mark.parametrize(
    ("since", "until", "unsure", "date", "held"),
    [
        (None, None, (), "2021-03-24", True),
        ("2025-01-24", None, (), "2025-01-23", False),
        ("2025-01-24", None, (), "2025-01-24", True),
        ("2025-01-24", None, (), None, True),
        (None, "2025-01-01", (), "2025-01-01", True),
        (None, "2025-01-01", (), "2025-01-02", False),
        (None, "2025-01-01", (), None, False),
        ("2025-01", None, (), "2024-12-31", False),
        ("2025-01", None, (), "2025-01-15", None),
        ("2025-01", None, (), "2025-02-01", True),
        ("2020", None, (), "2020-07-01", None),
        ("2025-01-24", None, ("since",), "2025-01-30", None),
        ("2025-01-24", None, ("since",), "2025-02-01", True),
        ("2025-01-24", None, ("since",), "2024-12-31", False),
        (None, "2024-08", (), "2024-08-05", None),
    ],
)
def test_a_listing_holds_between_its_days(
    since: str | None, until: str | None, unsure: Any, date: str | None, held: bool | None
) -> None:
    listing = Listing("NASDAQ", "AAPG", since, until, None, sure=True, unsure=unsure)
    assert listing.holds(date) is held


def test_reporting_to_the_sec_has_dates(small: Registry) -> None:
    issuer = small.issuers["x-pharma"]
    assert issuer.reports_to_sec("2020-01-01") is False
    assert issuer.reports_to_sec("2021-03-05") is None
    assert issuer.reports_to_sec("2022-01-01") is True
    assert issuer.reports_to_sec(None) is True


def test_a_file_that_comes_later_wins(issuer_file: Make) -> None:
    files = [issuer_file("x", name="Shipped"), issuer_file("x", name="House")]
    plain = compile_issuers(files, Exchanges(rows("exchanges")))
    assert Registry.from_plain(plain).issuers["x"].name == "House"
