"""An enumeration is in every way but one what `enum.StrEnum` makes of the same class."""

from __future__ import annotations

import copy
import enum
import json
import pickle

import pytest
from pydantic import BaseModel, ValidationError

from disclosure_lint import Safety, Severity, Status
from disclosure_lint.enumeration import StrEnum

BOTH = pytest.mark.parametrize("usual", [StrEnum, enum.StrEnum], ids=["ours", "library"])
OURS = [Severity, Safety, Status]


def colour(usual):
    class Colour(usual):
        """What light is."""

        DARK_RED = "dark red"
        BLUE = "blue"

        @property
        def length(self) -> int:
            """How long its word is."""
            return len(self.value)

    return Colour


@BOTH
def test_members_are_told_and_found(usual):
    made = colour(usual)
    red = made.DARK_RED
    assert (red.name, red.value, type(red.value)) == ("DARK_RED", "dark red", str)
    assert (repr(red), str(red), f"{red:>9}") == (
        "<Colour.DARK_RED: 'dark red'>",
        "dark red",
        " dark red",
    )
    assert repr(made) == "<enum 'Colour'>"
    assert made("blue") is made["BLUE"] is made(made.BLUE) is made.BLUE
    assert [*made] == ["dark red", "blue"]
    assert [*reversed(made)] == ["blue", "dark red"]
    assert (len(made), bool(made), made.__doc__) == (2, True, "What light is.")
    assert dict(made.__members__) == {"DARK_RED": red, "BLUE": made.BLUE}
    assert red in made
    assert red.length == 8
    assert isinstance(red, made)
    assert type(red) is made


@BOTH
def test_members_are_texts(usual):
    made = colour(usual)
    assert made.BLUE == "blue"
    assert hash(made.BLUE) == hash("blue")
    assert {"blue": 1}[made.BLUE] == 1
    assert isinstance(made.BLUE, str)
    assert json.dumps({made.BLUE: made.DARK_RED}) == '{"blue": "dark red"}'
    assert sorted(made) == ["blue", "dark red"]
    assert f"{made.BLUE}" == "blue"


@BOTH
def test_what_is_no_member_is_refused(usual):
    made = colour(usual)
    for wrong in ("green", 3, None, []):
        with pytest.raises(ValueError, match=r"is not a valid .*Colour"):
            made(wrong)
    with pytest.raises(KeyError):
        made["GREEN"]


@BOTH
def test_members_stay_what_they_are(usual):
    made = colour(usual)
    with pytest.raises(AttributeError):
        made.BLUE = "green"
    with pytest.raises(AttributeError):
        del made.BLUE
    with pytest.raises(AttributeError):
        made.BLUE.value = "green"
    with pytest.raises(TypeError):

        class More(made):
            pass


@BOTH
def test_members_match(usual):
    made = colour(usual)
    match made("blue"):
        case made.DARK_RED:
            pytest.fail("no match")
        case made.BLUE:
            pass
        case _:
            pytest.fail("no match")


@BOTH
def test_members_are_keys_of_models(usual):
    made = colour(usual)
    model = type("Model", (BaseModel,), {"__annotations__": {"colour": made}})
    assert model(colour="blue").colour is made.BLUE
    assert model(colour=made.BLUE).model_dump_json() == '{"colour":"blue"}'
    assert "'enum': ['dark red', 'blue']" in str(model.model_json_schema())
    with pytest.raises(ValidationError, match="Input should be 'dark red' or 'blue'"):
        model(colour="green")


@pytest.mark.parametrize("ours", OURS)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_ours_are_pickled_and_copied_as_themselves(ours, protocol):
    for member in ours:
        assert pickle.loads(pickle.dumps(member, protocol)) is member  # noqa: S301
        assert copy.copy(member) is copy.deepcopy(member) is member


def test_ours_have_their_words():
    assert [*Severity] == ["error", "warning", "note"]
    assert [one.rank for one in Severity] == [3, 2, 1]
    assert [*Safety] == ["safe", "unsafe"]
    assert [*Status] == ["met", "unmet", "not-applicable", "waived", "unchecked"]
