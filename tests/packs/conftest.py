from __future__ import annotations

from collections.abc import Callable

import pytest

from disclosure_lint.errors import PackError
from disclosure_lint.packs.build import build
from disclosure_lint.packs.load import read, shipped

PACK = 'name: mine\nversion: "2026.11"\nengine: ">=0.1"\nabout: A pack.\n'
Said = Callable[..., list[str]]


@pytest.fixture(scope="session")
def shipped_files() -> dict[str, bytes]:
    """The shipped packs without their rules and issuers, which cost time; the table of exchanges holds those to it."""
    files = read([shipped()])
    return {
        path: files[path]
        for path in files
        if path.endswith(("pack.yaml", "terms.yaml", "exchanges.yaml"))
    }


@pytest.fixture(scope="session")
def said(shipped_files: dict[str, bytes]) -> Said:
    """Return a function: the files of a pack → its mistakes, one concise line each."""

    def mistakes(files: dict[str, str | bytes]) -> list[str]:
        own = {"pack.yaml": PACK} | files
        added = {
            f"mine/{name}": text if isinstance(text, bytes) else text.encode()
            for name, text in own.items()
        }
        try:
            build({**shipped_files, **added}, {})
        except PackError as error:
            return [
                f"{m.path}:{m.line}:{m.column}: [{m.rule}] {m.message}"
                + (f" ({m.help})" if m.help else "")
                for m in error.mistakes
            ]
        return []

    return mistakes
