"""Pieces of a row that belong together, and dots that only lead from one to the other.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

from disclosure_lint.readers.pdf.lines import Line, made
from disclosure_lint.readers.pdf.words import Word
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# What stands before a text, apart from it: a number, a bullet, the mark of a note.
LEAD = Regex(
    r"(?:[(（]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[.)）、]|\d{1,2}(?:\.\d{1,2}){1,3}\.?"
    r"|[•●■▪◦‣·➢✓○–—*†‡§#-]|\*{2,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|(?:Notes?|附註|註)\s?\d{0,2}[:：.]?)"
)
_DOTS = ".．·… "
_LEADERS = Regex(r"\s*(?:[.．·…]\s*){4,}")
_COLON = frozenset(":：")

Row = list[Line]


def tidied(row: Row) -> Row:
    """Return a row with what belongs together put together.

    Leaders are left out; a number or bullet goes with its text, a colon with its label,
    and a label with its value where a row has no more than the two.
    """
    row = [line for one in row for line in _without_leaders(one)]
    found: Row = []
    for line in row:
        if found and len(found) == 1 and LEAD.fullmatch(found[-1].text):
            found[-1] = _with(found[-1], line, " ")
        elif found and line.text[0] in _COLON:
            found += _with_colon(found.pop(), line)
        else:
            found.append(line)
    return found


def _without_leaders(line: Line) -> Iterator[Line]:
    """Yield the parts of a line before and after dots that lead from one to the other."""
    if not line.words or not _LEADERS.search(line.text):
        yield line
        return
    part: list[Word] = []
    for word in line.words:
        text = _LEADERS.sub(" ", word.text)
        if not text.strip(_DOTS):
            if part:
                last = part.pop()
                yield made([*part, last._replace(text=last.text.rstrip(_DOTS) or last.text)])
            part = []
        elif text == word.text:
            part.append(word)
        else:
            yield from _cut(part, word, text)
            part = []
    if part:
        yield made(part)


def _cut(part: list[Word], word: Word, text: str) -> Iterator[Line]:
    """Yield what stands before and after the dots within a word."""
    before, _, after = text.partition(" ")
    if before:
        part = [*part, word._replace(text=before, x1=word.x0 + len(before) * word.em / 2)]
    if part:
        yield made(part)
    if after:
        yield made([word._replace(text=after, x0=word.x1 - len(after) * word.em / 2)])


def _with_colon(label: Line, line: Line) -> list[Line]:
    """Put the colon at the head of a line to the label before it."""
    colon, rest = line.text[0], line.text[1:].strip()
    labelled = label._replace(text=f"{label.text}{colon}", x1=line.x0, words=())
    if not rest or not line.words:
        return [labelled] if not rest else [labelled, line._replace(text=rest)]
    first, *words = line.words
    if len(first.text) > 1:
        words.insert(0, first._replace(text=first.text[1:], x0=first.x0 + first.em / 2))
    return [labelled, made(words)]


def _with(line: Line, other: Line, space: str) -> Line:
    text, words = line.text + space + other.text, line.words + other.words
    return line._replace(text=text, x1=other.x1, words=words)
