"""The registers of trials: the table of the shapes of their numbers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel, StringConstraints, model_validator

from disclosure_lint.packs.rule_model import Model, Text

_Digits = Annotated[str, StringConstraints(pattern=r"^(YYYY|#)[#-]*$")]


class Slips(Model):
    """How many digits a number with a slip has, and how many of them may stand apart."""

    least: int
    most: int
    rest: int


class TrialRegister(Model):
    """A register of trials and the shape of its numbers."""

    name: Text
    letters: Text | None = None  # before the digits, as part of the number
    misspelt: tuple[Text, ...] = ()  # the letters as slips print them
    joined: str = ""  # marks that may stand after the letters
    centres: bool = False  # whether letters of a centre may stand there, too
    called: tuple[Text, ...] = ()  # what a number without letters is called
    numbers: Annotated[tuple[_Digits, ...], Field(min_length=1)]
    slips: Slips | None = None
    shape: Text  # the same in words
    sure: bool  # whether the shape was read at the register

    @model_validator(mode="after")
    def _letters_or_name(self) -> TrialRegister:
        if (self.letters is None) == (not self.called):
            raise ValueError("give either `letters` or `called`")
        if (self.letters is None) == (self.slips is not None):
            raise ValueError("`slips` goes with `letters`")
        return self


TrialRegisters = RootModel[tuple[TrialRegister, ...]]
