"""Judging one draft after another: what each worker process does.

The only part of the command line that knows readers, packs and the engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from disclosure_lint import readers
from disclosure_lint.cli import crash, mend
from disclosure_lint.draft.model import Draft
from disclosure_lint.engine import Linter
from disclosure_lint.errors import DisclosureLintError, UsageError
from disclosure_lint.finding import Report, Safety, Severity, Status
from disclosure_lint.issuers.registry import Registry
from disclosure_lint.packs import load
from disclosure_lint.render.formats import format_called
from disclosure_lint.render.view import Tally, View, tally

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
    safeties: frozenset[Safety] = frozenset()  # the fixes to apply
    diff: bool = False


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
            from disclosure_lint.cli.house import adopt

            adopt(self.pack, plan.house)
        self.linter = Linter(
            self.pack, select=plan.select, ignore=plan.ignore, preview=plan.preview
        )
        if not self.linter.rules:
            raise UsageError("nothing to check: no rule is left after --select and --ignore")
        if plan.issuer is not None:
            plan = plan._replace(issuer=_issuer(self.pack.registry, plan.issuer))
        self.plan = plan
        if plan.issuer or plan.document or plan.date:
            self.lint("disclosure")  # says what is told wrongly once, not once a draft
        self.format = format_called(plan.output)

    def lint(self, draft: Draft | str) -> Report:
        """Judge a draft by what was told of all of them."""
        plan = self.plan
        return self.linter.lint(draft, issuer=plan.issuer, document=plan.document, date=plan.date)

    def judge(self, name: str, data: bytes | None = None) -> Outcome:
        """Read, judge and render one draft; `data` is what was read already, if it was."""
        try:
            draft = self._read(name, data)
            if self.plan.safeties:
                return self._mend(name, draft, from_file=data is None)
            return self._outcome(name, self.lint(draft))
        except DisclosureLintError as error:
            return Outcome(name, error=str(error))
        except Exception as error:  # noqa: BLE001 - one draft's bug is not the others'
            return Outcome(name, bug=crash.trace(error))

    def _read(self, name: str, data: bytes | None) -> Draft:
        if data is None:
            return readers.read(name, self.plan.encoding)
        return readers.read_bytes(data, name, self.plan.encoding)

    def _outcome(self, name: str, report: Report) -> Outcome:
        view = self.plan.view
        if report.issuer:
            known = self.pack.registry.issuers[report.issuer].name
            view = view._replace(names={report.issuer: known})
        statuses = {requirement.status for requirement in report.requirements}
        return Outcome(
            name,
            rendered=self.format.draft(report, view),
            tally=tally(report),
            worst=max((finding.severity.rank for finding in report.findings), default=0),
            judged=bool(report.findings) or not statuses.isdisjoint(_JUDGED),
            unchecked=sum(one.status is Status.UNCHECKED for one in report.requirements),
        )

    def _mend(self, name: str, draft: Draft, *, from_file: bool) -> Outcome:
        if not draft.source.encoding:
            return self._unmended(name, self.lint(draft))
        mended, report = mend.mend(self.lint, draft, self.plan.safeties)
        if self.plan.diff:
            return self._outcome(name, report)._replace(mended=mended)
        if not from_file:
            mended = mended._replace(output=mend.encoded(draft.source, mended.text))
        elif mended.changed:
            readers.write(name, draft.source, mended.text)
            report = self.lint(self._read(name, None))
        return self._outcome(name, report)._replace(mended=mended)

    def _unmended(self, name: str, report: Report) -> Outcome:
        """Report a file that is no text, and say so where there is something to mend."""
        outcome = self._outcome(name, report)
        if any(one.fix and one.fix.safety in self.plan.safeties for one in report.findings):
            return outcome._replace(error=f"{name}: {readers.UNMENDED}")
        return outcome


def _issuer(registry: Registry, name: str) -> str:
    """Return the id of an issuer that may be told by any of its names."""
    if name in registry.issuers:
        return name
    wanted = name.casefold()
    for id_ in registry.issuers:
        names = registry.issuers[id_].names
        if wanted == id_ or any(wanted == form.casefold() for form in names):
            return id_
    return name


def rank(threshold: str) -> int:
    """Return the rank from which findings count for the exit code."""
    return 4 if threshold == "never" else Severity(threshold).rank
