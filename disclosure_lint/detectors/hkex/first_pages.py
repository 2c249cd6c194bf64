"""Where the first pages of an HKEX document end, on which its issuer has to show."""

from __future__ import annotations

from disclosure_lint.case.case import Case

_PAGE = 500  # words on the first page of an announcement
_HAN_PAGE = 1000  # the same in Chinese, where a word is a character
_PAGE_END = "\x0c"


def front(case: Case, pages: int) -> int:
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
    return min([end, *(signature.start for signature in case.signatures[:1])])
