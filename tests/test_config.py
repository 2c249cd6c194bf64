from __future__ import annotations

import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint import schemas, toml_text
from disclosure_lint.config import discover, lines
from disclosure_lint.config.discover import ConfigFile
from disclosure_lint.config.settings import THRESHOLDS, Settings, settle
from disclosure_lint.errors import ConfigError
from disclosure_lint.finding import DOCUMENTS
from disclosure_lint.outputs import OUTPUTS


@pytest.fixture
def repository(tmp_path):
    """A folder with `.git` and drafts/2026/x.txt in it."""
    (tmp_path / ".git").mkdir()
    draft = tmp_path / "drafts" / "2026" / "x.txt"
    draft.parent.mkdir(parents=True)
    draft.write_text("draft", encoding="utf-8")
    return tmp_path


def put(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def found(repository):
    return discover.find([str(repository / "drafts" / "2026" / "x.txt")])


def test_no_file_means_the_defaults(repository):
    assert found(repository) is None
    settings, origins = settle({}, None)
    assert settings == Settings()
    assert set(origins.values()) == {"default"}


@pytest.mark.parametrize(
    "text",
    [
        '[tool.disclosure-lint]\nissuer = "x"',
        '[ tool . "disclosure-lint" ]\nissuer = "x"',
        'tool.disclosure-lint.issuer = "x"',
        '[tool]\ndisclosure-lint.issuer = "x"',
        'tool = { disclosure-lint = { issuer = "x" } }',
    ],
)
def test_pyproject_is_found_however_the_table_is_written(repository, text):
    path = put(repository, "pyproject.toml", text)
    file = found(repository)
    assert file == ConfigFile(str(path), "above the drafts", {"issuer": "x"})


def test_a_pyproject_of_other_tools_is_not_even_parsed(repository):
    put(repository, "pyproject.toml", 'dependencies = ["disclosure-lint"]\nthis is not TOML')
    assert found(repository) is None


def test_the_own_file_wins_over_pyproject_and_the_nearer_over_the_farther(repository):
    put(repository, "pyproject.toml", '[tool.disclosure-lint]\nissuer = "far"')
    put(repository, "disclosure-lint.toml", 'issuer = "own"')
    file = found(repository)
    assert file is not None
    assert file.values == {"issuer": "own"}
    put(repository / "drafts", "pyproject.toml", '[tool.disclosure-lint]\nissuer = "near"')
    file = found(repository)
    assert file is not None
    assert file.values == {"issuer": "near"}


def test_the_search_stops_at_the_repository(repository):
    (repository / "drafts" / ".git").mkdir()
    put(repository, "disclosure-lint.toml", 'issuer = "outside"')
    assert found(repository) is None


def test_the_common_parent_of_the_drafts_counts(repository):
    other = repository / "other"
    other.mkdir()
    put(other, "disclosure-lint.toml", 'issuer = "only one of them"')
    draft = str(repository / "drafts" / "2026" / "x.txt")
    assert discover.find([draft, str(other / "y.txt")]) is None
    assert discover.find([str(other / "y.txt")]) is not None


def test_flag_wins_over_file_and_file_over_default(repository):
    path = put(repository, "disclosure-lint.toml", 'issuer = "a"\nfail-on = "note"\nselect = []')
    settings, origins = settle({"issuer": "b", "document": None, "select": ()}, found(repository))
    assert settings.issuer == "b"
    assert settings.fail_on == "note"
    assert settings.output == "full"
    assert origins["issuer"] == "flag"
    assert origins["fail_on"] == str(path)
    assert origins["output"] == origins["select"] == "default"


def test_every_key_reaches_the_settings(repository):
    put(
        repository,
        "disclosure-lint.toml",
        """
        issuer = "ascentage-pharma"
        document = "announcement"
        packs = ["own-rules"]
        select = ["hkex"]
        ignore = ["hkex/missing-stock-code"]
        fail-on = "warning"
        output = "json"
        jobs = 0
        preview = true
        waivers = "legal/waivers.toml"
        [house.labels]
        NASDAQ = "Nasdaq"
        [terms]
        drug-candidate = ["XY-101"]
        """,
    )
    assert settle({}, found(repository)).settings == Settings(
        issuer="ascentage-pharma",
        document="announcement",
        packs=(str(repository / "own-rules"),),
        select=("hkex",),
        ignore=("hkex/missing-stock-code",),
        fail_on="warning",
        output="json",
        jobs=0,
        waivers=str(repository / "legal/waivers.toml"),
        house={"NASDAQ": "Nasdaq"},
        terms={"drug-candidate": ("XY-101",)},
        preview=True,
    )


def test_a_file_extends_another_key_by_key_and_table_by_table(repository):
    put(
        repository,
        "base.toml",
        'fail-on = "note"\nselect = ["hkex"]\nignore = ["us"]\npacks = ["own"]\n'
        'waivers = "w.toml"\n[terms]\na = ["1"]\nb = ["2"]\n',
    )
    near = put(
        repository / "drafts",
        "disclosure-lint.toml",
        'extends = "../base.toml"\nselect = ["tickers"]\nignore = []\nterms.b = ["3"]\n',
    )
    settings, origins = settle({"fail_on": "never"}, found(repository))
    assert settings == Settings(
        fail_on="never",
        select=("tickers",),
        packs=(str(repository / "own"),),
        waivers=str(repository / "w.toml"),
        terms={"a": ("1",), "b": ("3",)},
    )
    base = str(repository / "base.toml")
    assert (origins["packs"], origins["ignore"]) == (base, str(near))
    assert origins["terms"] == f"{near}\n{base}"


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ('extends = "drafts/disclosure-lint.toml"', r"base.toml: `extends` leads back to"),
        ('extends = "none.toml"', r"base.toml: `extends` names .*none.toml, which is not a file"),
        ("extends = 1", r"base.toml: `extends` must be a text in quotes"),
        ("isuer = 1", r"base.toml: unknown key `isuer`; did you mean `issuer`"),
    ],
)
def test_what_cannot_be_extended_is_said_of_its_file(repository, base, said):
    put(repository, "base.toml", base)
    put(repository / "drafts", "disclosure-lint.toml", 'extends = "../base.toml"')
    with pytest.raises(ConfigError, match=said):
        settle({}, found(repository))


def test_a_pyproject_can_extend_and_be_extended(repository):
    put(repository, "pyproject.toml", '[tool.disclosure-lint]\nissuer = "far"\njobs = 2')
    put(repository / "drafts", "pyproject.toml",
        '[tool.disclosure-lint]\nextends = "../pyproject.toml"\nissuer = "near"')  # fmt: skip
    settings = settle({}, found(repository)).settings
    assert (settings.issuer, settings.jobs) == ("near", 2)


LINES = """\
#:schema x.json
issuer = "a"  # [not.a.table]
packs = [
  "b",  # jobs = 1
]
about = '''
jobs = 2
[terms]
'''
house.labels = { HKEX = "]" }

[ "terms" . x ]
y = ["1"]
[[more]]
z = 1
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_keys_are_found_on_their_lines(end):
    assert toml_text.lines(LINES.replace("\n", end)) == {
        ("issuer",): 2, ("packs",): 3, ("about",): 6, ("house", "labels"): 10,
        ("terms", "x"): 12, ("terms", "x", "y"): 13, ("more",): 14, ("more", "z"): 15,
    }  # fmt: skip


def test_a_key_inside_a_table_on_one_line_stands_on_that_line(repository):
    path = str(put(repository, "pyproject.toml", "\n[tool]\ndisclosure-lint = { jobs = 1 }"))
    assert lines.line_of(path, "jobs") == 3
    assert lines.line_of(str(repository / "none.toml"), "jobs") is None
    assert lines.line_of(str(put(repository, "x.toml", "other = 1")), "jobs") is None


def test_every_mistake_is_named_with_file_and_key(repository):
    path = put(
        repository,
        "pyproject.toml",
        "[tool.disclosure-lint]\nisuer = 'x'\njobs = -1\noutput = 'xml'\npreview = 'yes'\n"
        "select = 'hkex'\nhouse = { label = 1 }\nterms = { a = 1 }\nfrobnicate = 1",
    )
    with pytest.raises(ConfigError) as caught:
        settle({}, found(repository))
    said = str(caught.value).splitlines()
    keys = ", ".join(schemas.config()["properties"])
    assert all(line.startswith(f"{path} [tool.disclosure-lint]: ") for line in said)
    assert [line.partition("]: ")[2] for line in said] == [
        "unknown key `house.label`; did you mean `labels`?",
        "unknown key `isuer`; did you mean `issuer`?",
        f"unknown key `frobnicate`; the keys are {keys}",
        "`select` must be a list of texts in quotes",
        "`output` must be one of full, concise, json, sarif, github, junit, gitlab, rdjsonl, html, record, record-html, csv, xlsx",
        "`jobs` must be 0 or more",
        "`terms.a` must be a list of texts in quotes",
        "`preview` must be true or false",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"issuer = ", "is not TOML"),
        (b"\xff\xfe", "is not UTF-8"),
    ],
)
def test_an_unreadable_file_is_named(repository, content, said):
    path = repository / "disclosure-lint.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=rf"disclosure-lint\.toml: {said}"):
        found(repository)


def test_a_file_that_is_named_must_be_there_and_speak_of_us(tmp_path):
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read: No such file"):
        discover.read(str(tmp_path / "none.toml"))
    other = put(tmp_path, "pyproject.toml", "[tool.ruff]")
    with pytest.raises(ConfigError, match=r"has no table \[tool.disclosure-lint\]"):
        discover.read(str(other))
    own = put(tmp_path, "lint.toml", "jobs = 2")
    assert discover.read(str(own)).values == {"jobs": 2}


def test_a_table_must_be_a_table(tmp_path):
    path = put(tmp_path, "pyproject.toml", "[tool]\ndisclosure-lint = 1")
    with pytest.raises(ConfigError, match="must be a table"):
        discover.read(str(path))


@given(
    st.dictionaries(
        st.sampled_from([*schemas.config()["properties"], "other"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text() | st.floats(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        ),
    )
)
def test_no_values_raise_anything_but_a_config_error(values):
    with suppress(ConfigError):
        settle({}, ConfigFile("/x/disclosure-lint.toml", "", values))


def test_the_choices_are_the_same_everywhere():
    properties = schemas.config()["properties"]
    assert tuple(properties["fail-on"]["enum"]) == THRESHOLDS
    assert tuple(properties["output"]["enum"]) == OUTPUTS
    assert tuple(properties["document"]["anyOf"][0]["enum"]) == DOCUMENTS


def test_without_a_file_neither_toml_nor_pydantic_is_imported(repository):
    code = (
        "import sys; from disclosure_lint.config import discover, settings;"
        "settings.settle({}, discover.find(['.']));"
        "print(sorted({'tomllib', 'pydantic', 'disclosure_lint.config.model'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
