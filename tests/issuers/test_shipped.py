"""The issuer files that ship: they load, they agree, and they say what is known."""

from __future__ import annotations

import re

import pytest

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import Words
from disclosure_lint.issuers.compile import compile_issuers
from disclosure_lint.issuers.crosscheck import crosscheck
from disclosure_lint.issuers.model import IssuerFile
from disclosure_lint.issuers.registry import Registry, code_key
from disclosure_lint.mentions.listings.exchanges import Exchanges
from disclosure_lint.packs.tables import rows

CHAPTER_18A = ["6160", "1801", "1877", "9969", "1244", "9995", "1672", "2552", "6855", "9926", "2616", "6185", "1952", "2696", "9966", "2171", "9939", "6996", "2137", "1167", "2162", "2157", "2256", "2142", "2500", "9996", "3681", "6622", "2197", "2257", "6990", "2617", "9606", "2561", "1477", "2181", "2126", "1541"]  # fmt: skip
NOT_18A = ["9688", "13", "1093", "1177", "1276", "1513", "2186", "3692", "1548"]


def test_files_do_not_contradict_one_another(shipped: list[IssuerFile]) -> None:
    assert crosscheck(shipped) == []


def test_file_names_are_kebab(shipped: list[IssuerFile]) -> None:
    assert [
        file.id for file in shipped if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", file.id)
    ] == []


def test_codes_are_nobody_elses(shipped: list[IssuerFile]) -> None:
    keys = [code_key(code) for file in shipped for one in file.products for code in one.codes]
    assert len(keys) == len(set(keys))


def test_the_profile_that_the_tool_was_made_for(registry: Registry) -> None:
    issuer = registry.issuers["ascentage-pharma"]
    assert [tuple(listing)[:6] for listing in issuer.listings] == [
        ("HKEX", "6855", "2019-10-28", None, "18A", True),
        ("NASDAQ", "AAPG", "2025-01-24", None, None, True),
    ]
    assert [one.symbol for one in issuer.held("2021-03-24")] == ["6855"]
    assert [one.symbol for one in issuer.held("2026-02-05")] == ["6855", "AAPG"]
    assert issuer.reports_to_sec("2021-03-24") is False
    assert issuer.annual_form == "20-F"
    assert issuer.subsidiaries == ("Guangzhou Healthquest Pharma Co., Ltd.",)
    assert {"APG-3288", "APG-265", "HQP1351", "APG-2575"} <= {
        code for id_ in issuer.products for code in registry.products[id_].codes
    }


@pytest.mark.parametrize(
    ("product", "brand"), [("olverembatinib", "耐立克"), ("lisaftoclax", "利生妥")]
)
def test_brands_that_are_registered_in_china_only(
    registry: Registry, product: str, brand: str
) -> None:
    (only,) = registry.products[product].brands
    assert tuple(only) == (brand, ("CN",), "®", True)


def test_a_symbol_that_was_given_up(registry: Registry) -> None:
    ((issuer, listing),) = registry.by_symbol("NASDAQ", "BGNE")
    assert (issuer, listing.until) == ("beone-medicines", "2025-01-01")
    symbols = {one.symbol for one in registry.issuers[issuer].held("2025-07-25")}
    assert symbols == {"ONC", "6160", "688235"}
    assert {one.symbol for one in registry.issuers[issuer].held("2019-08-08")} == {"BGNE", "6160"}
    assert registry.issuers[issuer].former[0] == ("BeiGene, Ltd.", "2025-05-26")


def test_a_name_that_was_given_up(registry: Registry) -> None:
    issuer = registry.issuers["hutchmed"]
    assert ("Chi-Med", "2021-04-28") in issuer.former
    assert [(one.exchange, one.symbol) for one in issuer.held("2025-08-25")] == [
        ("NASDAQ", "HCM"),
        ("AIM", "HCM"),
        ("HKEX", "13"),
    ]


def test_a_code_that_exists_and_its_garbled_twin(registry: Registry) -> None:
    assert registry.by_key("CFT8919") == "cft8919"
    assert registry.by_key("CFT8916") is None
    assert [one.key for one in registry.drugs.find(Words(fold("CFT8919, CFT8916")))] == [
        ("cft8919", "code")
    ]


@pytest.mark.parametrize("symbol", CHAPTER_18A)
def test_issuers_under_chapter_18a(registry: Registry, symbol: str) -> None:
    ((issuer, _),) = registry.by_symbol("HKEX", symbol)
    assert registry.issuers[issuer].chapter_18a


@pytest.mark.parametrize("symbol", NOT_18A)
def test_issuers_not_under_chapter_18a(registry: Registry, symbol: str) -> None:
    ((issuer, _),) = registry.by_symbol("HKEX", symbol)
    assert not registry.issuers[issuer].chapter_18a


@pytest.mark.parametrize("symbol", ["1952", "2696", "6996", "2126"])
def test_a_recalled_chapter_is_unsure(registry: Registry, symbol: str) -> None:
    ((issuer, listing),) = registry.by_symbol("HKEX", symbol)
    assert listing.sure
    assert "chapter" in listing.unsure
    assert "chapter_18a" in registry.issuers[issuer].unsure


@pytest.mark.parametrize(
    ("product", "name"),
    [("dasminapant", "dasminapant"), ("alrizomadlin", "AA-115"), ("pamiparib", "BGB-290")],
)
def test_a_recalled_name_is_unsure(registry: Registry, product: str, name: str) -> None:
    assert name in registry.products[product].unsure


def test_recalled_facts_are_not_sure(registry: Registry) -> None:
    ((_, listing),) = registry.by_symbol("NASDAQ", "AMGN")
    assert not listing.sure
    assert "sec_reporting" in registry.issuers["amgen"].unsure
    assert not registry.products["elvn-001"].sure


@pytest.mark.parametrize(
    "prose",
    [
        "Lilly and Merck said that everest was the innocent victim of Irene and Amelie.",
        "The roche limit and the sparc of a gilt lab in the dual city.",
        "开拓益处，安泰爱心，榮譽和譽望",
    ],
)
def test_names_are_safe_to_search_for_in_prose(registry: Registry, prose: str) -> None:
    words = Words(fold(prose))
    keys = [one.key for one in registry.companies.find(words)]
    assert [key for key in keys if key != "roche"] == []
    assert registry.drugs.find(words) == []


def test_a_product_goes_by_every_name(registry: Registry) -> None:
    text = "olverembatinib (HQP1351, GZD-824) 耐立克®（奥雷巴替尼）奧雷巴替尼"
    keys = [one.key for one in registry.drugs.find(Words(fold(text)))]
    assert [id_ for id_, _ in keys] == ["olverembatinib"] * 6
    assert [form for _, form in keys] == ["generic", "code", "code", "brand", "chinese", "chinese"]


def test_the_registry_makes_only_what_is_asked_for(shipped: list[IssuerFile]) -> None:
    registry = Registry.from_plain(compile_issuers(shipped, Exchanges(rows("exchanges"))))
    assert not registry.issuers._made
    assert not registry.products._made
    asked = registry.issuers["ascentage-pharma"]
    assert registry.issuers["ascentage-pharma"] is asked
    assert list(registry.issuers._made) == ["ascentage-pharma"]
