"""pydantic's errors in the words of the person who wrote the file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from disclosure_lint.errors import Mistake
from disclosure_lint.packs import plugins
from disclosure_lint.packs.yamltext import Path, YamlText

_ORDER = ("pack/unknown-field", "pack/unknown-kind", "pack/bad-value", "pack/missing-field")
_THEIRS = frozenset(get_args(ErrorType))  # what pydantic says; any other type is in our words
_A_DAY = "must be a date, as in 2026-11-22"
_SAID = {
    "string_too_short": "must not be empty",
    "too_short": "needs at least one entry",
    "string_too_long": "is too long",
    "string_type": "must be a text",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "model_type": "must be a mapping",
    "model_attributes_type": "must be a mapping",
    "dict_type": "must be a mapping",
    "literal_error": "must be a single word",
    "int_parsing": "must be a number",
    "int_type": "must be a number",
    "date_from_datetime_parsing": _A_DAY,
    "date_parsing": _A_DAY,
    "date_type": _A_DAY,
}
_FORMER_KINDS = frozenset(
    {"announcement", "citation", "definition", "drug", "element", "figure", "legend", "listing"}
)
_SHAPES = {
    "url": "must be a web address, as in https://en-rules.hkex.com.hk/",
    "version": "must be a year and a month, as in 2026.11",
    "engine": "must be the oldest version that will do, as in >=0.1",
    "name": "must be in small letters, digits and hyphens",
    "partners": "must be names of issuer files, without `.yaml`",
    "codes": "must be in letters and digits, as in ABC-123",
    **dict.fromkeys(("chinese", "traditional", "simplified"), "must hold two Chinese characters"),
}  # fields whose text has a shape


def mistakes(
    error: ValidationError, text: YamlText, *, skip: int = 0, model: type[BaseModel]
) -> list[Mistake]:
    """Turn every validation error into a mistake that points into the file.

    `skip` is how many steps of pydantic's location are not in the file; the fields of
    `model` are what a misspelt one may have been meant for.
    """
    known = sorted(set(_fields(model.model_json_schema())))
    details = [d for d in error.errors(include_url=False) if not _is_echo(d)]
    found = [_mistake(detail, text, skip, known) for detail in details]
    return sorted(found, key=lambda m: (_ORDER.index(m.rule), m.line, m.column))


def _fields(schema: Any) -> Iterator[str]:
    """Yield the name of every field that a schema speaks of."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        for inner in schema.values():
            yield from _fields(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _fields(inner)


def _is_echo(detail: ErrorDetails) -> bool:
    """Whether an error only repeats another: of a union's other branch, or of an entry."""
    kind, given = detail["type"], detail["input"]
    if kind == "too_short":
        return bool(given)  # the entries are there and have mistakes of their own
    branch = str(detail["loc"][-1]) if detail["loc"] else ""
    return (branch.startswith("dict[") and isinstance(given, str)) or (
        branch.startswith("literal[") and not isinstance(given, str)
    )


def _mistake(detail: ErrorDetails, text: YamlText, skip: int, known: Sequence[str]) -> Mistake:
    location = detail["loc"][skip:]
    kind = detail["type"]
    is_key = bool(location) and location[-1] == "[key]"
    path = _in_file(location[:-1] if is_key else location, text, missing=kind == "missing")
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if kind == "extra_forbidden" or is_key:
        help_ = _expected(detail) or _meant(name, known)
        said = f"unknown field `{name}`" if name not in known else f"`{name}` has no place here"
        return text.mistake("pack/unknown-field", said, path, key=True, help_=help_)
    if kind == "missing":
        said = f"the field `{name}` is missing"
        return text.mistake("pack/missing-field", said, path, help_=f"add `{name}:`")
    if kind.startswith("union_tag"):
        return _unknown_kind(detail, text)
    said = _said(detail, name)
    return text.mistake("pack/bad-value", said, path, help_=_expected(detail))


def _meant(name: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1) if name not in known else []
    return f"did you mean `{close[0]}`?" if close else "remove it"


def _in_file(location: tuple[int | str, ...], text: YamlText, *, missing: bool) -> Path:
    """Drop the steps that pydantic adds for unions and keys."""
    path: Path = ()
    for number, step in enumerate(location, 1):
        longer = (*path, step)
        if longer in text.places or (missing and number == len(location)):
            path = longer
    return path


def _unknown_kind(detail: ErrorDetails, text: YamlText) -> Mistake:
    context: dict[str, Any] = detail.get("ctx", {})
    tag = text.value.get("kind")
    kinds = [k.strip(" '") for k in str(context.get("expected_tags", "")).split(",")]
    kinds += plugins.names()
    if isinstance(tag, str) and tag in _FORMER_KINDS:
        return text.mistake(
            "pack/unknown-kind", f"the kind `{tag}` is now `detect`", ("kind",),
            help_="write `kind: detect` and whose detector is meant, as in `detector: figures/year-slip`",
        )  # fmt: skip
    if tag is None:
        return text.mistake(
            "pack/missing-field", "the field `kind` is missing", help_="add `kind:`"
        )
    if not isinstance(tag, str):
        return text.mistake("pack/bad-value", "`kind` must be a text", ("kind",))
    close = difflib.get_close_matches(tag, kinds, n=1)
    other = f"the kinds are {', '.join(kinds)}; install the package that brings another"
    help_ = f"did you mean `{close[0]}`?" if close else other
    return text.mistake("pack/unknown-kind", f"there is no kind `{tag}`", ("kind",), help_=help_)


def _said(detail: ErrorDetails, name: str) -> str:
    kind, given = detail["type"], detail["input"]
    if kind not in _THEIRS or kind == "value_error":
        return detail["msg"].removeprefix("Value error, ")
    if kind == "literal_error" and isinstance(given, str):
        return f"`{given[:40]}` is not a value of `{name}`"
    said = _SAID.get(kind)
    if said is None:
        said = _SHAPES.get(name, "does not hold up")
    return f"`{name}` {said}" if name else f"the file {said}"


def _expected(detail: ErrorDetails) -> str | None:
    expected = detail.get("ctx", {}).get("expected")
    if not expected:
        return None
    values = [value.strip("'") for value in str(expected).replace(" or ", ", ").split(", ")]
    given = detail.get("input")
    close = difflib.get_close_matches(given, values, n=1) if isinstance(given, str) else []
    return f"did you mean `{close[0]}`?" if close else f"it is one of {', '.join(values)}"
