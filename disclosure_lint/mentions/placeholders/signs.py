"""Signs and letters that stand for the digits of a number: `Table ##`, `???`, `p=0.0XX`, OO名."""

from __future__ import annotations

from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_SIGNS = Regex(
    r"\b(?:Table|Figure|Section|Exhibit|Appendix|Note|Item|No\.) #{1,4}(?=[.,;:)]|\s[a-z])|(?<=[a-z:=(] )\?{3,6}(?=[\s.,;:)%]|$)"
    r"|(?<![A-Za-z0-9.])0?\.\d{0,3}X{1,3}(?![A-Za-z0-9])|(?<![A-Za-z0-9〇○零一二三四五六七八九])[O○Ｏ]{2,4}(?=\s?[名例位])"
)
# notation: letters that stand for the parts of a date
YEARS = Regex(
    r"(?<![A-Za-z0-9])(?:20XX|DD[ /.-](?:MM|MMM|Month)[ /.-]YYYY|MM[ /.-]DD[ /.-]YYYY|YYYY[ /.-]MM[ /.-]DD)(?![A-Za-z0-9])"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) X{1,2}(?=,? 20)"
)
_REMARK = Regex(r"[A-Z]{2,3}[1-9]\d?")  # notation: how Word marks a remark, by initials: [KG1]
_PARTS = ("???", " #", ".X", "0X", "OO", "○○", "ＯＯ")  # one of them stands in each


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such signs stand in a text."""
    if any(part in text for part in _PARTS):
        for found in _SIGNS.finditer(text):
            yield found.span()


def is_remark(text: str, bracket: re.Match[str]) -> bool:
    """Whether a bracket is what Word leaves of a remark: `[KG1] The study …`."""
    return (
        _REMARK.fullmatch(bracket[1]) is not None
        and text[bracket.end() : bracket.end() + 1].isspace()
    )
