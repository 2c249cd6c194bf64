r"""The fields with which Word set equations before it had an editor for them.

`EQ \f(12,20)` is a fraction, `EQ \o\ac(○,1)` a figure in a circle, and in Chinese and Japanese
documents `EQ \o\ad(\s\up 9(pinyin),字)` words with their sound above them. Such a field has
no result: Word draws it from its instruction.
"""

from __future__ import annotations

from disclosure_lint.readers.word.raised import lifted
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import IGNORECASE, Regex

_BEGINS = Regex(r"\s*EQ\b", IGNORECASE)
_FORMAT = Regex(r"\\\*\s*(?:\"[^\"]*\"|\S+)\s*")
_SWITCH = Regex(r"\\(?:(?P<edge>[blr]c)\s*\\(?P<sign>.)|(?P<name>[A-Za-z]{1,2})\s*-?\d*)\s*")
_OPERATORS = frozenset("+-−–±×·*/=<>≤≥ ")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_MOST = 30  # formulas one in another


class _Read(NamedTuple):
    text: str
    at: int  # where it ends
    raised: bool = False  # whether it is nothing but raised


def is_formula(instruction: str) -> bool:
    """Whether a field is an equation."""
    return _BEGINS.match(instruction) is not None


def in_one_line(instruction: str) -> str:
    """Return what the field of an equation shows, as one line reads it."""
    begun = _BEGINS.match(instruction)
    text = _FORMAT.sub("", instruction[begun.end() if begun else 0 :])
    return _until(text, 0, "", 0).text.strip()


def _until(text: str, at: int, stops: str, depth: int) -> _Read:
    """Read as far as one of some signs."""
    said: list[str] = []
    raised = 0
    while at < len(text) and text[at] not in stops:
        if text[at] == "\\":
            found = _formula(text, at, depth) if depth < _MOST else _Read("", len(text))
            raised += found.raised
            if "/" in found.text and said and said[-1][-1:].isdecimal():
                said.append(" ")
            said.append(found.text)
            at = found.at
        else:
            said.append(text[at])
            at += 1
    return _Read("".join(said), at, bool(raised) and raised == len(said))


def _formula(text: str, at: int, depth: int) -> _Read:
    """Read a sign that stands for itself, or switches and what they hold."""
    names: list[str] = []
    edges: dict[str, str] = {}
    switch = _SWITCH.match(text, at)
    if switch is None:
        return _Read(text[at + 1 : at + 2], at + 2)
    while switch is not None:
        if switch["edge"]:
            edges[switch["edge"].lower()] = switch["sign"]
        else:
            names.append(switch["name"].lower())
        at = switch.end()
        switch = _SWITCH.match(text, at)
    if text[at : at + 1] != "(":
        return _Read("", at)
    held: list[_Read] = []
    while at < len(text) and text[at] != ")":
        held.append(_until(text, at + 1, ",;)", depth + 1))
        at = held[-1].at
    return _shown(names, edges, held, at + 1)


def _shown(names: list[str], edges: dict[str, str], held: list[_Read], at: int) -> _Read:
    words = [one.text.strip() for one in held]
    name = names[0]
    if name == "f" and len(words) > 1:
        return _Read(f"{_bracketed(words[0])}/{_bracketed(words[1])}", at)
    if name == "r":
        degree = lifted(words[0]) if len(words) > 1 else ""
        return _Read(f"{degree}√{_bracketed(words[-1])}", at)
    if name == "s":
        is_up = "up" in names
        return _Read(lifted(held[0].text) if is_up else held[0].text, at, is_up)
    if name == "o":
        return _Read(_over_each_other(held, words), at)
    if name == "b":
        opening = edges.get("bc") or edges.get("lc") or "("
        closing = edges.get("rc") or _PAIRS.get(opening, opening)
        return _Read(f"{opening}{words[0]}{closing}", at)
    return _Read((" " if name == "a" else ", ").join(words), at)


def _over_each_other(held: list[_Read], words: list[str]) -> str:
    """Return what is drawn in one place: a figure in a circle, or words without their sound."""
    kept = [
        word
        for one, word in zip(held, words, strict=True)
        if not one.raised and word not in {"○", "◯"}
    ]
    said = kept[-1] if kept else words[-1]
    is_circled = len(kept) < len(words) and said.isascii() and said.isdecimal() and len(said) < 3  # noqa: PLR2004
    if is_circled and not any(one.raised for one in held) and 0 < int(said) <= len(_CIRCLED):
        return _CIRCLED[int(said) - 1]
    return said


def _bracketed(words: str) -> str:
    return f"({words})" if not _OPERATORS.isdisjoint(words[1:]) else words
