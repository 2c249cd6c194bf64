"""The engine: a draft and packs in, a report out. No network, no globals.

Nothing is read but packs, when a `Linter` is built or told to load them again, and no
clock but for a time limit or a log that somebody asked for.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case, beside, case_of
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import UnknownError, UsageError
from disclosure_lint.finding import (
    LANGUAGES,
    Finding,
    Report,
    Requirement,
    Status,
    WaivedFinding,
)
from disclosure_lint.given import day, digest, kind_of_document, refuse, taken
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.judging import Judgement
from disclosure_lint.limits import Stop, within
from disclosure_lint.packs.load import load
from disclosure_lint.packs.pack import Pack
from disclosure_lint.waivers import comments as waive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from logging import Logger
    from types import ModuleType

    from disclosure_lint.waivers.register import Waiver


def examine(  # noqa: PLR0913 - what is told of a draft
    draft: Draft,
    pack: Pack,
    *,
    issuer: Issuer | None = None,
    document: str | None = None,
    date: str | None = None,
    rules: Collection[str] | None = None,
    waivers: Sequence[Waiver] = (),
    texts: Mapping[str, Draft] | None = None,
) -> Report:
    """Check one draft against every rule of a pack, or only the named ones.

    What is told of issuer, kind of document and ISO date wins over what the text
    says. `waivers` are those of the register that are about this draft. `texts` are those
    beside it, by what they are to it: a rule that looks at two texts is asked only where
    its other one is there.
    """
    case = case_of(draft, pack, issuer=issuer, document=document, date=date)
    cases: dict[str | None, Case] = {None: case}
    for relation, other in (texts or {}).items():
        cases[relation] = beside(case, case_of(other, pack, issuer=issuer))
    within: tuple[Case, ...] = ()
    if case.facts.language == "mixed" and "translation" not in cases:
        from disclosure_lint.comparing.halves import halves

        within = halves(case)
        if within:
            cases["translation"] = within[0]
    judged = [
        Judgement(cases[rule.beside], rule)
        for rule in pack.rules
        if rule.beside in cases and (rules is None or rule.id in rules)
    ]
    for one in judged if within else ():
        if one.rule.beside == "translation":
            one.take_in(Judgement(within[1], one.rule))
    report = _report(case, judged, waivers)
    if texts:
        from disclosure_lint.comparing.in_step import in_step

        report = report._replace(beside=tuple(in_step(name, cases[name]) for name in texts))
    return report


def _report(case: Case, judged: list[Judgement], waivers: Sequence[Waiver]) -> Report:
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
            from disclosure_lint.waivers import register

            standing, more = register.apply(case.draft.source, standing, waivers, names, date)
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


def lint(  # noqa: PLR0913 - what is told of a draft
    text: str | Draft,
    *,
    issuer: str | None = None,
    document: str | None = None,
    date: str | None = None,
    packs: Pack | None = None,
    translation: str | Draft | None = None,
    previous: str | Draft | None = None,
    companion: str | Draft | None = None,
) -> Report:
    """Check one draft; for many, build a `Linter` once.

    Args:
        text: the draft's text, or what `read` or `read_bytes` returned.
        issuer: a name in the registry, such as "ascentage-pharma"; recognised from the
            text where it is None, as are the next two.
        document: a kind of document: announcement, press-release, exhibit, results,
            report, brief or other.
        date: the draft's own date, ISO.
        packs: what `load_packs` returned; the shipped packs where it is None.
        translation: the same document in the other language, to compare it with.
        previous: the issuer's text before it.
        companion: another text of the same event, such as the exhibit to its cover.

    Raises:
        UsageError: the issuer, the kind of document or the date is unknown, or the
            draft has no words.
        PackError: the packs cannot be loaded.
    """
    return Linter(packs).lint(
        text,
        issuer=issuer,
        document=document,
        date=date,
        translation=translation,
        previous=previous,
        companion=companion,
    )


class Linter:
    """Lints many drafts with packs that were loaded once.

    One is enough for a service: any number of threads may share it, and the calls do no
    I/O. Only `reload` changes anything, in one step; calls that run go on with what they
    began with.
    """

    def __init__(
        self,
        packs: Pack | Callable[[], Pack] | None = None,
        *,
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        preview: bool = False,
        logger: Logger | None = None,
    ) -> None:
        """Take packs and choose among their rules.

        Args:
            packs: what `load_packs` returned, or a function without arguments that calls
                it, which `reload` then calls again; the shipped packs where it is None.
            select: names of rules or packs to judge by; empty means all stable rules.
            ignore: names of rules or packs to leave out.
            preview: whether rules that are not yet stable are judged too.
            logger: where a record of every call goes: counts, milliseconds and the first
                12 hex digits of the draft's SHA-256, never its words, name or issuer.

        Raises:
            UsageError: a name is neither a rule nor a pack.
            PackError: the packs cannot be loaded.
        """
        self._source = load if packs is None else packs
        self._select = tuple(select)
        self._ignore = tuple(ignore)
        self._preview = preview
        self._logger = logger
        # Swapped whole by `reload`, so that no call sees half of a change.
        self._ready: tuple[Pack, frozenset[str]] = self._made(
            self._source if isinstance(self._source, Pack) else self._source()
        )

    @property
    def pack(self) -> Pack:
        """The packs that drafts are judged by."""
        return self._ready[0]

    @property
    def rules(self) -> frozenset[str]:
        """The names of the rules that drafts are judged by."""
        return self._ready[1]

    def reload(self, packs: Pack | None = None) -> Pack:
        """Judge by other packs from the next call on, or load the same again; return them.

        Nothing stops meanwhile: calls in other threads go on with the packs that they
        began with, and where the new ones do not hold up, the old ones stay.

        Raises:
            UsageError: a selected name is neither a rule nor a pack of the new packs, or
                there is nothing to load again, because a loaded `Pack` was given.
            PackError: the packs cannot be loaded.
        """
        if packs is None:
            if isinstance(self._source, Pack):
                raise UsageError("nothing to load again: give `Linter` a function, or packs here")
            packs = self._source()
        self._ready = self._made(packs)
        return packs

    def _made(self, pack: Pack) -> tuple[Pack, frozenset[str]]:
        chosen = [
            rule
            for rule in pack.rules
            if rule.status == "stable" or (self._preview and rule.status == "preview")
        ]
        if self._select:
            wanted = _named(pack, self._select)
            chosen = [rule for rule in pack.rules if rule.id in wanted]
        dropped = _named(pack, self._ignore)
        rules = frozenset(rule.id for rule in chosen if rule.id not in dropped)
        if self._logger is not None:
            self._logger.info("packs loaded", extra=_journal().loaded(pack, len(rules)))
        return pack, rules

    def lint(  # noqa: PLR0913 - what is told of a draft
        self,
        draft: str | Draft,
        *,
        issuer: str | None = None,
        document: str | None = None,
        date: str | None = None,
        waivers: Sequence[Waiver] = (),
        translation: str | Draft | None = None,
        previous: str | Draft | None = None,
        companion: str | Draft | None = None,
        time_limit: float | None = None,
        stop: Stop | None = None,
    ) -> Report:
        """Check one draft and return everything found, wrong and in order.

        Args:
            draft: its text, or what `read` or `read_bytes` returned.
            issuer: a name in the registry, such as "ascentage-pharma"; recognised from
                the text where it is None, as are the next two.
            document: a kind of document: announcement, press-release, exhibit, results,
                report, brief or other.
            date: the draft's own date, ISO.
            waivers: findings to allow, whatever draft they name: that is for the caller
                to judge.
            translation: the same document in the other language, to compare it with.
            previous: the issuer's text before it.
            companion: another text of the same event, such as the exhibit to its cover.
            time_limit: seconds, after which the draft is given up; None for no limit.
                Reading a file into a `Draft` is done before and not counted.
            stop: gives the draft up as soon as its `is_set()` says so, as that of a
                `threading.Event` does.

        Raises:
            UsageError: the issuer, the kind of document or the date is unknown, or the
                draft has no words, or is the name of a file.
            TypeError: the draft is neither a text nor what was read: a path, or bytes.
            TimeLimitError: the time limit has passed.
            StoppedError: `stop` was set.
            PluginError: a kind that another package brings failed.
        """
        refuse(draft)
        pack, rules = self._ready

        def judge() -> Report:
            texts = {"translation": translation, "previous": previous, "companion": companion}
            return examine(
                taken(draft),
                pack,
                issuer=_issuer(pack, issuer),
                document=kind_of_document(document),
                date=day(date),
                rules=rules,
                waivers=waivers,
                texts={name: taken(text) for name, text in texts.items() if text is not None},
            )

        if self._logger is not None:
            return _recorded(self._logger, draft, lambda: within(time_limit, stop, judge))
        return within(time_limit, stop, judge)


def _recorded(logger: Logger, draft: str | Draft, judge: Callable[[], Report]) -> Report:
    """Judge a draft and leave a record of how that went."""
    from time import perf_counter

    began = perf_counter()
    try:
        report = judge()
    except Exception as error:
        text = draft if isinstance(draft, str) else draft.source.text
        sha256 = digest(text) if isinstance(draft, str) else draft.source.sha256
        fields = _journal().given_up(error, sha256, len(text), perf_counter() - began)
        logger.warning("draft not judged", extra=fields)
        raise
    logger.info("draft judged", extra=_journal().judged(report, perf_counter() - began))
    return report


def _journal() -> ModuleType:
    from disclosure_lint import service_log as journal  # late: the command line keeps no log

    return journal


def _issuer(pack: Pack, name: str | None) -> Issuer | None:
    if name is None:
        return None
    known = pack.registry.issuers
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
            packs = {rule.id.partition("/")[0] for rule in pack.rules}
            raise UnknownError("rule", name, [*sorted(packs), *(rule.id for rule in pack.rules)])
        found |= of_pack
    return found
