"""Citations of rules, and which of the Listing Rules are not there or misprinted.

Knows the notation, and from `rules/provisions.yaml` which rules there are; not which rule a
text ought to cite.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.citations.provisions import ListingRules
from disclosure_lint.mentions.crowd import MOST
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation import machine
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# notation: the words of citations.lark by which a citation is found before it is parsed.
_LABELS = frozenset("rule rules chapter chapters section sections part parts".split())
_PREFIXES = frozenset("gem hkex nasdaq nyse".split())
_REACH = 260  # the longest citation, in code points
_FILLERS = (" of", " under", " in", " the", " and", " or", " to", "至", "及", "和", "或")
_CHINESE_BOOK = Regex(
    r'[《"]?(?:(?:香港联合交易所有限公司|联交所)?(?:gem|创业板|主板)?(?:证券)?上市规则|证券及期货条例)$'
)
# notation: how rules of the Listing Rules are numbered.
_HKEX_NUMBER = Regex(r"\d{1,2}[A-E]?(?:\.\d{1,3}[A-E]?)?$|18A-?\d+$")
# notation: how the numbers of Chapter 18A are misprinted.
_SHAPES = (
    (Regex(r"18A\.\d$"), "zero-missing"),
    (Regex(r"18A-?\d\d$"), "mark-missing"),
    (Regex(r"18A\.\d"), "no-such-rule"),
)
# notation: tokens of citations.lark → the book.
_BOOKS = {
    "FUTURES": "SFO",
    "CHINESE_FUTURES": "SFO",
    "EXCHANGE_ACT": "Exchange Act",
    "SECURITIES_ACT": "Securities Act",
}
_ROMAN_PART = Regex(r"[ivx]+a$")
_MISPLACED_LETTER = Regex(r"18\.(\d\d)A$")
_NUMBER_18A = Regex(r"18A[.-]?(\d{1,2})$")
_LETTERED_RULE = Regex(r"(\d+[A-E])\.\d\d$")
_NUMBERED_RULE = Regex(r"(\d{1,3})\.\d{1,3}[A-Z]?$")
_WITH_POINT = Regex(r"\d+[A-E]?\.\d\d")
_FOREIGN = Regex("nasdaq|nyse")
_GEM = Regex("gem|growth|创业板")


class Citation(NamedTuple):
    """A rule that a draft cites; of several under one label, each is one."""

    start: int  # its label and book belong to it where they stand beside it
    end: int
    rule: str  # "18A.05", as printed but for the case of its letters
    paragraphs: tuple[str, ...]  # ("(2)", "(a)")
    book: str  # Listing Rules, GEM Listing Rules, SFO, Securities Act ...; "" if not named
    defect: str  # letter-misplaced, zero-missing, mark-missing, chapter-for-rule, no-such-rule, ...
    number: tuple[int, int] = (0, 0)  # where the number stands


def find(draft: Draft, known: Known) -> tuple[Citation, ...]:
    """Return the rules that a draft cites, in order."""
    folded, listing_rules = draft.folded, ListingRules(known)
    memo: dict[str, tuple[machine.Node, int] | None] = {}
    found: list[Citation] = []
    end = 0
    for start in sorted({*_english(draft), *_bare(draft), *_chinese(draft)}):
        if len(found) >= MOST:
            break
        if start < end:
            continue
        island = folded[start : start + _REACH]
        if island not in memo:
            memo[island] = _longest(island)
        read = memo[island]
        if read is not None:
            end = start + read[1]
            found += _citations(draft, listing_rules, start, *read)
    return tuple(found)


def meant(citation: Citation) -> str | None:
    """Return the number that a defective citation most likely means, or None."""
    letter = _MISPLACED_LETTER.match(citation.rule)
    if letter:
        return f"18A.{letter[1]}"
    number = _NUMBER_18A.match(citation.rule)
    if number and citation.defect in {"zero-missing", "mark-missing"}:
        return f"18A.{int(number[1]):02}"
    return citation.rule if citation.defect == "chapter-for-rule" else None


def _english(draft: Draft) -> Iterator[int]:
    """Yield where a label stands before something like a number."""
    words = draft.words
    for label in _LABELS & words.index.keys():
        for number in words.index[label]:
            after = words.text[number + 1] if number + 1 < len(words) else ""
            roman = _ROMAN_PART.match(after)
            cited = roman if label.startswith("part") else after[:1].isdigit()
            if cited and words.gaps[number + 1].isspace() and "\n\n" not in words.gaps[number + 1]:
                first = number
                if label.startswith("rule") and number and words.text[number - 1] == "listing":
                    first = _first_of_book(words.text, number - 1)
                yield words.starts[first]


def _first_of_book(words: list[str], listing: int) -> int:
    if listing and words[listing - 1] in _PREFIXES:
        return listing - 1
    if listing > 1 and words[listing - 2 : listing] in (["main", "board"], ["hong", "kong"]):
        return listing - 2
    return listing


def _bare(draft: Draft) -> Iterator[int]:
    """Yield where a number of Chapter 18A stands without a label."""
    words = draft.words
    for number in words.index.get("18a", ()):
        after = words.text[number + 1] if number + 1 < len(words) else ""
        if after.isdigit() and words.gaps[number + 1] == ".":
            yield words.starts[number]


def _chinese(draft: Draft) -> Iterator[int]:
    """Yield where the Chinese name of a book of rules begins."""
    words, folded = draft.words, draft.folded
    for last, before in (("则", "规"), ("例", "条")):
        for number in words.index.get(last, ()):
            at = words.starts[number]
            if at and folded[at - 1] == before:
                first = max(0, at - 20)
                book = _CHINESE_BOOK.search(folded[first : at + 1])
                if book:
                    yield first + book.start()


def _longest(island: str) -> tuple[machine.Node, int] | None:
    """Read the longest citation at the start of an island of the folded text."""
    end = len(island)
    for _ in range(6):
        tree = machine.parse("citations", island, 0, end)
        if isinstance(tree, machine.Node):
            return tree, end
        shorter = island[: min(tree.offset, end)].rstrip(" \r\n,、-&(")
        for filler in _FILLERS:
            shorter = shorter.removesuffix(filler).rstrip(" \r\n")
        if not shorter or len(shorter) >= end:
            return None
        end = len(shorter)
    return None


def _citations(
    draft: Draft, listing_rules: ListingRules, at: int, tree: machine.Node, length: int
) -> Iterator[Citation]:
    tokens = list(tree.tokens())
    label = tokens[0].type if tokens[0].type != "NUMBER" else ""
    book = next((name for name in map(_book, tokens) if name), "")
    if label == "PART" and not book:
        book = "SFO"
    groups: list[list[machine.Token]] = []
    for token in tokens:
        if token.type == "NUMBER":
            groups.append([token])
        elif token.type == "PARAGRAPH":
            groups[-1].append(token)
    for count, group in enumerate(groups):
        number = at + group[0].start, at + group[0].end
        printed = draft.text[slice(*number)]
        rule = _rule(printed)
        if _is_cited(label, rule, book):
            last = count == len(groups) - 1
            yield Citation(
                at if count == 0 else number[0],
                at + (length if last else group[-1].end),
                rule,
                tuple("".join(token.text.split()) for token in group[1:]),
                book,
                _defect(rule, label, book, listing_rules),
                number,
            )


def _rule(printed: str) -> str:
    folded = printed.upper()
    return folded if _HKEX_NUMBER.match(folded) or folded.isalpha() else printed


def _is_cited(label: str, rule: str, book: str) -> bool:
    """Whether this is a rule at all: `Part 2` and `Section 4.1` are parts of a text."""
    if label in {"SECTION", "CHAPTER"}:
        return bool(book) or rule.upper() in {"27A", "21E"} or rule.startswith("18A")
    return True


def _book(token: machine.Token) -> str:
    """Return the canonical name of a book of rules, or "" for any other token."""
    if token.type in {"LISTING_RULES", "GOVERNING", "CHINESE_LISTING_RULES"}:
        foreign = _FOREIGN.match(token.text)
        gem = _GEM.search(token.text)
        prefix = f"{foreign[0].capitalize()} " if foreign else "GEM " if gem else ""
        return f"{prefix}Listing Rules"
    if token.type == "CODE":
        return "Takeovers Code" if "takeovers" in token.text else "Code"
    return _BOOKS.get(token.type, "")


def _defect(rule: str, label: str, book: str, known: ListingRules) -> str:
    """Return what is wrong with a citation of the Listing Rules, or "" for nothing."""
    if book not in {"", "Listing Rules"}:
        return ""
    moved = _MISPLACED_LETTER.match(rule)
    if moved and f"18A.{moved[1]}" in known.rules:
        return "letter-misplaced"
    for pattern, defect in _SHAPES:
        if pattern.match(rule) and rule not in known.rules:
            return defect
    if label == "CHAPTER" and _WITH_POINT.match(rule):
        return "chapter-for-rule"
    chapter = _LETTERED_RULE.match(rule)
    if chapter and book and chapter[1] not in known.lettered:
        return "no-such-chapter"
    number = _NUMBERED_RULE.match(rule)
    return "no-such-chapter" if number and book and int(number[1]) > known.numbered else ""


def value(citation: Citation) -> tuple[object, ...]:
    """Return which provision is cited: book, rule and paragraphs, in whichever language.

    A number of Chapter 18A tells its book itself.
    """
    own = "Listing Rules" if citation.rule.startswith("18A") else ""
    return citation.book or own, citation.rule, citation.paragraphs
