"""Chapters of the Laws of Hong Kong that are cited beside the name of another's ordinance."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.known import Known
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex, escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LABELS = frozenset(("chapter", "cap"))  # notation: before the number of a chapter
_REACH = 180  # code points before a chapter in which its ordinance is named
# notation: what stands between an ordinance and its chapter.
_BETWEEN = r"(?:\s*\([^()]{0,80}\))?,?\s*\(?\s*$"
_NUMBER = Regex(r"\d{1,4}[a-z]{0,2}$")


class _Ordinances(NamedTuple):
    chapters: dict[str, tuple[str, ...]]  # name, folded → its chapters, the first to be cited
    before: Regex


def chapters(case: Case) -> Iterator[Flag]:
    """Yield chapters that are not those of the ordinance before them."""
    words = case.draft.words
    if _LABELS.isdisjoint(words.index):
        return
    told = case.known.made("ordinances", lambda: _made(case.known))
    for at in sorted(at for label in _LABELS for at in words.index.get(label, ())):
        number = words.text[at + 1] if at + 1 < len(words) else ""
        if not _NUMBER.match(number):
            continue
        start = words.starts[at]
        # The longest name that ends before the chapter: one may be the end of another.
        named = told.before.search(case.draft.folded, max(0, start - _REACH), start)
        own = told.chapters[" ".join(named[1].split())] if named else ()
        if own and number.upper() not in own:
            first, end = words.starts[at + 1], words.end(at + 1)
            values = {
                "printed": case.draft.text[start:end],
                "why": f"the ordinance before it is Chapter {own[0]}",
                "meant": f"Chapter {own[0]}",
            }
            yield Flag(Mark(first, end), values, changes=(Change(first, end, own[0]),), unsure=True)


def _made(known: Known) -> _Ordinances:
    rows = {fold(row["name"]): (row["chapter"], *row["also"]) for row in known.tables["ordinances"]}
    names = "|".join(
        r"\s+".join(map(escape, name.split())) for name in sorted(rows, key=len, reverse=True)
    )
    return _Ordinances(rows, Regex(rf"({names}){_BETWEEN}"))
