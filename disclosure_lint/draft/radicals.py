"""Chinese that was copied as radicals: signs of a dictionary that look like characters.

Fonts share one glyph between a character and the radical drawn like it, and a PDF may
name the radical: ⾹港 for 香港. Nobody sees the difference, and no search finds the word.
"""

from __future__ import annotations

from itertools import starmap
from unicodedata import normalize

from disclosure_lint.draft.reading import Run
from disclosure_lint.regex import Regex

_RADICAL = Regex("[\u2e80-\u2fd5]")
# notation: the supplement's radicals that are drawn like a whole character; Unicode folds
# the older block itself
_SUPPLEMENT = dict(
    zip(
        "⺁⺅⺒⺓⺝⺟⺠⺩⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⺼⺫⻀",
        "厂亻巳幺月母民王虎西见角贝车長镸长门雨青韦页风飞食飠飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟肉罒艹",
        strict=True,
    )
)


def find(text: str) -> list[Run]:
    """Return each radical of `text` that stands for a character, with the character."""
    found = ((*sign.span(), _character(sign[0])) for sign in _RADICAL.finditer(text))
    return [run for run in starmap(_run, found) if run.text]


def _run(start: int, end: int, character: str) -> Run:
    return Run(start, end, character, exact=True)


def _character(radical: str) -> str:
    """Return the character that a radical is drawn like, or "" where there is none."""
    character = _SUPPLEMENT.get(radical) or normalize("NFKC", radical)
    return "" if character == radical else character
