"""How names compare: those of companies and of substances, on lists and in drafts alike."""

from __future__ import annotations

from disclosure_lint.draft.fold import fold
from disclosure_lint.regex import Regex

# Notation: the legal forms behind the name of a company, as registers write them.
_FORMS = frozenset(
    "inc incorporated corp corporation co company ltd limited llc lp plc ag sa se nv ab asa as "
    "oyj spa srl gmbh kgaa bv kk adr".split()
)
_STATE = Regex(r"/[a-z. ]{2,12}/?$")  # the state that the SEC puts behind: "CORP /DE/"
_MARKS = Regex(r"['’.®™℠]")
_APART = Regex(r"[^\w&]+")


def company_key(name: str) -> str:
    """Return the name of a company as it compares: no marks, no legal form, no article.

    "SOLIGENIX, INC." and "Soligenix" are one; "AT&T Inc." keeps its sign.
    """
    folded = _STATE.sub("", fold(name).strip())
    words = _APART.sub(" ", _MARKS.sub("", folded)).replace(" & ", " and ").split()
    if words[:1] == ["the"]:
        del words[0]
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
        if len(words) > 1 and words[-1] == "and":  # "& Co."
            words.pop()
    return " ".join(words)


def has_form(name: str) -> bool:
    """Whether a name ends with a legal form."""
    words = _APART.sub(" ", _MARKS.sub("", fold(name))).split()
    return len(words) > 1 and words[-1] in _FORMS


def substance_key(name: str) -> str:
    """Return the name of a substance as it compares."""
    return " ".join(fold(name).replace("-", " ").split())
