"""Files of TOML: what they say, and on which lines their keys stand, which its reader does not tell.

Lines are only for showing: what a file means is `tomllib`'s to say.
"""

from __future__ import annotations

from disclosure_lint.errors import ConfigError
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

Path = tuple[str, ...]  # ("tool", "disclosure-lint", "fail-on")

_TOKENS = Regex(  # whatever may hold a bracket or a line end that means nothing
    r'(?s)"""(?:\\.|[^\\])*?(?:"""|\Z)' r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?' r"|'[^'\n]*'?" r"|\#[^\n]*|[\[{]|[\]}]|\n",
)  # fmt: skip
_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEYS = rf"[ \t]*{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*[ \t]*"
_HEADER = Regex(rf"[ \t]*\[\[?({_KEYS})\]\]?")
_ENTRY = Regex(rf"({_KEYS})=")


def contents(path: str, newline: str | None = None) -> str:
    """Return the text of a file of TOML; `newline` is as for `open`.

    Raises:
        ConfigError: it cannot be read.
    """
    try:
        with open(path, encoding="utf-8-sig", newline=newline) as file:
            return file.read()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8") from None


def parsed(path: str, text: str) -> dict[str, Any]:
    """Return what the text of a file says.

    Raises:
        ConfigError: it is not TOML.
    """
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not TOML: {error}") from None


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
    import tomllib

    path: list[str] = []
    table = tomllib.loads(f"{keys}=0")
    while isinstance(table, dict):
        (name,) = table
        path.append(name)
        table = table[name]
    return tuple(path)
