from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from disclosure_lint import Linter
from disclosure_lint.packs import yamltext
from disclosure_lint.packs.load import load
from disclosure_lint.packs.pack import Pack

# How long an example takes tells more of what else the machine does than of the code.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where compiled packs are kept: one folder for all that run the tests side by side."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    return folder / "packs"


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_person(cache: Path) -> None:
    """Keep the packs of this run apart from those of the person who runs the tests."""
    os.environ["DISCLOSURE_LINT_CACHE"] = str(cache)
    # Where no bytecode is to be written beside the code, some thousand processes would each
    # compile the whole tool anew, which takes several times as long as what they test.
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(cache.with_name("bytecode")))


@pytest.fixture(scope="session", autouse=True)
def _no_file_is_read_as_yaml_twice() -> Iterator[None]:
    """Keep what YAML files say: some hundred tests compile the same packs beside their own."""
    read = yamltext.load
    yamltext.load = lru_cache(maxsize=2000)(read)
    yield
    yamltext.load = read


@pytest.fixture(scope="session")
def _pace() -> float:
    """How long a fixed piece of work takes here, in seconds of CPU: about a tenth on most machines.

    No second is asserted anywhere: what has to be quick is held to a multiple of this, or
    better to less of the same work.
    """

    def took() -> float:
        began = time.process_time()
        sorted(str(number) for number in range(300_000))
        return time.process_time() - began

    return min(took() for _ in range(3))


@pytest.fixture
def yardstick(_pace: float) -> Iterator[float]:
    """The pace of this machine, with what other tests left behind set aside.

    A full collection goes through all that a process holds: among some hundred thousand
    objects of other tests it takes longer than what is measured.
    """
    gc.freeze()
    yield _pace
    gc.unfreeze()


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The shipped packs."""
    return load()


@pytest.fixture(scope="session")
def linter() -> Linter:
    """The engine with the shipped packs."""
    return Linter()
