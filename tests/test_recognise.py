"""What a draft is, whose, and of when: read from its text."""

import pytest

from disclosure_lint import Linter, lint

HEADER = (
    "Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited take no"
    " responsibility for the contents of this announcement.\n\n"
)
COVER = "UNITED STATES SECURITIES AND EXCHANGE COMMISSION\n\nWashington, D.C. 20549\n\nFORM 8-K\n\n"


@pytest.fixture(scope="module")
def linter():
    return Linter()


@pytest.mark.parametrize(
    ("text", "document"),
    [
        (
            HEADER + "VOLUNTARY ANNOUNCEMENT\n\nThe Board is pleased to announce a dinner.",
            "announcement",
        ),
        ("自願公告\n\n本公告乃由本公司自願作出。承董事會命", "announcement"),
        ("Exhibit 99.1\n\n" + HEADER + "Voluntary Announcement\n", "exhibit"),
        (
            HEADER + "INTERIM RESULTS FOR THE SIX MONTHS ENDED 30 JUNE 2025\n\nRevenue rose.\n\n"
            "By order of the Board\n",
            "results",
        ),
        (COVER + "Item 8.01 Other Events. Example opened a plant.", "exhibit"),
        (
            "BioMedNewsBreaks - Example (NASDAQ: EXPH) Doses a Patient\n\nExample dosed one.",
            "brief",
        ),
        (
            "Example Files Annual Report on Form 20-F\n\nExample today announced the filing.",
            "press-release",
        ),
        ("ANNUAL REPORT 2025\n\nContents and more of it follow on this page.", "report"),
        (
            "SUZHOU, China, Jan. 6, 2026 /PRNewswire/ -- Example today announced a trial.",
            "press-release",
        ),
        ("FOR IMMEDIATE RELEASE\n\nExample opens a plant in Suzhou.", "press-release"),
        ("This brief contains forward-looking statements regarding timelines.", "brief"),
        (
            HEADER
            + "FORM OF PROXY FOR USE AT THE ANNUAL GENERAL MEETING\n\nI/We hereby appoint the chairman as my proxy.",
            "other",
        ),
        (
            HEADER.replace("announcement", "circular")
            + "DEFINITIONS\n\nIn this circular, the following have these meanings.",
            "other",
        ),
        (
            HEADER.replace("announcement", "circular")
            + "VOLUNTARY ANNOUNCEMENT\n\nThis announcement is made by the Company.",
            "announcement",
        ),
        ("（股份代號：9998）\n\n代表委任表格\n\n本人茲委任大會主席為本人之代表。", "other"),
        (
            HEADER + "NOTICE OF MEETING\n\nA form of proxy is enclosed with the circular.",
            "announcement",
        ),
        (
            HEADER
            + "FORMAL NOTICE\n\nThis announcement is no prospectus. Shares are offered by this prospectus alone.",
            "announcement",
        ),
        ("# How to build\n\nRun make and see what happens next.", "other"),
    ],
)
def test_documents_are_told_apart(linter, text, document):
    assert linter.lint(text).document == document


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Ascentage Pharma (NASDAQ: AAPG; HKEX: 6855) today announced data.", "ascentage-pharma"),
        ("亞盛醫藥集團（股份代號：6855）宣佈臨床試驗結果。", "ascentage-pharma"),
        ("Example Pharma (NASDAQ: EXPH) and Ascentage Pharma (6855.HK) announced a licence.", None),
        ("Takeda (TSE:4502/NYSE:TAK) and HUTCHMED (HKEX: 13) announced data.", "takeda"),
        (
            "BOSTON, Jan. 6, 2026 -- Pfizer and Example (NASDAQ: EXPH) today announced data.",
            "pfizer",
        ),
        ("BOSTON -- Example (NASDAQ: EXPH) today announced data. Pfizer reported some too.", None),
        ("BeiGene, Ltd. (the “Company”) previously filed an application.", "beone-medicines"),
        (
            "Innovent Biologics, Inc.\n信達生物製藥\n(Stock Code: 1810)\nThe Board is pleased.",
            "innovent-biologics",
        ),
        ("The weather in Suzhou was fine.", None),
        ("A talk about bread.\n\n" + "The bread rose well. " * 40 + "Roche was there too.", None),
    ],
)
def test_the_issuer_is_the_company_that_is_listed_first(linter, text, issuer):
    assert linter.lint(text).issuer == issuer


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("SUZHOU, China, Jan. 06, 2026 (GLOBE NEWSWIRE) -- Example dosed a patient.", "2026-01-06"),
        (
            "Example dosed a patient.\n\nBy order of the Board\n\nHong Kong, March 24, 2021\n",
            "2021-03-24",
        ),
        ("自願公告\n\n承董事會命\n\n香港，二零二一年三月二十四日\n", "2021-03-24"),
        ("In May 2020, the drug was designated. The Board met on 4 June 2020.", None),
    ],
)
def test_the_date_is_the_draft_s_own(linter, text, date):
    assert linter.lint(text).date == date


def test_the_exchanges_disclaimer_tells_the_venue_of_a_company_that_nobody_knows(linter):
    report = linter.lint(HEADER + "Voluntary Announcement\n\nThe Board is pleased.")
    assert "hkex/missing-stock-code" in {finding.rule for finding in report.findings}
    assert report.issuer is None


HONG_KONG = (
    "EXAMPLE LIMITED\n(Stock Code: 9123)\n\n{}\n\nThe Board of Example Limited is pleased to announce this.\n\n"
    "By order of the Board\nExample Limited\n"
)
CHINESE = "範例醫藥有限公司\n（股份代號：9123）\n\n{}\n\n範例醫藥有限公司董事會欣然宣佈如下。\n\n承董事會命\n範例醫藥有限公司\n"


@pytest.mark.parametrize(
    ("draft", "title", "document"),
    [
        (HONG_KONG, "RESULTS ANNOUNCEMENT FOR THE YEAR ENDED 31 DECEMBER 2025", "results"),
        (HONG_KONG, "AUDITED RESULTS FOR THE YEAR ENDED 31 DECEMBER 2025", "results"),
        (HONG_KONG, "Example Limited Announces Full-Year Financial Results", "results"),
        (HONG_KONG, "FIRST QUARTER RESULTS 2026", "results"),
        (HONG_KONG, "POLL RESULTS OF THE ANNUAL GENERAL MEETING", "announcement"),
        (HONG_KONG, "INTERIM RESULTS OF THE PHASE 2 STUDY", "announcement"),
        (HONG_KONG, "DATE OF BOARD MEETING FOR ANNUAL RESULTS", "announcement"),
        (CHINESE, "業績公告", "results"),
        (CHINESE, "截至2025年12月31日止年度之經審核業績", "results"),
        (CHINESE, "截至2025年6月30日止六個月的未經審核業績", "results"),
        (CHINESE, "臨床試驗業績公告", "announcement"),
        (CHINESE, "盈利警告", "announcement"),
    ],
)
def test_results_are_known_by_their_title(draft, title, document):
    assert lint(draft.format(title)).document == document
