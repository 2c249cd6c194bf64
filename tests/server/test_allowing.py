"""Allow-comments that an editor puts in: every finding of real drafts is truly waived."""

from pathlib import Path

import pytest

from disclosure_lint import readers
from disclosure_lint.engine import Linter
from disclosure_lint.errors import DisclosureLintError
from disclosure_lint.fixes import edited
from disclosure_lint.server.allowing import allowing

SEEDS = Path(__file__).parent.parent.parent / "seeds"
LINTER = Linter()
NOTE = "Ascentage Pharma (NASDAQ: AAPG, HKG: 6855) announced results."
TABLE = "| arm | responders |\n| --- | --- |\n| A | 12/20 (65%) |\n| B | 10/20 (50%) |\n"
RULE = "tickers/nonstandard-exchange-label"


def written(edit):
    """The edit once a person wrote a reason: dots alone allow nothing."""
    return edit._replace(text=edit.text.replace("…", "counsel advised"))


def judging(name):
    def judge(text):
        try:
            return LINTER.lint(readers.read_text(text, name))
        except DisclosureLintError:
            return None

    return judge


def each(text, name):
    draft = readers.read_text(text, name)
    report = LINTER.lint(draft)
    for finding in report.findings:
        yield draft, report, finding, allowing(draft, report, finding, judging(name))


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_finding_of_a_seed_can_be_allowed(path):
    text = path.read_text(encoding="utf-8")
    for _, report, finding, edit in each(text, "draft.txt"):
        assert edit is not None, finding.rule
        after = judging("draft.txt")(edited(text, [written(edit)]))
        assert len(after.findings) < len(report.findings)
        assert (finding.rule, finding.message) in {
            (one.finding.rule, one.finding.message) for one in after.waived
        }


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.txt", f"Results\n\n{NOTE}\n", "Results\n\n%s\n" + NOTE + "\n"),
        ("a.txt", f"Results\r\n\r\n{NOTE}\r\n", "Results\r\n\r\n%s\r\n" + NOTE + "\r\n"),
        ("a.md", f"# T\n\nOne line of the paragraph\nand {NOTE}\n",
         "# T\n\n%s\nOne line of the paragraph\nand " + NOTE + "\n"),
        ("a.md", f"## {NOTE}\n\nWords.\n", "%s\n## " + NOTE + "\n\nWords.\n"),
        ("a.md", f"- one\n- {NOTE}\n", "- one\n%s\n- " + NOTE + "\n"),
        ("a.html", f"<html><p>One.</p><p class='x'>{NOTE}</p></html>",
         "<html><p>One.</p><p class='x'>%s" + NOTE + "</p></html>"),
    ],
)  # fmt: skip
def test_the_comment_stands_directly_before_the_paragraph(name, text, wanted):
    comment = f"<!-- disclosure-lint: allow {RULE} because … -->"
    edits = [edit for _, _, finding, edit in each(text, name) if finding.rule == RULE]
    assert [edited(text, [edit]) for edit in edits] == [wanted % comment]


def test_in_a_table_the_comment_goes_where_it_covers_the_cell():
    text = f"# Results of olverembatinib\n\n{TABLE}\n"
    found = [(finding, edit) for _, _, finding, edit in each(text, "a.md")
             if finding.rule == "figures/percentage-mismatch"]  # fmt: skip
    assert found
    for _, edit in found:
        assert edit is not None
        assert judging("a.md")(edited(text, [written(edit)])).waived


def test_a_finding_about_a_comment_cannot_be_allowed():
    text = f"<!-- disclosure-lint: allow {RULE} because so -->\nNothing to see.\n"
    offered = {finding.rule: edit for _, _, finding, edit in each(text, "a.txt")}
    assert offered["waiver/unused-allow"] is None
