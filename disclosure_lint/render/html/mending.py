"""What a fix does, shown as the words before and the words after it."""

from __future__ import annotations

from disclosure_lint.finding import Edit, Fix, Safety
from disclosure_lint.render.html.markup import attributes, language_of, text
from disclosure_lint.render.measure import ELLIPSIS
from disclosure_lint.render.view import counted
from disclosure_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_EDITS = 3
_MOST_SHOWN = 200  # code points of the old and the new words of an edit
_AROUND = 36  # code points of the draft on either side of an edit
_SAFETIES = {
    Safety.SAFE: "Changes how it is written, not what it says; <code>--fix</code> makes this change.",
    Safety.UNSAFE: (
        "Changes the wording, so a person must read it; "
        "<code>--unsafe-fixes</code> makes this change."
    ),
}


def before_and_after(source: Source, fix: Fix) -> Iterator[str]:
    """Yield the first edits of a fix, each as two lines, and what sort of fix it is."""
    told: dict[str, int] = {}
    for edit in fix.edits:
        said = _edit(source, edit)
        told[said] = told.get(said, 0) + 1
        if len(told) > _MOST_EDITS:
            break
    for said in list(told)[:_MOST_EDITS]:
        yield said
    left = len(fix.edits) - sum(list(told.values())[:_MOST_EDITS])
    more = f" {counted(left, 'more edit')} of this fix not shown." if left else ""
    yield f'<p class="aside">{_SAFETIES[fix.safety]}{more}</p>'


def _edit(source: Source, edit: Edit) -> str:
    whole, (start, end) = source.text, edit.span
    before = _last_words(whole[max(0, start - _AROUND) : start], cut=start > _AROUND)
    after = _first_words(whole[end : end + _AROUND], cut=end + _AROUND < len(whole))
    old, new = _held(whole[start:end]), _held(edit.text)
    lang = attributes(lang=language_of(f"{before}{old}{new}{after}", "en"))
    removed = f"<del>{text(old)}</del>" if old else ""
    added = f"<ins>{text(new)}</ins>" if new else ""
    rows = "".join(
        f"<div><dt>{name}</dt><dd{lang}>{text(before)}{words}{text(after)}</dd></div>"
        for name, words in (("Before", removed), ("After", added))
    )
    return f'<dl class="change">{rows}</dl>'


def _last_words(words: str, *, cut: bool) -> str:
    line = words[max(words.rfind("\n"), words.rfind("\r")) + 1 :]
    if not cut or line != words:
        return line
    return ELLIPSIS + (line.partition(" ")[2] or line)


def _first_words(words: str, *, cut: bool) -> str:
    lines = words.splitlines()
    line = lines[0] if lines and not words.startswith(("\r", "\n")) else ""
    if not cut or line != words:
        return line
    return (line.rpartition(" ")[0] or line) + ELLIPSIS


def _held(words: str) -> str:
    if len(words) <= _MOST_SHOWN:
        return words
    return f"{words[: _MOST_SHOWN // 2]} {ELLIPSIS} {words[-_MOST_SHOWN // 2 :]}"
