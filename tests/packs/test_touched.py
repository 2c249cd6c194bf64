"""Packs whose files nobody touched are not read again; whatever was touched is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from disclosure_lint.packs import files, touched
from disclosure_lint.packs import load as loading
from disclosure_lint.packs.load import load


@pytest.fixture
def issuers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an issuer of one's own, as it was before anybody looked."""
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(touched, "_SETTLED", -60)
    shipped = min((Path(__file__).parents[2] / "rules" / "issuers").glob("*.yaml"))
    file = tmp_path / "own" / "issuers" / shipped.name
    file.parent.mkdir(parents=True)
    file.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    return file


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the files of packs were read."""
    times: list[int] = []

    def reading(roots: Sequence[str]) -> files.Files:
        times.append(1)
        return files.read(roots)

    monkeypatch.setattr(loading, "read", reading)
    return times


def own(file: Path) -> list[str]:
    return [str(file.parent.parent)]


def test_what_nobody_touched_is_not_read_again(issuers: Path, reads: list[int]) -> None:
    first, second = load(own(issuers)), load(own(issuers))
    assert first.plain == second.plain
    assert len(reads) == 1


def test_a_change_that_hides_its_time_is_seen(issuers: Path, reads: list[int]) -> None:
    first = load(own(issuers))
    told, text = issuers.stat(), issuers.read_bytes()
    name = first.registry.issuers[issuers.stem].name
    issuers.write_bytes(text.replace(name.encode(), name.swapcase().encode()))
    os.utime(issuers, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert issuers.stat().st_size == told.st_size
    second = load(own(issuers))
    assert len(reads) == 2
    assert second.registry.issuers[issuers.stem].name == name.swapcase()


def test_a_file_that_is_gone_is_seen(issuers: Path, reads: list[int]) -> None:
    other = sorted((Path(__file__).parents[2] / "rules" / "issuers").glob("*.yaml"))[1]
    shutil.copy(other, issuers.parent)
    load(own(issuers))
    issuers.unlink()
    load(own(issuers))
    assert len(reads) == 2


def test_what_was_changed_just_now_is_read_until_it_has_settled(
    issuers: Path, reads: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touched, "_SETTLED", 60)
    load(own(issuers))
    load(own(issuers))
    assert len(reads) == 2


def test_what_is_noted_and_gone_is_made_again(issuers: Path, tmp_path: Path) -> None:
    first = load(own(issuers))
    for file in (tmp_path / "cache").glob("packs-*"):
        file.unlink()
    assert load(own(issuers)).plain == first.plain


def test_what_whole_paths_tell_is_the_same_wherever_one_stands(
    issuers: Path, reads: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    load(own(issuers))
    monkeypatch.chdir(tmp_path)
    load(own(issuers))
    assert len(reads) == 1


def test_a_path_from_here_is_another_one_from_elsewhere(
    issuers: Path, reads: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    load(["own"])
    other = tmp_path / "other" / "own"
    shutil.copytree(tmp_path / "own", other)
    monkeypatch.chdir(tmp_path / "other")
    load(["own"])
    assert len(reads) == 2
