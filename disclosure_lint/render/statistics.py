"""How many findings each rule has over some drafts, as a table; the most frequent first."""

from __future__ import annotations

from collections import Counter

from disclosure_lint.render.view import View, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
