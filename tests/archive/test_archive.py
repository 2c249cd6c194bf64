"""Every document of an archive is in `drafts` or in `unread`, once, whatever happens to the run."""

from __future__ import annotations

import io
import json
import random
import sys
import tarfile
import time
import zipfile

import pytest

from disclosure_lint import Linter
from disclosure_lint.archive import judge as judging
from disclosure_lint.archive import run, tables
from disclosure_lint.archive.tabled import Columns
from disclosure_lint.config.settings import Settings
from disclosure_lint.errors import UsageError
from disclosure_lint.finding import Status
from disclosure_lint.guard.crew import Limits
from disclosure_lint.reference.lookup import Reference

pytest.importorskip("pyarrow")
FORM = "{source}/{year}/{month}{day}/"


def test_rows_say_what_the_library_says(releases, judge, rows, pack):
    feed = releases(3)
    tally = judge(feed, form=FORM)
    assert (tally.judged, tally.copies, tally.unread.total()) == (3, 0, 0)
    draft = next(row for row in rows("drafts") if row["path"].endswith("0001.txt"))
    text = (feed / "wire/2025/0502/0001.txt").read_text("utf-8")
    report = Linter(pack).lint(text, date="2025-05-02")
    assert draft["path"] == "feed/wire/2025/0502/0001.txt"
    assert (draft["source"], draft["date_from"], str(draft["published"])) == ("wire", "told", "2025-05-02")  # fmt: skip
    assert (draft["document"], draft["language"]) == (report.document, report.language)
    found = [row for row in rows("findings") if row["draft"] == draft["draft"]]
    told = [(one.rule, one.message, *one.primary.span) for one in report.findings]
    assert [(r["rule"], r["message"], r["start"], r["end"]) for r in found] == sorted(told, key=repr)  # fmt: skip
    judged = {one.rule: one.status for one in report.requirements if one.status is not Status.NOT_APPLICABLE}  # fmt: skip
    outcomes = [row for row in rows("requirements") if row["draft"] == draft["draft"]]
    assert {row["rule"]: row["status"] for row in outcomes} == judged
    counts = (draft["met"], draft["unmet"], draft["unchecked"], draft["not_applicable"])
    of = [one.status for one in report.requirements]
    wanted = (Status.MET, Status.UNMET, Status.UNCHECKED, Status.NOT_APPLICABLE)
    assert counts == tuple(map(of.count, wanted))


def test_the_schema_is_what_is_written(releases, judge, tmp_path):
    import pyarrow.parquet as pq

    judge(releases(2))
    for table in (*tables.TABLES, "rules"):
        files = list((tmp_path / "out" / table).rglob("*.parquet"))
        assert files
        assert all(pq.ParquetFile(file).schema_arrow.equals(tables.schema(table)) for file in files)


def test_a_second_run_judges_nothing_and_new_ones_are_added(releases, judge, rows):
    feed = releases(4)
    judge(feed)
    before = rows("drafts"), rows("findings"), rows("requirements")
    again = judge(feed)
    assert (again.known, again.documents) == (4, 0)
    assert (rows("drafts"), rows("findings"), rows("requirements")) == before
    releases(2, first=4)
    more = judge(feed)
    assert (more.known, more.judged) == (4, 2)
    assert len(rows("drafts")) == 6


def test_the_same_bytes_are_judged_once_and_listed_twice(releases, judge, rows):
    feed = releases(1)
    twin = feed / "wire" / "twin.txt"
    twin.write_bytes((feed / "wire/2025/0501/0000.txt").read_bytes())
    tally = judge(feed)
    assert (tally.judged, tally.copies) == (1, 1)
    one, other = sorted(rows("drafts"), key=lambda row: row["copy"])
    assert one["sha256"] == other["sha256"]
    assert (other["path"], other["draft"]) == ("feed/wire/twin.txt", None)
    assert judge(feed).known == 2


def test_other_rules_judge_again_beside_what_is_there(releases, judge, rows):
    feed = releases(2)
    judge(feed)
    tally = judge(feed, settings=Settings(select=("drafting",)))
    assert tally.judged == 2
    assert len({row["pack"] for row in rows("drafts")}) == 2


def test_other_lists_under_the_profiles_are_another_judge(pack, monkeypatch):
    ours = run.judged_by(pack, Settings())
    assert ours["lists"]
    monkeypatch.setattr(run, "Reference", lambda paths: Reference(paths, shipped=False))
    assert run.judged_by(pack, Settings()) != ours


@pytest.fixture
def _hostile_judge(hostile, tmp_path, monkeypatch):
    """Judge with what some drafts kill."""
    (tmp_path / "hostile_judge.py").write_text(hostile, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    import hostile_judge  # type: ignore[import-not-found]

    monkeypatch.setattr(run, "Judge", hostile_judge.Hostile)


@pytest.mark.usefixtures("_hostile_judge")
def test_five_hostile_ones_cost_themselves_alone(releases, judge, rows, monkeypatch):
    feed = releases(45)
    (feed / "a-kills.txt").write_text("This one KILLS its process.", encoding="utf-8")
    (feed / "b-spins.txt").write_text("This one SPINS for ever.", encoding="utf-8")
    (feed / "c-large.txt").write_bytes(b"Large. " * 200_000)
    (feed / "d-unreadable.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    (feed / "e-broken.zip").write_bytes(b"PK\x03\x04 and nothing else")
    tally = judge(feed, limits=Limits(8), most=1_000_000, count=2)
    assert tally.judged == 45
    told = {row["path"].rpartition("/")[2]: row["kind"] for row in rows("unread")}
    assert told == {
        "a-kills.txt": "crashed", "b-spins.txt": "time-limit", "c-large.txt": "too-large",
        "d-unreadable.pdf": "unreadable", "e-broken.zip": "unreadable",
    }  # fmt: skip
    assert judge(feed, most=1_000_000).known == 50
    del sys.modules["hostile_judge"]
    monkeypatch.setattr(run, "Judge", judging.Judge)
    again = judge(feed, retry=True)
    assert (again.judged, again.unread) == (3, {"unreadable": 2})
    assert len(rows("unread")) == 2


@pytest.mark.parametrize("how", ["zip", "w", "w:gz", "w:xz"])
def test_archives_hold_what_folders_hold(releases, judge, rows, tmp_path, how):
    feed = releases(3)
    packed = tmp_path / ("feed.zip" if how == "zip" else f"feed.tar{how[1:].replace(':', '.')}")
    files = sorted(path for path in feed.rglob("*") if path.is_file())
    if how == "zip":
        with zipfile.ZipFile(packed, "w") as archive:
            for file in files:
                archive.write(file, file.relative_to(feed))
    else:
        with tarfile.open(packed, how) as archive:
            archive.add(feed, "")
    judge(feed)
    judge(packed, out="other")
    for table in ("findings", "requirements"):
        assert rows(table) == rows(table, "other")
    inside = {row["path"].replace(packed.name, "feed") for row in rows("drafts", "other")}
    assert inside == {row["path"] for row in rows("drafts")}


def test_tar_files_under_zstandard(releases, judge, tmp_path):
    zstd = pytest.importorskip("backports.zstd")
    feed = releases(2)
    with zstd.open(tmp_path / "feed.tar.zst", "wb") as raw, tarfile.open(fileobj=raw, mode="w") as archive:  # fmt: skip
        archive.add(feed, "feed")
    assert judge(tmp_path / "feed.tar.zst").judged == 2


def test_a_tar_that_is_cut_short_gives_what_it_has(releases, judge, rows, tmp_path):
    feed, raw = releases(20), io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        archive.add(feed, "feed")
    (tmp_path / "cut.tar").write_bytes(raw.getvalue()[:20_000])
    tally = judge(tmp_path / "cut.tar")
    assert tally.judged > 3
    assert [(row["path"], row["kind"]) for row in rows("unread")] == [("cut.tar", "unreadable")]


def test_tables_and_lines_of_json(judge, rows, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = [f"The Company announces on [●] that the trial of XY-{n} began." for n in range(3)]
    columns = {
        "body": [*texts, None],
        "name": list("abcd"),
        "day": ["2025-05-01", "no", None, None],
    }
    pq.write_table(pa.table(columns), tmp_path / "rows.parquet")
    lines = [json.dumps({"body": text, "name": name, "day": None}) for text, name in zip(texts, "abc", strict=True)]  # fmt: skip
    (tmp_path / "rows.jsonl").write_text("\n".join([*lines, "{", ""]), encoding="utf-8")
    told = Columns("body", "name", "day")
    assert judge(tmp_path / "rows.parquet", columns=told).judged == 3
    dates = {row["path"]: row["published"] for row in rows("drafts")}
    assert {path: str(date) for path, date in dates.items() if date} == {"rows.parquet/a": "2025-05-01"}  # fmt: skip
    assert [row["path"] for row in rows("unread")] == ["rows.parquet/d"]
    tally = judge(tmp_path / "rows.jsonl", columns=told)
    assert (tally.judged, tally.copies, tally.unread) == (1, 2, {"unreadable": 1})
    with pytest.raises(UsageError, match="it has no column text; its columns are body, day, name"):
        judge(tmp_path / "rows.parquet", columns=Columns("text"))


def test_every_document_of_a_submission_is_a_draft(judge, rows, tmp_path):
    part = "<DOCUMENT>\n<TYPE>{0}\n<FILENAME>{0}.txt\n<TEXT>\nThe Company announces [●] of {0}.\n</TEXT>\n</DOCUMENT>\n"
    text = "<SEC-DOCUMENT>x.txt : 1\n" + part.format("EX-99.1") + part.format("6-K")
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    judge(tmp_path / "x.txt")
    drafts = rows("drafts")
    assert {row["part"] for row in drafts} == {"EX-99.1.txt", "6-K.txt"}
    assert len({row["draft"] for row in drafts}) == 2


def test_a_folder_of_somebody_else_is_left_alone(releases, judge, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="no archive of disclosure-lint"):
        judge(releases(1))


def test_a_disk_that_is_full_is_told_and_the_next_run_goes_on(releases, judge, rows, monkeypatch):
    feed, write = releases(3), tables.write

    def full(path, table, rows):
        if table == "requirements" and rows:
            raise OSError(28, "No space left on device")
        write(path, table, rows)

    monkeypatch.setattr(tables, "write", full)
    with pytest.raises(UsageError, match="out: cannot be written to: No space left on device; "):
        judge(feed)
    monkeypatch.setattr(tables, "write", write)
    assert judge(feed).judged == 3
    assert len(rows("drafts")) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_killed_at_any_moment_and_run_again_is_as_undisturbed(releases, rows, program, monkeypatch):
    feed = releases(80)
    (feed / "a.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    monkeypatch.chdir(feed.parent)
    whole = program("feed", "whole")
    assert (
        whole.communicate()[0]
        == "80 judged, 160 findings, 0 copies, 0 known before, 1 not judged\n"
    )
    chance = random.Random(16)  # noqa: S311 - moments of a test
    for _ in range(5):
        process = program("feed", "out")
        time.sleep(chance.uniform(0.3, 2.0))
        process.kill()
        process.communicate()
    last = program("feed", "out")
    assert last.communicate()[1].endswith("not judged: 1 unreadable\n") or last.returncode in {0, 2}
    for table in (*tables.TABLES, "rules"):
        assert rows(table, "whole") == rows(table)
    names = [sorted(path.relative_to(feed.parent / out) for path in (feed.parent / out).rglob("*.parquet")) for out in ("whole", "out")]  # fmt: skip
    assert names[0] == names[1]
    for name in names[0]:
        one, other = ((feed.parent / out / name).read_bytes() for out in ("whole", "out"))
        assert one == other


def test_the_command_says_what_was_not_judged(releases, program, monkeypatch):
    feed = releases(2)
    (feed / "a.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    (feed / "logo.png").write_bytes(b"")
    (feed / ".hidden.txt").write_bytes(b"of an editor")
    (feed / "wire" / ".md").write_text("The Company announces nothing at all.", encoding="utf-8")
    monkeypatch.chdir(feed.parent)
    process = program("feed", "out", "--date-from", f"path:{FORM}", "--jobs", "1")
    out, err = process.communicate()
    assert out.endswith("1 not judged\n")
    assert err.splitlines()[:2] == ["2 files are no documents by their names, or links", "not judged: 1 unreadable"]  # fmt: skip
    assert process.returncode == 2
    again = program("feed", "out", "--date-from", f"path:{FORM}")
    assert again.communicate()[0].startswith("0 judged, 0 findings, 0 copies, 4 known before")
    assert again.returncode == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("gone", "out"), "gone: no such file or folder"),
        (
            ("feed", "out", "--date-from", "yesterday"),
            "--date-from is `column:NAME` or `path:FORM`",
        ),
        (("feed", "out", "--date-from", "path:{year}/"), "a path tells"),
        (("feed", "out", "--select", "no/such"), "there is no rule `no/such`"),
    ],
)
def test_what_is_told_wrongly_is_said_before_anything_is_made(releases, program, monkeypatch, args, said):  # fmt: skip
    feed = releases(1)
    monkeypatch.chdir(feed.parent)
    process = program(*args)
    assert said in process.communicate()[1]
    assert process.returncode == 2
    assert not (feed.parent / "out").exists()


def test_what_no_utf8_can_hold_is_kept_as_a_question_mark(tmp_path):
    """Lone halves of characters come from garbled drafts, in words and in other strings."""
    path = str(tmp_path / "unread.parquet")
    row = ("a\ud800b", "bug", "said \udc00 and 你", None, "p\ud801.txt", "s\ud802", None, 1)
    tables.write(path, "unread", [row, ("", "bug", "plain", None, "q.txt", None, None, 2)])
    told = tables.places(path, ("part", "said", "path", "source"))
    assert list(told[0].values()) == ["a?b", "said ? and 你", "p?.txt", "s?"]
    assert list(told[1].values()) == ["", "plain", "q.txt", None]


def test_columns_whose_values_hardly_recur_are_no_dictionaries(tmp_path):
    """A dictionary of keys and hashes is a second copy of them: a sixth of an archive."""
    import pyarrow.parquet as pq

    path = str(tmp_path / "requirements.parquet")
    rows = [(n * 10**15, "a/b", "met", None, n % 3, n, n + 9, f"quote {n}") for n in range(2000)]
    tables.write(path, "requirements", rows)
    group = pq.read_metadata(path).row_group(0)
    told = {group.column(at).path_in_schema: group.column(at) for at in range(group.num_columns)}
    kept = {name for name, one in told.items() if "RLE_DICTIONARY" in one.encodings}
    assert kept == {"rule", "status", "reason", "evidence"}
    assert told["draft"].statistics.max == 1999 * 10**15
    assert told["quote"].statistics is None
