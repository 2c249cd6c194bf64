"""`drafting/joined-words`: two words without a space between them."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drafting import slips
from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.sought import matches
from disclosure_lint.mentions.known import Known
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ILLEGIBLE = True
TERMS = (
    "joined-first", "joined-second", "joined-pairs", "glued-before", "glued-after",
    "frequent-words", "one-word", "sentence-openers", "glued-openers", "small-words", "never-ends",
)  # fmt: skip
# notation: the forms of the SEC, and what their last letter or figure runs into
_FORM_JOINED = Regex(
    r"(?<![\w-])((?:Form )?(?:8-K|6-K|10-K|10-Q|20-F|40-F|S-[1348]|F-[134]|18-K|11-K))([a-z]{3,})\b"
)
# notation: the end of a sentence and the capital of the next one
_UNPARTED = Regex(r"(?<![\w./@-])([a-z]{3,}|(?:19|20)\d\d)\.([A-Z][a-z]+)(?= [a-z(])")
_STOP_AND_CAPITAL = Regex(r"\.[A-Z]")
_SITES = frozenset(("com", "net", "org", "inc", "js", "io", "ai", "co", "gov", "edu"))
_CAPITAL_WITHIN = Regex(r"[A-Z](?<=[^\W_].)(?![A-Z])")
_FORM_END = Regex(r"-[KQF1348][a-z]{3}")
_TWICE = 2  # a word that stands more often is a name
_HEAD = 4  # letters of the word that another is glued to, at the end
# notation: a small word that runs into a number of what is counted
_DIGITS_JOINED = Regex(r"(?<![\w.@/-])(at|of|in|from|and|for|with|by|to)(\d{2,4})(?= [a-z]{4,})")
_TAIL = 5  # letters of the word that another is glued to


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag words that lost the space between them."""
    return slips.told(find(case.draft, case.known))


def find(draft: Draft, known: Known) -> Iterator[Slip]:
    """Yield words that lost the space between them.

    A small word counts as glued on only where the rest is a word that this draft, or
    every draft, uses.
    """
    text, words = draft.text, draft.words
    if _FORM_END.search(text):
        for form in _FORM_JOINED.finditer(text):
            yield Slip(*form.span(), form[0], f"{form[1]} {form[2]}")
    yield from _opened(draft, known)
    yield from _unparted(draft, known)
    numbered = [w for w in words.numerals if w[:1].isalpha() and w[-1:].isdigit()]
    starts = sorted(words.starts[number] for word in numbered for number in words.index[word])
    for found in matches(text, _DIGITS_JOINED, starts):
        yield Slip(*found.span(), found[0], f"{found[1]} {found[2]}")
    joined = _pairs(draft, known) | _parted(draft, known) | _of_two(draft, known)
    for word, right in joined.items():
        for number in words.index[word]:
            start, end = words.starts[number], words.end(number)
            printed = text[start:end]
            is_word = printed.islower() or (right[0] == word[0] and printed[1:].islower())
            if is_word and not _in_address(text, start, end):
                yield Slip(start, end, printed, printed[0] + right[1:])


def _opened(draft: Draft, known: Known) -> Iterator[Slip]:
    """Yield a word that runs into the capital with which the next sentence begins: `StatementsThis`.

    A small word that begins a sentence ends many a name (`LinkedIn`), and counts only behind
    another small word: `ItIn`.
    """
    openers, weak = known.made("openers", lambda: _openers(known))
    every = (*openers, *weak)
    small = known.words("small-words")
    text, words = draft.text, draft.words
    capitals = (words.at(found.start()) for found in _CAPITAL_WITHIN.finditer(text))
    likely = {words.text[number] for number in capitals}
    for word in sorted(likely, key=lambda word: words.index[word][0]):
        numbers = words.index[word]
        if len(numbers) > _TWICE or not word.isascii() or not word.endswith(every):
            continue
        for number in numbers:
            start, end = words.starts[number], words.end(number)
            for opener in every:
                first = word.removesuffix(opener)
                at = start + len(first)
                if first in {word, ""} or text[at:end] != opener.capitalize():
                    continue
                printed = text[start:at]
                is_word = first in words.index or first in known.words("frequent-words")
                if printed[1:].islower() or len(printed) == 1:
                    is_word = (is_word and len(first) >= _TAIL) if opener in openers else is_word
                    if is_word and (opener in openers or first in small) and _goes_on(text, end):
                        right = f"{printed} {text[at:end]}"
                        if not _in_address(text, start, end):
                            yield Slip(start, end, text[start:end], right)


def _unparted(draft: Draft, known: Known) -> Iterator[Slip]:
    """Yield the ends of sentences right behind which the next one begins: `reviewed.The study`."""
    text, index = draft.text, draft.words.index
    usual = known.made("usual words", lambda: known.words("frequent-words") | known.words("small-words"))  # fmt: skip
    for stop in _STOP_AND_CAPITAL.finditer(text):
        word = draft.words.at(stop.start() - 1)  # the one before the stop
        found = _UNPARTED.match(text, draft.words.starts[word])
        if found is None:
            continue
        before, after = found[1], found[2]
        is_word = after.lower() in usual or len(index.get(after.lower(), ())) >= _TWICE
        is_end = before in usual or len(index.get(before, ())) >= _TWICE
        is_site = after.lower() in _SITES
        if (
            (is_word or is_end)
            and not is_site
            and not _in_address(text, found.start(), found.end())
        ):
            yield Slip(*found.span(), found[0], f"{before}. {after}")


def _openers(known: Known) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that open sentences, and the small ones among them."""
    listed = (known.words(name) for name in ("sentence-openers", "glued-openers"))
    strong, weak = (tuple(sorted(words)) for words in listed)
    return strong, weak


def _goes_on(text: str, end: int) -> bool:
    """Whether a sentence goes on in small letters behind its first word."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _pairs(draft: Draft, known: Known) -> dict[str, str]:
    """Return the words of the draft that are two small ones, with their space."""
    pairs = known.made("joined pairs", lambda: _joined(known))
    return {word: pairs[word] for word in pairs.keys() & draft.words.index.keys()}


def _joined(known: Known) -> dict[str, str]:
    """Return every two small words that may be written as one, with their space."""
    firsts, one_word = known.listed("joined-first"), known.words("one-word")
    pairs = {pair.replace(" ", ""): pair for pair in known.listed("joined-pairs")}
    for second in known.listed("joined-second"):
        pairs |= {first + second: f"{first} {second}" for first in firsts}
    return {word: pair for word, pair in pairs.items() if word not in one_word}


def _parted(draft: Draft, known: Known) -> dict[str, str]:
    """Return the words of the draft that are a small and a longer one, with their space."""
    index, frequent = draft.words.index, known.words("frequent-words")
    found = {}
    for head in known.listed("glued-before"):
        for word in draft.words.starting(head):
            rest = word[len(head) :]
            is_word = rest in index or rest in frequent
            if is_word and len(rest) >= _TAIL and _is_once(draft, known, word):
                found[word] = f"{head} {rest}"
    tails = known.listed("glued-after")
    for word in index:
        if word.endswith(tails) and len(word) > _TAIL + 1:
            for tail in tails:
                rest = word.removesuffix(tail)
                is_word = rest != word and (rest in index or rest in frequent)
                if is_word and len(rest) >= _TAIL and _is_once(draft, known, word):
                    found[word] = f"{rest} {tail}"
    return found


def _of_two(draft: Draft, known: Known) -> dict[str, str]:
    """Return the words that end as none does, behind a word that the draft uses: `Companyexpects`."""
    index = draft.words.index
    ends = known.made("ends of joined words", lambda: tuple(known.listed("never-ends")))
    found = {}
    for word in draft.words.long:
        if not word.endswith(ends):
            continue
        for end in ends:
            first = word.removesuffix(end)
            if first == word or len(first) < _HEAD:
                continue
            often = _TWICE if len(first) < _TAIL else 1
            is_word = len(index.get(first, ())) >= often or first in known.words("frequent-words")
            if is_word and _is_once(draft, known, word):
                found[word] = f"{first} {end}"
    return found


def _is_once(draft: Draft, known: Known, word: str) -> bool:
    return (
        len(draft.words.index[word]) == 1 and word.isascii() and word not in known.words("one-word")
    )


def _in_address(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return (
        before in frozenset("@./#_-&") - {""}
        or after[:1] in {"@", "_", "/"}
        or (after[:1] in {".", "-"} and after[1:].isalnum())
    )
