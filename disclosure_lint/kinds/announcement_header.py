"""What stands at the head of an HKEX announcement: who speaks, from where, under which code."""

from __future__ import annotations

import re

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.segment import Unit
from disclosure_lint.draft.words import Words
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.regex import Regex

_PAGE = 500  # words on the first page of an announcement
_HAN_PAGE = 1000  # the same in Chinese, where a word is a character
_REPORT_PAGES = 3  # cover and inside cover of a report count as its first page
_HEAD_PAGES = 3  # legends on where the text may not be sent can fill pages before the names
_PAGE_END = "\x0c"

_MARKERS = frozenset("b s w p r z sb sw wp rs".split())
_LONGEST_CODE = 5  # digits
_LABELLED = Regex(
    r"(?:codes?|hkex|sehk|hkse|hkg|hk|代号|代码|编号)\s*(?:no\.?|number)?\s*[:\-]?\s*(?:hkex|sehk)?[:\s]*$"
)
_LATIN_NAME = Regex(
    r"(?<![.\w])(?:limited|ltd|inc|incorporated|corp|corporation|holdings?|group|international|company|plc|ag"
    r"|s\.a|n\.v|llc|co)\b"
)
_INCORPORATED = frozenset(
    "incorporated reincorporated established registered organised organized continued existing"
    " domiciled formed".split()
)
_SOMEWHERE = frozenset("in into under of by".split())
_CHINESE_INCORPORATED = Regex(
    r"(?:[于在]|根据|依据|按照)(?:(?!证券|投资公司法)[^。;,]){2,40}?(?:注\s?册|成\s?立|组成|存续|迁册|登记)"
)
_HAN_RUN = Regex(r"[\u3400-\u9fff](?:[\u3400-\u9fff（）()·\s*]{0,3}[\u3400-\u9fff])+")
_HAN = Regex(r"[\u3400-\u9fff]")
_LATIN = Regex(r"[^\W\d_\u3400-\u9fff]{2,}")
_NOT_NAMES = Regex(
    r"股份代[号码]|证券代码|合资|附属|子公司|目标|[本该]公司|秘书|公告|公佈|公布|通告|通函|消息|注册成立|成立|有限责任|主席|董事|业绩|报告|网址|网站"
)
_DEFINED = Regex(r"\s?\([^()]{0,80}\"(?:the )?(?:company|本公司)\"")
# The end of a company's name, with a mark or its Latin name behind it at most.
_CHINESE_FORM = Regex(
    r"[\u3400-\u9fff)]\s?(?:公\s?司|集\s?团|控\s?股|药\s?业|生\s?物|医\s?药|制\s?药)[\s*]*(?=$|\n|[a-z(\-])"
)
_CHINESE_ALIAS = Regex(r"[\u3400-\u9fff]{2,20}\s*\(\"本公司\"")
_SIGNED = Regex(
    r"by\s+(?:the\s+)?order\s+of\s+(?:the\s+|our\s+)?board|on\s+behalf\s+of\s+(?:the\s+|our\s+)?board"
    r"|承\s?董\s?事\s?[会局]\s?命"
)
_FORM = 24  # code points in which the legal form of a name ends before its definition
_REACH = 90  # from an alias back to the beginning of the name it stands for, in code points
_LONGEST_NAME = 90  # code points of a line with a company's name in both languages
_LEAD = 24  # Chinese characters between a bracket and the place of incorporation
_CLAUSES = (",", "。", ";", ":", "!", "?")
_FEW = 12  # words of a line that can be a name


def marker_in_stock_code(case: Case) -> Verdict:
    """Flag the marker of the short name (`-B`) where it is printed on the code."""
    codes = [listing for listing in case.read_listings if listing.exchange == "HKEX"]
    index = case.draft.words.index
    places = sorted(n for marker in _MARKERS & index.keys() for n in index[marker])
    starts = frozenset(code.symbol_start for code in codes)
    flags = [flag for number in places if (flag := _marked(case, starts, number))]
    if flags:
        return Verdict(flags=tuple(flags))
    if not codes:
        return Verdict(idle="the draft shows no Hong Kong stock code")
    return Verdict(evidence=tuple(Mark(code.start, code.end) for code in codes[:3]))


def _marked(case: Case, codes: frozenset[int], number: int) -> Flag | None:
    """Return the flag for a marker at a word, where a stock code stands before it."""
    words = case.draft.words
    code = words.text[number - 1] if number else ""
    if not code.isdigit() or len(code) > _LONGEST_CODE or words.gaps[number].strip() != "-":
        return None
    start, end, stop = words.starts[number - 1], words.end(number - 1), words.end(number)
    suffixed = case.draft.folded.startswith(".hk", stop)
    if not (
        start in codes
        or suffixed
        or _LABELLED.search(case.draft.folded[max(0, start - 24) : start])
    ):
        return None
    values = {"printed": case.draft.text[start:stop], "code": case.draft.text[start:end]}
    values["marker"] = words.text[number].upper()
    return Flag(Mark(start, stop), values, changes=(Change(end, stop, ""),), safe=True)


def misplaced_stock_code(case: Case) -> Verdict:
    """Flag the issuer's code where it stands only after the first page or the signature."""
    codes = [listing for listing in case.read_listings if listing.exchange == "HKEX"]
    own = _own(case, codes)
    if not own:
        return Verdict(idle="the draft shows no stock code of the issuer")
    first = own[0]
    evidence = Verdict(evidence=(Mark(first.start, first.end),))
    pages = _REPORT_PAGES if case.document in {"report", "results"} else 1
    if first.start < _front(case, pages):
        return evidence
    if case.document == "report" and _in_corporate_information(case, own):
        return evidence
    return Verdict(flags=(Flag(Mark(first.start, first.end)),))


def _own(case: Case, codes: list[Listing]) -> list[Listing]:
    if case.issuer is None:
        return codes
    symbols = {listing.symbol for listing in case.issuer.listings if listing.exchange == "HKEX"}
    return [code for code in codes if code.symbol in symbols]


def _in_corporate_information(case: Case, codes: list[Listing]) -> bool:
    """Whether a code stands where the note to Rule 13.51A lets a report print it."""
    folded = case.draft.folded
    return any(
        max(folded.rfind(name, 0, code.start) for name in ("corporate information", "公司资料"))
        >= 0
        for code in codes
    )


def _front(case: Case, pages: int) -> int:
    """Return where the first pages end, or the announcement itself where that is sooner."""
    draft = case.draft
    page = pages * (_HAN_PAGE if case.language.startswith("zh") else _PAGE)
    disclaimer = case.statement("disclaimer") if case.document == "exhibit" else None
    if disclaimer is not None:  # a cover sheet may stand before the announcement
        page += draft.words.at(disclaimer.start)
    end = draft.words.starts[page] if len(draft.words) > page else len(draft.text)
    turned = draft.text.find(_PAGE_END)
    if draft.text[:turned].strip() and turned > 0:
        end = max(end, turned)
    signed = _SIGNED.search(draft.folded)
    return min(end, signed.start()) if signed else end


def missing_issuer_identification(case: Case) -> Verdict:
    """Say which of name, Chinese name and place of incorporation the document lacks."""
    head = _Head(case)
    found = {
        "the company's English name": head.english(),
        "the company's Chinese name": head.chinese(),
        "the place of incorporation": head.incorporated(),
    }
    lacks = [name for name, place in found.items() if place is None]
    places = tuple(Mark(*place) for place in found.values() if place is not None)
    if not lacks:
        return Verdict(evidence=places)
    said = f"{', '.join(lacks[:-1])} and {lacks[-1]}" if len(lacks) > 1 else lacks[0]
    return Verdict(flags=(Flag(places[0] if places else case.headline(), {"lacks": said}),))


_Place = tuple[int, int]


class _Head:
    """The first pages without the exchange's disclaimer, which names other companies."""

    def __init__(self, case: Case) -> None:
        self._case = case
        end = _front(case, _HEAD_PAGES)
        folded = case.draft.folded[:end]
        region = case.statement("disclaimer")
        if region is not None and region.start < end:
            blank = " " * (min(region.end, end) - region.start)
            folded = folded[: region.start] + blank + folded[region.end :]
        self._folded = folded
        self._units = [unit for unit in case.draft.units if unit.start < end]
        known = case.issuer
        self._names = [known.name, *known.names] if known else []

    def english(self) -> _Place | None:
        """Return where the full Latin name stands."""
        return (
            self._known([name for name in self._names if _is_full(name)])
            or self._line()
            or self._before(_DEFINED)
            or self._above_incorporation()
            or self._signature(_LATIN_NAME)
        )

    def _line(self) -> _Place | None:
        for unit in self._units:
            line = self._folded[unit.start : unit.end]
            named = _LATIN_NAME.search(line)
            if named and _is_line(line) and line[0] != " " and "stock exchange" not in line:
                return unit.start, unit.end
        return None

    def _before(self, sign: Regex) -> _Place | None:
        """Return the legal form of a name in running text, as before `(the “Company”)`."""
        for found in sign.finditer(self._folded):
            start = max(0, found.start() - _FORM)
            name = _LATIN_NAME.search(self._folded[start : found.start()])
            if name is not None:
                return start + name.start(), start + name.end()
        return None

    def _above_incorporation(self) -> _Place | None:
        """Return the name by the place of incorporation, whatever its form."""
        placed = self.incorporated()
        if placed is None:
            return None
        for unit in reversed([unit for unit in self._units if unit.end <= placed[0] + 1][-3:]):
            line = self._folded[unit.start : unit.end]
            if _LATIN.search(line) and _is_line(line):
                return unit.start, unit.end
        start = max(0, placed[0] - _REACH)
        name = _LATIN_NAME.search(self._folded[start : placed[0]])
        return (start + name.start(), start + name.end()) if name else None

    def _signature(self, name: Regex) -> _Place | None:
        """Return the name in the lines below "By order of the Board"."""
        folded = self._case.draft.folded
        signed = _SIGNED.search(folded)
        found = name.search(folded, signed.end(), signed.end() + 2 * _REACH) if signed else None
        return _line_around(self._case, *found.span()) if found else None

    def _known(self, names: list[str]) -> _Place | None:
        """Return where the first of some names stands, letter-spaced or not."""
        words = self._case.draft.words
        for name in names:
            for first, last in words.runs(Words(fold(name)).text):
                if self._holds(words.starts[first]):
                    return self._case.draft.span(first, last)
        return None

    def _holds(self, offset: int) -> bool:
        return self._folded[offset : offset + 1].strip() != ""

    def chinese(self) -> _Place | None:
        """Return where the Chinese name stands, letter-spaced or not."""
        known = self._known([name for name in self._names if _HAN.search(name)])
        if known is not None:
            return known
        if self._case.language.startswith("zh"):
            return self._chinese_line() or self._signature(_CHINESE_FORM)
        for run in _HAN_RUN.finditer(self._folded):
            if not _NOT_NAMES.search("".join(run[0].split())) and self._names_somebody(run):
                return run.span()
        return None

    def _chinese_line(self) -> _Place | None:
        named = [unit for unit in self._units if _is_chinese_name(self._folded, unit)]
        for unit in named:
            if _CHINESE_FORM.search(self._folded, unit.start, unit.end):
                return unit.start, unit.end
        placed = self.incorporated()
        if placed is not None:
            for unit in reversed([unit for unit in named if unit.end <= placed[0] + 1][-2:]):
                return unit.start, unit.end
        found = _CHINESE_ALIAS.search(self._folded)
        return found.span() if found else None

    def _names_somebody(self, run: re.Match[str]) -> bool:
        """Whether Chinese in an English draft is a line of its own or stands by the name."""
        unit = self._case.draft.unit(run.start())
        if unit is None:
            return False
        line = self._folded[unit.start : unit.end].rstrip()
        if len(_LATIN.findall(line)) <= _FEW and not line.endswith((".", ";", ",")):
            return True
        flattened = not _INCORPORATED.isdisjoint(line.replace("(", " ").split())
        return flattened and _LATIN_NAME.search(line, 0, run.start() - unit.start) is not None

    def incorporated(self) -> _Place | None:
        """Return where the line stands that tells the place of incorporation."""
        words = self._case.draft.words
        for word in sorted(
            n for verb in _INCORPORATED & words.index.keys() for n in words.index[verb]
        ):
            start = words.starts[word]
            after = words.text[word + 1 : word + 1 + _FEW]
            placed = not _SOMEWHERE.isdisjoint(after) and "securities" not in after
            if placed and start < len(self._folded) and self._opens_line(start):
                return start, words.end(word)
        if not any(verb in self._folded for verb in ("成立", "注册", "迁册", "成 立")):
            return None
        for found in _CHINESE_INCORPORATED.finditer(self._folded):
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


def _line_around(case: Case, start: int, end: int) -> _Place:
    """Return the words of the line in which a name was found: the name in full."""
    start, stop = case.line(start, end)
    line = case.draft.folded[start:stop]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _is_full(name: str) -> bool:
    """Whether a Latin name is a company's full one: it has a legal form."""
    return not _HAN.search(name) and _LATIN_NAME.search(fold(name)) is not None


def _is_chinese_name(folded: str, unit: Unit) -> bool:
    """Whether a unit may be a company's Chinese name: Han and brackets, no clause."""
    line = "".join(folded[unit.start : unit.end].split())
    if len(line) > _LONGEST_NAME or not _HAN_RUN.search(line):
        return False
    return not _NOT_NAMES.search(line) and not any(mark in line for mark in _CLAUSES)


def _is_line(line: str) -> bool:
    if len(line.split()) > _FEW or line[0] == "(" or line.rstrip()[-1] in ";:,":
        return False
    if any(mark in line for mark in ("www.", "://", "@")):
        return False
    return "announce" not in line and "the company" not in line
