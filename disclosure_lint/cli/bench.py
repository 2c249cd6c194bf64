"""Judging one draft after another: what each worker process does.

The only part of the command line that knows readers, packs and the engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint import readers
from disclosure_lint.cli import mend
from disclosure_lint.draft.model import Draft
from disclosure_lint.engine import Linter
from disclosure_lint.errors import DisclosureLintError, UsageError
from disclosure_lint.finding import Report, Severity, Status
from disclosure_lint.outputs import RECORDS
from disclosure_lint.packs import load
from disclosure_lint.quiet_trace import trace
from disclosure_lint.readers.manner import Tracked
from disclosure_lint.render.formats import format_called, unread
from disclosure_lint.render.view import Tally, Told, View, tally

if TYPE_CHECKING:
    from disclosure_lint.cli.baseline import Baseline
    from disclosure_lint.waivers.file import Register
    from disclosure_lint.waivers.register import Waiver

_JUDGED = frozenset({Status.MET, Status.UNMET, Status.WAIVED})


class Plan(NamedTuple):
    """All that a worker needs to know; plain values, so that they can be sent to it."""

    output: str = "full"
    view: View = View()
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    terms: Mapping[str, tuple[str, ...]] = {}
    house: Mapping[str, str] = {}
    issuer: str | None = None
    document: str | None = None
    date: str | None = None
    encoding: str | None = None
    tracked: Tracked = "accepted"  # how the changes of Word files are read
    task: mend.Task = mend.Task()
    diff: bool = False
    register: Register | None = None
    baseline: Baseline | None = None
    listing: bool = False  # whether to tell every finding apart, for the baseline or for counting


class Found(NamedTuple):
    """A finding as it is counted and known again."""

    rule: str
    fingerprint: str
    known: bool  # to the baseline


class Outcome(NamedTuple):
    """What came of one draft."""

    name: str
    rendered: str = ""
    tally: Tally = Tally()
    worst: int = 0  # the rank of its gravest finding
    judged: bool = False  # whether any rule came out as anything on it
    unchecked: int = 0  # rules that could not be checked on it
    mended: mend.Mended | None = None
    error: str | None = None  # why it cannot be judged
    bug: str | None = None
    waivers: Mapping[int, str] = {}  # entry of the register → how it came out: used, lapsed, idle
    found: tuple[Found, ...] = ()


class Bench:
    """Packs and engine, ready for drafts."""

    def __init__(self, plan: Plan) -> None:
        """Load the packs and see that the plan makes sense.

        Raises:
            PackError: the packs do not hold up.
            UsageError: a rule, issuer or date that was told is unknown.
        """
        self.pack = load.load(plan.packs, terms=plan.terms)
        if plan.house:
            from disclosure_lint.config.house import adopt

            adopt(self.pack, plan.house)
        self.linter = Linter(
            self.pack, select=plan.select, ignore=plan.ignore, preview=plan.preview
        )
        if not self.linter.rules:
            raise UsageError("nothing to check: no rule is left after --select and --ignore")
        if plan.issuer is not None:
            plan = plan._replace(issuer=self.pack.registry.called(plan.issuer))
        self.plan = plan
        if plan.issuer or plan.document or plan.date:
            self.lint("disclosure")  # says what is told wrongly once, not once a draft
        self.format = format_called(plan.output)
        rules = tuple(rule for rule in self.pack.rules if rule.id in self.linter.rules)
        self.view = plan.view._replace(rules=rules, pack=self.pack, told=self._told())

    @property
    def names(self) -> frozenset[str]:
        """The names of all rules of the packs, former ones too."""
        return frozenset(n for rule in self.pack.rules for n in (rule.id, *rule.formerly))

    def lint(self, draft: Draft | str) -> Report:
        """Judge a draft by what was told of all of them, and by the waivers that are about it."""
        plan = self.plan
        waivers: tuple[Waiver, ...] = ()
        if plan.register and isinstance(draft, Draft):
            waivers = plan.register.about(draft.source.name)
        return self.linter.lint(
            draft, issuer=plan.issuer, document=plan.document, date=plan.date, waivers=waivers
        )

    def judge(self, name: str, data: bytes | None = None) -> list[Outcome]:
        """Read, judge and render the drafts of one file, which mostly are one.

        `data` is what was read already, if it was.
        """
        plan, from_file = self.plan, data is None
        try:
            data = readers.load(name) if data is None else data
            drafts = readers.read_all_bytes(data, name, plan.encoding, tracked=plan.tracked)
            if len(drafts) > 1 and plan.output in RECORDS:
                said = f"{name}: a record is of one draft, and this file holds {len(drafts)}"
                raise UsageError(said)  # noqa: TRY301 - as what reading raises
        except Exception as error:  # noqa: BLE001 - one file's bug is not the others'
            return [self._failed(name, error)]
        return [self._judge(draft, data, from_file=from_file) for draft in drafts]

    def _judge(self, draft: Draft, data: bytes, *, from_file: bool) -> Outcome:
        try:
            if self.plan.task.safeties:
                return self._mend(draft, data, from_file=from_file)
            return self.outcome(draft.source.name, self.lint(draft))
        except Exception as error:  # noqa: BLE001 - one draft's bug is not the others'
            return self._failed(draft.source.name, error)

    def _failed(self, name: str, error: Exception) -> Outcome:
        """Return what came of a draft that cannot be judged."""
        if isinstance(error, DisclosureLintError):
            said = str(error)
            return Outcome(name, unread(self.format, name, said), error=said)
        said = unread(self.format, name, "a bug in disclosure-lint")
        return Outcome(name, said, bug=trace(error))

    def read(self, name: str) -> Draft:
        """Read the one draft of a file."""
        return readers.read(name, self.plan.encoding, tracked=self.plan.tracked)

    def outcome(self, name: str, judged: Report) -> Outcome:
        """Return what came of a draft that was judged, its report rendered."""
        view = self.view
        if judged.issuer:
            known = self.pack.registry.issuers[judged.issuer].name
            view = view._replace(names={judged.issuer: known})
        found = self._found(name, judged)
        known_ones = sum(one.known for one in found)
        report = _without_known(judged, found) if known_ones else judged
        statuses = {requirement.status for requirement in report.requirements}
        return Outcome(
            name,
            rendered=self.format.draft(report, view),
            tally=tally(report)._replace(known=known_ones),
            worst=max((finding.severity.rank for finding in report.findings), default=0),
            judged=bool(judged.findings) or not statuses.isdisjoint(_JUDGED),
            unchecked=sum(one.status is Status.UNCHECKED for one in report.requirements),
            waivers=self._waivers(name, judged),
            found=found if self.plan.listing else (),
        )

    def _found(self, name: str, report: Report) -> tuple[Found, ...]:
        """Tell every finding apart, where somebody asks for it."""
        baseline = self.plan.baseline
        if not (self.plan.listing or baseline):
            return ()
        known = baseline.of(name) if baseline else frozenset()
        keys = [(finding.rule, finding.fingerprint) for finding in report.findings]
        return tuple(Found(*key, known=key in known) for key in keys)

    def _waivers(self, name: str, report: Report) -> dict[int, str]:
        """Return how the waivers about a draft came out on it, of the rules that ran."""
        if not self.plan.register:
            return {}
        used = {waived.entry for waived in report.waived}
        states = {}
        for waiver in self.plan.register.about(name):
            rule = self.pack.rule(waiver.rule)
            if rule is not None and rule.id in self.linter.rules:
                idle = "lapsed" if waiver.lapsed(report.date) else "idle"
                states[waiver.entry] = "used" if waiver.entry in used else idle
        return states

    def _told(self) -> Told:
        plan = self.plan
        return Told(*(getattr(plan, field) for field in Told._fields))

    def _mend(self, draft: Draft, data: bytes, *, from_file: bool) -> Outcome:
        name = draft.source.name
        if not draft.source.encoding:
            return self._unmended(name, self.lint(draft))
        mended, report = mend.mend(self.lint, data, draft, self.plan.task)
        if not from_file:
            mended = mended._replace(prints=not self.plan.diff)
        elif mended.changed and not self.plan.diff:
            readers.write(name, draft.source, mended.data)
        return self.outcome(name, report)._replace(mended=mended)

    def _unmended(self, name: str, report: Report) -> Outcome:
        """Report a file that is no text, and say so where there is something to mend."""
        outcome = self.outcome(name, report)
        if any(one.fix and one.fix.safety in self.plan.task.safeties for one in report.findings):
            return outcome._replace(error=f"{name}: {readers.UNMENDED}")
        return outcome


def _without_known(report: Report, found: tuple[Found, ...]) -> Report:
    standing = [f for f, one in zip(report.findings, found, strict=True) if not one.known]
    return report._replace(findings=tuple(standing))


def rank(threshold: str) -> int:
    """Return the rank from which findings count for the exit code."""
    return 4 if threshold == "never" else Severity(threshold).rank
