"""Tracked changes: which text they leave, and what is said of them.

A change is told of once: neighbouring runs of one author are one change, and a
deletion beside an insertion is a replacement.
"""

from __future__ import annotations

from disclosure_lint.draft.reading import Residue
from disclosure_lint.finding import Revision
from disclosure_lint.readers.manner import Tracked
from disclosure_lint.readers.word.xml import Node
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_SORTS = {
    "w:ins": "insertion", "w:del": "deletion", "w:moveFrom": "move away", "w:moveTo": "move",
    "w:cellIns": "insertion", "w:cellDel": "deletion",
}  # fmt: skip
_REMOVED = {"accepted": {"deletion", "move away"}, "original": {"insertion", "move"}}
_SHOWN = 40  # code points of an author's name or of words that are told
_NEAR = 200  # code points in which a word stands beside a point
_WORD = Regex(r"\S+")
BREAK = "¶"  # told where a change takes out the end of a paragraph


class Change(NamedTuple):
    """A change that was neither accepted nor rejected."""

    sort: str  # insertion, deletion, move away, move
    author: str

    def is_removed(self, tracked: Tracked) -> bool:
        """Whether what it holds is not in the text, read in that way."""
        return self.sort in _REMOVED[tracked]


class Trace(NamedTuple):
    """A stretch of the text, or a point in it, that a change left or took out."""

    start: int
    end: int
    change: Change
    words: str  # what it took out
    line: int
    is_first: bool  # whether nothing stands before it on its line
    is_break: bool = False  # whether it is of the end of a paragraph

    @property
    def revision(self) -> Revision:
        """The same, for whoever shows the draft."""
        change = self.change
        return Revision(self.start, self.end, change.sort, change.author, self.words)


def change_of(node: Node) -> Change | None:
    """Return the change that an element marks, if it is one."""
    sort = _SORTS.get(node.tag)
    return Change(sort, node.attributes.get("w:author", "")) if sort else None


def first_change(properties: Node | None) -> Change | None:
    """Return the change that is told among the properties of a paragraph's end, row or cell."""
    for child in properties.children if properties else ():
        if (change := change_of(child)) is not None:
            return change
    return None


def residues(traces: Sequence[Trace], text: str, tracked: Tracked) -> list[Residue]:
    """Return what is left of changes in a text, one for a change."""
    groups: list[list[Trace]] = []
    for trace in traces:
        if groups and _goes_on(groups[-1][-1], trace, text):
            groups[-1].append(trace)
        else:
            groups.append([trace])
    moved = {
        trace.change.author for trace in traces if not trace.words and "move" in trace.change.sort
    }
    found = [_residue(group, text, tracked) for group in groups if not _is_elsewhere(group, moved)]
    return [residue for residue in found if residue is not None]


def _is_elsewhere(group: list[Trace], moved: set[str]) -> bool:
    """Whether a group is the place that words were moved from, and the other is told of."""
    return all(
        "move" in one.change.sort and one.words and one.change.author in moved for one in group
    )


def _goes_on(before: Trace, trace: Trace, text: str) -> bool:
    one, other = before.change, trace.change
    if one.author != other.author or ("move" in one.sort) != ("move" in other.sort):
        return False
    if before.is_break and before.line + 1 == trace.line:
        return trace.is_first
    return before.line == trace.line and not text[before.end : trace.start].strip()


def _residue(group: list[Trace], text: str, tracked: Tracked) -> Residue | None:
    kept = [one for one in group if not one.change.is_removed(tracked) and one.start < one.end]
    words = short("".join(one.words for one in group))
    start, end = (kept[0].start, kept[-1].end) if kept else beside(text, group[0].start)
    if start == end:
        return None
    return Residue(start, end, "tracked-change", _said(group, words, is_shown=bool(kept)))


def _said(group: list[Trace], words: str, *, is_shown: bool) -> str:
    sorts = {one.change.sort for one in group if one.words.strip(BREAK) or one.start < one.end}
    author = short(group[0].change.author)
    by = f" by {author}" if author else ""
    if not sorts:
        return f"{_article(group[0].change.sort)} of a paragraph break{by}"
    if len(sorts) > 1 and not any("move" in sort for sort in sorts):
        return f"a replacement{by} of “{words}”" if words else f"a replacement{by}"
    sort = "move" if any("move" in sort for sort in sorts) else sorts.pop()
    return f"{_article(sort)}{by}" + (f" of “{words}”" if words and not is_shown else "")


def _article(sort: str) -> str:
    return f"an {sort}" if sort == "insertion" else f"a {sort}"


def beside(text: str, offset: int) -> tuple[int, int]:
    """Return the word after a point on its line, else the one before it, else the first."""
    line, _, _ = text[offset : offset + _NEAR].partition("\n")
    word = _WORD.search(line)
    if word:
        return offset + word.start(), offset + word.end()
    *_, word = [None, *_WORD.finditer(text[max(0, offset - _NEAR) : offset])]
    if word:
        return max(0, offset - _NEAR) + word.start(), max(0, offset - _NEAR) + word.end()
    word = _WORD.search(text)
    return word.span() if word else (0, 0)


def short(words: str) -> str:
    """Return words in one line, the end of many left out."""
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
