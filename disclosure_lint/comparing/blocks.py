"""The blocks of a text that are paired with those of another: paragraphs, and runs of cells."""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.comparing.concepts import Sign
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from disclosure_lint.draft.segment import Unit

_HAN_TO_ENGLISH = 4.0  # letters of English to one of Chinese
_LATIN = 1.2 / _HAN_TO_ENGLISH  # that a letter of English weighs, spaces aside
_LETTERS, _MANY_LETTERS = 2.0, 6.0  # of English to one of Chinese in Chinese and English words
_TAIL = 12  # code points in which a sentence ends
_CELLS = 16  # of a table that make a block
_NOT_HAN = Regex("[^\u3400-\U0010ffff]+")
# Notation: the end of a sentence, with the brackets and marks that it closes.
_END = Regex(r"[.。!:;?][\s)\]\"'’”」』》]*$")
_ENDED = Regex(
    r"(?:[a-z]{4}|[)\]\"])[.;]\s|[\u3400-\u9fff)][,。;][)\]\"'’”」』》]*\s*[\u3400-\u9fff]"
)


class Block(NamedTuple):
    """A paragraph, or some cells of a table."""

    start: int
    end: int
    is_text: bool  # rather than cells, or a line in which no sentence ends
    is_whole: bool  # ends with a sentence
    weight: float  # how much it says, in letters of Chinese
    speaks: dict[Hashable, int]  # of what, and how often


def blocks(
    folded: str, units: Sequence[Unit], signs: Sequence[Sign], *, is_han: bool
) -> list[Block]:
    """Return the blocks of a text in Chinese, or in English, in order."""
    spans: list[tuple[int, int, bool, bool]] = []
    cells = 0
    for at, unit in enumerate(units):
        if unit.kind == "cell" and cells and cells < _CELLS:
            spans[-1] = (spans[-1][0], unit.end, False, True)
            cells += 1
            continue
        cells = int(unit.kind == "cell")
        is_whole, has_end = _is_whole(folded, unit), _has_an_end(folded, unit)
        is_prose = not cells and (has_end or not _is_among_cells(units, at))
        is_prose = is_prose and _is_of(folded[unit.start : unit.end], is_han=is_han)
        spans.append(
            (unit.start, unit.end, is_prose and (is_whole or has_end), is_whole or not is_prose)
        )
    return weighed(folded, spans, signs)


def weighed(
    folded: str, spans: Sequence[tuple[int, int, bool, bool]], signs: Sequence[Sign]
) -> list[Block]:
    """Return spans as blocks, each with what it speaks of."""
    found = []
    for start, end, is_text, is_whole in spans:
        speaks: dict[Hashable, int] = {}
        # Signs are searched as they are: a list of their places would be as long as the text.
        for sign in signs[bisect_left(signs, start, key=_at) : bisect_left(signs, end, key=_at)]:
            speaks[sign.key] = speaks.get(sign.key, 0) + 1
        found.append(Block(start, end, is_text, is_whole, _weight(folded[start:end]), speaks))
    return found


def _at(sign: Sign) -> int:
    return sign.at


def _is_among_cells(units: Sequence[Unit], at: int) -> bool:
    """Whether a paragraph stands in the middle of a table, so that it is of its cells."""
    return 0 < at < len(units) - 1 and units[at - 1].kind == units[at + 1].kind == "cell"


def _is_whole(folded: str, unit: Unit) -> bool:
    return _END.search(folded[max(unit.start, unit.end - _TAIL) : unit.end]) is not None


def _has_an_end(folded: str, unit: Unit) -> bool:
    return _ENDED.search(folded, unit.start, unit.end) is not None


def _weight(text: str) -> float:
    letters = "".join(text.split())
    other = len(_NOT_HAN.sub("", letters))
    return other + (len(letters) - other) * _LATIN


def _is_of(text: str, *, is_han: bool) -> bool:
    """Whether words are of their text's language, not a name in the other or a table's head."""
    latin = sum(map(str.isascii, filter(str.isalnum if is_han else str.isalpha, text)))
    han = len(_NOT_HAN.sub("", text))
    return han * _LETTERS > latin if is_han else han * _MANY_LETTERS < latin


def weight_of(some: Sequence[Block]) -> float:
    """Return how much several blocks say."""
    return sum([block.weight for block in some])


def together(some: Sequence[Mapping[Hashable, int]]) -> Mapping[Hashable, int]:
    """Return what several blocks speak of, taken as one."""
    if len(some) == 1:
        return some[0]
    found: dict[Hashable, int] = {}
    for speaks in some:
        for key, count in speaks.items():
            found[key] = found.get(key, 0) + count
    return found
