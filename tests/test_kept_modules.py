"""Modules whose code is kept are the ones that Python would have found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAM = "from disclosure_lint.cli.main import program; program()"
SPY = """
import os, sys
leave = os._exit
def tell(code):
    ours = [m for n, m in sys.modules.items() if n.startswith("disclosure_lint.")]
    usual = [m.__name__ for m in ours if type(m.__loader__).__name__ == "SourceFileLoader"]
    print(len(ours), *usual, file=sys.stderr)
    sys.stderr.flush()
    leave(code)
os._exit = tell
"""
DRAFT = "Example Pharma announces data\n\nExample Pharma (NASDAQ: EXPH) expects to file in 2027.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.fixture
def kept(tmp_path: Path, draft: Path) -> Path:
    """The folder of what is kept, after a run that compiled the packs and one that did not."""
    for _ in range(2):
        ran(draft, tmp_path / "kept")
    return tmp_path / "kept"


def ran(draft: Path, kept: Path, *, tree: Path = ROOT, before: str = "", **env: str) -> str:
    """Check a draft and return what stands on both streams."""
    told = {"PYTHONPATH": str(tree), "DISCLOSURE_LINT_CACHE": str(kept), "NO_COLOR": "1", **env}
    usual = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", before + PROGRAM, "check", str(draft)],
        env=usual | told, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout + done.stderr


def code(kept: Path) -> list[Path]:
    return list(kept.glob("code-*.bin"))


def test_the_next_run_seeks_out_no_module(kept: Path, draft: Path) -> None:
    count, *usual = ran(draft, kept, before=SPY).splitlines()[-1].split()
    assert int(count) > 100
    assert set(usual) <= {
        f"disclosure_lint.{name}" for name in ("lean", "cli", "cli.main", "kept_modules", "stored")
    }


def test_the_report_is_the_same(kept: Path, draft: Path) -> None:
    usual = ran(draft, kept)
    code(kept)[0].unlink()
    assert ran(draft, kept) == usual


def test_a_module_that_was_changed_is_the_changed_one(tmp_path: Path, draft: Path) -> None:
    shutil.copytree(ROOT / "disclosure_lint", tmp_path / "tree" / "disclosure_lint")
    shutil.copytree(ROOT / "rules", tmp_path / "tree" / "rules")

    def said() -> str:
        return ran(draft, tmp_path / "kept", tree=tmp_path / "tree")

    for _ in range(3):
        assert "a new line" not in said()
    judging = tmp_path / "tree" / "disclosure_lint" / "judging.py"
    text = judging.read_text(encoding="utf-8")
    judging.write_text(f"{text}\nprint('a new line')\n", encoding="utf-8")
    assert "a new line" in said()
    assert "a new line" in said()
    judging.write_text(text, encoding="utf-8")
    assert "a new line" not in said()


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda data: data[:-5000], lambda data: data[9:]])
def test_a_damaged_file_costs_only_time(
    spoil: Callable[[bytes], bytes], kept: Path, draft: Path
) -> None:
    (file,) = code(kept)
    usual, size = ran(draft, kept), file.stat().st_size
    file.write_bytes(spoil(file.read_bytes()))
    assert ran(draft, kept) == usual
    assert file.stat().st_size > size * 0.9, "what was missing is kept again"


def test_who_wants_no_bytecode_gets_none(tmp_path: Path, draft: Path) -> None:
    for _ in range(2):
        ran(draft, tmp_path / "kept", PYTHONDONTWRITEBYTECODE="1")
    assert not code(tmp_path / "kept")


def test_whoever_imports_the_package_imports_as_ever() -> None:
    seen = "import sys; was = sys.meta_path[:]; import disclosure_lint; disclosure_lint.lint('A draft.')"
    say = f"{seen}; print(sys.meta_path == was)"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", say], env=env, capture_output=True, check=True)
    assert done.stdout.split() == [b"True"]
