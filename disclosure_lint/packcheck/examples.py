"""Runs the examples of rules: what must be underlined, and nothing else."""

from __future__ import annotations

from disclosure_lint.case.case import beside, case_of
from disclosure_lint.draft.model import Draft
from disclosure_lint.finding import Finding
from disclosure_lint.fixes import apply
from disclosure_lint.judging import Judgement
from disclosure_lint.packs.pack import Pack
from disclosure_lint.packs.rule import Rule
from disclosure_lint.packs.rule_model import Example
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import DOTALL, Regex
from disclosure_lint.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MARK = Regex(r"\[\[(.+?)\]\](?!\])", DOTALL)


class Outcome(NamedTuple):
    """How one example came out; `said` is empty where it holds."""

    rule: str
    example: str
    place: tuple[str | int, ...]  # of the example in its file
    mistake: str = ""  # "pack/example-not-flagged" …
    said: str = ""


def marked(draft: str) -> tuple[str, list[Span]]:
    """Take the `[[…]]` marks out of a draft and return what they held."""
    text, spans, shift = _MARK.sub(r"\1", draft), [], 0
    for mark in _MARK.finditer(draft):
        start = mark.start() - shift
        spans.append(Span(start, start + len(mark[1])))
        shift += 4
    return text, spans


def run(pack: Pack, rule: Rule, model: Any) -> list[Outcome]:
    """Run all examples of one rule."""
    outcomes = []
    for sort in ("fails", "passes"):
        for number, example in enumerate(getattr(model.examples, sort)):
            mistake, said = _tried(pack, rule, example, fails=sort == "fails")
            place = ("examples", sort, number)
            outcomes.append(Outcome(rule.id, f"{sort}: {example.name}", place, mistake, said))
    return outcomes


def judge(pack: Pack, rule: Rule, example: Example, text: str) -> Judgement:
    """Judge a text by one rule as the example tells; what it leaves out is taken to hold."""
    case = case_of(
        Draft(Source(text, f"{rule.id}: {example.name}")),
        pack,
        issuer=pack.registry.issuers.get(example.issuer),
        document=example.document or next(iter(rule.severities)),
        date=example.date_.isoformat() if example.date_ else None,
        venues=rule.venues,
        traits=(*rule.traits, *rule.announcing),
    )
    if rule.beside is not None:
        other = Draft(Source(example.beside or "", f"{rule.id}: {example.name}, beside it"))
        case = beside(case, case_of(other, pack))
    return Judgement(case, rule)


def _tried(pack: Pack, rule: Rule, example: Example, *, fails: bool) -> tuple[str, str]:
    if example.issuer is not None and example.issuer not in pack.registry.issuers:
        return "pack/example-issuer", f"there is no issuer `{example.issuer}`"
    text, wanted = marked(example.draft)
    judged = judge(pack, rule, example, text)
    found = [finding.primary.span for finding in judged.findings]
    if not fails:
        return _passing(text, wanted, found)
    if not wanted:
        return "pack/example-unmarked", "marks no words with [[…]]"
    if sorted(found) != wanted:
        return _unlike(text, wanted, found, judged)
    return _said_and_fixed(example, text, judged.findings)


def _passing(text: str, wanted: list[Span], found: list[Span]) -> tuple[str, str]:
    if wanted:
        return "pack/example-marked", "a passing example marks words with [[…]]"
    if found:
        return "pack/example-flagged", f"passes, but the rule flags {_quotes(text, found)}"
    return "", ""


def _unlike(text: str, wanted: list[Span], found: list[Span], judged: Judgement) -> tuple[str, str]:
    if not found:
        reason = judged.requirement.reason
        why = f" ({reason})" if reason else ""
        return "pack/example-not-flagged", f"the rule comes out {judged.requirement.status}{why}"
    said = f"flags {_quotes(text, found)}, not {_quotes(text, wanted)}"
    return "pack/example-label", said


def _said_and_fixed(example: Example, text: str, findings: list[Finding]) -> tuple[str, str]:
    messages = " | ".join(f"{f.message} {f.help or ''}" for f in findings)
    if example.message is not None and example.message not in messages:
        return "pack/example-message", f"says “{messages}”"
    if example.fix is not None:
        fixed = apply(text, [f.fix for f in findings if f.fix]).text
        if fixed.strip() != example.fix.strip():
            return "pack/example-fix", f"the fix gives “{fixed.strip()}”"
    return "", ""


def _quotes(text: str, spans: list[Span]) -> str:
    return " and ".join(f"“{text[span.start : span.end]}”" for span in spans)
