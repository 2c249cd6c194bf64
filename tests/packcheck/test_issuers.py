"""What an issuer file may say by itself and yet mislead."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from disclosure_lint.issuers.model import IssuerFile
from disclosure_lint.mentions.listings.exchanges import Exchanges
from disclosure_lint.packcheck.issuers import mistakes
from disclosure_lint.packs import yamltext
from disclosure_lint.packs.tables import rows

GOOD = """\
name: Example Pharma Limited
names:
  english: [Example Pharma]
  sure: recalled
former-names:
  - name: Sample Pharma Limited
    until: 2024-01
    sure: recalled
listings:
  - exchange: HKEX
    symbol: 06855
    chapter: 18A
    sure: recalled
  - exchange: NASDAQ
    symbol: EXPH
    sure: recalled
marker:
  letter: B
  as-of: 2026-10
  sure: recalled
sec-reporting:
  annual-form: 20-F
  sure: recalled
house:
  labels: {HKEX: HKEX}
  symbols: {HKEX: 6855}
products:
  - generic: examplinib
    codes: [XY-101]
    brands:
      - {name: EXAMPLA}
    partners: [sample-pharma]
    stages:
      - region: US
        stage: phase-3
        since: 2026-11
        sure: recalled
    sure: recalled
"""
EXCHANGES = Exchanges(rows("exchanges"))
TODAY = date(2026, 11, 23)


def found(old: str = "", new: str = "") -> list[tuple[Any, ...]]:
    assert old in GOOD
    text = yamltext.load(GOOD.replace(old, new) if old else GOOD, "x.yaml")
    issuer = IssuerFile.read("example-pharma", text.value, EXCHANGES)
    return [(one.rule.partition("/")[2], one.line) for one in mistakes(text, issuer, TODAY)]


def test_a_good_file_has_no_mistake() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("[Example Pharma]", "[Example Pharma, Summit]", "issuer-common-word", 3),
        ("[Example Pharma]", "[NASDAQ]", "issuer-common-word", 3),
        ("{name: EXAMPLA}", "{name: Advance}", "issuer-common-word", 31),
        ("{name: EXAMPLA}", "{name: Examplinib}", "issuer-name-twice", 31),
        ("[Example Pharma]", "[Sample Pharma Limited]", "issuer-name-twice", 3),
        ("[XY-101]", "[XY-101, PD-1]", "issuer-code", 29),
        ("[XY-101]", "[NCT01234567]", "issuer-code", 29),
        ("[XY-101]", "[XYZ]", "issuer-code", 29),
        ("symbol: 06855", "symbol: 00000", "issuer-listing", 11),
        ("sec-reporting:\n  annual-form: 20-F\n  sure: recalled\n", "", "issuer-listing", 14),
        ("    chapter: 18A\n", "", "issuer-listing", 17),
        ("labels: {HKEX: HKEX}", "labels: {SSE: SSE}", "issuer-dangling", 25),
        ("symbols: {HKEX: 6855}", "symbols: {HKEX: 6856}", "issuer-dangling", 26),
        ("[sample-pharma]", "[example-pharma]", "issuer-dangling", 32),
        ("[sample-pharma]", "[a-b, a-b]", "issuer-dangling", 32),
        ("as-of: 2026-10", "as-of: 2026-12", "issuer-date", 19),
        ("since: 2026-11", "since: 2027", "issuer-date", 36),
        ("until: 2024-01", "until: 2026-11-24", "issuer-date", 7),
    ],
)
def test_says_what_misleads_and_where(old: str, new: str, rule: str, line: int) -> None:
    assert (rule, line) in found(old, new)


def test_without_a_day_nothing_is_to_come() -> None:
    text = yamltext.load(GOOD.replace("since: 2026-11", "since: 2030"), "x.yaml")
    assert list(mistakes(text, IssuerFile.read("x", text.value, EXCHANGES))) == []


def test_a_code_may_be_long_after_any_letters() -> None:
    assert found("[XY-101]", "[AS00491, KarXT]") == []
