"""What a log may say of a judged draft: numbers and names of rules, never its words.

Neither the draft's name nor its issuer is told: both give away what is not yet public.
"""

from __future__ import annotations

from disclosure_lint.finding import Report
from disclosure_lint.packs.pack import Pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_PREFIX = 12  # hex digits of the hash, enough to tell one draft from another


def judged(report: Report, seconds: float) -> dict[str, Any]:
    """Return the fields of a record on a draft that was judged."""
    return {
        **_draft(report.source.sha256, len(report.source.text), seconds),
        "document": report.document,
        "language": report.language,
        "findings": _counted(one.severity.value for one in report.findings),
        "rules": _counted(one.rule for one in report.findings),
        "requirements": _counted(one.status.value for one in report.requirements),
        "waived": len(report.waived),
        "packs": {pack.name: pack.version for pack in report.packs},
    }


def given_up(error: Exception, sha256: str, length: int, seconds: float) -> dict[str, Any]:
    """Return the fields of a record on a draft that was not judged.

    Of the error only its class is told, because its message may quote.
    """
    return {**_draft(sha256, length, seconds), "error": type(error).__name__}


def loaded(pack: Pack, rules: int) -> dict[str, Any]:
    """Return the fields of a record on packs that were taken into use."""
    return {"packs": {one.name: one.version for one in pack.versions}, "rules": rules}


def _draft(sha256: str, length: int, seconds: float) -> dict[str, Any]:
    return {
        "sha256": sha256[:_PREFIX],
        "characters": length,
        "milliseconds": round(seconds * 1000, 1),
    }


def _counted(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items()))
