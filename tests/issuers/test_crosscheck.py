from __future__ import annotations

from collections.abc import Callable
from typing import Any

from disclosure_lint.issuers.crosscheck import Clash, crosscheck
from disclosure_lint.issuers.model import IssuerFile

Make = Callable[..., IssuerFile]
RECALLED = {"sure": "recalled"}


def product(generic: str, **more: Any) -> dict[str, Any]:
    return {"generic": generic, **more, **RECALLED}


def test_two_sound_files_do_not_clash(issuer_file: Make) -> None:
    one = issuer_file("one", products=[product("examplinib", partners=["two"])])
    two = issuer_file("two", products=[product("otherinib")])
    assert crosscheck([one, two]) == []


def test_a_listing_belongs_to_one_issuer(issuer_file: Make) -> None:
    one = issuer_file("one", listings=[{"exchange": "HKEX", "symbol": "13", **RECALLED}])
    two = issuer_file("two", listings=[{"exchange": "HKEX", "symbol": "00013", **RECALLED}])
    assert crosscheck([one, two]) == [
        Clash("two", ("listings", 0, "symbol"), "HKEX: 00013 is one's already, in one.yaml")
    ]


def test_a_name_belongs_to_one_issuer(issuer_file: Make) -> None:
    one = issuer_file("one", names={"english": ["Example"], **RECALLED})
    two = issuer_file("two", former_names=[{"name": "EXAMPLE", **RECALLED}])
    assert [(clash.file, clash.place) for clash in crosscheck([one, two])] == [
        ("two", ("former-names", 0, "name"))
    ]


def test_a_code_belongs_to_one_product(issuer_file: Make) -> None:
    one = issuer_file("one", products=[product("examplinib", codes=["XY-101"])])
    two = issuer_file("two", products=[product("otherinib", codes=["XY101"])])
    assert crosscheck([one, two]) == [
        Clash("two", ("products", 0, "codes", 0), "XY101 is examplinib's already, in one.yaml")
    ]


def test_a_brand_belongs_to_one_product(issuer_file: Make) -> None:
    brands = [{"name": "EXAMPLA"}]
    one = issuer_file("one", products=[product("examplinib", brands=brands)])
    two = issuer_file("two", products=[product("otherinib", brands=brands)])
    assert [(clash.file, clash.place) for clash in crosscheck([one, two])] == [
        ("two", ("products", 0, "brands", 0, "name"))
    ]


def test_a_product_stands_in_one_file(issuer_file: Make) -> None:
    files = [issuer_file(id_, products=[product("examplinib")]) for id_ in ("one", "two")]
    assert [(clash.file, clash.place) for clash in crosscheck(files)] == [
        ("two", ("products", 0, "generic"))
    ]


def test_a_partner_has_a_file(issuer_file: Make) -> None:
    one = issuer_file("one", products=[product("examplinib", partners=["nobody"])])
    assert crosscheck([one]) == [
        Clash("one", ("products", 0, "partners", 0), "there is no issuer file nobody.yaml")
    ]
