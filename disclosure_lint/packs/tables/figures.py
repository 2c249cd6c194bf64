"""How figures, clocks and wires are printed: the tables of currencies, scales and their like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from disclosure_lint.packs.rule_model import Model, Text

_Forms = Annotated[tuple[Text, ...], Field(min_length=1)]


class Currency(Model):
    """A currency and how it is printed."""

    code: Text
    printed: _Forms


class Scale(Model):
    """A power of ten and the words that multiply by it."""

    power: int = Field(ge=1, le=18)
    printed: _Forms


class Wire(Model):
    """A wire and how its mark in a dateline is printed."""

    name: Text
    printed: _Forms


class Measure(Model):
    """Something that figures are given of, and what it is called."""

    name: Text
    printed: _Forms
    raises: bool = False  # it is what raises money: its gross proceeds are its figure, too
    months: bool = False  # it is told in months


class Zone(Model):
    """A zone of the clock, and what it is called in the other season."""

    zone: Text
    country: Literal["US", "UK", "EU"]
    daylight: bool
    instead: Text
    name: Text | None = None  # the zone in words
    name_instead: Text | None = None


Currencies = RootModel[tuple[Currency, ...]]
Measures = RootModel[tuple[Measure, ...]]
Scales = RootModel[tuple[Scale, ...]]
Wires = RootModel[tuple[Wire, ...]]
Zones = RootModel[tuple[Zone, ...]]
