"""What runs where nobody looks: the action's scripts, GitLab's lines, the hooks' manifest."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from disclosure_lint.readers.filetypes import EXTENSIONS

ROOT = Path(__file__).parent.parent.parent
BAD = "The Company announces that on [●] the trial of XY-101 began in Hong Kong.\n"
GOOD = "The Company announces that the trial of its drug began in Hong Kong on 4 May.\n"
COMMAND = f"""#!{sys.executable}
import sys
sys.path.insert(0, {str(ROOT)!r})
from disclosure_lint.cli.main import main
sys.exit(main())
"""
posix = pytest.mark.skipif(os.name != "posix", reason="shell scripts")


def block(name):
    """The YAML block of docs/ci.md under a marker, as somebody would paste it."""
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    found = re.search(rf"<!-- block: {name} -->\n```yaml\n(.*?)\n```", text, re.DOTALL)
    return yaml.safe_load(found[1])


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """A folder with a program `disclosure-lint` that is this checkout's."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "disclosure-lint").write_text(COMMAND)
    (folder / "disclosure-lint").chmod(0o755)
    return folder


@pytest.fixture
def run(program, tmp_path):
    """Run a shell command in a folder with drafts/good.txt and drafts/bad.txt."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "bad.txt").write_text(BAD)
    (tmp_path / "drafts" / "good.txt").write_text(GOOD)
    (tmp_path / "disclosure-lint.toml").write_text('select = ["drafting"]\n')

    def shell(*command, **more):
        env = {
            **os.environ,
            "PATH": f"{program}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(tmp_path / "output"),
            **more,
        }
        return subprocess.run(
            command, cwd=tmp_path, env=env, capture_output=True, check=False, encoding="utf-8"
        )

    return shell


def check(run, paths, **more):
    return run(
        "bash", str(ROOT / "action" / "check.sh"),
        INPUT_PATHS=paths, INPUT_SARIF_FILE="out.sarif", **more,
    )  # fmt: skip


@posix
@pytest.mark.parametrize(
    ("paths", "more", "expected"),
    [
        ("drafts", {}, (1, True)),
        ("drafts/good.txt\r\n\r\ndrafts/bad.txt\r\n", {}, (1, True)),
        ("drafts/good.txt\n", {}, (0, False)),
        ("drafts", {"INPUT_FAIL_ON": "never"}, (0, True)),
        ("drafts", {"INPUT_CONFIG": "other.toml"}, (0, False)),
    ],
)
def test_the_action_annotates_writes_sarif_and_keeps_the_code(run, tmp_path, paths, more, expected):
    code, annotated = expected
    (tmp_path / "other.toml").write_text(
        'select = ["drafting"]\nignore = ["drafting/placeholder"]\n'
    )
    done = check(run, paths, **more)
    assert done.returncode == code, done.stderr
    sarif = json.loads((tmp_path / "out.sarif").read_text("utf-8"))
    found = sarif["runs"][0]["results"]
    assert bool(found) == annotated
    assert done.stdout.startswith("::error file=drafts/bad.txt,line=1,") == annotated
    output = (tmp_path / "output").read_text().splitlines()
    assert output == [f"exit-code={code}", "sarif-file=out.sarif"]


@posix
def test_the_action_takes_no_path_for_an_option_and_2_for_no_success(run, tmp_path):
    done = check(run, "--version\n")
    assert done.returncode == 2
    assert "--version: no such file or folder" in done.stderr
    done = check(run, "drafts\nnowhere")
    assert done.returncode == 2
    assert (tmp_path / "output").read_text().splitlines()[-2] == "exit-code=2"


def test_the_action_hands_its_inputs_to_scripts_that_are_there():
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    text = (ROOT / "action.yml").read_text("utf-8")
    steps = action["runs"]["steps"]
    for step in steps:
        if "run" in step:
            assert "${{" not in step["run"], "an input in a script is a way in for other code"
            path = re.search(r"\$GITHUB_ACTION_PATH/([\w/.]+)", step["run"])[1]
            script = (ROOT / path).read_text("utf-8")
            assert set(re.findall(r"INPUT_\w+", script)) == set(step["env"])
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(action["inputs"])
    documented = re.findall(
        r"^\| `([\w-]+)` \|", (ROOT / "docs/ci.md").read_text("utf-8"), re.MULTILINE
    )
    assert documented == list(action["inputs"])


@posix
def test_the_lines_for_gitlab_run(run, tmp_path):
    job = block("gitlab")["disclosures"]
    install, *lines = job["script"]
    assert install.startswith("pip install ")
    codes = [run("bash", "-c", line).returncode for line in lines]
    assert codes == [0, 1]
    reports = job["artifacts"]["reports"]
    (entry,) = json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
    assert entry["check_name"] == "drafting/placeholder"
    assert entry["location"] == {"path": "drafts/bad.txt", "lines": {"begin": 1}}
    suites = ET.parse(tmp_path / reports["junit"]).getroot()
    assert {suite.get("name") for suite in suites} == {"drafts/bad.txt", "drafts/good.txt"}
    assert job["artifacts"]["when"] == "always"


def test_the_hooks_take_what_the_tool_reads():
    drafts, rules = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for extension in EXTENSIONS:
        assert re.search(drafts["files"], f"drafts/X{extension}")
        assert re.search(drafts["files"], f"drafts/X{extension.upper()}")
    for name in ("draft.doc", "txt", "x.txt.bak", "x.py"):
        assert not re.search(drafts["files"], name)
    assert re.search(rules["files"], "rules/issuers/acme.yaml")
    with open(ROOT / "pyproject.toml", "rb") as file:
        import tomllib

        assert drafts["additional_dependencies"] == tomllib.load(file)["project"]["optional-dependencies"]["pdf"]  # fmt: skip


def test_the_block_names_the_hooks_that_there_are():
    (repo,) = block("pre-commit")["repos"]
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in manifest]
