"""Mentions that hang on whose the draft is: the issuer's name, its products, its stock code."""

from __future__ import annotations

from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.patterns.match import Hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.case.asked import Asked

_HEADER = 200  # words in which a header ends that lost its line ends, disclaimer included
_HAN_HEADER = 400  # the same in Chinese, where a word is a character
_BESIDE = 60  # code points beside a stock code in a line of its own


def element(reading: Asked, name: str) -> Hits:
    """Return where a sort of mention stands that hangs on the issuer, as ranges of words."""
    return sorted(set(OWN[name](reading, reading.issuer)))


def _issuer(reading: Asked, issuer: Issuer | None) -> Hits:
    if issuer is not None:
        return [(n.first_word, n.last_word) for n in reading.companies if n.key == issuer.id]
    from disclosure_lint.case.speaker import listed

    index = reading.draft.words.index
    return [(at, at + 1) for word in listed(reading).words for at in index.get(word, ())]


def _named_product(reading: Asked, _: Issuer | None) -> Hits:
    from disclosure_lint.case.products import products

    return products(reading)


def _product(reading: Asked, issuer: Issuer | None) -> Hits:
    own = set(issuer.products) if issuer and not issuer.basis else None
    between = reading.draft.words.between
    return [between(d.start, d.end) for d in reading.drugs if own is None or d.product in own]


def _stock_code(reading: Asked, issuer: Issuer | None) -> Hits:
    listed = issuer.listings if issuer and not issuer.basis else ()
    own = {one.symbol for one in listed if one.exchange == "HKEX"}
    text = reading.draft.text
    return [
        # A label with a line to itself is another unit, and a hit lies in one.
        reading.draft.words.between(
            code.symbol_start if "\n" in text[code.start : code.symbol_start] else code.start,
            code.end,
        )
        for code in reading.read_listings
        if code.exchange == "HKEX"
        and (code.symbol in own if own else _is_headed(reading, code.start, code.end))
    ]


def _is_headed(reading: Asked, start: int, end: int) -> bool:
    """Whether a code has a line to itself or stands in the header, not in a sentence.

    Of an issuer that nobody knows, any other code may be that of a company it speaks of.
    """
    text, words = reading.draft.text, reading.draft.words
    head = _HAN_HEADER if reading.language.startswith("zh") else _HEADER
    if words.at(start) < head:
        return True
    first, last = reading.line(start, end)
    return len((text[first:start] + text[end:last]).strip()) <= _BESIDE


OWN: dict[str, Callable[[Asked, Issuer | None], Hits]] = {
    "issuer": _issuer,
    "named-product": _named_product,
    "product": _product,
    "stock-code": _stock_code,
}
