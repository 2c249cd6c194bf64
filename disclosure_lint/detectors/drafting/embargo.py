"""The line that says when a release may go out, and marks of a text that may not yet.

FOR IMMEDIATE RELEASE · EMBARGOED UNTIL 8 A.M. ET, JUNE 3, 2026 · STRICTLY CONFIDENTIAL
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.draft.model import Draft
from disclosure_lint.regex import Regex

_IMMEDIATE = Regex(r"for immediate (?:release|distribution)|即时发布|立即发布|即日发布")
_EMBARGO = Regex(
    r"[\W_]{0,6}(?:strictly )?(?:(?:news |press )?(?:under )?embargo(?:ed)?\b(?: (?:until|till|to|for)\b|\s?:| -)"
    r"|hold (?:for release|until|for publication)|(?:not |do not )(?:be )?(?:release|publish|released|published) (?:before|until)"
    r"|(?:not )?for (?:release|publication)(?: on| at| before| after| until)? (?=.{0,40}\d)|under embargo)"
    r"|[\W_]{0,4}(?:禁止发布|禁发|请于|不得于|发布时间|禁运期|封锁期|保密期)(?=[^\n]{0,40}\d)[^\n]{0,60}"
)
_UNREADY = Regex(
    r"[\W_]{0,4}(?:(?:(?:strictly |highly |company |privileged (?:and|&) |commercial in )?(?:private (?:and|&) )?confidential"
    r"|(?:confidential |working |first |second |final |preliminary |internal |clean |discussion |revised )?draft"
    r"(?: [#v]?\d[\d.]{0,4}| version(?: \d[\d.]{0,4})?| copy| release| press release| announcement| only)?"
    r"|(?:for )?internal (?:use|review|discussion)(?: only)?|not for (?:external )?(?:release|distribution|publication|circulation)"
    r"|subject to (?:legal |board |counsel'?s? )?(?:review|approval)|attorney[- ]client privileged"
    r"|(?:for|pending) (?:review|approval|legal review|board approval)(?: only)?|do not (?:distribute|release|circulate|publish|forward))"
    r"(?:[\s,;/|()\[\]&·:–—-]{1,4}(?:and |of |as of |dated )?|$)){1,4}"
    r"(?:\d{1,2}[ ./-][\w./-]{2,9}[ ./-]\d{2,4}|[a-z]{3,9} \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)?[\W_]{0,4}$"
    r"|[\W_]{0,4}(?:草稿|初稿|讨论稿|征求意见稿|内部资料|内部使用|绝密|机密|保密)(?:[\W_]{0,3}(?:请勿外传|不得外传|严禁外传|文件))?[\W_]{0,4}$"
)
_FIRST = 200  # a mark is a line of its own, and a short one
_DRAFTED = frozenset(
    "draft confidential internal distribution release publication circulation review approval privileged distribute circulate publish forward 稿 密 内".split()
)


class ReleaseLine(NamedTuple):
    """A line that says when, or whether, the text may go out."""

    start: int
    end: int
    sort: str  # immediate, embargo, unready


def find(draft: Draft) -> Iterator[ReleaseLine]:
    """Yield the release lines of a draft, in order."""
    words = draft.words.index
    soon = "immediate" in words or "发" in words
    hold = not {"embargo", "embargoed", "hold", "release", "publish", "发", "禁", "保"}.isdisjoint(
        words
    )
    marked = not _DRAFTED.isdisjoint(words)
    if not (soon or hold or marked):
        return
    for unit in draft.units:
        if unit.kind == "paragraph" and unit.end - unit.start > _FIRST:
            continue
        line = draft.folded[unit.start : min(unit.end, unit.start + _FIRST)]
        if soon and (found := _IMMEDIATE.search(line)):
            yield ReleaseLine(unit.start + found.start(), unit.start + found.end(), "immediate")
        if hold and _EMBARGO.match(line):
            yield ReleaseLine(unit.start, min(unit.end, unit.start + _FIRST), "embargo")
        elif marked and _UNREADY.match(line):
            yield ReleaseLine(unit.start, unit.end, "unready")
