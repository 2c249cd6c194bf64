"""`check --previous` and `--companion` as people run them: findings, the page, the record."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

TAIL = """
Example Pharma Limited (Stock Code: 6855) develops medicines for the diseases of the blood.

The Company will make further announcements as and when it is required to do so.

Shareholders should read the circular that will be sent to them in due course.

Forward-Looking Statements

This release contains forward-looking statements. Actual results may differ materially. The risks include delays in the enrolment of patients; failure to obtain approval from regulators; dependence on a single manufacturer{risk}; competition from other companies.
"""
LAST = (
    "Example Pharma Reports on Its Pipeline\n\n"
    "Lisaftoclax is in a registrational Phase 3 study in chronic lymphocytic leukaemia.\n\n"
    "Olverembatinib has the potential to be the first inhibitor of its kind in China.\n\n"
    "The FDA granted olverembatinib Fast Track designation for chronic myeloid leukaemia in 2024.\n\n"
    "Revenue was RMB217.4 million for the year ended 31 December 2024.\n"
    + TAIL.format(risk="; the outcome of pending patent litigation")
)
NOW = (
    "Example Pharma Reports on Its Pipeline\n\n"
    "Lisaftoclax is in a registrational Phase 2 study in chronic lymphocytic leukaemia.\n\n"
    "Olverembatinib is the first inhibitor of its kind in China.\n\n"
    "The FDA granted olverembatinib Breakthrough Therapy designation for chronic myeloid leukaemia in 2024.\n\n"
    "Revenue was RMB301.2 million for the year ended 31 December 2025, against RMB217.6 million "
    "for the year ended 31 December 2024.\n" + TAIL.format(risk="")
)
FOUND = {
    "previous/changed-designation",
    "previous/dropped-risk",
    "previous/grown-claim",
    "previous/restated-figure",
    "previous/reversed-stage",
}


@pytest.fixture
def run(tmp_path: Path):
    def command(*args, code=0, now=NOW, last=LAST):
        (tmp_path / "now.txt").write_text(now, encoding="utf-8")
        (tmp_path / "last.txt").write_text(last, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "disclosure_lint", *args],
            cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    return command


def test_what_changed_is_told_with_its_place_in_both_files(run):
    told = run(
        "check", "now.txt", "--previous", "last.txt", "--select", "previous", "--output", "json"
    )
    (draft,) = json.loads(told)["drafts"]
    assert {finding["rule"] for finding in draft["findings"]} == FOUND
    for finding in draft["findings"]:
        assert finding["related"][0]["path"] == "last.txt"
        assert finding["related"][0]["quote"]
    assert [(one["relation"], one["path"]) for one in draft["beside"]] == [("previous", "last.txt")]


def test_a_text_that_was_taken_over_as_it_was_is_quiet(run):
    told = run(
        "check",
        "now.txt",
        "--previous",
        "last.txt",
        "--select",
        "previous",
        "--output",
        "json",
        now=LAST,
    )
    assert json.loads(told)["drafts"][0]["findings"] == []


def test_the_page_sets_out_what_changed(run, tmp_path: Path):
    run(
        "check", "now.txt", "--previous", "last.txt", "--output", "html", "--output-file", "now.html",
        "--fail-on", "never",
    )  # fmt: skip
    page = (tmp_path / "now.html").read_text(encoding="utf-8")
    assert "What changed since last.txt" in page
    section = page[page.index('<section class="changes"') :]
    assert "<del>3 </del><ins>2 </ins>" in section
    assert "<del>has the potential to be</del>" in re.sub(r" </del>", "</del>", section)
    assert "5 paragraphs changed, 0 new, 0 gone, 5 the same." in section
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_paragraphs_that_are_the_same_are_folded_away_from_those_that_changed(run):
    lines = [f"Paragraph {n} of the release is as it was." for n in range(20)]
    before = "\n\n".join(lines)
    lines[7] = lines[7].replace("was", "had never been")
    told = ("--previous", "last.txt", "--output", "html", "--fail-on", "never")
    page = run("check", "now.txt", *told, now="\n\n".join(lines), last=before)
    section = page[
        page.index('<section class="changes"') : page.index(
            "</section>", page.index('class="changes"')
        )
    ]
    folded = re.findall("<summary>(.*?)</summary>", section)
    assert folded == ["6 paragraphs that are the same", "11 paragraphs that are the same"]
    open_ = re.sub("<details.*?</details>", "", section, flags=re.DOTALL)
    assert re.findall(r"Paragraph (\d+)", open_) == ["6", "7", "8"]
    assert len(re.findall(r"Paragraph \d+", section)) == 20


def test_nothing_of_it_stands_on_a_page_without_a_text_before(run):
    assert "What changed" not in run("check", "now.txt", "--output", "html", "--fail-on", "never")


def test_a_record_is_verified_with_the_text_beside_it(run, tmp_path: Path):
    record = run(
        "check", "now.txt", "--previous", "last.txt", "--output", "record", "--fail-on", "never"
    )
    (tmp_path / "now.json").write_text(record, encoding="utf-8")
    assert str(tmp_path) not in record
    run("verify", "now.json", "now.txt", "--previous", "last.txt")
    run("verify", "now.json", "now.txt", code=2)
    told = run(
        "verify", "now.json", "now.txt", "--previous", "last.txt", code=1, last=LAST + "More.\n"
    )
    assert "the text beside the draft, its previous, is another" in told


@pytest.mark.parametrize(
    "output", ["github", "gitlab", "rdjsonl", "junit", "csv", "sarif", "record-html", "full"]
)
def test_every_format_names_the_other_file(run, output):
    assert "last.txt" in run(
        "check", "now.txt", "--previous", "last.txt", "--output", output, "--fail-on", "never"
    )


RELEASE = (
    "Example Pharma Reports a 65% Response Rate in Leukaemia\n\n"
    "SUZHOU, China, March 24, 2026 – Example Pharma said that 65% of 120 patients responded.\n\n"
    "Side effects of grade 3 were seen in 12.5% of the 120 patients who were treated.\n"
)
ANNOUNCEMENT = (
    "Example Pharma Limited (Stock Code: 6855)\n\nVoluntary announcement: results of a trial\n\n"
    "The board is pleased to announce the results of a trial in patients with leukaemia.\n\n"
    "Side effects of grade 3 were seen in 12.5% of the 120 patients who were treated.\n\n"
    "By order of the board, Hong Kong, 24 March 2026\n"
)


def companion(run, release, announcement):
    told = run(
        "check", "now.txt", "--companion", "last.txt", "--output", "json", "--fail-on", "never",
        now=release, last=announcement,
    )  # fmt: skip
    rules = ([f["rule"] for f in draft["findings"]] for draft in json.loads(told)["drafts"])
    return [{rule for rule in found if rule.startswith("companion/")} for found in rules]


def test_one_event_in_the_words_of_two_regimes_is_quiet(run):
    assert companion(run, RELEASE, ANNOUNCEMENT) == [set(), set()]


def test_a_figure_that_the_other_regime_was_told_otherwise_is_told_in_both(run):
    wrong = ANNOUNCEMENT.replace("12.5%", "15.2%")
    assert companion(run, RELEASE, wrong) == [{"companion/number-mismatch"}] * 2


def test_a_headline_of_the_wire_that_lost_a_digit(run):
    wrong = RELEASE.replace("a 65% Response", "a 56% Response")
    found = companion(run, RELEASE, wrong)
    assert all("companion/headline-mismatch" in rules for rules in found)
