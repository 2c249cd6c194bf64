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
from disclosure_lint.reference.lookup import Reference
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
    reference: Sequence[str] = (),
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
        reference: paths of stores of official lists that `reference build` made, asked
            before the shipped one; the first of them wins.

    Raises:
        PackError: files do not hold up; carries every mistake, with its line.
        UsageError: a path holds no pack, or no store of lists.
    """
    return Pack(_compiled(paths, cache, terms or {}, files or {}), None, Reference(reference))


def _compiled(
    paths: Sequence[str],
    cache: bool,  # noqa: FBT001 - as `load` takes it
    terms: Mapping[str, Sequence[str]],
    files: Mapping[str, Content],
) -> dict[str, Any]:
    """Return what packs come to, compiled or as it was kept."""
    if cache:
        regexes.learn()
    if not (paths or terms or files) and (compiled := ready.read(shipped())) is not None:
        return compiled
    roots = [shipped(), *paths]
    known = touched.key(roots, terms) if cache and not files else None
    if known is not None and (found := stored.find(known)) is not None and _still_holds(found):
        packs: dict[str, Any] = found["packs"]
        return packs
    began = time.time()
    given = read(roots) | _in_memory(files)

    def make() -> dict[str, Any]:
        from disclosure_lint.packs.build import build

        return build(given, terms)

    def kept() -> dict[str, Any]:
        return {"packs": make(), "compilers": compilers.stamps()}

    if not cache:
        return make()
    key = _key(given, terms)
    fetched: dict[str, Any] = stored.fetch(key, kept, _still_holds)["packs"]
    if not files:
        touched.note(roots, terms, key, began)
    return fetched


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
