"""What is wrong in an issuer's file is told in the words that were written for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[[dict[str, str | bytes]], list[str]]
FILE = """\
name: X Pharma
names: {sure: recalled}
listings:
  - exchange: HKEX
    symbol: "6855"
    since: "2019-10-28"
    sure: verified
    source: [list]
products:
  - generic: examplinib
    codes: [XY-101]
    stages: [{region: US, stage: approved, sure: recalled}]
    sure: recalled
sources:
  list: https://example.org/
"""


def told(said: Said, old: str, new: str) -> list[str]:
    """Return what is said of the file with a change, each without its path."""
    assert FILE.count(old) == 1
    found = said({"issuers/x.yaml": FILE.replace(old, new)})
    return [line.removeprefix("mine/issuers/x.yaml:") for line in found]


def test_a_sound_file_has_no_mistake(said: Said) -> None:
    assert told(said, "name: X", "name: X") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2019-10-28", "28 October 2019",
         "6:12: `28 October 2019` is not a date; write 2025-01-24, 2025-01 or 2025"),
        ("2019-10-28", "2019-02-30", "6:12: `2019-02-30` is no day of the calendar"),
        ('since: "2019-10-28"', "since: 2020\n    until: 2019-10",
         "7:12: `until` lies before `since`, 2020"),
        ("source: [list]", "source: [list, https://a.example https://b.example]",
         "8:20: `https://a.example https://b.example` is not one address; write several as a list"),
        ("source: [list]", "source: [list, somewhere]",
         "8:20: `somewhere` is neither an address nor named in `sources`"),
        ("\n    source: [list]\n", "\n    recalled: [until]\n    source: [list]\n",
         "8:16: `until` is not said here"),
        ("  list: ", "  other: https://example.org/b\n  list: ",
         "15:10: `other` is the source of nothing"),
        ('symbol: "6855"', "symbol: AAPG",
         "5:13: `AAPG` is not the shape of a symbol on HKEX"),
        ('HKEX\n    symbol: "6855"', "NASDAQ\n    symbol: AAPG\n    chapter: 18A",
         "6:14: `18A` is a chapter of the HKEX Listing Rules only"),
        ("listings:\n", 'listings:\n  - {exchange: HKEX, symbol: "06855", sure: recalled}\n',
         "6:13: HKEX: 6855 is listed here twice"),
        ("generic: examplinib\n    codes: [XY-101]", "target: BTK",
         "10:5: a product needs a generic name or a code"),
        ("[XY-101]", "[XY-101, XY 101]", "11:21: `XY 101` is a name of examplinib already"),
        ("stages: [", "stages: [{region: US, stage: phase-3, sure: recalled}, ",
         "12:69: the stage in US is told twice"),
        ("[XY-101]", "[—]", "11:13: `codes` must be in letters and digits, as in ABC-123"),
        ("codes: ", "chinese: [Latin]\n    codes: ",
         "11:15: `chinese` must hold two Chinese characters"),
        ("codes: ", "partners: [Y Pharma]\n    codes: ",
         "11:16: `partners` must be names of issuer files, without `.yaml`"),
    ],
)  # fmt: skip
def test_each_mistake_in_its_own_words(old: str, new: str, expected: str, said: Said) -> None:
    place, _, words = expected.partition(" ")
    assert told(said, old, new) == [f"{place} [pack/bad-value] {words}"]


def test_a_missing_source_is_told(said: Said) -> None:
    change = "\n    source: [list]", "\n    source: []"
    assert told(said, *change) == [
        "7:11: [pack/bad-value] what is verified was read: say in `source` where",
    ]


def test_an_unknown_exchange_is_told_with_those_that_are_known(said: Said) -> None:
    (line,) = told(said, "HKEX", "HKG")
    assert line.startswith("4:15: [pack/bad-value] `HKG` is not a known exchange; known are ")
    assert "HKEX" in line
