"""What people bring: names, links, columns and times as they come."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
import tarfile
import zipfile

import pytest

from disclosure_lint.archive.sources import Sources
from disclosure_lint.archive.tabled import Columns
from disclosure_lint.errors import UsageError


def documents(path, columns=Columns("text", "id", "filed")):  # noqa: B008 - a constant
    sources = Sources(columns)
    return list(sources.documents(str(path))), sources.left_out


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
def test_pipes_and_links_to_folders_are_passed_by_and_counted(tmp_path):
    feed = tmp_path / "feed"
    feed.mkdir()
    (feed / "a.txt").write_text("A", encoding="utf-8")
    os.mkfifo(feed / "pipe.txt")  # reading it would never end
    (feed / "again").symlink_to(feed)
    (feed / "b.txt").symlink_to(feed / "a.txt")
    (feed / "gone.txt").symlink_to("nowhere.txt")
    found, left_out = documents(feed)
    assert [(one.path, one.kind) for one in found] == [
        ("feed/a.txt", None), ("feed/b.txt", None), ("feed/gone.txt", "unreadable"),
    ]  # fmt: skip
    assert left_out == 2


def test_links_in_a_tar_are_counted(tmp_path):
    with tarfile.open(tmp_path / "feed.tar", "w") as archive:
        for name, kind in (("a.txt", tarfile.REGTYPE), ("b.txt", tarfile.LNKTYPE),
                           ("c.txt", tarfile.SYMTYPE), ("folder", tarfile.DIRTYPE)):  # fmt: skip
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "a.txt"
            archive.addfile(member, io.BytesIO(b""))
    found, left_out = documents(tmp_path / "feed.tar")
    assert [one.path for one in found] == ["feed.tar/a.txt"]
    assert left_out == 2


def test_members_of_a_zip_are_called_the_same_wherever_it_was_made(tmp_path):
    written, at_last = b"XXXXXX.txt", "公告.txt".encode()
    assert len(written) == len(at_last)
    with zipfile.ZipFile(tmp_path / "feed.zip", "w") as archive:
        archive.writestr(written.decode(), "A")
        archive.writestr("a/b.txt", "B")
        archive.writestr("a/c/", "")
        archive.writestr("locked.txt", "C")
    data = bytearray((tmp_path / "feed.zip").read_bytes().replace(written, at_last))
    data = data.replace(b"a/b.txt", b"a\\b.txt").replace(b"a/c/", b"a\\c\\")
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(mark) + at] |= 1  # encrypted
    (tmp_path / "feed.zip").write_bytes(data)
    found, _ = documents(tmp_path / "feed.zip")
    assert [(one.path, one.said) for one in found] == [
        ("feed.zip/公告.txt", ""), ("feed.zip/a/b.txt", ""),
        ("feed.zip/locked.txt", "cannot be read: locked with a password"),
    ]  # fmt: skip


def table(path, **columns):
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table(columns), path)
    return path


TEXTS = ["one", "two", "three"]


def test_texts_may_have_any_type_that_holds_text(tmp_path):
    pa = pytest.importorskip("pyarrow")
    for name in ("string", "large_string", "string_view", "binary", "large_binary"):
        plain = pa.array(TEXTS if "string" in name else [one.encode() for one in TEXTS])
        file = table(tmp_path / f"{name}.parquet", text=plain.cast(getattr(pa, name)()), id=TEXTS, filed=TEXTS)  # fmt: skip
        assert [one.data.decode() for one in documents(file)[0]] == TEXTS
    file = table(tmp_path / "words.parquet", text=pa.array(TEXTS).dictionary_encode(), id=TEXTS, filed=TEXTS)  # fmt: skip
    assert [one.data.decode() for one in documents(file)[0]] == TEXTS


def test_what_tells_rows_apart_may_be_missing_empty_or_bytes(tmp_path):
    pytest.importorskip("pyarrow")
    file = table(tmp_path / "a.parquet", text=TEXTS, id=[b"acc-1", None, b""], filed=TEXTS)
    assert [one.path for one in documents(file)[0]] == ["a.parquet/acc-1", "a.parquet/2", "a.parquet/3"]  # fmt: skip


def test_dates_may_be_text_days_or_times_of_any_unit_and_zone(tmp_path):
    pa = pytest.importorskip("pyarrow")
    late = dt.datetime(2025, 5, 2, 3, 30, tzinfo=dt.UTC)
    for filed, wanted in (
        (["2025-05-01", "2025-05-01T23:00:00Z", "05/01/2025"], ["2025-05-01", "2025-05-01", None]),
        (pa.array([late, None, late], pa.timestamp("us", "America/New_York")), ["2025-05-01", None, "2025-05-01"]),
        (pa.array([1_746_100_000_123_456_789] * 3, pa.timestamp("ns")), ["2025-05-01"] * 3),
        (pa.array([2**60, 0, -1], pa.timestamp("us")), [None, "1970-01-01", "1969-12-31"]),
        (pa.array([dt.date(2025, 5, 1)] * 3), ["2025-05-01"] * 3),
    ):  # fmt: skip
        file = table(tmp_path / "a.parquet", text=TEXTS, id=TEXTS, filed=filed)
        assert [one.told for one in documents(file)[0]] == wanted


def test_columns_may_stand_within_others(tmp_path):
    pytest.importorskip("pyarrow")
    rows = [{"id": n, "text": text} for n, text in enumerate(TEXTS)]
    file = table(tmp_path / "a.parquet", doc=rows)
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"doc": {"id": 0, "text": "one"}}\n{"doc": 5}\n', encoding="utf-8")
    told = Columns("doc.text", "doc.id")
    assert [(one.path, one.data.decode()) for one in documents(file, told)[0]] == [
        ("a.parquet/0", "one"), ("a.parquet/1", "two"), ("a.parquet/2", "three"),
    ]  # fmt: skip
    assert [(one.path, one.kind) for one in documents(lines, told)[0]] == [
        ("a.jsonl/0", None), ("a.jsonl/2", "unreadable"),
    ]  # fmt: skip
    with pytest.raises(UsageError, match=r"no column text; its columns are doc, doc\.id, doc\.text"):  # fmt: skip
        documents(file, Columns("text"))


def test_a_table_without_the_columns_is_a_mistake_where_it_is_the_first_and_unread_later(tmp_path):  # fmt: skip
    pytest.importorskip("pyarrow")
    table(tmp_path / "b.parquet", text=TEXTS, id=TEXTS, filed=TEXTS)
    table(tmp_path / "c.parquet", name=TEXTS)
    found, _ = documents(tmp_path)
    assert [(one.path, one.kind) for one in found[3:]] == [(f"{tmp_path.name}/c.parquet", "unreadable")]  # fmt: skip
    assert found[-1].said == "it has no column text; its columns are name"
    table(tmp_path / "a.parquet", name=TEXTS)
    with pytest.raises(UsageError, match=r"a\.parquet: it has no column text; its columns are name"):  # fmt: skip
        documents(tmp_path)


@pytest.mark.parametrize(("end", "first"), [("\r\n", ""), ("\n", "\ufeff"), ("\n\n \n", "")])
def test_lines_of_json_as_they_come(tmp_path, end, first):
    lines = [f'{{"id": "{text}", "text": "{text}"}}' for text in TEXTS]
    lines[1:1] = ["{", "NaN"]
    (tmp_path / "a.jsonl").write_bytes((first + end.join(lines)).encode())
    found, _ = documents(tmp_path / "a.jsonl")
    assert [one.data.decode() for one in found if not one.kind] == TEXTS
    assert [one.kind for one in found].count("unreadable") == 2
