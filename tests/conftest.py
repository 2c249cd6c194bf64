from __future__ import annotations

import pytest

from disclosure_lint import Linter
from disclosure_lint.packs.load import load
from disclosure_lint.packs.pack import Pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The shipped packs."""
    return load()


@pytest.fixture(scope="session")
def linter() -> Linter:
    """The engine with the shipped packs."""
    return Linter()
