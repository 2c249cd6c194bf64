"""How many slips lie between two words."""

from __future__ import annotations


def distance(left: str, right: str, most: int) -> int:
    """Return how many slips lie between two words, letters swapped being one; `most + 1` ends it."""
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
