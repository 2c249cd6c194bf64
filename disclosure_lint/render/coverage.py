"""What rules came out as on many drafts: counts, and a sample of words for whoever judges them.

A worker tells each draft in one line of JSON; the lines are added up where they meet.
"""

from __future__ import annotations

import heapq
import json
import zlib

from disclosure_lint.finding import Finding, PackVersion, Report, Severity, Status
from disclosure_lint.record import NamedTuple
from disclosure_lint.render.json import SCHEMA
from disclosure_lint.render.measure import shorten, shown
from disclosure_lint.render.view import Tally, View, counted
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

SEPARATOR = ""
_LONGEST = 400  # code points of a quote that are told
_HEAD = ("met", "unmet", "n/a", "waived", "unchecked", "errors", "warnings", "notes")


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the first draft: nothing."""
    return ""


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the last draft: nothing."""
    return ""


def draft(report: Report, view: View) -> str:
    """Return one draft as a JSON object on one line, with at most `view.samples` a status."""
    statuses = {one.rule: one.status.value for one in report.requirements}
    findings = [[one.rule, one.severity.value] for one in report.findings]
    samples: list[list[Any]] = []
    seen: dict[tuple[str, str], int] = {}
    for rule, sample in _samples(report) if view.samples else ():
        number = seen[rule, sample.status] = seen.get((rule, sample.status), -1) + 1
        if number < view.samples:
            samples.append([number, rule, *sample])
    return json.dumps([statuses, findings, samples], ensure_ascii=False)


class Sample(NamedTuple):
    """One outcome of one rule, with its proof: the words, or the reason where there are none."""

    status: str
    path: str
    line: int
    column: int
    severity: str | None
    said: str | None  # a message or a reason
    quote: str | None


def _samples(report: Report) -> Iterator[tuple[str, Sample]]:
    name, source = report.source.name, report.source
    for requirement in report.requirements:
        status = requirement.status
        if status is Status.MET:
            for label in requirement.evidence:
                at, quote = source.position(label.span.start), source.quote(label.span)
                yield requirement.rule, Sample(status, name, *at, None, None, quote[:_LONGEST])
        elif status in {Status.NOT_APPLICABLE, Status.UNCHECKED}:
            yield requirement.rule, Sample(status, name, 1, 1, None, requirement.reason, None)
    for finding in report.findings:
        yield finding.rule, _of_finding(report, finding, Status.UNMET, finding.message)
    for waived in report.waived:
        yield (
            waived.finding.rule,
            _of_finding(report, waived.finding, Status.WAIVED, waived.reason),
        )


def _of_finding(report: Report, finding: Finding, status: Status, said: str) -> Sample:
    span = finding.primary.span
    at, quote = report.source.position(span.start), report.source.quote(span)
    return Sample(
        status, report.source.name, *at, finding.severity.value, said, quote[:_LONGEST]
    )  # fmt: skip


class Row:
    """How one rule came out on all the drafts."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.statuses = dict.fromkeys(Status, 0)
        self.findings = dict.fromkeys(Severity, 0)
        # By status, the samples to keep: those with the least key, so kept as its negative.
        self._kept: dict[str, list[tuple[tuple[int, int], Sample]]] = {}

    def sample(self, number: int, sample: Sample, most: int) -> None:
        """Keep `most` of a status: first of as many drafts as there are, by chance but stable."""
        chance = zlib.crc32(f"{sample.path}:{sample.line}:{sample.column}".encode(errors="replace"))
        kept = self._kept.setdefault(sample.status, [])
        entry = ((-number, -chance), sample)
        if len(kept) < most:
            heapq.heappush(kept, entry)
        else:
            heapq.heappushpop(kept, entry)

    def samples(self) -> list[Sample]:
        """Return the samples that were kept, status by status, in reading order."""
        return [
            sample
            for status in Status
            for sample in sorted(one for _, one in self._kept.get(status, ()))
        ]


class Coverage:
    """The outcomes of every rule over drafts, while they come in."""

    def __init__(self, rules: Sequence[str], most: int) -> None:
        """Take the rules that run, and how many samples a rule and status to keep."""
        self.rows = {rule: Row() for rule in sorted(rules)}
        self.drafts = 0
        self._most = most

    def add(self, told: str) -> None:
        """Add what `draft` told of a draft."""
        statuses, findings, samples = json.loads(told)
        self.drafts += 1
        for rule, status in statuses.items():
            self._row(rule).statuses[Status(status)] += 1
        for rule, severity in findings:
            self._row(rule).findings[Severity(severity)] += 1
        for number, rule, *sample in samples:
            self._row(rule).sample(number, Sample(*sample), self._most)

    def _row(self, rule: str) -> Row:
        return self.rows.setdefault(rule, Row())  # allowances that allow nothing are no rule's


def table(coverage: Coverage, view: View) -> str:
    """Return the counts as a table for people, and the samples below it."""
    rows = [
        (rule, *map(str, (*row.statuses.values(), *row.findings.values())))
        for rule, row in coverage.rows.items()
    ]
    width = max((len(row[0]) for row in rows), default=0)
    lines = [
        view.paint("strong", f"{'':{width}}" + "".join(f"  {name:>6}" for name in _HEAD)),
        *(
            f"{row[0]:{width}}"
            + "".join(
                f"  {number:>{max(6, len(name))}}"
                for name, number in zip(_HEAD, row[1:], strict=True)
            )
            for row in rows
        ),
        f"{counted(coverage.drafts, 'draft')}, {counted(len(rows), 'rule')}",
    ]
    for rule, row in coverage.rows.items():
        lines += _sampled(rule, row, view)
    return "\n".join(lines) + "\n"


def _sampled(rule: str, row: Row, view: View) -> Iterator[str]:
    status = None
    for sample in row.samples():
        if sample.status != status:
            status = sample.status
            count = row.statuses[Status(status)]  # none, where other findings of it stand
            told = f" in {counted(count, 'draft')}" if count else ""
            yield ""
            yield view.paint("strong", f"{rule}: {status}{told}")
        kind = view.paint(sample.severity, f"{sample.severity}: ") if sample.severity else ""
        quote = f"“{' '.join(sample.quote.split())}”" if sample.quote is not None else ""
        said = f"{sample.said}: {quote}" if sample.said and quote else sample.said or quote
        place = f"  {shown(sample.path)}:{sample.line}:{sample.column}: "
        yield f"{place}{kind}{shown(shorten(said, _LONGEST))}"


def plain(coverage: Coverage, packs: Sequence[PackVersion], unread: dict[str, str]) -> str:
    """Return the counts and samples as one JSON document."""
    told = {
        "schema": SCHEMA,
        "tool": {"name": "disclosure-lint", "version": VERSION},
        "packs": [{"name": pack.name, "version": pack.version} for pack in packs],
        "drafts": coverage.drafts,
        "unread": [{"path": path, "reason": reason} for path, reason in unread.items()],
        "rules": [
            {
                "rule": rule,
                "status": {status.value: count for status, count in row.statuses.items()},
                "findings": {level.value: count for level, count in row.findings.items()},
                "samples": [sample._asdict() for sample in row.samples()],
            }
            for rule, row in coverage.rows.items()
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
