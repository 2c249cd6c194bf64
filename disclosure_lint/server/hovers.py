"""What is said of a finding or a field when somebody points at it, as Markdown. Pure."""

from __future__ import annotations

from disclosure_lint.finding import Finding
from disclosure_lint.manual import wording
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_SPECIAL = Regex(r"[\\`*_\[\]<>#|]")


def of_finding(finding: Finding, model: Any | None) -> str:
    """Return what is wrong, what to do, by what authority, and the rule in English.

    `model` is the rule's file; the tool's own findings have none.
    """
    return "\n\n".join((*_finding(finding), *(_rule(model) if model is not None else ())))


def _finding(finding: Finding) -> Iterator[str]:
    yield f"**{finding.severity}** `{finding.rule}`"
    beside = f" ({_plain(finding.primary.message)})" if finding.primary.message else ""
    yield f"{_plain(finding.message)}{beside}"
    if finding.help:
        yield f"**What to do:** {_plain(finding.help)}"
    if finding.citations:
        yield "**Authority:**\n\n" + "\n".join(
            f"- [{_plain(one.provision)}](<{one.url}>) ({one.force})"
            if one.url
            else f"- {_plain(one.provision)} ({one.force})"
            for one in finding.citations
        )


def _rule(model: Any) -> Iterator[str]:
    yield "---"
    yield f"{_plain(model.title)}. Severity: {wording.severity(model.severity)}."
    for label, said in (
        ("", wording.milder(model)),
        ("Binds: ", wording.bound(model.applies)),
        ("Documents: ", wording.documents(model.applies)),
        ("Languages: ", wording.languages(model.applies)),
    ):
        if said:
            yield f"{label}{_plain(said)}"
    for section in wording.sections(model):
        yield f"**{_plain(section.title)}:** {_plain(section.text)}"
    yield f"**Why:** {_plain(model.rationale)}"
    quoted = [f"> “{_plain(one.quote)}” ({_plain(one.provision)})" for one in model.citations
              if one.quote]  # fmt: skip
    yield from quoted


def _plain(text: str) -> str:
    """Return words as Markdown that shows them as they are, in one line."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
