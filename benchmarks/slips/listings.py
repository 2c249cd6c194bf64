"""Slips in stock codes, ticker symbols and what stands around them."""

from __future__ import annotations

import re

from slots import Chance

from slips.clean import Clean, Span
from slips.slip import Slip, Spoiled, altered, changed, planted, replaced

_WRONG = (
    "tickers/wrong-symbol",
    "tickers/conflicting-symbol",
    "hkex/conflicting-stock-code",
    "tickers/stale-symbol",
)  # fmt: skip
_FORM = ("tickers/malformed-listing", "tickers/inconsistent-notation", "tickers/unknown-exchange")
_HKEX = re.compile(r"(?:HKEX|SEHK|HKG): ?(\d{1,5})\b")
_US = re.compile(r"(?:NASDAQ|Nasdaq|NYSE|Nasdaq/AIM): ?([A-Z]{3,5})\b")
_OWN = re.compile(r"(?:Stock Code|STOCK CODE|股份代號|股份代号)[:：] ?(\d{3,5})\b")


def _hkex(clean: Clean) -> list[Span]:
    return clean.repeated(_HKEX)


def _hkex_twice(clean: Clean) -> list[Span]:
    """Return where a listing stands that the text writes more than once in one way.

    Under another label it is no fault by itself: SEHK is a name of the exchange too.
    """
    found = list(re.finditer(r"(?<=[(; ])HKEX: (\d{1,5})(?=[);])", clean.text))
    said = [m[0] for m in found]
    return [m.span() for m in found if said.count(m[0]) > 1]


def _us(clean: Clean) -> list[Span]:
    return clean.repeated(_US)


def _own(clean: Clean) -> list[Span]:
    return [match.span(1) for match in _OWN.finditer(clean.text)]


def _own_again(clean: Clean) -> list[Span]:
    """Return where the code of the head stands, if it stands elsewhere too."""
    spans = _own(clean)
    return [(s, e) for s, e in spans if clean.profile or clean.text.count(clean.text[s:e]) > 1]


def _swapped(words: str, _: Chance) -> str | None:
    for at in range(len(words) - 1, 0, -1):
        if words[at - 1] != words[at]:
            return words[: at - 1] + words[at] + words[at - 1] + words[at + 1 :]
    return None


def _digit(code: str, chance: Chance) -> str | None:
    return code[:-1] + str((int(code[-1]) + chance.between(1, 9)) % 10)


def _digit_lost(code: str, _: Chance) -> str | None:
    return code[:-1] if len(code) > 3 else None


def _letter(symbol: str, _: Chance) -> str | None:
    return symbol[:-1] + ("X" if symbol[-1] != "X" else "Q")


def _letter_lost(symbol: str, _: Chance) -> str | None:
    return symbol[:-1] if len(symbol) > 3 else None


def _foreign(_: str, chance: Chance) -> str | None:
    return chance.one(("PFE", "AZN", "ZLAB", "MRK"))


def _symbols_crossed(clean: Clean, _: Chance) -> Spoiled | None:
    """Give each exchange the symbol of the other."""
    match = re.search(r"(NASDAQ: )([A-Z]+)(; HKEX: )(\d+)", clean.text)
    if not match:
        return None
    return replaced(clean, match.span(), f"{match[1]}{match[4]}{match[3]}{match[2]}")


def _second(other: str) -> Slip:
    """Plant the company once more, with a symbol that differs from its first."""

    def spoil(clean: Clean, chance: Chance) -> Spoiled | None:
        if not (clean.company and clean.symbol and clean.spots) or clean.chinese:
            return None
        symbol = _swapped(clean.symbol, chance)
        if symbol is None:
            return None
        said = other.format(company=clean.company, symbol=symbol)
        at = clean.spots[-1]
        return Spoiled(clean.text[:at] + said + clean.text[at:], at, at + len(said))

    return Slip("two symbols for one company", other.strip(), _WRONG, spoil)


def _second_code(other: str) -> Slip:
    """Plant the company's own stock code once more, with two digits swapped."""

    def spoil(clean: Clean, chance: Chance) -> Spoiled | None:
        if not (clean.stock and clean.spots) or clean.chinese is other.startswith(" "):
            return None
        code = _swapped(clean.stock, chance)
        if code is None or ("{company}" in other and not clean.company):
            return None
        said = other.format(company=clean.company, code=code)
        at = clean.spots[-1]
        return Spoiled(clean.text[:at] + said + clean.text[at:], at, at + len(said))

    return Slip("two stock codes for one company", other.strip(), _WRONG, spoil)


def _pair_cut(clean: Clean, _: Chance) -> Spoiled | None:
    """Leave the second listing out everywhere."""
    wanted = re.compile(r"\(((?:NASDAQ|Nasdaq/AIM): [A-Z]+); HKEX: \d+[^)]*\)")
    match = wanted.search(clean.text)
    if not match:
        return None
    text = wanted.sub(r"(\1)", clean.text)
    return Spoiled(text, match.start(), match.start() + len(match[1]) + 2)


def _none_at_all(clean: Clean, _: Chance) -> Spoiled | None:
    wanted = re.compile(r" \((?:NASDAQ|Nasdaq/AIM|HKEX): [^)]*\)")
    released = not clean.announcement and clean.day is not None
    if not released or not clean.knows(clean.company) or not wanted.search(clean.text):
        return None  # a brief owes no listing, and of a company without a profile nobody knows it
    text = wanted.sub("", clean.text)
    return Spoiled(text, 0, len(text))


SLIPS = (
    *altered(
        "wrong ticker symbol", _WRONG, _us,
        letters_swapped=_swapped, letter_changed=_letter, letter_lost=_letter_lost, another_issuer=_foreign,
    ),
    *altered(
        "wrong digit in a stock code", _WRONG, _hkex,
        digits_swapped=_swapped, digit_changed=_digit, digit_lost=_digit_lost,
    ),
    *altered(
        "wrong digit in the stock code of the head", _WRONG, _own_again,
        digits_swapped=_swapped, digit_changed=_digit, digit_lost=_digit_lost,
    ),
    *altered(
        "marker in the stock code", ("hkex/marker-in-stock-code",), _own,
        hyphen=lambda code, _: f"{code}-B", joined=lambda code, _: f"{code}B",
        spaced=lambda code, _: f"{code} -B", bracket=lambda code, _: f"{code} (B)",
    ),
    *altered(
        "letters or length of a code", _FORM, _hkex,
        a_letter_O=lambda code, _: code[:-1] + "O", six_digits=lambda code, _: code.zfill(4) + "05",
    ),
    Slip("symbols of two exchanges crossed", "NASDAQ and HKEX", (*_WRONG, *_FORM), _symbols_crossed),
    *changed(
        "malformed listing", (*_FORM, "tickers/nonstandard-exchange-label"),
        (r"\((NASDAQ|HKEX): ?([A-Z\d]+)([;)])", r"(\1 \2\3"),
        (r"\((NASDAQ|HKEX): ?([A-Z\d]+)([;)])", r"(\1:: \2\3"),
        (r"\((NASDAQ|HKEX): ?([A-Z\d]+)([;)])", r"(“\1: \2\3"),
        (r"\((NASDAQ|HKEX): ?([A-Z\d]+)\)", r"(\1: \2"),
        (r"\((NASDAQ|HKEX): ?([A-Z\d]+)([;)])", r"(\1; \2\3"),
        (r"NASDAQ: ?([A-Z]+)", r"NASADQ: \1"),
        (r"HKEX: ?(\d+)", r"HKXE: \1"),
    ),
    *changed(
        "nonstandard label", ("tickers/nonstandard-exchange-label", "tickers/inconsistent-notation"),
        (r"HKEX: ?(\d+)", r"HKG: \1"), (r"HKEX: ?(\d+)", r"HK: \1"),
    ),
    *altered(
        "nonstandard label", ("tickers/nonstandard-exchange-label", "tickers/inconsistent-notation"), _hkex_twice,
        SEHK=lambda listing, _: listing.replace("HKEX", "SEHK"), suffix=lambda listing, _: f"{listing.split()[-1]}.HK",
    ),
    *map(_second, (
        " {company} (NASDAQ: {symbol}) said that the study goes on.",
        " The shares (Nasdaq: {symbol}) closed higher.",
        " {company}, whose shares trade under “{symbol}” on Nasdaq, will host a call.",
        " More about {company} (NASDAQ:{symbol}) stands on its website.",
    )),
    *map(_second_code, (
        " {company} (HKEX: {code}) said that the study goes on.",
        " {company} (Stock Code: {code}) said that the study goes on.",
        " The shares (stock code: {code}) are held through CCASS.",
        " {company} ({code}.HK) said that the study goes on.",
        "本公司（股份代號：{code}）將適時另行公告。",
        "本公司（香港聯交所股份代號：{code}）將適時另行公告。",
        "本公司（香港聯交所代碼：{code}）將適時另行公告。",
        "本公司（{code}.HK）將適時另行公告。",
        "本公司（港交所：{code}）將適時另行公告。",
        "本公司於香港聯合交易所有限公司主板上市，股份代號為{code}。",
    )),
    Slip("second listing left out", "everywhere", ("tickers/incomplete-pair",), _pair_cut),
    Slip("no listing shown", "everywhere", ("tickers/missing-listing",), _none_at_all, anywhere=True),
    *planted(
        "exchange that does not exist", ("tickers/unknown-exchange", "tickers/malformed-listing"),
        "Its partner Quanta Ridge (NASDQ: QRDG) will supply the drug.",
        "Its partner Quanta Ridge (NSYE: QRDG) will supply the drug.",
        "Its partner Quanta Ridge (NASDAG: QRDG) will supply the drug.",
    ),
)  # fmt: skip
