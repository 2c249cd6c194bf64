"""The companies that a draft names beside their listings, where no profile has them and a list does.

"Soligenix, Inc. (Nasdaq: SNGX)" makes a company of the rest of the draft where the list has
that symbol for that name. Symbols pass from one company to another: where the names do not
agree, nothing is taken from the list.
"""

from __future__ import annotations

from disclosure_lint.case.overlay import Overlay
from disclosure_lint.case.speaker import name_before
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.record import NamedTuple
from disclosure_lint.reference.lookup import is_before, is_old
from disclosure_lint.reference.names import begins_as, company_key, has_form
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.case.asked import Asked
    from disclosure_lint.issuers.registry import Issuer
    from disclosure_lint.mentions.known import Known
    from disclosure_lint.mentions.listings.find import Listing
    from disclosure_lint.reference.lookup import Entry

_MOST = 60  # listings that are looked up; a longer table names no issuer
_SHORTEST = 4  # letters of a word by which alone a company is known
_HEAD = 600  # code points in which a letterhead ends, above a listing that has a line of its own
_LINES = 2  # of a letterhead, in which the name stands in two languages
_LONGEST_NAME = 80
_ENDS = frozenset(".。!?！？:：,，")  # behind what is no name
_REACH = 160  # code points behind a dateline in which who announces is named
# notation: a name behind a dateline, with its legal form, before a comma, a bracket or a verb.
_ANNOUNCES = Regex(
    r"[\s\-–—:|/*_]*((?:[A-Z0-9][\w&'’.®™-]*,?\s+){1,7}?"
    r"(?:Inc\.?|Incorporated|Corp\.?|Corporation|Ltd\.?|Limited|plc|PLC|N\.V\.|S\.A\.))"
    r"(?=[\s,(])"
)
_DASH = Regex(r"(?:^|\s)[-–—]+\s")
_WORD = Regex(r"[^\W_](?:[\w&'’.-]*[^\W_])?[®™]?")


class Found(NamedTuple):
    """A company that the draft names, as a list has it."""

    names: tuple[str, ...]  # as the draft prints them
    issuer: Issuer


def more_names(reading: Asked, overlay: Overlay) -> list[tuple[str, str]]:
    """Return the names of such companies with their ids; the overlay then knows them."""
    found: list[tuple[str, str]] = []
    for one in _found(reading, overlay):
        overlay.issuers.more[one.issuer.id] = one.issuer
        for listing in one.issuer.listings:
            overlay.symbols[listing.exchange, listing.symbol] = (one.issuer.id, listing)
        found += [(name, one.issuer.id) for name in one.names]
    return found


def _found(reading: Asked, overlay: Overlay) -> Iterator[Found]:
    done: set[str] = set()
    if not reading.read_listings:
        yield from _announcing(reading, overlay)
    for listing in reading.read_listings[:_MOST]:
        if overlay.by_symbol(listing.exchange, listing.symbol):
            continue
        found: Entry | None = None
        names: list[str] = []
        for printed in _printed(reading, listing):
            key = company_key(printed)
            entry = None if key in done or not key else _entry(reading, listing, printed, key)
            if entry is None or entry.issuer is None or _is_profiled(overlay, entry.issuer):
                continue
            done.add(key)
            found = found or entry
            names += _names(reading, _cut(printed, entry))
        if found is not None:
            yield Found(tuple(names), _dated(reading, found, names[0]))


def _printed(reading: Asked, listing: Listing) -> list[str]:
    """Return what stands as a name before a listing: on its line, or on the lines above it."""
    start, folded = name_before(reading, listing)
    text = reading.draft.text
    if folded:
        # A dateline may stand before the name: "May 20, 2026 - Soligenix, Inc."
        return [_DASH.split(text[start : start + len(folded)])[-1]]
    head = text[max(0, listing.block[0] - _HEAD) : listing.block[0]]
    *above, before = head.split("\n")
    if before.strip(" \t(（*_#|") or len(head) == _HEAD:
        return []
    lines = [line.strip(" \t*_#|") for line in above if line.strip()]
    return [
        line for line in lines[-_LINES:] if len(line) <= _LONGEST_NAME and line[-1:] not in _ENDS
    ]


def _announcing(reading: Asked, overlay: Overlay) -> Iterator[Found]:
    """Yield the company behind the dateline of a draft without listings, by its full name."""
    line = reading.dateline
    if line is None:
        return
    text = reading.draft.text[line.end : line.end + _REACH]
    name = _ANNOUNCES.match(text)
    if name is None or not has_form(name[1]):
        return
    named = reading.pack.reference.companies(name[1])
    if len(named) != 1 or named[0].issuer is None or _is_profiled(overlay, named[0].issuer):
        return
    if not is_before(named[0].listed, reading.day):
        yield Found(tuple(_names(reading, name[1])), _dated(reading, named[0], name[1]))


def _entry(reading: Asked, listing: Listing, printed: str, key: str) -> Entry | None:
    """Return the company on the lists that is meant: of that symbol and name, or else of that name."""
    asked = reading.pack.reference
    american = exchanges(reading.known).american | {"OTC"}
    for entry in asked.by_symbol(listing.symbol):
        if entry.issuer is None or not _may_be(entry.issuer, listing, american):
            continue
        theirs = company_key(entry.issuer.name)
        if entry.is_short:
            agrees = _short_of(key, entry) is not None
        else:
            agrees = _agree(reading, key.split(), theirs.split())
        if agrees:
            return entry
    named = asked.companies(key) if has_form(printed) or " " in key else ()
    return named[0] if len(named) == 1 and listing.exchange in american else None


def _may_be(issuer: Issuer, listing: Listing, american: frozenset[str]) -> bool:
    """Whether the company of a list has the symbol on that exchange, or on one like it."""
    places = {one.exchange for one in issuer.listings if one.symbol == _listed(listing.symbol)}
    if listing.exchange in american:
        return bool(places & (american | {""}))
    return listing.exchange in places


def _listed(symbol: str) -> str:
    return symbol.replace(".", "-")


def _short_of(key: str, entry: Entry) -> int | None:
    """Return where in a printed name one begins that the list has cut, in whichever language."""
    names = entry.issuer.names if entry.issuer else ()
    places = (begins_as(company_key(name), key) for name in names)
    return next((at for at in places if at is not None), None)


def _agree(reading: Asked, ours: list[str], theirs: list[str]) -> bool:
    """Whether a printed name is that of a list, but for what goes before it and its last words."""
    at = ours.index(theirs[0]) if theirs and theirs[0] in ours else -1
    if at < 0:
        return "".join(theirs) in "".join(ours) and len("".join(theirs)) > _SHORTEST
    rest = ours[at:]
    same = 0
    while same < min(len(rest), len(theirs)) and rest[same] == theirs[same]:
        same += 1
    if same in {len(rest), len(theirs)}:
        return same > 1 or len(theirs[0]) >= _SHORTEST or len(rest) == len(theirs)
    general = reading.known.words("names-tell-nothing") | reading.known.words("company-words")
    return len(theirs[0]) >= _SHORTEST and general.issuperset([*rest[same:], *theirs[same:]])


def _is_profiled(overlay: Overlay, issuer: Issuer) -> bool:
    """Whether a profile has the company, which then is all that is said of it."""
    return any(
        overlay.by_symbol(one.exchange, one.symbol) for one in issuer.listings if one.exchange
    )


def _cut(printed: str, entry: Entry) -> str:
    """Return a printed name without the words of its sentence that go before it."""
    theirs = company_key(entry.issuer.name) if entry.issuer else ""
    first = theirs.split(maxsplit=1)[0] if theirs else ""
    if entry.is_short:
        at = _short_of(company_key(printed), entry) or 0
        if not printed.isascii():
            return printed[at:].strip(" ,")
        return _from_capitals(printed, at)
    for word in _WORD.finditer(printed):
        if company_key(word[0]) == first:
            return printed[word.start() :].strip(" ,")
    return printed.strip(" ,")


def _from_capitals(printed: str, number: int) -> str:
    """Return a name with the words in capitals that go before its word of that number.

    A short name leaves out the place that begins the whole one: WEIGAO GROUP of Shandong.
    """
    start = 0
    for word in list(_WORD.finditer(printed))[:number]:
        if not word[0][0].isupper():
            start = word.end()
    return printed[start:].strip(" ,")


def _names(reading: Asked, printed: str) -> Iterator[str]:
    """Yield a name as printed, without its legal form, and its one telling word."""
    yield printed
    plain = _without_form(printed, reading.known)
    if plain != printed and (" " in plain or len(plain) >= _SHORTEST):
        yield plain
    words = [word[0] for word in _WORD.finditer(plain)]
    general = reading.known.words("names-tell-nothing") | reading.known.words("company-words")
    told = [word for word in words if word.lower() not in general]
    if len(words) > 1 and told == words[:1] and len(told[0]) > _SHORTEST and _is_coined(told[0]):
        yield told[0]


def _without_form(printed: str, known: Known) -> str:
    """Return a name without the legal forms at its end."""
    forms = {form.replace(".", "") for form in known.listed("company-forms")}
    head, _, last = printed.rstrip(" ,").rpartition(" ")
    if not head or last.lower().replace(".", "") not in forms:
        return printed.rstrip(" ,")
    return _without_form(head, known)


def _is_coined(word: str) -> bool:
    """Whether a word looks made up: capitals within it, or all of them."""
    return word.isupper() or any(letter.isupper() for letter in word[1:])


def _dated(reading: Asked, entry: Entry, printed: str) -> Issuer:
    """Return the company under the name that the draft gives it, as sure as its list is fresh."""
    issuer = entry.issuer
    assert issuer is not None  # noqa: S101 - for mypy: only companies are asked for
    sure = not (is_old(entry.listed, reading.day) or is_before(entry.listed, reading.day))
    listings = tuple(one._replace(sure=sure) for one in issuer.listings)
    return issuer._replace(name=printed, names=(printed,), listings=listings)
