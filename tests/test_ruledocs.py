"""The reference of the rules: up to date, whole, and true to the files it is made of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel

from disclosure_lint.errors import PackError
from disclosure_lint.finding import DOCUMENTS
from disclosure_lint.manual import pages as ruledocs
from disclosure_lint.manual import wording
from disclosure_lint.manual.pages import GENERATED, Page
from disclosure_lint.packs.pack import Pack

FOLDER = Path(__file__).parent.parent / "docs" / "rules"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return dict(ruledocs.pages())


def test_the_pages_in_the_tree_are_up_to_date(pages: dict[str, str]) -> None:
    wanted = [Page(*page) for page in pages.items()]
    assert not ruledocs.outdated(str(FOLDER), wanted), "run: disclosure-lint rules docs"


def test_every_rule_has_a_page_and_is_in_every_index(pages: dict[str, str], pack: Pack) -> None:
    for rule in pack.rules:
        page = pages[f"{rule.id}.md"]
        assert page.startswith(f"{GENERATED}\n\n# {rule.id}\n")
        authority = ("By what authority",) if rule.citations else ()
        for heading in ("What it looks for", "Why", *authority, "Fails", "Passes"):
            assert f"\n## {heading}\n" in page
        assert f"allow {rule.id} because" in page
        by_authority = ("by-authority.md",) if rule.citations else ()
        for index in ("index.md", *by_authority, "by-document.md"):
            assert f"[`{rule.id}`]({rule.id}.md)" in pages[index]


def test_links_lead_to_pages(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        for link in re.findall(r"\]\(([^)<]+\.md)\)", text):
            target = (FOLDER / path).parent / link
            assert target.resolve().relative_to(FOLDER.resolve()).as_posix() in pages


def test_a_page_tells_severity_force_quote_and_the_day_of_reading(pages: dict[str, str]) -> None:
    page = pages["hkex/missing-cautionary-statement.md"]
    assert "| an HKEX announcement | error |" in page
    assert "| a results announcement | does not apply |" in page
    assert "(practice: customary, required by none), read on 2026-" in page
    assert "> “a prominently disclosed warning that a Core Product" in page
    assert "> The <mark>Phase II</mark> trial of our Core Product" in page
    assert "**doubt:** “no assurance”, " in page


def test_rules_stand_by_document_gravest_first(pages: dict[str, str], pack: Pack) -> None:
    for part in pages["by-document.md"].split("\n## ")[1:]:
        document = part.partition("\n")[0]
        assert document in DOCUMENTS
        levels = re.findall(r"\.md\) \| (\w+) \|", part)
        assert levels == sorted(levels, key=["error", "warning", "note"].index)
        assert len(levels) == sum(document in rule.severities for rule in pack.rules)


def test_rows_are_whole_and_marks_are_drawn(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        assert "[[" not in text, path
        assert text.endswith("\n")
        for row in re.findall(r"^\|.*$", text, re.MULTILINE):
            assert row.endswith("|")


def test_the_same_files_give_the_same_pages(pages: dict[str, str]) -> None:
    assert dict(ruledocs.pages()) == pages


def drawn(draft: str) -> list[str]:
    return list(ruledocs._draft(draft))


def test_a_draft_is_shown_as_it_stands() -> None:
    assert drawn("a [[b]] c\n") == ["> a <mark>b</mark> c"]
    assert drawn("one\ntwo\n\nthree") == ["> one<br>", "> two", ">", "> three"]
    assert drawn("  a   b") == ["> &nbsp;&nbsp;a&nbsp;&nbsp;&nbsp;b"]
    assert drawn("# *x* <b> [●] `y`") == [r"> \# \*x\* &lt;b&gt; \[●\] \`y\`"]
    assert drawn("1. one\n- two") == [r"> 1\. one<br>", r"> \- two"]


def test_marks_reach_over_lines_and_around_brackets() -> None:
    assert drawn("[[a\n\nb]] c") == ["> <mark>a</mark>", ">", "> <mark>b</mark> c"]
    assert drawn("date: [[[●]]]") == [r"> date: <mark>\[●\]</mark>"]


def test_a_field_that_nobody_described_is_told_under_its_own_name() -> None:
    class Inner(BaseModel):
        lacks: str
        pattern: str

    class Novel(BaseModel):
        kind: Literal["novel"] = "novel"
        when: str | None = '"met"'
        units: tuple[str, ...] = ("days", "weeks")
        figures: tuple[Inner, ...] = (Inner(lacks="the sum", pattern='"total" ..2 @figure'),)
        most: int = 3
        nothing: str | None = None

    assert list(wording.sections(Novel())) == [
        ("When the draft contains", "“met”"),
        ("Units", "days; weeks"),
        ("Figures 1, lacks", "the sum"),
        (
            "Figures 1, pattern",
            "“total” then, after at most 2 words, a figure: an amount, a percentage or a count with its percentage",
        ),
        ("Most", "3"),
    ]
    assert wording.terms(Novel()) == ("figure",)


def test_says_what_is_out_of_date_and_leaves_other_files_alone(tmp_path: Path) -> None:
    wanted = [Page("index.md", "new\n"), Page("a/b.md", f"{GENERATED}\n"), Page("a/c.md", "x\n")]
    (tmp_path / "a").mkdir()
    (tmp_path / "index.md").write_text("old\n")
    (tmp_path / "a" / "b.md").write_text(f"{GENERATED}\n", newline="\n")
    (tmp_path / "a" / "gone.md").write_text(f"{GENERATED}\n# gone\n")
    (tmp_path / "a" / "mine.md").write_text("# By hand\n")
    (tmp_path / "a" / "latin.md").write_bytes(b"\xe9\n")
    assert ruledocs.outdated(str(tmp_path), wanted) == {
        "index.md": "stale",
        "a/c.md": "missing",
        "a/gone.md": "left over",
    }


def test_a_broken_pack_has_no_pages(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: x\n")
    with pytest.raises(PackError):
        ruledocs.pages([str(tmp_path)])
