"""Batches of Arrow are judged as a folder is: by themselves, and by Daft where it is installed."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from disclosure_lint.archive.batches import BatchJudge, schema
from disclosure_lint.errors import UsageError

pa = pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def judging(pack):
    return BatchJudge(pack)


def test_the_rows_are_those_of_a_folder(releases, judge, judging, rows, tmp_path):
    feed = releases(9)
    judge(feed)
    texts = {str(path.relative_to(tmp_path)): path.read_bytes() for path in feed.rglob("*.txt")}
    found = judging(pa.table({"path": list(texts), "content": list(texts.values())}))
    assert found.schema == schema()
    assert found.column("path").to_pylist() == list(texts)
    for name in ("findings", "requirements"):
        made = [row for rows in found.column(name).to_pylist() for row in rows]
        local = [{k: v for k, v in row.items() if k != "pack"} for row in rows(name)]
        assert sorted(made, key=repr) == sorted(local, key=repr)


def test_columns_come_back_as_structs(judging):
    texts = pa.array(["The Company announces on [●] that the trial began. " * 2] * 2)
    found = judging.of_columns(pa.array(["a", "b"]), texts, pa.array([date(2024, 2, 1), None]))
    assert found.type == pa.struct(list(schema()))
    assert [row["published"] for row in found.to_pylist()] == [date(2024, 2, 1), None]
    assert [row["drafts"][0]["date_from"] for row in found.to_pylist()] == ["told", None]


def test_nothing_is_an_empty_table(judging):
    assert (
        judging(
            pa.table({"path": pa.array([], "string"), "content": pa.array([], "string")})
        ).num_rows
        == 0
    )


def test_a_column_that_is_not_there_is_told(judging):
    with pytest.raises(UsageError, match="no column content; it has path, body"):
        judging(pa.table({"path": ["a"], "body": ["b"]}))


def test_hostile_drafts_cost_themselves_alone(hostile_module, poisoned, pack):
    texts, told = poisoned
    hostile = hostile_module.HostileBatches(pack, time_limit=3, largest=1)
    names, contents = zip(*texts, strict=True)
    sent = pickle.loads(pickle.dumps(hostile))  # noqa: S301 - as an engine sends it
    found = sent(pa.table({"path": names, "content": contents}))
    lost = {row["path"]: row["unread"][0]["kind"] for row in found.to_pylist() if row["unread"]}
    assert lost == told
    assert sum(map(len, found.column("drafts").to_pylist())) == 40


@pytest.mark.filterwarnings("default")  # what Daft says of its own libraries
def test_daft_judges_a_table_and_hostile_drafts_cost_themselves_alone(hostile_module, poisoned):
    daft = pytest.importorskip("daft")
    texts, told = poisoned
    kind = daft.DataType.from_arrow_type(pa.struct(list(schema())))

    @daft.cls(use_process=True)
    class Disclosures:
        def __init__(self):
            self.judge = hostile_module.HostileBatches(time_limit=3, largest=1)

        @daft.method.batch(return_dtype=kind)
        def lint(self, path, content):
            return daft.Series.from_arrow(
                self.judge.of_columns(path.to_arrow(), content.to_arrow())
            )

    names, contents = zip(*texts, strict=True)
    table = daft.from_pydict({"path": list(names), "content": list(contents)})
    found = table.select(Disclosures().lint(table["path"], table["content"]).alias("found"))
    rows = [row["found"] for row in found.to_pylist()]
    assert {row["path"]: row["unread"][0]["kind"] for row in rows if row["unread"]} == told
    assert sum(len(row["drafts"]) for row in rows) == 40
