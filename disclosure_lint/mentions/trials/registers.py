"""The registers of trials as the packs know them: what finds a number, and what one ought to be."""

from __future__ import annotations

from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex, escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_YEAR = "YYYY"
_RIGHT_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = r"\d{4}"
_THIS_CENTURY = "(?=20)"
_DIGIT = r"[\do]"  # O is read as a slip for 0
_FEWER, _MORE = 3, 2  # digits of a group that a slip may lose or double
_BETWEEN = r"[^\d\n.;]{0,20}"  # between what a number is called and the number


class Register(NamedTuple):
    """A register of trials and the shape of its numbers."""

    name: str
    letters: str  # which its numbers begin with; empty where they are digits alone
    prefixes: tuple[str, ...]  # which the word begins with at which one is looked for
    printed: Regex  # the number with slips, its digits as the only group
    right: Regex  # the digits as they ought to be, without spaces
    shape: str  # the same in words
    sure: bool  # whether the shape was read at the register


def registers(known: Known) -> tuple[Register, ...]:
    """Return the registers of the table `trial-registers`."""
    return known.made(
        "trial registers", lambda: tuple(map(_register, known.tables["trial-registers"]))
    )


def _register(row: Mapping[str, Any]) -> Register:
    letters = row["letters"] or ""
    called = tuple(map(fold, row["called"]))
    return Register(
        name=row["name"],
        letters=letters,
        prefixes=(fold(letters), *map(fold, row["misspelt"]))
        if letters
        else tuple({c.replace("-", " ").split(" ")[0] for c in called}),
        printed=Regex(_lettered(row) if letters else _grouped(row["numbers"], called)),
        right=Regex(rf"(?:{'|'.join(map(_right, row['numbers']))})$"),
        shape=row["shape"],
        sure=row["sure"],
    )


def _right(number: str) -> str:
    return number.replace(_YEAR, _RIGHT_YEAR).replace("#", r"\d")


def _lettered(row: Mapping[str, Any]) -> str:
    """Return what finds letters and digits: more or fewer, or in two groups where lines break."""
    slips, joined = row["slips"], row["joined"].replace(" ", r"\s")
    year = _THIS_CENTURY if row["numbers"][0].startswith(_YEAR) else ""
    return (
        _letters(row)
        + (f"[{joined}]?" if joined else "")
        + (r"(?:[a-z]{1,5}-)?" if row["centres"] else "")
        + rf"({year}{_DIGIT}{{{slips['least']},{slips['most']}}}"
        + (rf"(?:[\s-]{_DIGIT}{{1,{slips['rest']}}})?" if slips["rest"] else "")
        + r")(?![\da-z])"
    )


def _letters(row: Mapping[str, Any]) -> str:
    """Return what finds the letters of a register, misspelt where its digits follow."""
    right = escape(fold(row["letters"]))
    if not row["misspelt"]:
        return right
    digits = "|".join(rf"\d{{{len(number)}}}" for number in row["numbers"])
    return rf"(?:{right}|(?:{any_of(map(fold, row['misspelt']))})(?=[\s:#]?(?:{digits})(?!\d)))"


def _grouped(numbers: tuple[str, ...], called: tuple[str, ...]) -> str:
    """Return what finds groups of digits after what they are called; the last may be left out."""
    groups = max((number.split("-") for number in numbers), key=len)
    least = min(number.count("-") + 1 for number in numbers)
    slipped = [f"-{_slipped(group)}" for group in groups]
    digits = "".join(slipped[:least]) + "".join(f"(?:{group})?" for group in slipped[least:])
    return rf"(?:{any_of(called)}){_BETWEEN}({digits.removeprefix('-')})(?![\d-])"


def _slipped(group: str) -> str:
    if group == _YEAR:
        return _ANY_YEAR
    return rf"\d{{{max(1, len(group) - _FEWER)},{len(group) + _MORE}}}"
