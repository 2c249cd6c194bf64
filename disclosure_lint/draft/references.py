"""Characters that stand as a page of HTML writes them: `&rsquo;`, `&#8217;`, `&amp;`.

A page is decoded by whoever shows it; in a text nobody decodes them, and readers see the
ampersand. In an address one is part of it.
"""

from __future__ import annotations

from disclosure_lint.draft.reading import Run
from disclosure_lint.regex import Regex

# notation: the names that editors' programs write; of others, `&` is a sign and no mistake
_REFERENCE = Regex(
    r"&(?:amp|nbsp|lt|gt|quot|apos|[lr][sd]quo|[sb]dquo|[lr]aquo|[nm]dash|hellip|bull|middot|shy"
    r"|e[nm]sp|thinsp|zwnj|zwj|copy|reg|trade|deg|micro|plusmn|times|divide|frac1[24]|frac34|sup[123]"
    r"|euro|pound|yen|cent|sect|para|dagger|[lg]e|ne|minus|asymp|rarr|larr|alpha|beta|gamma|delta|mu"
    r"|[A-Za-z](?:acute|grave|circ|uml|tilde|ring|cedil|slash)|szlig|aelig|[oO]rdm"
    r"|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});(?:(?:amp;)?(?:rsquo|lsquo|rdquo|ldquo|nbsp|#\d{2,6});)?"
)
_BACK = 300  # code points in which an address begins


def find(text: str) -> list[Run]:
    """Return the references of `text` that nobody decoded, with what they stand for."""
    if "&" not in text or ";" not in text:
        return []
    return [
        Run(*one.span(), meant, exact=True)
        for one in _REFERENCE.finditer(text)
        if (meant := _meant(one[0])) and not _is_in_address(text, one.start())
    ]


def _meant(reference: str) -> str:
    from html import unescape  # late: a text with none of them needs no table of names

    meant = unescape(reference)
    return unescape(meant) if meant.startswith("&") else meant


def _is_in_address(text: str, start: int) -> bool:
    before = text[max(0, start - _BACK) : start]
    word = "" if before[-1:].isspace() else before.rsplit(None, 1)[-1] if before.strip() else ""
    return "://" in word or "www." in word or ("/" in word and "." in word)
