"""The table of exchanges: one for what is read, what is declared, and what rules are about."""

import re

import pytest

from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import PackError
from disclosure_lint.issuers.model import IssuerFile
from disclosure_lint.mentions.listings import find as listings
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.notation import grammar
from disclosure_lint.packs.load import load, shipped
from disclosure_lint.source import Source


@pytest.fixture
def table(pack):
    return exchanges(pack.known)


@pytest.fixture
def read(pack):
    def found(text):
        return [(x.exchange, x.symbol) for x in listings.find(Draft(Source(text)), pack.known)]

    return found


@pytest.fixture
def declared(table):
    def listing(exchange, symbol):
        listed = {"exchange": exchange, "symbol": symbol, "sure": "recalled"}
        data = {"name": "Example", "names": {"sure": "recalled"}, "listings": [listed]}
        return IssuerFile.read("example", data, table).listings[0]

    return listing


@pytest.mark.parametrize(
    ("label", "exchange", "symbol"),
    [
        ("NYSE", "NYSE", "BRK.B"),
        ("SGX", "SGX", "D05"),
        ("TWSE", "TWSE", "2330"),
        ("BJSE", "BJSE", "832149"),
        ("TSXV", "TSXV", "ABC"),
        ("CSE", "CSE", "XYZ"),
        ("TSX", "TSX", "BBD.B"),
        ("NSE", "NSE", "SUNPHARMA"),
        ("CPH", "NASDAQ NORDIC", "NOVO B"),
        ("TYO", "TSE", "130A"),
        ("JSE", "JSE", "APN"),
    ],
)
def test_what_is_read_may_be_declared(label, exchange, symbol, read, declared):
    assert read(f"Example Inc. ({label}: {symbol})") == [(exchange, symbol)]
    assert declared(exchange, symbol).normal == symbol


def test_every_exchange_that_is_read_may_be_declared_and_be_a_venue(table, declared):
    symbols = ("ABCD", "600000", "4502", "ABC")
    for name in table.names:
        assert any(table.takes(name, symbol) and declared(name, symbol) for symbol in symbols), name
    rule = "title: x\nkind: forbid\napplies: {venues: [SGX, NASDAQ NORDIC, SGXX]}\n"
    with pytest.raises(PackError) as caught:
        load(cache=False, files={"house/pack.yaml": PACK_FILE, "house/some-rule.yaml": rule})
    said = [mistake.message for mistake in caught.value.mistakes]
    assert [line for line in said if "exchange" in line] == [
        "there is no exchange `SGXX`; did you mean `SGX`?"
    ]


PACK_FILE = "name: house\nversion: 2026.1\nengine: '>=0.1'\nabout: ours\n"


def test_the_grammar_and_the_table_know_the_same_suffixes(table):
    text = grammar.text("listings")
    suffixes = re.search(r"^SUFFIXED.*\(\?:(HKEX[^)]*)\)", text, re.MULTILINE)[1].split("|")
    numeric = [table[name] for name in table.names if table[name].alphabet == "digits"]
    assert sorted(suffixes) == sorted(suffix for row in numeric for suffix in row.suffixes)


def test_a_name_stops_before_labels_that_the_table_has(table):
    labels = re.search(r"^NAME.*\(\?:(HKEX[^)]*)\)", grammar.text("listings"), re.MULTILINE)[1]
    known = {table.by_label(label) for label in labels.split("|")}
    assert "" not in known
    wanted = {name for name in table.names if table[name].weight == "main"} - {"NYSE AMERICAN"}
    assert wanted <= known


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("labels:\n    en: [nyse,", "labels:\n    en: [nasdaq,"), "the label nasdaq is NASDAQ's"),
        (("suffixes: [N, NYSE]", "suffixes: [O, N]"), "the suffix O is NASDAQ's and NYSE's"),
        (("market-of: LSE", "market-of: LSX"), "there is no exchange `LSX`"),
        (("feeds: [hkg, hk, xhkg]", "feeds: [hkx]"), "hkx does not stand among its labels"),
        (("symbol: '[0-9]{1,5}'", "symbol: '[0-9'"), "is no regular expression"),
    ],
)
def test_a_table_that_does_not_hold_up_is_told_where(change, said, read):
    with open(f"{shipped()}/exchanges.yaml", encoding="utf-8") as file:
        text = file.read()
    assert change[0] in text
    with pytest.raises(PackError) as caught:
        load(cache=False, files={"exchanges.yaml": text.replace(*change)})
    assert said in caught.value.mistakes[0].message
