"""Findings in files whose lines nobody can count, and headlines on a terminal."""

from __future__ import annotations

import pytest

from disclosure_lint.finding import Finding, Fix, Label, Report, Safety, Severity, WaivedFinding
from disclosure_lint.render import full
from disclosure_lint.render.headline import Part, headline
from disclosure_lint.render.measure import width
from disclosure_lint.render.view import View, tally
from disclosure_lint.source import Place, Source, Span

TEXT = "收入增長。\n\nRevenue grew.\n\n1,000\n\nRevenue fell.\nBy much."
PLACES = [Place(0, "paragraph 1"), Place(7, "paragraph 2"), Place(22, "table 1, row 1, cell 2"),
          Place(29, "page 2")]  # fmt: skip


def label(words, message=""):
    at = TEXT.index(words)
    return Label(Span(at, at + len(words)), message)


def report(primary, *related, encoding="utf-8"):
    source = Source(TEXT, "a.docx", places=PLACES, encoding=encoding)
    fix = Fix(Safety.SAFE, ())
    finding = Finding(primary, "x/y", Severity.NOTE, "One is not two", None, related, fix=fix)
    waived = (WaivedFinding(finding, "Counsel", "2026-12-31", "J. Chan"),)
    return Report(source, "other", "en", None, None, (finding,), (), waived)


def rows(*args):
    return full.draft(report(*args), View()).split("\n")[2:]


def test_a_place_stands_for_lines():
    assert rows(label("1,000"))[:4] == [
        "note[x/y]: One is not two", "  --> a.docx, table 1, row 1, cell 2", "  |", "  | 1,000",
    ]  # fmt: skip
    assert "    - x/y, table 1, row 1, cell 2: Counsel (J. Chan, until 2026-12-31)" in rows(
        label("1,000")
    )


def test_a_line_elsewhere_has_its_place_named():
    found = rows(label("Revenue grew", "here"), label("收入", "there"), label("By much", "too"))
    assert found[1:12] == [
        "  --> a.docx, paragraph 2",
        "  |",
        "  ::: paragraph 1",
        "  | 收入增長。",
        "  | ---- there",
        "  ::: paragraph 2",
        "  | Revenue grew.",
        "  | ^^^^^^^^^^^^ here",
        "  ::: page 2",
        "  | By much.",
        "  | ------- too",
    ]


def test_lines_of_one_place_that_lie_apart_are_told_apart():
    text = "One.\n\nTwo.\n\nThree."
    source = Source(text, "a.pdf", places=[Place(0, "page 1")])
    one = Finding(Label(Span(0, 3)), "x/y", Severity.NOTE, "m", None, (Label(Span(12, 17)),))
    shown = full.draft(Report(source, "other", "en", None, None, (one,), ()), View())
    assert "  | ^^^\n...\n  | Three.\n" in shown


def test_only_what_can_be_mended_counts_as_such():
    assert tally(report(label("1,000"))).safe == 1
    assert tally(report(label("1,000"), encoding="")).safe == 0


@pytest.mark.parametrize("colour", [False, True])
def test_a_headline_breaks_between_words_on_a_terminal(colour):
    message = "The header lacks the company's English name and the place of 註冊成立地點"
    view = View(columns=40, wraps=True, colour=colour)
    plain = View(columns=40, wraps=True)
    found = list(headline(Part("error", "error[x/y]"), Part("strong", message), plain))
    assert found == [
        "error[x/y]: The header lacks the",
        "  company's English name and the place",
        "  of 註冊成立地點",
    ]
    assert all(width(row) <= 40 for row in found)
    if colour:
        first, *_ = headline(Part("error", "error[x/y]"), Part("strong", message), view)
        assert first.startswith("\x1b[1;31merror[x/y]\x1b[0m:\x1b[1m The header")


def test_a_headline_is_one_line_elsewhere():
    view = View(columns=40)
    assert list(headline(Part("", "a b.txt"), Part("", "x " * 40), view)) == [
        "a b.txt: " + "x " * 40
    ]
    narrow = list(headline(Part("", "a b.txt" * 8), Part("", "last"), view._replace(wraps=True)))
    assert " ".join(row.strip() for row in narrow).endswith("last")
