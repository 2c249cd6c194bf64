"""The cache may be wrong, missing or unwritable; that only ever costs time."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure_lint import stored
from disclosure_lint.packs.load import load
from disclosure_lint.packs.pack import Pack

KEY = b"k" * 16
VALUE = {"packs": (("hkex", "2026.11"),)}
LOAD = "from disclosure_lint.packs.load import load; print(len(load().rules))"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def fetched(value: object = VALUE) -> tuple[object, int]:
    """Return what the cache gives, and how often it had to be made."""
    made: list[int] = []

    def make() -> dict[str, object]:
        made.append(1)
        return dict(VALUE)

    return stored.fetch(KEY, make), len(made)


def test_makes_once(folder: Path) -> None:
    assert fetched() == (VALUE, 1)
    assert fetched() == (VALUE, 0)


def _sealed(value: object) -> bytes:
    data = marshal.dumps(value)
    return stored._seal(data) + data


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda data: data[:8],
        lambda data: data[:-1],
        lambda data: data[:20] + bytes([data[20] ^ 1]) + data[21:],
        lambda data: data + b"x",
        lambda _: _sealed([1, 2]),
        lambda _: stored._seal(b"\xff\xff") + b"\xff\xff",
        lambda _: stored._seal(b"") + b"",
    ],
)
def test_a_spoilt_file_is_made_again(spoil: Callable[[bytes], bytes], folder: Path) -> None:
    fetched()
    (file,) = folder.iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert fetched() == (VALUE, 1)
    assert fetched() == (VALUE, 0)


def test_a_folder_that_cannot_be_made_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "file" / "cache"))
    assert fetched() == (VALUE, 1)
    assert fetched() == (VALUE, 1)


def test_a_folder_that_cannot_be_written_costs_only_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(old: str, new: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    assert fetched() == (VALUE, 1)
    assert list(folder.iterdir()) == []


def test_an_empty_variable_switches_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", "")
    assert stored.folder() is None
    assert fetched() == (VALUE, 1)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="XDG is for the others")
def test_where_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISCLOSURE_LINT_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert stored.folder() == "/x/disclosure-lint"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert stored.folder() is None
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # nobody knows a home
    assert stored.folder() is None


def test_old_files_are_forgotten(folder: Path) -> None:
    fetched()
    (old,) = folder.iterdir()
    other = folder / "notes.txt"
    other.write_text("mine")
    long_ago = time.time() - 40 * 24 * 3600
    for path in (old, other):
        os.utime(path, (long_ago, long_ago))
    stored.fetch(b"n" * 16, lambda: dict(VALUE))
    assert {path.name for path in folder.iterdir()} == {
        other.name,
        f"packs-{(b'n' * 16).hex()}.bin",
    }


def test_parts_of_a_key_do_not_run_together() -> None:
    assert stored.digest(b"ab", b"c") != stored.digest(b"a", b"bc")


def test_what_is_stored_equals_what_is_made(folder: Path) -> None:
    made = load()
    stored = load()
    assert made.plain == stored.plain == load(cache=False).plain
    assert len(list(folder.glob("packs-*"))) == 1


def test_the_key_is_the_content(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "pack.yaml").write_text('name: own\nversion: "2026.11"\nengine: ">=0.1"\nabout: A.\n')
    load([str(own)])
    before = (own / "pack.yaml").stat()
    (own / "pack.yaml").write_text('name: own\nversion: "2026.12"\nengine: ">=0.1"\nabout: A.\n')
    os.utime(own / "pack.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert ("own", "2026.12") in load([str(own)]).versions
    load([str(own)], terms={"doubt": ["abc"]})
    assert len(list(folder.glob("packs-*"))) == 3


def test_processes_may_write_at_once(folder: Path, pack: Pack) -> None:
    root = Path(__file__).parents[1]
    env = {**os.environ, "PYTHONPATH": str(root)}
    running = [
        subprocess.Popen([sys.executable, "-c", LOAD], env=env, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = {process.communicate()[0] for process in running}
    assert len(said) == 1
    assert said.pop().strip() == str(len(pack.rules))
    assert len(list(folder.glob("packs-*"))) == 1
    assert {path.suffix for path in folder.iterdir()} == {".bin"}
