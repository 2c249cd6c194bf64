"""What tells one state of the packs from another, for a record to be held to later.

A digest is the SHA-256 of what `sha256sum` prints for the files, in the order of their
names, so that anybody can work it out with no tool of ours:

    cd rules/hkex && LC_ALL=C sha256sum *.yaml | sha256sum
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

_ISSUERS = "issuers"


def digests(files: Mapping[str, bytes], packs: Mapping[str, str]) -> dict[str, Any]:
    """Return the hex digests of the packs, of each issuer's file and of what packs share.

    `files` holds paths and contents; `packs` leads from folders to the names of packs.
    Paths count only from the pack's folder on, so the digests are the same anywhere.
    """
    told = {path: _sha256(content) for path, content in files.items()}
    of_pack: dict[str, list[tuple[str, str]]] = {name: [] for name in packs.values()}
    issuers: dict[str, str] = {}
    shared: list[tuple[str, str]] = []
    for path, digest in told.items():
        folder, name = os.path.split(path)
        if folder in packs:
            of_pack[packs[folder]].append((name, digest))
        elif os.path.basename(folder) == _ISSUERS:
            issuers[os.path.splitext(name)[0]] = digest  # a user's own comes later, and wins
        else:
            shared.append((name, digest))
    return {
        "packs": {name: _total(listed) for name, listed in of_pack.items()},
        "issuers": issuers,
        "register": _total((f"{id_}.yaml", digest) for id_, digest in issuers.items()),
        "shared": _total(shared),
    }


def _total(listed: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"{digest}  {name}\n" for name, digest in sorted(listed))
    return _sha256(rows.encode("utf-8", "surrogateescape"))


def _sha256(content: bytes) -> str:
    from hashlib import sha256

    return sha256(content).hexdigest()
