"""Counts with their percentages, percentages and amounts of money, as releases print them.

Knows the notation and how exactly a figure is printed; not what is counted.
"""

from __future__ import annotations

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.sought import places, stretches
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation import machine
from disclosure_lint.notation.forms import any_of
from disclosure_lint.notation.machine import Node, Token
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex, escape
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Notation, in step with the grammar: a number, a count of a whole, what may stand between it
# and its percentage (no figure, no sentence's end).
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,9})?"
_PERCENT = Regex(rf"(?<![\d.,]){_NUMBER}\s?(?:%|percent\b|per cent\b)")
_SIGNS, _LONGEST_PERCENT = ("%", "percent", "per cent"), 40  # of those, and code points before
_NOUN = r"[a-z' \n-]{0,60}"
_COUNT = rf"{_NUMBER}\s?(?:/|(?:out )?of(?: the| all)?\b)\s?{_NUMBER}"
_COUNT_FIRST = Regex(
    rf"(?<![\d./,-]){_COUNT}{_NOUN}[(\[]$|{_NUMBER}\s?[例名个位](?:(?=[^\x00-\xff])\w){{0,12}}中,?[有共]?"
    rf"\s?{_NUMBER}\s?(?:[例名个位](?:(?=[^\x00-\xff])\w){{0,6}})?[(\[]$"
)
_COUNT_AFTER = Regex(rf"\s?[(\[]\s?(?:n ?= ?)?{_COUNT}{_NOUN}[)\],;]")
_LAST_NUMBER = Regex(r"\d[\d., ]*\Z")
_LOOK_BACK = 130  # code points before a percentage in which its count may begin
_LONGEST_NUMBER = 20
_NUMBERED = ("numbered", "approximations")  # lists of words before what is no count of a whole
_APPROXIMATE = "<>~≥≤±+"  # notation: the same as signs
_BARE_YUAN = "元"  # after another currency's name, too


class Percent(NamedTuple):
    """A percentage; `place` is one unit of its last printed place."""

    start: int
    end: int
    value: float
    place: float
    exact: str  # digits as printed

    @property
    def decimals(self) -> int:
        """How many digits are printed behind its point."""
        return len(f"{self.place:g}".partition(".")[2])


class Amount(NamedTuple):
    """A sum of money, or a number with a scale word; `place` is as for a percentage."""

    start: int
    end: int
    currency: str  # "USD", "RMB", …; "$" and "¥" where the sign does not tell; "" for none
    value: float
    place: float
    exact: str  # digits as printed, with their power of ten: "217.4e6"


class Share(NamedTuple):
    """A count of a whole with the percentage that it is said to be."""

    start: int
    end: int
    part: int
    whole: int
    percent: Percent


class Money(NamedTuple):
    """What the packs know of amounts."""

    currencies: dict[str, str]  # printed form → code
    scales: dict[str, int]  # word → power of ten
    island: Regex
    currency: Regex  # its sign or name, without a figure


def value(figure: Percent | Amount | Share) -> tuple[object, ...]:
    """Return what a figure says: `("RMB", 217.4E+6)`, `("%", 62.5)` or `(25, 40)`.

    Numbers are exact, and their exponents tell how exactly they are printed.
    """
    from decimal import Decimal

    if isinstance(figure, Share):
        return (figure.part, figure.whole)
    unit = figure.currency if isinstance(figure, Amount) else "%"
    return (unit, Decimal(figure.exact))


def number(printed: str) -> tuple[float, float]:
    """Return a printed number and one unit of its last place."""
    digits = plain(printed)
    return float(digits), 10.0 ** -len(digits.partition(".")[2])


def plain(printed: str) -> str:
    """Return a printed number as computers write it."""
    digits = printed.replace(",", "").replace("·", ".")
    return f"0{digits}" if digits.startswith(".") else digits


def percents(draft: Draft, start: int = 0, end: int | None = None) -> tuple[Percent, ...]:
    """Return the percentages in a span of the text as read."""
    around = [(start, end)]
    if end is None:  # a whole draft is not read for the sake of a few signs
        signs = [at for at in places(draft.folded, _SIGNS) if at >= start]
        around = list(stretches(draft.folded, signs, _LONGEST_PERCENT, len("per cent")))
    return tuple(_percent(node) for where in around for node in _trees(draft, _PERCENT, *where))


def amounts(
    draft: Draft, known: Known, start: int = 0, end: int | None = None
) -> tuple[Amount, ...]:
    """Return the amounts in a span of the text as read."""
    printed = money(known)
    return tuple(_amount(node, printed) for node in _trees(draft, printed.island, start, end))


def _trees(draft: Draft, island: Regex, start: int, end: int | None) -> Iterator[Node]:
    folded = draft.folded
    for found in island.finditer(folded, start, len(folded) if end is None else end):
        tree = machine.parse("figures", folded, *found.span())
        if isinstance(tree, Node):
            yield tree.children[0]  # type: ignore[misc] # `start` has one node


def money(known: Known) -> Money:
    """Return how amounts of money are printed, by the tables of currencies and scales."""
    return known.made("money", lambda: _made(known))


def _made(known: Known) -> Money:
    tables = known.tables
    currencies = {
        fold(form): row["code"] for row in tables["currencies"] for form in row["printed"]
    }
    scales = {fold(form): row["power"] for row in tables["scales"] for form in row["printed"]}
    currency, scale = f"(?:{any_of(currencies)})", f"(?:{any_of(scales)})"
    suffix = rf"\s?{currency}(?!\s?\d)"  # else it belongs to the next amount
    first = escape("".join(sorted({form[0] for form in currencies})))
    island = (  # of what begins otherwise no alternative is tried
        rf"(?=[{first}\d])(?:{currency}\s?{_NUMBER}(?:[\s-]?{scale})?(?:{suffix})?"
        rf"|(?<![\d.,]){_NUMBER}(?:\s?{scale}(?:{suffix}){{0,2}}|{suffix}))"
    )
    return Money(currencies, scales, Regex(island), Regex(currency))


def shares(draft: Draft, known: Known) -> tuple[Share, ...]:
    """Return the counts of a whole that have their percentage beside them."""
    folded = draft.folded
    not_counts = known.made("not counts", lambda: _not_counts(known))
    found: list[Share] = []
    for at in _signs(draft):
        share = _share(folded, at, not_counts) if folded[at] == "%" else None
        share = share or _in_words(folded, at, not_counts, known)
        if share is not None and not (found and share.start < found[-1].end):
            found.append(share)
    return tuple(found)


def _signs(draft: Draft) -> list[int]:
    """Return where the signs of percentages end: `%`, `percent`, `per cent`."""
    words, folded = draft.words, draft.folded
    signs = [words.end(n) - 1 for name in ("percent", "cent") for n in words.index.get(name, ())]
    at = folded.find("%")
    while at >= 0:
        signs.append(at)
        at = folded.find("%", at + 1)
    return sorted(signs)


def _in_words(folded: str, sign: int, not_counts: Regex, known: Known) -> Share | None:
    """Return the share that is told in another phrase around the sign at an offset."""
    from disclosure_lint.mentions.figures.counts import told

    found = told(folded, sign, known)
    if found is None or not_counts.search(folded, max(0, found.start - 20), found.start):
        return None
    printed = folded[slice(*found.digits)]
    percent = Percent(*found.percent, *number(printed), plain(printed))
    return Share(found.start, found.end, found.part, found.whole, percent)


def _not_counts(known: Known) -> Regex:
    """Return what comes before two numbers with a slash that are no count: `Grade 3/4`."""
    words = any_of(form for name in _NUMBERED for form in known.listed(name))
    return Regex(rf"(?:(?<![a-z])(?:{words})|[{_APPROXIMATE}])\s?[(\[]?$")


def _share(folded: str, sign: int, not_counts: Regex) -> Share | None:
    """Return the share whose percentage ends with the sign at an offset."""
    first = _number_before(folded, sign)
    before = None
    if folded[first - 1 : first] in {"(", "["}:
        before = _COUNT_FIRST.search(folded, max(0, first - _LOOK_BACK), first)
    if before is not None:
        start, end = before.start(), min(sign + 2, len(folded))
    else:
        after = _COUNT_AFTER.match(folded, sign + 1)
        if after is None:
            return None
        start, end = first, after.end()
    if not_counts.search(folded, max(0, start - 20), start):
        return None
    tree = machine.parse("figures", folded, start, end)
    return _read_share(tree.children[0]) if isinstance(tree, Node) else None  # type: ignore[arg-type]


def _number_before(folded: str, sign: int) -> int:
    """Return where the number before a sign begins, or the sign where there is none."""
    found = _LAST_NUMBER.search(folded, max(0, sign - _LONGEST_NUMBER), sign)
    return sign if found is None else found.start()


def _read_share(node: Node) -> Share | None:
    if node.name != "share":
        return None
    nodes = {child.name: child for child in node.children if isinstance(child, Node)}
    part, whole = (nodes[name].children[0].text for name in ("part", "whole"))  # type: ignore[union-attr]
    if "." in part or "." in whole:
        return None
    start, end = nodes["part"].start, nodes["percent"].end
    return Share(
        min(start, nodes["whole"].start, nodes["percent"].start),
        max(end, nodes["whole"].end, nodes["part"].end),
        int(part.replace(",", "")),
        int(whole.replace(",", "")),
        _percent(nodes["percent"]),
    )


def _percent(node: Node) -> Percent:
    printed = next(node.tokens()).text
    return Percent(node.start, node.end, *number(printed), plain(printed))


def _amount(node: Node, money: Money) -> Amount:
    tokens = [child for child in node.children if isinstance(child, Token)]
    kinds = {token.type: token.text for token in tokens}
    printed = kinds["NUMBER"]
    power = money.scales[kinds["SCALE"]] if "SCALE" in kinds else 0
    value_, place = (part * 10.0**power for part in number(printed))
    signs = [token.text for token in tokens if token.type == "CURRENCY"]
    named = [sign for sign in signs if sign != _BARE_YUAN] or signs
    currency = money.currencies[named[0]] if named else ""
    return Amount(node.start, node.end, currency, value_, place, f"{plain(printed)}e{power}")


def together(
    amounts: tuple[Amount, ...], percents: tuple[Percent, ...], shares: tuple[Share, ...]
) -> tuple[Amount | Percent | Share, ...]:
    """Return figures of every sort in one order; of those that overlap, the first and longest."""
    figures: list[Amount | Percent | Share] = [*amounts, *percents, *shares]
    return tuple(apart(figures))
