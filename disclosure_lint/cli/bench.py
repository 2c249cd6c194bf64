"""Judging one draft after another: what each worker process does.

The only part of the command line that knows readers, packs and the engine.
"""

from __future__ import annotations

from disclosure_lint import readers
from disclosure_lint.cli.outcome import Found, Outcome, Task
from disclosure_lint.config.settings import Settings
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import DisclosureLintError, StoppedError, UsageError
from disclosure_lint.finding import Report, Status
from disclosure_lint.outputs import PAGES, RECORDS
from disclosure_lint.readers.manner import Tracked
from disclosure_lint.record import NamedTuple
from disclosure_lint.render.formats import format_called, unread
from disclosure_lint.render.view import Told, View, tally
from disclosure_lint.workbench import Workbench, was_judged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from disclosure_lint.cli.baseline import Baseline
    from disclosure_lint.cli.pairing import Pairs
    from disclosure_lint.waivers.register import Register

_CALLED = {"translation": "translation", "previous": "text before it", "companion": "companion"}
_TELLS_CHANGES = ("html", PAGES)  # the formats that tell which findings are new


class Plan(NamedTuple):
    """All that a worker needs to know; plain values, so that they can be sent to it."""

    output: str = "full"
    view: View = View()
    settings: Settings = Settings()
    date: str | None = None
    encoding: str | None = None
    tracked: Tracked = "accepted"  # how the changes of Word files are read
    convert: bool = False  # whether LibreOffice may turn what is no Word file into one
    task: Task = Task()
    diff: bool = False
    register: Register | None = None
    baseline: Baseline | None = None
    beside: Pairs = {}  # noqa: RUF012 - by the names of drafts: what stands beside them
    listing: bool = False  # whether to tell every finding apart, for the baseline or for counting


class Bench(Workbench):
    """What one process judges drafts with, and how it tells what came of them."""

    def __init__(self, plan: Plan, *, is_alone: bool = True) -> None:
        """Load the packs and see that the plan makes sense.

        `is_alone` says that no other process judges drafts of the same run, so that both of a
        pair are judged here.

        Raises:
            PackError: the packs do not hold up.
            UsageError: a rule, issuer or date that was told is unknown.
        """
        super().__init__(plan.settings, plan.register, plan.date)
        self.plan = plan._replace(settings=self.settings)
        self.format = format_called(plan.output)
        self._is_alone = is_alone
        self._held: dict[str, Draft] = {}  # those of a pair whose other one is still to be judged
        self._judged: set[str] = set()
        self._reports: dict[str, Report] = {}  # of those that were judged with their other one
        rules = tuple(rule for rule in self.pack.rules if rule.id in self.linter.rules)
        self.view = plan.view._replace(rules=rules, pack=self.pack, told=self._told())

    @property
    def names(self) -> frozenset[str]:
        """The names of all rules of the packs, former ones too."""
        return frozenset(n for rule in self.pack.rules for n in (rule.id, *rule.formerly))

    def outcomes(self, name: str, data: bytes | None = None) -> list[Outcome]:
        """Read, judge and render the drafts of one file, which mostly are one.

        `data` is what was read already, if it was.
        """
        plan, from_file = self.plan, data is None
        if name in self._reports and data is None:
            return [self.outcome(name, self._reports.pop(name))]
        try:
            held = self._held.pop(name, None)
            if held is not None and data is None:
                return [self._judge(held, b"", from_file=True)]
            data = readers.load(name) if data is None else data
            drafts = readers.read_all_bytes(
                data, name, plan.encoding, tracked=plan.tracked, convert=plan.convert
            )
            if len(drafts) > 1 and (said := self._is_of_one(name)):
                raise UsageError(f"{said}, and this file holds {len(drafts)}")  # noqa: TRY301 - as what reading raises
        except StoppedError:
            raise  # whoever set the limit says so
        except Exception as error:  # noqa: BLE001 - one file's bug is not the others'
            return [self._failed(name, error)]
        return [self._judge(draft, data, from_file=from_file) for draft in drafts]

    def _with_before(self, report: Report, before: Draft) -> Report:
        """Return a report that knows how the text before came out, judged by itself."""
        judged = self.linter.lint(
            before, issuer=self.settings.issuer, document=self.settings.document
        )
        return report._replace(
            beside=tuple(
                one._replace(report=judged) if one.relation == "previous" else one
                for one in report.beside
            )
        )

    def _is_of_one(self, name: str) -> str | None:
        """Say what is asked of a file that goes with one draft only."""
        if self.plan.output in RECORDS:
            return f"{name}: a record is of one draft"
        if name in self.plan.beside:
            relation, path = self.plan.beside[name][0]
            return f"{name}: {path} stands beside one draft, as its {_CALLED[relation]}"
        return None

    def _judge(self, draft: Draft, data: bytes, *, from_file: bool) -> Outcome:
        try:
            if self.plan.task.safeties:
                return self._mend(draft, data, from_file=from_file)
            name, beside = draft.source.name, self._beside(draft)
            report = self._report(draft, beside)
            if "previous" in beside and self.plan.output in _TELLS_CHANGES:
                report = self._with_before(report, beside["previous"])
            return self.outcome(name, report)
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 - one draft's bug is not the others'
            return self._failed(draft.source.name, error)

    def _report(self, draft: Draft, beside: dict[str, Draft]) -> Report:
        """Judge a draft, and at once the one that stands beside it where that is next."""
        name = draft.source.name
        if self._is_alone and len(beside) == 1:
            ((relation, other),) = beside.items()
            path = other.source.name
            if path in self._held and self.plan.beside.get(path) == ((relation, name),):
                report, self._reports[path] = self.judge_both(draft, other, relation)
                del self._held[path]
                return report
        return self.judge(draft, beside)

    def _failed(self, name: str, error: Exception) -> Outcome:
        """Return what came of a draft that cannot be judged."""
        if isinstance(error, DisclosureLintError):
            said = str(error)
            return Outcome(name, unread(self.format, name, said), error=said)
        if isinstance(error, MemoryError):
            said = f"{name}: takes more memory than there is"
            return Outcome(name, unread(self.format, name, said), error=said)
        from disclosure_lint.quiet_trace import trace

        said = unread(self.format, name, "a bug in disclosure-lint")
        return Outcome(name, said, bug=trace(error))

    def _beside(self, draft: Draft) -> dict[str, Draft]:
        """Return the texts beside a draft, by what they are to it.

        Two that stand beside each other are read once: the one is held for as long as the
        other is to be judged. One that cannot be read is told of when its own turn comes.
        """
        found: dict[str, Draft] = {}
        name, beside = draft.source.name, self.plan.beside
        if name not in beside:
            return found
        self._judged.add(name)
        for relation, path in beside[name]:
            try:
                other = self._held.pop(path, None) or self.read(path)
            except DisclosureLintError:
                if path not in beside:
                    raise
                continue
            found[relation] = other
            if path not in self._judged and (relation, name) in beside.get(path, ()):
                self._held[path], self._held[name] = other, draft
        return found

    def forget(self) -> None:
        """Hold no text any more, and take every draft for one that is still to be judged."""
        self._held.clear()
        self._reports.clear()
        self._judged.clear()

    def read(self, name: str) -> Draft:
        """Read the one draft of a file."""
        return readers.read(
            name, self.plan.encoding, tracked=self.plan.tracked, convert=self.plan.convert
        )

    def outcome(self, name: str, judged: Report) -> Outcome:
        """Return what came of a draft that was judged, its report rendered."""
        view = self.view
        if judged.issuer:
            view = view._replace(names={judged.issuer: self.pack.called(judged.issuer)})
        found = self._found(name, judged)
        known_ones = sum(one.known for one in found)
        report = _without_known(judged, found) if known_ones else judged
        return Outcome(
            name,
            rendered=self.format.draft(report, view),
            tally=tally(report)._replace(known=known_ones),
            worst=max((finding.severity.rank for finding in report.findings), default=0),
            judged=bool(judged.findings) or was_judged(report),
            unchecked=sum(one.status is Status.UNCHECKED for one in report.requirements),
            waivers=self._waivers(name, judged),
            found=found if self.plan.listing else (),
            date=report.date,
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
        if not self.register:
            return {}
        used = {waived.entry for waived in report.waived}
        states = {}
        for waiver in self.register.about(name):
            rule = self.pack.rule(waiver.rule)
            if rule is not None and rule.id in self.linter.rules:
                idle = "lapsed" if waiver.lapsed(report.date) else "idle"
                states[waiver.entry] = "used" if waiver.entry in used else idle
        return states

    def _told(self) -> Told:
        told = {**self.settings._asdict(), **self.plan._asdict()}
        return Told(**{field: told[field] for field in Told._fields})

    def _mend(self, draft: Draft, data: bytes, *, from_file: bool) -> Outcome:
        from disclosure_lint.cli import mend

        name = draft.source.name
        if not draft.source.encoding:
            return self._unmended(name, self.judge(draft))
        mended, report = mend.mend(self.judge, data, draft, self.plan.task)
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
