"""Real strings from releases and announcements, near misses, and what is almost a listing."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.listings import find as listings
from disclosure_lint.mentions.listings import near
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.mentions.listings.find import Listing, Malformed
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source

KNOWN = load().known
CORPUS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared", "corpus")


def find(text):
    return listings.find(Draft(Source(text)), KNOWN)


def read(text):
    """Return the listings of a text as "EXCHANGE symbol"."""
    return [f"{x.exchange} {x.symbol}" for x in find(text) if isinstance(x, Listing)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(NASDAQ: AAPG; HKEX: 6855)", "NASDAQ AAPG, HKEX 6855"),
        ("(NASDAQ: AAPG, HKG: 6855)", "NASDAQ AAPG, HKEX 6855"),
        ("(NASDAQ:ONC)", "NASDAQ ONC"),
        ("(NASDAQ: ONC; HKEX: 06160; SSE: 688235)", "NASDAQ ONC, HKEX 6160, SSE 688235"),
        ("(Nasdaq/AIM: HCM; HKEX: 13)", "NASDAQ HCM, AIM HCM, HKEX 13"),
        ("(Nasdaq/AIM:HCM, HKEX:13)", "NASDAQ HCM, AIM HCM, HKEX 13"),
        ("（AIM/Nasdaq：HCM）", "AIM HCM, NASDAQ HCM"),
        ("(TSE:4502/NYSE:TAK)", "TSE 4502, NYSE TAK"),
        ("( TSE: 4502/NYSE:TAK )", "TSE 4502, NYSE TAK"),
        ("(NASDAQ/TSX: TRIL)", "NASDAQ TRIL, TSX TRIL"),
        ("(NASDAQ: AUPH / TSX: AUP)", "NASDAQ AUPH, TSX AUP"),
        ("(HKEX 1952.HK, “Everest”)", "HKEX 1952"),
        ('("Antengene", SEHK: 6996.HK)', "HKEX 6996"),
        ("(9926.HK, the “Company”)", "HKEX 9926"),
        ("(“Kelun-Biotech” or the “Company,” 6990.HK)", "HKEX 6990"),
        ("(“Junshi Biosciences,” HKEX: 1877; SSE: 688180)", "HKEX 1877, SSE 688180"),
        ('(HKEX: 1672, "Ascletis")', "HKEX 1672"),
        ("(6855.HK)", "HKEX 6855"),
        ("(AAPG,6855.HK)", " AAPG, HKEX 6855"),
        ("(HK:6855)", "HKEX 6855"),
        ("(01801-HK)", "HKEX 1801"),
        ("(02126:HK)", "HKEX 2126"),
        ("(603259:SH)", "SSE 603259"),
        ("(2865.\nHK/002865.SZ)", "HKEX 2865, SZSE 002865"),
        ("(JUNO:Nasdaq)", "NASDAQ JUNO"),
        ("(UUU: CSE |UUUFF: OTCID)", "CSE UUU, OTC UUUFF"),
        ("(stock code: 1177.HK)", "HKEX 1177"),
        ("(stock code 9939.HK)", "HKEX 9939"),
        ("(Stock Code: 6855)", "HKEX 6855"),
        ("(HKEX code: 1672)", "HKEX 1672"),
        ("Stock Code: HKEX: 6855 NASDAQ: AAPG", "HKEX 6855, NASDAQ AAPG"),
        ("Stock Code: NASDAQ: AAPG HKEX: 6855", "NASDAQ AAPG, HKEX 6855"),
        ("Stock Code 股份代號 : 2616", "HKEX 2616"),
        ("Hong Kong Stock Exchange Stock Code: 2552.HK", "HKEX 2552"),
        ("(股份代號：6855)", "HKEX 6855"),
        ("（股份代號：9926）", "HKEX 9926"),
        ("股份代號 2561", "HKEX 2561"),
        ("H股的股份代號將為2565。", "HKEX 2565"),
        ("港股代码：09969 港股简称：诺诚健华-B ; A 股代码：688428", "HKEX 9969, SSE 688428"),
        ("(stock code: 601688)", "SSE 601688"),
        ("(A-share: 600690.SH; H-share: 06690.HK; D-share: 690D.DE)", "SSE 600690, HKEX 6690"),
        ("[SHA: 688428]", "SSE 688428"),
        ("Boeing [NYSE:BA]", "NYSE BA"),
        ("$AKESO (09926.HK)$", "HKEX 9926"),
        ("CARSGEN-B (02171)", "HKEX 2171"),
        ("6855-B", "HKEX 6855"),
        ("歌禮制藥-B(1672.HK)、药明生物(02269.HK)", "HKEX 1672, HKEX 2269"),
        ("(NASDAQ:\nAAPG; HKEX:\n6855)", "NASDAQ AAPG, HKEX 6855"),
        ("(NASDAQ:\xa0AAPG;\xa0HKEX:\xa06855)", "NASDAQ AAPG, HKEX 6855"),
        ("（ＮＡＳＤＡＱ：ＡＡＰＧ；ＨＫＥＸ：６８５５）", "NASDAQ AAPG, HKEX 6855"),
        ("(Nasdaq: “AAPG”)", "NASDAQ AAPG"),
        ("(NASDAQ:ONC - Get Free Report)", "NASDAQ ONC"),
        ("(Nasdaq: BPUR - News)", "NASDAQ BPUR"),
        (
            "(Euronext: DBV – ISIN: FR0010417345 – Nasdaq Stock Market: DBVT)",
            "EURONEXT DBV, NASDAQ DBVT",
        ),
        ("(NYSE American: TOVX)", "NYSE AMERICAN TOVX"),
        ("(LSE AIM: ABCD)", "AIM ABCD"),
        ("(NYSE American: AIM)", "NYSE AMERICAN AIM"),
        ("(NYSE: GM)", "NYSE GM"),
        ("(Nasdaq: COO)", "NASDAQ COO"),
        ("(TSX: OR; NYSE: OR)", "TSX OR, NYSE OR"),
        ("(SIX: NWRN, XETRA: NP5)", "SIX NWRN, XETRA NP5"),
        ("(TASE: KMDA.TA)", "TASE KMDA"),
        ("(ASCLF.PK)", "OTC ASCLF"),
        ("(NYSE: BRK.B)", "NYSE BRK.B"),
        ("(納斯達克/倫敦證交所:HCM;香港交易所:13)", "NASDAQ HCM, LSE HCM, HKEX 13"),
        ("(FSE:MOR)(Prime Standard Segment; MDAX & TecDAX)(NASDAQ:MOR)", "FSE MOR, NASDAQ MOR"),
        ("(TSX: TH) (NASDAQ: THTX)", "TSX TH, NASDAQ THTX"),
        ("on the Nasdaq Global Market under the symbol “AAPG” since", "NASDAQ AAPG"),
        ('on the Nasdaq Global Market under the trading symbol "AAPG."', "NASDAQ AAPG"),
        ("on Nasdaq under the symbol AAPG on January 24", "NASDAQ AAPG"),
        ("on the Main Board under the stock code 6855.", "HKEX 6855"),
        ("(5% of the shares; HKEX: 1234)", ""),
        ("(HKEX: 1234; and 5% of NASDAQ: ABCD)", "HKEX 1234"),
    ],
)
def test_real_strings_are_read(text, expected):
    assert ", ".join(read(f"Example Pharma {text}\nsaid")) == expected
    assert ", ".join(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "(the “Stock Exchange”)",
        "(NASDAQ-listed companies)",
        "(HKEX, 2018)",
        "(HKEX 2018)",
        "(Nasdaq delisting)",
        "(Nasdaq IPO)",
        "(Nasdaq: GM)",  # its Global Market
        "(Nasdaq: IPO)",
        "(LSE: AIM)",
        "(NYSE FANG index)",
        "(NASDAQ: the index)",
        "(Nasdaq: down 3%)",
        "(HK: 5 years)",
        "(HK) Limited",
        "HK$1,234 million, HK$0.5, (HK$1.2 billion) in (2018)",
        "https://www.hkexnews.hk/listedco/2025 and www.hkex.com.hk",
        "Tel: (852) 2345 6789, +852 2840 3300",
        "(Rule 18A.05) and (Chapter 571 of the Laws of Hong Kong)",
        "(n=02171) and (p = 0.01)",
        "Form 1234-B, Room 1801-B",
        "(FDA: ODD; EMA: PRIME) (HR: CI) (NCT: ABC)",
        "the zip code 20850 and the promo code: 12345",
        "under the symbol of hope on Nasdaq",
        "six: ten, aim: to cure",
        "本公司股份於聯交所上市 (交易所：買賣)",
    ],
)
def test_prose_is_neither(text):
    assert find(f"As was said, {text} and so on.") == ()


@pytest.mark.parametrize(
    ("text", "defect", "words"),
    [
        ("(NASDAQ AAPG)", "no colon after the label", "NASDAQ AAPG"),
        ("(HKEX 6855)", "no colon after the label", "HKEX 6855"),
        ("(NASDAQ: )", "a label without a symbol", "NASDAQ:"),
        ("(NASDAQ: ; HKEX: 6855)", "a label without a symbol", "NASDAQ:"),
        ("(Nasdaq: NLSP”)", "a quotation mark without its pair", "”"),
        ("(“Innovent, HKEX: 01801)", "a quotation mark without its pair", "“"),
        ("(NASDAQ: AAPG; HKEX: 6855 said", "no closing bracket", "(NASDAQ: AAPG; HKEX: 6855"),
        ("(NASDAQ: AAPG HKEX: 6855)", "no separator before the label", "HKEX: 6855"),
        ("(HKEX: AAPG)", "letters in a Hong Kong stock code", "HKEX: AAPG"),
        ("(HKEX: 068555)", "6 digits in a Hong Kong stock code", "HKEX: 068555"),
        ("(NASDAQ: 6855)", "digits in a symbol of NASDAQ", "NASDAQ: 6855"),
        ("(SSE: 68823)", "5 digits in a mainland stock code", "SSE: 68823"),
        ("(688235.HK)", "6 digits before HK", "688235.HK"),
    ],
)
def test_what_is_almost_a_listing_says_why(text, defect, words):
    draft = f"Example Pharma {text} said"
    found = [x for x in find(draft) if isinstance(x, Malformed)]
    assert [(x.defect, draft[x.start : x.end]) for x in found] == [(defect, words)]


def test_a_malformed_bracket_still_gives_what_can_be_read():
    assert read("Example (NASDAQ: AAPG; HKEX: 6855 said") == ["NASDAQ AAPG", "HKEX 6855"]
    assert read("Example (NASDAQ: ; HKEX: 6855)") == []
    assert read("Example (Nasdaq: NLSP”)") == ["NASDAQ NLSP"]


def test_every_part_of_a_listing_has_its_place():
    text = "Ascentage (NASDAQ: AAPG; HKG: 06855) said"
    first, second = find(text)
    assert text[first.start : first.end] == "NASDAQ: AAPG"
    assert text[second.label_start : second.label_end] == second.label == "HKG"
    assert text[second.symbol_start : second.symbol_end] == second.printed == "06855"
    assert (second.exchange, second.symbol, second.form) == ("HKEX", "6855", "labelled")
    assert text[slice(*second.block)] == "(NASDAQ: AAPG; HKG: 06855)"


def test_a_suffix_is_the_label_of_its_code():
    (listing,) = find("Akeso (9926.HK) said")
    assert (listing.label, listing.printed, listing.form) == (".HK", "9926", "suffixed")


def test_a_marker_is_no_part_of_the_code():
    (listing,) = find("ASCENTAGE 6855-B rose")
    assert (listing.symbol, listing.marker, listing.printed) == ("6855", "B", "6855")


def test_an_unknown_exchange_needs_a_company_or_a_listing_beside_it():
    assert read("Example Inc. (NASQAD: EXPH)") == [" EXPH"]
    assert read("Example (HKEX: 6855; NSDQ: EXPH)") == ["HKEX 6855", " EXPH"]
    assert read("the ratio (NASQAD: EXPH)") == []


@pytest.mark.parametrize(
    ("label", "exchange"),
    [
        ("Nasdaq Global Select Market", "NASDAQ"),
        ("The Stock Exchange of Hong Kong Limited", "HKEX"),
        ("HKEx", "HKEX"),
        ("聯交所", "HKEX"),
        ("Nasdaq Stockholm", "NASDAQ NORDIC"),
        ("Nasdaq Composite", ""),
        ("Company", ""),
    ],
)
def test_labels_lead_to_exchanges(label, exchange):
    assert exchanges(KNOWN).by_label(label) == exchange


def test_a_draft_that_ends_within_a_bracket_is_taken():
    for text in ("(0.HK", "(NASDAQ: AAPG", "（股份代號：6855", "(HKEX: 6855;"):
        assert all(entry.end <= len(text) for entry in find(text))


@given(st.lists(st.sampled_from(
    ["(", ")", "NASDAQ", "HKEX", ": ", "; ", "AAPG", "6855", ".HK", "/", "“", "”", " ", "\n\n",
     "stock code ", "under the symbol ", "股份代號", "：", "Inc. ", "-B", "(0", "the "]
), max_size=25))  # fmt: skip
def test_any_soup_gives_spans_within_the_text(pieces):
    text = "".join(pieces)
    for entry in find(text):
        assert 0 <= entry.start < entry.end <= len(text)
        if isinstance(entry, Listing):
            assert text[entry.symbol_start : entry.symbol_end] == entry.printed
            assert text[entry.label_start : entry.label_end] == entry.label
            assert entry.symbol


@given(st.text(max_size=60))
def test_any_text_is_taken(text):
    find(text)


def test_cost_grows_with_length_not_faster():
    for hostile in ("(NASDAQ: ", "(hkex: A/", "nasdaq: “", "stock code ", "(0", "((("):
        assert find(hostile * 3000) is not None


@pytest.mark.skipif(not os.path.isdir(CORPUS), reason="the corpus is not part of the project")
def test_texts_without_listings_stay_without():
    folder = os.path.join(CORPUS, "neg")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
            found = find(file.read()[:200_000])
        assert not [x for x in found if isinstance(x, Malformed)], name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Example (6855.HK / NASDAQ: EXPH) rose.", ["HKEX 6855", "NASDAQ EXPH"]),
        ("Example (NASDAQ: EXPH/6855.HK) rose.", ["NASDAQ EXPH", "HKEX 6855"]),
        ("Example (EXPH & HKEX: 6855) rose.", [" EXPH", "HKEX 6855"]),
        ("Example (EXPH / HKEX: 6855) rose.", [" EXPH", "HKEX 6855"]),
        ("Example (EXPH.US; 6855.HK) rose.", [" EXPH", "HKEX 6855"]),
        ("Example (OTCQB - EXPD) rose.", ["OTC EXPD"]),
        ("Example (NASDAQ-EXPD) rose.", ["NASDAQ EXPD"]),
        ("Example (OTC: $EXPD) rose.", ["OTC EXPD"]),
        ("Example Corp. OTC PINK (EXPCD) rose.", ["OTC EXPCD"]),
        ("范例医药（香港联交所代码：6885；纳斯达克股票代码：EXPH）", ["HKEX 6885", "NASDAQ EXPH"]),
        ("範例醫藥，香港聯交所股份代號：6885，今日宣布", ["HKEX 6885"]),
        ("The Nasdaq Global Select Market (NGSM) is one.", []),
        ("It is listed on the New York Stock Exchange (NYSE) and Nasdaq (ADS).", []),
        ("The tier (NASDAQ-GS) and the index (NYSE - INDEX) stay.", []),
    ],
)
def test_listings_in_other_forms_are_read(text, expected):
    assert read(text) == expected


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def slips(label):
    """Return every word that is a letter off a label, the label itself among them."""
    for at in range(len(label)):
        yield label[:at] + label[at + 1 :]
        yield label[: at + 1] + label[at:]
        yield from (label[:at] + letter + label[at + 1 :] for letter in LETTERS)
        if at:
            yield label[: at - 1] + label[at] + label[at - 1] + label[at + 1 :]


@pytest.mark.parametrize("label", ["nasdaq", "hkex", "sehk", "nyse"])
def test_every_slip_of_a_label_is_one(label):
    assert all(near._is_off(word, label) for word in slips(label) if word != label)


@given(st.sampled_from(["nasdaq", "hkex", "euronext"]), st.text("nasdqhkexeurot0", max_size=9))
def test_nothing_else_is_a_slip_of_a_label(label, word):
    if word != label:
        assert near._is_off(word, label) == (word in set(slips(label)))


@pytest.mark.parametrize("text", ["(NASADQ: AAPG)", "(NASADQ : AAPG)", "（NASADQ：AAPG）"])
def test_a_slip_is_told_before_any_colon(text):
    assert [
        one.defect for one in find(f"Example Pharma {text} said") if isinstance(one, Malformed)
    ] == ["`NASADQ` is a letter off the label of an exchange"]
