"""The outcome in plain words, for somebody who has never seen the tool."""

from __future__ import annotations

from disclosure_lint.finding import (
    DOCUMENT_NAMES,
    LANGUAGE_NAMES,
    Finding,
    Report,
    Severity,
    Status,
)
from disclosure_lint.render.html.markup import prose, text
from disclosure_lint.render.view import View, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 12  # findings that are listed at the top
_NONE = "none of the kinds of document that the rules know"


def taken_for(document: str, language: str) -> tuple[str, str]:
    """Return as what a draft was read, in words: its kind of document and its language."""
    kind = _NONE if document == "other" else DOCUMENT_NAMES.get(document, document)
    return kind, f"in {LANGUAGE_NAMES[language]}" if language in LANGUAGE_NAMES else language


def summary(report: Report, view: View, page: str) -> Iterator[str]:
    """Yield what the draft was taken for and how it came out, in four parts."""
    yield f'<section class="summary" aria-labelledby="{page}-summary {page}-title">'
    yield f'<h3 id="{page}-summary">In short</h3>'
    yield f"<p>{_taken_for(report, view)}</p>"
    yield f'<p class="outcomes">{_outcomes(report)}</p>'
    yield '<div class="cards">'
    yield from _must(report, page)
    yield from _look(report, page)
    yield from _proved(report, page)
    yield from _not_judged(report, view, page)
    yield "</div></section>"


def _taken_for(report: Report, view: View) -> str:
    kind, language = taken_for(report.document, report.language)
    name = view.names.get(report.issuer, report.issuer) if report.issuer else None
    said = [f"This draft was read as <strong>{text(kind)}</strong>, {text(language)}"]
    if name:
        by = "about" if report.document == "brief" else "by"  # a brief is somebody else's
        said.append(f", {by} <strong>{text(name)}</strong>")
    dated = f"dated {text(report.date)}" if report.date else "with no date stated"
    said.append(f", {dated}.")
    if not name:
        said.append(
            " Its issuer is not known, so rules that depend on who it is could not be judged."
        )
    said.append(
        " If that is wrong, the outcome may be wrong too: see"
        ' <a href="#guide">How to read this</a>.'
    )
    return "".join(said)


def _outcomes(report: Report) -> str:
    """Return how all rules that ran came out, in one sentence."""
    statuses = [one.status for one in report.requirements]
    waived = statuses.count(Status.WAIVED)
    silent = sum(1 for one in report.requirements if one.found_nothing)
    return (
        f"{counted(len(statuses), 'rule')} ran: {statuses.count(Status.MET):,} met, "
        f"{statuses.count(Status.UNMET):,} unmet, {f'{waived:,} waived, ' if waived else ''}"
        f"{statuses.count(Status.UNCHECKED):,} unchecked, "
        f"{silent:,} found nothing of the kind, "
        f"{statuses.count(Status.NOT_APPLICABLE) - silent:,} not applicable."
    )


def _card(kind: str, number: int, title: str) -> str:
    return f'<div class="card {kind}"><h4><span class="number">{number:,}</span> {title}</h4>'


def _must(report: Report, page: str) -> Iterator[str]:
    errors = _numbered(report, Severity.ERROR)
    yield _card("error" if errors else "good", len(errors), "must be changed")
    if errors:
        yield from _list(errors, page)
    else:
        yield "<p>Nothing that was checked has to be changed.</p>"
    yield "</div>"


def _look(report: Report, page: str) -> Iterator[str]:
    warnings, notes = _numbered(report, Severity.WARNING), _numbered(report, Severity.NOTE)
    kind = "warning" if warnings else "note" if notes else "good"
    yield _card(kind, len(warnings), "should be looked at")
    yield from _list(warnings, page)
    if notes:
        yield f'<p><a href="#{page}-findings">{counted(len(notes), "more thing")} to consider</a>.</p>'
    yield "</div>"


def _proved(report: Report, page: str) -> Iterator[str]:
    met = sum(1 for one in report.requirements if one.status is Status.MET)
    silent = sum(1 for one in report.requirements if one.found_nothing)
    yield _card("good", met, "checked and in order")
    yield f'<p>Each <a href="#{page}-checklist">with the words that prove it</a>; '
    yield f"{counted(silent, 'more rule')} found nothing of the kind in the draft.</p></div>"


def _not_judged(report: Report, view: View, page: str) -> Iterator[str]:
    statuses = [one.status for one in report.requirements]
    unchecked = [one.rule for one in report.requirements if one.status is Status.UNCHECKED]
    yield _card("unchecked" if unchecked else "good", len(unchecked), "could not be judged")
    if unchecked:
        yield f'<p><a href="#{page}-checklist">A person has to check these</a>:</p><ul>'
        titles = {rule.id: rule.title for rule in view.pack.rules} if view.pack else {}
        yield from (f"<li>{prose(titles.get(rule) or rule)}</li>" for rule in unchecked)
        yield "</ul>"
    else:
        yield "<p>Every rule that applies to this draft was judged.</p>"
    silent = sum(1 for one in report.requirements if one.found_nothing)
    idle, waived = statuses.count(Status.NOT_APPLICABLE) - silent, len(report.waived)
    said = f"; {counted(waived, 'finding')} waived with a reason" if waived else ""
    yield f"<p>{counted(idle, 'rule')} did not apply{said}.</p></div>"


def _numbered(report: Report, severity: Severity) -> list[tuple[int, Finding]]:
    found = enumerate(report.findings, start=1)
    return [(number, finding) for number, finding in found if finding.severity is severity]


def _list(found: list[tuple[int, Finding]], page: str) -> Iterator[str]:
    if not found:
        return
    yield '<ul class="brief">'
    for number, finding in found[:_MOST]:
        badge = f'<span class="badge {finding.severity.value}">{number}</span>'
        yield f'<li><a href="#{page}-f{number}">{badge} {prose(finding.message)}</a></li>'
    if len(found) > _MOST:
        yield f'<li><a href="#{page}-findings">and {len(found) - _MOST:,} more</a></li>'
    yield "</ul>"
