"""Which fields and values may stand at a place of a rule file, told by the models. Pure."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from disclosure_lint.packs.model import (
    FIELD_ORDER,
    AnyRule,
    PackFile,
    RecognitionFile,
)
from disclosure_lint.packs.tables import rows
from disclosure_lint.server.fielddocs import doc

_KEY = re.compile(r"(?P<indent>(?:[ ]|-[ ])*)(?P<key>[A-Za-z][\w-]*)[ ]*:(?=\s|$)")
_DASHES = re.compile(r"(?:[ ]|-(?=[ ]|$))*")

Steps = tuple[str, ...]  # keys from the top of the file; entries of lists are no step


class Field(NamedTuple):
    """A field that may stand in a place, what it is for and what it may be."""

    name: str
    about: str
    values: tuple[str, ...]
    is_required: bool


class Cursor(NamedTuple):
    """Where a cursor stands: in which mapping, and behind which of its keys, if any."""

    steps: Steps
    key: str | None
    indent: int  # the column of the keys of the mapping
    word: str  # what is typed so far


class _Shape(NamedTuple):
    """What a value may be: a mapping of one of `models`, one of `values`, or keys → `inner`."""

    models: tuple[type[BaseModel], ...] = ()
    values: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    inner: Any = None


def cursor(lines: Sequence[str], line: int, column: int) -> Cursor:
    """Return where a column (in code points) of a line stands.

    Goes by indentation, since a file that is being typed is seldom whole YAML.
    """
    text = lines[line][:column] if line < len(lines) else ""
    key = _KEY.match(text)
    indent = len(key["indent"]) if key else len(_matched(_DASHES, text))
    steps = _above(lines, line, indent)
    if key:
        return Cursor(steps, key["key"], indent, text[key.end() :].strip())
    return Cursor(steps, None, indent, text[indent:])


def key_at(lines: Sequence[str], line: int, column: int) -> tuple[Steps, str] | None:
    """Return the mapping and the key that a column stands on, if it stands on a key."""
    key = _KEY.match(lines[line]) if line < len(lines) else None
    if key is None or not key.start("key") <= column <= key.end("key"):
        return None
    return _above(lines, line, len(key["indent"])), key["key"]


def _above(lines: Sequence[str], line: int, indent: int) -> Steps:
    """Return the keys whose values hold a column of a line, outermost first."""
    steps: list[str] = []
    for text in reversed(lines[:line]):
        key = _KEY.match(text)
        if key and len(key["indent"]) < indent:
            steps.append(key["key"])
            indent = len(key["indent"])
        if not indent:
            break
    return tuple(reversed(steps))


def _matched(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.match(text)
    return found[0] if found else ""


def siblings(lines: Sequence[str], line: int, indent: int) -> set[str]:
    """Return the keys that the mapping around a line has on its other lines."""
    found: set[str] = set()
    begins = line < len(lines) and "-" in _matched(_DASHES, lines[line])
    for text in () if begins else reversed(lines[:line]):
        lead = _matched(_DASHES, text)
        if text.strip() and len(lead) < indent:
            break
        found |= _key(text, indent)
        if len(lead) == indent and "-" in lead:
            break  # the entry of a list that this mapping is begins here
    for text in lines[line + 1 :]:
        lead = _matched(_DASHES, text)
        if text.strip() and (len(lead) < indent or (len(lead) == indent and "-" in lead)):
            break
        found |= _key(text, indent)
    return found


def _key(text: str, indent: int) -> set[str]:
    key = _KEY.match(text)
    return {key["key"]} if key and len(key["indent"]) == indent else set()


def fields(name: str, steps: Steps, kind: str | None) -> list[Field]:
    """Return the fields of the mapping at a place, in the order in which they stand.

    `name` is that of the file without its folder, `kind` what the file says of itself.
    """
    shape = _at(name, steps, kind)
    found = {field.name: field for model in shape.models for field in _fields(model)}
    for key in shape.keys:
        found.setdefault(key, Field(key, "", _shape(shape.inner).values, is_required=False))
    rank = {one: at for at, one in enumerate(FIELD_ORDER)}
    is_top = not steps
    return sorted(found.values(), key=lambda one: rank.get(one.name, 0) if is_top else 0)


def values(name: str, steps: Steps, key: str | None, kind: str | None) -> tuple[str, ...]:
    """Return what may stand as the value of a key, or without one as an entry of a list."""
    if key is None:
        return _at(name, steps, kind).values
    return _at(name, (*steps, key), kind).values


def kind_of(lines: Sequence[str]) -> str | None:
    """Return the kind that a rule file says it is of."""
    for text in lines:
        if text.startswith("kind:"):
            return text.removeprefix("kind:").strip().strip("\"'") or None
    return None


def _at(name: str, steps: Steps, kind: str | None) -> _Shape:
    shape = _top(name, kind)
    for step in steps:
        annotations = [
            field.annotation
            for model in shape.models
            for alias, field in _aliased(model)
            if alias == step
        ]
        if annotations:
            shape = _merged(_shape(annotation) for annotation in annotations)
            if step == "kind":
                shape = shape._replace(values=tuple(dict.fromkeys((*shape.values, *_kinds()))))
            elif step == "venues":
                shape = shape._replace(
                    values=tuple(sorted(row["name"] for row in rows("exchanges")))
                )
        elif step in shape.keys:
            shape = _shape(shape.inner)
        else:
            return _Shape()
    return shape


def _top(name: str, kind: str | None) -> _Shape:
    if name == "pack.yaml":
        return _Shape((PackFile,))
    if name == "recognition.yaml":
        return _Shape((RecognitionFile,))
    if name == "terms.yaml":
        return _Shape()
    rules = _rules()
    return _Shape((rules[kind],) if kind in rules else tuple(rules.values()))


@cache
def _rules() -> dict[str, type[BaseModel]]:
    """Return the model of each kind of rule."""
    models = get_args(get_args(AnyRule)[0])
    return {get_args(model.model_fields["kind"].annotation)[0]: model for model in models}


def _kinds() -> tuple[str, ...]:
    return tuple(_rules())


@cache
def _fields(model: type[BaseModel]) -> tuple[Field, ...]:
    return tuple(
        Field(alias, doc(model.__name__, alias), _shape(field.annotation).values,
              field.is_required())
        for alias, field in _aliased(model)
    )  # fmt: skip


def _aliased(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    for name, field in model.model_fields.items():
        yield field.alias or name, field


def _shape(annotation: Any) -> _Shape:
    """Return what a value of an annotated field may be; a list is as its entries are."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in {Union, types.UnionType}:
        return _merged(_shape(one) for one in args)
    if origin in {Annotated, tuple}:
        return _shape(args[0])
    if origin is Literal:
        return _Shape(values=args)
    if origin is dict:
        return _Shape(keys=_shape(args[0]).values, inner=args[1])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Shape((annotation,))
    return _Shape(values=("true", "false")) if annotation is bool else _Shape()


def _merged(shapes: Iterator[_Shape]) -> _Shape:
    found = list(shapes)
    return _Shape(
        tuple(dict.fromkeys(model for one in found for model in one.models)),
        tuple(dict.fromkeys(value for one in found for value in one.values)),
        tuple(dict.fromkeys(key for one in found for key in one.keys)),
        next((one.inner for one in found if one.inner is not None), None),
    )
