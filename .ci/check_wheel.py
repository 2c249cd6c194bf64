# ruff: noqa: INP001, S603, T201 - a script that runs what it built, and says so
"""Builds the wheel and tries it where the checkout cannot be imported.

    python3 .ci/check_wheel.py CHECKOUT EMPTY_FOLDER

The editable install of the tests would not notice a file that the wheel lacks.
"""

from __future__ import annotations

import glob
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile

_NEEDED = (
    "disclosure_lint/__init__.py",
    "disclosure_lint/py.typed",
    "disclosure_lint/patterns/phrase.lark",
    "disclosure_lint/notation/tables.py",
    "disclosure_lint/render/html/base.css",
    "disclosure_lint/render/html/report.css",
    "disclosure_lint/render/html/report.js",
    "disclosure_lint/render/html/record.css",
    "disclosure_lint/_rules/hkex/pack.yaml",
    "disclosure_lint/_rules/packs.bin",
    "disclosure_lint/_rules/issuers/ascentage-pharma.yaml",
    "licenses/LICENSE",
    "entry_points.txt",
)
_UNWANTED = ("tests/", "benchmarks/", "docs/", "examples/", "seeds/", ".ci/")
_ANEW = """
from disclosure_lint.packs import load, ready

with open(f"{load.shipped()}/{ready.NAME}", "rb") as file:
    assert file.read() == ready.content(), "the wheel's packs, compiled anew, are others"
"""
_FIRST = """
import sys
from disclosure_lint import Linter

Linter().lint("A draft of the first run.")
compiling = {"pydantic", "lark", "yaml"} & sys.modules.keys()
assert not compiling, f"the first run imports {compiling}"
"""
_KEPT = ("PATH", "HOME", "TMPDIR", "LANG", "SYSTEMROOT", "LOCALAPPDATA")


def main() -> None:
    """Build, look inside, install, run."""
    checkout, work = map(os.path.abspath, sys.argv[1:])
    wheel = build(checkout, os.path.join(work, "dist"))
    look_inside(wheel)
    scripts = install(wheel, os.path.join(work, "venv"))
    empty = os.path.join(work, "empty")
    seeds = os.path.join(work, "seeds")
    os.makedirs(empty)
    shutil.copytree(os.path.join(checkout, "seeds"), seeds)
    try_out(scripts, sorted(glob.glob(os.path.join(seeds, "*.txt"))), empty)


def build(checkout: str, folder: str) -> str:
    """Return the path of the wheel built from the checkout."""
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, checkout]
    subprocess.run(pip, check=True)
    (wheel,) = glob.glob(os.path.join(folder, "*.whl"))
    print(f"built {os.path.basename(wheel)}, {os.path.getsize(wheel) >> 10} KiB")
    return wheel


def look_inside(wheel: str) -> None:
    """Fail where the wheel lacks a file, or carries one that is not for users."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    missing = [need for need in _NEEDED if not any(name.endswith(need) for name in names)]
    extra = [name for name in names if name.startswith(_UNWANTED)]
    if missing or extra:
        sys.exit(f"the wheel lacks {missing} and should not hold {extra}")


def install(wheel: str, folder: str) -> str:
    """Install the wheel and what it depends on; return the folder of its scripts."""
    venv.create(folder, with_pip=True)
    scripts = os.path.join(folder, "Scripts" if sys.platform == "win32" else "bin")
    python = os.path.join(scripts, "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True)
    return scripts


def try_out(scripts: str, seeds: list[str], empty: str) -> None:
    """Do the main job and look at the packs, from an empty folder."""
    command = os.path.join(scripts, "disclosure-lint")
    python = os.path.join(scripts, "python")
    where = run([python, "-c", "import disclosure_lint as d; print(d.__file__)"], empty, 0)
    if os.path.dirname(scripts) not in where:
        sys.exit(f"imported from {where.strip()}, not from the wheel")
    run([python, "-c", _FIRST], empty, 0)
    run([python, "-c", _ANEW], empty, 0)
    first = run([command, "check", *seeds], empty, 1)
    again = run([command, "check", *seeds], empty, 1)
    if first != again:
        sys.exit("the second run says something else than the first")
    report = json.loads(run([command, "check", "--output", "json", *seeds], empty, 1))
    if len(report["drafts"]) != len(seeds) or not report["summary"]["errors"]:
        sys.exit(f"the seeds have errors, but the report says {report['summary']}")
    page = run([command, "check", "--output", "html", *seeds], empty, 1)
    if page.count("<article") != len(seeds) or "<style>:root" not in page:
        sys.exit("the page of the report lacks drafts or its style sheet")
    for told in (["--version"], ["rules", "list"], ["rules", "check"], ["rules", "test"]):
        run([command, *told], empty, 0)
    begun = os.path.join(os.path.dirname(empty), "begun")
    os.makedirs(begun)
    run([command, "init", begun, "--company", "Acme Bio", "--product", "xyzmab"], empty, 0)
    run([command, "init", begun, "--company", "ascentage-pharma"], empty, 2)
    if os.listdir(empty):
        sys.exit(f"files that nobody asked for: {os.listdir(empty)}")


def run(command: list[str], folder: str, code: int) -> str:
    """Run a command in a folder and return its output; fail on another exit code."""
    env = {name: value for name, value in os.environ.items() if name in _KEPT}
    env["DISCLOSURE_LINT_CACHE"] = os.path.join(os.path.dirname(folder), "cache")
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, check=False, encoding="utf-8"
    )
    shown = " ".join([os.path.basename(command[0]), *command[1:3]])
    print(f"{shown.splitlines()[0]}: {done.returncode}")
    if done.returncode != code:
        sys.exit(f"expected {code}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return done.stdout


if __name__ == "__main__":
    main()
