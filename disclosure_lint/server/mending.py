"""Fixes as an editor offers them: one by one, or all that are safe. Pure."""

from __future__ import annotations

from collections.abc import Callable

from disclosure_lint import fixes
from disclosure_lint.finding import Edit, Finding, Report, Safety

_ROUNDS = 10  # more only happen where two rules disagree about one place
_LONGEST = 48  # characters of new wording that a title shows


def title(finding: Finding) -> str:
    """Return what a fix is called in a menu; one that changes wording says so.

    Raises:
        ValueError: the finding has no fix.
    """
    if finding.fix is None:
        raise ValueError("a finding without a fix")
    edits = finding.fix.edits
    if len(edits) == 1:
        new = " ".join(edits[0].text.split())
        said = f"Write “{_clipped(new)}”" if new else "Remove this"
    else:
        said = f"Mend in {len(edits)} places"
    mark = "" if finding.fix.safety is Safety.SAFE else " (unsafe: changes wording)"
    return f"{said}{mark}: {finding.rule}"


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def all_safe(report: Report, judge: Callable[[str], Report | None]) -> list[Edit]:
    """Return the edits of all safe fixes, those included that only then become possible.

    `judge` judges another text of the same name; None where it cannot.
    """
    made: list[Edit] = []
    now: Report | None = report
    texts = [report.source.text]
    while now is not None and len(texts) <= _ROUNDS:
        offered = [f.fix for f in now.findings if f.fix and f.fix.safety is Safety.SAFE]
        result = fixes.apply(texts[-1], offered)
        if result.text in texts:
            break
        made = fixes.composed(made, result.edits)
        texts.append(result.text)
        now = judge(result.text)
    return made
