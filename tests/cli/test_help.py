"""Every command shows how it is used, the examples run, and an error says what to do next."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from disclosure_lint.cli.app import cli

PACK = 'name: house\nversion: "2026.11"\nengine: ">=0.1"\nabout: The rules of the house.\n'
RULE = """\
title: T
status: preview
severity: warning
kind: forbid
citations:
  - provision: P
    force: practice
    url: https://example.com/
forbid: |
  "abc"
message: Says abc
help: Say it not.
rationale: R
examples:
  fails:
    - name: one
      draft: |
        Here is [[abc]].
  passes:
    - name: two
      draft: |
        Nothing here.
"""
ISSUER = "name: Acme Bio, Inc.\nnames: {english: [Acme Bio], sure: recalled}\n"
NEED_MORE = {
    "init": "a person to ask",
    "waive": "the fingerprint of a finding",
    "annotate": "a Word file",
    "page": "its base, which is made with node",
    "server": "an editor",
    "archive": "an archive",
    "reference build": "the lists of their publishers",
}  # the first example of these cannot run by itself
SAID = re.compile(r"^  \$ disclosure-lint (.+)$", re.MULTILINE)


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield every command by its words, with its help."""
    with click.Context(command, info_name=" ".join(path)) as context:
        yield " ".join(path), command.get_help(context)
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*path, name))


HELP = dict(commands(cli))
EXAMPLES = {name: SAID.findall(text.replace("\n    $ ", "\n  $ ")) for name, text in HELP.items()}


@pytest.mark.parametrize("name", HELP, ids=lambda name: name or "disclosure-lint")
def test_every_command_shows_an_example_of_itself(name):
    assert EXAMPLES[name], "give the command `epilog=declared.examples(…)`"
    if name:
        assert any(example.startswith(name) for example in EXAMPLES[name])


@pytest.mark.parametrize("name", HELP, ids=lambda name: name or "disclosure-lint")
def test_the_examples_run(name, lint, put, samples):
    put("draft.txt", samples.garbled)
    put("drafts/one.txt", samples.clean)
    put("rules/house/pack.yaml", PACK)
    put("rules/house/vague.yaml", RULE)
    put("rules/issuers/acme-bio.yaml", ISSUER)
    if name == "verify":
        lint("check", "draft.txt", "--output", "record", "--output-file", "record.json")
    if name == "init":
        put("rules/issuers/acme-bio.yaml", "").unlink()
    for example in EXAMPLES[name]:
        wants = {example.split()[0], " ".join(example.split()[:2])}
        if wants & NEED_MORE.keys() and "--yes" not in example:
            continue
        words = shlex.split(example.partition(" > ")[0])
        done = lint(*words)
        assert done.code in {0, 1}, (example, done.err)
        assert done.out
        assert not done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("explain hkex/nothing", "help: `disclosure-lint rules list` shows every rule\n"),
        ("check --select nothing draft.txt", "help: `disclosure-lint rules list` shows every rule\n"),
        ("check --issuer nobody draft.txt",
         "help: `disclosure-lint issuers list` shows every issuer, and `disclosure-lint init` begins one\n"),
        ("issuers show nobody",
         "help: `disclosure-lint issuers list` shows every issuer, and `disclosure-lint init` begins one\n"),
        ("check drafts.txt", "drafts.txt: no such file or folder; did you mean `draft.txt`?\n"),
        ("check there/draft.txt", "no such file or folder; there is no folder there\n"),
        ("check noise.txt", "save it as UTF-8, or tell its encoding\n"),
        ("check old.doc", "save it as .docx"),
        ("chekc draft.txt", "Did you mean `check`?\n"),
    ],
)  # fmt: skip
def test_an_error_says_what_to_do_next(lint, put, samples, words, said):
    put("draft.txt", samples.clean)
    put("noise.txt", bytes(range(32)) * 50)
    put("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    done = lint(*words.split())
    assert done.code == 2
    assert said in done.err


def test_a_missing_extra_is_told_with_the_line_that_installs_it(shell, put):
    put("a.pdf", b"%PDF-1.4\n")
    start = (
        "import sys; sys.modules['pypdfium2_raw'] = None;"
        "from disclosure_lint.cli.main import main; sys.exit(main())"
    )
    done = shell("check", "a.pdf", start=start)
    assert done.returncode == 2
    assert (
        b"a PDF file needs an extra: pip install '.[pdf]' in a checkout of disclosure-lint"
        in done.stderr
    )
