"""Counts, amounts, intervals, trial numbers and identifiers as they are printed."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
import stdnum.cusip
import stdnum.isin
import stdnum.lei
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.identifiers import find as identifiers
from disclosure_lint.mentions.intervals import find as intervals
from disclosure_lint.mentions.trials import find as trials
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source

KNOWN = load().known
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"


def draft(text: str) -> Draft:
    return Draft(Source(text))


@pytest.mark.parametrize(
    ("text", "currency", "value", "place"),
    [
        ("US$30.3 million", "USD", 30_300_000, 100_000),
        ("HK$1,234,567", "HKD", 1_234_567, 1),
        ("RMB 217.4m", "RMB", 217_400_000, 100_000),
        ("30.3 million US dollars", "USD", 30_300_000, 100_000),
        ("人民幣2.174億元", "RMB", 217_400_000, 100_000),
        ("２．１７４亿元人民币", "RMB", 217_400_000, 100_000),
        ("150万美元", "USD", 1_500_000, 10_000),
        ("3.2 billion", "", 3_200_000_000, 100_000_000),
        ("$5bn", "$", 5_000_000_000, 1_000_000_000),
    ],
)
def test_amounts_have_currency_scale_and_place(text, currency, value, place):
    (amount,) = figures.amounts(draft(text), KNOWN)
    assert (amount.start, amount.end) == (0, len(text))
    assert amount.currency == currency
    assert amount.value == pytest.approx(value)
    assert amount.place == pytest.approx(place)


def test_a_currency_belongs_to_the_number_after_it():
    found = figures.amounts(draft("US$30.3 million HK$1,234 RMB5 million"), KNOWN)
    assert [amount.currency for amount in found] == ["USD", "HKD", "RMB"]


def test_percentages_know_their_last_place():
    found = figures.percents(draft("12.50% and 40 per cent"))
    assert [(p.value, p.place) for p in found] == [(12.5, 0.01), (40.0, 1.0)]


@pytest.mark.parametrize(
    "text",
    [
        "12/20 (60.0%)",
        "12 of 20 patients (60.0%; n)",
        "12 out of the 20 evaluable patients (60.0%, a)",
        "60.0% (12/20)",
        "60.0% (n=12/20; x)",
        "20例患者中，有12例（60.0％）",
    ],
)
def test_shares_are_read_in_every_order(text):
    (share,) = figures.shares(draft(text), KNOWN)
    assert (share.part, share.whole, share.percent.value) == (12, 20, 60.0)


@pytest.mark.parametrize(
    "text",
    [
        "Grade 3/4 (15%)",
        "in 12 of 20 patients, 85% of lesions",
        "more than 12/20 (65%)",
        "12/20 (<65%)",
        "on 3/12/20 (65%)",
        "1.5/2 (65%)",
        "12/20 (65% of sales)",
    ],
)
def test_what_only_looks_like_a_share_is_left_alone(text):
    assert figures.shares(draft(text), KNOWN) == ()


@pytest.mark.parametrize(
    ("text", "estimate", "lower", "upper"),
    [
        ("HR 0.62 (95% CI: 0.45–0.85)", 0.62, 0.45, 0.85),
        ("hazard ratio [HR]=0.55; 95% CI, 0.45, 0.85", 0.55, 0.45, 0.85),
        ("HR, 0·62 (95% confidence interval [CI] 0·45 to 0·85)", 0.62, 0.45, 0.85),
        ("an ORR of 45.2% (95% CI 38.1%, 52.4%)", 45.2, 38.1, 52.4),
        ("a change of −0.5% (95% CI −0.7 to −0.3)", -0.5, -0.7, -0.3),
        ("a median of 12.9 months (95% CI: 10.2, NE)", 12.9, 10.2, None),
        ("60.0%（95%置信区间：50.1%～69.9%）", 60.0, 50.1, 69.9),
        ("68.4% at 12 months (95% CI: 59.0, 76.1)", None, 59.0, 76.1),
        ("52% vs 40% (95% CI 42-62)", None, 42.0, 62.0),
        ("in 103 patients (95% CI 42-62)", None, 42.0, 62.0),
    ],
)
def test_an_interval_takes_only_its_own_estimate(text, estimate, lower, upper):
    (interval,) = intervals.find(draft(text), KNOWN)
    assert (interval.estimate, interval.lower, interval.upper) == (estimate, lower, upper)


def test_p_values_end_their_clause():
    found = intervals.chances(
        draft("p<0.0001; P = 0.03. p=5e-8, p = 1.2 x 10-5, p=2 MPa, p-value=0.5)"), KNOWN
    )
    assert [chance.value for chance in found] == [0.0001, 0.03, 0.5]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("NCT05471843", True),
        ("NCT0547184", False),
        ("NCT054718433", False),
        ("NCTO5471843", False),
        ("CTR20180263", True),
        ("CTR2018026", False),
        ("ChiCTR-TRC-10001234", True),
        ("ChiCTR200002930", False),
        ("ISRCTN12345678", True),
        ("ISRCTN1234567", False),
        ("EudraCT 2014-000123-45", True),
        ("EudraCT number: 2014-00123-45", False),
        ("EU CT 2022-501234-12-00", True),
    ],
)
def test_trial_numbers_have_the_shape_of_their_register(text, right):
    (trial,) = trials.find(draft(text), KNOWN)
    assert trial.is_right is right


def test_a_gap_in_a_trial_number_is_no_slip():
    assert all(
        trial.is_right for trial in trials.find(draft("NCT05471 843, NCT05471843 2024"), KNOWN)
    )
    assert trials.find(draft("NCT-503, NCT 0547 1843, CTR 2021, NCTC 10332"), KNOWN) == ()


@given(st.text(LETTERS, min_size=2, max_size=2), st.text(LETTERS + DIGITS, min_size=9, max_size=9))
def test_isin_check_digits_are_those_of_stdnum(country, body):
    digit = stdnum.isin.calc_check_digit(country + body)
    assert [d for d in DIGITS if identifiers.is_isin(country + body + d)] == [digit]


@given(st.text(LETTERS + DIGITS + "*@#", min_size=8, max_size=8))
def test_cusip_check_digits_are_those_of_stdnum(body):
    digit = stdnum.cusip.calc_check_digit(body)
    assert [d for d in DIGITS if identifiers.is_cusip(body + d)] == [digit]


@given(st.text(LETTERS + DIGITS, min_size=18, max_size=18), st.integers(0, 99))
def test_lei_check_digits_are_those_of_stdnum(body, digits):
    code = f"{body}{digits:02}"
    assert identifiers.is_lei(code) == _stdnum_takes(code)


def _stdnum_takes(code: str) -> bool:
    from stdnum.iso7064 import mod_97_10

    return mod_97_10.is_valid(code)


def test_an_identifier_is_read_only_where_it_is_called_one():
    assert identifiers.find(draft("Batch US0378331009; an ISIN; CUSIP 87164U; Lei 5")) == ()
    (found,) = identifiers.find(draft("CUSIP No.: 87164U 508"))
    assert (found.scheme, found.is_right) == ("CUSIP", True)


@given(
    st.text(alphabet=st.sampled_from(list("0123456789.,%()/-+ ofCIpHR=<95ntNCT例中")), max_size=60)
)
def test_any_soup_of_figures_is_read_within_its_bounds(text):
    read = draft(text)
    sorts = (
        figures.amounts(read, KNOWN),
        figures.percents(read),
        figures.shares(read, KNOWN),
        intervals.find(read, KNOWN),
        intervals.chances(read, KNOWN),
        trials.find(read, KNOWN),
        identifiers.find(read),
    )
    for found in sorts:
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text", ["1/2 a(5%", "(" + "9" * 5000 + "/" + "9" * 5000 + ")", "5% (1/", "NCT"]
)
def test_the_end_of_the_text_and_endless_numbers_are_no_figures(text):
    assert figures.shares(draft(text), KNOWN) == ()


def test_a_number_too_long_to_count_is_no_share():
    assert figures.shares(draft(f"5% ({'9' * 5000}/{'9' * 5000})"), KNOWN) == ()


def values(text: str) -> dict[str, list[tuple[object, ...]]]:
    """Return what each sort of mention in a text says."""
    read = draft(text)
    return {
        "amount": [figures.value(one) for one in figures.amounts(read, KNOWN) if one.currency],
        "percentage": [figures.value(one) for one in figures.percents(read)],
        "count": [figures.value(one) for one in figures.shares(read, KNOWN)],
        "interval": [intervals.value(one) for one in intervals.find(read, KNOWN)],
        "chance": [intervals.value(one) for one in intervals.chances(read, KNOWN)],
        "trial": [trials.value(one) for one in trials.find(read, KNOWN)],
        "identifier": [identifiers.value(one) for one in identifiers.find(read)],
    }


@pytest.mark.parametrize(
    ("sort", "english", "chinese", "value"),
    [
        ("amount", "of RMB217.4 million", "人民幣2.174億元", ("RMB", Decimal(217400000))),
        ("amount", "of US$1.5 billion", "15億美元", ("USD", Decimal(1500000000))),
        ("amount", "of HK$30,000", "3萬港元", ("HKD", Decimal(30000))),
        ("percentage", "62.5 per cent", "62.5％", ("%", Decimal("62.5"))),
        ("percentage", "a rate of 40%", "40%的患者", ("%", Decimal(40))),
        ("percentage", "up 1,250.0%", "增长1,250.0%", ("%", Decimal(1250))),
        ("count", "12 of 20 patients (60.0%)", "20例患者中，有12例（60.0％）", (12, 20)),
        ("count", "25/40 (62.5%)", "40例患者中有25例（62.5%）", (25, 40)),
        ("count", "62.5% (n=25/40)", "62.5%（25/40）", (25, 40)),
        (
            "interval",
            "60.0% (95% CI: 50.1%, 69.9%)",
            "60.0%（95%置信区间：50.1%～69.9%）",
            (Decimal(60), Decimal("50.1"), Decimal("69.9")),
        ),
        (
            "interval",
            "HR 0.62 (95% CI: 0.45–0.85)",
            "风险比0.62（95%置信区间：0.45-0.85）",
            (Decimal("0.62"), Decimal("0.45"), Decimal("0.85")),
        ),
        (
            "interval",
            "was 12.9 months (95% CI: 10.2, not reached)",
            "为12.9个月（95%置信区间：10.2至未达到）",
            (Decimal("12.9"), Decimal("10.2"), None),
        ),
        ("chance", "(p<0.0001)", "（P＜0.0001）", ("<", Decimal("0.0001"))),
        ("trial", "(NCT 05471843)", "（NCT05471843）", ("ClinicalTrials.gov", "NCT05471843")),
        ("trial", "as CTR20180263.", "登記號CTR20180263。", ("CTR", "CTR20180263")),
        (
            "trial",
            "EudraCT 2014-000123-45",
            "（EudraCT：2014-000123-45）",
            ("EU", "2014-000123-45"),
        ),
        ("identifier", "ISIN: KYG0535Q1331", "ISIN代碼：KYG0535Q1331", ("ISIN", "KYG0535Q1331")),
        ("identifier", "CUSIP No. 87164U 508", "CUSIP编号：87164U508", ("CUSIP", "87164U508")),
    ],
)
def test_a_figure_has_one_value_in_both_languages(sort, english, chinese, value):
    assert values(english)[sort] == [value]
    assert values(chinese)[sort] == [value]


def test_a_value_tells_how_exactly_it_is_printed():
    ((_, rounded),) = values("of RMB2.2亿")["amount"]
    ((_, exact),) = values("of RMB217.4 million")["amount"]
    assert (rounded.as_tuple().exponent, exact.as_tuple().exponent) == (7, 5)
    assert exact.quantize(rounded) == rounded


def test_of_two_names_of_a_register_the_number_is_read_once():
    (trial,) = trials.find(draft("(EU CT EudraCT number 2020-00123-12)"), KNOWN)
    assert not trial.is_right
