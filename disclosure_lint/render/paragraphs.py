"""The lines under a snippet: `= help: …`, wrapped and indented."""

from __future__ import annotations

from disclosure_lint.finding import CitedProvision, Edit, Fix
from disclosure_lint.render.measure import shorten, width, wrap
from disclosure_lint.render.view import View, counted
from disclosure_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LEAST = 32  # columns that text has, however narrow the terminal
_MOST_EDITS = 3
_QUOTE = 36  # columns of the old and the new words of an edit


def entry(name: str, text: str, side: int, view: View) -> Iterator[str]:
    """Return `= name: text`, its further lines under the first word."""
    head = f"{' ' * side} = {name}: "
    indent = " " * width(head)
    rows = wrap(text, max(_LEAST, view.columns - len(indent)))
    mark = f"{' ' * side} {view.paint('faint', '=')} {view.paint('strong', name + ':')} "
    yield f"{mark}{rows[0]}"
    for row in rows[1:]:
        yield f"{indent}{row}"


def cites(citations: Iterable[CitedProvision]) -> str:
    """Return the authorities with their force, a book named once in a row."""
    said, last = [], ""
    for cited in citations:
        book, _, rule = cited.provision.rpartition(", ")
        said.append(f"{rule if book and book == last else cited.provision} ({cited.force})")
        last = book
    return "; ".join(said)


def mending(source: Source, fix: Fix) -> str:
    """Return what a fix does, in short."""
    times: dict[str, int] = {}
    for edit in fix.edits:
        said = _edit(source, edit)
        times[said] = times.get(said, 0) + 1
    all_said = [f"{said}, {count} times" if count > 1 else said for said, count in times.items()]
    left = len(all_said) - _MOST_EDITS
    more = [f"and {counted(left, 'more edit')}"] if left > 0 else []
    return "; ".join([*all_said[:_MOST_EDITS], *more])


def _edit(source: Source, edit: Edit) -> str:
    old, new = _quoted(source.quote(edit.span)), _quoted(edit.text)
    if edit.span.start == edit.span.end:
        before = source.text[max(0, edit.span.start - 12) : edit.span.start]
        return f"insert {new} after {_quoted(before)}" if before.strip() else f"insert {new}"
    return f"{old} → {new}" if edit.text else f"delete {old}"


def _quoted(words: str) -> str:
    return f"`{shorten(words, _QUOTE) or ' '}`"
