"""The command that is measured, and the surroundings it runs in."""

from __future__ import annotations

import os
import sys
import sysconfig
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_START = "from disclosure_lint.cli.main import program; program()"
_UNSET = ("PYTHONDONTWRITEBYTECODE", "PYTHONSTARTUP", "PYTHONWARNINGS", "COLUMNS")


class Tool(NamedTuple):
    """How disclosure-lint is called: the installed script, or the checkout without one."""

    command: tuple[str, ...]
    path: str  # what PYTHONPATH holds

    def env(self, cache: str) -> dict[str, str]:
        """Return the environment of a run that keeps compiled packs in `cache`."""
        kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
        told = {"DISCLOSURE_LINT_CACHE": cache, "NO_COLOR": "1", "PYTHONPATH": self.path}
        return kept | {name: value for name, value in told.items() if value}


def find() -> Tool:
    """Return the installed command, or the checkout's where nothing is installed."""
    name = "disclosure-lint.exe" if sys.platform == "win32" else "disclosure-lint"
    script = os.path.join(sysconfig.get_path("scripts"), name)
    if os.path.exists(script):
        return Tool((script,), "")
    sys.path.insert(0, ROOT)
    return checkout(ROOT)


def checkout(tree: str) -> Tool:
    """Return the command of a checkout that is not installed."""
    return Tool((sys.executable, "-P", "-c", _START), tree)  # `-P`: not what is in this folder
