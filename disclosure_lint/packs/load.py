"""Pack folders → a Pack: found, read, and compiled once.

A folder is a pack when it holds `pack.yaml`; a folder of such folders is taken as
all of them. `issuers/`, `languages/`, `terms.yaml`, `recognition.yaml` and the tables of
the field beside them belong to all the packs there.
"""

from __future__ import annotations

import sys
import time

from disclosure_lint import stored
from disclosure_lint.packs import compilers, ready, regexes, touched
from disclosure_lint.packs.files import Files, read, shipped
from disclosure_lint.packs.pack import Pack
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, TypeAlias

# of a file: YAML, or the values it would give
Content: TypeAlias = "str | bytes | Mapping[str, Any]"

_MEMORY = "<memory>"  # the folder of files that are nowhere on disk, as shown


def load(
    paths: Sequence[str] = (),
    *,
    cache: bool = True,
    terms: Mapping[str, Sequence[str]] | None = None,
    files: Mapping[str, Content] | None = None,
) -> Pack:
    """Load the shipped packs, and packs and issuers of one's own, from folders or memory.

    Args:
        paths: folders with `pack.yaml`, folders of such folders, or folders that hold
            `issuers/`.
        cache: whether what was compiled may be kept on disk, and taken from there.
        terms: phrases that are added to the packs' own terms, by the name of the term.
        files: files that are nowhere on disk: what stands in them, as YAML or as the
            values it would give, by their place in a folder of packs, such as
            "house/pack.yaml", "house/no-hype.yaml" or "issuers/example-pharma.yaml". They
            come last, so an issuer takes the place of a shipped one of its name.

    Raises:
        PackError: files do not hold up; carries every mistake, with its line.
        UsageError: a path holds no pack.
    """
    if cache:
        regexes.learn()
    if not (paths or terms or files) and (compiled := ready.read(shipped())) is not None:
        return Pack(compiled)
    roots = [shipped(), *paths]
    known = touched.key(roots, terms or {}) if cache and not files else None
    if known is not None and (found := stored.find(known)) is not None and _still_holds(found):
        return Pack(found["packs"])
    began = time.time()
    given = read(roots) | _in_memory(files or {})

    def make() -> dict[str, Any]:
        from disclosure_lint.packs.build import build

        return build(given, terms or {})

    def kept() -> dict[str, Any]:
        return {"packs": make(), "compilers": compilers.stamps()}

    if not cache:
        return Pack(make())
    key = _key(given, terms or {})
    compiled = stored.fetch(key, kept, _still_holds)["packs"]
    if not files:
        touched.note(roots, terms or {}, key, began)
    return Pack(compiled)


def _still_holds(kept: Mapping[str, Any]) -> bool:
    if not compilers.unchanged(kept["compilers"]):
        return False
    if not kept["packs"].get("plugins"):
        return True
    from disclosure_lint.packs import plugins

    return plugins.still_there(kept["packs"])


def _in_memory(files: Mapping[str, Content]) -> Files:
    return {f"{_MEMORY}/{path}": _written(content) for path, content in files.items()}


def _written(content: Content) -> bytes:
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode("utf-8", "surrogatepass")
    from disclosure_lint.packs import yamltext

    return yamltext.dump(content).encode("utf-8", "surrogatepass")


def _key(files: Files, terms: Mapping[str, Sequence[str]]) -> bytes:
    parts = [VERSION.encode(), sys.version.encode(), repr(sorted(terms.items())).encode()]
    for path, content in files.items():
        parts += (path.encode("utf-8", "surrogateescape"), content)
    return stored.digest(*parts)
