"""Spoils texts in every way that is known here, and counts what the tool then finds.

    python benchmarks/recall.py                         generated drafts, all slips
    python benchmarks/recall.py --folder DRAFTS         texts of your own
    python benchmarks/recall.py --only figures/weekday-mismatch --missed

A slip is found where a rule that should find it says something at its place that it did
not say of the text before. It is falsely met where nothing found it and a rule that should
have is *met*, and unchecked where such a rule says that it could not judge.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

import tool
import wrapping
from generate import KINDS, generate
from slips import SLIPS
from slips.clean import Clean, Known, Profile
from slips.slip import FORMS, Slip, Spoiled
from slots import Chance

if TYPE_CHECKING:
    from disclosure_lint import Linter, Report

_NEAR = 220  # characters on either side of a slip at which a finding is about it
_LONGEST = 60_000  # characters; a longer text costs more than it shows
_SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx")
_WIDTH = 44


class Sample(NamedTuple):
    """One clean text and the forms that it may take."""

    name: str
    clean: Clean
    forms: tuple[str, ...]


class Reports(NamedTuple):
    """What the tool said of a text in one form, before and after it was spoiled."""

    form: str
    before: Report
    after: Report


class Trial(NamedTuple):
    """How one slip in one text in one form came out."""

    slip: Slip
    draft: str
    form: str
    found: str  # the rule that found it, or ""
    met: tuple[str, ...]  # rules that proved it in order
    status: str  # how the rule that owns the defect came out; "no such rule" where there is none
    unchecked: bool  # a rule that should find it could not judge

    @property
    def rule(self) -> str:
        """The rule that owns the defect."""
        return self.slip.rules[0]


class Count(NamedTuple):
    """The counts of a group of trials."""

    tried: int
    found: int
    met: int
    unchecked: int

    @property
    def share(self) -> float:
        """How much of what was tried was found."""
        return self.found / self.tried if self.tried else 0.0

    def plain(self) -> dict[str, object]:
        """Return the counts as JSON holds them."""
        missed = self.tried - self.found
        return {**self._asdict(), "missed": missed, "share": round(self.share, 4)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Spoil, lint, print the tables, and return 1 where less is found than is needed."""
    told = _arguments(arguments)
    slips = [slip for slip in SLIPS if not told.only or _is_wanted(slip, told.only)]
    if not slips:
        print(f"no slip is for {', '.join(told.only)}", file=sys.stderr)
        return 2
    tool.find()
    linter = _linter()
    samples = _samples(told, linter)
    trials = list(tried(linter, samples, slips, told.seed, told.each))
    print(f"{len(samples)} texts, {len(slips)} slips, seed {told.seed}\n")
    print("\n".join(tables(trials)))
    if told.missed:
        print("\n".join(_missed(trials)))
    untried = {slip.name for slip in slips} - {trial.slip.name for trial in trials}
    if untried:
        print(f"\n{len(untried)} slips found nothing to spoil in these texts")
    for name in sorted(untried) if told.missed else ():
        print(f"  {' / '.join(name.splitlines())}")
    if told.json:
        with open(told.json, "w", encoding="utf-8") as file:
            json.dump(plain(trials, told.seed), file, ensure_ascii=False, indent=1)
    total = counted(trials)
    return 1 if told.need is not None and total.share < told.need else 0


def tried(
    linter: Linter, samples: Sequence[Sample], slips: Iterable[Slip], seed: str, each: int
) -> Iterator[Trial]:
    """Yield `each` trials of every slip, its forms in turn, over texts that it can spoil."""
    before: dict[tuple[str, str], Report] = {}
    for slip in slips:
        chance = Chance(f"{seed}/{slip.name}")
        order = _shuffled(samples, chance)
        done, first = 0, chance.below(len(slip.forms))
        for turn in range(max(each, 1)):
            form = slip.forms[(first + turn) % len(slip.forms)]
            while order and done < each:
                sample = order.pop()
                if form not in sample.forms:
                    continue
                spoiled = slip.spoil(sample.clean, Chance(f"{seed}/{slip.name}/{sample.name}"))
                if spoiled is None or (spoiled.text == sample.clean.text and not spoiled.markup):
                    continue
                key = (sample.name, form)
                if key not in before:
                    before[key] = _lint(linter, form, Spoiled(sample.clean.text, 0, 0))
                if slip.anywhere and _is_told(before[key], slip):
                    continue  # the text is spoiled in this way already
                both = Reports(form, before[key], _lint(linter, form, spoiled))
                yield _trial(slip, sample, spoiled, both)
                done += 1
                break


def _trial(slip: Slip, sample: Sample, spoiled: Spoiled, both: Reports) -> Trial:
    told = [rule for rule in (*slip.rules, *slip.also) if _finds(rule, slip, spoiled, both)]
    found = told[0] if told else ""
    status = {one.rule: str(one.status) for one in both.after.requirements}
    proving = slip.proof if found else (*slip.rules, *slip.proof)
    met = tuple(dict.fromkeys(rule for rule in proving if status.get(rule) == "met"))
    unchecked = not found and any(status.get(rule) == "unchecked" for rule in slip.rules)
    owner = status.get(slip.rules[0], "no such rule")
    return Trial(slip, sample.name, both.form, found, met, owner, unchecked)


def _is_told(report: Report, slip: Slip) -> bool:
    return any(finding.rule in slip.rules for finding in report.findings)


def _finds(rule: str, slip: Slip, spoiled: Spoiled, both: Reports) -> bool:
    """Tell whether a rule says at the place of a slip what it did not say before."""
    known = {one.fingerprint for one in both.before.findings if one.rule == rule}
    around = spoiled.text[max(0, spoiled.start - _NEAR) : spoiled.end + _NEAR]
    near, spot = _squeezed(around), _squeezed(spoiled.text[spoiled.start : spoiled.end])
    for finding in both.after.findings:
        if finding.rule != rule or finding.fingerprint in known:
            continue
        if slip.anywhere:
            return True
        for label in (finding.primary, *finding.related):
            words = both.after.source.quote(label.span)
            quote = _squeezed(_shown(words) if both.form == "html" else words)
            if quote and (quote[:40] in near or (spot and spot in quote)):
                return True
    return False


def _shown(quote: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", quote))


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _lint(linter: Linter, form: str, spoiled: Spoiled) -> Report:
    from disclosure_lint import read_bytes

    return linter.lint(read_bytes(wrapping.wrapped(form, spoiled), f"draft.{form}"))


def _shuffled(samples: Sequence[Sample], chance: Chance) -> list[Sample]:
    left = list(samples)
    return [left.pop(chance.below(len(left))) for _ in range(len(left))]


def _linter() -> Linter:
    from disclosure_lint import Linter

    return Linter(preview=True)


def known_to(linter: Linter) -> Known:
    """Return what the shipped profiles hold, as far as they are sure of it."""
    registry = linter.pack.registry
    drugs = {
        name: product.codes[0]
        for product in registry.products.values()
        for name in (product.generic, *product.chinese)
        if name and product.codes and product.sure
    }
    companies = {
        name: Profile(issuer.chapter_18a, issuer.annual_form if issuer.sec_reporting else None)
        for issuer in registry.issuers.values()
        for name in issuer.names
        if len(name) > 3
    }
    approved = frozenset(
        name
        for product in registry.products.values()
        if any(stage.endswith("approved") for stage in product.stages.values())
        for name in (product.generic, *product.chinese, *product.codes)
        if name
    )
    codes = frozenset(code for one in registry.products.values() for code in one.codes)
    return Known(drugs, companies, approved, codes)


def _samples(told: argparse.Namespace, linter: Linter) -> list[Sample]:
    known = known_to(linter)
    if told.folder:
        return _read(told.folder, told.texts, told.seed, known)
    return generated(told.texts, told.seed, known)


def generated(count: int, seed: str, known: Known) -> list[Sample]:
    """Return generated drafts of every kind; each fourth is hard-wrapped, and stays plain text."""
    made = []
    for number in range(count):
        kind, wrap = KINDS[number % len(KINDS)], number % 4 == 3
        data = generate(kind, 4096, f"{seed}/{number}", form="wrapped" if wrap else "long")
        forms = ("txt",) if wrap else FORMS
        made.append(Sample(f"{number:04}-{kind}", Clean(data.decode(), known), forms))
    return made


def _read(folder: str, count: int, seed: str, known: Known) -> list[Sample]:
    """Return a seeded choice of the texts below a folder, read as the tool reads them."""
    from disclosure_lint import read_all
    from disclosure_lint.errors import ReadError

    paths = sorted(
        os.path.join(where, name)
        for where, _, names in os.walk(folder)
        for name in names
        if name.lower().endswith(_SUFFIXES)
    )
    chance = Chance(f"{seed}/{len(paths)}")
    made: list[Sample] = []
    unread, long = 0, 0
    while paths and len(made) < count:
        path = paths.pop(chance.below(len(paths)))
        try:
            texts = [(one.reading.text if one.reading else one.text) for one in read_all(path)]
        except ReadError:
            unread += 1
            continue
        name = os.path.relpath(path, folder)
        long += sum(1 for text in texts if len(text) > _LONGEST)
        fit = [text for text in texts if len(text) <= _LONGEST]
        made += [Sample(f"{name}#{n}", Clean(text, known), FORMS) for n, text in enumerate(fit)]
    if unread or long:
        print(f"left out: {unread} files that cannot be read, {long} texts that are long")
    return made


def counted(trials: Iterable[Trial]) -> Count:
    """Return the counts of some trials."""
    kept = list(trials)
    return Count(
        len(kept),
        sum(1 for one in kept if one.found),
        sum(1 for one in kept if one.met),
        sum(1 for one in kept if one.unchecked),
    )


def grouped(trials: Sequence[Trial], by: str) -> dict[str, Count]:
    """Return the counts by pack, rule, way or form."""
    keys = {
        "pack": lambda one: one.rule.partition("/")[0],
        "rule": lambda one: one.rule,
        "way": lambda one: one.slip.way,
        "form": lambda one: one.form,
    }
    groups: dict[str, list[Trial]] = {}
    for trial in trials:
        groups.setdefault(keys[by](trial), []).append(trial)
    return {name: counted(group) for name, group in sorted(groups.items())}


def tables(trials: Sequence[Trial]) -> Iterator[str]:
    """Yield the lines of the tables by pack, rule, way and form, with a total under each."""
    for by in ("pack", "rule", "way", "form"):
        yield f"{'by ' + by:<{_WIDTH}} tried found missed   met unchecked  share"
        for name, count in [*grouped(trials, by).items(), ("total", counted(trials))]:
            missed = count.tried - count.found
            yield (
                f"{name:<{_WIDTH}} {count.tried:>5} {count.found:>5} {missed:>6}"
                f" {count.met:>5} {count.unchecked:>9} {count.share:>6.0%}"
            )
        yield ""


def _missed(trials: Iterable[Trial]) -> Iterator[str]:
    yield "missed"
    for one in trials:
        if not one.found:
            met = f"; met: {', '.join(one.met)}" if one.met else ""
            name = " / ".join(one.slip.name.split("\n"))
            yield f"  {one.rule} [{one.status}]  {name}  ({one.form}, {one.draft}{met})"


def plain(trials: Sequence[Trial], seed: str) -> dict[str, object]:
    """Return all of it as JSON holds it."""
    groups = {
        by: {name: count.plain() for name, count in grouped(trials, by).items()}
        for by in ("pack", "rule", "way", "form")
    }
    each = [
        {
            "way": one.slip.way,
            "variant": one.slip.variant,
            "rules": one.slip.rules,
            "draft": one.draft,
            "form": one.form,
            "found": one.found or None,
            "met": one.met,
            "status": one.status,
            "unchecked": one.unchecked,
        }
        for one in trials
    ]
    return {"seed": seed, "total": counted(trials).plain(), **groups, "trials": each}


def _is_wanted(slip: Slip, only: Sequence[str]) -> bool:
    return any(rule in only or rule.partition("/")[0] in only for rule in slip.rules)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Count which planted slips disclosure-lint finds.")
    parser.add_argument("--folder", help="texts to spoil, instead of generated ones")
    parser.add_argument("--texts", type=int, default=96, help="how many texts to choose from")
    parser.add_argument("--each", type=int, default=3, help="how many texts each slip spoils")
    parser.add_argument(
        "--only", action="append", metavar="RULE", help="a rule or a pack; may be given again"
    )
    parser.add_argument("--missed", action="store_true", help="list every slip that was missed")
    parser.add_argument("--json", metavar="FILE", help="write all of it to a file as well")
    parser.add_argument(
        "--need", type=float, metavar="SHARE", help="end with 1 where less is found"
    )
    parser.add_argument("--seed", default="1")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
