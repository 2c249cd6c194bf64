"""What a browser shows before the items of lists: bullets, numbers, letters."""

from __future__ import annotations

from disclosure_lint.readers.tags import attributes
from disclosure_lint.regex import IGNORECASE, Regex

BULLET = "• "
_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
          "disc": "bullet", "circle": "bullet", "square": "bullet", "none": "none"}  # fmt: skip
_STYLES = {
    **{name: name for name in ("decimal", "none")},
    **dict.fromkeys(("disc", "circle", "square"), "bullet"),
    **dict.fromkeys(("lower-alpha", "lower-latin"), "lowerLetter"),
    **dict.fromkeys(("upper-alpha", "upper-latin"), "upperLetter"),
    **dict.fromkeys(("cjk-ideographic", "trad-chinese-informal", "simp-chinese-informal", "cjk-decimal"),
                    "chineseCounting"),
    "trad-chinese-formal": "ideographLegalTraditional", "simp-chinese-formal": "chineseLegalSimplified",
    "cjk-heavenly-stem": "ideographTraditional", "cjk-earthly-branch": "ideographZodiac",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal-leading-zero": "decimalZero",
}  # fmt: skip
_STYLE = Regex(r"list-style(?:-type)?\s*:\s*([^;]{1,80})", IGNORECASE)
_WHOLE = Regex(r"\s*-?\d{1,6}")
_TAG = Regex(r"<(/?)(ol|ul|menu|dir|li)(?=[\s/>])", IGNORECASE)
_FAR = 20_000  # code points in which the items of a list are counted
_DEEP = 8  # lists within lists; none that is deeper is counted
_CHINESE = frozenset(
    {"chineseCounting", "chineseLegalSimplified", "ideographLegalTraditional", "ideographTraditional",
     "ideographZodiac"}
)  # fmt: skip


class Items:
    """A list that is open: how its items are marked, and how far they are counted."""

    __slots__ = ("form", "next", "step")

    def __init__(self, name: str, given: str, text: str, at: int, depth: int) -> None:
        """Take a list whose tag, with the attributes `given`, ends at a place of a text."""
        told = attributes(given) if given else {}
        self.form = _form(told) or ("decimal" if name == "ol" else "bullet")
        self.next, self.step = _whole(told.get("start"), 1), 1
        if "reversed" in told and name == "ol":
            self.step = -1
            if "start" not in told:
                self.next = _count(text, at) if depth < _DEEP else 0
                self.form = self.form if self.next else "bullet"

    def marker(self, given: str) -> str:
        """Return what stands before the next item, which has the attributes `given`."""
        told = attributes(given) if given else {}
        number = _whole(told.get("value"), self.next)
        self.next = number + self.step
        form = _form(told) or self.form
        if form == "bullet":
            return BULLET
        if form == "none":
            return ""
        from disclosure_lint.readers.word.list_numbers import printed

        said = str(number) if number < 1 else printed(number, form)
        return f"{said}、" if form in _CHINESE else f"{said}. "


def _count(text: str, at: int) -> int:
    """Return how many items a list has that begins at a place; 0 where that is too far to see."""
    depth, items = 1, 0
    for tag in _TAG.finditer(text, at, at + _FAR):
        if tag[2].lower() == "li":
            items += depth == 1 and not tag[1]
            continue
        depth += -1 if tag[1] else 1
        if not depth:
            return items
    return items if at + _FAR >= len(text) else 0


def _form(told: dict[str, str]) -> str | None:
    style = _STYLE.search(told["style"]) if "style" in told else None
    for word in style[1].lower().split() if style else ():
        if word in _STYLES:
            return _STYLES[word]
    given = told.get("type", "").strip()
    return _TYPES.get(given) or _TYPES.get(given.lower())


def _whole(said: str | None, otherwise: int) -> int:
    found = _WHOLE.match(said) if said else None
    return int(found[0]) if found else otherwise
