"""`figures/repeated-period`: two columns of a table that are headed with the same period."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures.printed import printed
from disclosure_lint.detectors.figures.table_cells import cell, cells_at_end
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.draft.words import Words

_HEADS = 2  # columns
_DIGITS = 4  # of a year
_YEAR = Regex(r"(?:19|20)\d\d")
_YEARS = Regex(
    r"[ \t|]*(?:[^\d\n]{0,40}[ \t|])?(?P<first>(?:19|20)\d\d)年?[ \t|]+(?P<second>(?P=first))年?[ \t|]*$"
)


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the second of two columns with one heading, where nothing above sets them apart."""
    found = {mark.start: (mark, same) for mark, same in (*_of_lines(case), *_of_tables(case))}
    flags = [
        Flag(mark, {"printed": printed(case, mark.start, mark.end)})
        for mark, same in found.values()
        if same
    ]
    if not found:
        return Verdict(idle="the draft has no table with two periods side by side")
    return Verdict(tuple(flags), evidence=tuple(mark for mark, same in found.values() if not same))


def _of_tables(case: Case) -> Iterator[tuple[Mark, bool]]:
    """Yield the last heading of each known table of two columns, and whether both are one."""
    draft = case.draft
    for table in case.draft.tables:
        rows = [[(draft.read(s.start), draft.read(s.end)) for s in row] for row in table.rows]
        heads = [place for place in rows[0] if draft.folded[slice(*place)].strip()][-_HEADS:]
        texts = [" ".join(draft.folded[slice(*place)].split()) for place in heads]
        is_of_years = len(texts) == _HEADS and all(_YEAR.search(text) for text in texts)
        width = max((len(_figures(case, row)) for row in rows[1:]), default=0)
        if is_of_years and width == _HEADS and len(rows[0]) <= _HEADS + 2:
            yield Mark(*heads[1]), texts[0] == texts[1]


def _figures(case: Case, row: Sequence[tuple[int, int]]) -> list[int]:
    return [start for start, end in row[1:] if cell(case.draft.folded, start, end)]


def _twice(words: Words) -> list[int]:
    """Return where a year stands right behind itself, in order."""
    years = [word for word in words.numerals if len(word) == _DIGITS and _YEAR.match(word)]
    places = (number for year in years for number in words.index[year])
    return sorted(n for n in places if n and words.text[n - 1] == words.text[n])


def _of_lines(case: Case) -> Iterator[tuple[Mark, bool]]:
    """Yield `2025 2025` above lines of two figures, below no line that sets them apart."""
    folded, words = case.draft.folded, case.draft.words
    for number in _twice(words):
        first, last = case.line(words.starts[number - 1], words.end(number))
        if not _YEARS.match(folded[first:last]):
            continue
        above = folded[folded.rfind("\n", 0, max(0, first - 1)) + 1 : max(0, first - 1)]
        is_set_apart = "  " in above.strip() or "\t" in above.strip()
        following = folded[last + 1 : last + 400].split("\n")[:4]
        at = last + 1
        is_table = False
        for line in following:
            is_table |= len(cells_at_end(folded, at, at + len(line))) == _HEADS
            at += len(line) + 1
        if is_table and not is_set_apart:
            yield Mark(words.starts[number], words.end(number)), True
