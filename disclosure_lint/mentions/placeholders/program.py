"""What belongs to a program and is no blank: `--date=<date>`, `po/${lang}.po`, `<name kind="x">`."""

from __future__ import annotations

_JOINS = frozenset("=/\\|`")  # what a field of a path, an option or a piece of code touches
_PARTS = frozenset("._-")  # and what parts it from the next part of a name
_LINE = 200  # code points of a line in which code is set off


def is_program(text: str, start: int, end: int) -> bool:
    """Whether a field in braces or angle brackets is part of a program, a path or an option."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:] in _JOINS or after[:1] in _JOINS or '="' in text[start:end]:
        return True
    if before[:1] == "=" and before[-1:] in {"'", '"'}:
        return True
    if after[:1] in _PARTS and (after[1:].isalnum() or after[1:] in _JOINS):
        return True
    return (before[-1:].isascii() and before[-1:].isalnum()) or _is_set_off(text, start, end)


def _is_set_off(text: str, start: int, end: int) -> bool:
    """Whether a field stands between the marks that set code off in a line."""
    before = text[max(0, start - _LINE) : start].rpartition("\n")[2]
    return before.count("`") % 2 == 1 and "`" in text[end : end + _LINE].partition("\n")[0]
