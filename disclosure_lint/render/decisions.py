"""What people decide of findings, as it stands in a record: beside its seal, with one of its own.

The seal of a record says how a draft was judged and stays as it is; that of the decisions says
of which record they are.
"""

from __future__ import annotations

from hashlib import sha256

from disclosure_lint.errors import UsageError
from disclosure_lint.render.record import dumped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

DECISIONS = ("will-change", "allowed", "ask")
_LONGEST = 2000  # code points of a reason or a name


def held(record: Mapping[str, Any], decided: Sequence[Mapping[str, Any]]) -> str:
    """Return a record with what was decided of its findings, as JSON.

    Raises:
        UsageError: a decision is none that we know, or is about a finding that is not there.
    """
    found = {(one["rule"], one["fingerprint"]) for one in record["draft"]["findings"]}
    rows = [_row(one) for one in decided]
    for row in rows:
        if (row["rule"], row["fingerprint"]) not in found or row["decision"] not in DECISIONS:
            raise UsageError("a decision is about a finding that the record does not have")
    rows.sort(key=lambda row: (row["rule"], row["fingerprint"]))
    made = {"of": record["seal"], "made": rows}
    return dumped({**record, "decisions": {**made, "seal": seal(made)}})


def _row(one: Mapping[str, Any]) -> dict[str, str]:
    fields = ("rule", "fingerprint", "decision", "reason", "who")
    return {field: str(one.get(field) or "").strip()[:_LONGEST] for field in fields}


def seal(made: Mapping[str, Any]) -> str:
    """Return the hash of decisions without their seal, over their JSON with sorted keys."""
    rest = {key: value for key, value in made.items() if key != "seal"}
    return sha256(dumped(rest).encode("utf-8", "backslashreplace")).hexdigest()
