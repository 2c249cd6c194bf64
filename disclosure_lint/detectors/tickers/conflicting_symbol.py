"""`tickers/conflicting-symbol`: two symbols on one exchange behind one company's name."""

from __future__ import annotations

from itertools import pairwise, takewhile

from disclosure_lint.case.case import Case
from disclosure_lint.case.owners import Group, groups, is_of_itself, is_own, is_spoken, own
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.lean import Counter
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("being-listed", "changing-symbols", "company-forms", "own-words")

_REACH = 120  # code points before a bracket in which the name stands
_WITH_CLASS = 5  # letters of a symbol whose last tells the class
_CLASSES = frozenset("ABKLPRUW")  # letters that a symbol of three may be given for a class
_MAIN = frozenset(("NASDAQ", "NYSE"))  # notation: exchanges of which a company has one
_JOINTS = frozenset(("of", "and", "for"))  # notation: within names
_VERB = 4  # words after a name in which it says that it is listed
_BEFORE, _AFTER = 8, 5  # words around a symbol that speak of a change
_BRACKETED = Regex(r"\([^()]*\)")
_WORD = Regex(r"[^\W_](?:[\w&.'’-]*[^\W_])?")  # of a name, 3D and S&P among them


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the rarer of two symbols that a draft gives one company on one exchange."""
    shown: list[tuple[tuple[str, ...], Listing]] = []
    for group in groups(case):
        for listing in group.listings:
            if _is_compared(case, group, listing):
                name = _name(case, group) or _subject(case, listing, [one for one, _ in shown])
                if is_of_itself(case, listing):
                    name = shown[0][0] if shown else name  # the issuer's own goes first
                shown += [(name, listing)] if name else []
    strange = [
        listing.printed
        for group in groups(case)
        if group.owner is not None
        for listing in group.listings
        if listing.exchange and not is_own(group.owner, listing)
    ]
    together = list(_together(case, shown))
    uses = Counter((listing.exchange, listing.symbol) for _, listing in shown)
    flags: list[Flag] = []
    evidence: list[Mark] = []
    for at, (name, listing) in enumerate(shown):
        others = [o for n, o in shown if _is_same(n, name) and o.exchange == listing.exchange]
        unlike = [
            other
            for other in others
            if _conflict(listing, other) and {listing.symbol, other.symbol} not in together
        ]
        if not unlike:
            evidence += [Mark(listing.start, listing.end)] if len(others) > 1 else []
            continue
        used = uses[listing.exchange, listing.symbol]
        meant = max(unlike, key=lambda other: uses[other.exchange, other.symbol])
        most = uses[meant.exchange, meant.symbol]
        first = not any(other is meant for _, other in shown[at:])
        if used < most or (used == most and first):
            flags.append(_flag(case, name, listing, meant))
    flags += _on_two_exchanges(case, shown)
    if not flags and not evidence:
        return Verdict(idle="the draft shows no company's listing twice")
    doubt = (
        f"whose symbol `{strange[0]}` is, no issuer's file says: look it up, or add a profile"
        if strange
        else None
    )
    return Verdict(flags=tuple(flags), evidence=tuple(evidence), doubt=doubt)


def _on_two_exchanges(case: Case, shown: list[tuple[tuple[str, ...], Listing]]) -> list[Flag]:
    """Return the rarer of two main American exchanges beside one company's one symbol."""
    flags = []
    uses = Counter((listing.exchange, listing.symbol) for _, listing in shown)
    for at, (name, listing) in enumerate(shown):
        other = next(
            (
                o
                for n, o in shown
                if _is_same(n, name)
                and o.symbol == listing.symbol
                and {o.exchange, listing.exchange} == _MAIN
                and o.block != listing.block
            ),
            None,
        )
        if other is None:
            continue
        used, most = uses[listing.exchange, listing.symbol], uses[other.exchange, other.symbol]
        is_first = all(one is not other for _, one in shown[:at])
        if used < most or (used == most and not is_first):
            flags.append(_flag(case, name, listing, other))
    return flags


def _together(case: Case, shown: list[tuple[tuple[str, ...], Listing]]) -> Iterator[set[str]]:
    """Yield the symbols that stand in brackets side by side: `(NASDAQ: EXPH) (NASDAQ: XPHWW)`."""
    for (_, left), (_, right) in pairwise(shown):
        if not case.draft.text[left.block[1] : right.block[0]].strip(" ,;"):
            yield {left.symbol, right.symbol}


def _is_compared(case: Case, group: Group, listing: Listing) -> bool:
    """Whether a listing has an exchange with one symbol for each company, and no profile tells."""
    if not listing.exchange or listing.form not in {"labelled", "suffixed", "stock-code"}:
        return False
    if exchanges(case.known)[listing.exchange].has_markets or is_spoken(case, listing):
        return False
    if group.owner and not group.owner.basis and own(group.owner, listing.exchange):
        return False  # what the profile says is another rule's to tell
    words, at = case.draft.words.text, case.draft.words.at(listing.symbol_start)
    first, last = case.draft.sentence(at)
    around = words[max(first, at - _BEFORE) : min(last, at + _AFTER)]
    return case.known.words("changing-symbols").isdisjoint(around)


def _conflict(listing: Listing, other: Listing) -> bool:
    """Whether two symbols cannot be two classes of one company, its units or its warrants."""
    if listing.block == other.block or listing.symbol == other.symbol:
        return False
    ours, theirs = (one.symbol.split(".")[0].split("-")[0] for one in (listing, other))
    if ours == theirs:
        return False  # two classes with a point or a stroke: BRK.A, BRK.B
    if ours.isdigit() or theirs.isdigit():
        return True
    if len(ours) == len(theirs) == _WITH_CLASS and ours[:-1] == theirs[:-1]:
        return False  # units and warrants end with their own letter: EXPAU, EXPAW
    shorter, longer = sorted((ours, theirs), key=len)
    if not longer.startswith(shorter):
        return True
    return len(longer) < _WITH_CLASS and longer[len(shorter) :] not in _CLASSES


def _name(case: Case, group: Group) -> tuple[str, ...]:
    """Return the words with capitals, or the Chinese letters, that stand before a bracket."""
    start = group.start
    low = max(0, start - _REACH)
    line = case.dateline
    if line is not None and line.end <= start:
        low = max(low, line.end)
    paragraph = case.draft.text.rfind("\n\n", low, start) + 1
    text = _BRACKETED.sub("", case.draft.text[max(low, paragraph) : start])
    if text.rstrip()[-1:] >= HAN_FROM:
        han = takewhile(lambda letter: letter >= HAN_FROM and letter.isalnum(), text.rstrip()[::-1])
        return tuple(han)[::-1]
    forms = case.known.words("company-forms")
    words = _WORD.findall(text)[::-1]
    while (
        words and words[0].lower().replace(".", "").removesuffix("'s").removesuffix("’s") in forms
    ):
        del words[0]
    if words:
        words[0] = words[0].removesuffix("'s").removesuffix("’s")  # Example Pharma's (NASDAQ: EXPH)
    named = list(takewhile(_is_of_a_name, words))
    while named and not _begins_high(named[-1]):
        del named[-1]  # “of Example Pharma” does not begin with it
    return tuple(word.lower() for word in named)[::-1]


def _subject(case: Case, listing: Listing, known: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the name, of those shown, with which the sentence begins that tells a listing.

    "Example is listed on TSX (EXPH)" speaks of Example Pharma.
    """
    words = case.draft.words.text
    first, last = case.draft.sentence(case.draft.words.at(listing.symbol_start))
    for name in known:
        same = 0
        while same < len(name) and words[first + same : first + same + 1] == [name[same]]:
            same += 1
        said = words[first + same : min(last, first + same + _VERB)]
        if same and not case.known.words("being-listed").isdisjoint(said):
            return name
    return ()


def _begins_high(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word == "&"


def _is_of_a_name(word: str) -> bool:
    return _begins_high(word) or word in _JOINTS


def _is_same(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are one, whatever begins the sentence before it."""
    shorter, longer = sorted((name, other), key=len)
    return longer[-len(shorter) :] == shorter


def _flag(case: Case, name: tuple[str, ...], listing: Listing, meant: Listing) -> Flag:
    """Return what is told of a symbol, or where one symbol stands beside two exchanges, of both."""
    here, there, on = listing.printed, meant.printed, f" on {listing.exchange}"
    if here == there:
        text, on = case.draft.text, ""
        here, there = (text[one.start : one.end] for one in (listing, meant))
    return Flag(
        Mark(listing.start, listing.end),
        {"symbol": here, "other": there, "on": on, "company": _printed(case, name, listing)},
        related=(Mark(meant.start, meant.end, f"{meant.printed} here"),),
    )


def _printed(case: Case, name: tuple[str, ...], listing: Listing) -> str:
    """Return a name as it is printed before its listing."""
    han = name[0] >= HAN_FROM
    said = ("" if han else " ").join(name)
    before = case.draft.text[max(0, listing.block[0] - 2 * _REACH) : listing.block[0]]
    at = before.lower().rfind(said)
    return before[at : at + len(said)] if at >= 0 else said
