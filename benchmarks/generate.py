"""Writes drafts of releases that look like real ones and are never twice the same.

The same seed gives the same bytes on every Python, so that figures can be compared.

    python benchmarks/generate.py FOLDER --count 1000 --size 10K --seed 1
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from typing import NamedTuple

import cast
import wording_en
import wording_zh
from slots import SPOT, Chance, Slots

KINDS = ("announcement", "announcement-zh", "press-release", "exhibit", "results", "brief")
FORMS = ("wrapped", "long", "crlf")
FAULTS = (
    "wrong-symbol",
    "nonstandard-label",
    "missing-statement",
    "other-product",
    "wrong-citation",
    "altered-disclaimer",
    "unlinked-names",
    "misspelt-name",
    "garbled",
    "placeholder",
)


class Sample(NamedTuple):
    """One generated draft."""

    name: str
    kind: str
    data: bytes


class Draft:
    """A draft in the making: what stands first, what may follow, what stands last."""

    def __init__(self, kind: str, slots: Slots) -> None:
        self.kind, self.slots = kind, slots
        self.chance, self.faults = slots.chance, slots.faults
        self.fill = slots.fill
        self._deck: list[str] = []
        either = kind in {"exhibit", "results"} and self.chance.happens(0.5)
        self._hkex = kind.startswith("announcement") or (either and bool(slots.issuer.code))

    def head(self) -> list[str]:
        """Return the blocks that a draft of this kind begins with."""
        if self.kind == "brief":
            return [self.fill("{short}: {drug} moves on in {disease_short}"), *self._brief()]
        exhibit = ["Exhibit 99.1"] if self.kind == "exhibit" else []
        return exhibit + (self._announcement_head() if self._hkex else self._release_head())

    def _announcement_head(self) -> list[str]:
        slots, issuer = self.slots, self.slots.issuer
        wording = wording_zh if slots.chinese else wording_en
        altered = "altered-disclaimer" in self.faults
        if slots.chinese:
            names = "\n".join(filter(None, (issuer.name, issuer.chinese)))
            about = [names, f"（{issuer.place_zh}）", f"（股份代號：{issuer.code}）"]
        else:
            about = [
                "\n".join(filter(None, (issuer.name.upper(), issuer.chinese))),
                f"(Incorporated in {issuer.place} with limited liability)",
                f"(Stock Code: {issuer.code})",
                "VOLUNTARY ANNOUNCEMENT",
            ]
        return [
            wording.ALTERED_DISCLAIMER if altered else wording.DISCLAIMER,
            *about,
            self.fill(self.chance.one(wording.TITLES)),
            *map(self.fill, wording.VOLUNTARY),
        ]

    def _release_head(self) -> list[str]:
        city = self.chance.one(cast.CITIES)[0]
        day = self.slots.written(self.slots.day)
        wire = self.chance.one(("GLOBE NEWSWIRE", "PRNewswire", "BUSINESS WIRE"))
        news = "reported its interim results" if self.kind == "results" else "announced progress"
        return [
            self.fill(self.chance.one(wording_en.TITLES)),
            f"{city.upper()}, {day} ({wire}) -- "
            + self.fill("{name} {listing} (the “Company”) today ")
            + news
            + self.fill(" in its programme of {tied}, {a_does}, for {disease}."),
        ]

    def section(self) -> Iterator[str]:
        """Return one more heading and the paragraphs under it."""
        wording = wording_zh if self.slots.chinese else wording_en
        yield self.chance.one(wording.HEADINGS)
        for _ in range(self.chance.between(2, 5)):
            yield self._spot(" " * (not self.slots.chinese), self._sentences())
        if not self.slots.chinese and self.chance.happens(0.3):
            yield self.fill(self.chance.one(wording_en.ROWS))
        if self.chance.happens(0.15):
            yield " ".join(map(self.fill, wording.ABOUT_ISSUER))

    def _sentences(self) -> list[str]:
        return [self.fill(self._next()) for _ in range(self.chance.between(2, 6))]

    def _next(self) -> str:
        """Return a sentence that was not used since the bank was last gone through."""
        if not self._deck:
            self._deck = list(self._bank())
        return self._deck.pop(self.chance.below(len(self._deck)))

    def _bank(self) -> tuple[str, ...]:
        if self.slots.chinese:
            return wording_zh.NEWS
        if self.kind == "results":
            return wording_en.BUSINESS + wording_en.NEWS[:12]
        return wording_en.BRIEF[1:] + wording_en.NEWS if self.kind == "brief" else wording_en.NEWS

    def _spot(self, space: str, sentences: list[str]) -> str:
        """Join sentences to a paragraph, with a fault of the running text now and then."""
        if "garbled" in self.faults and self.chance.happens(SPOT):
            sentences[0] += f"{space}({self.chance.one(cast.GARBLED)})"
        if "placeholder" in self.faults and self.chance.happens(SPOT):
            sentences.append(self.chance.one(("[●]", "[insert date]", "TBD.")))
        return space.join(sentences)

    def _brief(self) -> list[str]:
        return [" ".join(map(self.fill, wording_en.BRIEF)), self.fill(wording_en.ROWS[0])]

    def tail(self) -> list[str]:
        """Return the blocks that a draft of this kind ends with."""
        about = [] if self.slots.chinese else ["About {drug_start}", *self._about()]
        blocks = [self.fill(block) for block in about]
        if "missing-statement" not in self.faults:
            blocks += self._statement()
        return blocks + (self._signature() if self._hkex else ["Contact: ir@example.com"])

    def _about(self) -> list[str]:
        return [" ".join(wording_en.ABOUT_DRUG), "About {short}", " ".join(wording_en.ABOUT_ISSUER)]

    def _statement(self) -> list[str]:
        wording = wording_zh if self.slots.chinese else wording_en
        heading, *legend = map(self.fill, wording.LEGEND)
        blocks = [heading, (" " * (not self.slots.chinese)).join(legend)]
        if not self.slots.issuer.code:
            return blocks
        caution = self.chance.one(wording.CAUTION)
        if not self._hkex:
            caution = caution.partition(": ")[2]
        if "wrong-citation" in self.faults:
            caution = caution.replace("18A.05", "18.05A")
        if "other-product" in self.faults:
            caution = caution.replace("{drug}", "{other}")
        return [*blocks, self.fill(caution), wording.DEALING]

    def _signature(self) -> list[str]:
        slots = self.slots
        day = slots.written(slots.day)
        names = [self.fill("{person}") for _ in range(5)]
        if slots.chinese:
            return [
                self.fill("承董事會命\n{name}\n主席兼執行董事\n") + names[0],
                f"香港，{day}",
                f"於本公告日期，董事會包括執行董事{names[0]}及獨立非執行董事{'、'.join(names[1:])}。",
            ]
        return [
            self.fill("By order of the Board\n{name}\n") + names[0] + "\nChairman",
            f"Hong Kong, {slots.day.day} {slots.day:%B %Y}",
            f"As at the date of this announcement, the Board comprises {names[0]} as executive director, and {', '.join(names[1:])} as independent non-executive directors.",
        ]


def blocks(draft: Draft, size: int) -> list[str]:
    """Return the blocks of a draft of about `size` bytes."""
    written, last = draft.head(), draft.tail()
    room = size - sum(len(block.encode()) + 2 for block in written + last)
    while room > 0:
        for block in draft.section():
            written.append(block)
            room -= len(block.encode()) + 2
            if room <= 0:
                break
    return written + last


def _wrap(block: str, width: int) -> str:
    """Break a block at `width`; Chinese breaks between any two characters."""
    lines: list[str] = []
    for line in block.split("\n"):
        if not line.isascii() and " " not in line[:width]:
            lines += [line[at : at + width // 2] for at in range(0, len(line), width // 2)]
            continue
        at = 0
        while len(line) - at > width:
            space = line.rfind(" ", at, at + width + 1)
            space = at + width if space <= at else space
            lines.append(line[at:space])
            at = space + (line[space] == " ")
        lines.append(line[at:])
    return "\n".join(lines)


def generate(
    kind: str, size: int, seed: str, *, faults: frozenset[str] = frozenset(), form: str = "long"
) -> bytes:
    """Return a draft of about `size` bytes; the same arguments give the same bytes."""
    chance = Chance(f"{seed}/{kind}/{size}")
    draft = Draft(kind, Slots(chance, faults, chinese=kind.endswith("-zh")))
    written = blocks(draft, size)
    if form == "wrapped":
        width = chance.between(64, 100)
        written = [_wrap(block, width) for block in written]
    text = "\n\n".join(written) + "\n"
    return (text.replace("\n", "\r\n") if form == "crlf" else text).encode()


def samples(count: int, size: int, seed: str, kinds: tuple[str, ...] = KINDS) -> Iterator[Sample]:
    """Return drafts of all kinds and forms, half of them with a few faults."""
    for number in range(count):
        chance = Chance(f"{seed}/{number}")
        kind, form = kinds[number % len(kinds)], chance.one(FORMS)
        some = [chance.one(FAULTS) for _ in range(chance.between(2, 4))]
        faults = frozenset(some) if chance.happens(0.5) else frozenset[str]()
        data = generate(kind, size, f"{seed}/{number}", faults=faults, form=form)
        yield Sample(f"{number:05}-{kind}.txt", kind, data)


def in_bytes(size: str) -> int:
    """Return the number of bytes that `10K` or `1M` stands for."""
    unit = {"K": 1 << 10, "M": 1 << 20}.get(size[-1:].upper(), 1)
    return int(size.rstrip("kKmM")) * unit


def main() -> None:
    """Write samples into a folder."""
    parser = argparse.ArgumentParser(description="Write generated drafts into a folder.")
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--size", type=in_bytes, default=in_bytes("10K"), help="such as 10K or 1M")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--kind", choices=KINDS, action="append", help="may be given again")
    told = parser.parse_args()
    os.makedirs(told.folder, exist_ok=True)
    for sample in samples(told.count, told.size, told.seed, tuple(told.kind or KINDS)):
        with open(os.path.join(told.folder, sample.name), "wb") as file:
            file.write(sample.data)


if __name__ == "__main__":
    main()
