"""On which lines of a configuration file its keys stand, which TOML's reader does not tell.

Only for showing: what a file means is `tomllib`'s to say.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping

from disclosure_lint.config.discover import SHARED

Path = tuple[str, ...]  # ("tool", "disclosure-lint", "fail-on")

_TOKENS = re.compile(  # whatever may hold a bracket or a line end that means nothing
    r'"""(?:\\.|[^\\])*?(?:"""|\Z)' r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?' r"|'[^'\n]*'?" r"|\#[^\n]*|[\[{]|[\]}]|\n",
    re.DOTALL,
)  # fmt: skip
_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEYS = rf"[ \t]*{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*[ \t]*"
_HEADER = re.compile(rf"[ \t]*\[\[?({_KEYS})\]\]?")
_ENTRY = re.compile(rf"({_KEYS})=")


def line_of(path: str, key: str) -> int | None:
    """Return the line, from 1, on which a configuration file sets a key of ours."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            found = lines(file.read())
    except (OSError, UnicodeDecodeError):
        return None
    ours = ("tool", "disclosure-lint") if os.path.basename(path) == SHARED else ()
    return _first(found, (*ours, key))


def _first(found: Mapping[Path, int], path: Path) -> int | None:
    """Return the line of a key, else of the first that is inside it, else of one around it."""
    inside = [line for at, line in found.items() if at[: len(path)] == path]
    if inside:
        return min(inside)
    around = [found[path[:end]] for end in range(len(path) - 1, 0, -1) if path[:end] in found]
    return around[0] if around else None


def lines(text: str) -> dict[Path, int]:
    """Return the line, from 1, of every header and key that begins one."""
    found: dict[Path, int] = {}
    table: Path = ()
    number, done = 1, 0
    for at, line in statements(text):
        number, done = number + text.count("\n", done, at), at
        if header := _HEADER.match(line):
            table = _path(header[1])
            found.setdefault(table, number)
        elif entry := _ENTRY.match(line):
            found.setdefault((*table, *_path(entry[1])), number)
    return found


def statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and text of the lines that begin outside strings and brackets."""
    depth = 0
    yield 0, text.partition("\n")[0]
    for token in _TOKENS.finditer(text):
        said = token[0]
        if said in {"[", "{"}:
            depth += 1
        elif said in {"]", "}"}:
            depth -= 1
        elif said == "\n" and depth <= 0:
            at = token.end()
            end = text.find("\n", at)
            yield at, text[at : end if end >= 0 else None]


def _path(keys: str) -> Path:
    """Return the parts of a dotted key."""
    path: list[str] = []
    table = tomllib.loads(f"{keys}=0")
    while isinstance(table, dict):
        (name,) = table
        path.append(name)
        table = table[name]
    return tuple(path)
