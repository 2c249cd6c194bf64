"""The list of what a person should look at: why, by what authority, what to do."""

from __future__ import annotations

from disclosure_lint.finding import CitedProvision, Finding, Label, Report, Severity
from disclosure_lint.render.html.layout import MOST_RELATED, Layout
from disclosure_lint.render.html.markup import attributes, link, prose, text
from disclosure_lint.render.html.mending import before_and_after
from disclosure_lint.render.html.places import linked, quoted
from disclosure_lint.render.view import VERDICTS, counted
from disclosure_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SIGNS = {"translation": "t", "previous": "p", "companion": "c"}  # of ids, of the texts beside


def authority(rule: str) -> str:
    """Return the pack that a rule is of."""
    return rule.partition("/")[0]


def findings(report: Report, layout: Layout, page: str) -> Iterator[str]:
    """Yield the filters, for a browser that runs the script, and the numbered list."""
    found = report.findings
    yield f'<section class="findings" aria-labelledby="{page}-findings {page}-title">'
    yield f'<h3 id="{page}-findings">What to change or look at</h3>'
    if not found:
        yield "<p>Nothing was found that has to be changed or looked at.</p></section>"
        return
    yield from _filters(found, page)
    yield '<ol class="list" role="list">'
    for number, finding in enumerate(found, start=1):
        yield "".join(_finding(report, layout, finding, number, page))
    yield "</ol></section>"


def _filters(found: Sequence[Finding], page: str) -> Iterator[str]:
    yield '<form class="filters" hidden>'
    yield from _boxes("Importance", "severity", _severities(found), page)
    packs = dict.fromkeys(authority(finding.rule) for finding in found)
    counts = [(pack, pack, sum(authority(f.rule) == pack for f in found)) for pack in sorted(packs)]
    yield from _boxes("Authority", "authority", counts, page)
    yield (
        f'<p><label for="{page}-search">Words</label> '
        f'<input type="search" id="{page}-search" autocomplete="off" spellcheck="false"></p>'
        '<p class="count" role="status" aria-live="polite"></p>'
        f'<p class="aside"><label><input type="checkbox" class="keys" checked> Keys</label>: '
        "<kbd>j</kbd> next finding, <kbd>k</kbd> the one before, "
        "<kbd>Enter</kbd> to its place in the draft, <kbd>Esc</kbd> back to the list.</p></form>"
    )


def _severities(found: Sequence[Finding]) -> Iterator[tuple[str, str, int]]:
    for severity, verdict in VERDICTS.items():
        number = sum(finding.severity is severity for finding in found)
        if number:
            yield severity.value, verdict, number


def _boxes(
    title: str, name: str, entries: Iterable[tuple[str, str, int]], page: str
) -> Iterator[str]:
    yield f"<fieldset><legend>{title}</legend>"
    for value, shown, number in entries:
        said = attributes(type="checkbox", name=f"{page}-{name}", data_of=name, value=value)
        yield f'<label class="box {text(value)}"><input{said} checked> {text(shown)} ({number})</label> '
    yield "</fieldset>"


def _finding(
    report: Report, layout: Layout, finding: Finding, number: int, page: str
) -> Iterator[str]:
    severity = finding.severity.value
    first, last = layout.range(finding.primary.span) or (None, None)
    said = attributes(
        class_=f"finding {severity}",
        id=f"{page}-f{number}",
        tabindex=-1,
        data_severity=severity,
        data_authority=authority(finding.rule),
        data_from=first,
        data_to=last,
    )
    yield f"<li{said}><h4>{number_of(number, finding.severity)} {prose(finding.message)}</h4>"
    yield from _at(report, layout, finding, number, page)
    if finding.help:
        yield f'<p class="help"><strong>What to do:</strong> {prose(finding.help)}</p>'
    if finding.fix:
        yield from before_and_after(report.source, finding.fix)
    yield from _related(report, layout, finding, number, page)
    yield from authorities(finding.citations)
    yield f'<p class="rule">Rule <code>{text(finding.rule)}</code></p></li>'


def _at(report: Report, layout: Layout, finding: Finding, number: int, page: str) -> Iterator[str]:
    """Yield where a finding is; of what is missing, what calls for it."""
    sign = f"{page}-n{number}"  # at its words; of what is missing, at the banner
    has_sign = layout.range(finding.primary.span) is not None  # there is none in no text
    to_sign = attributes(class_="place", href=f"#{sign}") if has_sign else ""
    if finding.missing and not finding.primary.message:
        yield f'<p class="at">{_linked(to_sign, "Missing from the draft as a whole")}</p>'
        return
    lead = f"{_linked(to_sign, 'Missing')}. At " if finding.missing else ""
    place = linked(report, layout, finding.primary.span, page, None if lead else sign)
    yield f'<p class="at">{lead}{place}: {quoted(report, finding.primary.span)}'
    if finding.primary.message:
        yield f" – {prose(finding.primary.message)}"
    yield "</p>"


def _linked(to: str, words: str) -> str:
    return f"<a{to}>{words}</a>" if to else words


def number_of(number: int, severity: Severity) -> str:
    """Return the number of a finding with how much it matters, in words."""
    return (
        f'<span class="badge {severity.value}">{number}</span> '
        f'<span class="verdict {severity.value}">{VERDICTS[severity]}</span>'
    )


def _related(
    report: Report, layout: Layout, finding: Finding, number: int, page: str
) -> Iterator[str]:
    if not finding.related:
        return
    yield '<p class="see">See also:</p><ul class="also">'
    for label in finding.related[:MOST_RELATED]:
        if label.source is not None:
            yield f"<li>{_elsewhere(report, label, label.source, f'{page}-{{}}{number}')}</li>"
            continue
        said = f" – {prose(label.message)}" if label.message else ""
        where = linked(report, layout, label.span, page)
        yield f"<li>{where}: {quoted(report, label.span)}{said}</li>"
    left = len(finding.related) - MOST_RELATED
    if left > 0:
        yield f"<li>and {counted(left, 'more place')}</li>"
    yield "</ul>"


def _elsewhere(report: Report, label: Label, source: Source, to: str) -> str:
    """Return a place in the text beside the draft, with a link to where both stand in step."""
    where = source.where(label.span.start) or f"line {source.position(label.span.start).line}"
    words = " ".join(source.quote(label.span).split())
    quote = f": <q>{prose(words)}</q>" if words else ""
    said = f"{prose(source.name)}, {prose(where)}"
    one = next((one for one in report.beside if one.source is source and one.rows()), None)
    if one is not None:
        said = f'<a href="#{to.format(SIGNS[one.relation])}">{said}</a>'
    return f"{said}{quote} – {prose(label.message)}"


def authorities(citations: Sequence[CitedProvision]) -> Iterator[str]:
    """Yield by what authority something is asked, and with what force."""
    if not citations:
        return
    yield '<ul class="cites" aria-label="Authority">'
    for cited in citations:
        force = f'<span class="force {text(cited.force)}">{text(cited.force)}</span>'
        yield f"<li>{link(cited.url, cited.provision)} {force}</li>"
    yield "</ul>"
