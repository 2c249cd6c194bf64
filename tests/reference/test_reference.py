"""The official lists: built from small ones of our own, looked up, and left as they were by bad files."""

import gzip
import json
import zipfile

import pytest

from disclosure_lint.case.case import case_of
from disclosure_lint.cli.app import run
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import UsageError
from disclosure_lint.packs.load import load
from disclosure_lint.packs.pack import Pack
from disclosure_lint.reference.build import ListFile, build
from disclosure_lint.reference.lookup import SHIPPED, Reference
from disclosure_lint.reference.names import company_key
from disclosure_lint.source import Source

DAY = "2026-05-01"
SEC = {
    "fields": ["cik", "name", "ticker", "exchange"],
    "data": [
        [11, "EXAMPLE PHARMA INC /DE/", "EXPH", "Nasdaq"],
        [11, "EXAMPLE PHARMA INC /DE/", "EXPHW", "Nasdaq"],
        [12, "Toy Biologics plc", "TOYB", "NYSE"],
        [13, "Toy Foods Corp", "TOYF", None],
    ],
}
UNII = """Name\tTYPE\tUNII\tDisplay Name
TOYRASIB\tof\tAAAAAAAAA1\tTOYRASIB
TOYRASIB MESYLATE\tof\tAAAAAAAAA2\tTOYRASIB MESYLATE
TY-1234\tcd\tAAAAAAAAA2\tTOYRASIB MESYLATE
NSC-12345\tcd\tAAAAAAAAA1\tTOYRASIB
MILESTONE\tbn\tAAAAAAAAA3\tFIELDACID
FIELDACID\tof\tAAAAAAAAA3\tFIELDACID
TYX-100\tcd\tAAAAAAAAA1\tTOYRASIB
TYX-100\tcd\tAAAAAAAAA3\tFIELDACID
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "sec.json").write_text(json.dumps(SEC), encoding="utf-8")
    (tmp_path / "unii.txt").write_text(UNII, encoding="utf-8")
    return [
        ListFile("sec", str(tmp_path / "sec.json"), DAY),
        ListFile("unii", str(tmp_path / "unii.txt"), DAY),
    ]


@pytest.fixture
def store(files, tmp_path):
    target = tmp_path / "ours.ref"
    build(files, str(target))
    return target


@pytest.fixture
def pack(store):
    return Pack(load().plain, reference=Reference([str(store)], shipped=False))


def test_the_same_files_give_the_same_bytes(files, store, tmp_path):
    build(files, str(tmp_path / "again.ref"))
    assert (tmp_path / "again.ref").read_bytes() == store.read_bytes()


def test_a_symbol_leads_to_its_company_and_all_its_symbols(store):
    (found,) = Reference([str(store)], shipped=False).by_symbol("EXPH")
    assert [one.symbol for one in found.issuer.listings] == ["EXPH", "EXPHW"]
    assert found.issuer.sec_reporting
    assert found.listed.basis == f"the SEC's list of companies of {DAY}"


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("Soligenix, Inc.", "SOLIGENIX, INC."),
        ("The Example Co., Ltd", "EXAMPLE CO LTD"),
        ("Bristol-Myers Squibb Company", "BRISTOL MYERS SQUIBB CO"),
        ("Dr. Reddy’s Laboratories Ltd", "DR REDDYS LABORATORIES LTD"),
        ("Example Pharma Inc", "EXAMPLE PHARMA INC /DE/"),
    ],
)
def test_names_of_companies_compare(printed, listed):
    assert company_key(printed) == company_key(listed)


def test_a_salt_is_its_substance_and_numbers_of_catalogues_are_no_codes(store):
    lists = Reference([str(store)], shipped=False)
    (found,) = lists.by_code("TY1234")
    assert found.product.generic == "toyrasib"
    assert not lists.by_code("NSC-12345")


def test_a_code_of_two_substances_tells_none(pack):
    case = case_of(Draft(Source("TYX-100 goes on. Toyrasib was given.")), pack)
    assert {drug.printed: bool(drug.product) for drug in case.drugs} == {
        "TYX-100": False,
        "Toyrasib": True,
    }


def test_an_address_in_the_bracket_of_a_code_names_no_drug(pack):
    text = "The trial of TY-1234 (https://toycarshop.com/news) goes on."
    case = case_of(Draft(Source(text)), pack)
    assert {drug.printed for drug in case.drugs} == {"TY-1234"}


def test_a_farm_chemical_is_no_brand(pack):
    text = "A Milestone® was reached by Milestone Partners with toyrasib (TY-1234)."
    case = case_of(Draft(Source(text)), pack)
    assert {drug.printed for drug in case.drugs} == {"toyrasib", "TY-1234"}


def test_a_company_and_its_symbol_make_the_issuer(pack):
    text = "BOSTON, May 2, 2026 - Example Pharma, Inc. (Nasdaq: EXPH) today announced results."
    case = case_of(Draft(Source(text)), pack)
    assert case.issuer.id == "cik-11"
    assert "sec-reporting" in case.facts.traits


def test_a_symbol_that_is_another_companys_by_now_makes_none(pack):
    text = "BOSTON, May 2, 2026 - Other Robots, Inc. (Nasdaq: EXPH) today announced results."
    assert case_of(Draft(Source(text)), pack).issuer is None


def test_names_that_a_draft_ties_are_one_product_of_the_draft(pack):
    text = "Toybrite™ (QQX301) is in Phase 3. QQX301 was well tolerated. Toybrite was given."
    case = case_of(Draft(Source(text)), pack)
    assert {drug.printed for drug in case.drugs} == {"Toybrite", "QQX301"}
    assert {drug.product for drug in case.drugs} == {"own-qqx301"}


def test_an_own_list_wins_over_the_shipped_one(files, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("company,exchange,symbol,since\nOur House Bio,NASDAQ,SNGX,2026-01-02\n", "utf-8")
    build([ListFile("csv", str(own), DAY)], str(tmp_path / "own.ref"))
    (found,) = Reference([str(tmp_path / "own.ref")]).by_symbol("SNGX")
    assert found.id == "house-our-house-bio"
    assert found.issuer.listings[0].since == "2026-01-02"


def test_a_draft_that_names_nothing_opens_no_list(store):
    lists = Reference([str(store)], shipped=False)
    case = case_of(Draft(Source("The Board met today and took note.")), Pack(load().plain, reference=lists))  # fmt: skip
    assert (case.drugs, case.companies) == ((), ())
    assert lists.stores[0]._mapped is None


BAD = {
    "a web page": ("sec", "<!DOCTYPE html><title>SEC.gov</title>"),
    "half a file": ("sec", json.dumps(SEC)[:90]),
    "other columns": ("sec", '{"fields": ["cik", "name"], "data": [[1, "A"]]}'),
    "another year's columns": ("unii", "Name\tKind\tCode\nX\tof\tAAAAAAAAA1\n"),
    "no workbook": ("hkex", "<html>"),
    "no columns at all": ("csv", "a,b\n1,2\n"),
    "nothing understood": ("unii", "Name\tTYPE\tUNII\tDisplay Name\nx\ty\tz\n"),
}


@pytest.mark.parametrize(("name", "text"), BAD.values(), ids=BAD)
def test_a_bad_file_is_told_and_leaves_the_store(name, text, store, tmp_path):
    before = store.read_bytes()
    (tmp_path / "bad").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        build([ListFile(name, str(tmp_path / "bad"), DAY)], str(store))
    assert store.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".new"] == []


def test_a_zip_cut_short_is_told(tmp_path, store):
    with gzip.open(tmp_path / "unii.gz", "wt") as file:
        file.write(UNII * 200)
    whole = (tmp_path / "unii.gz").read_bytes()
    (tmp_path / "unii.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UsageError, match="not whole"):
        build([ListFile("unii", str(tmp_path / "unii.gz"), DAY)], str(store))


def test_a_file_bears_its_day_in_its_name(tmp_path, capsys):
    with zipfile.ZipFile(tmp_path / "UNIIs.zip", "w") as archive:
        archive.writestr("UNII_Names_12Jun2025.txt", UNII)
    target = str(tmp_path / "x.ref")
    assert run(["reference", "build", "--unii", str(tmp_path / "UNIIs.zip"), "-o", target]) == 0
    assert "as of 2025-06-12" in capsys.readouterr().out
    assert run(["reference", "show", "TY-1234", "--reference", target]) == 0
    assert "toyrasib" in capsys.readouterr().out


def test_a_file_without_a_day_is_asked_for_it(files):
    with pytest.raises(UsageError, match="--date sec=DAY"):
        run(["reference", "build", "--sec", files[0].path, "-o", "x.ref"])


def test_what_ships_is_dated_and_small(capsys):
    assert run(["reference", "status"]) == 0
    told = capsys.readouterr().out
    assert "the SEC's list of companies of 2026-05-29" in told
    assert "the FDA's list of substance names of 2025-06-12" in told
    with open(SHIPPED, "rb") as file:
        assert len(file.read()) <= 4_000_000


def workbook(path, rows):
    """Write the sheet of a workbook as the Exchange gives it."""
    cells = (
        f"<row r='{n}'>"
        + "".join(
            f"<c r='{chr(65 + column)}{n}' t='inlineStr'><is><t>{value}</t></is></c>"
            for column, value in enumerate(row)
        )
        + "</row>"
        for n, row in enumerate(rows, 1)
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr(
            "xl/worksheets/sheet1.xml",
            f"<worksheet xmlns='{space}'><sheetData>{''.join(cells)}</sheetData></worksheet>",
        )


ENGLISH = [
    ["List of Securities"],
    ["Updated as at 01/05/2026"],
    ["Stock Code", "Name of Securities", "Category", "Sub-Category", "ISIN"],
    ["09901", "TOY PHARMA-B", "Equity", "Equity Securities (Main Board)", "KYG000000001"],
    ["09902", "TOY BANK N2601", "Debt Securities", "", ""],
]
CHINESE = [
    ["證券名單"],
    ["更新日期 01/05/2026"],
    ["股份代號", "股份名稱", "分類", "次分類", "ISIN"],
    ["09901", "玩具醫藥－Ｂ", "股本", "股本證券(主板)", "KYG000000001"],
]


def test_the_exchanges_workbook_is_read_in_both_languages(tmp_path, capsys):
    workbook(tmp_path / "list.xlsx", ENGLISH)
    workbook(tmp_path / "list_c.xlsx", CHINESE)
    args = ["--hkex", f"{tmp_path}/list.xlsx", "--hkex-zh", f"{tmp_path}/list_c.xlsx"]
    assert run(["reference", "build", *args, "-o", f"{tmp_path}/own.ref"]) == 0
    capsys.readouterr()
    lists = Reference([str(tmp_path / "own.ref")], shipped=False)
    (found,) = lists.by_symbol("9901")
    assert (found.id, found.issuer.marker) == ("hkex-9901", ("B", "2026-05-01"))
    assert found.issuer.names == ("TOY PHARMA-B", "玩具醫藥－Ｂ")
    assert [one.symbol for one in found.issuer.listings] == ["9901"]
    assert not lists.by_symbol("9902")
