"""Rule files as they are typed: all that `rules check` says of them, before they are saved."""

from __future__ import annotations

import os

from disclosure_lint.errors import DisclosureLintError, Mistake
from disclosure_lint.packs.files import YAML, read, shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_PACK = "pack.yaml"


def is_rule_file(path: str) -> bool:
    """Whether a file is one of a pack: YAML, in a folder that has a `pack.yaml`."""
    folder, name = os.path.split(path)
    return name.endswith(YAML) and (name == _PACK or os.path.isfile(os.path.join(folder, _PACK)))


def mistakes(path: str, texts: Mapping[str, str]) -> list[Mistake]:
    """Return what is wrong in one rule file, its examples tried.

    `texts` are the rule files that are open in the editor, by path; they count instead of
    what is on disk. Where another file of the pack is broken, so that examples cannot be
    tried, the first line says so.
    """
    from disclosure_lint.packcheck import check

    wanted = os.path.realpath(path)
    try:
        files = _overlaid(read(_roots(path)), texts)
        shown = next((name for name in files if os.path.realpath(name) == wanted), path)
        files.setdefault(shown, texts[path].encode("utf-8", "surrogatepass"))
        found = check.mistakes(files, [shown])
    except DisclosureLintError as error:
        return [Mistake("pack/unreadable", str(error), path)]
    own = [mistake for mistake in found if mistake.path == shown]
    if found and not own:
        first = found[0]
        where = f"{os.path.basename(first.path)}:{first.line}"
        said = f"its examples are not tried: another file is broken ({where}: {first.message})"
        return [Mistake(first.rule, said, path)]
    return own


def _roots(path: str) -> list[str]:
    """Return the folders to read: the file's packs, and the shipped ones unless they are those.

    A checkout of the shipped packs is another set of them: both at once would clash.
    """
    folder = os.path.dirname(os.path.abspath(path))
    above = os.path.dirname(folder)
    root = above if _names(above) - {os.path.basename(folder)} or _shares(above) else folder
    ours = shipped()
    is_other = bool(_names(root) & _names(ours)) or os.path.realpath(root) == os.path.realpath(ours)
    return [root] if is_other else [ours, root]


def _names(folder: str) -> set[str]:
    """Return the names of the packs that lie in a folder."""
    try:
        with os.scandir(folder) as entries:
            return {
                entry.name
                for entry in entries
                if entry.is_dir() and os.path.isfile(os.path.join(entry.path, _PACK))
            }
    except OSError:
        return set()


def _shares(folder: str) -> bool:
    """Whether a folder has what its packs share."""
    shared = ("terms.yaml", "recognition.yaml", "issuers")
    return any(os.path.exists(os.path.join(folder, name)) for name in shared)


def _overlaid(files: Mapping[str, bytes], texts: Mapping[str, str]) -> dict[str, bytes]:
    open_ones = {os.path.realpath(path): text for path, text in texts.items()}
    return {
        path: text.encode("utf-8", "surrogatepass")
        if (text := open_ones.get(os.path.realpath(path))) is not None
        else content
        for path, content in files.items()
    }
