"""What a waiver of the register covers: findings that somebody allows outside the draft, for a time.

A waiver is bound to words. It covers findings of its rule that lie within those words,
wherever the draft has them, and with a fingerprint only the one finding. Where the words
change it lapses. Nothing here reads a file; `waivers.register` does.
"""

from __future__ import annotations

import re

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import HAN
from disclosure_lint.finding import Finding, WaivedFinding
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PIECE = Regex(f"\\s+|[{HAN}]|[^\\s{HAN}]+")
_HAN = Regex(f"[{HAN}]")


class Waiver(NamedTuple):
    """One entry of a register; one of `words` and `fingerprint` is there, or both."""

    rule: str  # its present name or a former one
    draft: str  # a path or a pattern, from the register's folder
    reason: str
    who: str
    until: str  # the ISO date of the last day on which it holds
    words: str | None = None
    fingerprint: str | None = None
    entry: int = 0  # its number in the register, from 0

    def lapsed(self, date: str | None) -> bool:
        """Whether it has ended at a draft's ISO date; nobody can tell of an undated one."""
        return bool(date and self.until < date)


def apply(
    source: Source,
    findings: Sequence[Finding],
    waivers: Sequence[Waiver],
    names: Mapping[str, str],
    date: str | None,
) -> tuple[list[Finding], list[WaivedFinding]]:
    """Part the findings of a draft into those that stand and those that are waived.

    `names` leads from every known rule name, former ones too, to the present one.
    """
    found = {finding.rule for finding in findings}
    held = [w for w in waivers if names.get(w.rule) in found and not w.lapsed(date)]
    if not held:
        return list(findings), []
    folded = fold(source.text) if any(one.words for one in held) else ""
    covered = {one.entry: _places(folded, one.words) for one in held if one.words}
    standing: list[Finding] = []
    waived: list[WaivedFinding] = []
    for finding in findings:
        by = next((w for w in held if _covers(w, finding, source, names, covered)), None)
        if by is None:
            standing.append(finding)
        else:
            waived.append(WaivedFinding(finding, by.reason, by.until, by.who, by.entry))
    return standing, waived


def _covers(
    waiver: Waiver,
    finding: Finding,
    source: Source,
    names: Mapping[str, str],
    covered: Mapping[int, Sequence[Span]],
) -> bool:
    if names.get(waiver.rule) != finding.rule:
        return False
    if waiver.fingerprint and waiver.fingerprint != finding.fingerprint:
        return False
    if not waiver.words:
        return True
    start, end = _trimmed(source, finding.primary.span)
    return any(place.start <= start and end <= place.end for place in covered[waiver.entry])


def _trimmed(source: Source, span: Span) -> Span:
    words = source.quote(span)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - len(words) + len(words.rstrip())))


def _places(folded: str, words: str) -> list[Span]:
    """Return where words stand in a folded text, however it breaks its lines."""
    parts: list[str] = []
    before_han = False
    for piece in _PIECE.findall(fold(words.strip())):
        is_han = bool(_HAN.match(piece))
        if piece.isspace():
            parts.append(r"\s++")
        else:
            if is_han and before_han:
                parts.append(r"\s*+")  # a line may end between any two characters
            parts.append(re.escape(piece))
        before_han = is_han
    pattern = "".join(parts)
    return [Span(*found.span()) for found in re.finditer(pattern, folded)] if pattern else []
