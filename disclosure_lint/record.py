"""Named tuples whose class costs a tenth of one of `typing.NamedTuple`.

That one compiles every annotation, and a function, for each class that is declared. A
check of one draft declares a hundred, which took longer than judging it. What is
declared with this one looks and behaves the same, and mypy is shown the real one.
"""

from __future__ import annotations

__all__ = ["NamedTuple"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import CodeType
    from typing import Any, Self

try:
    from _collections import _tuplegetter as _reader  # type: ignore[import-not-found] # of CPython
except ImportError:  # pragma: no cover

    def _reader(number: int, doc: str) -> property:
        return property(lambda record: record[number], doc=doc)


class _Record(tuple):  # type: ignore[type-arg] # of anything
    """What every named tuple has; each is given the functions, so that it is a tuple and no more."""

    __slots__ = ()
    _fields: tuple[str, ...]

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        """Make a record of values, given in the order of its fields."""
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changed: Any) -> Self:
        """Return the record with other values in the fields that are named."""
        made = self._make(map(changed.pop, self._fields, self))
        if changed:
            raise TypeError(f"Got unexpected field names: {[*changed]!r}")
        return made

    __replace__ = _replace  # for `copy.replace`

    def _asdict(self) -> dict[str, Any]:
        """Return the values by the names of their fields."""
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:  # type: ignore[explicit-override] # `override` is of Python 3.12
        told = [f"{name}={value!r}" for name, value in self._asdict().items()]
        return f"{type(self).__name__}({', '.join(told)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Declared(type):
    """Makes a named tuple of a class that is declared with annotations."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
        """Return a plain class, so that what inherits from it is declared as ever."""
        if "__annotations__" not in body:  # none, or not known before they are asked for
            return _usual(name, bases, body)
        fields = tuple(body["__annotations__"])
        defaults = {field: body.pop(field) for field in fields if field in body}
        if fields[len(fields) - len(defaults) :] != tuple(defaults):
            raise TypeError(f"{name} has a field without a default after one with a default")
        new = _Function(_code(fields), _SEEN, "__new__", tuple(defaults.values()))
        new.__annotations__ = body["__annotations__"]
        new.__qualname__ = f"{body['__qualname__']}.__new__"
        body.setdefault("__doc__", f"{name}({', '.join(fields)})")
        body |= {"__new__": new, "__slots__": (), "__match_args__": fields, "_fields": fields}
        body["_field_defaults"] = defaults
        body |= zip(fields, _readers(len(fields)), strict=True)
        return type(name, (tuple, *bases[1:]), _COMMON | body)


def _readers(most: int) -> list[Any]:
    """Return what reads the first fields of a record; all classes share them."""
    further = range(len(_read), most)
    _read.extend([_reader(number, f"Alias for field number {number}") for number in further])
    return _read[:most]


_read: list[Any] = []  # what reads each field
_PARTS = ("_make", "_replace", "_asdict", "__replace__", "__repr__", "__getnewargs__")
_COMMON = {name: vars(_Record)[name] for name in _PARTS}
_Function: Any = type(_Record.__repr__)
# A `__new__` for each number of fields, as the bytecode of this file has it: to compile one
# takes longer than all else that a class needs.
_new: Any = tuple.__new__
_NEW: tuple[Any, ...] = (
    lambda _cls: _new(_cls, ()),
    lambda _cls, a: _new(_cls, (a,)),
    lambda _cls, a, b: _new(_cls, (a, b)),
    lambda _cls, a, b, c: _new(_cls, (a, b, c)),
    lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
    lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
    lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
    lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
    lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
    lambda _cls, a, b, c, d, e, f, g, h, i: _new(_cls, (a, b, c, d, e, f, g, h, i)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j: _new(_cls, (a, b, c, d, e, f, g, h, i, j)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s)),
)  # fmt: skip
_SEEN = {"_new": _new, "__builtins__": {}}  # by every `__new__`
_codes: dict[int, CodeType] = {number: new.__code__ for number, new in enumerate(_NEW)}


def _code(fields: tuple[str, ...]) -> CodeType:
    """Return the code of `__new__`: compiled once for a number of fields, then only renamed."""
    code = _codes.get(len(fields))
    if code is None:
        taken = "".join([f"_{number}, " for number in range(len(fields))])
        code = eval(f"lambda _cls, {taken}: _new(_cls, ({taken}))").__code__  # noqa: S307 - no text of anybody's
        _codes[len(fields)] = code
    return code.replace(co_varnames=("_cls", *fields), co_name="__new__")


def _usual(name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
    """Return what `typing.NamedTuple` makes of a class that is none of our own."""
    import types
    import typing

    return types.new_class(name, (typing.NamedTuple, *bases[1:]), {}, lambda new: new.update(body))


if TYPE_CHECKING:
    from typing import NamedTuple
else:
    NamedTuple = type.__new__(_Declared, "NamedTuple", (), {"__doc__": _Record.__doc__})
