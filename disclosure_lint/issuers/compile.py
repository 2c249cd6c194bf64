"""From checked issuer files to the plain data that the registry stands on."""

from __future__ import annotations

from disclosure_lint import flat
from disclosure_lint.issuers.model import IssuerFile, Listing, Product
from disclosure_lint.issuers.registry import code_key
from disclosure_lint.issuers.spelling import folded as spelt
from disclosure_lint.mentions.listings.exchanges import Exchanges
from disclosure_lint.mentions.names import Lexicon
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

_LETTERS_AND_DIGITS = Regex(r"([A-Za-z]{2,})(\d.*)")
# Two Han characters may stand side by side by chance (the brand 拓益 in 开拓益处), and no
# space parts words there: such names are known but not searched for.
_HAN_PAIR = Regex("[\u3400-\u9fff]{2}")
_FIELDS = {"since": "sec_since", "until": "sec_until", "annual-form": "annual_form"}


def compile_issuers(files: Iterable[IssuerFile], exchanges: Exchanges) -> dict[str, Any]:
    """Return what `Registry` stands on, each issuer and product folded until it is asked for.

    Of files with one id the last one wins, so that a house's own files come last.
    """
    kept = {file.id: file for file in files}.values()
    products = [(file, product) for file in kept for product in file.products]
    drugs = Lexicon.of(_drug_names(product for _, product in products))
    return {
        "issuers": {file.id: flat.dumps(_issuer(file)) for file in kept},
        "products": {product.id: flat.dumps(_product(file, product)) for file, product in products},
        "companies": Lexicon.of(_company_names(kept)).folded(),
        "drugs": drugs.folded(),
        "spelt": spelt(drugs),
        "symbols": _symbols(kept),
        "drops zeros": exchanges.dropping_zeros(),
        "keys": {code_key(code): product.id for _, product in products for code in product.codes},
    }


def _issuer(file: IssuerFile) -> tuple[Any, ...]:
    sec = file.sec_reporting
    marker = file.marker
    return (
        file.name,
        tuple(file.company_names()),
        tuple((one.name, one.until) for one in file.former_names),
        tuple(map(_listing, file.listings)),
        any(listing.chapter == "18A" for listing in file.listings),
        sec is not None and sec.until is None,
        sec.annual_form if sec else None,
        tuple(product.id for product in file.products),
        file.house.model_dump(exclude_none=True),
        file.incorporation.place if file.incorporation else None,
        tuple(one.name for one in file.subsidiaries),
        (marker.letter.replace("none", ""), marker.as_of) if marker else None,
        sec.since if sec else None,
        sec.until if sec else None,
        tuple(_unsure(file)),
    )


def _unsure(file: IssuerFile) -> Iterator[str]:
    chapters = [listing for listing in file.listings if listing.chapter]
    if not all(listing.is_sure("chapter") for listing in chapters):
        yield "chapter_18a"
    if file.incorporation and not file.incorporation.is_sure():
        yield "incorporation"
    if file.marker and not file.marker.is_sure():
        yield "marker"
    if file.sec_reporting:
        if not file.sec_reporting.is_sure():
            yield "sec_reporting"
        yield from (name for part, name in _FIELDS.items() if not file.sec_reporting.is_sure(part))


def _listing(listing: Listing) -> tuple[Any, ...]:
    return (
        listing.exchange,
        listing.normal,
        listing.since,
        listing.until,
        listing.chapter,
        listing.is_sure(),
        tuple(part for part in ("since", "until", "chapter") if not listing.is_sure(part)),
    )


def _product(file: IssuerFile, product: Product) -> tuple[Any, ...]:
    brands = [
        (brand.name, tuple(brand.regions), brand.mark or "", product.is_sure(brand.name))
        for brand in product.brands
    ]
    doubtful = [stage.region for stage in product.stages if not stage.is_sure()]
    return (
        product.generic,
        tuple(product.codes),
        tuple(brands),
        tuple(product.chinese),
        tuple(product.former),
        tuple(product.short),
        product.target or "",
        (file.id, *product.partners),
        {stage.region: stage.stage for stage in product.stages},
        {stage.region: stage.since for stage in product.stages if stage.since},
        product.is_sure(),
        (*product.recalled, *doubtful),
    )


def _company_names(files: Iterable[IssuerFile]) -> Iterator[tuple[str, str]]:
    for file in files:
        yield from ((name, file.id) for name in file.company_names())
        yield from ((one.name, file.id) for one in file.subsidiaries)


def _drug_names(products: Iterable[Product]) -> Iterator[tuple[str, tuple[str, str]]]:
    for product in products:
        for name, form, _ in product.names():
            if _HAN_PAIR.fullmatch(name):
                continue
            for spelling in _spellings(name) if form == "code" else (name,):
                yield spelling, (product.id, form)


def _spellings(code: str) -> Iterator[str]:
    """Yield a code as written, run together, and parted between letters and digits."""
    joined = code_key(code)
    yield code
    yield joined
    if parts := _LETTERS_AND_DIGITS.fullmatch(joined):
        yield f"{parts[1]} {parts[2]}"


def _symbols(files: Iterable[IssuerFile]) -> dict[tuple[str, str], tuple[tuple[str, int], ...]]:
    found: dict[tuple[str, str], tuple[tuple[str, int], ...]] = {}
    for file in files:
        for at, listing in enumerate(file.listings):
            key = (listing.exchange, listing.normal)
            found[key] = (*found.get(key, ()), (file.id, at))
    return found
