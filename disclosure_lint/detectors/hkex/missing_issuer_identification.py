"""`hkex/missing-issuer-identification`: a header that does not say whose document it is."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.hkex import signing_company
from disclosure_lint.detectors.hkex.first_pages import front
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.segment import Unit
from disclosure_lint.draft.words import Words
from disclosure_lint.lean import lru_cache
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.saying import places, says
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex
from disclosure_lint.spans import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

MISSING = True
LETTERHEAD = True
TERMS = (
    "board-signature", "chinese-name-ends", "company-forms", "group-words", "incorporated",
    "lines-of-no-name", "no-part-of-a-name", "placing-words", "places-of-founding",
)  # fmt: skip

_HEAD_PAGES = 3  # legends on where the text may not be sent can fill pages before the names
_FORM = 24  # code points in which the legal form of a name ends before its definition
_REACH = 90  # from an alias back to the beginning of the name it stands for, in code points
_LONGEST_NAME = 90  # code points of a line with a company's name in both languages
_LEAD = 24  # Chinese characters between a bracket and the place of incorporation
_LONGER = 4  # Chinese characters that a name may be longer than those of the file
_FEW = 12  # words of a line that can be a name
_CLAUSES = (",", "。", ";", ":", "!", "?")
# notation: runs of letters, and how a name is defined.
_HAN_RUN = Regex(r"[\u3400-\u9fff](?:[\u3400-\u9fff（）()·\s*]{0,3}[\u3400-\u9fff])+")
_HAN = Regex(r"[\u3400-\u9fff]")
_LATIN = Regex(r"[^\W\d_\u3400-\u9fff]{2,}")
_DEFINED = Regex(r"\s?\([^()]{0,80}\"(?:the )?(?:company|本公司)\"")
_CHINESE_ALIAS = Regex(r"[\u3400-\u9fff]{2,20}\s*\(\"本公司\"")
# notation: a Chinese name ends its line, but for a mark or its Latin name behind it.
_NAME_ENDS = Regex(r"[\s*]*(?=$|\n|[a-z(\-])")

_Place = tuple[int, int]


def judge(rule: Rule, case: Case) -> Verdict:
    """Say which of name, Chinese name and place of incorporation the document lacks."""
    head = _Head(case)
    found = {
        "the company's English name": head.english(),
        "the company's Chinese name": head.chinese(),
        "the place of incorporation": head.incorporated(),
    }
    lacks = [name for name, place in found.items() if place is None]
    there = tuple(Mark(*place) for place in found.values() if place is not None)
    if not lacks and (signs := head.signs()):
        printed = case.draft.text[signs.start : signs.end]
        lacks = [f"the name for which the Board signs, {' '.join(printed.split())}"]
        return Verdict(flags=(Flag(signs, {"lacks": lacks[0]}),))
    if not lacks:
        return Verdict(evidence=there, doubt=head.doubt(*list(found.values())[:2]))
    said = f"{', '.join(lacks[:-1])} and {lacks[-1]}" if len(lacks) > 1 else lacks[0]
    return Verdict(flags=(Flag(there[0] if there else case.headline(), {"lacks": said}),))


class _Head:
    """The first pages without the exchange's disclaimer, which names other companies."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known = case.known
        end = front(case, _HEAD_PAGES)
        folded = case.draft.folded[:end]
        region = case.statement("disclaimer")
        if region is not None and region.start < end:
            blank = " " * (min(region.end, end) - region.start)
            folded = folded[: region.start] + blank + folded[region.end :]
        self._folded = folded
        self._units = [unit for unit in case.draft.units if unit.start < end]
        issuer = case.issuer
        self._names = [issuer.name, *issuer.names] if issuer else []
        self._form_words = (
            *self._known.listed("company-forms"),
            *self._known.listed("group-words"),
        )
        self._forms = sorted(self._legal_forms())

    def _legal_forms(self) -> list[_Place]:
        """Return where words stand that end a Latin name: `Limited`, not `www.example.co`."""
        words = self._case.draft.words
        return [
            (words.starts[first], words.end(last - 1))
            for first, last in places(words, self._form_words)
            if not words.gaps[first].endswith(".") and not _HAN.match(words.text[first])
        ]

    def _form(self, start: int, end: int) -> _Place | None:
        """Return the first legal form between two places of the head."""
        inside = between(self._forms, max(0, start), end)
        return next((one for one in inside if one[1] <= end and self._holds(one[0])), None)

    def _holds(self, offset: int) -> bool:
        return self._folded[offset : offset + 1].strip() != ""

    def signs(self) -> Mark | None:
        """Return the company for which the Board signs, if it is not named here."""
        return signing_company.find(self._case, self._folded, self._known.listed("company-forms"))

    def english(self) -> _Place | None:
        """Return where the full Latin name stands."""
        return (
            self._named([name for name in self._names if self._is_full(name)])
            or self._line()
            or self._defined()
            or self._above_incorporation()
            or self._signed()
        )

    def _is_full(self, name: str) -> bool:
        """Whether a Latin name is a company's full one: it has a legal form."""
        words = Words(fold(name))
        return not _HAN.search(name) and says(words, self._form_words, 0, len(words))

    def _named(self, names: list[str]) -> _Place | None:
        """Return where the first of some names stands, letter-spaced or not."""
        words = self._case.draft.words
        for name in names:
            for first, last in words.runs(Words(fold(name)).text):
                if self._holds(words.starts[first]):
                    return self._case.draft.span(first, last)
        return None

    def _line(self) -> _Place | None:
        """Return the first line that is a name with its legal form."""
        for unit in self._units:
            if self._form(unit.start, unit.end) and self._is_name_line(unit):
                return unit.start, unit.end
        return None

    def _is_name_line(self, unit: Unit) -> bool:
        line = self._folded[unit.start : unit.end]
        if len(line.split()) > _FEW or line[0] in "( " or line.rstrip()[-1] in ";:,":
            return False
        if any(mark in line for mark in ("www.", "://", "@")):
            return False
        words = self._case.draft.words
        telling = self._known.listed("lines-of-no-name")
        return not says(words, telling, *words.between(unit.start, unit.end))

    def _defined(self) -> _Place | None:
        """Return the legal form of a name in running text, as before `(the “Company”)`."""
        for found in _DEFINED.finditer(self._folded):
            form = self._form(found.start() - _FORM, found.start())
            if form is not None:
                return form
        return None

    def _above_incorporation(self) -> _Place | None:
        """Return the name by the place of incorporation, whatever its form."""
        placed = self.incorporated()
        if placed is None:
            return None
        for unit in reversed([unit for unit in self._units if unit.end <= placed[0] + 1][-3:]):
            if _LATIN.search(self._folded[unit.start : unit.end]) and self._is_name_line(unit):
                return unit.start, unit.end
        return self._form(placed[0] - _REACH, placed[0])

    def _signed(self) -> _Place | None:
        """Return the Latin name in the lines below where the board signs."""
        for signature in self._case.signatures[:1]:
            for form in between(self._forms, signature.end, signature.end + 2 * _REACH):
                return self._line_around(*form)
        return None

    def _line_around(self, start: int, end: int) -> _Place:
        """Return the words of the line in which a name was found: the name in full."""
        start, stop = self._case.line(start, end)
        line = self._case.draft.folded[start:stop]
        return start + len(line) - len(line.lstrip()), start + len(line.rstrip())

    def chinese(self) -> _Place | None:
        """Return where the Chinese name stands, letter-spaced or not."""
        named = self._named([name for name in self._names if _HAN.search(name)])
        if named is not None:
            return named
        if self._case.language.startswith("zh"):
            return self._chinese_line() or self._chinese_signed()
        for run in _HAN_RUN.finditer(self._folded):
            if self._may_be_a_name("".join(run[0].split())) and self._names_somebody(run):
                return run.span()
        return None

    def _may_be_a_name(self, joined: str) -> bool:
        return not any(part in joined for part in self._known.listed("no-part-of-a-name"))

    def _chinese_line(self) -> _Place | None:
        named = [unit for unit in self._units if self._is_chinese_name(unit)]
        for unit in named:
            if self._chinese_end(unit.start, unit.end):
                return unit.start, unit.end
        placed = self.incorporated()
        if placed is not None:
            for unit in reversed([unit for unit in named if unit.end <= placed[0] + 1][-2:]):
                return unit.start, unit.end
        found = _CHINESE_ALIAS.search(self._folded)
        return found.span() if found else None

    def _is_chinese_name(self, unit: Unit) -> bool:
        """Whether a unit may be a company's Chinese name: Han and brackets, no clause."""
        line = "".join(self._folded[unit.start : unit.end].split())
        if len(line) > _LONGEST_NAME or not _HAN_RUN.search(line):
            return False
        return self._may_be_a_name(line) and not any(mark in line for mark in _CLAUSES)

    def _chinese_end(self, start: int, end: int) -> _Place | None:
        """Return the first word that ends a company's Chinese name between two places."""
        words, folded = self._case.draft.words, self._case.draft.folded
        for first, last in self._chinese_ends():
            at = words.starts[first]
            before = folded[start:at].rstrip()[-1:]
            if not (start <= at and words.end(last - 1) <= end and before):
                continue
            ends = _NAME_ENDS.match(folded, words.end(last - 1), end)
            if ends and (before == ")" or _HAN.match(before)):
                return at, ends.end()
        return None

    def _chinese_ends(self) -> list[tuple[int, int]]:
        ends = self._known.listed("chinese-name-ends")
        return self._case.kept(
            "ends of Chinese names", lambda: sorted(places(self._case.draft.words, ends))
        )

    def _chinese_signed(self) -> _Place | None:
        """Return the Chinese name in the lines below where the board signs."""
        for signature in self._case.signatures[:1]:
            found = self._chinese_end(signature.end, signature.end + 2 * _REACH)
            return self._line_around(*found) if found else None
        return None

    def _names_somebody(self, run: re.Match[str]) -> bool:
        """Whether Chinese in an English draft is a line of its own or stands by the name."""
        unit = self._case.draft.unit(run.start())
        if unit is None:
            return False
        line = self._folded[unit.start : unit.end].rstrip()
        if len(_LATIN.findall(line)) <= _FEW and not line.endswith((".", ";", ",")):
            return True
        told = self._known.words("incorporated")
        flattened = not told.isdisjoint(line.replace("(", " ").split())
        return flattened and self._form(unit.start, run.start()) is not None

    def doubt(self, english: _Place | None, chinese: _Place | None) -> str | None:
        """Say what the header tells otherwise than the issuer's file does, if anything."""
        issuer = self._case.issuer
        if issuer is None or english is None or chinese is None:
            return self._unknown_place()
        text = self._case.draft.text
        first, last = self._case.draft.words.between(*english)
        if any(
            first <= one.first_word < last and one.key != issuer.id for one in self._case.companies
        ):
            return f"`{' '.join(text[slice(*english)].split())}` is another company than the issuer"
        other = self._other_name(english, chinese)
        if other is not None:
            return other
        place = issuer.incorporation
        told = self._place_told()
        if place and told and not any(name in told for name in self._forms_of(place)):
            listed = self._known.listed("places-of-founding")
            if any(name in told for name in listed):
                return (
                    "the header tells another place of incorporation than the issuer's file, which"
                    f" has {place}"
                )
        return self._unknown_place()

    def _unknown_place(self) -> str | None:
        """Say where a company is said to be incorporated, if nobody is known to be there."""
        told = self._place_told()
        listed = self._known.listed("places-of-founding")
        if not told or any(place in told for place in listed):
            return None
        return (
            f"whether `{told[:_LONGEST_NAME]}` tells the right place of incorporation is open: no"
            " place in it is one that is known here"
        )

    def _other_name(self, english: _Place, chinese: _Place) -> str | None:
        """Say which name in one of the issuer's places is none of those in its file."""
        text = self._case.draft.text
        ours = [name for name in self._names if _HAN.search(name)]
        # A name within another is short for it; characters are compared as they are written.
        full = [name for name in ours if not any(name != one and name in one for one in ours)]
        for place in (chinese, self._chinese_line(), self._chinese_alias(), self._chinese_signed()):
            if place is None or not ours:
                continue
            run = "".join(_HAN.findall(text[slice(*place)]))
            if run and not any(name in run or run in name for name in full):
                shown = "".join(text[slice(*place)].split())
                return f"the Chinese name `{shown}` is none that the issuer's file has"
        latin = [Words(fold(name)).text for name in self._names if self._is_full(name)]
        for place in (english, self._line(), self._signed()):
            if place is None or not latin:
                continue
            said = " ".join(Words(self._case.draft.folded[slice(*place)]).text)
            if not any(" ".join(name) in said or said in " ".join(name) for name in latin):
                shown = " ".join(text[slice(*place)].split())
                return f"the name `{shown}` is none that the issuer's file has"
        return None

    def _chinese_alias(self) -> _Place | None:
        """Return the end of the Chinese name before `（「本公司」`, as long as the file's names."""
        longest = max((len(name) for name in self._names if _HAN.search(name)), default=0)
        found = _CHINESE_ALIAS.search(self._folded)
        if found is None:
            return None
        end = self._folded.rindex("(", found.start(), found.end())
        name = self._folded[found.start() : end].rstrip()
        return max(
            found.start(), found.start() + len(name) - longest - _LONGER
        ), found.start() + len(name)

    def _forms_of(self, place: str) -> list[str]:
        """Return how a place is printed: its name, its letters where lists have them, in Chinese."""
        name = fold(place)
        letters = "".join(word[0] for word in name.replace("'s", "").split() if word != "of")
        chinese = self._known.made("glossary by its English", lambda: _in_chinese(self._known))
        listed = {letters} & set(self._known.listed("places-of-founding"))
        return [name, *listed, *chinese.get(name, ())]

    def _place_told(self) -> str:
        """Return the line that tells in Latin letters where the company is incorporated."""
        placed = self.incorporated()
        if placed is None:
            return ""
        start, end = self._case.line(*placed)
        return " ".join(self._case.draft.folded[start:end].split())

    def incorporated(self) -> _Place | None:
        """Return where the line stands that tells the place of incorporation."""
        words = self._case.draft.words
        verbs = self._known.words("incorporated") & words.index.keys()
        for word in sorted(n for verb in verbs for n in words.index[verb]):
            start = words.starts[word]
            if start < len(self._folded) and self._is_placed(word) and self._opens_line(start):
                return start, words.end(word)
        return self._incorporated_in_chinese()

    def _is_placed(self, word: int) -> bool:
        """Whether a place follows a verb of founding, and no law on securities."""
        after = self._case.draft.words.text[word + 1 : word + 1 + _FEW]
        return "securities" not in after and not self._known.words("placing-words").isdisjoint(
            after
        )

    def _incorporated_in_chinese(self) -> _Place | None:
        verbs = tuple(verb for verb in self._known.phrases("incorporated") if _HAN.match(verb))
        for found in _chinese_clause(verbs).finditer(self._folded):
            if self._opens_line(found.start()):
                return found.span()
        return None

    def _opens_line(self, offset: int) -> bool:
        """Whether only a few words stand between a bracket or a line's beginning and here."""
        before = self._folded[max(0, offset - _REACH) : offset]
        at = max(before.rfind("("), before.rfind("\n"))
        lead = before[at + 1 :]
        brief = len(lead.split()) <= _FEW and len(_HAN.findall(lead)) <= _LEAD
        return (at >= 0 or offset < _REACH) and brief and not any(c in lead for c in ".。,;")


@lru_cache(maxsize=8)
def _chinese_clause(verbs: tuple[str, ...]) -> Regex:
    """Return the clause that ends with one of some verbs: `於開曼群島註冊成立`.

    Under the laws on securities and on investment companies nobody is incorporated.
    """
    spaced = "|".join(r"\s?".join(verb) for verb in verbs)
    return Regex(rf"(?:[于在]|根据|依据|按照)(?:(?!证券|投资公司法)[^。;,]){{2,40}}?(?:{spaced})")


def _in_chinese(known: Known) -> dict[str, tuple[str, ...]]:
    """Return the Chinese words of the glossary by their English ones, both folded."""
    return {
        fold(english): tuple(map(fold, row["zh"]))
        for row in known.tables["glossary"]
        for english in row["en"]
    }
