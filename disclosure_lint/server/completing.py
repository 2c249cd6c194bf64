"""What may be typed next in a rule file, and what a field there is for. Pure."""

from __future__ import annotations

import re

from disclosure_lint.record import NamedTuple
from disclosure_lint.server import fields

_LINE_END = re.compile("\r\n|\r|\n")


class Candidate(NamedTuple):
    """Something that may stand at the cursor."""

    name: str
    text: str  # what is to be written
    about: str
    is_field: bool


def candidates(name: str, text: str, line: int, column: int) -> list[Candidate]:
    """Return what may stand at a place of a rule file, in the order of the file.

    `name` is that of the file without its folder; line and column (in code points) count
    from 0. Fields that the mapping has already are left out.
    """
    lines = _LINE_END.split(text)
    kind = fields.kind_of(lines)
    at = fields.cursor(lines, line, column)
    if at.key is None:
        missing = fields.siblings(lines, line, at.indent)
        found = [
            _field(one) for one in fields.fields(name, at.steps, kind) if one.name not in missing
        ]
        return found or [_value(one) for one in fields.values(name, at.steps, None, kind)]
    steps = (*at.steps, at.key)
    if not at.word.startswith("{"):
        return [_value(one) for one in fields.values(name, at.steps, at.key, kind)]
    part = re.split("[{,]", at.word)[-1]  # of a mapping in one line
    if ":" in part:
        inner = part.partition(":")[0].strip()
        return [_value(one) for one in fields.values(name, steps, inner, kind)]
    return [_field(one) for one in fields.fields(name, steps, kind)]


def _field(field: fields.Field) -> Candidate:
    need = "required" if field.is_required else ""
    return Candidate(field.name, f"{field.name}: ", "\n\n".join(filter(None, (field.about, need))),
                     is_field=True)  # fmt: skip


def _value(value: str) -> Candidate:
    return Candidate(value, value, "", is_field=False)


def about(name: str, text: str, line: int, column: int) -> str | None:
    """Return what the field under a column is for, as Markdown; None where none is known."""
    lines = _LINE_END.split(text)
    found = fields.key_at(lines, line, column)
    if found is None:
        return None
    steps, key = found
    known = fields.fields(name, steps, fields.kind_of(lines))
    field = next((one for one in known if one.name == key), None)
    if field is None:
        return None
    said = [f"`{field.name}`" + (" (required)" if field.is_required else ""), field.about]
    if field.values:
        said.append("One of " + ", ".join(f"`{value}`" for value in field.values) + ".")
    return "\n\n".join(filter(None, said))
