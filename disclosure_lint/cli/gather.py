"""Which drafts a command line means: files, folders and standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

EXTENSIONS = (
    ".txt", ".text", ".md", ".markdown", ".docx", ".docm", ".pdf",
    ".htm", ".html", ".xhtml", ".eml", ".mht", ".mhtml",
)  # fmt: skip
STDIN = "-"


class Gathered(NamedTuple):
    """Drafts to read, in order and each once, and why some paths gave none."""

    drafts: tuple[str, ...]
    errors: tuple[tuple[str, str], ...]  # path and reason


def gather(paths: Iterable[str]) -> Gathered:
    """Find the drafts that paths stand for.

    A file that is named is taken whatever it is called; in folders only files with
    a draft's extension are, and none that git ignores.
    """
    drafts: dict[str, str] = {}
    errors = []
    for path in paths:
        found = [path] if path == STDIN or os.path.isfile(path) else list(_in(path))
        for draft in found:
            drafts.setdefault(_identity(draft), draft)
        if not found:
            errors.append((path, _why_none(path)))
    return Gathered(tuple(sorted(drafts.values(), key=_order)), tuple(errors))


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


def _in(path: str) -> Iterator[str]:
    if os.path.isdir(path):
        names = _known_to_git(path) if _in_repository(path) else None
        for name in _walk(path) if names is None else names:
            full = os.path.join(path, name)
            if _is_draft(name) and os.path.isfile(full):
                yield full
    elif os.path.exists(path):  # `<(…)` of a shell is neither file nor folder
        yield path


def _is_draft(name: str) -> bool:
    parts = name.replace(os.sep, "/").split("/")
    is_lock = parts[-1].startswith("~$")  # what Word keeps beside a file that is open
    hidden = any(part.startswith(".") for part in parts)
    return name.lower().endswith(EXTENSIONS) and not hidden and not is_lock


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
