"""Enumerations of words, as `enum.StrEnum` makes them, without `enum`.

Importing that costs half as much as starting Python. A member is a text and the only one
of its name and value; it is told, compared, pickled and matched as the library's is, and
mypy sees the library's. Only `isinstance(member, enum.Enum)` does not hold.
"""

from __future__ import annotations

__all__ = ["StrEnum"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import StrEnum
else:

    class _Listed(type):
        """The class of an enumeration: what stands in it are its members."""

        def __new__(mcs, name, bases, body):
            if any(getattr(base, "__members__", None) for base in bases):
                raise TypeError(f"{name} cannot extend an enumeration that has members")
            told = {key: said for key, said in body.items() if _is_member(key, said)}
            made = super().__new__(
                mcs, name, bases, {k: v for k, v in body.items() if k not in told}
            )
            members = {key: _member(made, key, said) for key, said in told.items()}
            for key, member in members.items():
                type.__setattr__(made, key, member)
            type.__setattr__(made, "__members__", members)
            return made

        def __call__(cls, value):
            for member in cls:
                if member == value:
                    return member
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

        def __iter__(cls):
            return iter(cls.__members__.values())

        def __reversed__(cls):
            return reversed(cls.__members__.values())

        def __len__(cls):
            return len(cls.__members__)

        def __bool__(cls):
            return True

        def __contains__(cls, value):
            return any(member == value for member in cls)

        def __getitem__(cls, name):
            return cls.__members__[name]

        def __setattr__(cls, name, value):
            _refuse_members(cls, name)
            super().__setattr__(name, value)

        def __delattr__(cls, name):
            _refuse_members(cls, name)
            super().__delattr__(name)

        def __repr__(cls):
            return f"<enum {cls.__name__!r}>"

    def _is_member(key, said):
        return isinstance(said, str) and not key.startswith("_")

    def _member(cls, name, value):
        member = str.__new__(cls, value)
        member._name_ = name
        member._value_ = value
        return member

    def _refuse_members(cls, name):
        if name in cls.__members__:
            raise AttributeError(f"cannot change the member {name!r} of {cls.__name__}")

    class StrEnum(str, metaclass=_Listed):  # noqa: SLOT000 - as the library's
        """Words of which one is meant, each also a text."""

        @property
        def name(self):
            """What the member is called in Python."""
            return self._name_

        @property
        def value(self):
            """The word itself, as a plain text."""
            return self._value_

        def __repr__(self):
            return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

        __str__ = str.__str__
        __format__ = str.__format__

        def __reduce_ex__(self, _protocol):
            return type(self), (self._value_,)

        @classmethod
        def __get_pydantic_core_schema__(cls, _source, _handler):
            """Let a model of somebody's have a field of this type."""
            from pydantic_core import core_schema

            return core_schema.enum_schema(cls, [*cls], sub_type="str")
