"""What is read in pieces is what is read in one go, whatever the file and wherever it is divided."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import zipfile

import pytest

from disclosure_lint.archive import division, pieces
from disclosure_lint.archive.pieces import Piece
from disclosure_lint.archive.sources import Reading, Sources
from disclosure_lint.archive.tabled import Columns

pytest.importorskip("pyarrow")
TEXTS = [f"The Company announces on [●] that the trial of XY-{n} began." * 9 for n in range(300)]
TOLD = Columns("body", "name", "day")


def rows_of(texts):
    return [
        {"body": text, "name": None if n % 3 else f"n{n}", "day": "2025-05-01", "n": n}
        for n, text in enumerate(texts)
    ]


def parquet(path, **how):
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(rows_of(TEXTS)), path, **how)


def lines(path, end="\n", last="\n", write=None):
    made = [json.dumps(row) for row in rows_of(TEXTS)]
    made[40:40] = ["", "{", "x" * 7000, "[]"]
    data = (end.join(made) + last).encode()
    path.write_bytes(write(data) if write else data)


def packed(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("feed") if hasattr(archive, "mkdir") else None
        for n, text in enumerate(TEXTS):
            archive.writestr(f"feed/{n}.txt", text)
            archive.writestr(f"feed/{n}.png", b"no document")


WRITTEN = {
    "rows.parquet": parquet,
    "groups.parquet": lambda path: parquet(path, row_group_size=70),
    "dictionary.parquet": lambda path: parquet(path, row_group_size=90, use_dictionary=True),
    "rows.jsonl": lines,
    "windows.jsonl": lambda path: lines(path, "\r\n", "\r\n"),
    "no-end.ndjson": lambda path: lines(path, last=""),
    "feed.zip": packed,
}


@pytest.fixture
def _small(monkeypatch):
    monkeypatch.setattr(pieces, "LEAST", 20_000)
    monkeypatch.setattr(division, "LEAST", 20_000)


def of(file, *read):
    sources = Sources(TOLD)
    return [one for piece in read for one in sources.of(piece, f"{file.parent}/")]


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize("name", WRITTEN)
def test_the_documents_of_pieces_are_those_of_the_file(tmp_path, name):
    file = tmp_path / name
    WRITTEN[name](file)
    found = [piece for piece, _ in pieces.pieces(str(file))]
    assert len(found) >= 4
    whole = of(file, Piece(str(file)))
    assert len(whole) >= 300
    assert of(file, *found) == whole
    tasks = division.divided([str(file)], Reading(TOLD), 2)[0]
    assert 2 < len(tasks) <= 16
    assert of(file, *(piece for task in tasks for piece in task.pieces)) == whole
    assert of(file, *found[::2]) != whole


@pytest.mark.usefixtures("_small")
def test_many_files_are_shared_among_the_cores_and_small_ones_gathered(tmp_path):
    for n, text in enumerate(TEXTS):
        (tmp_path / f"{n:03}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "broken.zip").write_bytes(b"PK")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    few, left_out = division.divided([str(tmp_path)], Reading(TOLD), 1)
    many, _ = division.divided([str(tmp_path)], Reading(TOLD), 64)
    assert left_out == 0
    assert 4 <= len(few) <= 9
    assert 60 <= len(many) <= 140  # of four documents, not one: a task costs something too
    for tasks in (few, many):
        files = [piece.file for task in tasks for piece in task.pieces]
        assert len(files) == len(set(files)) == 302


def test_what_can_only_be_read_from_its_beginning_is_one_piece(tmp_path):
    (tmp_path / "feed.tar").write_bytes(b"x" * 10_000_000)
    lines(tmp_path / "rows.jsonl.gz", write=gzip.compress)
    for path in tmp_path.iterdir():
        assert [piece for piece, _ in pieces.pieces(str(path))] == [Piece(str(path))]


@pytest.mark.parametrize(
    ("name", "write"),
    [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress), ("zst", None)],
)
def test_lines_of_json_are_read_out_of_their_compression(tmp_path, name, write):
    if write is None:
        write = pytest.importorskip("backports.zstd").compress
    lines(tmp_path / "rows.jsonl")
    lines(tmp_path / f"rows.jsonl.{name}", write=write)
    plain, out = (
        of(path, Piece(str(path)))
        for path in (tmp_path / "rows.jsonl", tmp_path / f"rows.jsonl.{name}")
    )
    assert [one.data for one in out] == [one.data for one in plain]
    cut = tmp_path / f"cut.jsonl.{name}"
    cut.write_bytes((tmp_path / f"rows.jsonl.{name}").read_bytes()[:-30])
    last = of(cut, Piece(str(cut)))[-1]
    assert (last.path, last.kind) == (cut.name, "unreadable")


def test_a_line_that_is_too_long_does_not_hold_up_the_others(tmp_path):
    file = tmp_path / "rows.jsonl"
    long = json.dumps({"body": "word " * 40_000})
    file.write_text(f'{{"body": "a"}}\n{long}\n{{"body": "b"}}\n{long}', encoding="utf-8")
    found = list(Sources(Columns("body"), 10_000).of(Piece(str(file)), f"{tmp_path}/"))
    assert [(one.path, one.kind, one.size) for one in found] == [
        ("rows.jsonl/1", None, 1), ("rows.jsonl/2", "too-large", len(long) + 1),
        ("rows.jsonl/3", None, 1), ("rows.jsonl/4", "too-large", len(long)),
    ]  # fmt: skip


@pytest.mark.usefixtures("_small")
def test_damaged_rows_cost_their_group_and_no_other(tmp_path):
    import pyarrow.parquet as pq

    file = tmp_path / "rows.parquet"
    parquet(file, row_group_size=100, compression="zstd", use_dictionary=False)
    group = pq.read_metadata(file).row_group(1).column(0)
    data = bytearray(file.read_bytes())
    at = group.data_page_offset + group.total_compressed_size - 60
    data[at : at + 40] = b"\xff" * 40
    file.write_bytes(data)
    whole = of(file, Piece(str(file)))
    lost = [one for one in whole if one.kind]
    assert [(one.path, one.kind) for one in lost] == [("rows.parquet/101-200", "unreadable")]
    assert lost[0].said.startswith("its rows cannot be read to their end: ")
    assert len(whole) >= 201
    found = of(file, *(piece for piece, _ in pieces.pieces(str(file))))
    assert list(dict.fromkeys(found)) == whole
