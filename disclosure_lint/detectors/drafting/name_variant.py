"""`drafting/name-variant`: a name or defined term one letter off the draft's own spelling.

The draft itself tells what is right: the spelling of a person's, a company's or a defined
name that stands more often, or where the name is given. A letter more, less, another or
two that changed places; of Chinese, a character lost within a term or another one in it.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.drafting import address_variants, whole_names
from disclosure_lint.detectors.drafting.slips import Slip, is_a_letter_off
from disclosure_lint.draft import sought
from disclosure_lint.draft.characters import is_wide
from disclosure_lint.draft.model import Draft
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

ILLEGIBLE = True
TERMS = (
    "titles-behind",
    "titles-before",
    "men-behind",
    "women-behind",
    "chinese-name-ends",
    "company-forms",
    "group-words",
    "own-aliases",
    "telling-companies-apart",
)
# notation: how a company's name stands before its form or its listing, and a person's before
# what he is
_COMPANY = Regex(
    r"((?:[A-Z][\w&'’-]+ ){0,3}[A-Z][\w&'’-]+),? (?:Inc|Ltd|Limited|Corp|Corporation|PLC|plc|LLC|LLP|Co|SE|AG|N\.V|S\.A)\b"
    r"|((?:[A-Z][\w&'’-]+ ){0,3}[A-Z][\w&'’-]+),? \((?:the )?[\"“]|((?:[A-Z][\w&'’-]+ ){0,3}[A-Z][\w&'’-]+) \((?:Nasdaq|NASDAQ|NYSE|HKEX|TSX|OTC|LSE|ASX)"
)
_PERSON = Regex(
    r"(?=[A-Zas])(?:(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor|[Ss]aid|[Aa]dded)\.? ((?:[A-Z][a-z'’-]+ )?(?:[A-Z]\. )?[A-Z][a-z'’-]+))"
    r"|([A-Z][a-z'’-]+ (?:[A-Z]\. )?[A-Z][a-z'’-]+), (?:[A-Z][\w&]{1,20}[’']s )?(?:Ph\.?D|M\.?D|MBA|CPA|CFA|Chief|CEO|CFO|President|Chair|Director|Founder"
    r"|Co-[Ff]ounder|Executive|Vice|Senior|Head|Managing|Partner|Professor))"
)
# notation: what stands behind every such name of a company: a word, the beginning of one in a
# bracket, or a bracket that opens a definition
_FORMS = (
    "inc", "ltd", "limited", "corp", "corporation", "plc", "llc", "llp", "co", "se", "ag", "n", "s",
)  # fmt: skip
_MARKETS = ("nasdaq", "nyse", "hkex", "tsx", "otc", "lse", "asx")
_DEFINING = (" (“", ' ("', ' (the "', " (the “")
_NAME_WORDS = 4  # of a company, at most
# notation: one of these stands in the line of every such name of a person
_PERSON_SIGNS = (
    "Mr", "Ms", "Dr", "Prof", ", C", ", Director", ", Exec", ", Founder", ", Head", ", M.D", ", MBA",
    ", MD", ", Managing", "’s C", "'s C", ", P", ", Senior", ", Vice",
)  # fmt: skip
_BRAND = Regex(r"\b([A-Z][A-Za-z]{5,})[®™]")  # notation: the mark of a brand
_TRIAL = Regex(r"(?<![\w-])([A-Z]{4,})-(\d{2,4})(?![\w-])")  # notation: a trial by its number
_TRIAL_DIGITS = 4  # of such a number
_WORD = Regex(r"[A-Za-z][A-Za-z'’-]+")
# notation: before what is part of an address: ir@example.com, www.example.com
_OF_ADDRESS = frozenset("@./")
_SHORTEST = 6  # letters of a name in which a slip is seen
_TERM = 7  # letters of a defined term
_OFTEN = 3  # times that a name stands beside which a lone word is a slip
_LONE = 7  # letters of such a word
_GIVEN = 4  # letters of a given name or surname beside the other one
_MOST = 60  # names of one draft that are looked at


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the names and terms that the draft itself spells otherwise."""
    companies = list(_named_companies(case.draft))
    found = [*_companies(case, companies), *_persons(case.draft), *_terms(case)]
    found += whole_names.find(case, _in_full(companies))
    found += (*_trials(case.draft), *address_variants.find(case.draft))
    if case.signatures:
        from disclosure_lint.detectors.drafting import signing_names  # late: few drafts are signed

        found += signing_names.find(case)
    if is_wide(case.draft.text):
        from disclosure_lint.detectors.drafting import chinese_names

        found += (*chinese_names.find(case), *whole_names.own_in_chinese(case))
    slips = apart(sorted(found))
    return Verdict(
        flags=tuple(
            Flag(
                Mark(slip.start, slip.end),
                {"printed": slip.printed, "right": slip.right, "how": slip.said or "a letter off"},
                changes=(Change(slip.start, slip.end, slip.right),),
            )
            for slip in slips
        )
    )


def _in_full(companies: Iterable[re.Match[str]]) -> list[str]:
    """Return the names of companies with their legal forms, in order, each once."""
    return list(dict.fromkeys(one[0] for one in companies if one[1]))[:_MOST]


def _named_companies(draft: Draft) -> Iterator[re.Match[str]]:
    """Yield how companies are named: tried only in the few words before what ends such a name."""
    text, end = draft.text, 0
    for place in _ends_of_names(draft):
        first = place
        for _ in range(_NAME_WORDS):
            first = text.rfind(" ", end, first)
            if first < 0:
                break
        for at in range(max(first + 1, end), place):
            if text[at].isupper() and (found := _COMPANY.match(text, at)):
                yield found
                end = found.end()
                break


def _ends_of_names(draft: Draft) -> list[int]:
    """Return where the name of a company may end, in order: before its form or a bracket."""
    text, words = draft.text, draft.words
    index, starts = words.index, words.starts
    forms = (starts[at] - 1 for word in _FORMS for at in index.get(word, ()))
    found = [at for at in forms if at >= 0 and text[at] == " "]
    beginning = (word for market in _MARKETS for word in words.starting(market))
    markets = (starts[at] - 2 for word in beginning for at in index[word])
    found += [at for at in markets if text.startswith(" (", at)]
    return sorted({*found, *sought.places(text, _DEFINING)})


def _in_lines(regex: Regex, text: str, signs: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Yield the matches of what stands in one line and has one of some signs."""
    for line in sought.lines(text, sought.places(text, signs)):
        yield from regex.finditer(text, *line)


def _companies(case: Case, companies: Iterable[re.Match[str]]) -> Iterator[Slip]:
    """Yield the words that are a letter off a company's or a defined name, in its place."""
    draft = case.draft
    near = dict(_near(draft))
    names: dict[str, str] = {}
    given = [found[found.lastindex or 0] for found in companies] if near else []
    terms = [one.term for one in case.definitions[:_MOST] if one.quoted] if near else []
    brands = [one[1] for one in _BRAND.finditer(draft.text)][:_MOST] if near else []
    for said in (*given, *terms, *brands):
        for word in _WORD.findall(said):
            if len(word) >= _SHORTEST and word[0].isupper() and len(names) < _MOST:
                names.setdefault(word.lower(), word)
    forms = case.known.words("company-forms")
    for name, printed in names.items():
        for word in near.get(name, ()):
            if word in names:
                continue
            yield from _in_its_place(draft, word, name, printed, forms)


def _terms(case: Case) -> Iterator[Slip]:
    """Yield words that are a letter off a defined term of one word, behind "the": `the Subsidary`."""
    draft, index = case.draft, case.draft.words.index
    terms = {one.term.lower(): one.term for one in case.definitions if one.quoted}
    for term, printed in terms.items():
        if len(term) < _TERM or not term.isalpha() or not term.isascii():
            continue
        for word in draft.words.starting(term[:2]):
            rarer = len(index[word]) < len(index.get(term, ()))
            if not rarer or word in terms or not _is_slip(word, term, _TERM):
                continue
            if _is_always_a_name(draft, word):
                for number in index[word]:
                    if number and draft.words.text[number - 1] == "the":
                        start, end = draft.words.starts[number], draft.words.end(number)
                        yield Slip(start, end, draft.text[start:end], printed)


def _trials(draft: Draft) -> Iterator[Slip]:
    """Yield the number of a trial that stands once, two digits of one that stands often swapped."""
    places: dict[tuple[str, str], list[int]] = {}
    words = draft.words
    numbers = [word for word in words.numerals if word.isdecimal() and len(word) <= _TRIAL_DIGITS]
    behind = (at for word in numbers for at in words.index[word] if at and words.gaps[at] == "-")
    for found in sought.matches(draft.text, _TRIAL, sorted(words.starts[at - 1] for at in behind)):
        places.setdefault((found[1], found[2]), []).append(found.start())
    for (name, number), starts in places.items() if len(places) > 1 else ():
        for (other, right), often in places.items():
            if name != other or len(starts) > 1 or len(often) <= _OFTEN or number == right:
                continue
            if sorted(number) == sorted(right) and is_a_letter_off(number, right):
                end = starts[0] + len(name) + 1 + len(number)
                yield Slip(starts[0], end, draft.text[starts[0] : end], f"{other}-{right}")


def _near(draft: Draft) -> Iterator[tuple[str, list[str]]]:
    """Yield what is a name wherever it stands, and the rarer names that are a letter off it."""
    for alike in _names(draft):
        for name in alike if len(alike) > 1 else ():
            if not name.isalpha():
                continue  # a slip may have a digit, a name of a company has none
            near = [w for w in alike if -1 <= len(w) - len(name) <= 1]
            rarer = [w for w in near if w != name and _rank(draft, w) < _rank(draft, name)]
            if slips := [word for word in sorted(rarer) if _is_slip(word, name)]:
                yield name, slips


def _names(draft: Draft) -> Iterator[list[str]]:
    """Yield what are names wherever they stand and share their first letters, which a slip leaves."""
    found: dict[str, list[str]] = {}
    with_digits = [w for w in draft.words.numerals if len(w) >= _SHORTEST and w.isascii()]
    capitals = draft.capitals
    for word in (*draft.words.long, *with_digits):
        if word in capitals:
            found.setdefault(word[:2], []).append(word)
    text, starts, index = draft.text, draft.words.starts, draft.words.index
    for alike in found.values():
        if len(alike) > 1:
            yield [
                word
                for word in alike
                if text[starts[index[word][0]]].isupper() and _is_always_a_name(draft, word)
            ]


def _rank(draft: Draft, word: str) -> tuple[int, int]:
    """Return what tells the right of two spellings: how often, and how early, it stands."""
    places = draft.words.index[word]
    return len(places), -places[0]


def _is_always_a_name(draft: Draft, word: str) -> bool:
    text, starts = draft.text, draft.words.starts
    places = [starts[number] for number in draft.words.index[word]]
    said = [at for at in places if text[max(0, at - 1) : at] not in _OF_ADDRESS]
    return bool(said) and all(text[at].isupper() for at in said)


def _in_its_place(
    draft: Draft, word: str, name: str, printed: str, forms: frozenset[str]
) -> Iterator[Slip]:
    """Yield where a word stands beside the same word as a name does, or is one by its capital."""
    words, text = draft.words, draft.text
    beside = {one for one in _neighbours(draft, name) if one[1] not in forms}
    for number in words.index[word]:
        start, end = words.starts[number], words.end(number)
        if text[max(0, start - 1) : start] in {"@", "/", ".", "#", "_"} or text[end : end + 1] in {
            "@",
            "_",
            "/",
        }:
            continue
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum():
            continue
        if beside & _around(draft, number) or _is_lone(draft, word, name):
            right = printed.upper() if text[start:end].isupper() else printed
            yield Slip(start, end, text[start:end], right)


def _is_lone(draft: Draft, word: str, name: str) -> bool:
    """Whether a word stands once, and so like a name that stands often that it can be nothing else.

    Two letters that changed places, or one that was doubled; the rest of the word is long.
    """
    index = draft.words.index
    if len(index[word]) > 1 or min(len(word), len(name)) < _LONE - _is_coined(draft, word):
        return False
    if sorted(word) == sorted(name) and len(index[name]) > 1:
        return True
    if len(index[name]) < _OFTEN:
        return False
    if len(word) == len(name):
        return len(index[name]) > _OFTEN and word[:2] == name[:2] and word[-1] == name[-1]
    longer, shorter = sorted((word, name), key=len, reverse=True)
    return any(
        longer[:at] + longer[at + 1 :] == shorter and longer[at] == longer[at - 1]
        for at in range(1, len(longer))
    )


def _is_coined(draft: Draft, word: str) -> bool:
    """Whether a word has a capital within it, which only names that somebody made up have."""
    start = draft.words.starts[draft.words.index[word][0]]
    rest = draft.text[start + 1 : start + len(word)]
    return not rest.islower() and not rest.isupper()


def _neighbours(draft: Draft, name: str) -> set[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    for number in draft.words.index[name]:
        found |= _around(draft, number)
    return found


def _around(draft: Draft, number: int) -> set[tuple[int, str]]:
    """Return the capitalised words on either side of a word, and where they stand."""
    words, text = draft.words, draft.text
    found = set()
    if number and words.gaps[number] == " " and text[words.starts[number - 1]].isupper():
        found.add((-1, words.text[number - 1]))
    following = number + 1 < len(words)
    if (
        following and words.gaps[number + 1] in {"'", "’"} and words.text[number + 1] == "s"
    ):  # whose something is
        found.add((1, "'s"))
    elif (
        following
        and words.gaps[number + 1] in {" ", ", "}
        and text[words.starts[number + 1]].isupper()
    ):
        found.add((1, words.text[number + 1]))
    return {one for one in found if len(one[1]) > 1}


def _persons(draft: Draft) -> Iterator[Slip]:
    """Yield names of persons that are a letter off another mention of the same person."""
    people: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    surnames: set[str] = set()
    alone: list[tuple[int, int, str]] = []
    for person in _in_lines(_PERSON, draft.text, _PERSON_SIGNS):
        start = person.start(person.lastindex or 0)
        printed = person[person.lastindex or 0].removesuffix("’s").removesuffix("'s")
        place = (start, start + len(printed), printed)
        parts = printed.split()
        if len(parts) > 1:
            people.setdefault((parts[0], parts[-1]), []).append(place)
            surnames.add(parts[-1])
        else:
            alone.append(place)
        if len(people) > _MOST:
            return
    yield from _paired(draft, people)
    parts = {part for name in people for part in name}
    for name in people:
        yield from _untitled(draft, name, parts)
    for start, end, printed in alone:
        near = [s for s in sorted(surnames) if _is_slip(printed.lower(), s.lower(), _GIVEN)]
        is_often = len(draft.words.index.get(printed.lower(), ())) > 1  # somebody else, likely
        if len(near) == 1 and printed not in surnames and not is_often:
            yield Slip(start, end, printed, near[0])


def _untitled(draft: Draft, name: tuple[str, str], parts: set[str]) -> Iterator[Slip]:
    """Yield where one part of a person's name stands beside the other with a letter astray."""
    words, text = draft.words, draft.text
    given, surname = (part.lower() for part in name)
    for part, other, step in ((given, surname, 1), (surname, given, -1)):
        for number in words.index.get(part, ()):
            at = number + step
            if not 0 <= at < len(words) or words.gaps[max(number, at)] not in {" ", "\n"}:
                continue
            start, end = words.starts[at], words.end(at)
            printed = text[start:end]
            is_other = printed in parts or len(words.index[words.text[at]]) > 1
            if text[start].isupper() and not is_other and _is_slip(words.text[at], other, _GIVEN):
                yield Slip(start, end, printed, name[1] if step == 1 else name[0])


def _paired(
    draft: Draft, people: dict[tuple[str, str], list[tuple[int, int, str]]]
) -> Iterator[Slip]:
    """Yield names of which one part is a letter off, and the other the same."""
    known = list(people)
    for at, one in enumerate(known):
        for other in known[at + 1 :]:
            same = one[0] == other[0] or one[1] == other[1]
            given = _is_slip(one[0].lower(), other[0].lower(), _GIVEN)
            if same and (given or _is_slip(one[1].lower(), other[1].lower(), _GIVEN)):
                right, wrong = sorted((one, other), key=lambda name: -_count(draft, name))
                for start, end, printed in people[wrong]:
                    yield Slip(start, end, printed, _as(right, printed))


def _count(draft: Draft, name: tuple[str, str]) -> int:
    return min(len(draft.words.index.get(part.lower(), ())) for part in name)


def _as(name: tuple[str, str], printed: str) -> str:
    """Return a name with the initial that stands between its parts as printed."""
    return " ".join([name[0], *printed.split()[1:-1], name[1]])


def _is_slip(word: str, name: str, shortest: int = _SHORTEST) -> bool:
    """Whether a word is a name with one letter astray, and no form of it."""
    word, name = (one.replace("’", "'").removesuffix("'s") for one in (word, name))
    if min(len(word), len(name)) < shortest or word == name or not word.isascii():
        return False
    return not _is_form(word, name) and is_a_letter_off(word, name)


def _is_form(word: str, name: str) -> bool:
    """Whether a word is a name with another ending: a plural, an adjective, a short form."""
    longer, shorter = sorted((word, name), key=len, reverse=True)
    if longer.startswith(shorter):
        return True
    return len(word) == len(name) and word[:-1] == name[:-1]
