"""What a fix is called in an editor. Pure."""

from __future__ import annotations

from disclosure_lint.finding import Finding, Safety

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
