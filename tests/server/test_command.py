"""`disclosure-lint server` before any client speaks to it."""

import importlib.util
import subprocess
import sys

from disclosure_lint.cli.main import main

START = "import sys; from disclosure_lint.cli.main import main; sys.exit(main())"


def test_without_pygls_it_says_what_to_install(monkeypatch, capsys):
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "disclosure_lint.cli.server.find_spec",
        lambda name: None if name == "pygls" else found(name),
    )
    assert main(["server"]) == 2
    assert "pip install '.[lsp]'" in capsys.readouterr().err


def test_other_commands_never_import_the_server():
    command = [sys.executable, "-X", "importtime", "-c", START, "check", "--quiet", "-"]
    done = subprocess.run(
        command, input="XY-101 met its endpoint.", text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    for name in ("pygls", "lsprotocol", "asyncio", "disclosure_lint.server"):
        assert f" {name}\n" not in done.stderr
