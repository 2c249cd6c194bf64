"""How many findings each rule or each draft has, as a table; the most of them first."""

from __future__ import annotations

from collections import Counter

from disclosure_lint.render.measure import shown, width
from disclosure_lint.render.view import Tally, View, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DRAFTS = ("draft", "errors", "warnings", "notes", "met", "unchecked")
_HEAD = ("rule", "findings", "drafts")


def table(drafts: Iterable[Sequence[str]], view: View) -> str:
    """Return the table; `drafts` holds, for each draft, the rule of each of its findings."""
    findings: Counter[str] = Counter()
    having: Counter[str] = Counter()
    number = 0
    for number, rules in enumerate(drafts, start=1):  # noqa: B007 - it counts the drafts
        findings.update(rules)
        having.update(set(rules))
    ordered = sorted(findings, key=lambda rule: (-findings[rule], rule))
    width = max(map(len, (_HEAD[0], *ordered)))
    rows = [f"{rule:<{width}}  {findings[rule]:>8,}  {having[rule]:>6,}" for rule in ordered]
    head = view.paint("strong", f"{_HEAD[0]:<{width}}  {_HEAD[1]:>8}  {_HEAD[2]:>6}")
    total = f"{counted(findings.total(), 'finding')} in {counted(number, 'draft')}"
    return "\n".join([head, *rows, total]) + "\n" if rows else f"{total}\n"


def drafts(judged: Sequence[tuple[str, Tally]], view: View) -> str:
    """Return the table of drafts, those with the most and gravest findings first."""
    ordered = sorted(judged, key=lambda one: [-count for count in _numbers(one[1])[:3]])
    names = [shown(name) for name, _ in ordered]
    wide = max(map(width, (_DRAFTS[0], *names)))
    rows = [
        f"{name}{' ' * (wide - width(name))}{_columns(_numbers(tally))}"
        for name, (_, tally) in zip(names, ordered, strict=True)
    ]
    head = view.paint("strong", f"{_DRAFTS[0]:<{wide}}{_columns(_DRAFTS[1:])}")
    number = sum(sum(_numbers(tally)[:3]) for _, tally in judged)
    total = f"{counted(number, 'finding')} in {counted(len(judged), 'draft')}"
    return "\n".join([head, *rows, total]) + "\n" if rows else f"{total}\n"


def _numbers(tally: Tally) -> tuple[int, ...]:
    return tally.errors, tally.warnings, tally.notes, tally.met, tally.unchecked


def _columns(cells: Iterable[str | int]) -> str:
    return "".join(f"  {cell if isinstance(cell, str) else f'{cell:,}':>9}" for cell in cells)
