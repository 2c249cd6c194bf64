"""Precision of rules: a sample that people filled in, read back with how sure it makes us."""

from __future__ import annotations

import csv
from math import sqrt

from disclosure_lint.errors import UsageError
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VERDICTS = {
    "right": "right", "r": "right", "yes": "right", "y": "right", "1": "right", "true": "right",
    "wrong": "wrong", "w": "wrong", "no": "wrong", "n": "wrong", "0": "wrong", "false": "wrong",
    "arguable": "arguable", "a": "arguable", "?": "arguable", "": "",
}  # fmt: skip
_Z = 1.959964  # of a normal distribution, 95 % lie within
NAMES = ("rule", "judged", "right", "arguable", "wrong", "percent", "low", "high", "left")


class Precision(NamedTuple):
    """How findings of a rule were judged; what is arguable counts as not right."""

    rule: str
    right: int
    arguable: int
    wrong: int
    left: int  # not filled in
    findings: int | None  # that the archive has of the rule, where the sample tells

    @property
    def judged(self) -> int:
        """How many were judged."""
        return self.right + self.arguable + self.wrong

    @property
    def row(self) -> tuple[object, ...]:
        """The row of a table, under `NAMES`."""
        percent = round(100 * self.right / self.judged, 1) if self.judged else None
        low, high = wilson(self.right, self.judged)
        shown = (round(100 * low, 1), round(100 * high, 1)) if self.judged else (None, None)
        return (self.rule, self.judged, self.right, self.arguable, self.wrong, percent, *shown,
                self.left)  # fmt: skip


def wilson(hit: float, of: float) -> tuple[float, float]:
    """Return the band in which a share lies, 19 times of 20, by Wilson's formula."""
    if not of:
        return 0.0, 1.0
    share, square = hit / of, _Z * _Z
    middle = share + square / (2 * of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = ((middle + sign * half) / (1 + square / of) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)


def read(paths: Iterable[str]) -> list[Precision]:
    """Return the precision of each rule in samples that were filled in.

    Raises:
        UsageError: a file is no such sample, or a word in it is none that we know.
    """
    told: dict[str, dict[str, int]] = {}
    of: dict[str, int | None] = {}
    seen: set[tuple[str, ...]] = set()
    for path in paths:
        for number, row in _rows(path):
            word = (row["right"] or "").strip().lower()
            if word not in _VERDICTS:
                said = f"row {number}: `{word}` is none of right, wrong and arguable"
                raise UsageError(f"{path}: {said}")
            finding = tuple(
                row.get(name) or "" for name in ("rule", "fingerprint", "path", "part", "start")
            )
            if finding in seen:  # it was drawn twice, or a file was told twice
                continue
            seen.add(finding)
            rule = row["rule"]
            counts = told.setdefault(rule, dict.fromkeys(_VERDICTS.values(), 0))
            counts[_VERDICTS[word]] += 1
            in_all = row.get("findings") or ""
            of[rule] = int(in_all) if in_all.isdecimal() else of.get(rule)
    return [
        Precision(rule, counts["right"], counts["arguable"], counts["wrong"], counts[""], of[rule])
        for rule, counts in sorted(told.items())
    ]


def overall(found: Iterable[Precision]) -> float | None:
    """Return the share of all findings that is right: each rule counts by its findings."""
    counted = [
        (one.findings, one.right / one.judged) for one in found if one.findings and one.judged
    ]
    total = sum(findings for findings, _ in counted)
    return sum(findings * share for findings, share in counted) / total if total else None


def _rows(path: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            file.seek(0)  # spreadsheets write the separator of their country
            reader = csv.DictReader(file, delimiter=max(",;\t", key=head.count))
            if not {"right", "rule"}.issubset(reader.fieldnames or ()):
                raise UsageError(f"{path}: no sample; it has no columns `right` and `rule`")
            yield from enumerate(reader, start=2)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from None
