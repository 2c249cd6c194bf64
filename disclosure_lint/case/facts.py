"""What is known of a draft beyond its words, and first of all whose it is."""

from __future__ import annotations

from disclosure_lint.case.kind_of_document import HKEX_DOCUMENTS, kind_of_document
from disclosure_lint.case.owners import headed, is_beside_another
from disclosure_lint.case.reading import Reading
from disclosure_lint.case.statements import find_statement
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.mentions.dates import own
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import IGNORECASE, Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENING = 90  # words in which a company named is likely the issuer
_HAN_OPENING = 300  # in Chinese, where a word is a character and the disclaimer has a hundred
_OPENING_POINTS = 3
_BESIDE = 14  # words from a company's name to its listing, other brackets between them
_BRACKET = 9  # words from a company's name to its listing, a definition between them
_LEAD = 250  # words in which a release names who announces
_ANNOUNCED = 40  # words from who announces to the verb, partners and brackets between them
_PRONOUNS = 4  # words of "the Company", "we" and the like
_HEAD = 3000  # code points in which the short name stands, the disclaimer before it
_LEFT_BEHIND = 3  # words before a company's name: "a former counsel of"
_LEFT = frozenset({"former", "formerly", "ex", "alumni", "veteran"})  # notation: who has left it
_PASSING = frozenset("former ex of from by with at for and to".split())  # notation: small words
_DATELINE_ENDS = "-–—:：.!?)/"
_THE_COMPANY = Regex(
    r"[.,]*(?: (?:limited|ltd|inc|corporation|plc|ag|group|holdings?)\b[.,]?){0,3}\s*"
    r"\((?:\W*[\w .,&-]{2,40}\W+or )?"
    r"\W*(?:the )?\W*company\W",
    IGNORECASE,
)
# notation, read before any pack is: how a text shows that its issuer is listed under Chapter 18A,
# by name, by the provisions, or by the marker behind its short name.
_CHAPTER_18A = (
    "core product", "chapter 18a", "18a.05", "18a.08", "核心产品", "第18a章", "第十八a章",
)  # fmt: skip
_MARKED = Regex(
    r"(?:\b(?:limited|ltd\.?|inc\.?|holdings|group|biotech|pharma)|有限公司|股份)\s?-\s?b\b(?!\s*(?:share|股))"
)


class Facts(NamedTuple):
    """What is known of a draft beyond its words: told, or recognised from them."""

    document: str = "other"
    language: str = "en"  # en, zh-Hant, zh-Hans, mixed, other, or the code of a language file
    issuer: Issuer | None = None
    date: str | None = None  # ISO, the draft's own
    latest: str | None = None  # of an undated draft: the latest date it names, YYYY[-MM[-DD]]
    venues: frozenset[str] = frozenset()  # exchanges on which the issuer is listed at that date
    traits: frozenset[str] = frozenset()  # chapter-18A, listed, sec-reporting, hkex-document
    unsure: frozenset[str] = frozenset()  # the traits that rest on unverified facts
    announces: bool = False  # the issuer was told, or announces by its own name


def facts(
    reading: Reading,
    issuer: Issuer | None = None,
    document: str | None = None,
    date: str | None = None,
) -> Facts:
    """Return the facts about a draft; what is told wins over what is recognised."""
    draft = reading.draft
    owner = None if issuer else _owner(reading)
    profile = issuer or _issuer(reading, owner)
    if profile is not None and profile.basis and not _speaks(reading, profile):
        owner = profile = None
    own_date = date or reading.day
    latest = None if own_date else own.latest(draft, reading.known, reading.dates)
    recognised, hkex = kind_of_document(reading)
    document = document or recognised
    hkex = hkex or document in HKEX_DOCUMENTS
    return Facts(
        document=document,
        language=reading.language,
        issuer=profile,
        date=own_date,
        latest=latest,
        venues=_venues(reading, profile, own_date or latest),
        traits=_traits(reading, profile, own_date or latest, document)
        | ({"hkex-document"} if hkex else frozenset()),
        unsure=_unsure(profile),
        announces=issuer is not None or bool(owner),
    )


def _speaks(reading: Reading, issuer: Issuer) -> bool:
    """Whether the headline or the first paragraph begins with a company that only a list has."""
    from disclosure_lint.case.speaker import FIRST_WORDS, top

    words = reading.draft.words
    own = [named.first_word for named in reading.companies if named.key == issuer.id]
    for start, end in top(reading):
        first, last = words.between(start, end)
        last = min(last, first + FIRST_WORDS)
        if any(first <= at < last and not _is_passing(reading, at) for at in own):
            return True
    return False


def _is_passing(reading: Reading, word: int) -> bool:
    """Whether a small word before a name says that it is another's matter."""
    return word > 0 and reading.draft.words.text[word - 1] in _PASSING


def _owner(reading: Reading) -> str | None:
    """Return who announces, or whose the first listing is; "" where nobody knows it."""
    owner = _announcing(reading)
    return _listed_first(reading) if owner is None else owner


def _issuer(reading: Reading, owner: str | None) -> Issuer | None:
    """Return the company whose release this is, where the registry knows it.

    The company that announces after the dateline says so, or the first listing that
    stands beside a name; otherwise the company must be named at the start and more
    often than any other.
    """
    companies = reading.companies
    if owner is not None:
        return reading.registry.issuers.get(owner)
    if _stranger_announces(reading):
        return None
    points: dict[str, int] = {}
    reach = _HAN_OPENING if reading.language.startswith("zh") else _OPENING
    for named in companies:
        if _is_left(reading, named.first_word):
            continue
        opening = _OPENING_POINTS if named.first_word < reach else 0
        points[named.key] = points.get(named.key, 0) + 1 + opening
    best = max(points, key=lambda key: points[key], default=None)
    if best is None or points[best] < _OPENING_POINTS + 2:
        return None
    return reading.registry.issuers[best]


def _announcing(reading: Reading) -> str | None:
    """Return the first company of the sentence that announces, right after its dateline."""
    draft, words = reading.draft, reading.draft.words
    end = min([_LEAD, *words.index.get("today", ())[:1]])
    listed = reading.read_listings[0].start if reading.read_listings else len(draft.text)
    for named in reading.companies:
        start = words.starts[named.first_word]
        if named.first_word >= end or start > listed:
            break
        first, last = draft.sentence(named.first_word)
        before = draft.text[max(words.starts[first], start - 4) : start].rstrip(' “"*_')
        if before and before[-1] not in _DATELINE_ENDS:
            continue
        after = words.text[named.last_word : min(last, named.last_word + _ANNOUNCED)]
        announces = not reading.known.words("announcing").isdisjoint(after)
        if announces or _is_the_company(reading, named.last_word):
            return str(named.key)
    return None


def _stranger_announces(reading: Reading) -> bool:
    """Whether a company that nobody knows is who "today announced" at the head of the draft."""
    words = reading.draft.words
    for at in words.index.get("today", ()):
        if at >= _LEAD:
            return False
        beside = words.text[max(0, at - 2) : at + 3]
        if reading.known.words("announcing").isdisjoint(beside):
            continue
        first = max(reading.draft.sentence(at)[0], at - _ANNOUNCED)
        subject = words.text[first:at]
        if len(subject) > _PRONOUNS and not any(
            first <= named.first_word < at for named in reading.companies
        ):
            return True
    return False


def _is_left(reading: Reading, word: int) -> bool:
    """Whether a company is named only as where somebody used to be: "former Pfizer counsel"."""
    before = reading.draft.words.text[max(0, word - _LEFT_BEHIND) : word]
    return not _LEFT.isdisjoint(before)


def _is_the_company(reading: Reading, word: int) -> bool:
    """Whether a bracket after a company's name calls it the Company."""
    words = reading.draft.words
    return _THE_COMPANY.match(reading.draft.folded, words.end(word - 1)) is not None


def _listed_first(reading: Reading) -> str | None:
    """Return whose the first listing is; "" where it is a company that nobody knows."""
    words = reading.draft.words
    for listing in reading.read_listings:
        first = words.at(listing.start)
        if listing.form == "stock-code" and (owner := headed(reading, listing)):
            return owner.id
        before = [
            named for named in reading.companies if first - _BESIDE <= named.last_word <= first
        ]
        owners = reading.registry.by_symbol(listing.exchange, listing.symbol)
        if before and (not owners or first - before[-1].last_word <= _BRACKET):
            return str(before[-1].key)
        issuer = reading.registry.issuers.get(owners[0][0]) if owners else None
        if issuer is not None and is_beside_another(reading, listing, issuer):
            return ""
        return owners[0][0] if owners else ""
    return None


def _venues(reading: Reading, issuer: Issuer | None, when: str | None) -> frozenset[str]:
    if issuer is None or issuer.basis:  # a list has the one market that it is of
        read = {listing.exchange for listing in reading.read_listings if listing.exchange}
        disclaimed = "HKEX" not in read and find_statement(reading, "disclaimer") is not None
        return frozenset(read | {"HKEX"} if disclaimed else read)
    return frozenset(x.exchange for x in issuer.listings if x.holds(when) is not False)


def _traits(
    reading: Reading, issuer: Issuer | None, when: str | None, document: str
) -> frozenset[str]:
    if issuer is not None and not issuer.basis:
        reports = issuer.reports_to_sec(when) is not False
        held = {
            "chapter-18A": issuer.chapter_18a,
            "listed": bool(issuer.listings),
            "sec-reporting": reports,
        }
        return frozenset(name for name, has in held.items() if has)
    filed = {"listed", "sec-reporting"} if document == "exhibit" else set[str]()
    if issuer is not None:
        filed |= {"listed", "sec-reporting"} if issuer.sec_reporting else {"listed"}
    return frozenset(filed.union(_read_traits(reading)))


def _read_traits(reading: Reading) -> Iterable[str]:
    """Yield what the text itself says of an issuer that has no profile; a filing is the SEC's."""
    listed = {listing.exchange for listing in reading.read_listings}
    if listed:
        yield "listed"
    if listed & exchanges(reading.known).american:
        yield "sec-reporting"
    if ("HKEX" in listed or find_statement(reading, "disclaimer") is not None) and _is_under_18a(
        reading
    ):
        yield "chapter-18A"


def _is_under_18a(reading: Reading) -> bool:
    """Whether a text says that its issuer is listed under Chapter 18A, or shows its marker."""
    folded = reading.draft.folded
    if any(sign in folded for sign in _CHAPTER_18A):
        return True
    marked = any(one.exchange == "HKEX" and one.marker == "B" for one in reading.read_listings)
    return marked or _MARKED.search(folded, 0, _HEAD) is not None


def _unsure(issuer: Issuer | None) -> frozenset[str]:
    doubted = {"chapter_18a": "chapter-18A", "sec_reporting": "sec-reporting"}
    return frozenset(doubted[name] for name in (issuer.unsure if issuer else ()) if name in doubted)
