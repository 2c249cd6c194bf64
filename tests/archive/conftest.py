from __future__ import annotations

import os
import subprocess
import sys

import pytest

from disclosure_lint.archive import run
from disclosure_lint.archive.documents import PathForm
from disclosure_lint.archive.renewal import renewal
from disclosure_lint.archive.shelf import Shelf
from disclosure_lint.archive.sources import Sources
from disclosure_lint.archive.tabled import Columns
from disclosure_lint.config.settings import Settings
from disclosure_lint.guard.crew import Limits

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
START = (
    "import sys; from disclosure_lint.archive import run; run._DOCUMENTS = 7\n"
    "from disclosure_lint.cli.main import main; sys.exit(main())"
)
COLUMNS, SETTINGS, LIMITS = Columns(), Settings(), Limits(20)
RELEASE = """Example Pharma announces data {number}

HONG KONG, May {day}, 2025 -- Example Pharma (NASDAQ: EXPH) expects to file in 2027. The trial
of XY-{number} met its endpoint on [●].
"""

_HOSTILE = """
import os
from disclosure_lint.archive.batches import BatchJudge
from disclosure_lint.archive.judge import Judge

class Hostile(Judge):
    def __call__(self, document):
        if b"KILLS" in document.data:
            os._exit(9)
        if b"SPINS" in document.data:
            while True:
                pass
        return super().__call__(document)

class HostileBatches(BatchJudge):
    MAKE = Hostile
"""

# Forty drafts and five that harm whoever judges them, with what is to be told of these.
HARMLESS = [
    (f"{n}.txt", f"The Company announces on [●] that the trial of XY-{n} began.".encode())
    for n in range(40)
]
HARMFUL = {
    "kills.txt": (b"This KILLS.", "crashed"), "spins.txt": (b"This SPINS.", "time-limit"),
    "empty.txt": (b"", "unreadable"), "large.txt": (b"Large. " * 200_000, "too-large"),
    "bad.pdf": (b"%PDF-1.7", "unreadable"),
}  # fmt: skip


@pytest.fixture(scope="session")
def hostile():
    """The source of a judge that some drafts kill, and some keep for ever."""
    return _HOSTILE


@pytest.fixture(scope="session")
def poisoned():
    """Drafts by their names, of which five do harm, and what is to be told of the five."""
    texts = HARMLESS.copy()
    texts[7:7] = [(name, data) for name, (data, _) in HARMFUL.items()]
    return texts, {name: kind for name, (_, kind) in HARMFUL.items()}


@pytest.fixture(scope="session")
def hostile_module(tmp_path_factory, hostile):
    """The module of hostile judges, where this process and those that it starts find it."""
    modules = tmp_path_factory.mktemp("modules")
    (modules / "hostile_judges.py").write_text(hostile, encoding="utf-8")
    sys.path.insert(0, str(modules))
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    import hostile_judges  # type: ignore[import-not-found]

    yield hostile_judges
    sys.path.remove(str(modules))
    os.environ["PYTHONPATH"] = before or ""


@pytest.fixture
def releases(tmp_path):
    """Write some releases into a folder, and return it."""

    def write(count, folder="feed", first=0):
        for number in range(first, first + count):
            day = number % 28 + 1
            path = tmp_path / folder / "wire" / "2025" / f"05{day:02}" / f"{number:04}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(RELEASE.format(number=number, day=day), encoding="utf-8")
        return tmp_path / folder

    return write


@pytest.fixture
def judge(tmp_path, pack):
    """Judge inputs into a folder in this process's children, and return the tally."""

    def work(  # noqa: PLR0913 - what a test tells
        *inputs, out="out", form=None, columns=COLUMNS, settings=SETTINGS, retry=False,
             limits=LIMITS, most=10_000_000, packs=pack, count=1):  # fmt: skip
        sources = Sources(columns, most)
        path_form = PathForm(form) if form else None
        shelf = Shelf(str(tmp_path / out), run.judged_by(packs, settings), packs)
        documents = (one for path in inputs for one in sources.documents(str(path)))
        if path_form:
            documents = map(path_form.told, documents)
        try:
            made = run.Run(shelf, retry=retry, renewal=renewal(shelf))
            return made.judge(documents, packs.plain, settings, count, limits)
        finally:
            shelf.close()

    return work


@pytest.fixture
def rows(tmp_path):
    """Return the rows of a table, sorted, and without files that hold none."""
    import pyarrow.dataset as ds

    def read(table, out="out"):
        found = ds.dataset(str(tmp_path / out / table), partitioning="hive").to_table()
        return sorted(found.to_pylist(), key=repr)

    return read


@pytest.fixture
def program(cache):
    """Run the command line as a process of its own."""

    def begin(*args):
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([ROOT, *filter(None, sys.path)]),
               "DISCLOSURE_LINT_CACHE": str(cache)}  # fmt: skip
        return subprocess.Popen(
            [sys.executable, "-c", START, "archive", *map(str, args)],
            env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip

    return begin
