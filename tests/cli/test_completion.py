"""Completion as the shells do it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

import pytest

from disclosure_lint.cli.completion import VARIABLE

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
PROGRAM = f"""#!{sys.executable}
import sys
sys.path.insert(0, {ROOT!r})
from disclosure_lint.cli.main import program
program()
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """A folder with a program `disclosure-lint` that is this checkout's."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "disclosure-lint").write_text(PROGRAM)
    (folder / "disclosure-lint").chmod(0o755)
    return folder


@pytest.fixture
def run(program, put):
    """Run a script in a shell, in a folder with drafts/, draft.txt and a pack of its own."""
    put("drafts/a.txt", "x")
    put("draft.txt", "x")

    def in_shell(shell, script):
        if shutil.which(shell) is None:
            pytest.skip(f"there is no {shell} here")
        env = {**os.environ, "PATH": f"{program}{os.pathsep}{os.environ['PATH']}"}
        flags = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
        done = subprocess.run(
            [shell, *flags, "-c", script], env=env, capture_output=True, check=False, timeout=120,
            encoding="utf-8",
        )  # fmt: skip
        assert not done.stderr, done.stderr
        return done.stdout.splitlines()

    return in_shell


# What bash does at a Tab, without a terminal: the words, the cursor, the function it was told.
BASH = """
eval "$(disclosure-lint completion bash)"
compopt() {{ printf 'compopt %s %s\\n' "$1" "$2"; }}
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_disclosure_lint_completion disclosure-lint
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
TYPED = {
    "explain hkex/missing-caut": {"hkex/missing-cautionary-statement"},
    "check --output git": {"github", "gitlab"},
    "check --issuer ascent": {"ascentage-pharma"},
    "check --select us,hkex/missing-caut": {"us,hkex/missing-cautionary-statement"},
    "check --ignore promo": {"promotion"},
    "issuers show ascen": {"ascentage-pharma"},
    "rules t": {"test"},
    "check --fail-on e": {"error"},
    "completion ba": {"bash"},
}


@pytest.mark.parametrize("typed", TYPED)
def test_bash_completes(run, typed):
    words = " ".join(map(shlex.quote, ["disclosure-lint", *typed.split()]))
    offered = {one for one in run("bash", BASH.format(words=words)) if one}
    assert TYPED[typed] <= offered
    last = typed.split()[-1]
    assert all(one.startswith(last) for one in offered)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("check dra", "compopt -o default"), ("check --pack dra", "compopt -o dirnames"),
     ("issuers check dra", "compopt -o default"), ("init dra", "compopt -o dirnames")],
)  # fmt: skip
def test_bash_completes_files_and_folders_by_itself(run, typed, said):
    words = " ".join(["disclosure-lint", *typed.split()])
    assert said in run("bash", BASH.format(words=words))


def test_bash_knows_the_function_for_the_program(run):
    script = 'eval "$(disclosure-lint completion bash)"; complete -p disclosure-lint'
    (told,) = run("bash", script)
    assert "_disclosure_lint_completion disclosure-lint" in told


@pytest.mark.parametrize("typed", TYPED)
def test_fish_completes(run, typed):
    line = shlex.quote(f"disclosure-lint {typed}")
    script = f"disclosure-lint completion fish | source; complete -C {line}"
    offered = {row.partition("\t")[0] for row in run("fish", script)}
    assert TYPED[typed] <= offered


def test_zsh_takes_the_script_and_gets_its_answers(run):
    script = """
    autoload -Uz compinit; compinit -u -D; eval "$(disclosure-lint completion zsh)"
    print ${_comps[disclosure-lint]}
    _disclosure_lint_COMPLETE= COMP_WORDS="disclosure-lint explain hkex/missing-caut" COMP_CWORD=2 \\
      _DISCLOSURE_LINT_COMPLETE=zsh_complete disclosure-lint
    """
    function, *answers = run("zsh", script)
    assert function == "_disclosure_lint_completion"
    assert "hkex/missing-cautionary-statement" in answers


def test_powershell_gets_its_answers(lint, monkeypatch):
    """The half that is ours; no PowerShell is at hand to run the other."""
    script = lint("completion", "powershell").out
    assert "Register-ArgumentCompleter -Native -CommandName disclosure-lint" in script
    assert script.count("{") == script.count("}")
    monkeypatch.setenv(VARIABLE, "powershell_complete")
    monkeypatch.setenv("COMP_WORDS", "disclosure-lint check drafts\\a.txt --output ju")
    monkeypatch.setenv("COMP_CWORD", "ju")
    assert lint().out == "plain\tjunit\tjunit\n"
    monkeypatch.setenv("COMP_WORDS", "disclosure-lint explain ")
    monkeypatch.setenv("COMP_CWORD", "")
    rows = [row.split("\t") for row in lint().out.splitlines()]
    assert ["plain", "hkex/missing-cautionary-statement"] in [row[:2] for row in rows]
    assert all(len(row) == 3 for row in rows)


def test_packs_of_ones_own_are_offered_and_broken_ones_do_no_harm(lint, put, monkeypatch):
    put("mine/issuers/acme.yaml", "name: Acme Bio\nnames: {sure: recalled}\n")
    monkeypatch.setenv(VARIABLE, "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "disclosure-lint check --pack mine --issuer ac")
    monkeypatch.setenv("COMP_CWORD", "5")
    assert "plain,acme" in lint().out.splitlines()
    put("mine/issuers/acme.yaml", "naem: Acme\n")
    done = lint()
    assert (done.code, done.out.strip(), done.err) == (0, "", "")
