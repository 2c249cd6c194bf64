"""What authors of packs test their rules with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from disclosure_lint import UsageError
from disclosure_lint.testing import assert_examples, each_example, examples

PACK = """name: house\nversion: "2026.11"\nengine: ">=0.1"\nabout: Ours.\n"""
RULE = """\
title: Says world-class
status: preview
severity: warning
kind: forbid
citations:
  - {provision: House style, force: practice, url: "https://example.org/"}
forbid: '"world-class"'
message: Praise without a figure
rationale: Readers ask for figures.
examples:
  fails:
    - {name: praise, draft: "A [[world-class]] team."}
    - {name: not seen, draft: "A [[worldly]] team."}
  passes:
    - {name: near miss, draft: "A team of the world."}
"""
TEST = """\
from disclosure_lint.testing import each_example

@each_example("house")
def test_example(example):
    example.check()
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "no-praise.yaml").write_text(RULE, encoding="utf-8")
    return folder


def test_each_example_is_told_with_what_is_wrong_with_it(house: Path) -> None:
    found = {one.id: one.wrong for one in examples(str(house))}
    assert found.pop("house/no-praise: fails: not seen") == (
        "the rule comes out not-applicable (nothing of the kind in this draft)"
        " (pack/example-not-flagged)"
    )
    assert found == {
        "house/no-praise: fails: praise": "",
        "house/no-praise: passes: near miss": "",
    }


def test_all_are_asserted_at_once(house: Path) -> None:
    with pytest.raises(AssertionError, match=r"^house/no-praise: fails: not seen: the rule"):
        assert_examples(str(house))
    right = RULE.replace("worldly", "world-class")
    (house / "no-praise.yaml").write_text(right, encoding="utf-8")
    assert_examples(str(house))


def test_a_mark_gives_a_test_an_example(house: Path) -> None:
    mark = each_example(str(house)).mark  # type: ignore[attr-defined]
    assert (mark.args[0], len(mark.args[1]), mark.kwargs["ids"][0]) == (
        "example",
        3,
        "house/no-praise: fails: praise",
    )


def test_pytest_names_and_counts_them(house: Path) -> None:
    (house.parent / "test_house.py").write_text(TEST, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-p", "no:randomly"]
    done = subprocess.run(
        command, cwd=house.parent, capture_output=True, check=False, encoding="utf-8"
    )
    assert "test_example[house/no-praise: fails: praise] PASSED" in done.stdout
    assert "1 failed, 2 passed" in done.stdout


def test_no_example_is_no_success(house: Path) -> None:
    (house / "no-praise.yaml").unlink()
    with pytest.raises(UsageError, match="no rule"):
        assert_examples(str(house))


def test_pytest_is_not_needed_to_import_it() -> None:
    code = "import sys; sys.modules['pytest'] = None; import disclosure_lint.testing"
    subprocess.run([sys.executable, "-c", code], check=True)
