"""A report made by hand that has everything a renderer can trip over."""

from __future__ import annotations

from disclosure_lint.finding import (
    NOTHING_OF_THE_KIND,
    CitedProvision,
    Edit,
    Finding,
    Fix,
    Label,
    PackVersion,
    Report,
    Requirement,
    Safety,
    Severity,
    Status,
    WaivedFinding,
)
from disclosure_lint.packs.rule import Rule
from disclosure_lint.source import Source, Span

TEXT = (
    "Ascentage Pharma (NASDAQ: AAPG, HKG: 6855)\r\n"
    "\r\n"
    "本公司的核心產品 XY-101 已獲批准，股份代號：6855。\r\n"
    "Item\tDetail\tHKG: 6855\r\n"
    "The trial met its primary endpoint.\r\n"
    "It was well conducted.\r\n"
    "The results were sent to the agency.\r\n"
    "\r\n"
    "Nothing more is known.\r\n"
    "They may be published.\r\n" + "According to the Provisions for Drug Registration, the "
    "breakthrough therapy review policy is designed to promote the research and creation of drugs "
    * 3
    + "which severely impact the qualify of life, for which there is no treatment, " * 2
    + "and in receiving guidance.\r\n"
    "There is no assurance that XY-101 will ultimately be successfully developed and marketed by "
    "the Company.\r\n"
    "caf\u0065\u0301 naïve\u200b \x1b[31mred HKG"
)
SOURCE = Source(TEXT, "drafts/release.txt", "0" * 64)


def span(words: str, occurrence: int = 1) -> Span:
    start = -1
    for _ in range(occurrence):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def between(first: str, last: str) -> Span:
    return Span(span(first).start, span(last).end)


_PRACTICE = (
    CitedProvision(
        "HKEX Main Board Listing Rules, Rule 18A.05", "practice", "https://example.org/1"
    ),
    CitedProvision(
        "HKEX Main Board Listing Rules, Rule 18A.08(3)", "analogy", "https://example.org/2"
    ),
    CitedProvision("SFC Code, Note 4", "guidance", "https://example.org/3"),
)


def _swap(old: str, new: str, occurrence: int = 1) -> Edit:
    return Edit(span(old, occurrence), new)


FINDINGS = (
    Finding(
        Label(span("HKG"), "the house writes `HKEX`"),
        "tickers/nonstandard-exchange-label",
        Severity.WARNING,
        "`HKG` stands for the Hong Kong exchange",
        help="Write `HKEX`.",
        related=(Label(span("NASDAQ"), "another label"), Label(span("HKG", 2), "here too")),
        fix=Fix(Safety.SAFE, (_swap("HKG", "HKEX"), _swap("HKG", "HKEX", 2))),
        fingerprint="aa",
    ),
    Finding(
        Label(span("核心產品 XY-101"), "this calls for the statement"),
        "hkex/missing-cautionary-statement",
        Severity.ERROR,
        "Product news without the customary Rule 18A.05 cautionary statement",
        help='Add before the closing section: "There is no assurance that XY-101 will '
        'ultimately be successfully developed and marketed by the Company."',
        citations=_PRACTICE,
        fingerprint="bb",
    ),
    Finding(
        Label(between("primary endpoint", "It was well"), "told over two lines"),
        "promotion/promising-results",
        Severity.NOTE,
        "The endpoint is told over two lines",
        fingerprint="cc",
    ),
    Finding(
        Label(between("The trial met", "They may be"), "all of this"),
        "promotion/visionary-language",
        Severity.NOTE,
        "A finding over many lines",
        fingerprint="dd",
    ),
    Finding(
        Label(
            span("qualify of life"),
            "a slip of the field, as in so many announcements since the translation was copied",
        ),
        "drafting/wrong-word",
        Severity.WARNING,
        "`qualify of life` is not English",
        related=(Label(span("qualify of life", 2), "and again"),),
        fix=Fix(Safety.UNSAFE, (_swap("qualify", "quality"),)),
        fingerprint="ee",
    ),
    Finding(
        Label(Span(span("red").start - 5, span("red").end)),
        "drafting/garbled-text",
        Severity.ERROR,
        "A control character \x1b[31m stands in the text",
        fix=Fix(Safety.SAFE, (Edit(Span(len(TEXT), len(TEXT)), "®"),)),
        fingerprint="ff",
    ),
)  # fmt: skip

RULE = Rule(
    "hkex/missing-stock-code", "An HKEX document without the stock code", "stable", {},
    "require", (), (), (), None, {}, "", None, FINDINGS[1].citations[:1],
)  # fmt: skip
REPORT = Report(
    source=SOURCE,
    document="press-release",
    language="mixed",
    issuer="ascentage-pharma",
    date=None,
    findings=FINDINGS,
    requirements=(
        Requirement(
            "hkex/incomplete-cautionary-statement",
            Status.MET,
            evidence=(Label(between("There is no", "the Company")), Label(span("XY-101"))),
        ),
        Requirement(
            "hkex/missing-stock-code", Status.MET, evidence=(Label(span("股份代號：6855")),)
        ),
        Requirement("drugs/wrong-pair", Status.NOT_APPLICABLE, NOTHING_OF_THE_KIND),
        Requirement("hkex/missing-cautionary-statement", Status.UNMET),
        Requirement("us/misnamed-reform-act", Status.NOT_APPLICABLE, "names no Act"),
        Requirement("hkex/missing-report-warning", Status.NOT_APPLICABLE, "for reports only"),
        Requirement("drafting/placeholder", Status.WAIVED, "counsel advised"),
        Requirement("us/unnamed-risk-factors", Status.UNCHECKED, "the text cannot be read"),
    ),
    waived=(
        WaivedFinding(
            Finding(Label(span("Nothing")), "drafting/placeholder", Severity.ERROR, "A gap"),
            "counsel advised to leave the gap for the figures of the final audit, which come later",
            "2026-12-31",
        ),
    ),
    packs=(PackVersion("hkex", "2026.11"), PackVersion("us", "2026.11")),
)
CLEAN = REPORT._replace(
    source=Source("本公司欣然宣佈。", "drafts/二.txt", "1" * 64),
    document="announcement",
    language="zh-Hant",
    issuer=None,
    date="2021-03-24",
    findings=(),
    requirements=(Requirement("drugs/wrong-pair", Status.NOT_APPLICABLE, NOTHING_OF_THE_KIND),),
    waived=(),
)
