"""The report of a draft, of what every rule said of it."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.model import Draft
from disclosure_lint.finding import (
    LANGUAGES,
    Finding,
    Report,
    Requirement,
    Status,
    WaivedFinding,
)
from disclosure_lint.judging import Judgement
from disclosure_lint.waivers import comments as waive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from disclosure_lint.waivers.covering import Waiver


def report(case: Case, judged: list[Judgement], waivers: Sequence[Waiver]) -> Report:
    """Return what a case came to, its findings named, in order, and without the waived ones."""
    found = sorted((finding for one in judged for finding in one.findings), key=_order)
    findings = _fingerprinted(case.draft, found)  # before any is waived, so that none shifts
    requirements = [one.requirement for one in judged]
    waived: list[WaivedFinding] = []
    allowances = waive.find(case.draft)
    if allowances or waivers:
        missing = {one.rule.id for one in judged if one.findings and one.engine.missing}
        names = {n: r.id for r in case.pack.rules for n in (r.id, *r.formerly)}
        date = case.facts.date
        standing, waived = waive.apply(findings, allowances, missing, names, date)
        if waivers:
            from disclosure_lint.waivers import covering

            standing, more = covering.apply(case.draft.source, standing, waivers, names, date)
            waived += more
        findings = _fingerprinted(case.draft, sorted(standing, key=_order))
        requirements = _with_waived(requirements, findings, waived)
    issuer = case.facts.issuer
    return Report(
        source=case.draft.source,
        document=case.facts.document,
        language=case.facts.language if case.facts.language in LANGUAGES else "other",
        issuer=issuer.id if issuer else None,
        date=case.facts.date,
        findings=tuple(findings),
        requirements=tuple(requirements),
        waived=tuple(waived),
        packs=case.pack.versions,
        reading=case.draft.reading,
        shape=case.draft.shape,
    )


def _order(finding: Finding) -> tuple[int, int, str]:
    return (*finding.primary.span, finding.rule)


def _with_waived(
    requirements: list[Requirement], findings: list[Finding], waived: list[WaivedFinding]
) -> list[Requirement]:
    standing = {finding.rule for finding in findings}
    reasons = {
        one.finding.rule: f"{one.reason} ({one.who}, until {one.until})" if one.who else one.reason
        for one in waived
    }
    return [
        one._replace(status=Status.WAIVED, reason=reasons[one.rule])
        if one.rule in reasons and one.rule not in standing
        else one
        for one in requirements
    ]


def _fingerprinted(draft: Draft, findings: Iterable[Finding]) -> list[Finding]:
    """Give each finding that has none a name that survives changes elsewhere in the draft."""
    from _blake2 import blake2b

    seen: dict[tuple[str, str], int] = {}
    named: list[Finding] = []
    for finding in findings:
        if finding.fingerprint:
            named.append(finding)
            continue
        words = " ".join(fold(draft.source.quote(finding.primary.span)).split())
        occurrence = seen.get((finding.rule, words), 0)
        seen[finding.rule, words] = occurrence + 1
        text = f"{finding.rule}\n{words}\n{occurrence}".encode("utf-8", "surrogatepass")
        named.append(finding._replace(fingerprint=blake2b(text, digest_size=8).hexdigest()))
    return named
