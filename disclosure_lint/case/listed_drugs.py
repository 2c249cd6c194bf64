"""The drugs that a draft names, where no profile has them and a list of substances does.

What may be a name is looked up: what is shaped like a code, what ends as official names do,
what bears a mark, and what stands in one bracket with these. A brand is taken only with its
mark, of a substance whose own name ends as those of drugs do: lists have farm chemicals
that are called Milestone and Impact.
"""

from __future__ import annotations

from disclosure_lint.case.overlay import Overlay
from disclosure_lint.draft.words import Words
from disclosure_lint.issuers.registry import code_key
from disclosure_lint.mentions.drugs.naming import naming
from disclosure_lint.reference.lookup import is_old
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.case.asked import Asked
    from disclosure_lint.issuers.registry import Product
    from disclosure_lint.reference.lookup import Entry

    Name = tuple[str, tuple[str, str]]  # as a lexicon takes it: name, (product, form)

_SHORTEST = 6  # letters of a word that is looked up
_FEW = 3  # places of a word at which the word before it is looked at
_MOST = 400  # words and codes of one draft that are looked up
_REACH = 80  # code points of a bracket
_MARKED = Regex(r"([A-Z][A-Za-z-]{3,30}) ?(?:®|™|\((?:R|TM)\))")
_WORD = Regex(r"[a-z]{6,30}")
# notation: what may be the bracket of a code, and the word before one.
_BEFORE = Regex(r"([a-z]{6,30})[ \xa0\n]?\([^()]{0,40}$")


def more_names(reading: Asked, overlay: Overlay, codes: list[tuple[int, int]]) -> list[Name]:
    """Return the names of a draft that lists have; the overlay then knows their products."""
    found: dict[str, Name] = {}
    for name, entries, form in _asked(reading, codes):
        if len(entries) != 1 or entries[0].product is None:
            continue  # a code of several substances tells none
        product = _dated(reading, entries[0])
        own = _profiled(overlay, product)
        if own is None:
            overlay.products.more.setdefault(product.id, product)
        other = form == "generic" and own is None and name != product.generic
        # Another official name of the same substance is no second name in use.
        found.setdefault(name, (name, (own or product.id, "short" if other else form)))
    return list(found.values())


def _asked(
    reading: Asked, codes: list[tuple[int, int]]
) -> Iterator[tuple[str, tuple[Entry, ...], str]]:
    """Yield what was looked up, what the lists say, and which form of a name it is."""
    lists, text = reading.pack.reference, reading.draft.text
    printed = dict.fromkeys(text[start:end] for start, end in codes[:_MOST])
    for code in printed:
        yield code, lists.by_code(code), "code"
    marked = dict.fromkeys(_MARKED.findall(text)) if "®" in text or "™" in text or "(R)" in text else {}  # fmt: skip
    names = naming(reading.known)
    for brand in marked:
        entries = lists.by_brand(brand)
        if entries and _is_drug(entries[0], names.has_stem):
            yield brand, entries, "brand"
    for word in _words(reading, codes):
        yield from _named(reading, word)


def _is_drug(entry: Entry, has_stem: object) -> bool:
    name = entry.product.generic if entry.product else None
    return name is not None and any(has_stem(word) for word in name.split())  # type: ignore[operator] # a function


def _words(reading: Asked, codes: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the words that are worth looking up, each once."""
    names = naming(reading.known)
    held, index = reading.registry.drugs.plain, reading.draft.words.index
    found = [
        word
        for word in names.worth_looking_up(index)
        if len(word) >= _SHORTEST and word.isalpha() and word not in held
    ]
    # What stands in an address is letters, and no word.
    beside = [
        word
        for word in _beside(reading, codes)
        if word in index and word not in held and word not in names.everyday
    ]
    yield from list(dict.fromkeys([*beside, *found]))[:_MOST]


def _beside(reading: Asked, codes: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the words that stand in one bracket with a code or before its bracket."""
    folded = reading.draft.folded
    for start, end in codes[:_MOST]:
        before = _BEFORE.search(folded[max(0, start - _REACH) : start])
        if before:
            yield before[1]
        opening = folded.rfind("(", max(0, start - _REACH), start)
        if opening < 0 or ")" in folded[opening:start]:
            after = folded[end : end + 3].lstrip()
            if not after.startswith("("):
                continue
            opening = folded.find("(", end)
        close = folded.find(")", opening, opening + _REACH)
        yield from _WORD.findall(folded[opening : max(opening, close)])


def _named(reading: Asked, word: str) -> Iterator[tuple[str, tuple[Entry, ...], str]]:
    """Yield the official names that begin with a word, or end with it after the one before."""
    lists, words = reading.pack.reference, reading.draft.words
    known = [name for name, _ in lists.names_beginning(word) if name == word or name[len(word)] == " "]  # fmt: skip
    for name in known:
        if name == word or words.index.keys() >= set(name.split()):
            yield name, lists.substances(name), "generic"
    if known:
        return
    for at in words.index[word][:_FEW]:
        before = words.text[at - 1] if at else ""
        if len(before) >= _SHORTEST and before.isalpha():
            name = f"{before} {word}"
            yield name, lists.substances(name), "generic"


def _profiled(overlay: Overlay, product: Product) -> str | None:
    """Return the product of a profile that is this substance, which wins."""
    for code in product.codes:
        if own := overlay.by_key(code_key(code)):
            return own
    for name in (product.generic, *product.short):
        found = overlay.drugs.find(Words(name or ""))
        if len(found) == 1 and found[0].last_word == len(Words(name or "").text):
            id_: str = found[0].key[0]
            return id_
    return None


def _dated(reading: Asked, entry: Entry) -> Product:
    """Return a substance as sure as its list is fresh."""
    product = entry.product
    assert product is not None  # noqa: S101 - for mypy: the caller has looked
    return product._replace(sure=not is_old(entry.listed, reading.day))
