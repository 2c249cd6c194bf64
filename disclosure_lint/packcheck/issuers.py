"""What is wrong with an issuer file that loads: names that mislead, facts that do not agree."""

from __future__ import annotations

import re
from datetime import date

from disclosure_lint.draft.fold import fold
from disclosure_lint.errors import Mistake
from disclosure_lint.issuers.model import IssuerFile, Place, Product
from disclosure_lint.lean import cache
from disclosure_lint.mentions.drugs.naming import Naming
from disclosure_lint.packcheck.ordinary import ORDINARY
from disclosure_lint.packs.tables import rows
from disclosure_lint.packs.yamltext import YamlText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTATION = re.compile(r"([A-Za-z]+)[- ]?(?:\d{1,4}[A-Za-z]?|\d{8})")  # PD-1, CD20, NCT01234567
_Said = tuple[str, Place, str, str]  # which mistake, where, what is wrong, what to do


def mistakes(text: YamlText, issuer: IssuerFile, today: date | None = None) -> Iterator[Mistake]:
    """Yield everything in one issuer file that loading it does not ask after.

    With `today` what is said of a day to come is a mistake.
    """
    said = [
        *_common(issuer),
        *_doubled(issuer),
        *_codes(issuer),
        *_listed(issuer),
        *_astray(issuer),
        *(_to_come(issuer, today.isoformat()) if today else ()),
    ]
    for rule, place, message, help_ in said:
        yield text.mistake(rule, message, place, help_=help_)


def _common(issuer: IssuerFile) -> Iterator[_Said]:
    """Yield names that are words of every draft."""
    names = list(issuer.named_places())[1:]  # the full name is no word of prose
    for at, product in enumerate(issuer.products):
        names += (
            (name, ("products", at, *place))
            for name, form, place in product.names()
            if form != "code"
        )
    for name, place in names:
        if fold(name) in ORDINARY or fold(name) in _naming().not_codes:
            said = f"{name} stands in drafts for something else"
            help_ = "leave it out, and say so in a note; every draft with the word would have it"
            yield "pack/issuer-common-word", place, said, help_


def _doubled(issuer: IssuerFile) -> Iterator[_Said]:
    """Yield names that are given twice: as two forms, or as present and former."""
    former = {fold(one.name) for one in issuer.former_names}
    for name, place in issuer.named_places():
        if place[0] != "former-names" and fold(name) in former:
            said = f"{name} is a former name as well"
            help_ = "a former name stands under `former-names` only, with its last day"
            yield "pack/issuer-name-twice", place, said, help_
    for at, product in enumerate(issuer.products):
        seen: set[str] = set()
        for name, form, place in product.names():
            if form != "code" and fold(name) in seen:
                said = f"{name} is given twice"
                yield "pack/issuer-name-twice", ("products", at, *place), said, "keep one of them"
            seen.add(fold(name))


@cache
def _naming() -> Naming:
    return Naming(rows("drug-names"))


def _codes(issuer: IssuerFile) -> Iterator[_Said]:
    """Yield codes that a draft would use of something else."""
    for at, product in enumerate(issuer.products):
        for number, code in enumerate(product.codes):
            begins = _NOTATION.fullmatch(code)
            if begins and begins[1].lower() in _naming().not_codes:
                said = f"{code} looks like a target, a disease or a form"
                help_ = "what begins so is never taken for a code; leave it out"
                yield "pack/issuer-code", ("products", at, "codes", number), said, help_
            elif not re.search(r"\d", code) and code == code.upper():
                said = f"{code} has no digit"
                help_ = "give it under `short`, where short names stand"
                yield "pack/issuer-code", ("products", at, "codes", number), said, help_


def _listed(issuer: IssuerFile) -> Iterator[_Said]:
    """Yield listings that do not go with what else the file says."""
    for at, one in enumerate(issuer.listings):
        if not one.normal:
            help_ = "a Hong Kong code is a number, as in 6855 or 06855"
            said = f"{one.symbol} is no code"
            yield "pack/issuer-listing", ("listings", at, "symbol"), said, help_
        if (
            one.exchange in issuer.exchanges.american
            and one.until is None
            and issuer.sec_reporting is None
        ):
            said = f"is listed on {one.exchange} and does not report to the SEC"
            help_ = "add `sec-reporting:`, or the last day of the listing under `until`"
            yield "pack/issuer-listing", ("listings", at, "exchange"), said, help_
    under_18a = any(one.chapter == "18A" for one in issuer.listings)
    if issuer.marker and issuer.marker.letter == "B" and not under_18a:
        said = "has the marker B and no listing under Chapter 18A"
        help_ = "add `chapter: 18A` to its listing on HKEX"
        yield "pack/issuer-listing", ("marker", "letter"), said, help_


def _astray(issuer: IssuerFile) -> Iterator[_Said]:
    """Yield references to a listing or an issuer that is not there."""
    symbols: dict[str, set[str]] = {}
    for one in issuer.listings:
        symbols.setdefault(one.exchange, set()).add(one.normal)
    for field, given in (("labels", issuer.house.labels), ("symbols", issuer.house.symbols)):
        for exchange in given.keys() - symbols.keys():
            said = f"has no listing on {exchange}"
            help_ = "add the listing, or remove the line"
            yield "pack/issuer-dangling", ("house", field, exchange), said, help_
    for exchange, symbol in issuer.house.symbols.items():
        normal = issuer.exchanges.normal(exchange, symbol)
        if exchange in symbols and normal not in symbols[exchange]:
            said = f"{symbol} is not its symbol on {exchange}"
            help_ = f"its listings say {' or '.join(sorted(symbols[exchange]))}"
            yield "pack/issuer-dangling", ("house", "symbols", exchange), said, help_
    for at, product in enumerate(issuer.products):
        for number, partner in enumerate(product.partners):
            if partner == issuer.id or partner in product.partners[:number]:
                place = ("products", at, "partners", number)
                said = f"{partner} is an owner already"
                yield "pack/issuer-dangling", place, said, "remove it"


def _to_come(issuer: IssuerFile, today: str) -> Iterator[_Said]:
    """Yield what is said to have been seen, or to have happened, on a day to come."""
    told: list[tuple[str | None, Place]] = [
        (one.until, ("former-names", at, "until")) for at, one in enumerate(issuer.former_names)
    ]
    if issuer.marker:
        told.append((issuer.marker.as_of, ("marker", "as-of")))
    for at, product in enumerate(issuer.products):
        told += _stages(product, ("products", at))
    for day, place in told:
        if day and day > today[: len(day)]:
            said = f"{day} is still to come"
            help_ = "write what held when it was read"
            yield "pack/issuer-date", place, said, help_


def _stages(product: Product, place: Place) -> Iterator[tuple[str | None, Place]]:
    for at, stage in enumerate(product.stages):
        yield stage.since, (*place, "stages", at, "since")
