"""The exchanges that drafts name, asked by label, by suffix, by code.

What is known of each stands in `rules/exchanges.yaml`, and the words around their labels in
the files of the languages. Which label a house prefers is the issuer's profile's to say.
"""

from __future__ import annotations

from disclosure_lint.draft.fold import fold
from disclosure_lint.lean import lru_cache
from disclosure_lint.mentions.known import Known
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

TERMS = ("label-words-of-prose", "market-words")

_LABELS = 256  # of drafts, whose exchange is remembered: they bring labels without end
# What stands before a colon and a code without naming an exchange.
# Notation: it says how "Stock Code" and its like are put together, in both languages.
_CODE = Regex(
    r"(?:^|.* )(?:[ah][- ]?)?"
    r"(?:(?:stock|shares?|securities|security|trading) (?:short )?codes?(?: 股[份票]代[号码])?"
    r"|(?:[港ah] ?股|股[份票]?|证券|上市)代[号码])(?:将?为|是| is| will be)?|[ah][- ]shares?(?: stock)?(?: codes?)?"
)


class Exchange(NamedTuple):
    """One exchange; the head of `rules/exchanges.yaml` says what each field means."""

    name: str  # "HKEX"
    country: str  # "US"; "" where it is in several
    weight: str  # "main", "secondary" or ""
    reports_to_sec: bool
    market_of: str | None
    has_markets: bool
    labels: Mapping[str, tuple[str, ...]]  # by language, folded
    feeds: tuple[str, ...]
    suffixes: tuple[str, ...]
    sought: tuple[str, ...]
    after_letters: tuple[str, ...]
    symbol: str  # a regular expression
    alphabet: str  # "letters", "digits" or ""
    expected: str | None  # "one to five digits"
    code: str | None  # "a Hong Kong stock code"
    drops_zeros: bool
    code_digits: int
    code_begins: tuple[str, ...]


class Exchanges:
    """The table of exchanges; nothing changes once it is made.

    `following` are words that may follow a label without changing the exchange, as in
    "Nasdaq Global Select Market", and `prose` words that begin labels and prose alike.
    """

    def __init__(
        self,
        rows: Iterable[Mapping[str, Any]],
        following: frozenset[str] = frozenset(),
        prose: frozenset[str] = frozenset(),
    ) -> None:
        made = (Exchange(**{k.replace("-", "_"): v for k, v in row.items()}) for row in rows)
        self._rows = {row.name: row for row in made}
        self._order = {name: at for at, name in enumerate(self._rows)}
        self._following = following
        han = (word for word in following if not word.isascii())
        self._han_endings = sorted(han, key=len, reverse=True)
        self._by_label = {
            label: row.name
            for row in self._rows.values()
            for labels in row.labels.values()
            for label in labels
        }
        self._by_suffix = {suffix: r.name for r in self._rows.values() for suffix in r.suffixes}
        self._shapes: dict[str, Regex] = {}
        self._named = lru_cache(maxsize=_LABELS)(self._of_label)
        # First words of labels that prose does not use for anything else.
        heads = (label.split()[0].split("-")[0] for label in self._by_label if label.isascii())
        self.heads = frozenset(heads) - prose
        self.sought = tuple(x.lower() for row in self._rows.values() for x in row.sought)
        self.after_letters = frozenset(x for r in self._rows.values() for x in r.after_letters)
        # Exchanges whose companies report to the SEC.
        self.american = frozenset(r.name for r in self._rows.values() if r.reports_to_sec)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all, in the order of the table."""
        return tuple(self._rows)

    def __getitem__(self, name: str) -> Exchange:
        return self._rows[name]

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def by_label(self, label: str) -> str:
        """Return the exchange that a label names, or "" where none is known."""
        return self._named(label)

    def _of_label(self, label: str) -> str:
        words = " ".join(fold(label).replace(".", "").split()).removeprefix("the ")
        if words in self._by_label:
            return self._by_label[words]
        for ending in self._han_endings:
            if words.endswith(ending) and (
                known := self._by_label.get(words[: -len(ending)].strip())
            ):
                return known
        parts = words.split()
        for size in range(len(parts) - 1, 0, -1):
            if not self._following.issuperset(parts[size:]):
                return ""
            known = self._by_label.get(" ".join(parts[:size]))
            if known:
                return known
        return ""

    def by_suffix(self, suffix: str) -> str:
        """Return the exchange that a suffix such as HK in 6855.HK names, or ""."""
        return self._by_suffix.get(suffix.upper(), "")

    def by_code(self, digits: str) -> str:
        """Return the exchange whose bare codes have this many digits, and this first one."""
        rest = ""
        for row in self._rows.values():
            size, most = len(digits), row.code_digits
            if size == most or (size < most and row.drops_zeros):
                if digits[0] in row.code_begins:
                    return row.name
                rest = rest if row.code_begins else row.name
        return rest

    def takes(self, name: str, symbol: str) -> bool:
        """Whether a symbol has the shape that an exchange gives its symbols."""
        if name not in self._shapes:
            self._shapes[name] = Regex(self._rows[name].symbol)
        return self._shapes[name].fullmatch(symbol) is not None

    def normal(self, name: str, symbol: str) -> str:
        """Return a symbol as it compares: in capitals, a Hong Kong code without zeros."""
        symbol = symbol.strip().upper()
        return symbol.lstrip("0") if self._rows[name].drops_zeros else symbol

    def dropping_zeros(self) -> tuple[str, ...]:
        """Return the exchanges whose codes mean the same with zeros before them."""
        return tuple(row.name for row in self._rows.values() if row.drops_zeros)

    def short_labels(self, name: str) -> frozenset[str]:
        """Return the labels of an exchange that are one word of Latin letters, folded."""
        labels = (x for listed in self._rows[name].labels.values() for x in listed)
        return frozenset(label for label in labels if label.isascii() and label.isalpha())

    def rank(self, name: str) -> int:
        """Return where releases print the listings of an exchange, among others."""
        return self._order[name]


@lru_cache(maxsize=8)
def exchanges(known: Known) -> Exchanges:
    """Return the exchanges that the packs know."""
    return Exchanges(
        known.tables["exchanges"],
        frozenset(known.listed("market-words")),
        known.words("label-words-of-prose"),
    )


@lru_cache(maxsize=_LABELS)
def is_code_label(label: str) -> bool:
    """Whether a label is "Stock Code" or its like, which leaves the exchange to the code."""
    plain = " ".join(fold(label).split())
    if _CODE.fullmatch(plain):
        return True
    return "代" in plain and _CODE.fullmatch(plain.replace(" ", "")) is not None
