"""The fields with which Word counts without a list: `LISTNUM` within a line, `AUTONUM` before it.

They have no result: Word prints the number from their instruction and those before it.
"""

from __future__ import annotations

from disclosure_lint.readers.word.list_numbers import printed
from disclosure_lint.regex import IGNORECASE, Regex

_FIELD = Regex(
    r"\s*(?:(?P<auto>AUTONUM(?:LGL|OUT)?)|LISTNUM(?:\s+\"?(?P<list>[^\\\s\"]+)\"?)?)(?=[\s\\]|$)",
    IGNORECASE,
)
_SWITCH = Regex(r"\\(?P<name>[ls])\s*\"?(?P<number>\d{1,4})", IGNORECASE)
_LEVELS = 9
_ARABIC, _SMALL, _CAPITAL, _ROMAN, _ROMAN_CAPITAL = (
    "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"
)  # fmt: skip
# How the lists that Word brings print each level: the form of the number, what is around it.
_LISTS = {
    "numberdefault": (
        (_ARABIC, "{})"), (_SMALL, "{})"), (_ROMAN, "{})"), (_ARABIC, "({})"), (_SMALL, "({})"),
        (_ROMAN, "({})"), (_ARABIC, "{}."), (_SMALL, "{}."), (_ROMAN, "{}."),
    ),
    "outlinedefault": (
        (_ROMAN_CAPITAL, "{}."), (_CAPITAL, "{}."), (_ARABIC, "{}."), (_SMALL, "{})"),
        (_ARABIC, "({})"), (_SMALL, "({})"), (_ROMAN, "({})"), (_SMALL, "({})"), (_ROMAN, "({})"),
    ),
}  # fmt: skip
_LEGAL = "legaldefault"


class Counts:
    """How far the lists of a document are counted."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = {}

    def shown(self, instruction: str) -> str:
        """Return what a field prints that counts; nothing for others."""
        found = _FIELD.match(instruction)
        if found is None:
            return ""
        if found["auto"]:
            number = self._next("autonum", 1, None)[0]
            return f"{printed(number, _ROMAN_CAPITAL if found['auto'].lower().endswith('out') else _ARABIC)}."
        switches = {
            one["name"].lower(): int(one["number"]) for one in _SWITCH.finditer(instruction)
        }
        level = max(1, min(switches.get("l", 1), _LEVELS))
        name = (found["list"] or "NumberDefault").lower()
        counts = self._next(name, level, switches.get("s"))
        if name == _LEGAL:
            return "".join(f"{count or 1}." for count in counts)
        form, around = _LISTS.get(name, _LISTS["numberdefault"])[level - 1]
        return around.format(printed(counts[-1], form))

    def _next(self, name: str, level: int, start: int | None) -> list[int]:
        """Count one more at a level, and begin those below it anew."""
        counts = self._counts.setdefault(name, [0] * _LEVELS)
        counts[level - 1] = counts[level - 1] + 1 if start is None else start
        counts[level:] = [0] * (_LEVELS - level)
        return counts[:level]
