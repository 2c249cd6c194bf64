"""Files that are not the list they should be: told plainly, and the store stays as it was."""

import gzip
import io
import json
import zipfile

import pytest

from disclosure_lint import UsageError, load_packs
from disclosure_lint.cli.app import run
from disclosure_lint.reference.build import ListFile, build
from disclosure_lint.reference.lookup import Reference

DAY = "2026-05-01"
HEADS = "Name\tTYPE\tUNII\tDisplay Name\r\n"
NAMES = "".join(
    f"TOY{letter}RASIB\tof\tAAAAAAAAA{letter}\tTOY{letter}RASIB\r\n" for letter in "BCDFGHJKLM"
)
FIELDS = ["cik", "name", "ticker", "exchange"]


def zipped(text):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("UNII_Names.txt", text)
    return held.getvalue()


def spoilt(data):
    return data[:70] + bytes(20) + data[90:]


BAD = {
    "rows that are none": ("sec", json.dumps({"fields": FIELDS, "data": [1, "x", None]}).encode(), "not 4 values in row 1"),
    "columns that are none": ("sec", b'{"fields": null, "data": null}', "not the SEC's list"),
    "a list of lists": ("sec", b"[1, 2]", "not the SEC's list"),
    "brackets without end": ("sec", b"[" * 100_000, "not the SEC's list|not whole"),
    "half a zip": ("unii", zipped(HEADS + NAMES * 90)[:-90], "not whole"),
    "a spoilt zip": ("unii", spoilt(zipped(HEADS + NAMES)), "not whole"),
    "a spoilt gzip": ("unii", spoilt(gzip.compress((HEADS + NAMES).encode())), "not whole|no column"),
    "a text cut within a line": ("unii", (HEADS + NAMES)[:-4].encode(), "its last line has no end"),
    "a text cut between lines": ("unii", (HEADS + NAMES[:120].rpartition("\n")[0] + "\n").encode(), "half a file"),
    "letters that are none": ("csv", b"company,exchange,symbol\nA\0B,NASDAQ,EXPH\n", "cannot be printed in row 2"),
    "another encoding": ("csv", "company,exchange,symbol\nSociété,NASDAQ,EXPH\n".encode("latin-1"), "save it as such"),
    "half a Parquet file": ("sec", b"PAR1" + bytes(40), "not whole|pyarrow"),
}  # fmt: skip


@pytest.fixture
def store(tmp_path):
    (tmp_path / "unii.txt").write_bytes((HEADS + NAMES).encode())
    build([ListFile("unii", str(tmp_path / "unii.txt"), DAY)], str(tmp_path / "own.ref"))
    return tmp_path / "own.ref"


@pytest.mark.parametrize(("name", "data", "said"), BAD.values(), ids=BAD)
def test_what_is_not_the_list_is_told_and_leaves_the_store(name, data, said, store, tmp_path):
    before = store.read_bytes()
    (tmp_path / "bad").write_bytes(data)
    with pytest.raises(UsageError, match=said):
        build([ListFile(name, str(tmp_path / "bad"), DAY)], str(store))
    assert store.read_bytes() == before


def test_what_is_no_store_is_not_written_over(tmp_path):
    (tmp_path / "unii.txt").write_bytes((HEADS + NAMES).encode())
    (tmp_path / "notes.txt").write_text("ours", encoding="utf-8")
    with pytest.raises(UsageError, match="something else is there"):
        build([ListFile("unii", str(tmp_path / "unii.txt"), DAY)], str(tmp_path / "notes.txt"))


def test_every_row_is_counted(tmp_path, capsys):
    more = "TOYBRASIBUM\tcn\tAAAAAAAAAB\tTOYBRASIB\r\nx\ty\r\n"
    (tmp_path / "unii.txt").write_bytes((HEADS + NAMES + more).encode())
    target = str(tmp_path / "own.ref")
    args = ["--unii", str(tmp_path / "unii.txt"), "--date", f"unii={DAY}", "-o", target]
    assert run(["reference", "build", *args]) == 0
    told = capsys.readouterr().out
    assert f"12 rows as of {DAY}, 10 of use, 1 not understood" in told
    assert "row 13: 2 columns, not 4" in told


COMPANIES = """company;exchange;symbol;since
Example Pharma;Nasdaq Global Market;exph;2024-03-01
Muster Biotech;SEHK;06855;
Nowhere Inc;Mars;ABC;
"""
SUBSTANCES = """substance,name,sort
toyrasib,TY-1234,code
toyrasib,Toyzo,brand
toyrasib,玩具替尼,official
"""


def test_a_house_brings_both_of_its_lists(tmp_path, capsys):
    (tmp_path / "c.csv").write_text(COMPANIES, encoding="utf-8")
    (tmp_path / "s.csv").write_text(SUBSTANCES, encoding="utf-8")
    args = ["--csv", f"{tmp_path}/c.csv", "--csv", f"{tmp_path}/s.csv", "--date", f"csv={DAY}"]
    assert run(["reference", "build", *args, "-o", f"{tmp_path}/own.ref"]) == 0
    told = capsys.readouterr().out
    assert "no exchange is called `Mars`" in told
    assert "`玩具替尼` is shaped like no official name" in told
    lists = Reference([f"{tmp_path}/own.ref"], shipped=False)
    assert [list(one.lists) for one in lists.stores] == [["csv", "csv-2"]]
    (found,) = lists.by_code("TY-1234")  # the name that has a row of code alone
    assert found.product.generic == "toyrasib"
    listed = [lists.by_symbol(one)[0].issuer.listings[0] for one in ("EXPH", "6855")]
    assert [(one.exchange, one.symbol) for one in listed] == [("NASDAQ", "EXPH"), ("HKEX", "6855")]


def test_a_library_loads_packs_with_a_store(store, tmp_path):
    pack = load_packs(reference=[str(store)])
    assert pack.reference.substances("toybrasib")
    assert pack.reference.by_symbol("SNGX")  # ours are asked next
    with pytest.raises(UsageError, match="cannot be read"):
        load_packs(reference=[str(tmp_path / "none.ref")])


def test_parquet_gives_what_json_gives(tmp_path):
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [["0000000011", "Example Pharma Inc", "EXPH", "Nasdaq"], ["12", "Toy plc", "TOYB", None]]
    (tmp_path / "a.json").write_text(json.dumps({"fields": FIELDS, "data": rows}), encoding="utf-8")
    columns = dict(zip(FIELDS, zip(*rows, strict=True), strict=True))
    parquet.write_table(pa.table(columns), tmp_path / "a.parquet")
    made = []
    for name in ("a.json", "a.parquet"):
        build([ListFile("sec", str(tmp_path / name), DAY)], str(tmp_path / f"{name}.ref"))
        made.append((tmp_path / f"{name}.ref").read_text(encoding="utf-8").split("\n", 2)[2])
    assert made[0] == made[1]
