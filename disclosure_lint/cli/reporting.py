"""Writing what came of drafts as it comes: the report, its statistics or the differences."""

from __future__ import annotations

import sys
from itertools import chain

from disclosure_lint.cli import streams
from disclosure_lint.cli.bench import Bench
from disclosure_lint.cli.outcome import Outcome
from disclosure_lint.cli.sink import Sink
from disclosure_lint.outputs import RECORDS
from disclosure_lint.render.formats import together
from disclosure_lint.render.view import tally, total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def report(
    outcomes: Iterable[Outcome], sink: Sink, bench: Bench, missing: Sequence[str]
) -> list[Outcome]:
    """Write the report as it comes, and return the outcomes without their texts.

    `missing` is what the report says of paths that lead nowhere.
    """
    done: list[Outcome] = []
    said = pieces(outcomes, bench, missing, done)
    book = getattr(bench.format, "book", None)
    if book is not None:  # a file that is no text
        sink.whole(book(said))
        return done
    sink.write(bench.format.head(bench.pack.versions))
    for text in together(bench.format, said, bench.view):
        sink.write(text)
    sink.write(bench.format.foot(total(outcome.tally for outcome in done), bench.view))
    return done


def pieces(
    outcomes: Iterable[Outcome], bench: Bench, missing: Sequence[str], done: list[Outcome]
) -> Iterator[str]:
    """Yield what a report says of drafts as they come; `done` takes them without their texts."""
    return chain(missing, _rendered(outcomes, done), _audited(bench, done))


def _rendered(outcomes: Iterable[Outcome], done: list[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        if outcome.mended:
            _say_mended(outcome)
        yield outcome.rendered
        done.append(outcome._replace(rendered="", mended=None))


def _audited(bench: Bench, done: list[Outcome]) -> Iterator[str]:
    """Yield what is wrong with the waiver register, if anything, once the drafts are done."""
    register = bench.register
    if register is None:
        return
    from disclosure_lint.waivers.audit import audit

    found = audit(register, done, bench.names)
    if found.findings:
        sums = tally(found)._replace(drafts=0)
        worst = max(finding.severity.rank for finding in found.findings)
        done.append(Outcome(found.source.name, tally=sums, worst=worst))
        if bench.plan.output in RECORDS:  # a record is of its draft alone
            for finding in found.findings:
                streams.say(f"{found.source.name}: {finding.message}")
        else:
            yield bench.format.draft(found, bench.view)


def statistics(
    outcomes: Iterable[Outcome], sink: Sink, bench: Bench, by: object = "rule"
) -> list[Outcome]:
    """Write how many findings each rule has, or each draft, in the place of the report."""
    from disclosure_lint.render.statistics import drafts, table

    done: list[Outcome] = []
    for _ in chain(_rendered(outcomes, done), _audited(bench, done)):
        pass
    judged = [one for one in done if one.tally.drafts]
    if by == "draft":
        sink.write(drafts([(one.name, one.tally) for one in judged], bench.view))
        return done
    rules = [[found.rule for found in one.found if not found.known] for one in judged]
    sink.write(table(rules, bench.view))
    return done


def _say_mended(outcome: Outcome) -> None:
    mended = outcome.mended
    if mended is None:
        return
    if mended.prints:
        sys.stdout.flush()
        sys.stdout.buffer.write(mended.data)
    for rule in dict.fromkeys(mended.rules):
        times = mended.rules.count(rule)
        streams.say(f"mended {outcome.name}: {rule}{f' ({times} times)' if times > 1 else ''}")
    _say_withheld(outcome)


def _say_withheld(outcome: Outcome) -> None:
    for rule, reason in outcome.mended.withheld if outcome.mended else ():
        streams.say(f"left as it is in {outcome.name}: {rule}: {reason}")


def diffs(outcomes: Iterable[Outcome], sink: Sink) -> list[Outcome]:
    """Write what fixes would change, and return the outcomes."""
    done = []
    for outcome in outcomes:
        if outcome.mended:
            from disclosure_lint.cli.mend import difference

            sink.write(difference(outcome.mended, outcome.name))
            _say_withheld(outcome)
        done.append(outcome)
    return done
