"""Which drafts a command line means: files, folders and standard input."""

from __future__ import annotations

import os

from disclosure_lint.readers.filetypes import EXTENSIONS
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disclosure_lint.cli.leavings import Leavings

CONVERTED = (".doc", ".dot", ".rtf", ".odt", ".ott", ".fodt", ".sxw", ".pages", ".wpd")
STDIN = "-"
_PAGES = (".htm", ".html")  # what a report is most often


class Gathered(NamedTuple):
    """Drafts to read, in order and each once, and why some paths gave none."""

    drafts: tuple[str, ...]
    errors: tuple[tuple[str, str], ...]  # path and reason
    said: tuple[str, ...] = ()  # what was left out besides, a line each


def gather(paths: Iterable[str], *, convert: bool = False) -> Gathered:
    """Find the drafts that paths stand for.

    A file that is named is taken whatever it is called; in folders only files with
    a draft's extension are, and none that git ignores. What the tool itself wrote is no
    draft, and whatever else a folder holds is told of. `convert` tells that what LibreOffice
    can turn into a Word file is a draft too.
    """
    paths = list(paths)
    drafts: dict[str, str] = {}
    errors: list[tuple[str, str]] = []
    said: list[str] = []
    own: list[tuple[str, str]] = []
    for path in paths:
        if path == STDIN or os.path.isfile(path):
            what = _report(path) if len(paths) > 1 or path.lower().endswith(_PAGES) else None
            found, none = [path] * (what is None), f"{what} of disclosure-lint, and no draft"
            own += [(path, what)] if what else []
        else:
            found, left = _found_in(path, EXTENSIONS + CONVERTED * convert)
            none = _why_none(path)
            errors += left.unread
            said += left.said
        for draft in found:
            drafts.setdefault(_identity(draft), draft)
        if not found and (len(paths) == 1 or not own or own[-1][0] != path):
            errors.append((path, none))
    if own and len(paths) > 1:
        from disclosure_lint.cli.leavings import left_out

        said.append(left_out(own))
    ordered = sorted(drafts.values(), key=_order)
    return Gathered(tuple(ordered), tuple(errors), tuple(said))


def _report(path: str) -> str | None:
    """Return what a file is that was named, where it is a report of ours."""
    if path == STDIN:
        return None
    from disclosure_lint.cli.leavings import wrote

    what = wrote(path)
    return None if what == "an annotated copy" else what


def _identity(path: str) -> str:
    return path if path == STDIN else os.path.normcase(os.path.realpath(path))


def _order(path: str) -> list[str]:
    return path.replace(os.sep, "/").split("/")


def _why_none(path: str) -> str:
    if os.path.isdir(path):
        return f"no drafts found: looked for {', '.join(EXTENSIONS)}"
    if os.path.exists(path):  # a device or a named pipe
        return "not a file or a folder"
    if os.path.islink(path):
        return "a link that leads nowhere"
    return f"no such file or folder{_meant(path)}"


def _meant(path: str) -> str:
    """Return the question whether a file of nearly that name is meant, if there is one."""
    from difflib import get_close_matches

    folder, name = os.path.split(path)
    try:
        close = get_close_matches(name, os.listdir(folder or os.curdir), n=1, cutoff=0.7)
    except OSError:
        return f"; there is no folder {folder}"
    return f"; did you mean `{os.path.join(folder, close[0])}`?" if close else ""


def _found_in(path: str, endings: tuple[str, ...]) -> tuple[list[str], Leavings]:
    """Return the drafts of a folder, and what else is in it."""
    from disclosure_lint.cli.leavings import Leavings, leavings, wrote

    if not os.path.isdir(path):  # `<(…)` of a shell is neither file nor folder
        return [path] * os.path.exists(path), Leavings((), ())
    known = _known_to_git(path) if _in_repository(path) else None
    found, own, others = [], [], []
    for name in _walk(path) if known is None else known:
        full = os.path.join(path, name)
        if _is_hidden(name) or not os.path.isfile(full):
            continue
        if not name.lower().endswith(endings):
            others.append(name)
        elif what := wrote(full):
            own.append((full, what))
        else:
            found.append(full)
    return found, leavings(path, others, own)


def _is_hidden(name: str) -> bool:
    parts = name.replace(os.sep, "/").split("/")
    is_lock = parts[-1].startswith("~$")  # what Word keeps beside a file that is open
    return is_lock or any(part.startswith(".") for part in parts)


def _in_repository(folder: str) -> bool:
    folder = os.path.abspath(folder)
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent
    return True


def _known_to_git(folder: str) -> list[str] | None:
    """Return the files in a folder that git does not ignore; None if it cannot say.

    A folder that is itself ignored was asked for by name, so it counts as not ignored.
    """
    names = _git(folder, "ls-files", "-z", "-co", "--exclude-standard")
    if names == "" and _git(folder, "check-ignore", "-q", ".") is not None:
        return None
    return names.split("\0") if names is not None else None


def _git(folder: str, *args: str) -> str | None:
    import subprocess

    # Inside a hook, git points at a repository and an index through the environment;
    # and a repository may name a program of its own to run on each listing.
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command: Sequence[str] = ("git", "-c", "core.fsmonitor=false", *args)
    try:
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=True)  # noqa: S603 - fixed arguments
    except (OSError, subprocess.CalledProcessError):
        return None
    return os.fsdecode(done.stdout)


def _walk(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            yield os.path.relpath(os.path.join(here, name), folder)
