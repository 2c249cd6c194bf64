"""pydantic's errors in the words of the person who wrote the file."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from disclosure_lint.errors import Mistake
from disclosure_lint.packs.yamltext import Path, YamlText

_ORDER = ("pack/unknown-field", "pack/unknown-kind", "pack/bad-value", "pack/missing-field")

_INNER = (
    "name draft issuer document date fix message fails passes provision force url quote checked"
    " note venues issuers forms languages lacks pattern"
).split()  # fields of what a rule holds


def mistakes(
    error: ValidationError, text: YamlText, *, skip: int = 0, known: Sequence[str] = ()
) -> list[Mistake]:
    """Turn every validation error into a mistake that points into the file.

    `skip` is how many steps of pydantic's location are not in the file, and `known`
    the field names to suggest for a misspelt one.
    """
    found = [_mistake(detail, text, skip, known) for detail in error.errors(include_url=False)]
    return sorted(found, key=lambda m: (_ORDER.index(m.rule), m.line, m.column))


def _mistake(detail: ErrorDetails, text: YamlText, skip: int, known: Sequence[str]) -> Mistake:
    path = _in_file(detail["loc"][skip:], text)
    name = str(path[-1]) if path else ""
    kind = detail["type"]
    if kind == "extra_forbidden":
        close = difflib.get_close_matches(name, (*known, *_INNER), n=1)
        help_ = f"did you mean `{close[0]}`?" if close else "remove it"
        return text.mistake(
            "pack/unknown-field", f"unknown field `{name}`", path, key=True, help_=help_
        )
    if kind == "missing":
        help_ = f"add `{name}:`"
        return text.mistake(
            "pack/missing-field", f"the field `{name}` is missing", path, help_=help_
        )
    if kind.startswith("union_tag"):
        return _unknown_kind(detail, text)
    return text.mistake("pack/bad-value", _said(detail, name), path, help_=_expected(detail))


def _in_file(location: tuple[int | str, ...], text: YamlText) -> Path:
    """Drop the steps that pydantic adds for unions and keys."""
    path: Path = ()
    for step in location:
        longer = (*path, step)
        if longer in text.places or step == location[-1]:
            path = longer
    return path


def _unknown_kind(detail: ErrorDetails, text: YamlText) -> Mistake:
    context: dict[str, Any] = detail.get("ctx", {})
    tag = str(context.get("tag", ""))
    kinds = [k.strip(" '") for k in str(context.get("expected_tags", "")).split(",")]
    if not tag:
        return text.mistake(
            "pack/missing-field", "the field `kind` is missing", help_="add `kind:`"
        )
    close = difflib.get_close_matches(tag, kinds, n=1)
    help_ = f"did you mean `{close[0]}`?" if close else f"the kinds are {', '.join(kinds)}"
    return text.mistake("pack/unknown-kind", f"there is no kind `{tag}`", ("kind",), help_=help_)


def _said(detail: ErrorDetails, name: str) -> str:
    given = detail.get("input")
    if isinstance(given, str) and detail["type"] == "literal_error":
        return f"`{given[:40]}` is not a value of `{name}`"
    said = {
        "string_too_short": "must not be empty",
        "too_short": "needs at least one entry",
        "string_too_long": "is too long",
        "string_type": "must be a text",
        "tuple_type": "must be a list",
        "model_type": "must be a mapping",
        "model_attributes_type": "must be a mapping",
        "dict_type": "must be a mapping",
    }.get(detail["type"])
    if said is None:
        said = detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return f"`{name}` {said}" if name and detail["type"] != "value_error" else said


def _expected(detail: ErrorDetails) -> str | None:
    expected = detail.get("ctx", {}).get("expected")
    if not expected:
        return None
    values = [value.strip("'") for value in str(expected).replace(" or ", ", ").split(", ")]
    given = detail.get("input")
    close = difflib.get_close_matches(given, values, n=1) if isinstance(given, str) else []
    return f"did you mean `{close[0]}`?" if close else f"it is one of {', '.join(values)}"
