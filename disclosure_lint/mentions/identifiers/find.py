"""Identifiers of securities and companies that carry a check digit, where they are labelled.

A string that merely looks like one is left alone: only what is called an ISIN, CUSIP
or LEI is read as such.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# Notation: what may stand between the name of a scheme and its code.
_LINK = r"(?:\s?(?:code|number|numbers|no|nos|nr|代码|编号)\b\.?)?(?:\s?(?:\([^()\n]{1,30}\)|is|of))?[\s:#=*|]{0,4}"
_PRINTED = {
    "isin": Regex(rf"isin{_LINK}([a-z]{{2}}[\s-]?(?:[a-z\d][\s-]?){{9}}\d)(?![a-z\d])"),
    "cusip": Regex(rf"cusip{_LINK}((?:[a-z\d*@#]\s?){{8}}\d)(?![a-z\d])"),
    "lei": Regex(rf"lei{_LINK}([a-z\d]{{18}}\d\d)(?![a-z\d])"),
}


class Identifier(NamedTuple):
    """An identifier as printed, and whether its check digit is right."""

    start: int
    end: int
    scheme: str  # "ISIN", "CUSIP", "LEI"
    is_right: bool
    code: str  # without spaces and hyphens


def value(identifier: Identifier) -> tuple[str, str]:
    """Return what an identifier says: `("ISIN", "KYG0535Q1331")`."""
    return (identifier.scheme, identifier.code)


def find(draft: Draft) -> tuple[Identifier, ...]:
    """Return the labelled identifiers of a draft that have their full length, in order."""
    words, folded = draft.words, draft.folded
    found = []
    for scheme, printed in _PRINTED.items():
        for number in words.index.get(scheme, ()):
            match = printed.match(folded, words.starts[number])
            if match and any(c.isdecimal() for c in match[1][:-1]):  # words are no identifier
                bare = "".join(c for c in match[1].upper() if c not in " -\n\r")
                is_right = CHECKS[scheme](bare)
                found.append(Identifier(*match.span(1), scheme.upper(), is_right, bare))
    return tuple(apart(found))


def is_isin(code: str) -> bool:
    """Whether the last digit of an ISIN is right: Luhn over the letters as 10 to 35."""
    digits = "".join(str(int(c, 36)) for c in code)
    doubled = (int(c) * (1 + n % 2) for n, c in enumerate(reversed(digits)))
    return sum(map(_digit_sum, doubled)) % 10 == 0


def is_cusip(code: str) -> bool:
    """Whether the last digit of a CUSIP is right: every second value doubled."""
    values = (_cusip_value(c) * (1 + n % 2) for n, c in enumerate(code[:-1]))
    return (sum(map(_digit_sum, values)) + int(code[-1])) % 10 == 0


def is_lei(code: str) -> bool:
    """Whether the last two digits of an LEI are right: ISO 7064, modulo 97."""
    return int("".join(str(int(c, 36)) for c in code)) % 97 == 1


def _cusip_value(character: str) -> int:
    return int(character, 36) if character.isalnum() else 36 + "*@#".index(character)


def _digit_sum(value: int) -> int:
    return value // 10 + value % 10


CHECKS: dict[str, Callable[[str], bool]] = {"isin": is_isin, "cusip": is_cusip, "lei": is_lei}
