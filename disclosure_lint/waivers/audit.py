"""What is wrong with the waiver register itself, once all drafts are judged.

A report of its own, on the register's file: a waiver that covers several drafts is only
unused where none of them uses it.
"""

from __future__ import annotations

import glob
import os

from disclosure_lint.finding import Finding, Label, Report, Severity
from disclosure_lint.lean import Protocol
from disclosure_lint.waivers.comments import RULES
from disclosure_lint.waivers.covering import Waiver
from disclosure_lint.waivers.register import Register

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence


class Judged(Protocol):
    """A draft that was judged, and how the waivers about it came out."""

    @property
    def name(self) -> str:
        """The path of the draft."""

    @property
    def waivers(self) -> Mapping[int, str]:
        """Entry of the register → used, lapsed or idle."""


def audit(register: Register, done: Sequence[Judged], names: Collection[str]) -> Report:
    """Return what is wrong with the waivers about drafts that were judged.

    `names` are those of every rule there is, former names too.
    """
    checked = {name for one in done if (name := register.named(one.name))}
    findings = []
    for waiver in register.waivers:
        states = [s for one in done if (s := one.waivers.get(waiver.entry)) is not None]
        said = _fault(register, waiver, states, checked, names)
        if said:
            findings.append(_finding(register, waiver, *said))
    return Report(register.source, "other", "en", None, None, tuple(findings), ())


def _fault(
    register: Register,
    waiver: Waiver,
    states: Sequence[str],
    checked: Collection[str],
    names: Collection[str],
) -> tuple[str, str, str] | None:
    """Return rule, field and message of what is wrong with a waiver."""
    if waiver.rule not in names:
        return "waiver/unknown-rule", "rule", f"Waives `{waiver.rule}`, which is no rule"
    if "lapsed" in states:
        return "waiver/expired-allow", "until", f"The waiver ended on {waiver.until}"
    if not states:
        missing = not _has_wildcard(waiver) and not list(_drafts(register, waiver))
        said = f"Waives `{waiver.rule}` in `{waiver.draft}`, which is not there"
        return ("waiver/unused-allow", "draft", said) if missing else None
    if "used" in states or any(name not in checked for name in _drafts(register, waiver)):
        return None
    return "waiver/unused-allow", "rule", f"Waives `{waiver.rule}`, which found nothing like it"


def _has_wildcard(waiver: Waiver) -> bool:
    return "*" in waiver.draft or "?" in waiver.draft


def _drafts(register: Register, waiver: Waiver) -> Iterator[str]:
    """Yield the files that are there of those a waiver is about, as `register.named`."""
    folder = os.path.dirname(os.path.abspath(register.path))
    if not _has_wildcard(waiver):
        paths = [path] if os.path.exists(path := os.path.join(folder, waiver.draft)) else []
    else:
        paths = glob.glob(os.path.join(glob.escape(folder), waiver.draft), recursive=True)
    for path in paths:
        name = register.named(path)
        if name and os.path.isfile(path):
            yield name


def _finding(register: Register, waiver: Waiver, rule: str, field: str, said: str) -> Finding:
    _, help_ = RULES[rule]
    if rule == "waiver/unused-allow":
        help_ = "Take it out, or bring `words` up to date with the draft."
    label = Label(register.place(waiver.entry, field), f"of {waiver.who}: {waiver.reason}")
    return Finding(label, rule, Severity.WARNING, said, help_)
