"""The exchanges that drafts name: their labels, their suffixes, the shape of their symbols.

Labels are kept folded. Which label a house prefers is the issuer's profile's to say.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from disclosure_lint.draft.fold import fold
from disclosure_lint.regex import Regex


class Exchange(NamedTuple):
    """An exchange, what it is called beside a symbol, and what its symbols look like."""

    name: str  # "HKEX"
    labels: str  # folded, apart by "|"
    suffixes: str = ""  # as in 6855.HK, apart by spaces
    symbol: str = r"[A-Z0-9]{1,6}(?:[.-][A-Z0-9]{1,2})?"


_LETTERS = r"[A-Z]{1,5}(?:[.-][A-Z]{1,2})?"
_SIX_DIGITS = r"\d{6}"

TABLE = (
    Exchange(
        "HKEX",
        "hkex|sehk|hkse|hkg|hk|xhkg|hkex main board|hong kong stock exchange|hong kong exchange"
        "|stock exchange of hong kong|hong kong|hong kong exchanges and clearing"
        "|香港交易所|港交所|香港联交所|联交所|香港联合交易所|港股|香港|h股",
        "HK HKG HKEX SEHK",
        r"\d{1,5}",
    ),
    Exchange(
        "NASDAQ",
        "nasdaq|nasdaqgs|nasdaqgm|nasdaqcm|nasdaq-gs|nasdaq-gm|nasdaq-cm|xnas|nasdaq stock market"
        "|nasdaq gs|nasdaq gm|nasdaq cm|纳斯达克|纳斯达克交易所|纳斯达克股票市场|美股",
        "O OQ NASDAQ",
        _LETTERS,
    ),
    Exchange(
        "NYSE",
        "nyse|xnys|new york stock exchange|纽交所|纽约证券交易所|纽约证交所",
        "N NYSE",
        _LETTERS,
    ),
    Exchange(
        "NYSE AMERICAN",
        "nyse american|nyse mkt|nyse amex|nyseamerican|nyseamer|nyse arca|amex|american stock exchange",
        "A",
        _LETTERS,
    ),
    Exchange(
        "SSE",
        "sse|sha|sh|ss|shse|xshg|shanghai stock exchange|shanghai|sse star|star market|star board"
        "|上交所|上海证券交易所|上交所科创板|科创板|上海",
        "SH SS SHA",
        _SIX_DIGITS,
    ),
    Exchange(
        "SZSE",
        "szse|she|sz|xshe|shenzhen stock exchange|shenzhen|chinext|深交所|深圳证券交易所|深圳|创业板",
        "SZ",
        _SIX_DIGITS,
    ),
    Exchange("BJSE", "bjse|beijing stock exchange|北交所|北京证券交易所", "BJ", _SIX_DIGITS),
    Exchange("AIM", "aim|aim uk|lse aim|lon aim|london aim|伦敦aim"),
    Exchange(
        "LSE", "lse|lon|xlon|london stock exchange|london|伦敦证交所|伦敦证券交易所|伦交所", "L LN"
    ),
    Exchange("TSE", "tse|tyo|jpx|tokyo stock exchange|tokyo|东京证券交易所|东证", "T TYO"),
    Exchange("TSX", "tsx|xtse|toronto stock exchange|toronto", "TO"),
    Exchange("TSXV", "tsxv|tsx v|tsx venture|tsx venture exchange|cve", "V"),
    Exchange("CSE", "cse|cnsx|canadian securities exchange|neo|cboe canada|cboe ca", "CN NE"),
    Exchange("SIX", "six|swx|six swiss exchange|swiss exchange|bx", "SW S"),
    Exchange("XETRA", "xetra|etr|deutsche borse|deutsche börse", "DE"),
    Exchange(
        "FSE", "fse|fra|fwb|frankfurt|frankfurt stock exchange|prime standard|gettex|mun|ber", "F"
    ),
    Exchange(
        "EURONEXT",
        "euronext|euronext paris|euronext amsterdam|euronext brussels|euronext growth|alternext"
        "|epa|ams|ebr|enx|xpar|par|eli",
        "PA AS BR LS",
    ),
    Exchange("OSE", "ose|osl|oslo|oslo børs|oslo bors|oslo stock exchange|euronext oslo", "OL"),
    Exchange(
        "NASDAQ NORDIC",
        "sto|omx|nasdaq stockholm|nasdaq omx|nasdaq omx stockholm|nasdaq first north|first north"
        "|spotlight|ngm|stockholm|cph|nasdaq copenhagen|copenhagen|hel|nasdaq helsinki|helsinki"
        "|nasdaq iceland",
        "ST CO HE IC",
    ),
    Exchange("BME", "bme|madrid|mce", "MC"),
    Exchange("BIT", "bit|borsa italiana|milan|euronext milan", "MI"),
    Exchange("WSE", "wse|gpw|warsaw stock exchange", "WA"),
    Exchange("ASX", "asx|australian securities exchange", "AX"),
    Exchange("KRX", "krx|kosdaq|kospi|kse|konex|korea exchange", "KS KQ"),
    Exchange("TWSE", "twse|tpe|tpex|taiwan stock exchange|台交所|台湾证券交易所", "TW TWO"),
    Exchange("SGX", "sgx|ses|singapore exchange|新交所", "SI"),
    Exchange("NSE", "nse|national stock exchange", "NS"),
    Exchange("BSE", "bse|bom|bombay stock exchange", "BO"),
    Exchange("TASE", "tase|tlv|tel aviv stock exchange", "TA"),
    Exchange("JSE", "jse|johannesburg stock exchange", "JO"),
    Exchange("B3", "b3|bovespa", "SA"),
    Exchange("NZX", "nzx", "NZ"),
    Exchange(
        "OTC",
        "otc|otcqx|otcqb|otcid|otcbb|otcpk|otc pk|otc pink|otcpink|otcmkts|otc markets|pink"
        "|pink sheets|pinksheets|us otc|otc us|grey market|ccsf|expert market",
        "PK OB",
        r"[A-Z]{4,5}",
    ),
)

_LABELS = 256  # of drafts, whose exchange is remembered
# Words that may follow a label without changing the exchange: "Nasdaq Global Select Market".
_MARKET = frozenset(
    "the global select capital stock market markets exchange main board star limited ltd"
    " growth paris code ticker symbol trading prime standard first section tier ads adss adr"
    " company tickers common stock us 代码 代号 股票代码 股份代号 股票代号".split()
)
# What stands before a colon and a code without naming an exchange.
_CODE = Regex(
    r"(?:^|.* )(?:[ah][- ]?)?"
    r"(?:(?:stock|shares?|securities|security|trading) (?:short )?codes?(?: 股[份票]代[号码])?"
    r"|(?:[港ah] ?股|股[份票]?|证券|上市)代[号码])(?:将?为|是| is| will be)?|[ah][- ]shares?(?: stock)?(?: codes?)?"
)
# Registers that are not exchanges.
IDENTIFIERS = frozenset(
    "isin cusip wkn sedol lei figi cik ric bloomberg reuters valor valoren symbol ticker"
    " lei code isin code".split()
)

_BY_NAME = {exchange.name: exchange for exchange in TABLE}
_BY_LABEL = {label: e.name for e in TABLE for label in e.labels.split("|")}
_BY_SUFFIX = {suffix: e.name for e in TABLE for suffix in e.suffixes.split()}

# First words of labels that prose does not use for anything else.
HEADS = frozenset(
    label.split()[0].split("-")[0] for label in _BY_LABEL if label.isascii()
) - frozenset(
    "hong stock new american star main london tokyo toronto canadian neo swiss deutsche"
    " frankfurt prime first stockholm copenhagen helsinki madrid milan korea taiwan"
    " singapore national bombay tel johannesburg pink grey expert us she par bit ams"
    " cse ses bx shanghai shenzhen beijing h australian borsa warsaw oslo spotlight".split()
)


@lru_cache(maxsize=_LABELS)  # bounded: drafts bring labels without end
def exchange(label: str) -> str:
    """Return the exchange that a label names, or "" where none is known."""
    words = " ".join(fold(label).replace(".", "").split()).removeprefix("the ")
    if words in _BY_LABEL:
        return _BY_LABEL[words]
    parts = words.split()
    for size in range(len(parts) - 1, 0, -1):
        if not _MARKET.issuperset(parts[size:]):
            return ""
        known = _BY_LABEL.get(" ".join(parts[:size]))
        if known:
            return known
    return ""


def by_suffix(suffix: str) -> str:
    """Return the exchange that a suffix such as HK in 6855.HK names, or ""."""
    return _BY_SUFFIX.get(suffix.upper(), "")


@lru_cache(maxsize=_LABELS)
def is_code_label(label: str) -> bool:
    """Whether a label is "Stock Code" or its like, which leaves the exchange to the code."""
    plain = " ".join(fold(label).split())
    if _CODE.fullmatch(plain):
        return True
    return "代" in plain and _CODE.fullmatch(plain.replace(" ", "")) is not None


def of_code(digits: str) -> str:
    """Return the exchange whose codes have this many digits, and this first one."""
    if len(digits) == 6:  # noqa: PLR2004 # mainland codes
        return {"6": "SSE", "9": "SSE", "0": "SZSE", "2": "SZSE", "3": "SZSE"}.get(
            digits[0], "BJSE"
        )
    return "HKEX"


@cache
def _shape(name: str) -> Regex:
    return Regex(_BY_NAME[name].symbol)


def takes(name: str, symbol: str) -> bool:
    """Whether a symbol has the shape that an exchange gives its symbols."""
    return _shape(name).fullmatch(symbol) is not None
