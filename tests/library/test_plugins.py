"""Kinds that other packages bring: found late, held to what they promise, blamed by name."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from disclosure_lint import Linter, PackError, PluginError, load_packs
from disclosure_lint.kinds import registry
from disclosure_lint.manual import page as explain
from disclosure_lint.packs import plugins
from disclosure_lint.testing import assert_examples

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "plugin_kind"
PACK = str(EXAMPLE / "rules")
LONG = "The " + "very " * 60 + "long sentence ends."
JUDGES = {
    "fails": "def judge(rule, case): return case.draft.text.index('secret') / 0",
    "answers-nothing": "def judge(rule, case): pass",
    "points-outside": "def judge(rule, case): return Verdict((Flag(Mark(0, 10**9)),))",
}
MODULE = """\
from typing import Literal
from disclosure_lint.plugin import Flag, Mark, RuleModel, Verdict
class Rule(RuleModel):
    kind: Literal["odd"]
{judge}
"""
RULE = (EXAMPLE / "rules/plain-language/long-sentence.yaml").read_text(encoding="utf-8")
ODD = RULE.replace("sentence-length", "odd").replace("words: 40\nspares: '\"no assurance\"'\n", "")
FILES = {
    "odd/pack.yaml": {"name": "odd", "version": "2026.11", "engine": ">=0.1", "about": "Odd."},
    "odd/long-sentence.yaml": ODD,
}


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a module on the path that an entry point leads to, as installing it would."""
    monkeypatch.setattr(plugins, "_kept", {})
    monkeypatch.setattr(registry, "_loaded", {})
    monkeypatch.syspath_prepend(str(tmp_path))

    def put(kind, module, content, version="1.0"):
        (tmp_path / f"{module}.py").write_text(content, encoding="utf-8")
        folder = tmp_path / f"{module}-{version}.dist-info"
        folder.mkdir()
        said = f"Metadata-Version: 2.1\nName: {module}\nVersion: {version}\n"
        (folder / "METADATA").write_text(said, encoding="utf-8")
        points = f"[disclosure_lint.kinds]\n{kind} = {module}\n"
        (folder / "entry_points.txt").write_text(points, encoding="utf-8")
        importlib.invalidate_caches()
        return folder

    yield put
    for path in tmp_path.glob("*.py"):
        sys.modules.pop(path.stem, None)


@pytest.fixture
def sentence_length(install):
    name = "disclosure_lint_sentence_length"
    return install("sentence-length", name, (EXAMPLE / f"{name}.py").read_text(encoding="utf-8"))


@pytest.mark.usefixtures("sentence_length")
def test_the_example_judges_and_explains_itself():
    assert_examples(PACK)
    linter = Linter(load_packs([PACK]), select=["plain-language"])
    (found,) = linter.lint(LONG, document="brief").findings
    assert found.message == "A sentence of 64 words"
    page = explain.explain("plain-language/long-sentence", [PACK])
    assert "40" in page
    assert "no assurance" in page


@pytest.mark.usefixtures("sentence_length")
def test_a_field_that_the_kind_does_not_know_is_a_mistake_with_its_line():
    wrong = RULE.replace("words: 40", "wurds: 40")
    files = {"odd/pack.yaml": FILES["odd/pack.yaml"], "odd/long-sentence.yaml": wrong}
    with pytest.raises(PackError) as caught:
        load_packs(files=files)
    unknown, missing = caught.value.mistakes
    assert (unknown.message, unknown.help) == ("unknown field `wurds`", "did you mean `words`?")
    assert missing.message == "the field `words` is missing"


def test_nothing_is_looked_for_until_a_rule_asks(install):
    install("odd", "plugin_that_explodes", "raise SystemError('imported')")
    assert Linter(load_packs(cache=False)).lint(LONG).requirements
    assert "plugin_that_explodes" not in sys.modules


def test_a_kind_that_nobody_brings_is_a_mistake_that_says_what_to_do():
    with pytest.raises(PackError, match="there is no kind `odd`") as caught:
        load_packs(files=FILES)
    assert "install the package that brings another" in str(caught.value.mistakes[0].help)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("import nowhere_to_be_found", "cannot be imported: ModuleNotFoundError"),
        ("1 / 0", "cannot be imported: ZeroDivisionError"),
        ("Rule = judge = None", "is none: `broken_plugin` needs a `Rule` model and a `judge`"),
        ("class Rule: pass\ndef judge(rule, case): pass", "needs a `Rule` model"),
    ],
)
def test_a_broken_one_is_a_mistake_at_the_rule_that_asks(install, content, said):
    install("odd", "broken_plugin", content)
    with pytest.raises(PackError) as caught:
        load_packs(files=FILES)
    (mistake,) = caught.value.mistakes
    assert mistake.rule == "pack/broken-kind"
    assert mistake.message.startswith("the kind `odd` of broken_plugin 1.0 ")
    assert said in mistake.message
    assert mistake.text == "kind: odd"


def test_two_packages_with_one_kind_are_refused(install):
    install("odd", "plugin_one", MODULE.format(judge=JUDGES["answers-nothing"]))
    install("odd", "plugin_two", MODULE.format(judge=JUDGES["answers-nothing"]))
    with pytest.raises(PackError, match=r"plugin_one 1\.0 and plugin_two 1\.0; remove one"):
        load_packs(files=FILES)


@pytest.mark.parametrize(
    ("judge", "said"),
    [
        ("fails", "failed on the rule odd/long-sentence: ValueError"),
        ("answers-nothing", "returned no `Verdict`"),
        ("points-outside", "named a place outside the draft"),
    ],
)
def test_what_a_judge_gets_wrong_is_told_as_its_own_fault(install, judge, said):
    install("odd", f"plugin_{judge.replace('-', '_')}", MODULE.format(judge=JUDGES[judge]))
    linter = Linter(load_packs(files=FILES), select=["odd"])
    with pytest.raises(PluginError, match=said) as caught:
        linter.lint(LONG, document="brief")
    assert "very" not in str(caught.value)


def test_packs_are_compiled_again_when_the_package_changes(install, tmp_path, monkeypatch):
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))
    folder = install(
        "odd", "plugin_that_grows", MODULE.format(judge="def judge(*_): return Verdict()")
    )
    load_packs(files=FILES)
    monkeypatch.setattr(plugins, "_kept", {})
    shutil.rmtree(folder)
    importlib.invalidate_caches()
    with pytest.raises(PackError, match="there is no kind `odd`"):
        load_packs(files=FILES)


def test_the_example_works_when_it_is_installed(tmp_path):
    """A real installation, by pip, in a folder of its own; skipped where pip cannot build it."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    done = subprocess.run([*pip, tmp_path, EXAMPLE], capture_output=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"pip could not build the example: {done.stderr[-200:]!r}")
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    env = {**os.environ, "PYTHONPATH": path, "DISCLOSURE_LINT_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "disclosure_lint", "check", "-", "--pack", PACK,
               "--document", "brief", "--select", "plain-language", "--output", "concise"]  # fmt: skip
    for _ in range(2):  # the second time from the cache
        done = subprocess.run(
            command, input=LONG.encode(), env=env, capture_output=True, check=False, timeout=120
        )
        assert b"A sentence of 64 words" in done.stdout, done.stderr
    again = [sys.executable, "-m", "disclosure_lint", "rules", "check", PACK]
    done = subprocess.run(again, env=env, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
