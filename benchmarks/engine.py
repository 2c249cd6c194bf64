"""The warm engine in this process: speed, and how cost grows with length and with rules."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any

import timing
from figures import Figure
from generate import FAULTS, FORMS, KINDS, generate

if TYPE_CHECKING:
    from disclosure_lint import Linter, Pack

_KIB = 1 << 10
_MIB = 1 << 20
_SOME = frozenset(FAULTS[::3])


def measure(pack: Pack, *, quick: bool) -> Iterator[Figure]:
    """Yield the figures of `Linter.lint` with all packs."""
    from disclosure_lint import Linter

    linter = Linter(pack, preview=True)
    yield from _speed(linter, rounds=3 if quick else 9)
    yield from _growth_with_length(linter, quick=quick)
    yield from _growth_with_rules(pack, rounds=3 if quick else 9)


def _drafts(kind: str, count: int, size: int = 10 * _KIB) -> list[str]:
    """Return drafts in every form, half of them with faults."""
    return [
        generate(
            kind,
            size,
            f"warm/{number}",
            faults=_SOME if number % 2 else frozenset(),
            form=FORMS[number % len(FORMS)],
        ).decode()
        for number in range(count)
    ]


def _time(linter: Linter, texts: Sequence[str], _round: int = 0) -> float:
    """Return the CPU seconds that linting 10 KiB takes, over all of the texts."""
    size = sum(len(text.encode()) for text in texts)
    gc.collect()
    began = process_time()
    for text in texts:
        linter.lint(text)
    return (process_time() - began) * 10 * _KIB / size


def _speed(linter: Linter, rounds: int) -> Iterator[Figure]:
    measured: dict[str, Callable[[int], float]] = {}
    for kind in KINDS:
        texts = _drafts(kind, 12)
        _time(linter, texts)
        measured[kind] = partial(_time, linter, texts)
    times = timing.in_turn(measured, rounds)
    slices = [median(values) * 1000 for values in times.values()]
    typical = median(slices)
    speed = 10 * _KIB / typical / 1000
    yield Figure(
        "lint of 10 KB, median of the kinds", typical, "ms", 3.0, note=f"CPU time; {speed:.1f} MB/s"
    )
    for kind, took in zip(times, slices, strict=True):
        yield Figure(f"  {kind}", took, "ms", 3.0)


def _growth_with_length(linter: Linter, *, quick: bool) -> Iterator[Figure]:
    sizes = [10 * _KIB, 100 * _KIB, _MIB] + ([] if quick else [10 * _MIB])
    for kind in ("press-release", "announcement-zh"):
        measured: dict[str, Callable[[int], float]] = {}
        for size in sizes:
            texts = _drafts(kind, max(1, 300 * _KIB // size), size)
            measured[_size(size)] = partial(_time, linter, texts)
        times = timing.in_turn(measured, 3)
        names = list(measured)
        for small, large in pairwise(names):
            grown = timing.ratio(times[large], times[small])
            yield Figure(f"{kind}: a byte at {large} ÷ at {small}", grown, "x", 1.5)


def _size(size: int) -> str:
    return f"{size // _MIB} MB" if size >= _MIB else f"{size // _KIB} KB"


def _growth_with_rules(pack: Pack, rounds: int) -> Iterator[Figure]:
    """Ten clones of twenty shipped rules: ten times the rules, all of them in use.

    A detector is found by its rule's name, so a rule that has one cannot be cloned.
    """
    from disclosure_lint import Linter

    wording = {rule.id for rule in pack.rules if rule.kind != "detect"}
    twenty = _spread([rule for rule in pack.plain["rules"] if rule[0] in wording], 20)
    texts = [text for kind in KINDS for text in _drafts(kind, 4)]
    measured: dict[str, Callable[[int], float]] = {}
    for count in (1, 10):
        linter = Linter(_with(pack, twenty, count), preview=True)
        _time(linter, texts)
        measured[str(count)] = partial(_time, linter, texts)
    times = timing.in_turn(measured, rounds)
    few, many = (median(values) * 1000 for values in times.values())
    note = f"{few:.2f} and {many:.2f} ms for 10 KB; linear would be 10"
    grown = timing.ratio(times["10"], times["1"])
    yield Figure("200 rules ÷ 20 rules", grown, "x", 5.0, note=note)


def _spread(rules: Sequence[Any], count: int) -> list[Any]:
    """Return `count` rules, evenly spread over those there are."""
    return [rules[number * len(rules) // count] for number in range(count)]


def _with(pack: Pack, rules: Sequence[Any], clones: int) -> Pack:
    """Return the pack with clones of some rules only, under names of their own.

    Each clone is built anew, so nothing that is remembered for one serves another.
    """
    from disclosure_lint import Pack
    from disclosure_lint.patterns import gate

    runs: list[Any] = []
    made = [
        (f"{rule[0]}-{number}-{clone}", *_anew(tuple(rule[1:]), runs))
        for clone in range(clones)
        for number, rule in enumerate(rules)
    ]
    told = {name: _anew(pack.plain[name], runs) for name in ("documents", "statements")}
    return Pack({**pack.plain, **told, "rules": tuple(made), "gate": gate.build(runs)})


def _anew(value: Any, runs: list[Any]) -> Any:
    """Return a value whose runs have numbers of their own, and add them to `runs`."""
    if isinstance(value, dict):
        return {key: _anew(inner, runs) for key, inner in value.items()}
    if not isinstance(value, tuple):
        return value
    if value[:1] == ("run",):
        runs.append((*value[:-1], len(runs)))
        return runs[-1]
    return tuple(_anew(inner, runs) for inner in value)
