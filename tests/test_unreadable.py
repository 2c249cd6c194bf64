"""A text that cannot be read: said once, and nothing is said to be missing from it."""

import pytest

from disclosure_lint import Linter
from disclosure_lint.draft.legible import legible
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import Unread
from disclosure_lint.finding import Status
from disclosure_lint.source import Source

READABLE = "The board of directors of the company announces that the trial met its endpoint. "
LOST = {
    "numbers of glyphs": "(cid:12)(cid:7) (cid:99)" * 40,
    "private use": "\ue012\ue013\uf0b7 " * 150,
    "controls": "\x01\x02\x03\x04" * 100,
    "lost characters": "\ufffd" * 320,
    "letters out of place": "7KH ERDUG RI WKH FRPSDQ\\ DQG RI WKH JURXS DQG RI DOO. " * 10,
}


@pytest.fixture(scope="module")
def linter():
    return Linter()


@pytest.mark.parametrize("lost", LOST.values(), ids=LOST)
def test_the_text_is_reported_and_no_rule_is_unmet(linter, lost):
    report = linter.lint(
        lost + "\n\nStock Code: 6855", document="announcement", issuer="ascentage-pharma"
    )
    assert "drafting/unreadable-text" in {f.rule for f in report.findings}
    assert {f.rule.split("/")[0] for f in report.findings} <= {"drafting"}
    said = {r.rule: r.status for r in report.requirements}
    assert said["hkex/missing-exchange-disclaimer"] is Status.UNCHECKED
    (finding,) = [f for f in report.findings if f.rule == "drafting/unreadable-text"]
    assert finding.severity == "error"
    assert report.source.quote(finding.primary.span).strip()


@pytest.mark.parametrize("lost", LOST.values(), ids=LOST)
def test_a_page_of_it_is_enough_among_much_that_reads(lost):
    assert not legible(Draft(Source("甲。\n\n" + lost))) or len(lost) < 300


@pytest.mark.parametrize(
    "odd", ["\ufffd", "\uf0b7 " * 12, "(cid:3)", "\x0c", "It’s\x92", "WKH DQG RI"]
)
def test_a_few_odd_characters_are_not_enough(odd):
    assert legible(Draft(Source(READABLE * 5 + odd)))


def test_garbled_text_that_decodes_is_legible():
    assert legible(Draft(Source("(ᖹۜൗ̅၍ଣ፬ج)" * 60)))


@pytest.mark.parametrize("unread", [True, False])
def test_what_a_letterhead_holds_is_not_missing_where_the_head_is_a_picture(linter, unread):
    draft = Draft(Source("VOLUNTARY ANNOUNCEMENT\n\nThe first patient has been dosed.\n"))
    if unread:
        draft.unread = (Unread(0, 0, "page 1 has a picture", whole=False),)
    report = linter.lint(draft, document="announcement", issuer="ascentage-pharma")
    said = {one.rule: one for one in report.requirements}
    for rule in ("hkex/missing-stock-code", "hkex/missing-issuer-identification"):
        assert said[rule].status is (Status.UNCHECKED if unread else Status.UNMET), rule
    assert said["hkex/missing-directors"].status is Status.UNMET
    if unread:
        assert said["hkex/missing-stock-code"].reason.startswith("page 1 has a picture")
