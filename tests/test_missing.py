"""What is missing is told of the draft: no right words are to blame for it."""

from __future__ import annotations

import json
import os
import re
import sys

import pytest

from disclosure_lint import Linter
from disclosure_lint.packs.load import load
from disclosure_lint.render.formats import render
from disclosure_lint.render.view import View

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "readers", "word"))

from test_annotating import comments
from wordfile import docx, p

from disclosure_lint.cli.main import main

DISCLAIMER = (
    "Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited take no "
    "responsibility for the contents of this announcement, make no representation as to its "
    "accuracy or completeness and expressly disclaim any liability whatsoever for any loss "
    "howsoever arising from or in reliance upon the whole or any part of the contents of this "
    "announcement."
)
DRAFT = [
    DISCLAIMER,
    "VOLUNTARY ANNOUNCEMENT",
    "The Board announces that the NMPA has approved the trial of XY-101.",
]
RULE = "hkex/missing-stock-code"


@pytest.fixture(scope="module")
def report():
    found = Linter(select=[RULE]).lint("\n\n".join(DRAFT), document="announcement")
    assert [one.rule for one in found.findings] == [RULE]
    return found


def test_the_finding_says_that_something_is_missing(report):
    assert report.findings[0].missing
    primary = report.findings[0].primary.span
    assert (
        json.loads(render([report], "json"))["drafts"][0]["findings"][0]["start"] == primary.start
    )


def test_the_text_underlines_nothing_as_wrong(report):
    said = render([report], "full", View(quiet=True))
    assert "^^^" not in said
    assert "the draft as a whole" in said or "this calls for it" in said


def test_the_page_has_a_banner_and_reddens_nothing(report):
    said = render([report], "html", View(pack=load()))
    assert "Missing from the draft" in said
    assert not re.search(r'<mark class="(?:error|warning|note)"', said)


def test_what_closes_a_draft_is_missing_at_its_end():
    rules = [RULE, "hkex/missing-board-signature", "hkex/missing-directors"]
    found = Linter(select=rules).lint("\n\n".join(DRAFT), document="announcement")
    assert len(found.findings) == len(rules)
    said = render([found], "html", View(pack=load()))
    top, last = said.index('class="banner"'), said.rindex('class="banner"')
    words = said.index("VOLUNTARY ANNOUNCEMENT", top)
    assert top < words < said.index("XY-101.", words) < last
    assert said[top:words].count("Missing here:") == 1
    assert said[last:].count("Missing towards the end:") == 2
    assert said.count("Missing from the draft as a whole<") == len(rules)


def test_the_end_of_an_excerpt_has_what_is_missing_there():
    found = Linter(select=["hkex/missing-directors"]).lint(
        "\n\n".join([*DRAFT, *["More of it is said here."] * 40]), document="announcement"
    )
    said = render([found], "html", View(pack=load(), excerpt=True))
    assert said.index("not shown, of which nothing is said") < said.index("Missing towards the end")


def test_the_comment_stands_on_no_words(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(docx("".join(p(one) for one in DRAFT)))
    told = ("--document", "announcement", "--select", RULE)
    main(["annotate", "a.docx", "-o", "b.docx", *told])
    ((said, words),) = comments((tmp_path / "b.docx").read_bytes()).items()
    assert words == ""
    assert "Missing from the draft as a whole." in said


def test_what_stands_in_the_wrong_place_is_shown_there():
    late = "\n\n".join([*DRAFT, *["More of it is said here."] * 400, "Stock code: 6855"])
    found = Linter(select=["hkex/misplaced-stock-code"]).lint(
        late, document="announcement", issuer="ascentage-pharma"
    )
    assert not any(one.missing for one in found.findings)


def test_no_fix_puts_words_into_the_exchange_disclaimer():
    lost = DISCLAIMER.replace("make no representation as to its accuracy or completeness and ", "")
    found = Linter(select=["hkex/altered-exchange-disclaimer"]).lint(lost, document="announcement")
    (one,) = found.findings
    assert one.fix is None
    assert "make no representation" in " ".join(label.message for label in one.related)
