"""Totals in tables whose cells the reader knows."""

from __future__ import annotations

import pytest

from disclosure_lint.engine import Linter
from disclosure_lint.readers import read_bytes

LINTER = Linter(select=["figures/total-mismatch"])


def found(body: str, name: str = "x.html") -> list[tuple[str, str]]:
    draft = read_bytes(body.encode(), name)
    return [
        (draft.text[draft.read(span.start) : draft.read(span.end)], finding.message)
        for finding in LINTER.lint(draft).findings
        for span in [finding.primary.span]
    ]


def table(*rows: str, cell: str = "<td>{}</td>") -> str:
    lines = ["".join(cell.format(part.strip()) for part in row.split("|")) for row in rows]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


PARTS = ("Product sales | 120,300 | 88,100", "Licence income | 30,200 | 24,800")
SLIP = [("113,900", "The total is given as 113,900; its parts make 112,900")]


@pytest.mark.parametrize(
    "cell", ["<td>{}</td>", "<td>\n<p><font>{}</font></p>\n</td>", "<td>{}&nbsp;"]
)
def test_a_slip_in_a_table_with_one_cell_a_line(cell: str) -> None:
    rows = ("Item | 2025 | 2024", *PARTS, "Total revenue | 150,500 | 113,900")
    assert found("<p>It shows:</p>" + table(*rows, cell=cell)) == SLIP


def test_a_slip_where_signs_have_cells_of_their_own() -> None:
    body = table(
        " | | 2025 | | | | 2024 | ",
        "Product sales | $ | 120,300 | | | $ | 88,100 | ",
        "Returns | | (200 | ) | | | (800 | )",
        "Licence income | | 30,200 | | | | 24,800 | ",
        "Total revenue | $ | 150,300 | | | $ | 113,900 | ",
    )
    assert found(f"<table><tr><td>{body}</td></tr></table>") == [
        ("$113,900", "The total is given as 113,900; its parts make 112,100")
    ]


def test_a_slip_in_markdown() -> None:
    text = "| Item | 2025 | 2024 |\n|---|---|---|\n| **A** | 120,300 | 88,100 |\n| B | 30,200 | 24,800 |\n"
    assert found(text + "| **Total** | **150,500** | **113,900** |\n", "x.md") == SLIP


@pytest.mark.parametrize(
    "rows",
    [
        (*PARTS, "Total revenue | 150,500 | 112,900"),
        (*PARTS, "Total patients | 320 | 210"),
        (*PARTS, "Total revenue | 113,900"),
        (*PARTS, "Other | n.m. | 3", "Total revenue | 150,500 | 113,900"),
        (*PARTS, "Other | | 3", "Total revenue | 150,500 | 113,900"),
        (*PARTS, "Expenses:", "Total expenses | 150,500 | 113,900"),
        ("Rent | 1.04 | 88.1", "Light | 1.04 | 24.8", "Water | 1.04 | 10.0", "Total | 3.1 | 122.9"),
        ("A | 60.1% | 50.0%", "B | 39.8% | 50.0%", "Total | 100.0% | 100.0%"),
        ("A (1) | 1,200 (2) | 3,000", "B | 300 | 1,000", "Total | 1,500 | 4,000"),
    ],
)
def test_what_cannot_be_told_is_not_said(rows: tuple[str, ...]) -> None:
    assert found(table(*rows)) == []


def test_a_table_is_not_judged_twice() -> None:
    rows = (*PARTS, "Total revenue | 150,500 | 113,900")
    assert len(found(f"<pre>Product 1 2\nTotal 3 4</pre>{table(*rows)}")) == 1


PATIENTS = ("20 mg | 31 | 30", "40 mg | 26 | 25", "60 mg | 12 | 11")


@pytest.mark.parametrize(
    "head", ["Cohort | Patients enrolled | Patients evaluable", "組別 | 入組患者 | 可評估患者"]
)
def test_nobody_rounds_patients(head: str) -> None:
    rows = (head, *PATIENTS, f"{'Total' if head.isascii() else '合計'} | 70 | 66")
    wrong = "The total is given as 70; its parts make 69"
    assert found(table(*rows)) == [("70", wrong)]
    right = table(head, *PATIENTS, "Total | 69 | 66")
    assert found(right) == []


def test_a_total_that_rounding_alone_would_make_is_not_said_to_be_met() -> None:
    rows = ("Cohort | Patients", "20 mg | 31", "40 mg | 26", "60 mg | 12", "Total | 70")
    (status,) = LINTER.lint(read_bytes(table(*rows).encode(), "x.html")).requirements
    assert status.status != "met"


def test_money_in_thousands_is_rounded() -> None:
    rows = ("Item | Patients RMB'000 | Other RMB'000", *PATIENTS, "Total | 70 | 66")
    assert found(table(*rows)) == []


def test_three_rounded_parts_are_never_two_units_off() -> None:
    rows = ("Item | Enrolled | Evaluable", *PATIENTS, "Total | 71 | 66")
    assert found(table(*rows)) == [("71", "The total is given as 71; its parts make 69")]


def test_who_is_counted_in_all_groups_is_counted_beside_them() -> None:
    rows = ("Men | 60 | 40 | 100", "Women | 61 | 51 | 112", "Total | 121 | 91 | 211")
    head = "Patients | Drug (n=121) | Placebo (n=91) | Total"
    assert found(table(head, *rows)) == [("211", "The total is given as 211; its parts make 212")]


@pytest.mark.parametrize(
    ("total", "status"), [("212", "met"), ("211", "unchecked"), ("208", "unmet")]
)
def test_a_total_that_only_rounding_makes_proves_nothing(total: str, status: str) -> None:
    rows = ("Sales | 121 | 160", "Licences | 91 | 40", f"Total | {total} | 200")
    draft = read_bytes(table("Revenue in millions | 2025 | 2024", *rows).encode(), "x.html")
    (outcome,) = LINTER.lint(draft).requirements
    assert outcome.status == status
