"""How every rule came out: what proves it, who waived it, why it was not judged."""

from __future__ import annotations

from disclosure_lint.finding import Finding, Label, Report, Requirement, Status, WaivedFinding
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.render.html.findings import authorities, authority, number_of
from disclosure_lint.render.html.layout import MOST_EVIDENCE, Layout
from disclosure_lint.render.html.markup import prose, text
from disclosure_lint.render.html.places import linked, quoted
from disclosure_lint.render.view import View, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


_FOLDED = ("silent", "not-applicable")


class _Sheet(NamedTuple):
    """What every line of the checklist is written from."""

    report: Report
    layout: Layout
    page: str  # what the ids of the draft begin with
    rules: Mapping[str, Rule]
    findings: Mapping[str, Sequence[tuple[int, Finding]]]  # rule → its findings, numbered


class Group(NamedTuple):
    """Requirements that came out alike, and how to say so."""

    name: str
    sign: str
    title: str
    said: str
    requirements: list[Requirement]


def checklist(report: Report, layout: Layout, view: View, page: str) -> Iterator[str]:
    """Yield every requirement, those that need a person first."""
    found: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(report.findings, start=1):
        found.setdefault(finding.rule, []).append((number, finding))
    sheet = _Sheet(report, layout, page, rules_of(view), found)
    yield f'<section class="checklist" aria-labelledby="{page}-checklist {page}-title">'
    yield f'<h3 id="{page}-checklist">The checklist: everything that was checked</h3>'
    yield f"<p>{counted(len(report.requirements), 'rule')} ran on this draft. Each line names the "
    yield "fault that the rule looks for, and says how it came out.</p>"
    yield from _authorities(report, view)
    for group in groups(report):
        if group.requirements:
            yield from _group(sheet, group)
    yield "</section>"


def _authorities(report: Report, view: View) -> Iterator[str]:
    """Say what the packs are about whose rules ran."""
    about = view.pack.about if view.pack else {}
    ran = dict.fromkeys(authority(requirement.rule) for requirement in report.requirements)
    told = [(name, said) for name in ran if (said := about.get(name))]
    if told:
        yield "<details><summary>What the names of the authorities stand for</summary><dl>"
        yield from (
            f"<div><dt>{text(name)}</dt><dd>{prose(said)}</dd></div>" for name, said in told
        )
        yield "</dl></details>"


def rules_of(view: View) -> dict[str, Rule]:
    """Return the rules that a report was made with, by name; empty where nobody told them."""
    return {rule.id: rule for rule in view.pack.rules} if view.pack else {}


def groups(report: Report) -> list[Group]:
    """Part the requirements of a report by how they came out."""
    by: dict[Status, list[Requirement]] = {status: [] for status in Status}
    for requirement in report.requirements:
        by[requirement.status].append(requirement)
    idle = by[Status.NOT_APPLICABLE]
    return [
        Group("unmet", "✗", "Not met", "The findings say what to do.", by[Status.UNMET]),
        Group(
            "unchecked", "?", "Could not be judged",
            "Nothing is proved here: a person has to check these.", by[Status.UNCHECKED],
        ),
        Group(
            "waived", "⊘", "Waived", "Found, and allowed by somebody with a reason.",
            by[Status.WAIVED],
        ),
        Group(
            "met", "✓", "Met, with the words that prove it",
            "The fault was looked for; the words quoted are in order.", by[Status.MET],
        ),
        Group(
            "silent", "–", "Nothing of the kind",
            "The draft was searched and holds nothing that these rules could judge: that proves nothing.",
            [one for one in idle if one.found_nothing],
        ),
        Group(
            "not-applicable", "–", "Not applicable",
            "Judged by no words, for the reason given.",
            [one for one in idle if not one.found_nothing],
        ),
    ]  # fmt: skip


def _group(sheet: _Sheet, group: Group) -> Iterator[str]:
    """Yield one group; what was judged by no words is folded, and not printed."""
    whole, head = ("details", "summary") if group.name in _FOLDED else ("section", "div")
    yield f'<{whole} class="group {group.name}"><{head}>'
    yield f'<h4><span class="sign" aria-hidden="true">{group.sign}</span> '
    yield f"{group.title} ({len(group.requirements)})</h4></{head}>"
    yield f'<p class="aside">{group.said}</p><ul>'
    for requirement in group.requirements:
        yield "".join(_requirement(sheet, requirement))
    yield f"</ul></{whole}>"


def _requirement(sheet: _Sheet, requirement: Requirement) -> Iterator[str]:
    rule = sheet.rules.get(requirement.rule)
    is_met = requirement.status is Status.MET
    said = (rule.in_order or rule.title) if rule and is_met else rule.title if rule else ""
    title = f"{prose(said[0].upper() + said[1:])} " if said else ""
    yield f'<li class="requirement"><div class="what"><p>{title}'
    yield f'<code class="id">{text(requirement.rule)}</code></p>'
    yield from authorities(rule.cited(sheet.report.document) if rule else ())
    yield '</div><div class="outcome">'
    if requirement.reason and requirement.status is not Status.WAIVED:  # the waiver says it
        yield f"<p>{prose(requirement.reason)}</p>"
    yield from _found(sheet, requirement.rule)
    yield from _waivers(sheet, requirement.rule)
    yield from _evidence(sheet, requirement)
    yield "</div></li>"


def _found(sheet: _Sheet, rule: str) -> Iterator[str]:
    """Link to the findings of a rule."""
    numbered = sheet.findings.get(rule, ())
    shown = numbered[:MOST_EVIDENCE]
    if shown:
        yield '<ul class="found">'
        for number, finding in shown:
            badge = number_of(number, finding.severity)
            yield f'<li><a href="#{sheet.page}-f{number}">{badge} {prose(finding.message)}</a></li>'
        if len(numbered) > len(shown):
            yield f"<li>and {counted(len(numbered) - len(shown), 'more finding')}</li>"
        yield "</ul>"


def _waivers(sheet: _Sheet, rule: str) -> Iterator[str]:
    for waived in sheet.report.waived:
        if waived.finding.rule == rule:
            said = _quoted(sheet, waived.finding.primary)
            yield f"<p>{said}</p><p>{_allowed(waived)}</p>"


def _quoted(sheet: _Sheet, label: Label) -> str:
    where = linked(sheet.report, sheet.layout, label.span, sheet.page)
    return f"{where}: {quoted(sheet.report, label.span)}"


def _allowed(waived: WaivedFinding) -> str:
    who = waived.who
    said = f"Allowed by {text(who)}" if who else "Allowed"
    until = f", until {text(waived.until)}" if waived.until else ""
    return f"{said}: {text(waived.reason)}{until}"


def _evidence(sheet: _Sheet, requirement: Requirement) -> Iterator[str]:
    shown = requirement.evidence[:MOST_EVIDENCE]
    if not shown:
        return
    yield '<ul class="evidence">'
    for label in shown:
        yield f"<li>{_quoted(sheet, label)}</li>"
    left = len(requirement.evidence) - len(shown)
    if left:
        yield f"<li>and {counted(left, 'more place')}</li>"
    yield "</ul>"
