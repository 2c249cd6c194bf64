"""A record as a page to print and to sign, made of the same values as its JSON."""

from __future__ import annotations

from disclosure_lint.finding import PackVersion, Report
from disclosure_lint.render.html import page
from disclosure_lint.render.html.sign_off import sign_off
from disclosure_lint.render.record import record
from disclosure_lint.render.view import Tally, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATOR = ""
_STYLES = ("base.css", "record.css")


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the draft."""
    return page.begin("Record of a disclosure check", _STYLES, ()) + "\n<main>\n"


def draft(report: Report, view: View) -> str:
    """Return the record of one draft."""
    in_order = {rule.id: rule.in_order for rule in view.pack.rules} if view.pack else {}
    return "\n".join(sign_off(record(report, view), in_order))


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the draft."""
    return f"\n</main>\n{page.end(())}"
