"""Where the required statements of a draft are found, and what is said of them."""

import pytest

from disclosure_lint import Draft, Linter, Source, load_packs
from disclosure_lint.case.case import case_of
from disclosure_lint.finding import Status

LEGEND = (
    "This release contains forward-looking statements regarding our trials. Actual results may"
    " differ because of delays in clinical trials."
)
DISCLAIMER = (
    "Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited take no"
    " responsibility for the contents of this announcement, make no representation as to its"
    " accuracy or completeness and expressly disclaim any liability whatsoever for any loss"
    " howsoever arising from or in reliance upon the whole or any part of the contents of this"
    " announcement."
)
CHINESE_DISCLAIMER = (
    "香港交易及結算所有限公司及香港聯合交易所有限公司對本公告的內容概不負責，對其準確性或完整性亦不發表任何"
    "聲明，並明確表示，概不就因本公告全部或任何部分內容而產生或因倚賴該等內容而引致的任何損失承擔任何責任。"
)


@pytest.fixture(scope="module")
def packs():
    return load_packs()


@pytest.fixture(scope="module")
def linter(packs):
    return Linter(packs)


@pytest.fixture
def case(packs):
    def make(text):
        return case_of(Draft(Source(text)), packs)

    return make


def words(case, region):
    return None if region is None else case.draft.text[region.start : region.end]


@pytest.mark.parametrize(
    "heading",
    [
        "Forward-Looking Statements",
        "Forward Looking Statements",
        "FORWARD–LOOKING STATEMENTS",
        "Cautionary Note Regarding Forward-Looking Statements",
        "Safe Harbor Statement",
        "**Forward-Looking Statements**",
        "前瞻性陳述",
    ],
)
@pytest.mark.parametrize("joint", ["\n\n", "\n", ": ", " "])
def test_a_legend_is_found_under_any_real_heading(case, heading, joint):
    made = case(
        f"A title\n\nA first paragraph of news.\n\n{heading}{joint}{LEGEND}\n\nContacts\n\nJane Doe\n"
    )
    found = words(made, made.statement("legend"))
    assert found is not None
    assert found.endswith("delays in clinical trials.")


def test_a_legend_takes_its_bullets_and_stops_at_the_next_section(case):
    text = (
        f"News\n\nForward-Looking Statements\n\n{LEGEND}\n\nFactors include:\n\n• supply\n• funding\n\n"
        "About Example Pharma\n\nExample Pharma makes drugs for cancers.\n"
    )
    made = case(text)
    found = words(made, made.statement("legend"))
    assert "• funding" in found
    assert "About Example" not in found


def test_a_legend_after_the_end_mark_is_found(case):
    made = case(f"Example Pharma plans a trial.\n\n###\n\n{LEGEND}\n")
    assert words(made, made.statement("legend")) == LEGEND


@pytest.mark.parametrize(
    "text",
    [
        "News\n\nForward-Looking Statements\n\nContacts\n\nJane Doe, jane@example.com\n",
        "News\n\nForward-Looking Statements\n",
        "News\n\nSee our forward-looking statements.\n",
    ],
)
def test_a_heading_or_a_mention_alone_is_no_legend(case, text):
    assert case(text).statement("legend") is None


@pytest.mark.parametrize(
    "text",
    [
        "警告：股東及潛在投資者於買賣本公司股份時務請審慎行事。",
        "警告：鑒於股權高度集中於數目不多之股東，股東及有意投資者於買賣該公司股份時務請審慎行事。",
        "Warning: Shareholders and potential investors are advised to exercise caution when dealing in the shares.",
        "There is no assurance that the placing will be completed successfully.",
    ],
)
def test_a_warning_about_shares_is_no_cautionary_statement(case, text):
    made = case(f"自願公告\n\nAPG-2575的臨床試驗已完成首例患者給藥。\n\n{text}\n")
    assert made.statement("cautionary") is None


@pytest.mark.parametrize(
    "text",
    [
        "The Company cannot guarantee that it will ultimately commercialize OT-101 successfully.",
        "There is no assurance that OT-101 will ultimately be successfully developed and marketed by the Group.",
        "THE COMPANY MAY NOT BE ABLE TO ULTIMATELY DEVELOP AND MARKET OT-101 SUCCESSFULLY.",
        "本公司無法保證OT-101最終將能成功開發及營銷。",
        "本公司无法保证OT-101最终能够成功开发及上市销售。",
        "本公司最終不一定能夠成功開發及營銷核心產品。",
    ],
)
def test_the_customary_wordings_are_cautionary_statements(case, text):
    made = case(f"A title\n\nThe first patient was dosed.\n\n{text}\n")
    assert made.statement("cautionary") is not None


def test_what_comes_nearest_is_shown_with_what_it_lacks(linter):
    text = (
        "VOLUNTARY ANNOUNCEMENT\n\nAscentage Pharma (6855.HK) announces that its Phase III trial of"
        " lisaftoclax met its primary endpoint.\n\nThe Company cannot guarantee that it will be able"
        " to develop and market lisaftoclax.\n"
    )
    report = linter.lint(text, document="announcement")
    (finding,) = [f for f in report.findings if f.rule == "hkex/missing-cautionary-statement"]
    (label,) = finding.related
    assert label.message == "comes nearest, but lacks a word beginning “success”"
    assert report.source.quote(label.span).startswith("The Company cannot guarantee")


def altered(linter, text):
    report = linter.lint(text + "\n\nVoluntary Announcement\n", document="announcement")
    rule = "hkex/altered-exchange-disclaimer"
    one = next(r for r in report.requirements if r.rule == rule)
    return one, [f for f in report.findings if f.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        DISCLAIMER,
        DISCLAIMER.upper(),
        DISCLAIMER.replace("announcement", "joint announcement"),
        DISCLAIMER.replace(
            "Limited and The Stock Exchange of Hong Kong Limited",
            "Limited, The Stock Exchange of Hong Kong Limited (the “Stock Exchange”) and Hong Kong"
            " Securities Clearing Company Limited (“HKSCC”)",
        ),
        CHINESE_DISCLAIMER,
        CHINESE_DISCLAIMER.replace("的內容概", "之內容概").replace("倚賴", "依賴"),
        CHINESE_DISCLAIMER.replace("內", "内").replace("聲", "声").replace("準", "准"),
    ],
)
def test_every_accepted_form_of_the_disclaimer_is_met(linter, text):
    one, findings = altered(linter, text)
    assert (one.status, findings) == (Status.MET, [])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("howsoever", "however", "`howsoever` for `however`"),
        ("Kong Exchanges", "Kong Stock Exchanges", "drop `Stock`"),
        ("of this announcement,", "of this circular,", "`announcement` for `circular`"),
        (" or in reliance upon", " in reliance upon", "add `or`"),
        (
            "expressly disclaim any liability whatsoever",
            "disclaim any liability",
            "add `expressly`; add `whatsoever`",
        ),
    ],
)
def test_each_deviation_is_shown(linter, old, new, said):
    _, (finding,) = altered(linter, DISCLAIMER.replace(old, new, 1))
    assert said in finding.help


def test_a_disclaimer_of_another_sort_is_not_measured_against_this_one(linter):
    text = (
        "A copy of this document has been filed. The Registrar and The Stock Exchange take no"
        " responsibility for the contents of this prospectus."
    )
    one, findings = altered(linter, text)
    assert (one.status, findings) == (Status.NOT_APPLICABLE, [])


@pytest.mark.parametrize(
    ("headline", "statement"),
    [
        ("Zai Lab doses first patient with niraparib", "develop and market niraparib successfully"),
        ("Fosunix enters Phase III", "develop and market Fosunix successfully"),
        ("尼拉帕利的新藥申請獲受理", "無法保證尼拉帕利最終能成功開發及營銷"),
    ],
)
def test_a_product_that_nobody_knows_is_a_product_where_the_headline_names_it(
    linter, headline, statement
):
    lead = "" if "無" in statement else "The Company cannot guarantee that it will ultimately "
    report = linter.lint(
        f"{headline}\n\nThe Board is pleased to say so.\n\n{lead}{statement}.\n",
        document="announcement",
        issuer="ascentage-pharma",
    )
    rules = [finding.rule for finding in report.findings]
    assert "hkex/incomplete-cautionary-statement" not in rules


@pytest.mark.parametrize(
    "after",
    [
        "Company Contact: jane@example.com",
        "ContactInvestor Relations, Example Pharma",
        "References\n\n1. Doe J. A paper about trials. 2020.",
        "Original/Source Press Release",
        "CONSOLIDATED BALANCE SHEETS of the Company",
        "About Example Pharma",
        "Refer to: Jane Doe; 317-555-0100",
    ],
)
def test_a_legend_ends_where_furniture_begins(case, after):
    made = case(
        f"Example expects data.\n\nForward-Looking Statements\n\n{LEGEND}\n\n{after}\n\nMore."
    )
    region = made.statement("legend")
    assert words(made, region).endswith(LEGEND)


@pytest.mark.parametrize(
    "after",
    [
        "SOURCE Example Pharma",
        "**About Example** We make",
        "**References** 1. Doe J.",
        "Media Contact: Jane",
    ],
)
def test_a_legend_ends_inside_a_paragraph_that_lost_its_lines(case, after):
    made = case(
        f"Example expects data.\n\nForward-Looking Statements\n\n{LEGEND} {after} and more."
    )
    assert words(made, made.statement("legend")).endswith(LEGEND)


def test_a_risk_about_contacts_does_not_end_a_legend(case):
    tail = "Our contacts with regulators may fail. About half of all trials do."
    made = case(f"Example expects data.\n\nForward-Looking Statements\n\n{LEGEND} {tail}")
    assert words(made, made.statement("legend")).endswith(tail)
