"""What a measure yields, and how it is shown beside its budget."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """One measured value; `budget` is None where it is for information."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    at_least: bool = False  # the budget is a floor, not a ceiling
    note: str = ""

    @property
    def is_met(self) -> bool | None:
        """Whether the budget is kept; None where there is none."""
        if self.budget is None:
            return None
        return self.value >= self.budget if self.at_least else self.value <= self.budget

    @property
    def verdict(self) -> str:
        """The budget, whether it is met, and by how much."""
        if self.budget is None:
            return self.note
        apart = abs(self.value / self.budget - 1)
        sign = "≥" if self.at_least else "≤"
        side = "above" if self.value > self.budget else "below"
        word = "met" if self.is_met else "MISSED"
        words = f"{sign} {self.budget:g} {self.unit}: {word}, {apart:.0%} {side}"
        return f"{words}; {self.note}" if self.note else words


def shown(figure: Figure) -> str:
    """Return one line for people."""
    return f"  {figure.name:<52} {figure.value:>9.2f} {figure.unit:<6} {figure.verdict}".rstrip()


def plain(figure: Figure) -> dict[str, object]:
    """Return the figure as JSON holds it."""
    return {**figure._asdict(), "met": figure.is_met}
