"""Signs and letters that stand for the digits of a number: `Table ##`, `???`, `p=0.0XX`, OO名."""

from __future__ import annotations

from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = Regex(
    r"\b(?:Table|Figure|Section|Exhibit|Appendix|Note|Item|No\.) #{1,4}(?=[.,;:)]|\s[a-z])|(?<=[a-z:=(] )\?{3,6}(?=[\s.,;:)%]|$)"
    r"|(?<![A-Za-z0-9.])0?\.\d{0,3}X{1,3}(?![A-Za-z0-9])|(?<![A-Za-z0-9〇○零一二三四五六七八九])[O○Ｏ]{2,4}(?=\s?[名例位])"
)
_PARTS = ("???", " #", ".X", "0X", "OO", "○○", "ＯＯ")  # one of them stands in each


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such signs stand in a text."""
    if any(part in text for part in _PARTS):
        for found in _SIGNS.finditer(text):
            yield found.span()
