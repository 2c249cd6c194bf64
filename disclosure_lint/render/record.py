"""The record that a sign-off rests on: one draft, all that it was judged by, how it came out.

The same draft, packs and options give the same bytes on any machine and any day. A record
holds no clock, no folder and no name of a machine; `seal` is the hash of all the rest, so
that a page that was signed tells which file it belongs to. What people decide of its findings
(`render.decisions`) may be put beside it later, and has a seal of its own.
"""

from __future__ import annotations

import os

from disclosure_lint.finding import PackVersion, Report
from disclosure_lint.packs.pack import Pack
from disclosure_lint.render.json import plain
from disclosure_lint.render.view import Tally, Told, View, tally
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

RECORD = 1
SEPARATOR = ""


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the draft: nothing."""
    return ""


def draft(report: Report, view: View) -> str:
    """Return the record of one draft as JSON, its keys sorted."""
    return dumped(record(report, view))


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the draft: nothing."""
    return ""


def record(report: Report, view: View) -> dict[str, Any]:
    """Return the record of one draft as plain values, sealed."""
    pack = view.pack
    digests: Mapping[str, Any] = pack.digests if pack else {}
    of_packs = digests.get("packs", {})
    made: dict[str, Any] = {
        "record": RECORD,
        "tool": {"name": "disclosure-lint", "version": VERSION},
        "packs": [
            {"name": one.name, "version": one.version, "sha256": of_packs.get(one.name)}
            for one in report.packs
        ],
        "shared": {"terms": digests.get("shared"), "register": digests.get("register")},
        "issuer": _issuer(report, view, digests),
        "told": plain_told(view.told),
        "draft": _draft(report, pack),
        "summary": _summary(report),
    }
    return {**made, "seal": seal(made)}


def seal(made: Mapping[str, Any]) -> str:
    """Return the hash of a record without its seal and decisions, over its JSON with sorted keys."""
    from hashlib import sha256

    rest = {key: value for key, value in made.items() if key not in {"seal", "decisions"}}
    return sha256(dumped(rest).encode("utf-8", "backslashreplace")).hexdigest()


def dumped(values: Mapping[str, Any]) -> str:
    """Return plain values as JSON, the same bytes for the same values."""
    from json import dumps

    return dumps(values, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def plain_told(told: Told) -> dict[str, Any]:
    """Return what a run was told as plain values, in an order that means nothing."""
    return {
        **told._asdict(),
        "select": sorted(set(told.select)),
        "ignore": sorted(set(told.ignore)),
        "terms": {name: list(words) for name, words in told.terms.items()},
        "house": dict(told.house),
    }


def _issuer(report: Report, view: View, digests: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return who the issuer is and the state of its profile; None where nobody is known."""
    if report.issuer is None:
        return None
    profile = digests.get("issuers", {}).get(report.issuer)
    name = view.names.get(report.issuer, report.issuer)
    return {"id": report.issuer, "name": name, "profile": profile}


def _draft(report: Report, pack: Pack | None) -> dict[str, Any]:
    made = plain(report)
    made["name"] = _base(made.pop("path"))
    made["encoding"] = report.source.encoding
    for one in made.get("beside", ()):
        one["name"] = _base(one.pop("path"))
    for finding in (*made["findings"], *(one["finding"] for one in made["waived"])):
        for place in finding["related"]:
            place["path"] = _base(place["path"]) if place["path"] else None
    rules = {rule.id: rule for rule in pack.rules} if pack else {}
    for requirement in made["requirements"]:
        rule = rules.get(requirement["rule"])
        cited = rule.cited(report.document) if rule else ()
        requirement["title"] = rule.title if rule else None
        requirement["citations"] = [provision._asdict() for provision in cited]
        for place in requirement["evidence"]:
            place["where"] = report.source.where(place["start"])
    return made


def _base(path: str) -> str:
    """Return the name of a file without its folder, which is a machine's."""
    return os.path.basename(path.replace("\\", "/"))


def _summary(report: Report) -> dict[str, int]:
    sums = tally(report)
    statuses = [one.status.value for one in report.requirements]
    return {
        "errors": sums.errors,
        "warnings": sums.warnings,
        "notes": sums.notes,
        **{name.replace("-", "_"): statuses.count(name) for name in (
            "met", "unmet", "not-applicable", "waived", "unchecked"
        )},
    }  # fmt: skip
