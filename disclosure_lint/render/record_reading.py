"""A record's file → its plain values, or what is wrong with it in plain words."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from disclosure_lint.errors import UsageError
from disclosure_lint.render.record import RECORD
from disclosure_lint.render.record_wire import Record

_MOST = 5  # mistakes that are told
_SAID = {
    "extra_forbidden": "is not a field of a record",
    "missing": "is missing",
    "string_type": "must be a text",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
}


def read(path: str) -> dict[str, Any]:
    """Return the record that a file holds.

    Raises:
        OSError: the file cannot be read.
        UsageError: it holds no record; the message says what is wrong with it.
    """
    with open(path, "rb") as file:
        data = file.read()
    values = _values(data, path)
    if "record" not in values:
        hint = "; it is a report, and `--output record` writes a record" * ("drafts" in values)
        raise UsageError(f"{path}: not a record of disclosure-lint{hint}")
    if values["record"] != RECORD:
        raise UsageError(
            f"{path}: a record of version {values['record']}; this disclosure-lint reads {RECORD}"
        )
    try:
        Record.model_validate_json(data)
    except ValidationError as error:
        raise UsageError(_told(error, path)) from None
    return values


def _values(data: bytes, path: str) -> dict[str, Any]:
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        raise UsageError(f"{path}: not a record: no JSON from {at} on") from None
    except (UnicodeDecodeError, RecursionError):
        raise UsageError(f"{path}: not a record: not JSON") from None
    if not isinstance(values, dict):
        raise UsageError(f"{path}: not a record: a record is a JSON object")
    return values


def _told(error: ValidationError, path: str) -> str:
    details = error.errors()
    rows = [f"{path}: {_mistake(detail)}" for detail in details[:_MOST]]
    if len(details) > _MOST:
        rows.append(f"{path}: and {len(details) - _MOST:,} more")
    return "\n".join([f"{path}: damaged, so nothing can be verified by it", *rows])


def _mistake(detail: ErrorDetails) -> str:
    place = ".".join(map(str, detail["loc"]))
    kind = detail["type"]
    if kind == "literal_error":
        return f"`{place}` must be {detail['ctx']['expected']}"
    if kind == "string_pattern_mismatch":
        return f"`{place}` is not in the form that it should have"
    return f"`{place}` {_SAID.get(kind, 'cannot be what it is: ' + detail['msg'].lower())}"
