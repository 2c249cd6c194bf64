"""What the braces of the wording stand for: one draft's issuer, product, dates and figures."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TypeVar

import cast

SPOT = 0.08  # the share of places that hold a fault of the running text
_T = TypeVar("_T")


class Chance:
    """Seeded choices from `random()` alone, the one method whose values Python pins."""

    def __init__(self, seed: str) -> None:
        self._draw = Random(seed).random

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to `limit - 1`."""
        return int(self._draw() * limit)

    def between(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def one(self, items: tuple[_T, ...]) -> _T:
        """Return one of the items."""
        return items[self.below(len(items))]

    def happens(self, share: float) -> bool:
        """Return true in this share of the calls."""
        return self._draw() < share


class Slots:
    """What the braces of the wording stand for in one draft."""

    def __init__(self, chance: Chance, faults: frozenset[str], *, chinese: bool) -> None:
        self.chance, self.faults, self.chinese = chance, faults, chinese
        issuers = tuple(i for i in cast.ISSUERS if i.chinese or not chinese)
        self.issuer = chance.one(issuers)
        first = chance.below(len(self.issuer.products))
        self.product = self.issuer.products[first]
        self.other = self.issuer.products[first - 1]
        self.disease = chance.one(cast.DISEASES)
        self.day = date(2025, 6, 2) + timedelta(days=chance.below(500))
        self._said: set[str] = set()

    def __getitem__(self, name: str) -> str:
        method = getattr(self, f"_{name}", None)
        return str(method() if method else self._number(name))

    def fill(self, template: str) -> str:
        """Return the template with every brace drawn afresh."""
        text = template.format_map(self)
        return text if self.chinese else text[0].upper() + text[1:]

    def _pick(self, pair: tuple[str, str]) -> str:
        """Return the name in the draft's language, in full where it is the first time."""
        text = pair[self.chinese]
        first, (full, short) = text not in self._said, _definition(text)
        self._said.add(text)
        return text if first else short or full

    def _number(self, name: str) -> str:
        return {
            "n": str(self.chance.between(321, 940)),
            "m": str(self.chance.between(20, 310)),
            "small": str(self.chance.between(2, 36)),
            "p": str(self.chance.between(2, 36)),
            "pct": f"{self.chance.between(2, 96)}.{self.chance.below(10)}",
            "year": str(self.chance.between(2019, 2024)),
            "next_year": str(self.chance.between(2027, 2028)),
            "hr": str(self.chance.between(31, 89)),
            "mg": str(self.chance.between(1, 24) * 25),
            "money": str(self.chance.between(3, 780)),
            "trial": f"NCT0{self.chance.between(4_000_000, 6_999_999)}",
            "form": "20-F" if len(self.issuer.listings) > 1 else "10-K",
        }[name]

    def _rate(self) -> str:
        whole = self.chance.between(18, 160)
        part = self.chance.between(1, whole)
        return f"{100 * part / whole:.1f}% ({part}/{whole})"

    def _interval(self) -> str:
        tenths = self.chance.between(40, 400)
        low, middle, high = f"{tenths * 0.08:.1f}", f"{tenths * 0.1:.1f}", f"{tenths * 0.13:.1f}"
        if self.chinese:
            return f"{middle}個月（95%置信區間：{low}至{high}）"
        return f"{middle} months (95% CI: {low}, {high})"

    def _share_interval(self) -> str:
        share = self.chance.between(120, 700) / 10
        return f"{share:.1f}% (95% CI: {share * 0.8:.1f}%, {share * 1.2:.1f}%)"

    def _name(self) -> str:
        return self.issuer.chinese if self.chinese else self.issuer.name

    def _short(self) -> str:
        return self.issuer.short_zh if self.chinese else self.issuer.short

    def _listing(self) -> str:
        pairs = [self._label(label, symbol) for label, symbol in self.issuer.listings]
        return f"({'; '.join(pairs)})"

    def _label(self, label: str, symbol: str) -> str:
        if "nonstandard-label" in self.faults and label == "HKEX":
            label = "HKG"
        if "wrong-symbol" in self.faults and not symbol.isalpha():
            symbol = symbol[:-2] + symbol[-1] + symbol[-2]
        return f"{label}: {symbol}"

    def main_name(self, product: cast.Product) -> str:
        """Return the name by which the draft calls a product."""
        if self.chinese and product.chinese:
            return product.chinese
        return product.generic or product.code

    def _drug(self) -> str:
        name = self.main_name(self.product)
        if "unlinked-names" in self.faults and self.product.code and self.chance.happens(0.3):
            return self.product.code
        if "misspelt-name" in self.faults and name.isascii() and self.chance.happens(SPOT):
            return name[:-3] + name[-2:]
        return name

    def _drug_start(self) -> str:
        name = self.main_name(self.product)
        return name[0].upper() + name[1:]

    def _other(self) -> str:
        return self.main_name(self.other)

    def _tied(self) -> str:
        name = self.main_name(self.product)
        if "unlinked-names" in self.faults or name == self.product.code or not self.product.code:
            return name
        return f"{name}（{self.product.code}）" if self.chinese else f"{name} ({self.product.code})"

    def _code(self) -> str:
        return self.product.code or self.product.generic

    def _does(self) -> str:
        return self.product.does_zh if self.chinese else self.product.does

    def _a_does(self) -> str:
        return _with_article(self.product.does)

    def _other_does(self) -> str:
        return _with_article(self.other.does)

    def _disease(self) -> str:
        return self._pick(self.disease)

    def _disease_short(self) -> str:
        words = self.disease[0].split(" (")[0].split()
        return " ".join(w[0].upper() + w[1:] for w in words)

    def _agency(self) -> str:
        return self._pick(self.chance.one(cast.AGENCIES))

    def _agency_short(self) -> str:
        return self.chance.one(("FDA", "NMPA", "CDE", "EMA"))

    def _meeting(self) -> str:
        return self._pick(self.chance.one(cast.MEETINGS))

    def _meeting_short(self) -> str:
        return (
            self.chance.one(("ASCO", "ASH", "ESMO", "EHA")) + f" {self.chance.between(2025, 2026)}"
        )

    def _person(self) -> str:
        return self._pick(self.chance.one(cast.PEOPLE))

    def _peer(self) -> str:
        return self.chance.one(cast.PEERS[:5])

    def _peer2(self) -> str:
        return self.chance.one(cast.PEERS[5:])

    def _phase(self) -> str:
        if self.chinese:
            return self.chance.one(("I期", "II期", "III期"))
        return self.chance.one(("Phase 1", "Phase 2", "Phase 3"))

    def _quarter(self) -> str:
        number = self.chance.below(4)
        if self.chinese:
            return f"第{'一二三四'[number]}季度"
        return ("first", "second", "third", "fourth")[number] + " quarter"

    def _month(self) -> str:
        return f"{date(2025, self.chance.between(1, 12), 1):%B}"

    def _place_short(self) -> str:
        return " and ".join(label for label, _ in self.issuer.listings)

    def _day(self) -> str:
        return self.written(self.day - timedelta(days=self.chance.between(3, 400)))

    def written(self, day: date) -> str:
        """Return a date as this draft writes dates."""
        if self.chinese:
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day:%B} {day.day}, {day.year}"


def _definition(text: str) -> tuple[str, str]:
    """Split `the Centre (the “CDE”)` into its full form and, if it has one, its short one."""
    full, bracket, short = text.replace("（", " (").replace("）", ")").partition(" (")
    short = short.partition(")")[0] if bracket else ""
    return full, short.strip("「」").replace("“", "").replace("”", "")


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeioM' else 'a'} {noun}"
