"""A table of Spark is judged as a folder is: the same rows, and hostile drafts cost themselves."""

from __future__ import annotations

import os
import sys

import pytest

from disclosure_lint.archive import division, pieces, run, tables
from disclosure_lint.archive.shelf import Shelf
from disclosure_lint.archive.sources import Reading
from disclosure_lint.archive.tabled import Columns
from disclosure_lint.errors import UsageError
from tests.archive.conftest import COLUMNS, LIMITS, SETTINGS
from tests.archive.test_renewal import packs, same

pytest.importorskip("pyarrow")
pyspark = pytest.importorskip("pyspark")
from disclosure_lint.spark import job  # noqa: E402 - where Spark is there

pytestmark = pytest.mark.filterwarnings("default")  # what Spark says of its own libraries


@pytest.fixture(scope="module")
def session(hostile_module):
    """A Spark of two threads whose workers find what this process finds."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = pyspark.sql.SparkSession.builder.master("local[2]")
    for name, value in (("spark.ui.enabled", "false"), ("spark.driver.host", "127.0.0.1"),
                        ("spark.driver.bindAddress", "127.0.0.1"), ("spark.sql.shuffle.partitions", "2"),
                        ("spark.sql.execution.arrow.maxRecordsPerBatch", "20")):  # fmt: skip
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    yield made
    made.stop()


def test_the_rows_are_those_of_a_folder(session, releases, judge, rows, tmp_path):
    from disclosure_lint.spark import lint_table
    from disclosure_lint.spark import tables as taken_apart

    feed = releases(30)
    judge(feed)
    texts = [(str(path.relative_to(tmp_path)), path.read_text("utf-8")) for path in feed.rglob("*.txt")]  # fmt: skip
    table = session.createDataFrame(texts, "id string, text string").repartition(2)
    lint_table(table, text="text", id="id").write.parquet(str(tmp_path / "found"))
    drafts, findings, requirements, unread = taken_apart(
        session.read.parquet(str(tmp_path / "found"))
    )
    assert unread.count() == 0
    for name, found in (("findings", findings), ("requirements", requirements)):
        made = sorted((row.asDict() for row in found.collect()), key=repr)
        local = [{k: v for k, v in row.items() if k != "pack"} for row in rows(name)]
        assert made == sorted(local, key=repr)
    made = {row["path"]: row.asDict() for row in drafts.collect()}
    for row in rows("drafts"):
        same = {name: value for name, value in row.items() if name in made[row["path"]]}
        assert {name: made[row["path"]][name] for name in same} == same


def test_hostile_drafts_cost_themselves_alone(session, hostile_module, poisoned, monkeypatch):
    from disclosure_lint.spark import table as spark

    monkeypatch.setattr(spark, "BatchJudge", hostile_module.HostileBatches)
    texts, told = poisoned
    table = session.createDataFrame(texts, "id string, text binary").repartition(3)
    found = spark.lint_table(table, text="text", id="id", time_limit=3, largest=1).collect()
    lost = {row.path: row.unread[0].kind for row in found if row.unread}
    assert lost == told
    assert sum(len(row.drafts) for row in found) == 40


def test_a_column_that_is_not_there_is_told(session):
    from disclosure_lint.spark import lint_table

    table = session.createDataFrame([("a", "b")], "id string, body string")
    with pytest.raises(UsageError, match="no column text; it has id, body"):
        lint_table(table, text="text", id="id")


@pytest.fixture
def by_spark(session, tmp_path, pack, monkeypatch):
    """Judge an input with the engine into a folder, in several tasks, and return the tally."""
    monkeypatch.setattr(division, "LEAST", 2000)
    monkeypatch.setattr(pieces, "LEAST", 2000)

    def work(path, out="spark", packs=pack, columns=COLUMNS):
        shelf = Shelf(str(tmp_path / out), run.judged_by(packs, SETTINGS), packs)
        tasks = division.divided([str(path)], Reading(columns), 2)[0]
        assert len(tasks) > 2
        try:
            return job.judge(session.sparkContext, tasks, Reading(columns), shelf, packs.plain,
                             SETTINGS, LIMITS)  # fmt: skip
        finally:
            shelf.close()

    return work


def test_the_engine_writes_the_rows_of_a_local_run(by_spark, releases, judge, rows):
    feed = releases(20)
    (feed / "twin.txt").write_bytes((feed / "wire/2025/0501/0000.txt").read_bytes())
    for name in ("a.pdf", "b.pdf"):  # a copy of what cannot be judged cannot be either
        (feed / name).write_bytes(b"%PDF-1.7")
    judge(feed)
    tally, again = by_spark(feed), by_spark(feed)
    assert (tally.judged, tally.copies, tally.unread) == (20, 1, {"unreadable": 2})
    assert (again.known, again.documents) == (23, 0)
    releases(2, first=20)
    more = by_spark(feed)
    assert (more.known, more.judged) == (23, 2)
    judge(feed)
    for table in tables.TABLES:
        assert rows(table, "spark") == rows(table)


def test_a_row_that_a_table_has_twice_is_one_wherever_it_is_divided(by_spark, judge, rows, tmp_path):  # fmt: skip
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = [f"The Company announces on [●] that the trial of XY-{n} began." for n in range(150)]
    made = pa.table({"body": [*texts, texts[0], texts[1]], "name": [*map(str, range(151)), "1"]})
    pq.write_table(made, tmp_path / "rows.parquet")
    told = Columns("body", "name")
    local = judge(tmp_path / "rows.parquet", columns=told)
    tally = by_spark(tmp_path / "rows.parquet", columns=told)
    for one in (local, tally):
        assert (one.judged, one.copies, one.known) == (150, 1, 1)
    for table in tables.TABLES:
        assert rows(table, "spark") == rows(table)


def test_another_version_on_a_machine_of_spark_is_told(releases):
    task = division.divided([str(releases(1))], Reading())[0][0]
    assert len(job._Hashing(Reading())(task)) == 2
    with pytest.raises(UsageError, match=r"this one has disclosure-lint 0\.0, a machine of Spark"):
        job._Hashing(Reading(), "0.0")(task)


def test_a_new_pack_judges_by_the_rules_that_changed_alone(by_spark, releases, judge, rows):
    feed = releases(20)
    judge(feed, packs=packs(), out="spark")  # what a local run has judged holds as well
    tally = by_spark(feed, packs=packs(severity="error"))
    assert (tally.judged, tally.renewed) == (20, 20)
    judge(feed, packs=packs(severity="error"))
    assert same(rows, "spark", "out")


def test_archives_of_files_are_a_data_source(session, releases, judge, rows, tmp_path):
    from disclosure_lint.spark import DisclosureSource, lint_table

    feed = releases(4)
    (feed / "broken.zip").write_bytes(b"PK")
    form = "{source}/{year}/{month}{day}/"
    judge(feed, form=form)
    session.dataSource.register(DisclosureSource)
    read = session.read.format("disclosures").option("datefrom", form).load(str(feed))
    found = lint_table(read).collect()
    made = {(row.path, row.source, row.published, len(row.drafts)) for row in found}
    local = {(row["path"], row["source"], row["published"], 1) for row in rows("drafts")}
    assert made == local | {("feed/broken.zip", None, None, 0)}
