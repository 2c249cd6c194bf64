"""The report as one page for a browser: what to change, the draft, and what was proved.

The page is complete in itself. It asks the network for nothing, and its policy forbids
it to; without its script it lacks the filters and the keys, nothing else.
"""

from __future__ import annotations

from disclosure_lint.finding import PackVersion, Report
from disclosure_lint.render.html import page
from disclosure_lint.render.html.as_read import as_read
from disclosure_lint.render.html.beside import beside
from disclosure_lint.render.html.checklist import checklist
from disclosure_lint.render.html.draft_text import draft_text, is_long
from disclosure_lint.render.html.findings import findings
from disclosure_lint.render.html.flow import Flow
from disclosure_lint.render.html.identity import identity
from disclosure_lint.render.html.layout import Layout
from disclosure_lint.render.html.markup import attributes, text
from disclosure_lint.render.html.summary import summary
from disclosure_lint.render.measure import shown
from disclosure_lint.render.view import Tally, View, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATOR = "\n"
_STYLES, _SCRIPTS = ("base.css", "report.css"), ("report.js",)


def head(packs: Sequence[PackVersion], said: str = "") -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the first draft; `said` is markup for the top of the page."""
    began = page.begin("Report of disclosure-lint", _STYLES, _SCRIPTS)
    return f"{began}\n<header>\n{page.title()}{said}\n</header>\n<main>\n"


def draft(report: Report, view: View) -> str:
    """Return one draft: a summary, the findings beside the text, the checklist."""
    told, report = report, as_read(report)
    name, flow = page.name_of(report.source.name), Flow(report)
    layout = Layout(report, flow.cuts)
    said = attributes(
        class_="draft", id=name, aria_labelledby=f"{name}-title", data_findings=_counts(report)
    )
    parts = [
        f'<article{said}><h2 id="{name}-title">{text(shown(report.source.name))}</h2>',
        *identity(report, view),
        *(() if view.quiet else summary(report, view, name)),
        '<div class="review">',
        *findings(report, layout, name),
        f'<section class="paper" aria-labelledby="{name}-paper {name}-title">',
        f'<h3 id="{name}-paper">The draft, as it was read</h3>',
        *((_PRINTS_ALL,) if is_long(report) and not view.excerpt else ()),
        "".join(draft_text(report, layout, name, flow, view)),
        "</section></div>",
        *beside(told, name, excerpt=view.excerpt),
        *(() if view.quiet else checklist(report, layout, view, name)),
        "</article>",
    ]
    return "\n".join(parts)


_PRINTS_ALL = (
    '<p class="all"><label><input type="checkbox" autocomplete="off"> Print all of the draft, not only the lines '
    "of which something is said</label></p>"
)


def _counts(report: Report) -> str:
    severities = [finding.severity.value for finding in report.findings]
    must, look = severities.count("error"), severities.count("warning")
    return f"{must} must be changed, {look} should be looked at"


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the last draft."""
    total = ""
    if tally.drafts > 1:
        total = (
            f'<p class="total">In all {counted(tally.drafts, "draft")}: {tally.errors:,} must be '
            f"changed, {tally.warnings:,} should be looked at, {tally.notes:,} to consider; "
            f"{counted(tally.met, 'requirement')} met.</p>\n"
        )
    return f"\n{total}</main>\n{page.guide()}\n{page.end(_SCRIPTS)}"
