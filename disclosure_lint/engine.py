"""The engine: a draft and packs in, a report out. No clock, no network, no globals.

Nothing is read but packs, once, when a `Linter` is built without any.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from disclosure_lint import waive
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import UnknownError, UsageError
from disclosure_lint.finding import DOCUMENTS, Finding, Report, Requirement, Status, WaivedFinding
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.judgement import REQUIRING, Judgement
from disclosure_lint.kinds.case import Case
from disclosure_lint.packs.load import load
from disclosure_lint.packs.pack import Pack
from disclosure_lint.recognise import recognise
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from disclosure_lint.register import Waiver


def examine(  # noqa: PLR0913 - what is told of a draft
    draft: Draft,
    pack: Pack,
    *,
    issuer: Issuer | None = None,
    document: str | None = None,
    date: str | None = None,
    rules: Collection[str] | None = None,
    waivers: Sequence[Waiver] = (),
) -> Report:
    """Check one draft against every rule of a pack, or only the named ones.

    What is told of issuer, kind of document and ISO date wins over what the text
    says. `waivers` are those of the register that are about this draft.
    """
    case = Case(draft, pack)
    case.facts = recognise(case, issuer, document, date)
    judged = [Judgement(case, rule) for rule in pack.rules if rules is None or rule.id in rules]
    return _report(case, judged, waivers)


def _report(case: Case, judged: list[Judgement], waivers: Sequence[Waiver]) -> Report:
    found = sorted((finding for one in judged for finding in one.findings), key=_order)
    findings = _fingerprinted(case.draft, found)  # before any is waived, so that none shifts
    requirements = [one.requirement for one in judged]
    waived: list[WaivedFinding] = []
    allowances = waive.find(case.draft)
    if allowances or waivers:
        missing = {one.rule.id for one in judged if one.rule.kind in REQUIRING}
        names = {n: r.id for r in case.pack.rules for n in (r.id, *r.formerly)}
        date = case.facts.date
        standing, waived = waive.apply(findings, allowances, missing, names, date)
        if waivers:
            from disclosure_lint import register

            standing, more = register.apply(case.draft.source, standing, waivers, names, date)
            waived += more
        findings = _fingerprinted(case.draft, sorted(standing, key=_order))
        requirements = _with_waived(requirements, findings, waived)
    issuer = case.facts.issuer
    return Report(
        source=case.draft.source,
        document=case.facts.document,
        language=case.facts.language,
        issuer=issuer.id if issuer else None,
        date=case.facts.date,
        findings=tuple(findings),
        requirements=tuple(requirements),
        waived=tuple(waived),
        packs=case.pack.versions,
        reading=case.draft.reading,
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


def lint(
    text: str | Draft,
    *,
    issuer: str | None = None,
    document: str | None = None,
    date: str | None = None,
    packs: Pack | None = None,
) -> Report:
    """Check one draft; for many, build a `Linter` once.

    `issuer` is a name in the registry, `document` a kind of document and `date` an
    ISO date; each is recognised from the text where it is not told. `packs` come from
    `load_packs`; without them the shipped ones are used.

    Raises:
        UsageError: the issuer, the kind of document or the date is unknown, or the
            draft has no words.
        PackError: the packs cannot be loaded.
    """
    return Linter(packs).lint(text, issuer=issuer, document=document, date=date)


class Linter:
    """Lints many drafts with packs that were loaded once.

    Safe to share between threads: nothing changes after it is built, and it does
    no I/O.
    """

    def __init__(
        self,
        packs: Pack | None = None,
        *,
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        preview: bool = False,
    ) -> None:
        """Take packs, the shipped ones where none are given, and choose among their rules.

        `select` and `ignore` hold names of rules or packs; an empty `select` means all
        stable rules.

        Raises:
            UsageError: a name is neither a rule nor a pack.
            PackError: the shipped packs cannot be loaded.
        """
        pack = packs or load()
        chosen = [
            rule
            for rule in pack.rules
            if rule.status == "stable" or (preview and rule.status == "preview")
        ]
        if select:
            wanted = _named(pack, select)
            chosen = [rule for rule in pack.rules if rule.id in wanted]
        dropped = _named(pack, ignore)
        self.pack = pack
        self.rules = frozenset(rule.id for rule in chosen if rule.id not in dropped)

    def lint(
        self,
        draft: str | Draft,
        *,
        issuer: str | None = None,
        document: str | None = None,
        date: str | None = None,
        waivers: Sequence[Waiver] = (),
    ) -> Report:
        """Check one draft and return everything found, wrong and in order.

        `issuer` is a name in the registry, `document` a kind of document and `date`
        an ISO date; each is recognised from the text where it is not told. `waivers`
        allow findings, whatever draft they name: that is for the caller to judge.

        Raises:
            UsageError: the issuer, the kind of document or the date is unknown.
        """
        if isinstance(draft, str):
            draft = Draft(Source(draft, sha256=_sha256(draft)))
        if not draft.units or not len(draft.words):
            raise UsageError(f"{draft.source.name}: nothing to check: the draft has no words")
        return examine(
            draft,
            self.pack,
            issuer=self._issuer(issuer),
            document=_document(document),
            date=_date(date),
            rules=self.rules,
            waivers=waivers,
        )

    def _issuer(self, name: str | None) -> Issuer | None:
        if name is None:
            return None
        known = self.pack.registry.issuers
        if name not in known:
            raise UnknownError("issuer", name, known)
        return known[name]


def _named(pack: Pack, names: Collection[str]) -> set[str]:
    """Return the rules that names stand for, a pack's name standing for all of its."""
    found: set[str] = set()
    for name in names:
        of_pack = {rule.id for rule in pack.rules if rule.id.startswith(f"{name}/")}
        rule = pack.rule(name)
        if rule is not None:
            of_pack.add(rule.id)
        if not of_pack:
            raise UnknownError("rule", name, (rule.id for rule in pack.rules))
        found |= of_pack
    return found


def _document(name: str | None) -> str | None:
    if name is not None and name not in DOCUMENTS:
        raise UnknownError("kind of document", name, DOCUMENTS)
    return name


def _date(text: str | None) -> str | None:
    if text is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"`{text}` is not a date; write it as 2026-11-23") from None


def _sha256(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
