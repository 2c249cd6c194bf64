"""Questions to an archive: each is answered, and says what it says it does."""

from __future__ import annotations

import csv
import io
import json

import pytest

from disclosure_lint.archive import answers, asking
from disclosure_lint.archive.report import report
from disclosure_lint.config.settings import Settings
from disclosure_lint.errors import UsageError

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")
FORM = "{source}/{year}/{month}{day}/"
RULE = "drafting/placeholder"


@pytest.fixture
def archive(releases, judge, tmp_path):
    judge(releases(6), form=FORM)
    return str(tmp_path / "out")


@pytest.mark.parametrize("question", [name for name in asking.questions() if "change" not in name])
def test_every_question_has_an_answer(archive, question):
    told = {"rule": RULE, "count": 4, "seed": "1"}
    names, rows = asking.Archive(archive).ask(asking.sql(question), told)
    assert names
    assert answers.table(names, rows).startswith(names[0])
    json.loads(answers.as_json(names, rows))


def test_findings_are_counted_by_rule_and_month(archive):
    names, rows = asking.Archive(archive).ask(asking.sql("findings-by-rule"))
    found = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
    assert found[RULE] == {"rule": RULE, "month": "2025-05", "findings": 6, "drafts": 6, "per_1000": 1000.0}  # fmt: skip


def test_a_sample_is_the_same_for_the_same_seed(archive):
    query = asking.sql("sample")
    ask = asking.Archive(archive).ask
    one = ask(query, {"rule": RULE, "count": 3, "seed": "1"})
    assert one == ask(query, {"rule": RULE, "count": 3, "seed": "1"})
    assert one != ask(query, {"rule": RULE, "count": 3, "seed": "2"})
    assert len(one[1]) == 3
    names, of_all = ask(query, {"rule": None, "count": 2, "seed": "1"})
    assert len({row[names.index("rule")] for row in of_all}) == 2


def test_what_changed_between_two_states_of_the_packs(archive, releases, judge):
    with pytest.raises(UsageError, match="nothing to compare with"):
        asking.Archive(archive).ask(asking.sql("changes"))
    judge(releases(6), form=FORM, settings=Settings(ignore=(RULE,)))
    _, rows = asking.Archive(archive).ask(asking.sql("changes"))
    assert [row[:4] for row in rows] == [(RULE, "unmet", "not-applicable", 6)]
    assert rows[0][4].count("feed/wire/2025/") == 3
    _, rows = asking.Archive(archive).ask(asking.sql("changed-findings"))
    assert [row[:3] for row in rows] == [(RULE, "gone", 6)]
    assert rows[0][3].startswith("[●] (feed/wire/")
    page = report(asking.Archive(archive), "Both")
    assert "What the newest packs judge otherwise" in page


def test_a_query_that_does_not_hold_up_is_told(archive):
    with pytest.raises(UsageError, match="the query does not hold up"):
        asking.Archive(archive).ask("SELECT nothing FROM nowhere")
    with pytest.raises(UsageError, match="did you mean `sample`"):
        asking.sql("sampel")
    with pytest.raises(UsageError, match="nothing in it was judged by packs `zz`"):
        asking.Archive(archive, "zz")


def test_no_cell_is_a_formula(archive):
    text = answers.comma_separated(["a", "b"], [("=1+1", 2), ("plain", None)])
    assert list(csv.reader(io.StringIO(text))) == [["a", "b"], ["'=1+1", "2"], ["plain", ""]]


def test_the_command_answers(archive, program):
    process = program("ask", archive, "--sql", "SELECT count(*) AS n FROM drafts", "--output", "json")  # fmt: skip
    assert json.loads(process.communicate()[0]) == [{"n": 6}]
    listed = program("ask", archive, "--list").communicate()[0]
    assert "findings-by-rule" in listed
    process = program("ask", archive)
    assert "name a question" in process.communicate()[1]
    assert process.returncode == 2


def test_the_guide_names_every_column():
    from pathlib import Path

    from disclosure_lint.archive import tables

    text = (Path(__file__).parents[2] / "docs/guides/archives.md").read_text("utf-8")
    for table in tables.TABLES:
        section = text.partition(f"| `{table}` | type")[2].partition("\n\n")[0]
        names = [column.partition(":")[0] for column in tables.COLUMNS[table].split()]
        assert [name for name in names if f"`{name}`" not in section] == []


def test_a_cell_that_another_separator_would_part_is_no_formula():
    cells = {"a;=1+1": "a;'=1+1", "＝1": "'＝1", "\t=1": "'\t'=1", "\rx": "'\rx", "a-b": "a-b"}
    assert {cell: answers.harmless(cell) for cell in cells} == cells
