"""The engine as a library sees it."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint import Linter, UsageError, lint, load_packs
from disclosure_lint.draft.model import Draft
from disclosure_lint.finding import Severity, Status
from disclosure_lint.source import Source

RELEASE = """\
SUZHOU, China, Jan. 6, 2026 /PRNewswire/ -- Ascentage Pharma (NASDAQ: AAPG; HKEX: 6855)
today announced that lisaftoclax (APG-2575) met its primary endpoint. The Company expects
to file its application in 2027.

Cautionary Statement required by Rule 18A.05 of the Listing Rules: We cannot guarantee that
we will be able to develop, or ultimately market, lisaftoclax successfully.

Forward-Looking Statements

This release contains forward-looking statements regarding the timing of our application.
Actual results may differ because of risks in clinical trials and in regulatory review. We
undertake no obligation to update them, except as required by law.
"""


@pytest.fixture(scope="module")
def linter():
    return Linter()


def statuses(report):
    return {one.rule: one.status for one in report.requirements}


def rules(report):
    return [finding.rule for finding in report.findings]


def test_a_release_in_order_has_no_error_and_proves_what_it_has(linter):
    report = linter.lint(RELEASE)
    assert report.total(Severity.ERROR) == 0
    assert statuses(report)["hkex/missing-cautionary-statement"] is Status.MET
    assert statuses(report)["us/missing-forward-looking-statement"] is Status.MET
    assert (report.document, report.issuer, report.date) == (
        "press-release",
        "ascentage-pharma",
        "2026-01-06",
    )


def test_what_is_told_wins_over_what_the_text_says(linter):
    report = linter.lint(RELEASE, issuer="akeso", document="brief", date="2020-05-01")
    assert (report.document, report.issuer, report.date) == ("brief", "akeso", "2020-05-01")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"issuer": "ascentage-farma"}, "did you mean `ascentage-pharma`"),
        ({"document": "pressrelease"}, "did you mean `press-release`"),
        ({"date": "24 March 2021"}, "is not a date"),
    ],
)
def test_what_cannot_be_told_is_refused_with_a_hint(linter, told, said):
    with pytest.raises(UsageError, match=said):
        linter.lint(RELEASE, **told)


@pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff", "***", "<!-- -->"])
def test_a_draft_without_words_is_no_success(linter, text):
    with pytest.raises(UsageError, match="nothing to check"):
        linter.lint(text)


def test_lint_is_the_short_way_for_one_draft():
    assert rules(lint(RELEASE)) == rules(Linter().lint(RELEASE))


def test_rules_are_chosen_by_name_and_by_pack():
    only = Linter(select=["tickers", "hkex/missing-stock-code"])
    names = {one.rule for one in only.lint(RELEASE).requirements}
    assert "hkex/missing-stock-code" in names
    assert {name.split("/")[0] for name in names} == {"hkex", "tickers"}
    without = Linter(ignore=["tickers"])
    assert not any(n.startswith("tickers/") for n in statuses(without.lint(RELEASE)))


def test_an_unknown_rule_is_refused_with_a_hint():
    with pytest.raises(UsageError, match="did you mean `tickers/wrong-symbol`"):
        Linter(select=["tickers/wrong-symbl"])


def test_every_rule_comes_out_in_one_of_the_five_ways(linter):
    report = linter.lint(RELEASE)
    assert [one.rule for one in report.requirements] == [
        rule.id for rule in linter.pack.rules if rule.beside is None
    ]
    for one in report.requirements:
        assert one.status in Status
        if one.status in {Status.NOT_APPLICABLE, Status.UNCHECKED}:
            assert one.reason


def test_required_statements_are_unchecked_in_a_language_that_nobody_here_reads(linter):
    german = (
        "Exhibit 99.1\n\nDer Vorstand der Ascentage Pharma (HKEX: 6855) gibt bekannt, dass die"
        " Behörde den Antrag für die klinische Prüfung von APG-2575 genehmigt hat und dass das"
        " Unternehmen nicht garantieren kann, dass das Produkt vermarktet wird.\n"
    )
    report = linter.lint(german, document="announcement", issuer="ascentage-pharma")
    assert statuses(report)["hkex/missing-exchange-disclaimer"] is Status.UNCHECKED
    assert "hkex/missing-exchange-disclaimer" not in rules(report)


@pytest.mark.parametrize(
    ("document", "force"), [("announcement", "analogy"), ("press-release", "rule")]
)
def test_what_binds_in_one_country_lends_its_words_in_another(linter, document, force):
    text = "Foobadomide (XYZ-1234) is in a Phase 2 trial. Foobadomide is safe for patients."
    (found,) = [
        finding
        for finding in linter.lint(text, document=document).findings
        if finding.rule == "promotion/safety-claim"
    ]
    assert found.citations[0].force == force
    assert found.citations[0].provision == "21 CFR 312.7(a)"


def test_an_unverified_fact_never_backs_an_error(linter):
    text = "VOLUNTARY ANNOUNCEMENT\n\nHenlius (HKEX: 2696) announces that HLX22 entered a Phase III trial."
    report = linter.lint(text, document="announcement", issuer="henlius")
    found = {f.rule: f.severity for f in report.findings}
    assert found["hkex/missing-cautionary-statement"] is Severity.WARNING


def test_fingerprints_outlive_changes_elsewhere(linter):
    text = "Ascentage Pharma (NASDAQ: AAPG, HKG: 6855) dosed. Ascentage Pharma (NASDAQ: AAPG, HKG: 6855)."
    before = [f.fingerprint for f in linter.lint(text, document="press-release").findings]
    after = [
        f.fingerprint for f in linter.lint("A line.\n\n" + text, document="press-release").findings
    ]
    assert set(before) <= set(after)
    assert len(set(before)) == len(before)


def test_one_linter_serves_many_threads(linter):
    wanted = linter.lint(RELEASE)
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(linter.lint(RELEASE))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [f.findings for f in found] == [wanted.findings] * 8
    assert [f.requirements for f in found] == [wanted.requirements] * 8


def test_packs_can_be_loaded_once_and_shared():
    packs = load_packs()
    assert Linter(packs).pack is packs
    assert rules(lint(RELEASE, packs=packs)) == rules(lint(RELEASE))


def _wrapped(text, width):
    import textwrap

    paragraphs = text.split("\n\n")
    return "\n\n".join(
        "\n".join(textwrap.wrap(" ".join(p.split()), width, break_on_hyphens=False))
        for p in paragraphs
    )


@pytest.mark.parametrize("width", [60, 72, 90, 120])
def test_hard_wrapping_changes_no_verdict(linter, width):
    assert statuses(linter.lint(_wrapped(RELEASE, width))) == statuses(linter.lint(RELEASE))


@pytest.mark.parametrize(
    ("old", "new"),
    [(" ", "\xa0"), ("-", "\u2011"), ("'", "’"), ("\n", "\r\n"), ("Statement", "STATEMENT")],
)
def test_typography_changes_no_verdict(linter, old, new):
    changed = linter.lint(RELEASE.replace(old, new))
    assert statuses(changed) == statuses(linter.lint(RELEASE))


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(
            'aA 6855:;()（）“”"\n\r。.-‑\u200bﬁ香港藥ᖹۜൗNASDAQHKEX18A.05[]{}<>!*#|'
        ),
        max_size=300,
    )
)
def test_any_text_gives_spans_that_lie_in_it(linter, text):
    try:
        report = linter.lint(text)
    except UsageError:
        return
    for finding in report.findings:
        for label in (finding.primary, *finding.related):
            assert 0 <= label.span.start <= label.span.end <= len(text)
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text)
    for one in report.requirements:
        for label in one.evidence:
            assert 0 <= label.span.start < label.span.end <= len(text)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(RELEASE.split()), max_size=80))
def test_any_order_of_a_release_s_words_is_read(linter, words):
    text = " ".join(words)
    if any(letter.isalnum() for letter in text):
        report = linter.lint(text)
        assert report.source.text == text


def test_an_unrelated_paragraph_takes_no_finding_away(linter):
    text = "Ascentage Pharma (NASDAQ: AAPG; HKEX: 6865) dosed a patient with [●]."
    before = rules(linter.lint(text, document="press-release"))
    after = rules(
        linter.lint(text + "\n\nThe weather was fine in Suzhou.\n", document="press-release")
    )
    assert set(before) <= set(after)
    assert "drafting/placeholder" in before


def test_a_draft_made_by_a_reader_is_taken_as_it_is(linter):
    draft = Draft(Source(RELEASE, "release.txt", "00"))
    report = linter.lint(draft)
    assert report.source is draft.source


def test_nobody_is_told_of_more_than_a_thousand_places(linter):
    report = linter.lint("A line with [●] in it.\n\n" * 1200, document="press-release")
    assert rules(report).count("drafting/placeholder") == 1000
    one = next(r for r in report.requirements if r.rule == "drafting/placeholder")
    assert one.reason == "the first 1,000 places are told of, and there are more"


def test_a_crowd_of_listings_is_not_called_in_order(linter):
    report = linter.lint("(NASDAQ: AAPG; HKEX: 6855) " * 11_000, document="press-release")
    one = next(r for r in report.requirements if r.rule == "tickers/malformed-listing")
    assert one.status is Status.UNCHECKED
    assert one.reason == "the draft has more than 20,000 elements of one sort; not all were read"
