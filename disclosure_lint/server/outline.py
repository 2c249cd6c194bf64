"""The parts of a draft that a reader steps through: headline, headings, statements. Pure."""

from __future__ import annotations

from disclosure_lint.case.reading import Reading
from disclosure_lint.case.statements import find_statement
from disclosure_lint.draft.model import Draft
from disclosure_lint.finding import STATEMENT_NAMES
from disclosure_lint.packs.pack import Pack
from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 100  # characters of a name


class Part(NamedTuple):
    """A part of a draft; both spans are of the source, and `head` lies within `span`."""

    sort: str  # headline, heading or statement
    name: str
    span: Span
    head: Span


def outline(draft: Draft, pack: Pack) -> list[Part]:
    """Return the parts of a draft, in order; a headline and a heading last to the next one."""
    if not draft.units or not len(draft.words):
        return []
    reading = Reading(draft, pack)
    heads = list(_heads(reading))
    ends = [*(head.start for _, head in heads[1:]), len(draft.source.text)]
    parts = [
        Part(sort, _name(draft, head), Span(head.start, max(head.end, end)), head)
        for (sort, head), end in zip(heads, ends, strict=True)
    ]
    return sorted(
        [*parts, *_statements(reading)], key=lambda part: (part.span.start, -part.span.end)
    )


def _heads(reading: Reading) -> Iterator[tuple[str, Span]]:
    draft = reading.draft
    first = reading.headline()
    yield "headline", draft.origin(first.start, first.end)
    for unit in draft.units:
        if unit.kind == "heading" and unit.start >= first.end:
            yield "heading", draft.origin(unit.start, unit.end)


def _statements(reading: Reading) -> Iterator[Part]:
    for sort, name in STATEMENT_NAMES.items():
        found = find_statement(reading, sort)
        if found is not None:
            span = reading.draft.origin(found.start, found.end)
            head = reading.draft.origin(*found.heading) if found.heading else span
            span = Span(min(span.start, head.start), max(span.end, head.end))
            yield Part("statement", name.capitalize(), span, head)


def _name(draft: Draft, head: Span) -> str:
    words = " ".join(draft.text[draft.read(head.start) : draft.read(head.end)].split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
