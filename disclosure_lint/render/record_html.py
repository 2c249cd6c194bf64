"""A record as a page to print and to sign, made of the same values as its JSON."""

from __future__ import annotations

from disclosure_lint.finding import PackVersion, Report
from disclosure_lint.render.html import page
from disclosure_lint.render.html.sign_off import sign_off
from disclosure_lint.render.record import record
from disclosure_lint.render.view import Tally, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from disclosure_lint.packs.pack import Pack

SEPARATOR = ""
_STYLES = ("base.css", "record.css")


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the draft."""
    return page.begin("Record of a disclosure check", _STYLES, ()) + "\n<main>\n"


def draft(report: Report, view: View) -> str:
    """Return the record of one draft."""
    return "\n".join(sign_off(record(report, view), _in_order(view.pack)))


def decided(made: Mapping[str, Any], pack: Pack) -> str:
    """Return the whole page of a record that holds decisions, from its plain values."""
    body = "\n".join(sign_off(made, _in_order(pack)))
    return f"{head(())}{body}\n</main>\n{page.end(())}"


def _in_order(pack: Pack | None) -> dict[str, str]:
    return {rule.id: rule.in_order for rule in pack.rules} if pack else {}


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the draft."""
    return f"\n</main>\n{page.end(())}"
