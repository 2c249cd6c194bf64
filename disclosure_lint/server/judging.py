"""One draft judged as it stands in an editor, or the reason why it could not be."""

from __future__ import annotations

from disclosure_lint import readers
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import DisclosureLintError, ReadError, UsageError
from disclosure_lint.finding import Report
from disclosure_lint.record import NamedTuple
from disclosure_lint.server.desks import Desks
from disclosure_lint.source import Source
from disclosure_lint.workbench import Workbench


class Unjudged(NamedTuple):
    """Why nothing is said of a draft; `grave` where that is no fault of the draft."""

    reason: str
    grave: bool


class Judged(NamedTuple):
    """A draft and what was found; of `report` and `unjudged` one is there, or else neither."""

    source: Source
    draft: Draft | None = None
    desk: Workbench | None = None
    report: Report | None = None
    unjudged: Unjudged | None = None


def judge(desks: Desks, name: str, text: str) -> Judged:
    """Judge a text by what holds for a file of that name; an empty one has nothing to say."""
    source = Source(text, name)
    if not text.strip():
        return Judged(source)
    try:
        desk = desks.of(name)
    except DisclosureLintError as error:
        return Judged(source, unjudged=Unjudged(str(error), grave=True))
    try:
        draft = readers.read_text(text, name)
        return Judged(draft.source, draft, desk, desk.judge(draft, desks.beside(name)))
    except (ReadError, UsageError) as error:
        reason = str(error).removeprefix(f"{name}: ")
        return Judged(source, unjudged=Unjudged(reason, grave=False))
