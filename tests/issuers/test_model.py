from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from disclosure_lint.issuers.model import IssuerFile
from disclosure_lint.mentions.listings.exchanges import Exchanges
from disclosure_lint.packs.tables import rows

EXCHANGES = Exchanges(rows("exchanges"))
RECALLED = {"sure": "recalled"}
LISTING = {"exchange": "HKEX", "symbol": "6855", **RECALLED}
PRODUCT = {"generic": "examplinib", "codes": ["XY-101"], **RECALLED}


def mistakes(**fields: Any) -> list[tuple[tuple[int | str, ...], str]]:
    """Return the place and words of every mistake in a file with these fields."""
    data = {"name": "X Pharma", "names": RECALLED}
    data |= {key.replace("_", "-"): value for key, value in fields.items()}
    try:
        IssuerFile.read("x-pharma", data, EXCHANGES)
    except ValidationError as error:
        return [(one["loc"], one["msg"]) for one in error.errors()]
    return []


def places(**fields: Any) -> list[tuple[int | str, ...]]:
    return [place for place, _ in mistakes(**fields)]


def test_takes_a_small_file() -> None:
    assert mistakes(listings=[LISTING], products=[PRODUCT]) == []


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"exchange": "HKG"}, "exchange"),
        ({"symbol": "AAPG"}, "symbol"),
        ({"symbol": "685555"}, "symbol"),
        ({"symbol": "6855-B"}, "symbol"),
        ({"exchange": "NASDAQ", "symbol": "6855"}, "symbol"),
        ({"exchange": "SSE", "symbol": "68823"}, "symbol"),
        ({"exchange": "NASDAQ", "symbol": "AAPG", "chapter": "18A"}, "chapter"),
        ({"chapter": "18C"}, "chapter"),
        ({"since": "28 October 2019"}, "since"),
        ({"since": "2019-13"}, "since"),
        ({"since": "2019-02-30"}, "since"),
        ({"since": "2019-10-28", "until": "2019-10-27"}, "until"),
        ({"since": "2020", "until": "2019-10"}, "until"),
        ({"sure": "certain"}, "sure"),
        ({"sure": "verified"}, "sure"),
        ({"sure": "verified", "source": "https://a.example https://b.example"}, ("source", 0)),
        ({"sure": "verified", "source": "somewhere"}, ("source", 0)),
        ({"recalled": ["until"]}, ("recalled", 0)),
        ({"sincee": "2019"}, "sincee"),
    ],
)
def test_says_where_a_listing_does_not_hold_up(change: dict[str, Any], at: Any) -> None:
    place = at if isinstance(at, tuple) else (at,)
    assert places(listings=[{**LISTING, **change}]) == [("listings", 0, *place)]


@pytest.mark.parametrize("since", ["2019", "2019-10", "2019-10-28"])
def test_a_date_is_as_exact_as_its_source(since: str) -> None:
    assert mistakes(listings=[{**LISTING, "since": since, "until": since}]) == []


def test_a_fact_that_is_not_recalled_names_its_source() -> None:
    listing = {**LISTING, "sure": "verified"}
    assert "source" in mistakes(listings=[listing])[0][1]
    assert mistakes(listings=[{**listing, "source": "https://example.org/a"}]) == []
    assert (
        mistakes(listings=[{**listing, "source": ["list"]}], sources={"list": "a public list"})
        == []
    )


def test_a_source_that_nothing_cites_is_a_mistake() -> None:
    assert places(sources={"list": "a public list"}) == [("sources", "list")]


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"codes": ["XY-101", "XY 101"]}, ("codes", 1)),
        ({"codes": ["—"]}, ("codes", 0)),
        ({"chinese": ["Latin"]}, ("chinese", 0)),
        ({"brands": [{"name": "EXAMPLA", "mark": "(R)"}]}, ("brands", 0, "mark")),
        ({"brands": [{"name": "EXAMPLA", "regions": ["Mars"]}]}, ("brands", 0, "regions", 0)),
        ({"stages": [{"region": "US", "stage": "soon", **RECALLED}]}, ("stages", 0, "stage")),
        (
            {"stages": [{"region": "US", "stage": "approved", **RECALLED}] * 2},
            ("stages", 1, "region"),
        ),
        ({"recalled": ["XY-102"]}, ("recalled", 0)),
        ({"partners": ["Y Pharma"]}, ("partners", 0)),
    ],
)
def test_says_where_a_product_does_not_hold_up(change: dict[str, Any], at: Any) -> None:
    assert places(products=[{**PRODUCT, **change}]) == [("products", 0, *at)]


def test_a_product_needs_a_name() -> None:
    assert places(products=[{"target": "BTK", **RECALLED}]) == [("products", 0)]


def test_one_code_belongs_to_one_product_of_a_file() -> None:
    other = {"generic": "otherinib", "codes": ["XY101"], **RECALLED}
    found = mistakes(products=[PRODUCT, other])
    assert found == [(("products", 1, "codes", 0), "`XY101` is a name of examplinib already")]


def test_one_listing_stands_once_in_a_file() -> None:
    assert places(listings=[LISTING, {**LISTING, "symbol": "06855"}]) == [("listings", 1, "symbol")]


def test_every_mistake_is_told_at_once() -> None:
    found = places(listings=[{**LISTING, "symbol": "A"}], products=[{**PRODUCT, "codes": ["?"]}])
    assert found == [("listings", 0, "symbol"), ("products", 0, "codes", 0)]


def test_the_id_comes_from_the_file_name_alone() -> None:
    assert places(id="x-pharma") == [("id",)]
    assert IssuerFile.read("x", {"name": "X Pharma", "names": RECALLED}, EXCHANGES).id == "x"
