"""Spoils one of two versions in every way known here, and counts what is then found.

    python benchmarks/pairs.py                        generated announcements, both languages
    python benchmarks/pairs.py --folder PAIRS         folders that hold en.* and zh.* each
    python benchmarks/pairs.py --write FOLDER         puts the generated ones down, to be set
                                                      by another program and read with --folder

A slip is found where a rule says something at its place, of either version, that it did not
say of the two before. What is said of the two before is false, or true of real documents:
it is listed, to be read.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pair_texts
import tool
from pair_slips import WAYS, Edit
from slots import Chance

if TYPE_CHECKING:
    from disclosure_lint import Linter
    from disclosure_lint.draft.model import Draft
    from disclosure_lint.finding import Finding, Report

_NEAR = 200  # code points on either side of a slip at which a finding is about it
_PARAGRAPH = "dropped paragraph"
_NEED = 0.85
_LEAST = {"en": 110, "zh": 30}  # code points of a paragraph that is left out
_ENDS = (".", "。", "：", ":", "；", ";")


class Pair(NamedTuple):
    """Two versions of one document."""

    name: str
    en: Draft
    zh: Draft


class Trial(NamedTuple):
    """One slip, and how it came out."""

    kind: str
    pair: str
    side: str
    said: str  # what was written for what
    found: str  # the rule that found it, or ""
    beside: int  # findings elsewhere that the slip brought


class Said(NamedTuple):
    """One finding, to be compared with others."""

    rule: str
    quote: str
    message: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Spoil, compare, print the counts, and return 1 where a kind is found too seldom."""
    told = _arguments(arguments)
    tool.find()
    if told.write:
        pair_texts.write(told.write, told.texts, told.seed)
        return 0
    from disclosure_lint import Linter

    linter = Linter(select=["bilingual"])
    pairs = list(_read(told.folder) if told.folder else _generated(told.texts, told.seed))
    alarms = [line for pair in pairs for line in _alarms(linter, pair)]
    print(f"{len(pairs)} pairs, {len(alarms)} findings before anything is spoiled")
    print("\n".join(alarms))
    trials = [
        trial for pair in pairs for trial in tried(linter, pair, told.seed, told.each, told.only)
    ]
    print("\n".join(table(trials)))
    if told.missed:
        for one in trials:
            if not one.found:
                print(f"missed {one.kind}: {one.said}  ({one.pair}, {one.side})")
    return int(told.need and any(share < need for share, need in _shares(trials)))


def _read(folder: str) -> Iterator[Pair]:
    from disclosure_lint import read

    for where, _, names in sorted(os.walk(folder)):
        versions = {name.split(".")[0]: os.path.join(where, name) for name in sorted(names)}
        if {"en", "zh"} <= versions.keys():
            name = os.path.relpath(where, folder)
            yield Pair(name, read(versions["en"]), read(versions["zh"]))


def _generated(count: int, seed: str) -> Iterator[Pair]:
    from disclosure_lint import read_bytes

    for name, en, zh in pair_texts.made(count, seed):
        yield Pair(name, read_bytes(en.encode(), "en.txt"), read_bytes(zh.encode(), "zh.txt"))


def _alarms(linter: Linter, pair: Pair) -> Iterator[str]:
    for side, report in zip(("en", "zh"), _lint(linter, pair), strict=True):
        for one in report.findings:
            quote = " ".join(report.source.quote(one.primary.span)[:90].split())
            yield f"  {pair.name} {side} {one.severity} {one.rule}: {one.message} | {quote}"


def _lint(linter: Linter, pair: Pair) -> tuple[Report, Report]:
    return linter.lint_both(pair.en, pair.zh)


def tried(
    linter: Linter, pair: Pair, seed: str, each: int, only: Sequence[str] = ()
) -> Iterator[Trial]:
    """Yield `each` trials of every way, three in five of them in the Chinese version."""
    before = _lint(linter, pair)
    known = {_said(one, report) for report in before for one in report.findings}
    for kind in (*(way.kind for way in WAYS), _PARAGRAPH):
        if only and kind not in only:
            continue
        chance = Chance(f"{seed}/{pair.name}/{kind}")
        seen: set[tuple[str, int]] = set()
        for _ in range(each):
            side = "zh" if chance.happens(0.6) else "en"
            draft = getattr(pair, side)
            edit = _edit(kind, side, draft, chance, seen)
            if edit is None:
                continue
            yield _trial(linter, pair, kind, side, edit, known)


def _edit(
    kind: str, side: str, draft: Draft, chance: Chance, seen: set[tuple[str, int]]
) -> Edit | None:
    """Return a change of the text as read that was not made before, or None for want of one."""
    if kind == _PARAGRAPH:
        places = [
            (u.start, u.end)
            for u in draft.units
            if u.kind != "cell"
            and u.end - u.start >= _LEAST[side]
            and draft.text[u.start : u.end].rstrip().endswith(_ENDS)
        ]
        left = [place for place in places if (side, place[0]) not in seen]
        if not left:
            return None
        start, end = left[chance.below(len(left))]
        seen.add((side, start))
        return Edit(start, end, "")
    way = next(way for way in WAYS if way.kind == kind)
    matches = [m for m in way.places(draft.text) if (side, m.start()) not in seen]
    while matches:
        match = matches.pop(chance.below(len(matches)))
        seen.add((side, match.start()))
        edit = way.edit(match, chance)
        if edit is not None and edit.new != draft.text[edit.start : edit.end]:
            return edit
    return None


def _trial(  # noqa: PLR0913, PLR0917 - what a trial is made of
    linter: Linter, pair: Pair, kind: str, side: str, edit: Edit, known: set[Said]
) -> Trial:
    draft = getattr(pair, side)
    spoiled = _changed(draft, edit)
    at = draft.origin(edit.start, edit.end).start
    low, high = at - _NEAR, at + len(edit.new) + _NEAR
    found, beside = "", 0
    for report in _lint(linter, _with(pair, side, spoiled)):
        for one in report.findings:
            if _said(one, report) in known:
                continue
            if any(low <= start and end <= high for start, end in _places(one, report, spoiled)):
                found = found or one.rule
            else:
                beside += 1
    was = " ".join(draft.text[edit.start : edit.end].split())
    context = " ".join(draft.text[max(0, edit.start - 50) : edit.end + 30].split())
    said = f"{was[:70]} → {edit.new[:70] or 'gone'} in …{context[:150]}…"
    return Trial(kind, pair.name, side, said, found, beside)


def _with(pair: Pair, side: str, draft: Draft) -> Pair:
    return pair._replace(en=draft) if side == "en" else pair._replace(zh=draft)


def _places(finding: Finding, report: Report, spoiled: Draft) -> Iterator[tuple[int, int]]:
    """Yield the places of a finding that lie in the version that was spoiled."""
    for label in (finding.primary, *finding.related):
        if (label.source or report.source) is spoiled.source:
            yield label.span.start, label.span.end


def _said(finding: Finding, report: Report) -> Said:
    return Said(finding.rule, report.source.quote(finding.primary.span), finding.message)


def _changed(draft: Draft, edit: Edit) -> Draft:
    """Return a draft with a change of its text as read, read by whatever read it before."""
    from disclosure_lint.draft.model import Draft as Made
    from disclosure_lint.draft.reading import Table
    from disclosure_lint.source import Source, Span

    start, end = draft.origin(edit.start, edit.end)
    if edit.start == edit.end:
        end = start
    step = len(edit.new) - (end - start)

    def moved(at: int) -> int:
        return at if at <= start else max(start, at + step)

    def span(one: Span) -> Span:
        return Span(moved(one.start), moved(one.end))

    text = draft.source.text
    return Made(
        Source(text[:start] + edit.new + text[end:], draft.source.name),
        [
            one._replace(start=moved(one.start), end=moved(one.end))
            for one in draft.markup
            if one.end <= start or one.start >= end
        ],
        [moved(draft.origin(at, at).start) for at in draft.headings],
        tables=[
            Table(tuple(tuple(span(cell) for cell in row) for row in table.rows))
            for table in draft.tables
        ],
    )


def table(trials: Sequence[Trial]) -> Iterator[str]:
    """Yield the counts by kind, and what slips brought to light elsewhere."""
    yield f"{'kind':<20} planted  found  share  elsewhere"
    for kind in dict.fromkeys(one.kind for one in trials):
        of_kind = [one for one in trials if one.kind == kind]
        found = sum(1 for one in of_kind if one.found)
        beside = sum(one.beside for one in of_kind)
        yield f"{kind:<20} {len(of_kind):>7} {found:>6} {found / len(of_kind):>6.0%} {beside:>10}"


def _shares(trials: Sequence[Trial]) -> Iterator[tuple[float, float]]:
    needs = {way.kind: way.need for way in WAYS} | {_PARAGRAPH: _NEED}
    for kind in dict.fromkeys(one.kind for one in trials):
        of_kind = [bool(one.found) for one in trials if one.kind == kind]
        yield sum(of_kind) / len(of_kind), needs[kind]


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Count which slips between versions are found.")
    parser.add_argument("--folder", help="folders of pairs, en.* and zh.* in each")
    parser.add_argument("--texts", type=int, default=12, help="how many pairs to generate")
    parser.add_argument("--write", metavar="FOLDER", help="put the generated pairs down, and end")
    parser.add_argument("--each", type=int, default=3, help="slips of a kind in each pair")
    parser.add_argument("--only", action="append", default=[], metavar="KIND")
    parser.add_argument("--missed", action="store_true", help="list every slip that was missed")
    parser.add_argument("--need", action="store_true", help="end with 1 below the bars")
    parser.add_argument("--seed", default="1")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
