"""How many slips lie between two words, and whether one code is another with digits astray."""

from __future__ import annotations

from disclosure_lint.regex import Regex

_PARTS = Regex(r"([A-Z]+)(\d+)")
_YEAR = Regex(r"20[0-4]\d")  # behind the name of a congress or a conference
_FEWEST = 3  # digits of a code of which a slip can be told
_HUNDRED = "00"
_SPARSE = 4  # digits of a family whose numbers are not handed out in sequence


def distance(left: str, right: str, most: int) -> int:
    """Return how many slips lie between two words, letters swapped being one; `most + 1` ends it."""
    left, right = _apart(left, right)
    if not left or not right:
        return max(len(left), len(right))
    before: list[int] = []
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, 1):
        now = [at]
        for to, other in enumerate(right, 1):
            cost = min(row[to] + 1, now[-1] + 1, row[to - 1] + (letter != other))
            if at > 1 and to > 1 and letter == right[to - 2] and left[at - 2] == other:
                cost = min(cost, before[to - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, row = row, now
    return row[-1]


def _apart(left: str, right: str) -> tuple[str, str]:
    """Return what is left of two words without the letters that both begin and end with."""
    shorter = min(len(left), len(right))
    first = next((at for at in range(shorter) if left[at] != right[at]), shorter)
    left, right, shorter = left[first:], right[first:], shorter - first
    last = next((at for at in range(shorter) if left[-1 - at] != right[-1 - at]), shorter)
    return left[: len(left) - last], right[: len(right) - last]


def family(key: str) -> str:
    """Return the letters with which a house begins its codes: APG of APG2575."""
    parts = _PARTS.match(key)
    return parts[1] if parts else ""


def is_sparse(key: str) -> bool:
    """Tell whether the numbers of a code's family are too long to be handed out in sequence."""
    parts = _PARTS.match(key)
    return parts is not None and len(parts[2]) >= _SPARSE


def are_siblings(key: str, other: str) -> bool:
    """Tell whether the numbers of two codes are such as a house gives to one drug after another.

    NRX100 and NRX101, one after the other; TNX1300 and TNX1700, of full hundreds.
    """
    ours, theirs = _PARTS.match(key), _PARTS.match(other)
    if ours is None or theirs is None or ours[1] != theirs[1]:
        return False
    digits, others = ours[2], theirs[2]
    if digits.endswith(_HUNDRED) and others.endswith(_HUNDRED):
        return True
    return (
        len(digits) < _SPARSE and len(digits) == len(others) and abs(int(digits) - int(others)) == 1
    )


def is_slip(key: str, other: str, most: int = 1) -> bool:
    """Tell whether a code may be another one with digits, or one of its letters, astray.

    A letter behind the digits is no slip: DS-8201a is DS-8201.
    """
    ours, theirs = _PARTS.match(key), _PARTS.match(other)
    if ours is None or theirs is None or len(theirs[2]) < _FEWEST or _YEAR.fullmatch(ours[2]):
        return False
    if ours[1] != theirs[1]:
        swapped = sorted(ours[1]) == sorted(theirs[1])
        same = ours[2] == theirs[2] and (swapped or len(theirs[2]) >= _SPARSE)
        return same and distance(ours[1], theirs[1], 1) == 1
    return 0 < distance(ours[2], theirs[2], most) <= most
