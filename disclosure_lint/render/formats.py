"""The formats by name, each loaded when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from typing import Protocol, cast

from disclosure_lint.finding import PackVersion, Report
from disclosure_lint.render.view import Tally, View, tally, total

FORMATS = ("full", "concise", "json", "html", "record", "record-html")


class Format(Protocol):
    """What the module of a format offers.

    Drafts are rendered one by one, wherever they were judged, and put together
    with `SEPARATOR` between those that came out as anything.
    """

    SEPARATOR: str

    def head(self, packs: Sequence[PackVersion]) -> str:
        """Return what stands before the first draft."""

    def draft(self, report: Report, view: View) -> str:
        """Return one draft."""

    def foot(self, tally: Tally, view: View) -> str:
        """Return what stands after the last draft."""


def format_called(name: str) -> Format:
    """Return a format by its name."""
    module = name.replace("-", "_")
    # A module whose functions are those of the protocol; the renderers' tests hold it to that.
    return cast("Format", importlib.import_module(f"disclosure_lint.render.{module}"))


def render(reports: Iterable[Report], name: str = "full", view: View | None = None) -> str:
    """Return reports in a format, whole."""
    found, view = list(reports), view or View()
    format_ = format_called(name)
    packs = list(dict.fromkeys(pack for report in found for pack in report.packs))
    pieces = [piece for report in found if (piece := format_.draft(report, view))]
    body = format_.SEPARATOR.join(pieces)
    return f"{format_.head(packs)}{body}{format_.foot(total(map(tally, found)), view)}"
