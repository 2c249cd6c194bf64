"""How one rule comes out on one draft: whether it applies, and what its kind says."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.needs import lacking
from disclosure_lint.case.verdict import MOST_FLAGS, Flag, Mark, Verdict
from disclosure_lint.draft.legible import unread
from disclosure_lint.finding import (
    NOTHING_OF_THE_KIND,
    WITHOUT_PROFILE,
    Edit,
    Finding,
    Fix,
    Label,
    Requirement,
    Safety,
    Severity,
    Status,
)
from disclosure_lint.kinds.registry import Engine, engine
from disclosure_lint.limits import look
from disclosure_lint.mentions.crowd import MOST
from disclosure_lint.packs.rule import Rule
from disclosure_lint.source import Span

TRAITS = {
    "chapter-18A": "listed under Chapter 18A",
    "listed": "listed anywhere",
    "sec-reporting": "reporting to the SEC",
}
_UNCALLED = "nothing in the draft calls for it"
_OURS = frozenset({"en", "zh"})  # the languages that the shipped rules are written in
_CLOSING = dict(zip(")]）】》」』”", "([（【《「『“", strict=True))  # notation: what each sign ends
_BRIEF = 400  # code points of a place whose brackets are counted
_MILDER = {"error": "warning", "warning": "note", "note": "note"}


class Judgement:
    """How one rule comes out on one case."""

    __slots__ = ("_engine", "case", "findings", "requirement", "rule")

    def __init__(self, case: Case, rule: Rule) -> None:
        self.case = case
        self.rule = rule
        self.findings: list[Finding] = []
        self._engine: Engine | None = None
        look()
        idle = inapplicable(rule, case)
        if idle == _UNCALLED and not _speaks(rule, case, _OURS):
            self.requirement = Requirement(rule.id, Status.UNCHECKED, _has_no_words(case))
        elif idle is not None:
            self.requirement = _idle(rule, idle)
        elif self._is_plain() and (lacks := lacking(rule, case)) is not None:
            self._take(Verdict(idle=lacks))  # no detector is loaded to say so
        elif not self.engine.illegible and not case.legible:
            reason = "the text of the draft cannot be read"
            self.requirement = Requirement(rule.id, Status.UNCHECKED, reason)
        elif self.engine.missing and (case.language == "other" or not _speaks(rule, case, _OURS)):
            self.requirement = Requirement(rule.id, Status.UNCHECKED, _has_no_words(case))
        else:
            self._take(self.engine.verdict(rule, case))
            in_ours = rule.kind == "detect" and case.codes <= _OURS
            if not (self.findings or in_ours or _speaks(rule, case)):
                self._take_back()

    def take_in(self, other: Judgement) -> None:
        """Take in how the rule came out on the other half of one draft.

        What the two halves say otherwise is told once, from the first.
        """
        told = {label.span for finding in self.findings for label in finding.related}
        fresh = [finding for finding in other.findings if finding.primary.span not in told]
        if fresh and not self.findings:
            self.requirement = other.requirement
        self.findings += fresh

    @property
    def engine(self) -> Engine:
        """What judges the rule; nothing is imported for one that does not apply."""
        if self._engine is None:
            self._engine = engine(self.rule)
        return self._engine

    def _is_plain(self) -> bool:
        """Whether all of the draft was read, and in a language of ours."""
        case = self.case
        return case.codes <= _OURS and case.legible and not unread(case.draft)

    def _take(self, verdict: Verdict) -> None:
        rule = self.rule
        pages = unread(self.case.draft)
        if pages and (verdict.flags if self.engine.elsewhere else _is_silent(verdict)):
            reason = f"{pages}, so what is missing may stand there"
            self.requirement = Requirement(rule.id, Status.UNCHECKED, reason)
        elif verdict.flags and self._is_in_letterhead():
            reason = f"{self.case.draft.unread[0].said}, so what is missing may stand there"
            self.requirement = Requirement(rule.id, Status.UNCHECKED, reason)
        elif verdict.flags:
            self.findings = [self._finding(flag) for flag in verdict.flags[:MOST_FLAGS]]
            why = _untold(len(verdict.flags))
            if self.engine.missing:
                why = why or self._not_all_there()
            self.requirement = Requirement(rule.id, Status.UNMET, why)
        elif verdict.doubt is not None:
            self.requirement = Requirement(rule.id, Status.UNCHECKED, verdict.doubt)
        elif verdict.idle is not None:
            self.requirement = _idle(rule, verdict.idle)
        elif self.case.crowded:
            reason = f"the draft has more than {MOST:,} elements of one sort; not all were read"
            self.requirement = Requirement(rule.id, Status.UNCHECKED, reason)
        elif (why := self._proves_nothing(verdict)) is not None:
            self.requirement = Requirement(rule.id, Status.UNCHECKED, why)
        elif verdict.evidence:
            evidence = tuple(self._label(mark) for mark in verdict.evidence)
            self.requirement = Requirement(rule.id, Status.MET, None, evidence)
        else:
            self.requirement = _idle(rule, NOTHING_OF_THE_KIND)

    def _proves_nothing(self, verdict: Verdict) -> str | None:
        """Say why a statement that was found is not the draft's own, or is not whole."""
        fields = self.rule.fields
        if not (verdict.evidence and self.engine.stated) or "outside" in fields:
            return None
        from disclosure_lint.case.borrowed import borrowed

        own = self.rule.kind in {"require", "parts"} and "within" not in fields
        return borrowed(self.case, verdict.evidence, own=own)

    def _take_back(self) -> None:
        """Say nothing is in order that rests on words which the rule has in another language.

        One written in English alone was not written for a Chinese draft, nor the other way
        round; what hangs on the words of a detector is for the detector to know, which is
        not asked here.
        """
        rule, status = self.rule, Status.UNCHECKED
        if self.case.codes <= _OURS:
            silent = self.requirement.reason == NOTHING_OF_THE_KIND
            if not (self.requirement.status is Status.MET or silent):
                return
            status = Status.NOT_APPLICABLE
        self.requirement = Requirement(rule.id, status, _has_no_words(self.case))

    def _finding(self, flag: Flag) -> Finding:
        rule = self.rule
        values = _Values(flag.values)
        return Finding(
            primary=self._primary(flag),
            rule=rule.id,
            severity=self._severity(flag),
            message=rule.message.format_map(values),
            help=_based(rule.help.format_map(values) if rule.help else None, flag.basis),
            related=tuple(self._label(mark) for mark in flag.related),
            citations=rule.cited(self.case.facts.document),
            fix=self._fix(flag),
            missing=self.engine.nowhere,
        )

    def _primary(self, flag: Flag) -> Label:
        if flag.origin is None:
            return self._label(flag.mark)
        return Label(Span(*flag.origin), flag.mark.message)

    def _severity(self, flag: Flag) -> Severity:
        rule, facts = self.rule, self.case.facts
        named = rule.severities[facts.document]
        trait = rule.fields.get("milder_unless")
        if trait is not None and trait not in facts.traits:
            named = _MILDER[named]
        for _ in range(flag.mild):
            named = _MILDER[named]
        if self.engine.missing and self._not_all_there():
            named = _MILDER[named]
        doubtful = flag.unsure or not facts.unsure.isdisjoint(rule.traits)
        if doubtful and named == "error":
            named = "warning"
        return Severity(named)

    def _is_in_letterhead(self) -> bool:
        """Whether what is missing may stand in a letterhead of which nobody could read all."""
        asks = self.engine.letterhead or self.rule.fields.get("letterhead", False)
        return asks and any(not part.whole for part in self.case.draft.unread)

    def _not_all_there(self) -> str | None:
        """Say why what is missing may stand where nobody could look, if it may."""
        if self.case.draft.unread:
            return "part of the draft could not be read, and may hold it"
        if self.case.breaks_off:
            return "the draft breaks off, and the rest may hold it"
        return None

    def _fix(self, flag: Flag) -> Fix | None:
        if not flag.changes:
            return None
        rewritten = self.case.draft.rewritten
        edits = [rewritten(c.start, c.end, c.text) for c in sorted(flag.changes)]
        if None in edits:
            return None
        safety = Safety.SAFE if flag.safe else Safety.UNSAFE
        return Fix(safety, tuple(Edit(*edit) for edit in edits if edit))

    def _label(self, mark: Mark) -> Label:
        draft, source = self.case.draft, None
        if mark.beside and self.case.beside is not None:
            draft = self.case.beside.draft
            if draft.source is not self.case.draft.source:  # else the other half of one draft
                source = draft.source
        end = _closed(draft.text, mark.start, mark.end)
        return Label(draft.origin(mark.start, end), mark.message, source)


def _closed(text: str, start: int, end: int) -> int:
    """Return the end of a place, with the bracket or quotation mark that it leaves open."""
    closing = _CLOSING.get(text[end : end + 1])
    if closing is None or end - start > _BRIEF:
        return end
    words = text[start:end]
    return end + (words.count(closing) > words.count(text[end]))


def _based(help_: str | None, basis: str) -> str | None:
    """Return a help that says which official list a finding rests on."""
    if not basis:
        return help_
    return f"{help_ or ''} This rests on {basis}.".strip()


def _idle(rule: Rule, reason: str) -> Requirement:
    """Return the outcome of a rule that judged nothing: what only a profile would tell is open."""
    without = reason.endswith(WITHOUT_PROFILE)
    return Requirement(rule.id, Status.UNCHECKED if without else Status.NOT_APPLICABLE, reason)


def _speaks(rule: Rule, case: Case, but: frozenset[str] = frozenset()) -> bool:
    """Whether a rule has words for the language of a draft, or goes by none."""
    codes = case.codes
    if codes <= but:
        return True
    spoken = case.known.made(f"languages of {rule.id}", lambda: _languages(rule, case))
    return not spoken or not codes.isdisjoint(spoken)


def _languages(rule: Rule, case: Case) -> frozenset[str]:
    """Return the languages that a rule, or a list that it goes by, has words for."""
    lists = engine(rule).terms
    return case.known.languages(lists).union(rule.speaks) if lists else frozenset(rule.speaks)


def _has_no_words(case: Case) -> str:
    return f"the rule has no words for {case.tongue.called}: a person who reads it has to judge"


def _is_silent(verdict: Verdict) -> bool:
    """Whether a kind found nothing to flag and has no words to show for it."""
    told = verdict.flags or verdict.evidence or verdict.idle or verdict.doubt
    return not told


class _Values(dict[str, str]):
    """Fills the placeholders of a message; one that nobody filled stays as written."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def _untold(count: int) -> str | None:
    """Say that places are not told of, where there are too many."""
    if count <= MOST_FLAGS:
        return None
    return f"the first {MOST_FLAGS:,} places are told of, and there are more"


def inapplicable(rule: Rule, case: Case) -> str | None:
    """Return why a rule does not apply to a case, or None where it does."""
    facts = case.facts
    if facts.document not in rule.severities:
        return f"does not apply to this kind of document ({facts.document})"
    if rule.languages and not any(
        facts.language.startswith(name) or facts.language == "mixed" for name in rule.languages
    ):
        return f"does not apply to this language ({facts.language})"
    if rule.venues and not facts.venues.intersection(rule.venues):
        return _unlisted(rule, case)
    asked = rule.traits + (rule.announcing if facts.document == "announcement" else ())
    if not facts.traits.issuperset(asked):
        return _unbound(asked, case)
    if rule.when is not None and not case.holds(rule.when) and not _made(rule, case):
        return _UNCALLED
    return None


def _made(rule: Rule, case: Case) -> bool:
    """Whether the draft makes the statement that the rule asks for, called for or not."""
    named = rule.fields.get("statement") if rule.kind == "require" else None
    return named is not None and case.statement(named) is not None


def _unlisted(rule: Rule, case: Case) -> str:
    venues = " or ".join(rule.venues)
    if case.facts.issuer is None:
        if case.facts.venues:
            return (
                f"the draft shows its issuer listed on {_all(case.facts.venues)}, not on {venues}"
            )
        return f"whether its issuer is listed on {venues} the draft does not say, and there is {WITHOUT_PROFILE}"
    return f"{case.facts.issuer.name} is not listed on {venues} at the date of the draft"


def _all(venues: frozenset[str]) -> str:
    return " and ".join(sorted(venues))


def _unbound(asked: tuple[str, ...], case: Case) -> str:
    lacking = next(trait for trait in asked if trait not in case.facts.traits)
    if lacking == "hkex-document":
        return "the exhibit is not itself an HKEX announcement"
    said = TRAITS[lacking]
    if case.facts.issuer is None:
        if lacking == "sec-reporting" and case.facts.venues:
            return f"the draft shows its issuer listed on {_all(case.facts.venues)}, not in the United States"
        if lacking == "chapter-18A" and case.facts.venues and "HKEX" not in case.facts.venues:
            return f"the draft shows its issuer listed on {_all(case.facts.venues)}, not on HKEX"
        return (
            f"whether its issuer is {said} the draft does not say, and there is {WITHOUT_PROFILE}"
        )
    return f"{case.facts.issuer.name} is not {said}"
