"""In which order the parts of a page are read: as the file has them, where that makes sense.

Whoever sets a page in columns writes one after the other, so the file's own order is
right where it runs down the page in stretches that stand beside or below each other.
Where its stretches interleave, or are the columns of a table, the places decide.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

from itertools import combinations, pairwise

from disclosure_lint.draft.wrapping import is_ended
from disclosure_lint.readers.pdf import boxes, columns, lines
from disclosure_lint.readers.pdf.columns import VALUES
from disclosure_lint.readers.pdf.falls import LEVEL, Fall, Run, falls, in_file
from disclosure_lint.readers.pdf.justified import closed
from disclosure_lint.readers.pdf.lines import Line
from disclosure_lint.readers.pdf.words import Word, is_wide
from disclosure_lint.regex import Regex

_MOST = 60  # stretches of a page; with more, its order is none that a person would follow
_WORDS = 2.5  # of a line of prose, in the mean
_LINES = 8  # of a column at least, where none is known
_FULL = 0.75  # of the width of a column: a line that ends before a word that was too long
_FILLED = 0.45  # of the lines of a column, those that are full
_LETTERS = 10  # of a line in a column that stands beside prose, in the mean
_FEW = 4  # lines; a column of fewer tells nothing of the one beside it
_LONG = 8  # one line of so many may run into the column beside it
_LONG_KNOWN = 2  # the same, where columns are known
_CUT, _PART = 2, 0.15  # lines that break within a sentence: how many, and of all, at least
_ROOM = 0.6  # of the size: how far a line may end before the margin without a word fitting
_HANGING = 3.0  # sizes: how far from the margin the lines of a list begin
_EVEN = 0.05  # of the size: how far a value is from the base line of its label
_CELL = 0.25  # of the size: how far apart the base lines of cells in one row are
_ROWS = 0.5  # of the lines: where fewer stand level with one beside them, they are no cells
_TABLE = 3  # rows of one that stands beside another, at least
_CELLED = 0.33  # of the lines of a table, those that are rows of several cells
_GUTTER = 1.5  # sizes: what parts two cells of a row in the file at least
_TOP = 2.0  # sizes: how far from each other the first lines of two columns stand at most
_HAN = 7.0  # characters of a line of Chinese prose, in the mean
_FIGURES = 0.4  # of the words: where more are figures, it is the column of a table
_FIGURE = Regex(r"[(（]?(?:HK|US|RMB|[$€£¥–-])*[\d.,]*\d[\d.,]*%?[)）]?|N/A|[-–—]")

Row = list[Line]
_Cuts = tuple[tuple[int, ...], tuple[int, ...]]  # of two stretches

_APART: _Cuts = (), ()  # two that are read one after the other as they are
Columns = set[tuple[int, int]]  # where two columns of prose begin, in points


def ordered(rows: list[Row], known: Columns) -> list[list[Row]]:
    """Return the rows of a page as parts that are read one after the other.

    `known` are the columns of the pages before, and is told of those of this one: the last
    lines of a column may be too few to tell that it is one.
    """
    turned = [row for row in rows if row[0].turned]
    parts = _parted([row for row in rows if not row[0].turned] if turned else rows, known)
    found = [closed(part) for part in boxes.ordered(parts)]
    return [*found, turned] if turned else found


def _parted(rows: list[Row], known: Columns) -> list[list[Row]]:
    words = [word for row in rows for line in row for word in line.words]
    if any(not line.words for row in rows for line in row):  # words are lost
        return columns.ordered(rows)
    words.sort(key=in_file)
    stretches = falls(words)
    if not 1 < len(stretches) <= _MOST:
        return columns.ordered(rows)
    found: list[list[Row]] = []
    parts = _parts(stretches, known)
    if len(parts) < 2:  # noqa: PLR2004 - parts
        return columns.ordered(rows)
    for part in parts:
        found += columns.ordered(lines.rows(part))
    return found


def _parts(stretches: list[Fall], known: Columns) -> list[list[Word]]:
    """Return the words of each part, in reading order; none where no two stand apart."""
    cuts: list[set[int]] = [set() for _ in stretches]
    group = list(range(len(stretches)))
    apart: set[int] = set()  # those that stand beside another and are no rows with it
    longest = sorted(range(len(stretches)), key=lambda at: -len(stretches[at]))
    for pair in combinations(longest, 2):  # what the long ones tell helps the short ones
        one, other = sorted(pair)
        beside = _beside(stretches, one, other, known)
        if beside is None:
            continue
        if beside:
            apart.update((one, other))
            cuts[one].update(beside[0])
            cuts[other].update(beside[1])
        else:
            old, new = group[other], group[one]
            group = [new if at == old else at for at in group]
    for number in set(group):
        for some in _tables(stretches, [at for at, of in enumerate(group) if of == number]):
            apart.update(some)
            for at in some:
                group[at] = min(some)
    if not apart:
        return []
    found: list[Fall] = []
    for number in dict.fromkeys(group):
        members = [at for at, of in enumerate(group) if of == number]
        if len(members) > 1:
            found.append([run for at in members for run in stretches[at]])
            continue
        edges = sorted({0, len(stretches[number]), *cuts[number]})
        found += [stretches[number][start:end] for start, end in pairwise(edges)]
    return [[word for run in fall for word in run.words] for fall in _sorted(found)]


def _beside(
    stretches: list[Fall], at: int, next_at: int, known: Columns
) -> _Cuts | tuple[()] | None:
    """Return where two stretches are cut that stand beside each other as columns do.

    Nothing, where they do not stand beside each other; an empty tuple where they do and
    may be rows.
    """
    one, other = stretches[at], stretches[next_at]
    low = max(one[-1].base, other[-1].base)
    high = min(one[0].base, other[0].base)
    slack = LEVEL * max(one[0].words[0].size, other[0].words[0].size)
    if low > high + slack:
        return None
    spans = _within(one, low - slack, high + slack), _within(other, low - slack, high + slack)
    (first, last), (begin, end) = spans
    mine, yours = one[first:last], other[begin:end]
    if not mine or not yours:
        return ()  # one stands in a hole of the other
    lefts = _left(mine), _left(yours)
    long = _LONG
    if any(abs(lefts[0] - x) <= 1 and abs(lefts[1] - y) <= 1 for x, y in known):
        long = _LONG_KNOWN
    if not (_is_left(mine, yours, long) or _is_left(yours, mine, long)):
        return ()
    grown = _grown(one, spans[0], yours), _grown(other, spans[1], mine)
    if long == _LONG and not _are_columns(mine, yours):
        if min(len(mine), len(yours)) >= _LINES:
            return _apart(mine, yours)
        both = one[slice(*grown[0])], other[slice(*grown[1])]
        others = [fall for fall in stretches if fall is not one and fall is not other]
        if not _is_begun(*both, mine, others):
            return _apart(mine, yours)
    known.add(lefts)
    return grown


def _apart(mine: Fall, yours: Fall) -> _Cuts | tuple[()]:
    """Tell stretches whose lines stand level no more often than by chance from rows."""
    few, many = sorted((mine, yours), key=len)
    if len(many) == 1:
        return ()
    if _are_tables(mine, yours):
        return _APART
    level = sum(
        any(abs(run.base - other.base) < _CELL * run.words[0].size for other in many) for run in few
    )
    return _APART if level < _ROWS * len(few) else ()


def _are_tables(mine: Fall, yours: Fall) -> bool:
    """Whether two that stand beside each other have rows of cells of their own, level or not."""
    if min(len(mine), len(yours)) < _TABLE or not (
        _is_left(mine, yours, _LONG) or _is_left(yours, mine, _LONG)
    ):
        return False
    return _has_cells(mine) and _has_cells(yours)


def _tables(stretches: list[Fall], members: list[int]) -> list[list[int]]:
    """Return the parts of a group that are tables beside each other; none where it is one.

    The file has all of one before the other, nothing stands across the room between them,
    and both have rows of cells of their own.
    """
    members = sorted(members, key=lambda at: _left(stretches[at]))
    for number in range(1, len(members)):
        some, others = members[:number], members[number:]
        if not (max(some) < min(others) or max(others) < min(some)):
            continue
        mine, yours = ([run for at in part for run in stretches[at]] for part in (some, others))
        if max(run.x1 for run in mine) < min(run.x0 for run in yours) and _are_tables(mine, yours):
            return [part for one in (some, others) for part in _tables(stretches, one) or [one]]
    return []


def _has_cells(fall: Fall) -> bool:
    """Whether enough lines of a stretch are rows of several cells, the others those of tall ones."""
    rows = sum(
        any(after.x0 - before.x1 > _GUTTER * after.em for before, after in pairwise(run.words))
        for run in fall
    )
    return rows >= _CELLED * len(fall)


def _grown(fall: Fall, span: tuple[int, int], other: Fall) -> tuple[int, int]:
    """Return a column with the lines above and below it that keep to its side."""
    left, right = min(run.x0 for run in other), max(run.x1 for run in other)
    first, last = span
    while first and not (fall[first - 1].x0 < right and left < fall[first - 1].x1):
        first -= 1
    while last < len(fall) and not (fall[last].x0 < right and left < fall[last].x1):
        last += 1
    return first, last


def _left(fall: Fall) -> int:
    return round(min(run.x0 for run in fall))


def _is_left(mine: Fall, yours: Fall, long: int) -> bool:
    """Whether a stretch ends before another begins, but for a word that was too long."""
    begins = min(run.x0 for run in yours)
    return long * sum(run.x1 > begins for run in mine) <= len(mine)


def _are_columns(mine: Fall, yours: Fall) -> bool:
    """Whether both are prose, or one is and the other as full of lines, of no figures."""
    values = sum(run.words[0].text[0] in ":：" for run in yours)
    if min(len(mine), len(yours)) < _LINES or values > VALUES * len(yours):
        return False  # cells of a table, labels and their values
    prose = _is_prose(mine), _is_prose(yours)
    if values and not all(prose):
        return False
    if all(prose) or not any(prose):
        return all(prose)
    some, other = (mine, yours) if prose[0] else (yours, mine)
    letters = sum(len(word.text) for run in other for word in run.words)
    return (
        2 * len(other) > len(some) > _FEW and letters > _LETTERS * len(other) and _has_words(other)
    )


def _is_begun(mine: Fall, yours: Fall, level: Fall, others: list[Fall]) -> bool:
    """Whether the file has a column of running text before the first lines of the next.

    These begin level with it, or stand beside running text; two columns of a few lines are
    both running text and all that a page has. What has more beside it is the cell of a table.
    """
    spans = [(min(run.x0 for run in fall), max(run.x1 for run in fall)) for fall in (mine, yours)]
    if spans[1][0] < max(run.x0 for run in mine) or not _runs_on(mine):
        return False
    low = min(mine[-1].base, yours[-1].base)
    high = max(mine[0].base, yours[0].base)
    if any(
        all(run.x1 < x0 or x1 < run.x0 for x0, x1 in spans)
        for fall in others
        for run in fall
        if low <= run.base <= high
    ):
        return False
    if len(mine) < _LINES:
        return not others and _runs_on(yours)
    if all(any(_is_label(run, value, spans[0]) for run in level) for value in yours):
        return False
    size = max(mine[0].words[0].size, yours[0].words[0].size)
    return abs(mine[0].base - yours[0].base) < _TOP * size or _runs_on(level)


def _is_label(run: Run, value: Run, span: tuple[float, float]) -> bool:
    """Whether a line leaves room in its column and another stands level with it beside that."""
    short = run.x1 < span[0] + _FULL * (span[1] - span[0])
    return short and abs(run.base - value.base) < _EVEN * value.words[0].size


def _runs_on(fall: Fall) -> bool:
    """Whether lines go on at the margin, as the next word would not have fitted them."""
    left, right = min(run.x0 for run in fall), max(run.x1 for run in fall)
    on = sum(
        below.x0 - left < _HANGING * below.words[0].em and _is_cut(above, below, right)
        for above, below in pairwise(fall)
    )
    return on >= _CUT and on >= _PART * len(fall)


def _is_cut(above: Run, below: Run, right: float) -> bool:
    """Whether a line breaks within a sentence, for want of room."""
    last, first = above.words[-1], below.words[0]
    wide = is_wide(first.text[0])
    room = first.em if wide else first.x1 - first.x0
    if above.x1 + room + _ROOM * first.em < right or is_ended(last.text):
        return False
    return wide or first.text[0].islower()


def _has_words(runs: Fall) -> bool:
    words = [word for run in runs for word in run.words]
    figures = sum(_FIGURE.fullmatch(word.text) is not None for word in words)
    return figures < _FIGURES * len(words)


def _within(fall: Fall, low: float, high: float) -> tuple[int, int]:
    inside = [at for at, run in enumerate(fall) if low <= run.base <= high]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _is_prose(runs: Fall) -> bool:
    """Whether most lines of a column are as wide as it is, and are words."""
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    full = sum(run.x1 >= left + _FULL * (right - left) for run in runs)
    if full < _FILLED * len(runs):
        return False
    words = [word for run in runs for word in run.words]
    if 2 * sum(is_wide(word.text[0]) for word in words) > len(words):
        return sum(len(word.text) for word in words) >= _HAN * len(runs)
    return len(words) >= _WORDS * len(runs) and _has_words(runs)


def _sorted(parts: list[Fall]) -> list[Fall]:
    """Put parts before others below and to the right; else the order of the file holds."""
    found: list[tuple[float, float, float, float, Fall]] = []
    for part in parts:
        x0, x1 = min(run.x0 for run in part), max(run.x1 for run in part)
        low, high = min(run.base for run in part), max(run.base for run in part)
        at = next(
            (
                at
                for at, (left, right, bottom, top, _) in enumerate(found)
                if (low >= top and x0 < right and left < x1)
                or (x1 <= left and bottom < high and low < top)
            ),
            len(found),
        )
        found.insert(at, (x0, x1, low, high, part))
    return [part for *_, part in found]
