"""The recipes of CONTRIBUTING, followed in a copy of the tree: these files, nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTION = TEXT[TEXT.index("### Recipes\n") : TEXT.index("### Adding an issuer\n")]
RECIPES = dict(zip(*[iter(re.split(r"^#### (.+)\n", SECTION, flags=re.MULTILINE)[1:])] * 2))  # noqa: B905 - by twos
BLOCK = re.compile(
    r"(?:^`([\w./-]+)`:\n\n)?(?:^<!-- [^\n]* -->\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what a recipe may add to, with its bytecode, which takes longest to make."""
    being_written = shutil.ignore_patterns("*.pyc.*")
    for folder in ("disclosure_lint", "rules"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=being_written)
    return tmp_path


def follow(recipe: str, tree: Path) -> list[str]:
    """Do what a recipe says, and return the files that it names."""
    named: list[str] = []
    for name, sort, content in BLOCK.findall(RECIPES[recipe]):
        named.append(name or named[-1])
        path = tree / named[-1]
        if sort == "diff":
            before, added = content.splitlines(keepends=True)
            assert before.startswith(" ") and added.startswith("+")  # noqa: PT018 - one shape
            text = path.read_text(encoding="utf-8")
            assert text.count(before[1:]) == 1, "the line that it is added below has to be there"
            path.write_text(text.replace(before[1:], before[1:] + added[1:]), encoding="utf-8")
        else:
            assert not path.exists()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return list(dict.fromkeys(named))


def run(tree: Path, *args: str, code: int = 0) -> str:
    """Run the tool of a tree."""
    env = {**os.environ, "PYTHONPATH": str(tree), "DISCLOSURE_LINT_CACHE": str(tree / "cache")}
    command = [sys.executable, "-P", "-m", "disclosure_lint", *args]
    done = subprocess.run(
        command, env=env, cwd=tree, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def drafted(tree: Path, text: str, name: str = "draft.txt") -> str:
    (tree / name).write_text(text, encoding="utf-8")
    return name


def test_every_recipe_is_followed() -> None:
    followed = {name for name in RECIPES if f'follow("{name}"' in Path(__file__).read_text("utf-8")}
    assert followed == set(RECIPES)
    assert len(RECIPES) == 6


def test_a_rule_of_wording(tree: Path) -> None:
    assert follow("A rule of wording", tree) == ["rules/promotion/game-changer.yaml"]
    run(tree, "rules", "test", "rules/promotion")
    draft = drafted(tree, "Our new tablet is a game changer for everybody who suffers.")
    assert "game changer" in run(tree, "check", draft, "--select", "promotion/game-changer")


def test_a_rule_that_computes(tree: Path) -> None:
    assert len(follow("A rule that computes", tree)) == 2
    run(tree, "rules", "test", "rules/figures")
    draft = drafted(tree, "Of all patients in the study 110% had a response, which is a lot.")
    assert "more than the whole" in run(tree, "check", draft, "--select", "figures/round-count")


def test_a_notation(tree: Path) -> None:
    assert follow("A notation", tree)[-1] == "disclosure_lint/mentions/__init__.py"
    rule = (ROOT / "rules/promotion/visionary-language.yaml").read_text(encoding="utf-8")
    head = rule[: rule.index("when: |")].replace("kind: claim", "kind: forbid")
    examples = (
        "forbid: |\n  @dose\n\nmessage: A dose\nrationale: None.\n\nexamples:\n"
        "  fails:\n    - name: one\n      draft: They took [[600 mg]].\n"
        "  passes:\n    - name: none\n      draft: They took 600 apples.\n"
    )
    (tree / "rules/promotion/no-dose.yaml").write_text(head + examples, encoding="utf-8")
    run(tree, "rules", "test", "rules/promotion")
    assert "a dose" in run(tree, "explain", "promotion/no-dose")


def test_a_reader(tree: Path) -> None:
    follow("A reader", tree)
    text = "1\n00:00:01,000 --> 00:00:04,000\nWe announced [insert date] that our tablet works.\n"
    found = run(tree, "check", drafted(tree, text, "film.srt"), "--output", "concise", code=1)
    assert "film.srt:3:14: error[drafting/placeholder]" in found


def test_an_output(tree: Path) -> None:
    follow("An output", tree)
    draft = drafted(tree, "We announced [insert date] that our tablet works well for everybody.")
    assert run(tree, "check", draft, "--output", "counts", code=1) == "1\tdraft.txt\n"
    (tree / "disclosure-lint.toml").write_text('output = "counts"\n', encoding="utf-8")
    assert run(tree, "check", draft, code=1) == "1\tdraft.txt\n"
    assert '"counts"' in run(tree, "config", "schema")


def test_a_language(tree: Path) -> None:
    assert follow("A language", tree) == ["rules/languages/xx.yaml"]
    draft = drafted(
        tree, "Zo bem kal tiv. Wuk nar zo bem kal. Zalnok tiv wuk nar zo bem kal tiv wuk."
    )
    told = run(tree, "check", draft, "--output", "json", "--fail-on", "never", code=2)
    assert '"language": "other"' in told
    assert '"status": "met"' not in told
    assert '"status": "unchecked"' in told
    assert "has no words for Toyish" in told
