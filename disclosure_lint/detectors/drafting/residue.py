"""What an editor's program left in a draft: changes, remarks, hidden words.

A reader that knows (of Word files) tells it with the draft; a text shows it as Word
copies it, in CriticMarkup, as struck words or in HTML.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import Residue
from disclosure_lint.regex import IGNORECASE, MULTILINE, Regex
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# notation: what CriticMarkup opens and closes with
_CRITIC = (
    ("{++", "++}", "tracked-change", "an insertion"),
    ("{--", "--}", "tracked-change", "a deletion"),
    ("{~~", "~~}", "tracked-change", "a replacement"),
    ("{>>", "<<}", "review-comment", "a comment"),
    ("{==", "==}", "review-comment", "a highlight"),
)
# notation: the balloons of Word, as it copies them in the languages of its menus
_BALLOON = Regex(
    r"^[ \t]*(?:(?:Deleted|Inserted|Moved(?: up| down| from| to)?(?: \[\d{1,3}\])?):[ \t]*\S[^\n]{0,200}"
    r"|Formatted(?: Table)?:[ \t]*(?:Font|Indent|Normal|Left|Right|Centered|Justified|Space|Tab|List|Heading"
    r"|No |Not |Highlight|Style|Line|Numbered|Superscript|Subscript|English|Chinese|Border|Bullet|Default|Position"
    r"|Width|Top|Bottom|Underline|Keep|Widow|Pattern)[^\n]{0,200}"
    r"|Field Code Changed|Formatted Table|Style Definition:[^\n]{0,200}"
    r"|(?:已?删除|已?刪除|已?插入|设置了格式|設定格式)(?:的内容|的內容)?[:：][^\n]{0,200})[ \t]*$",
    MULTILINE,
)
_COMMENTED = Regex(
    r"(?:Comment(?:ed)?|批注|批註|註解|备注|備註) ?\[[^\[\]\n]{0,30}?\d{1,3}(?:R\d{1,2})?\][:：]?[^\n]{0,300}"
)
# notation: the mark of a comment of Word that was pasted with the text: its writer's initials and
# a number, set solid; genes and antigens in brackets stand apart from the word before
_INITIALS = Regex(
    r"(?:(?<=[a-z0-9.,;:)”\"%])|^)\[(?!CD|PD|IL|HER)[A-Z]{2,3}1?\d(?:R\d)?\](?![(\w-])",
    MULTILINE,
)
# the words of those two, one of which every balloon and every comment has
_BALLOON_WORDS = "deleted inserted formatted moved field style 删 插 格".split()
_BALLOON_SIGNS = (  # notation: the same as they are printed
    "Deleted", "Inserted", "Moved", "Formatted", "Field Code", "Style Def", "删除", "刪除", "插入", "格式",
)  # fmt: skip
_COMMENT_WORDS = "comment commented 批 注 备".split()
_STRUCK = Regex(r"(?<![~\\])~~(?=[^\s~])([^~\n]{1,400})(?<=[^\s~])~~(?!~)")
_TAGGED = Regex(r"<(ins|del|s|strike)(?:\s[^<>]{0,200})?>", IGNORECASE)
_UNSEEN = Regex(
    r"<(\w{1,10})\b[^<>]{0,300}\bstyle\s*=\s*[\"'][^\"'<>]{0,200}(?:display\s*:\s*none|visibility\s*:\s*hidden"
    r"|font-size\s*:\s*0)[^<>]{0,200}>|<(\w{1,10})\b[^<>]{0,200}\shidden(?:\s[^<>]{0,200})?>",
    IGNORECASE,
)
_PAGE = Regex(r"\s{0,80}<(?:!doctype|html|\?xml|head|sec-document|document)\b", IGNORECASE)
# notation: comments of programs, which no person wrote and no reader misses.
_PROGRAM = Regex(
    r"\s*(?:disclosure-lint\b|more\b|/?toc\b|tocstop|prettier-|markdownlint|vale\b|eslint|endif|\[if|\[endif|#|/?wp:"
    r"|omit |include|START|END\b|BEGIN|BADGE|image\b|formula|page(?:\s*(?:break|number|footer|header|\d)|-)|/?ko\b|ngIf|Generated|slide\b|figure\b"
    r"|table\b|\?|react|Google Tag|source:|url:|https?:|-+$|={2,}|\*{2,})",
    IGNORECASE,
)
_WORDS = Regex(r"[^\W\d_]{2,}|[\u3400-\u9fff]")
_LONGEST = 4000
_SHOWN = 30  # code points of a long one that its message shows


def told(case: Case, sort: str) -> Verdict:
    """Flag what was left in a draft, of one sort."""
    text, read = case.draft.source.text, case.draft.read
    flags = [
        Flag(
            Mark(read(one.start), read(one.end)),
            {"printed": _shown(text[one.start : one.end]), "said": one.said},
            origin=(one.start, one.end),
        )
        for one in case.kept("residue", lambda: find(case.draft))
        if one.sort == sort
    ]
    return Verdict(flags=tuple(flags))


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def find(draft: Draft) -> list[Residue]:
    """Return what was left in a draft, in order."""
    text, words = draft.source.text, draft.words.index.keys()
    found: list[Residue] = []
    if "{" in text:
        found += _critic(text)
    if "~~" in text:
        found += [
            Residue(*s.span(), "tracked-change", "struck words") for s in _STRUCK.finditer(text)
        ]
    if not words.isdisjoint(_BALLOON_WORDS) and any(sign in text for sign in _BALLOON_SIGNS):
        found += [
            Residue(*_trimmed(text, *b.span()), "tracked-change", "a balloon of Word")
            for b in _BALLOON.finditer(text)
        ]
    if "]" in text and not words.isdisjoint(_COMMENT_WORDS):
        found += [
            Residue(*c.span(), "review-comment", "a comment of Word")
            for c in _COMMENTED.finditer(text)
        ]
    if "1]" in text:
        found += [
            Residue(*mark.span(), "review-comment", "the mark of a comment of Word")
            for mark in _INITIALS.finditer(text)
        ]
    if draft.notation is not None:
        found = [one for one in found if draft.read(one.start) < draft.read(one.end)]
    elif "<" in text and not _PAGE.match(text):
        found += [*_html(text)]
    return sorted([*draft.residue, *_unknown(apart(sorted(found)), draft.residue)])


def _unknown(found: list[Residue], told: tuple[Residue, ...]) -> list[Residue]:
    """Return what lies apart from all that the reader told; two of those may overlap."""
    if not told or not found:
        return found
    ordered = sorted((one.start, one.end) for one in told)
    ends = [0, *accumulate((end for _, end in ordered), max)]
    return [one for one in found if ends[bisect_left(ordered, (one.end, 0))] <= one.start]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _critic(text: str) -> Iterator[Residue]:
    for opens, closes, sort, said in _CRITIC:
        start = text.find(opens)
        while start >= 0:
            end = text.find(closes, start + len(opens), start + _LONGEST)
            if end >= 0:
                yield Residue(start, end + len(closes), sort, said)
            start = text.find(opens, max(end, start + len(opens)))


def _html(text: str) -> Iterator[Residue]:
    low = text.lower() if "</" in text else ""
    if low:
        for tag in _TAGGED.finditer(text):
            name = tag[1].lower()
            end = low.find(f"</{name}>", tag.end(), tag.end() + _LONGEST)
            if end > tag.end():
                said = "an insertion" if name == "ins" else "struck words"
                yield Residue(tag.start(), end + len(name) + 3, "tracked-change", said)
        for tag in _UNSEEN.finditer(text):
            name = (tag[1] or tag[2]).lower()
            end = low.find(f"</{name}>", tag.end(), tag.end() + _LONGEST)
            if end > tag.end():
                yield Residue(tag.end(), end, "hidden-text", "undisplayed text")
    yield from _comments(text)


def _comments(text: str) -> Iterator[Residue]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        if end < 0:
            return
        inside = text[start + 4 : end]
        if len(_WORDS.findall(inside[:200])) > 1 and not _PROGRAM.match(inside):
            yield Residue(start, end + 3, "hidden-text", "a comment")
        start = text.find("<!--", end)
