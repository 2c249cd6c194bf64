"""The Exchange's short names: cut, in two languages, on a letterhead."""

import pytest

from disclosure_lint import Draft, Source, load_packs
from disclosure_lint.case.case import case_of
from disclosure_lint.cli.app import run
from disclosure_lint.reference.names import begins_as, company_key
from tests.reference.test_reference import workbook

HEADS = ["Stock Code", "Name of Securities", "Category", "ISIN"]
HAN_HEADS = ["股份代號", "股份名稱", "分類", "ISIN"]
ENGLISH = [
    ["Updated as at 01/05/2026"], HEADS,
    ["09901", "TOY PHARMA-B", "Equity", ""], ["09903", "QUILL MED", "Equity", ""],
    ["09904", "ZYPHON INTL HOLD", "Equity", ""], ["09905", "WALROSS GROUP", "Equity", ""],
]  # fmt: skip
CHINESE = [
    ["更新日期 01/05/2026"], HAN_HEADS,
    ["09901", "玩具醫藥－Ｂ", "股本", ""], ["09903", "青竹醫療", "股本", ""],
]  # fmt: skip


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists")
    workbook(folder / "en.xlsx", ENGLISH)
    workbook(folder / "zh.xlsx", CHINESE)
    lists = ["--hkex", f"{folder}/en.xlsx", "--hkex-zh", f"{folder}/zh.xlsx"]
    assert run(["reference", "build", *lists, "-o", f"{folder}/own.ref"]) == 0
    return load_packs(reference=[f"{folder}/own.ref"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HONG KONG, May 2, 2026 - Toy Pharmaceuticals Limited (HKEX: 9901) today announced results.", "Toy Pharmaceuticals Limited"),
        ("HONG KONG, May 2, 2026 - Zyphon International Holdings Limited (Stock Code: 9904) today announced results.", "Zyphon International Holdings Limited"),
        ("HONG KONG, May 2, 2026 - Shandong Walross Group Medical Polymer Company Limited (Stock Code: 9905) today announced results.", "Shandong Walross Group Medical Polymer Company Limited"),
        ("Quill Medical Group Limited\n(Stock Code: 9903)\nANNOUNCEMENT\nThe board of directors of Quill Medical Group Limited announces its results.", "Quill Medical Group Limited"),
        ("青竹醫療集團有限公司\nQuill Medical Group Limited\n（股份代號：9903）\n公告\n本公司董事會謹此宣布業績。", "青竹醫療集團有限公司"),
        ("香港，2026年5月2日，玩具医药科技有限公司（股份代号：9901）宣布业绩。", "玩具医药科技有限公司"),
        ("HONG KONG, May 2, 2026 - Zebra Robotics Limited (Stock Code: 9904) today announced results.", None),
        ("別家公司有限公司（股份代號：9903）公告。本公司董事會謹此宣布業績。", None),
        ("A headline that ends.\n(Stock Code: 9903)\nANNOUNCEMENT\nThe board announces its results.", None),
    ],
)  # fmt: skip
def test_a_company_is_known_by_its_code_and_a_name_that_was_cut(pack, text, name):
    issuer = case_of(Draft(Source(text)), pack).issuer
    assert (issuer.name if issuer else None) == name


@pytest.mark.parametrize(
    ("short", "name", "at"),
    [
        ("TOY PHARMA-B", "Toy Pharmaceuticals Limited", 0),
        ("WALROSS GP HLDGS", "Shandong Walross Group Holdings Limited", 1),
        ("青竹醫療", "青竹医疗集团有限公司", 0),
        ("TOY PHARMA", "Toy Foods Limited", None),
        ("TOY BIO TECH", "Toy Technology Biology Limited", None),
        ("青竹醫療", "青山医疗集团有限公司", None),
    ],
)
def test_a_short_name_begins_within_the_whole_one(short, name, at):
    assert begins_as(company_key(short), company_key(name)) == at
