"""Chinese printed as glyph numbers: each code point is a CID of Adobe-CNS1.

A PDF font without a ToUnicode map gives such text. Its letters come from scripts
that never meet in a word, which tells it from every real language.
"""

from __future__ import annotations

from bisect import bisect_right

from disclosure_lint.draft.reading import Run
from disclosure_lint.lean import cache
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# Nothing in an English or Chinese release is written in these scripts, Greek apart.
_ODD = "\u0250-\u1cff"
_RARE = "\u1d00-\u1fff\u2070-\u209f\u2100-\u2121\u2123-\u2fff\u3100-\u354e"
_GLYPH = f"{_ODD}{_RARE}\x80-\x9f\u0100-\u024fÖ×Ñ"

_TOKEN = Regex(f"[{_ODD}]+")
_CHAIN = Regex(
    f"[{_ODD}]+(?:(?: | ?\\d{{1,4}} ?|[{_RARE}\x80-\x9f\u0100-\u024fÖ×Ñ!-~]{{1,24}}?)[{_ODD}]+)*"
)
_MARKS_BEFORE = Regex(r"[\x80-\x9fÖ]+\Z")
_DIGITS_BEFORE = Regex(r"(?<![\w.,$%-])\d{1,4}\Z")
_TAIL = Regex(r"(?:[\x80-\x9f×]|(?<=×)'|'(?=\(|\s|\Z)|[defij](?![A-Za-z]))+\d*|\d+")
_PART = Regex(
    f"([{_GLYPH}]+)|(?<![a-z(])([defij])(?![a-z])|(?<=[{_ODD}])(c)(?=[{_ODD}])"
    rf"|( ?)(\d+)( ?)(?=[{_ODD}])|((?<=[{_ODD}×])'(?=[(×{_ODD}\s]|\Z)| )"
)
_MEANT = {"Ö": "《", "×": "》"}  # from fonts with their own order
_DATE = Regex("ϋ ?\\d{1,2} ?˜")  # 年…月
_RIGHT_TO_LEFT = Regex("[\u0590-\u08ff]{3}")
_GREEK = Regex("[α-ωΑ-Ω]")
_LATIN = Regex("[A-Za-z]")
_ENOUGH = 64  # letters of a token that tell what it is
_MUCH = 100  # garbled code points; a text with more is garbled throughout
_FEW = 3  # characters that may be read as Chinese by chance
_UNREAD = Regex(f"[{_RARE}]")
_HAN = Regex("[\u3400-\u9fff]")
_COMPANY = "ʮ̡"  # 公司, the one frequent word that stays within phonetic letters

# Where a script begins, and which it is; scripts that share words share a letter.
_SCRIPTS = {
    0x250: "a", 0x2B0: "", 0x370: "a", 0x483: "", 0x48A: "a", 0x530: "b", 0x590: "c",
    0x600: "d", 0x60C: "", 0x60D: "d", 0x640: "", 0x641: "d", 0x64B: "", 0x656: "d",
    0x700: "e", 0x750: "d", 0x780: "f", 0x7C0: "g", 0x800: "h", 0x840: "i", 0x860: "e",
    0x870: "d", 0x900: "j", 0x964: "", 0x966: "j", 0x980: "k", 0xA00: "l", 0xA80: "m",
    0xB00: "n", 0xB80: "o", 0xC00: "p", 0xC80: "q", 0xD00: "r", 0xD80: "s", 0xE00: "t",
    0xE3F: "", 0xE40: "t", 0xE80: "u", 0xF00: "v", 0x1000: "w", 0x10A0: "x",
    0x1100: "y", 0x1200: "z", 0x13A0: "A", 0x1400: "B", 0x1680: "", 0x1681: "C",
    0x16A0: "D", 0x1700: "E", 0x1780: "F", 0x1800: "G", 0x18B0: "B", 0x1900: "H",
    0x1950: "I", 0x19E0: "F", 0x1A00: "J", 0x1A20: "K", 0x1AB0: "", 0x1B00: "L",
    0x1B80: "M", 0x1C00: "N", 0x1C80: "a", 0x1C90: "x", 0x1CC0: "M", 0x1CD0: "",
}  # fmt: skip
_STARTS = list(_SCRIPTS)
_NAMES = list(_SCRIPTS.values())


def find(text: str) -> list[Run]:
    """Return the runs of glyph numbers in `text`, whole and decoded."""
    chains = [chain.span() for chain in _CHAIN.finditer(text)]
    sure = {span for span in chains if _is_garbled(text[slice(*span)])}
    much = sum(end - start for start, end in sure) >= _MUCH
    return [
        _decoded(text, *span)
        for span in chains
        if span in sure or (sure and _is_plausible(text, *span, much=much))
    ]


def _is_garbled(chain: str) -> bool:
    """Whether a chain of odd letters can be nothing else than glyph numbers."""
    if _COMPANY in chain or _DATE.search(chain):
        return True
    return any(
        len(token) > 1 and len(_scripts(token)) > 1 and reads_as_chinese(token)
        for token in _TOKEN.findall(chain)
    )


def _is_plausible(text: str, start: int, end: int, *, much: bool) -> bool:
    """Whether a chain may be garbled, in a text of which `much` or some is."""
    single = end - start == 1
    around = text[start - 1 : start] + text[end : end + 1]
    if not much and (single or _LATIN.search(around)):
        return False
    if single and _GREEK.match(text, start):
        return False
    return reads_as_chinese("".join(_TOKEN.findall(text, start, end)))


def _scripts(token: str) -> set[str]:
    names = {_NAMES[bisect_right(_STARTS, ord(character)) - 1] for character in token[:_ENOUGH]}
    return names - {""}


def reads_as_chinese(token: str) -> bool:
    """Whether half of the glyphs, or characters, of a token are common Chinese ones."""
    token = token[:_ENOUGH]
    common = sum(character in _common() for character in _characters(token))
    return 2 * common >= len(token)


@cache
def _common() -> frozenset[str]:
    from disclosure_lint.draft.han import COMMON, SIMPLIFIED, TRADITIONAL

    common = frozenset(COMMON)
    return common.union(t for t, s in zip(TRADITIONAL, SIMPLIFIED, strict=True) if s in common)


def _characters(glyphs: str) -> str:
    return glyphs.translate(_table())


@cache
def _table() -> dict[int, str]:
    from disclosure_lint.draft.adobe_cns1 import CHARACTERS, FIRST

    return dict(enumerate(CHARACTERS, FIRST)) | {ord(odd): text for odd, text in _MEANT.items()}


def _decoded(text: str, start: int, end: int) -> Run:
    start, end = _whole(text, start, end)
    meant = _PART.sub(_meant, text[start:end])
    if _is_doubtful(text, end, meant):
        return Run(start, end, "", exact=False)
    exact = "\ufffd" not in meant and not _RIGHT_TO_LEFT.search(text, start, end)
    return Run(start, end, meant, exact)


def _is_doubtful(text: str, end: int, meant: str) -> bool:
    """Whether a reading proves nothing: a few characters, some rare, beside an unread sign.

    A font may number its glyphs in an order of its own; then the letters are garbled
    all the same, and the table gives characters that nobody wrote.
    """
    if len(meant) > _FEW:
        return False
    return _UNREAD.match(text, end) is not None or not all(
        character in _common() or not _HAN.match(character) for character in meant
    )


def _meant(part: re.Match[str]) -> str:
    glyphs = part[1] or part[2] or part[3]
    return _characters(glyphs) if glyphs else part[5] or ""


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a chain by the marks and digits that belong to it."""
    while (lead := _before(text, start)) != start:
        start = lead
    while (tail := _after(text, start, end)) != end:
        end = tail
    return start, end


def _before(text: str, start: int) -> int:
    window = text[max(0, start - 6) : start]
    lead = _MARKS_BEFORE.search(window) or _DIGITS_BEFORE.search(window)
    return start - len(lead[0]) if lead else start


def _after(text: str, start: int, end: int) -> int:
    tail = _TAIL.match(text, end)
    if tail and not (tail[0] == "'" and text[start - 1 : start] == "'"):
        return tail.end()
    run = text[start:end]
    if text[end : end + 1] == ")" and run.count("(") > run.count(")"):
        return end + 1
    return end
