"""The engine: a draft and packs in, a report out. No network, no globals.

Nothing is read but packs, when a `Linter` is built or told to load them again, and no
clock but for a time limit or a log that somebody asked for.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case, beside, both, case_of
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import UnknownError, UsageError
from disclosure_lint.finding import Report
from disclosure_lint.given import day, digest, kind_of_document, refuse, taken
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.judging import Judgement
from disclosure_lint.limits import Stop, within
from disclosure_lint.packs.load import load
from disclosure_lint.packs.pack import Pack
from disclosure_lint.reporting import report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from logging import Logger
    from types import ModuleType

    from disclosure_lint.waivers.covering import Waiver


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
    return _judged(case, cases, rules, waivers)


def examine_both(  # noqa: PLR0913 - what is told of two drafts
    draft: Draft,
    other: Draft,
    relation: str,
    pack: Pack,
    *,
    issuer: Issuer | None = None,
    document: str | None = None,
    date: str | None = None,
    rules: Collection[str] | None = None,
    waivers: tuple[Sequence[Waiver], Sequence[Waiver]] = ((), ()),
) -> tuple[Report, Report]:
    """Check two drafts, each with the other beside it; they are compared once."""
    told = {"issuer": issuer, "document": document, "date": date}
    pair = [case_of(one, pack, **told) for one in (draft, other)]  # type: ignore[arg-type]
    beside_each = both(*pair)
    first, second = (
        _judged(case, {None: case, relation: one}, rules, allowed)
        for case, one, allowed in zip(pair, beside_each, waivers, strict=True)
    )
    return first, second


def _judged(
    case: Case,
    cases: dict[str | None, Case],
    rules: Collection[str] | None,
    waivers: Sequence[Waiver],
) -> Report:
    given = [name for name in cases if name is not None]
    within: tuple[Case, ...] = ()
    if case.facts.language == "mixed" and "translation" not in cases:
        from disclosure_lint.comparing.halves import halves

        within = halves(case)
        if within:
            cases["translation"] = within[0]
    judged = [
        Judgement(cases[rule.beside], rule)
        for rule in case.pack.rules
        if rule.beside in cases and (rules is None or rule.id in rules)
    ]
    for one in judged if within else ():
        if one.rule.beside == "translation":
            one.take_in(Judgement(within[1], one.rule))
    made = report(case, judged, waivers)
    if given:
        from disclosure_lint.comparing.in_step import in_step

        made = made._replace(beside=tuple(in_step(name, cases[name]) for name in given))
    return made


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

    def lint_both(  # noqa: PLR0913 - what is told of two drafts
        self,
        draft: Draft,
        other: Draft,
        *,
        relation: str = "translation",
        issuer: str | None = None,
        document: str | None = None,
        date: str | None = None,
        waivers: tuple[Sequence[Waiver], Sequence[Waiver]] = ((), ()),
    ) -> tuple[Report, Report]:
        """Check two drafts that stand beside each other, in the time of comparing them once.

        Args:
            draft: the one, as `read` or `read_bytes` returned it.
            other: the other.
            relation: what each is to the other, translation or companion.
            issuer: a name in the registry; recognised from each text where it is None, as
                are the next two.
            document: the kind of document of both.
            date: the date of both, ISO.
            waivers: findings to allow in the one and in the other.

        Returns:
            What `lint` says of each with the other beside it.

        Raises:
            UsageError: as `lint`.
            PluginError: a kind that another package brings failed.
        """
        pack, rules = self._ready
        return examine_both(
            taken(draft),
            taken(other),
            relation,
            pack,
            issuer=_issuer(pack, issuer),
            document=kind_of_document(document),
            date=day(date),
            rules=rules,
            waivers=waivers,
        )


def _recorded(logger: Logger, draft: str | Draft, judge: Callable[[], Report]) -> Report:
    """Judge a draft and leave a record of how that went."""
    from time import perf_counter

    began = perf_counter()
    try:
        judged = judge()
    except Exception as error:
        text = draft if isinstance(draft, str) else draft.source.text
        sha256 = digest(text) if isinstance(draft, str) else draft.source.sha256
        fields = _journal().given_up(error, sha256, len(text), perf_counter() - began)
        logger.warning("draft not judged", extra=fields)
        raise
    logger.info("draft judged", extra=_journal().judged(judged, perf_counter() - began))
    return judged


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
