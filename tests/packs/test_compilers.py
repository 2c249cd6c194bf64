"""What was compiled does not outlive a change of what compiled it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOAD = """
import sys
from disclosure_lint.packs.load import load

load()
print("disclosure_lint.packs.build" in sys.modules)
"""
PACK = 'name: mine\nversion: "2026.11"\nengine: ">=0.1"\nabout: A pack.\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of its own, with a pack that is compiled in no time."""
    shutil.copytree(
        ROOT / "disclosure_lint",
        tmp_path / "disclosure_lint",
        ignore=shutil.ignore_patterns("*.pyc.*", "_rules"),  # bytecode that is being written
    )
    (tmp_path / "rules" / "mine").mkdir(parents=True)
    (tmp_path / "rules" / "mine" / "pack.yaml").write_text(PACK)
    return tmp_path


def compiles(checkout: Path) -> bool:
    """Whether a run compiles the packs, rather than to take them from the cache."""
    env = {
        **os.environ,
        "PYTHONPATH": str(checkout),
        "DISCLOSURE_LINT_CACHE": str(checkout / "cache"),
    }
    done = subprocess.run(
        [sys.executable, "-c", LOAD],
        cwd=checkout, env=env, capture_output=True, check=True, text=True,
    )  # fmt: skip
    return done.stdout == "True\n"


def test_a_change_of_any_compiler_compiles_anew(checkout: Path) -> None:
    assert compiles(checkout)
    assert not compiles(checkout)
    for changed in (
        "mentions/listings/exchanges.py",
        "issuers/registry.py",
        "packs/yamltext.py",
        "patterns/parse.py",
        "patterns/phrase.lark",
    ):
        with (checkout / "disclosure_lint" / changed).open("a") as file:
            file.write("\n")
        assert compiles(checkout), changed
        assert not compiles(checkout), changed


def test_a_change_of_another_module_does_not(checkout: Path) -> None:
    assert compiles(checkout)
    (checkout / "disclosure_lint" / "cli" / "main.py").write_text("")
    assert not compiles(checkout)
