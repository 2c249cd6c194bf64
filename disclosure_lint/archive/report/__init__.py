"""What came of an archive, as one page: the questions as tables and plots."""

from __future__ import annotations

import os

from disclosure_lint.archive.asking import sql
from disclosure_lint.archive.report import sections
from disclosure_lint.render.html import page
from disclosure_lint.render.html.markup import text
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.archive.asking import Archive
    from disclosure_lint.archive.precision import Precision

_STYLES = ("base.css", os.path.join(os.path.dirname(os.path.abspath(__file__)), "report.css"))


def report(archive: Archive, title: str, judged: Sequence[Precision] = ()) -> str:
    """Return the page; `judged` is how samples of the findings were judged."""
    answers = sections.Answers(lambda name: archive.ask(sql(name)), archive)
    made = [
        sections.counts(answers),
        sections.by_rule(answers, judged),
        sections.by_source(answers),
        sections.over_time(answers),
        sections.legends(answers),
        *(sections.asked(answers, *one) for one in sections.ASKED),
        *(() if archive.is_first else (sections.asked(answers, *one) for one in sections.CHANGED)),
        sections.unread(answers),
    ]
    body = "\n".join(made)
    return (
        f"{page.begin(f'{title}: archive report', _STYLES, ())}\n<main>\n"
        f"<h1>{text(title)}</h1>\n"
        f'<p class="aside">Judged by disclosure-lint; this page was made by version {VERSION}. '
        "It checks wording and notation against rules; it does not give legal advice.</p>\n"
        f"{body}\n{sections.GUIDE}</main>\n{page.end(())}"
    )
