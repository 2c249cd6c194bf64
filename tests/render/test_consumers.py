"""The machine formats as the programs read them that they are for.

`.ci/run` installs those from npm and says where in $DISCLOSURE_LINT_CONSUMERS.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from disclosure_lint.render import github
from disclosure_lint.render.formats import render
from disclosure_lint.render.view import View

FOLDER = os.environ.get("DISCLOSURE_LINT_CONSUMERS", "")
MULTITOOL = os.path.join(FOLDER, "@microsoft", "sarif-multitool-linux", "Sarif.Multitool")
TOOLKIT = os.path.join(FOLDER, "@actions", "core", "lib", "command.js")
RDFORMAT = os.path.join(FOLDER, "@umbrelladocs", "rdformat-validator", "bin", "rdformat-validator.js")  # fmt: skip


def needs(path, name):
    there = bool(FOLDER) and os.path.exists(path) and bool(shutil.which("node"))
    reason = f"needs npm's {name}: set DISCLOSURE_LINT_CONSUMERS to a node_modules that has it"
    return pytest.mark.skipif(not there, reason=reason)


def judged(folder, log):
    """Return what Microsoft's validator says of a log, as rule and level."""
    path, out = folder / "log.sarif", folder / "said.sarif"
    path.write_text(log, encoding="utf-8")
    command = [
        MULTITOOL, "validate", path, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note",
        "--kind", "Fail;Pass;Informational;Open;Review", "--output", out, "--log", "ForceOverwrite",
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with open(out, encoding="utf-8-sig") as file:
        results = json.load(file)["runs"][0]["results"]
    return {(one["ruleId"], one.get("level", "warning")) for one in results if one.get("kind", "fail") == "fail"}  # fmt: skip


@needs(MULTITOOL, "@microsoft/sarif-multitool-linux")
@pytest.mark.skipif(sys.platform != "linux", reason="its npm package is of Linux only")
@pytest.mark.parametrize("verbose", [False, True])
def test_microsofts_validator_finds_no_error_and_no_warning(verbose, sample, pack, tmp_path):
    view = View(rules=pack.rules, verbose=verbose)
    log = render([sample.REPORT, sample.CLEAN], "sarif", view)
    said = judged(tmp_path, log)
    assert said, "its notes are what shows that it looked at all"
    assert {level for _, level in said} == {"note"}


@needs(MULTITOOL, "@microsoft/sarif-multitool-linux")
def test_microsofts_validator_finds_what_is_wrong(sample, pack, tmp_path):
    log = json.loads(render([sample.REPORT], "sarif", View(rules=pack.rules)))
    log["runs"][0]["results"][0]["ruleIndex"] = 10_000
    assert "error" in {level for _, level in judged(tmp_path, json.dumps(log))}


@needs(TOOLKIT, "@actions/core")
def test_github_s_toolkit_writes_the_same_commands():
    said = ["plain", "100% of: a, b\r\nand\nmore::", "本公司\u2028%0A%25", "::error::x"]
    told = [{"file": f"a,{text}:b.txt", "line": 3, "title": text} for text in said]
    script = (
        f"import {{ issueCommand }} from {json.dumps('file://' + os.path.abspath(TOOLKIT))};"
        f"for (const [p, m] of {json.dumps(list(zip(told, said, strict=True)))})"
        " issueCommand('warning', p, m);"
    )
    command = ["node", "--input-type=module", "-e", script]
    theirs = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    ours = "".join(github.command("warning", p, m) for p, m in zip(told, said, strict=True))
    assert ours == theirs


@needs(RDFORMAT, "@umbrelladocs/rdformat-validator")
def test_the_validator_of_reviewdogs_format_takes_every_line(sample, tmp_path):
    rows = render([sample.REPORT], "rdjsonl").splitlines()
    files = []
    for number, row in enumerate(rows):
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(row, encoding="utf-8")
    command = ["node", RDFORMAT, "--strict", "--no-extra-fields", "--format", "json", *files]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["validFiles"] == len(rows) == 6
    files[0].write_text('{"message": 3}', encoding="utf-8")
    assert subprocess.run(command, check=False, capture_output=True).returncode != 0
