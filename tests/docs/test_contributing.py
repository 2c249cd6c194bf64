"""CONTRIBUTING says where things are, and they are there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PLACES = TEXT[TEXT.index("### Where things are\n") : TEXT.index("### Adding a rule\n")]


def floors(layers: list[str]) -> list[set[str]]:
    return [set(layer.split(" | ")) for layer in layers]


def test_the_diagram_of_imports_is_what_import_linter_holds() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (c for c in settings["tool"]["importlinter"]["contracts"] if "layers" in c)
    diagram = " ".join(PLACES.split("```")[1].split())
    assert floors(diagram.split(" > ")) == floors(contract["layers"])
    rooms = {
        path.stem
        for path in (ROOT / "disclosure_lint").iterdir()
        if (path.is_dir() and (path / "__init__.py").exists()) or path.suffix == ".py"
    }
    assert set().union(*floors(contract["layers"])) == rooms - {"__init__", "__main__"}


def test_where_something_is_there_is_a_file() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (.*`.*) \|$", PLACES, re.MULTILINE)
    assert len(rows) > 14
    for question, answer in rows:
        files = [ROOT / name for name in re.findall(r"`([\w./-]+\.\w+)`", answer)]
        assert files, question
        assert [file for file in files if not file.is_file()] == [], question


def test_other_files_that_are_named_are_there_too() -> None:
    """Below the table, paths are told from the package or from the root."""
    named = set(re.findall(r"`((?:[\w-]+/)+[\w-]+\.(?:py|yaml|bin))`", PLACES))
    made = {"_rules/packs.bin"}  # by the build
    missing = {
        name
        for name in named - made
        if not (ROOT / name).is_file() and not (ROOT / "disclosure_lint" / name).is_file()
    }
    assert not missing
