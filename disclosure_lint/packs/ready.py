"""The shipped packs as the wheel holds them: compiled when it was built.

The first run after installing then reads no YAML and loads nothing that compiles. Where the
file is not there, as in a checkout, or is of another version, packs are compiled as ever.
"""

from __future__ import annotations

import os

from disclosure_lint import flat
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAME = "packs.bin"  # beside the packs it was compiled from


def read(folder: str) -> dict[str, Any] | None:
    """Return the compiled packs that lie beside their files, or None."""
    try:
        with open(os.path.join(folder, NAME), "rb") as file:
            version, compiled = flat.loads(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return compiled if version == VERSION else None


def content() -> bytes:
    """Compile the shipped packs; the bytes are the same for the same files.

    Raises:
        PackError: they do not hold up.
    """
    from disclosure_lint.packs import files
    from disclosure_lint.packs.build import build

    return flat.dumps((VERSION, build(files.read([files.shipped()]), {})))
