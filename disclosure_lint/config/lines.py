"""On which line a configuration file sets something. Only for showing."""

from __future__ import annotations

import os

from disclosure_lint.config.discover import SHARED
from disclosure_lint.toml_text import Path, lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


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
