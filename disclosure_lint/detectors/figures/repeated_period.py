"""`figures/repeated-period`: two columns of a table that are headed with the same period."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures.table_cells import cell, cells_at_end
from disclosure_lint.limits import watched
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.draft.words import Words

_HEADS = 2  # columns
_PAIRS = 4  # columns of two spans, each with two periods
_LONGEST_LINE = 400  # code points
_MOST_LINES = 5  # below a heading, until the first row of figures
_DIGITS = 4  # of a year
_NEAR = 16  # words from a heading to the next one
# Notation: a year, in figures or in Chinese numerals; what parts the cells of a line.
_YEAR = Regex(
    r"(?:19|20)\d\d|二[零〇○]二[零〇○一二三四五六七八九]|fy ?\d\d|[1-4]q ?\d\d|q[1-4] ?\d\d"
)
_PARTED = Regex(r"\t|\||  +")
_WORD = Regex(r"[^\s,.()]+")
_YEARS = Regex(
    r"[ \t|]*(?:[^\d\n]{0,40}[ \t|])?(?P<first>(?:19|20)\d\d)年?[ \t|]+(?P<second>(?P=first))年?[ \t|]*$"
)


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the second of two columns with one heading, where nothing above sets them apart."""
    found = {
        mark.start: (mark, same)
        for mark, same in (*_of_lines(case), *_of_cells(case), *_of_tables(case))
    }
    flags = [
        Flag(mark, {"printed": printed(case, mark.start, mark.end)})
        for mark, same in found.values()
        if same
    ]
    if not found:
        return Verdict(idle="the draft has no table with two periods side by side")
    return Verdict(tuple(flags), evidence=tuple(mark for mark, same in found.values() if not same))


def _of_tables(case: Case) -> Iterator[tuple[Mark, bool]]:
    """Yield the second heading of each pair of columns of a known table, and whether it is the first."""
    draft = case.draft
    for table in case.draft.tables:
        rows = [[(draft.read(s.start), draft.read(s.end)) for s in row] for row in table.rows]
        first = next((n for n, row in enumerate(rows) if _are_periods(case, row)), None)
        if first is None:
            continue
        below = rows[first + 1] if first + 1 < len(rows) else []
        heads = [place for place in rows[first] if draft.folded[slice(*place)].strip()]
        width = max((len(_figures(case, row)) for row in rows[first + 1 :]), default=0)
        yield from _compared(case, heads, width, [] if _figures(case, below) else below)


def _are_periods(case: Case, row: Sequence[tuple[int, int]]) -> bool:
    """Whether the last two cells of a row name a year, and none is a figure of money."""
    texts = [text for place in row if (text := case.draft.folded[slice(*place)].strip())]
    return len(texts) >= _HEADS and all(_YEAR.search(text) for text in texts[-_HEADS:])


def _compared(
    case: Case,
    heads: Sequence[tuple[int, int]],
    width: int,
    below: Sequence[tuple[int, int]],
) -> Iterator[tuple[Mark, bool]]:
    """Yield the second heading of two columns, or of the pairs of four, and whether it is the first.

    `below` are the cells of a row that sets the columns apart, such as by what is audited.
    """
    said = [_said(case, place) for place in heads]
    if any(len(_said(case, place)) for place in below[1:]):
        return
    if width == _HEADS and len(heads) <= _HEADS + 1 and len(said) >= _HEADS:
        yield Mark(*heads[-1]), said[-1] == said[-2]
    elif width == _PAIRS and len(heads) in {_PAIRS, _PAIRS + 1}:
        four, places = said[-_PAIRS:], heads[-_PAIRS:]
        pairs = [(four[0] == four[1], places[1]), (four[2] == four[3], places[3])]
        # Four headings that are one, or two beside two, are set apart somewhere else.
        if {same for same, _ in pairs} == {True, False} and {*four[:2]} & {*four[2:]}:
            yield from ((Mark(*place), same) for same, place in pairs if same)


def _said(case: Case, place: tuple[int, int]) -> tuple[str, ...]:
    """Return what a heading says, however the parts of its date are ordered."""
    return tuple(sorted(_WORD.findall(case.draft.folded[slice(*place)])))


def _of_cells(case: Case) -> Iterator[tuple[Mark, bool]]:
    """Yield headings in lines whose cells tabs, bars or wide gaps part, in no table that is known."""
    draft, words = case.draft, case.draft.words
    known = [(draft.read(t.rows[0][0].start), draft.read(t.rows[-1][-1].end)) for t in draft.tables]
    lines = {case.line(words.starts[n], words.end(n)) for n in _years_again(words)}
    for first, last in watched(sorted(lines)):
        is_long = last - first > _LONGEST_LINE
        if is_long or any(start <= first < end for start, end in known):
            continue
        heads = list(_cells(case, first, last))
        if len(heads) < _HEADS or not _are_periods(case, heads):
            continue
        for start, end in _lines_below(draft.folded, last):
            cells = list(_cells(case, start, end))
            if figures := _figures(case, cells):
                yield from _compared(case, heads, len(figures), [])
                break
            if _sets_apart(case, cells):
                break


def _sets_apart(case: Case, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether cells below headings tell what parts the columns: `GAAP | Non-GAAP`."""
    said = [case.draft.folded[slice(*one)] for one in cells]
    said = [one for one in said if set(one) - set("-: |")]
    return len(said) >= _HEADS and not any(_figures(case, [(0, 0), one]) for one in cells)


def _years_again(words: Words) -> list[int]:
    """Return where a year, or the first numeral of a Chinese one, stands near the same one."""
    told = [word for word in words.numerals if _YEAR.match(word)] + ["二", "年"]
    places = [
        (n, m)
        for w in told
        for n, m in zip(words.index.get(w, ()), words.index.get(w, ())[1:], strict=False)
    ]
    return sorted({m for n, m in places if m - n <= _NEAR})


def _cells(case: Case, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the cells of a line that hold anything; a tab is sought in the text as it is printed."""
    text = case.draft.text
    at = start
    for gap in (*(found.span() for found in _PARTED.finditer(text, start, end)), (end, end)):
        cell_ = text[at : gap[0]]
        if cell_.strip():
            lead = len(cell_) - len(cell_.lstrip())
            yield at + lead, at + len(cell_.rstrip())
        at = gap[1]


def _lines_below(folded: str, at: int) -> Iterator[tuple[int, int]]:
    for _ in range(_MOST_LINES):
        if at >= len(folded):
            return
        end = folded.find("\n", at + 1)
        end = len(folded) if end < 0 else end
        yield at + 1, end
        at = end


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
            is_set_apart |= not is_table and _sets_apart(
                case, list(_cells(case, at, at + len(line)))
            )
            at += len(line) + 1
        if is_table and not is_set_apart:
            yield Mark(words.starts[number], words.end(number)), True
