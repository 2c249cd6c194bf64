"""What a legend says against its draft: for whom it speaks, what it cites."""

import pytest

from disclosure_lint import Linter

BODY = (
    "BOSTON, Jan. 6, 2026 /PRNewswire/ -- Example Pharma (NASDAQ: EXPH) today announced that the"
    " first patient was dosed in a trial that plans to enrol patients at sites in Europe, in China"
    " and in the United States.\n\nForward-Looking Statements\n\n"
    "This release contains forward-looking statements regarding our trials. "
)


@pytest.fixture(scope="module")
def linter():
    return Linter(select=["us"])


def found(linter, rule, text, **told):
    report = linter.lint(text, **told)
    return [
        report.source.quote(finding.primary.span)
        for finding in report.findings
        if finding.rule == f"us/{rule}"
    ]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Otherco, Inc. undertakes no obligation to update them.", ["Otherco, Inc."]),
        ("R. Other disclaims any duty to update them.", ["R. Other"]),
        ("They reflect Otherco’s current expectations.", ["Otherco"]),
        ("They are made by Otherco Labs Ltd. (the “Company”).", ["Otherco Labs Ltd."]),
        ("Example undertakes no obligation to update them.", []),
        ("The Company undertakes no obligation to update them.", []),
        ("See our filings with the Exchange Commission. The Company disclaims any duty.", []),
        ("Otherco Trading Corp. (“OTC1”) helps. OTC1 undertakes no obligation to update.", []),
        ("Risks include our dependence on Otherco and its supply.", []),
        ("Neither Example Pharma nor its affiliates undertakes to update them.", []),
    ],
)
def test_a_legend_speaks_for_a_company_that_the_release_names(linter, sentence, named):
    assert found(linter, "legend-names-other-issuer", BODY + sentence) == named


def test_a_legend_that_stands_alone_names_nobody_else(linter):
    text = "Forward-Looking Statements\n\nThis release contains forward-looking statements."
    assert not found(
        linter,
        "legend-names-other-issuer",
        text + " Otherco undertakes no duty.",
        document="exhibit",
    )


@pytest.mark.parametrize(
    ("cited", "wrong"),
    [
        ("the Private Securities Litigation Reform Act of 1995", []),
        ("the U.S. Private Securities Litigation Reform Act", []),
        ("the Private Securities Litigation Reform Act of 1996", 1),
        ("the Private Securities Reform Act of 1995", 1),
        ("the Private Securities Litigation Act of 1995", 1),
        ("the Securities Litigation Reform Act of 1995", 1),
        ("Section 27A of the Securities Act of 1933, as amended", []),
        ("Section 27A of the Securities Act and Section 21E of the Exchange Act", []),
        ("Section 21E the Securities Exchange Act of 1934", []),
        ("Section 27A of the Securities Exchange Act of 1934", 1),
        ("Sections 27A and 21E of the Securities Exchange Act of 1934", 1),
        ("Section 21E of the Securities Act of 1933", 1),
        ("the Securities Act of 1934", 1),
        ("the Exchange Act of 1933", 1),
        ("the Securities and Exchange Act of 1934", 1),
        ("Section 21(e) of the Securities Exchange Act of 1934", 1),
        ("the Health Care Reform Act of 2010", []),
        ("the Tax Reform Act of 1986", []),
        ("the Investment Company Act of 1940", []),
    ],
)
def test_statutes_have_their_names(linter, cited, wrong):
    flagged = found(linter, "misnamed-reform-act", f"{BODY}They are made under {cited}.")
    assert len(flagged) == (wrong or 0), flagged


@pytest.mark.parametrize(
    ("headline", "what"),
    [
        ("Example Announces Commencement of Tender Offer", "a tender offer"),
        ("Example Prices Initial Public Offering", "an initial public offering"),
        ("Example Agrees to Going-Private Transaction", "a going-private transaction"),
        ("Example to Merge With Blank Check Company", "a blank check company"),
        ("Example Reports First Results Since IPO", None),
        ("Example Doses First Patient", None),
    ],
)
def test_the_act_does_not_reach_some_transactions(linter, headline, what):
    act = "They are made under the Private Securities Litigation Reform Act of 1995."
    report = linter.lint(f"{headline}\n\n{BODY}{act}")
    said = [f.message for f in report.findings if f.rule == "us/safe-harbor-out-of-scope"]
    assert said == ([f"The Reform Act does not cover {what}"] if what else [])


@pytest.mark.parametrize(
    ("issuer", "sentence", "flagged"),
    [
        ("ascentage-pharma", "See our Form 10-K.", ["10-K"]),
        ("ascentage-pharma", "See our Form 20-F and any Form 10-Q.", []),
        ("ascentage-pharma", "See Pfizer's Form 10-K.", []),
        ("pfizer", "See our Annual Report on Form 20-F.", ["20-F"]),
        ("pfizer", "See our Form 20-F and Form 10-Q.", ["20-F"]),
        ("pfizer", "See our Forms 10-K and 10-Q.", []),
        (None, "See our Form 10-K.", []),
    ],
)
def test_risk_factors_are_where_the_issuer_files_them(linter, issuer, sentence, flagged):
    text = f"{BODY}{sentence}"
    assert found(linter, "wrong-periodic-report", text, issuer=issuer) == flagged


def test_a_partners_legend_may_cite_the_partners_form(linter):
    text = BODY.replace("Forward-Looking Statements\n", "Forward-Looking Statement of Merck\n")
    text += "See our Form 10-K."
    assert not found(linter, "wrong-periodic-report", text, issuer="ascentage-pharma")


@pytest.mark.parametrize(
    ("cited", "told"),
    [
        ("Litigation Private Securities Reform Act of 1995", "Litigation Private Securities Reform Act of 1995"),
        ("Private Securities Litigation Reform Act of 1996", "Private Securities Litigation Reform Act of 1996"),
        ("Securities Exchange Act of 1933", "Securities Exchange Act of 1933"),
    ],
)  # fmt: skip
def test_of_several_names_that_a_statute_might_go_by_the_longest_is_told_once(linter, cited, told):
    assert found(linter, "misnamed-reform-act", f"{BODY}They are made under the {cited}.") == [told]


def test_the_possessive_of_a_plural_speaks_too(linter):
    sentence = "They reflect Otherco Laboratories’ own expectations."
    named = found(linter, "legend-names-other-issuer", BODY + sentence)
    assert named == ["Otherco Laboratories"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Otherco’s press release contains forward-looking statements.", "unchecked"),
        ("The report of Otherco Labs contains forward-looking statements.", "unchecked"),
        ("The release issued by Otherco includes forward-looking statements.", "unchecked"),
        ("The press release of our partner contains forward-looking statements.", "unmet"),
        ("Our licensee's filings contain forward-looking statements.", "unmet"),
        ("Example’s press release contains forward-looking statements.", "met"),
        ("The release of Example Pharma contains forward-looking statements.", "met"),
        ("This release contains forward-looking statements on our partner's report.", "met"),
    ],
)
def test_a_legend_of_somebody_elses_document_proves_nothing(linter, sentence, status):
    text = BODY.partition("Forward-Looking")[0]
    report = linter.lint(f"{text}The Company expects to report results in 2027.\n\n{sentence}")
    (came,) = [r for r in report.requirements if r.rule == "us/missing-forward-looking-statement"]
    assert came.status.value == status


@pytest.mark.parametrize(
    ("issuer", "about", "named", "status"),
    [
        ("ascentage-pharma", "alrizomadlin", "alrizomadlin", "met"),
        ("ascentage-pharma", "alrizomadlin", "alrizomadlin and olverembatinib", "met"),
        ("beone-medicines", "zanubrutinib", "zanubrutinib and tarlatamab", "unchecked"),
        ("beone-medicines", "zanubrutinib", "tarlatamab", "unmet"),
    ],
)
def test_a_product_of_which_the_issuer_is_only_a_partner_is_not_proved(
    linter, issuer, about, named, status
):
    report = linter.lint(
        f"The Company today announced data on {about}.\n\nForward-Looking Statements\n\n"
        f"This release contains forward-looking statements regarding {named}.",
        issuer=issuer,
    )
    (came,) = [r for r in report.requirements if r.rule == "us/legend-names-other-product"]
    assert came.status.value == status
