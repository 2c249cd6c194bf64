"""Whether a line goes on where the line before it was broken to fit a width."""

from __future__ import annotations

from disclosure_lint.draft.abbreviations import ENDING
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

BULLET = Regex(
    r"(?:[-+–—>]|\*{1,3}|†|‡|§)\s|[•●▪◦‣·➢✓]"
    r"|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s"
    r"|[（(](?:\d{1,2}|[a-z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[)）]|\d{1,2}[、．]"
    r"|[一二三四五六七八九十]{1,3}[、.．]"
)
LABEL = Regex(
    r"(?:[A-Z]|(?=[^\x00-\xff])\w)(?:[^.!?。：:\n()（）]|\([^()\n]{0,30}\)){0,48}"
    r"(?:(?<=[A-Za-z)）\s])|(?<=[^\x00-\xff]))[:：](?!//)"
)
_ENDS = frozenset(".!?。！？")
_CLOSERS = "\"'”’」』)）]】》*_"
_BEHIND_DOT = "\"'”’)]*"  # what closes a text behind its last dot
_JOINING = frozenset(
    "the an of and or to in for by with on at as from under its between that which per than"
    " into rule section no. mr. ms. dr. &".split()
)
_JOINED = Regex(r"(?:AND|THE|OF|FOR|IN|TO|BY|WITH|UNDER)(?:\s|$)")
_FIGURES = Regex(r"\d%?\)?[ \t]+[(–-]?\d[\d,.]*%?\)?$")

_WRAPPED = range(38, 135)  # widths at which prose is hard-wrapped
_WRAPPED_HAN = range(32, 121)  # the same for Chinese, in columns
_LAST = 20  # code points at the end of a text in which its last word stands
_FULL = 0.72  # of the width, before a word that was too long to fit
_FULL_HAN = 0.75  # the same for Chinese, whose letter-spaced lines are short of it
_ROW = 3  # code points that two figures take at least
_LONG = 160  # a longer line is a whole paragraph, so the text may not be wrapped at all


class Line(NamedTuple):
    """A line with words, without the white space around them."""

    start: int
    end: int
    text: str


class Width(NamedTuple):
    """How wide the lines of a block are, in code points and in columns."""

    points: int
    columns: int


def has_han(text: str) -> bool:
    """Whether a line has Chinese in it."""
    return not text.isascii() and max(text) >= HAN_FROM


def width(block: list[Line]) -> Width:
    """Return the width of a block; a few lines that stick out do not count."""
    points = _widest([len(line.text) for line in block])
    return Width(points, _widest([_columns(one.text) for one in block if has_han(one.text)]))


def _widest(widths: list[int]) -> int:
    if not widths:
        return 0
    widths.sort()
    outliers = len(widths) // (20 if widths[-1] <= _LONG else 200)
    return widths[-1 - outliers]


def is_ended(text: str) -> bool:
    """Whether a sentence ends with this text; an abbreviation does not end one."""
    last = text[-1]
    if last not in _ENDS and not (last in _CLOSERS and text.rstrip(_CLOSERS)[-1:] in _ENDS):
        return False
    word = _last_word(text)
    return not (word in ENDING or len(word) == 1)


def _last_word(text: str) -> str:
    """Return the word before the dot at the end of a text, in small letters; "" for none."""
    end = len(text.rstrip(_BEHIND_DOT)) - 1
    if text[end : end + 1] != ".":
        return ""
    at, first = end, max(0, len(text) - _LAST)
    while at > first and text[at - 1].isascii() and text[at - 1].isalpha():
        at -= 1
    before = text[at - 1 : at]
    is_piece = before == "-" or (before.isascii() and before.isalnum())
    return "" if is_piece else text[at:end].lower()


def is_row(text: str) -> bool:
    """Whether a line ends in two figures, as the rows of a table do."""
    if not (text[-1].isdigit() or text[-1] in "%)") or len(text) < _ROW:
        return False
    return _FIGURES.search(text, max(0, len(text) - 24)) is not None


def is_bullet(text: str) -> bool:
    """Whether a line begins as an item of a list; most begin with a word."""
    if text[0].isalpha() and text[0].isascii() and "." not in text[:7] and ")" not in text[:7]:
        return False
    return BULLET.match(text) is not None


def is_labelled(text: str) -> bool:
    """Whether a line begins with a label and its colon."""
    return (":" in text or "：" in text) and LABEL.match(text) is not None


def goes_on(group: list[Line], line: Line, wide: Width) -> bool:
    """Whether `line` goes on where the last line of `group` was broken."""
    previous, text = group[-1].text, line.text
    ended = is_ended(previous)
    if not ended and _is_open(previous, text):
        return not _stands_apart(previous, text)
    if wide.columns and has_han(previous):
        full = not ended and _is_full_han(previous, wide)
    else:
        full = wide.points in _WRAPPED and len(previous) >= _FULL * wide.points
        full = full and not (previous.isupper() or text[0] >= HAN_FROM or is_labelled(text))
    return (
        full
        and not _is_bracketed(previous)
        and not is_row(text)
        and not _stands_apart(previous, text)
    )


def _stands_apart(previous: str, line: str) -> bool:
    """Whether one of two lines is a list item, a row or an introduction by its form."""
    return previous[-1] in ":：" or is_row(previous) or is_bullet(line)


def _is_open(previous: str, line: str) -> bool:
    """Whether the words alone tell that two lines belong together."""
    if line[0].islower() or line[0] in ",;%)）」。，、；" or previous[-1] in ",;(/&-（，、「":
        return not is_labelled(line)
    if "(" in previous and ")" in line and previous.count("(") > previous.count(")"):
        return True
    if "（" in previous and "）" in line and previous.count("（") > previous.count("）"):
        return True
    if previous.rsplit(None, 1)[-1].lower() in _JOINING:
        return True
    return previous.isupper() and _JOINED.match(line) is not None


def _is_bracketed(previous: str) -> bool:
    return previous[0] in "(（" and previous[-1] in ")）"


def _is_full_han(previous: str, wide: Width) -> bool:
    return wide.columns in _WRAPPED_HAN and _columns(previous) >= _FULL_HAN * wide.columns


def _columns(text: str) -> int:
    """Return how wide Chinese is printed; spaces between its characters do not count."""
    solid = text.replace(" ", "").replace("\u3000", "")
    return (len(solid) + len(solid.encode("utf-8", "replace"))) // 2
