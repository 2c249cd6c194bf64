"""The formats by name, each loaded when it is asked for, and how a report is put together."""

from __future__ import annotations

from disclosure_lint.finding import PackVersion, Report
from disclosure_lint.lean import Protocol, import_module
from disclosure_lint.packs.pack import Pack
from disclosure_lint.render.view import Tally, View, tally, total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any


class Format(Protocol):
    """What the module of a format offers.

    Drafts are rendered one by one, wherever they were judged, and put together
    with `SEPARATOR` between those that came out as anything. A format that needs more
    has one or both of these as well:

    - `join(pieces, view)`, which puts the drafts together itself;
    - `unread(name, reason)`, which returns a draft that could not be judged. Programs that read
      a report see no standard error.
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
    found: Any = import_module(f"disclosure_lint.render.{module}")
    format_: Format = found
    return format_


def together(format_: Format, pieces: Iterable[str], view: View) -> Iterator[str]:
    """Yield what stands between head and foot, as the drafts come."""
    join = getattr(format_, "join", None)
    if join is not None:
        yield from join(pieces, view)
        return
    between = ""
    for piece in pieces:
        if piece:
            yield between + piece
            between = format_.SEPARATOR


def unread(format_: Format, name: str, reason: str) -> str:
    """Return what a report says of a draft that could not be judged, if anything."""
    say = getattr(format_, "unread", None)
    return say(name, reason) if say else ""


def render(reports: Iterable[Report], name: str = "full", view: View | None = None) -> str:
    """Return reports in a format, whole."""
    found, view = list(reports), view or View()
    format_ = format_called(name)
    packs = list(dict.fromkeys(pack for report in found for pack in report.packs))
    body = "".join(together(format_, (format_.draft(report, view) for report in found), view))
    return f"{format_.head(packs)}{body}{format_.foot(total(map(tally, found)), view)}"


def page(reports: Iterable[Report], packs: Pack | None = None) -> str:
    """Return reports as one HTML page, as `check --output html` writes it.

    It loads nothing and sends nothing. It holds the whole text of the drafts, so treat it as
    you treat them. With `packs`, what the `Linter` judged by, the checklist names the title
    and the authority of every rule.
    """
    found = list(reports)
    ids = {one.issuer for one in found if one.issuer}
    names = {id_: packs.called(id_) for id_ in ids} if packs else {}
    return render(found, "html", View(names=names, pack=packs))
