"""Which files stand beside each other by their names, as `[pairs]` of a configuration says.

`*_e` and `*_c` put `results_c.pdf` beside `results_e.docx`: what the star stands for is
the same, and both are in one folder. The first name of a row stands beside the first of
the others that is there, and each of those beside the first.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

STAR = "*"


class Folders:
    """The files of folders by their names without endings, each folder looked at once."""

    def __init__(self, endings: Collection[str]) -> None:
        """Know of no folder yet; `endings` are those of drafts."""
        self._endings = endings
        self._found: dict[str, dict[str, list[str]]] = {}

    def called(self, folder: str, stem: str, ending: str) -> str | None:
        """Return the draft of a folder that is called so, one of the same ending first."""
        if folder not in self._found:
            self._found[folder] = _stems(folder, self._endings)
        names = self._found[folder].get(stem.lower(), ())
        same = [name for name in names if name.lower().endswith(ending.lower())]
        return os.path.join(folder, (same or names)[0]) if names else None


def _stems(folder: str, endings: Collection[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    try:
        names = sorted(os.listdir(folder or os.curdir))
    except OSError:
        return {}
    for name in names:
        stem, ending = os.path.splitext(name)
        if ending.lower() in endings and not name.startswith((".", "~$")):
            found.setdefault(stem.lower(), []).append(name)
    return found


def partners(
    path: str, pairs: Mapping[str, Iterable[Sequence[str]]], folders: Folders
) -> Iterator[tuple[str, str]]:
    """Yield what stands beside a file by its name: what it is to it, and its path."""
    folder, name = os.path.split(path)
    stem, ending = os.path.splitext(name)
    for relation, rows in pairs.items():
        partner = next(_found(rows, (folder, stem, ending), folders), None)
        if partner is not None and os.path.normcase(partner) != os.path.normcase(path):
            yield relation, partner


def _found(
    rows: Iterable[Sequence[str]], file: tuple[str, str, str], folders: Folders
) -> Iterator[str]:
    folder, stem, ending = file
    for row in rows:
        for at, name in enumerate(row):
            common = _common(stem, name)
            if common is None:
                continue
            for other in row[:1] if at else row[1:]:
                partner = folders.called(folder, other.replace(STAR, common, 1), ending)
                if partner is not None:
                    yield partner


def _common(stem: str, name: str) -> str | None:
    """Return what the star of a name stands for in a file's, or None where that is another."""
    before, star, behind = name.lower().partition(STAR)
    said = stem.lower()
    if not star:
        return "" if said == before else None
    if len(said) <= len(before) + len(behind):
        return None
    if not (said.startswith(before) and said.endswith(behind)):
        return None
    return stem[len(before) : len(stem) - len(behind)]
