"""A folder of pages: what a batch is for people. An index, and a page for each draft.

A draft comes as a line of JSON, which is its row in the index, and its page behind it;
`cli.folder` puts them where they belong. No page is larger than a browser likes: of a draft
that is, only what something is said of is shown, and of its findings the gravest.
"""

from __future__ import annotations

import json
import os

from disclosure_lint.finding import PackVersion, Report
from disclosure_lint.regex import Regex
from disclosure_lint.render import html, rows
from disclosure_lint.render.rows import Entry
from disclosure_lint.render.view import Tally, View, tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATOR = ""
INDEX = "index.html"
PAGES = "pages"
MOST = 1_000_000  # bytes of a page
_GRAVEST = 300  # findings of a page that would be larger
_ODD = Regex(r"[^\w.()+,=@-]+")
_STEM = 60  # code points of a draft's name in that of its page


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the first draft: nothing."""
    return ""


def draft(report: Report, view: View) -> str:
    """Return the entry of one draft and its page."""
    rules: dict[str, int] = {}
    for finding in report.findings:
        rules[finding.rule] = rules.get(finding.rule, 0) + 1
    entry = Entry(rows.draft(report, view), address(report.source.name), rules)
    return f"{json.dumps(entry)}\n{_page(report, view)}"


def unread(name: str, reason: str) -> str:
    """Return the entry of a draft that could not be judged."""
    return f"{json.dumps(Entry(rows.unread(name, reason), '', {}))}\n"


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the last draft: nothing."""
    return ""


def parted(piece: str) -> tuple[Entry, str]:
    """Return the entry that a draft came as, and its page."""
    told, _, page = piece.partition("\n")
    row, at, rules = json.loads(told)
    return Entry(rows.DraftRow(*row), at, rules), page


def address(name: str) -> str:
    """Return where the page of a draft lies: by its name, and by all of its path."""
    from hashlib import sha256

    stem = (
        "-".join(_ODD.split(os.path.basename(name.replace("\\", "/"))))[:_STEM].strip("-.")
        or "draft"
    )
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{PAGES}/{stem}-{digest}.html"


def _page(report: Report, view: View) -> str:
    """Return the page of a draft, as much of it as a browser likes."""
    page = _whole(report, view)
    if _size(page) > MOST:
        page = _whole(report, view._replace(excerpt=True))
    if _size(page) > MOST:
        gravest = sorted(report.findings, key=lambda one: -one.severity.rank)[:_GRAVEST]
        kept = {id(finding) for finding in gravest}
        left = report._replace(findings=tuple(one for one in report.findings if id(one) in kept))
        told = f"Of {len(report.findings):,} findings the {len(left.findings)} gravest are here."
        page = _whole(left, view._replace(excerpt=True), told)
    return page


def _whole(report: Report, view: View, said: str = "") -> str:
    back = f'<p class="back"><a href="../{INDEX}">All drafts</a></p>'
    told = f"<p><strong>{said}</strong></p>" if said else ""
    inside = html.draft(report, view)
    return f"{html.head(report.packs, back + told)}{inside}{html.foot(tally(report), view)}"


def _size(page: str) -> int:
    return len(page) if page.isascii() else len(page.encode("utf-8", "backslashreplace"))
