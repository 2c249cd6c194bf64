"""Draft names as other programs want them: with forward slashes, or as the URI of a file."""

from __future__ import annotations

import ntpath
import os
import posixpath
from urllib.parse import quote_from_bytes

BASE = "%SRCROOT%"  # what SARIF's readers call the folder that relative URIs start from


def forward(name: str, *, windows: bool = os.name == "nt") -> str:
    """Return a path with forward slashes; elsewhere than on Windows a backslash is a letter."""
    return name.replace("\\", "/") if windows else name


def location(name: str, *, windows: bool = os.name == "nt") -> dict[str, str]:
    """Return SARIF's artifact location of a path: its URI, and what a relative one starts from.

    A path that leads upward out of the folder is made absolute, since a relative URI
    must not.
    """
    paths = ntpath if windows else posixpath
    if not paths.isabs(name) and ".." in forward(name, windows=windows).split("/"):
        name = paths.normpath(paths.join(os.getcwd(), name))
    path = forward(name, windows=windows)
    encoded = quote_from_bytes(path.encode("utf-8", "surrogateescape"), safe="/")
    if not paths.isabs(name):
        return {"uri": encoded.removeprefix("./"), "uriBaseId": BASE}
    if windows and path[1:2] == ":":
        return {"uri": f"file:///{path[:2]}{encoded[len('C%3A') :]}"}
    return {"uri": f"file:{encoded}" if path.startswith("//") else f"file://{encoded}"}
