"""Allow-comments: what they cover, and what is wrong with those that cover nothing."""

import pytest

from disclosure_lint import Linter
from disclosure_lint.finding import Status

PLACEHOLDER = "The trial enrolled [●] patients in Suzhou."
ALLOW = "<!-- disclosure-lint: allow drafting/placeholder because the count is due on Friday -->"


@pytest.fixture(scope="module")
def linter():
    return Linter(select=["drafting", "hkex"])


def lint(linter, text, **told):
    return linter.lint(text, **told)


def rules(report):
    return [finding.rule for finding in report.findings]


def test_a_comment_before_a_paragraph_allows_what_is_in_it(linter):
    report = lint(linter, f"A title\n\n{ALLOW}\n{PLACEHOLDER}\n")
    assert rules(report) == []
    ((finding, reason, until, who, entry),) = report.waived
    assert (who, entry) == (None, None)
    assert finding.rule == "drafting/placeholder"
    assert reason == "the count is due on Friday"
    assert until is None


def test_the_requirement_is_waived_with_the_reason(linter):
    report = lint(linter, f"{ALLOW}\n{PLACEHOLDER}\n")
    one = next(r for r in report.requirements if r.rule == "drafting/placeholder")
    assert (one.status, one.reason) == (Status.WAIVED, "the count is due on Friday")


def test_a_comment_does_not_reach_beyond_the_next_paragraph(linter):
    report = lint(linter, f"{ALLOW}\n{PLACEHOLDER}\n\nA paragraph.\n\nAnother [●] here.\n")
    assert rules(report) == ["drafting/placeholder"]


def test_something_missing_is_allowed_from_anywhere(linter):
    text = "Voluntary Announcement\n\nThe Board is pleased to announce a dinner.\n\n"
    rule = "hkex/missing-stock-code"
    told = {"document": "announcement", "issuer": "ascentage-pharma"}
    assert rule in rules(lint(linter, text, **told))
    allowed = text + f"<!-- disclosure-lint: allow {rule} because the cover has it -->\n"
    assert rule not in rules(lint(linter, allowed, **told))


@pytest.mark.parametrize(
    ("comment", "rule", "said"),
    [
        ("allow drafting/placeholder", "waiver/missing-reason", "without a reason"),
        ("allow drafting/placeholder because ", "waiver/missing-reason", "without a reason"),
        ("allow drafting/placeholder because …", "waiver/missing-reason", "without a reason"),
        ("allow drafting/placeholdr because x", "waiver/unknown-rule", "is no rule"),
        ("allow all because x", "waiver/unknown-rule", "is no rule"),
        ("ignore this", "waiver/malformed-allow", "Not an allow-comment"),
        ("allow hkex/missing-stock-code because x", "waiver/unused-allow", "found nothing here"),
    ],
)
def test_an_allowance_that_allows_nothing_is_a_finding(linter, comment, rule, said):
    report = lint(linter, f"<!-- disclosure-lint: {comment} -->\nA paragraph without faults.\n")
    (finding,) = [f for f in report.findings if f.rule.startswith("waiver/")]
    assert finding.rule == rule
    assert said in finding.message
    assert report.source.quote(finding.primary.span).startswith("<!-- disclosure-lint")


def test_an_allowance_without_a_reason_allows_nothing(linter):
    report = lint(linter, f"<!-- disclosure-lint: allow drafting/placeholder -->\n{PLACEHOLDER}\n")
    assert sorted(rules(report)) == ["drafting/placeholder", "waiver/missing-reason"]


def test_an_allowance_ends_on_its_date(linter):
    comment = ALLOW.replace(" -->", " until 2026-01-31 -->")
    text = f"{comment}\n{PLACEHOLDER}\n"
    assert rules(lint(linter, text, date="2026-01-31")) == []
    assert sorted(rules(lint(linter, text, date="2026-02-01"))) == [
        "drafting/placeholder",
        "waiver/expired-allow",
    ]


def test_the_comment_itself_is_not_read_as_text(linter):
    report = lint(linter, f"{ALLOW.replace('Friday', '[●]')}\nA paragraph.\n")
    assert "drafting/placeholder" not in rules(report)
