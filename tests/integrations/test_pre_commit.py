"""The hooks in a real repository, run by pre-commit from a clone of this checkout.

Installs the project and what it depends on from PyPI, so it runs only where
`DISCLOSURE_LINT_PRE_COMMIT` names the program `pre-commit`; `.ci/run` does.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "readers" / "word"))

from wordfile import docx, p

ROOT = Path(__file__).parent.parent.parent
PROGRAM = os.environ.get("DISCLOSURE_LINT_PRE_COMMIT", "")
pytestmark = pytest.mark.skipif(not PROGRAM, reason="DISCLOSURE_LINT_PRE_COMMIT is not set")

BAD = "The Company announces that on [●] the trial of XY-101 began in Hong Kong.\n"
GOOD = "The Company announces that the trial of its drug began in Hong Kong on 4 May.\n"
ISSUER = "name: Acme Bio, Inc.\nnames: {english: [Acme Bio], sure: recalled}\n"


def git(folder, *args):
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=0")
    return subprocess.run(
        ["git", *who, *args], cwd=folder, env=env, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def block():
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    return re.search(r"<!-- block: pre-commit -->\n```yaml\n(.*?\n)```", text, re.DOTALL)[1]


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A repository with this checkout as the revision that the documentation names."""
    folder = tmp_path_factory.mktemp("published") / "disclosure-lint"
    left_out = shutil.ignore_patterns(".git", ".*_cache", "__pycache__", ".venv", ".hypothesis")
    shutil.copytree(ROOT, folder, ignore=left_out)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "as it stands")
    git(folder, "tag", re.search(r"rev: (\S+)", block())[1])
    return folder


@pytest.fixture(scope="module")
def repository(published, tmp_path_factory):
    """A repository with the documented block, the hooks installed."""
    folder = tmp_path_factory.mktemp("drafts")
    git(folder, "init", "-q")
    text = re.sub(r"repo: \S+", f"repo: {published.as_posix()}", block())
    (folder / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    (folder / "disclosure-lint.toml").write_text('select = ["drafting"]\n')
    (folder / "old.txt").write_text(BAD, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "before the hooks")
    done = pre_commit(folder, "install-hooks")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def pre_commit(folder, *args):
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PYTHON", "VIRTUAL_ENV"))
    }
    home = folder.parent / "pre-commit-home"
    env |= {"PRE_COMMIT_HOME": str(home), "DISCLOSURE_LINT_CACHE": str(home / "cache")}
    return subprocess.run(
        [PROGRAM, *args], cwd=folder, env=env, capture_output=True, check=False, encoding="utf-8"
    )


def change(folder, files):
    """Stage nothing but these files, and run the hooks as a commit does."""
    git(folder, "reset", "-q", "--hard")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        data = text if isinstance(text, bytes) else text.encode()
        (folder / name).write_bytes(data)
        git(folder, "add", name)
    return pre_commit(folder, "run", "--color", "never")


def test_a_good_draft_passes_and_what_did_not_change_is_not_judged(repository):
    done = change(repository, {"drafts/new.md": GOOD, "notes.py": "x = 1\n"})
    assert done.returncode == 0, done.stdout
    assert re.search(r"^disclosure-lint \(drafts\)\.+Passed$", done.stdout, re.MULTILINE)
    assert "(no files to check)Skipped" in done.stdout, "no rule file was changed"


def test_a_bad_draft_stops_the_commit_and_its_finding_is_shown(repository):
    done = change(repository, {"drafts/new.txt": BAD, "drafts/other.txt": GOOD})
    assert done.returncode == 1
    assert "error[drafting/placeholder]" in done.stdout
    assert "drafts/new.txt:1:31" in done.stdout
    assert "old.txt" not in done.stdout
    assert "requirements met" not in done.stdout, "only what is wrong is shown"


def test_every_format_reaches_its_reader(repository):
    page = "<!doctype html><html><body><p>" + BAD.strip() + "</p></body></html>"
    mail = "Subject: x\nContent-Type: text/plain; charset=utf-8\n\n" + BAD
    word = docx(p(BAD.strip()))
    files = {"a.htm": page, "b.EML": mail, "c.docx": word, "d.docm": word, "e.pdf": b"%PDF-1.4\n"}
    done = change(repository, files)
    assert done.returncode == 1
    for name in ("a.htm", "b.EML", "c.docx", "d.docm"):
        assert f"{name}:" in done.stdout, name
    assert "e.pdf: not a PDF file, or a broken one" in done.stdout, "its reader is installed"
    assert "needs an extra" not in done.stdout


def test_a_warm_run_is_fast(repository):
    def took(name, text):
        began = time.perf_counter()
        assert change(repository, {name: text}).returncode == 0
        return time.perf_counter() - began

    took("drafts/new.txt", GOOD)
    nothing = took("notes.py", "x = 1\n")
    assert took("drafts/new.txt", GOOD + GOOD.replace("4", "5")) < 10 * nothing


def test_rule_and_issuer_files_are_checked(repository):
    done = change(repository, {"rules/issuers/acme.yaml": ISSUER})
    assert done.returncode == 0, done.stdout
    done = change(repository, {"rules/issuers/acme.yaml": ISSUER.replace("name:", "naem:", 1)})
    assert done.returncode == 1
    assert "rules/issuers/acme.yaml:1:1" in done.stdout
    assert "did you mean `name`?" in done.stdout
