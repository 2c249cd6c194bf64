"""What the shape of the package promises: a light warm start, small files, a sorted front door."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import disclosure_lint

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "disclosure_lint"
RULES = ROOT / "rules"
LONGEST = 400
GENERATED = {PACKAGE / "notation" / "tables.py", PACKAGE / "draft" / "adobe_cns1.py"}
MODULES = sorted(set(PACKAGE.rglob("*.py")) - GENERATED)

# Each of these costs more than judging a draft.
HEAVY = ("click", "lark", "pydantic", "pydantic_core", "yaml", "dataclasses", "inspect", "json",
         "logging", "pathlib", "importlib.metadata")  # fmt: skip
# Each of these costs a tenth of a start of Python or more, and none is needed to judge a draft.
UNWANTED = ("re", "enum", "typing", "functools", "contextlib", "collections", "importlib",
            "dataclasses", "types", "traceback")  # fmt: skip
PLAIN = "Example Pharma announces data\n\nExample Pharma (NASDAQ: EXPH) expects to file in 2027.\n"
START = "import sys; from disclosure_lint.cli.main import main; sys.exit(main())"


def imported(*args, cache):
    """Return the exit code of a command and the modules it imported."""
    command = [sys.executable, "-X", "importtime", "-c", START, *args]
    env = {**os.environ, "DISCLOSURE_LINT_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, check=False, encoding="utf-8")
    names = re.findall(r"^import time:.*\| *(\S+)$", done.stderr, re.MULTILINE)
    return done.returncode, set(names)


@pytest.fixture(scope="module")
def warm(tmp_path_factory):
    """The modules that a check imports when the packs are in the cache."""
    cache = tmp_path_factory.mktemp("cache")
    seeds = [str(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    cold_code, cold = imported("check", *seeds, cache=cache)
    code, names = imported("check", *seeds, cache=cache)
    assert (cold_code, code) == (1, 1)
    assert "lark" in cold, "the first run compiles the packs, or this test proves nothing"
    return names


@pytest.mark.parametrize("module", HEAVY)
def test_a_warm_check_does_not_import(module, warm, bare):
    assert "disclosure_lint.engine" in warm
    assert module not in warm - bare


@pytest.fixture(scope="module")
def bare():
    """The modules that this interpreter has on its own, with what its .pth files bring."""
    command = [sys.executable, "-c", "import sys; print(*sys.modules)"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return set(done.stdout.split())


@pytest.mark.parametrize("options", [(), ("--output", "json", "--fail-on", "error")])
def test_a_plain_check_needs_little_of_the_standard_library(options, bare, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text(PLAIN, encoding="utf-8")
    imported("check", str(draft), *options, cache=tmp_path / "cache")
    code, names = imported("check", str(draft), *options, cache=tmp_path / "cache")
    assert code in {0, 1}
    assert "disclosure_lint.engine" in names
    assert not {*HEAVY, *UNWANTED} & (names - bare)


def test_plain_text_needs_no_other_reader(warm):
    readers = {name for name in warm if name.startswith("disclosure_lint.readers.")}
    known = {"decoding", "files", "filetypes", "manner", "ours", "text"}
    assert {name.rpartition(".")[2] for name in readers} <= known


def test_files_are_short_and_every_module_says_what_it_knows():
    texts = {path.relative_to(PACKAGE): path.read_text(encoding="utf-8") for path in MODULES}
    long = [str(path) for path, text in texts.items() if len(text.splitlines()) > LONGEST]
    silent = [str(path) for path, text in texts.items() if not ast.get_docstring(ast.parse(text))]
    assert (long, silent) == ([], [])


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = {"utils", "util", "helpers", "common", "base", "core", "misc"}
    assert not drawers & {path.stem for path in MODULES}
    assert not drawers & {path.parent.name for path in MODULES}


def test_public_names_are_sorted_and_there():
    names = disclosure_lint.__all__
    assert names == sorted(names)
    assert all(hasattr(disclosure_lint, name) for name in names)


def test_the_changelog_names_every_rule():
    shared = {"pack", "terms", "recognition"}
    rules = {
        f"{path.parent.name}/{path.stem}"
        for path in RULES.glob("*/*.yaml")
        if path.stem not in shared and path.parent.name not in {"issuers", "languages"}
    }
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^- `([a-z]+/[a-z-]+)`", text, re.MULTILINE)) == rules


# Who may know a library at all; every other module may not, whatever room it is in.
KNOWS = {
    "lark": {"notation.grammar", "patterns.compile", "patterns.explain", "patterns.parse"},
    "pydantic": {
        "config.model", "issuers.model", "issuers.values", "manual.wording", "packs.build",
        "packs.languages", "packs.mistakes", "packs.model", "packs.needs", "packs.rule_model",
        "packs.speaks", "packs.tables", "packs.vocabulary", "render.record_reading", "render.record_wire",
        "render.wire", "schemas", "server.fields",
    },
    "duckdb": {"archive.asking"},
    "pyarrow": {
        "archive.batches", "archive.pieces", "archive.tabled", "archive.tables", "reference.lists.sec", "spark.source",
    },
    "pyspark": {"spark.job", "spark.source", "spark.table"},
    "xlsxwriter": {"archive.exporting"},
    "pygls": {"server.wire"},
    "yaml": {"notation.grammar", "packs.yamltext"},  # the first where tables are made, by hand
}  # fmt: skip


@pytest.mark.parametrize("library", KNOWS)
def test_a_library_is_known_to_few(library):
    imports = re.compile(rf"^\s*(?:from|import) {library}\b", re.MULTILINE)
    found = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for path in MODULES
        if imports.search(path.read_text(encoding="utf-8"))
    }
    knows = tuple(f"{name}." for name in KNOWS[library])
    assert not {name for name in found if not f"{name}.".startswith(knows)}
