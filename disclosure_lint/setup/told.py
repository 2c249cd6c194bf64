"""What somebody tells of a company in a few words: its name, listings and products."""

from __future__ import annotations

import re

from disclosure_lint.draft.fold import fold
from disclosure_lint.errors import UsageError
from disclosure_lint.lean import cache
from disclosure_lint.mentions.listings.exchanges import Exchanges, exchanges
from disclosure_lint.packs.load import load
from disclosure_lint.record import NamedTuple

_LABELLED = re.compile(r"(?P<label>[^:：]+)\s*[:：]\s*(?P<symbol>[^:：]+)")
_SUFFIXED = re.compile(r"(?P<symbol>[A-Za-z0-9]+)\.(?P<suffix>[A-Za-z]{1,6})")
_CODE = re.compile(r"(?=[^0-9]*[0-9])[A-Za-z][A-Za-z0-9]*(?:[- ][A-Za-z0-9]+)*")
_WITH_CODE = re.compile(r"(?P<generic>[^()（）]+?)\s*[(（](?P<code>[^()（）]+)[)）]")


class Listed(NamedTuple):
    """A listing: the exchange as issuer files name it, and the symbol as it compares."""

    exchange: str
    symbol: str


class Drug(NamedTuple):
    """A product by its generic name, its code, or both; "" for what was not told."""

    generic: str
    code: str


class Told(NamedTuple):
    """What was told of a company. `chapter_18a` is None where nobody said."""

    company: str
    listings: tuple[Listed, ...] = ()
    drugs: tuple[Drug, ...] = ()
    chapter_18a: bool | None = None


def listing(text: str) -> Listed:
    """Read `HKEX:6855`, `Nasdaq: AAPG` or `6855.HK`.

    Raises:
        UsageError: it is no listing on a known exchange; says what would be one.
    """
    text = " ".join(text.split())
    found = _LABELLED.fullmatch(text)
    known = known_exchanges()
    named = found and known.by_label(found["label"].strip())
    if not found and (found := _SUFFIXED.fullmatch(text)):
        named = known.by_suffix(found["suffix"])
    if not found:
        raise UsageError(f"`{text}` is not a listing; write it as HKEX:6855 or 6855.HK")
    if not named:
        raise UsageError(f"`{text}` names no known exchange; known are {', '.join(known.names)}")
    symbol = known.normal(named, found["symbol"])
    if not known.takes(named, symbol):
        raise UsageError(f"`{text}`: {symbol or 'nothing'} is not the shape of a symbol on {named}")
    return Listed(named, symbol)


def drug(text: str) -> Drug:
    """Read `lisaftoclax`, `APG-2575` or `lisaftoclax (APG-2575)`.

    Raises:
        UsageError: it is neither.
    """
    text = " ".join(text.split())
    if both := _WITH_CODE.fullmatch(text):
        if not _CODE.fullmatch(both["code"].strip()):
            said = "is no code; write it as APG-2575"
            raise UsageError(f"`{text}`: {both['code']} {said}")
        return Drug(both["generic"].lower(), both["code"].strip())
    if _CODE.fullmatch(text):
        return Drug("", text)
    if len(text) < 2 or not text[0].isalpha():  # noqa: PLR2004 - no name has one letter
        raise UsageError(f"`{text}` is not a product; write it as lisaftoclax (APG-2575)")
    return Drug(text.lower(), "")


def parts(text: str) -> list[str]:
    """Return what stands between commas or semicolons, in either script."""
    return [part for piece in re.split("[,;，；、]", text) if (part := piece.strip())]


def short_name(company: str) -> str:
    """Return a company's name without the words for its legal form."""
    while True:
        short, _, last = company.rpartition(" ")
        if not short or fold(last).rstrip(".,").replace(".", "") not in _legal_forms():
            return company
        company = short.rstrip().removesuffix(",")


@cache
def _legal_forms() -> frozenset[str]:
    return load().known.words("company-forms")


@cache
def known_exchanges() -> Exchanges:
    """Return the exchanges that a company may be listed on."""
    return exchanges(load().known)


def file_name(told: Told) -> str:
    """Return what a company's file is called: by its short name, else by a listing."""
    made = re.sub("[^a-z0-9]+", "-", short_name(told.company).lower()).strip("-")
    if made:
        return made
    return "-".join(told.listings[0]).lower().replace(" ", "-") if told.listings else "issuer"
