"""A record is in every way what `typing.NamedTuple` makes of the same class."""

from __future__ import annotations

import copy
import inspect
import keyword
import pickle
import subprocess
import sys
import typing
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from disclosure_lint.record import NamedTuple

T = TypeVar("T")
NAMES = st.text("abcdefgh_é", min_size=1, max_size=6).filter(
    lambda name: name.isidentifier() and not name.startswith("_") and not keyword.iskeyword(name)
)


class Place(NamedTuple):
    """A place with a name."""

    x: int
    y: int = 2
    name: str = ""

    @property
    def sum(self) -> int:
        return self.x + self.y

    @classmethod
    def origin(cls) -> Place:
        return cls(0, 0)

    @staticmethod
    def unit() -> int:
        return 1

    def moved(self, by: int) -> Place:
        return self._replace(x=self.x + by)


class Usual(typing.NamedTuple):
    """A place with a name."""

    x: int
    y: int = 2
    name: str = ""


class Untold(NamedTuple):
    first: int
    second: int


class Box(NamedTuple, Generic[T]):
    content: T
    others: Sequence[T] = ()


class Near(Place):
    """A class that inherits from a record is one of the usual kind."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"near {super().__repr__()}"


class Empty(NamedTuple):
    """Nothing."""


def test_a_record_is_a_tuple_with_names():
    place = Place(1, name="here")
    assert place == (1, 2, "here") == Usual(1, name="here")
    assert hash(place) == hash((1, 2, "here"))
    assert (place.x, place.y, place.name, place[2]) == (1, 2, "here", "here")
    assert [*place] == [1, 2, "here"]
    assert sorted([Place(2), Place(1)]) == [Place(1), Place(2)]
    assert Place(**place._asdict()) == place
    assert type(Place) is type
    assert not hasattr(place, "__dict__")


def test_what_a_class_says_of_itself_is_the_same():
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__", "__slots__"):
        assert getattr(Place, name) == getattr(Usual, name), name
    assert Untold.__doc__ == "Untold(first, second)"
    assert Place.x.__doc__ == Usual.x.__doc__  # type: ignore[attr-defined]
    assert Place.__module__ == Usual.__module__
    assert Place.__new__.__qualname__ == "Place.__new__"
    assert typing.get_type_hints(Place) == typing.get_type_hints(Usual)
    ours, usual = inspect.signature(Place).parameters, inspect.signature(Usual).parameters
    assert [(p.name, p.kind, p.default) for p in ours.values()] == [
        (p.name, p.kind, p.default) for p in usual.values()
    ]
    assert str(inspect.signature(Place)) == "(x: 'int', y: 'int' = 2, name: 'str' = '')"


def test_methods_and_properties_stay():
    assert Place(3).sum == 5
    assert Place.origin() == (0, 0, "")
    assert Place.unit() == 1
    assert Place(3).moved(2) == Place(5)


def test_a_record_cannot_be_changed():
    with pytest.raises(AttributeError):
        Place(1).x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Place(1).new = 2  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("args", "named"), [((), {}), ((1, 2, "", 4), {}), ((1,), {"x": 1}), ((1,), {"z": 1})]
)
def test_what_one_refuses_the_other_refuses_in_the_same_words(args, named):
    said = []
    for made in (Place, Usual):
        with pytest.raises(TypeError) as caught:
            made(*args, **named)
        said.append(str(caught.value).rpartition(".")[2].replace("<lambda>()", "__new__()"))
    assert said[0] == said[1]


@pytest.mark.parametrize("values", [(1,), (1, 2, "", 4)])
def test_making_one_of_values_takes_as_many_as_it_has_fields(values):
    assert Place._make([1, 2, ""]) == Usual._make([1, 2, ""])
    said = []
    for made in (Place, Usual):
        with pytest.raises(TypeError) as caught:
            made._make(values)
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_replacing_a_field_that_is_not_there_is_refused():
    assert Place(1)._replace() == Place(1)
    for made in (Place, Usual):
        with pytest.raises((TypeError, ValueError), match=r"unexpected field names: \['z'\]"):
            made(1)._replace(z=1)


def test_a_field_without_a_default_after_one_with_a_default_is_refused():
    body = "class Wrong(NamedTuple):\n    a: int = 1\n    b: int\n"
    for usual in (NamedTuple, typing.NamedTuple):
        with pytest.raises(TypeError, match="default"):
            exec(body, {"NamedTuple": usual, "__name__": __name__})  # noqa: S102


def test_records_match():
    match Place(1, 5):
        case Place(x, y, name=""):
            assert (x, y) == (1, 5)
        case _:
            pytest.fail("no match")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_records_are_pickled_and_copied(protocol):
    for record in (Place(1, 2, "three"), Near(1), Box(1, (2,))):
        again = pickle.loads(pickle.dumps(record, protocol))  # noqa: S301
        assert again == record
        assert type(again) is type(record)
    assert copy.copy(Place(1)) == copy.deepcopy(Place(1)) == Place(1)
    if hasattr(copy, "replace"):
        assert copy.replace(Place(1), y=7) == Place(1, 7)


def test_a_class_may_inherit_from_a_record():
    near = Near(1, name="x")
    assert repr(near) == "near Near(x=1, y=2, name='x')"
    assert type(near._replace(x=4)) is Near
    assert isinstance(near, Place)
    assert near.sum == 3


def test_a_record_may_be_generic():
    assert Box[int](1) == (1, ())
    assert Box.__parameters__ == (T,)  # type: ignore[attr-defined]
    assert repr(Box("a")) == "Box(content='a', others=())"


def test_a_class_without_fields_is_left_to_the_library():
    assert Empty() == ()
    assert Empty.__doc__ == "Nothing."
    assert Empty._fields == ()


def test_annotations_that_are_no_text_are_taken_too():
    body = "class Plain(NamedTuple):\n    a: int\n    b: int = 2\n"
    space: dict[str, Any] = {"NamedTuple": NamedTuple, "__name__": __name__}
    exec(compile(body, "plain", "exec", dont_inherit=True), space)  # noqa: S102
    plain = space["Plain"]
    assert plain(1) == (1, 2)
    assert typing.get_type_hints(plain) == {"a": int, "b": int}


def test_pydantic_takes_records_as_it_takes_named_tuples():
    class Model(BaseModel):
        place: Place

    assert Model.model_validate({"place": ["4", 5]}).place == Place(4, 5)
    assert isinstance(Model.model_validate({"place": {"x": 1}}).place, Place)


@given(st.lists(NAMES, min_size=1, max_size=40, unique=True), st.data())
def test_any_fields_come_out_as_with_the_library(fields, data):
    values = [data.draw(st.integers(0, 3) | st.text(max_size=3)) for _ in fields]
    defaults = data.draw(st.integers(0, len(fields)))
    needed = len(fields) - defaults
    lines = [
        f"    {field}: {'int' if number < needed else f'int = {number}'}"
        for number, field in enumerate(fields)
    ]
    body = "class Any_(NamedTuple):\n" + "\n".join(lines)
    made = []
    for usual in (NamedTuple, typing.NamedTuple):
        space: dict[str, Any] = {"NamedTuple": usual, "__name__": __name__}
        code = f"from __future__ import annotations\n{body}"
        exec(code, space)  # noqa: S102
        made.append(space["Any_"])
    ours, usual = made
    assert ours._fields == usual._fields == tuple(fields)
    assert ours._field_defaults == usual._field_defaults
    assert ours(*values) == usual(*values)
    assert ours(*values[:needed]) == usual(*values[:needed])
    record, other = ours(**dict(zip(fields, values, strict=True))), usual(*values)
    assert repr(record) == repr(other)
    assert record._asdict() == other._asdict()
    assert [getattr(record, name) for name in fields] == values
    chosen = data.draw(st.sampled_from(fields))
    assert record._replace(**{chosen: None}) == other._replace(**{chosen: None})


def test_no_module_is_imported_for_a_record():
    code = "import sys; had = {*sys.modules}; import disclosure_lint.record as r\n"
    code += "class A(r.NamedTuple):\n    a: int\n" if sys.version_info < (3, 14) else ""
    code += "print(*sorted({*sys.modules} - had))"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, check=True)
    assert not {"typing", "collections", "types"} & {*done.stdout.decode().split()}


@pytest.mark.parametrize("number", [*range(1, 25), 40])
def test_as_many_fields_as_one_likes(number):
    names = [f"field_{n}" for n in range(number)]
    body = {"__annotations__": dict.fromkeys(names, "int"), "__module__": __name__, names[-1]: 7}
    made = type(NamedTuple)("Made", (NamedTuple,), {**body, "__qualname__": "Made"})
    assert [*inspect.signature(made).parameters] == names
    one = made(**{name: n for n, name in enumerate(names[:-1])})
    assert one == (*range(number - 1), 7)
    assert [getattr(one, name) for name in names] == [*range(number - 1), 7]
