"""Which drafts of a run stand beside each other."""

from __future__ import annotations

import os

from disclosure_lint.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

# By the name of a draft: what another text is to it, and where that is.
Pairs: TypeAlias = "dict[str, tuple[tuple[str, str], ...]]"
_BOTH_WAYS = ("translation", "companion")  # each of the two is a draft, and judged


def by_name(
    drafts: Sequence[str],
    named: Mapping[str, Sequence[Sequence[str]]],
    *,
    mends: bool,
) -> Pairs:
    """Return what stands beside each draft by their names, as the configuration pairs them.

    Where drafts are mended each is taken by itself, as a pair is compared as it stands.
    """
    if mends or not any(named.values()):
        return {}
    from disclosure_lint.config.pairing import Folders, partners
    from disclosure_lint.readers.filetypes import EXTENSIONS

    folders = Folders(EXTENSIONS)
    found: Pairs = {}
    known = {os.path.normcase(os.path.abspath(name)): name for name in drafts}
    for name in drafts:
        beside = tuple(
            (relation, known.get(os.path.normcase(os.path.abspath(path)), path))
            for relation, path in partners(name, named, folders)
        )
        if beside:
            found[name] = beside
    return found


def told(
    drafts: Sequence[str], given: Mapping[str, str], *, mends: bool, alone: bool = False
) -> Pairs:
    """Return what the command line says stands beside its draft: `given`, by what it is to it.

    `mends` says that drafts are to be changed, `alone` that only the one is to be told of.

    Raises:
        UsageError: there are several drafts, or a draft is to stand beside itself.
    """
    if not given:
        return {}
    option = f"--{next(iter(given))}"
    if len(drafts) != 1:
        raise UsageError(f"{option} stands beside one draft, and these are {len(drafts)}; name one")
    if mends:
        raise UsageError(f"{option} compares two texts as they stand; mend them one by one first")
    draft = drafts[0]
    for relation, path in given.items():
        if path == draft:
            raise UsageError(f"--{relation} names the draft itself; name the other text")
        if not os.path.isfile(path):
            raise UsageError(f"{path}: no such file")
    pairs: Pairs = {draft: tuple(given.items())}
    if alone:
        return pairs
    for relation in _BOTH_WAYS:
        if relation in given:
            pairs[given[relation]] = ((relation, draft),)
    return pairs
