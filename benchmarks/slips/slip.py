"""What a slip is, and the four ways of making one: plant, change, alter and drop."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from slots import Chance

from slips.clean import Clean, Filling, Span

FORMS = ("txt", "docx", "html")


class Markup(NamedTuple):
    """What a slip puts into a file that is no text: a change, a remark, a header."""

    html: str = ""  # inline, where the slip stands
    word: str = ""  # beside the runs of the paragraph where the slip stands
    header: str = ""  # the insides of a Word header
    comments: str = ""  # the insides of Word's part of comments
    top: str = ""  # in front of the body of an HTML page


class Spoiled(NamedTuple):
    """A text with one slip in it, and where that stands."""

    text: str
    start: int
    end: int
    markup: Markup | None = None


Spoil = Callable[[Clean, Chance], Spoiled | None]


class Slip(NamedTuple):
    """One way of spoiling a text.

    Any one of `rules` is enough to find it, or of `also`, which are of something beside it; none of them may be *met* where none did, and
    those of `proof` may not be met though another found it.
    """

    way: str
    variant: str
    rules: tuple[str, ...]
    spoil: Spoil
    forms: tuple[str, ...] = FORMS
    proof: tuple[str, ...] = ()
    anywhere: bool = False  # what is missing is told at some other place
    also: tuple[str, ...] = ()  # rules that may find it, and when met prove something else

    @property
    def name(self) -> str:
        """The way and the variant."""
        return f"{self.way}: {self.variant}"


Rules = tuple[str, ...]
Transform = Callable[[str, Chance], str | None]


def is_chinese(words: str) -> bool:
    """Tell whether a planted text is for Chinese drafts."""
    signs = sum(1 for sign in words if "\u4e00" <= sign <= "\u9fff")
    return signs * 3 > len(re.sub(r"\{\w+\}|\s", "", words))


def planted(way: str, rules: Rules, *sentences: str, **told: bool) -> tuple[Slip, ...]:
    """Return slips that put one more sentence, or with `block=True` paragraph, into the news.

    With `announcement=True` they want a draft that bears the exchanges' disclaimer, and
    with `release=True` one that does not; with `drug=True` one that names
    drugs of which none is approved.
    """

    def made(sentence: str) -> Slip:
        def spoil(clean: Clean, chance: Chance) -> Spoiled | None:
            if not clean.spots or clean.chinese != is_chinese(sentence):
                return None
            if told.get("announcement", clean.announcement) != clean.announcement:
                return None
            if told.get("release", not clean.announcement) == clean.announcement:
                return None
            if told.get("drug") and not 0 < len(clean.drugs) == len(clean.candidates):
                return None
            try:
                said = sentence.format_map(Filling(clean, chance))
            except KeyError:  # the draft has no drug, or no listing
                return None
            return put(clean, chance.one(tuple(clean.spots)), said, block=told.get("block", False))

        return Slip(way, sentence, rules, spoil, anywhere=told.get("anywhere", False))

    return tuple(map(made, sentences))


def put(clean: Clean, at: int, said: str, *, block: bool = False) -> Spoiled:
    """Return the text with something said at a place."""
    gap = "\n\n" if block else "" if clean.chinese else " "
    text = clean.text[:at] + gap + said + ("\n" if block else "") + clean.text[at:]
    return Spoiled(text, at + len(gap), at + len(gap) + len(said))


def replaced(clean: Clean, span: Span, said: str) -> Spoiled | None:
    """Return the text with something else in place of a span; None where it is the same."""
    start, end = span
    if clean.text[start:end] == said:
        return None
    return Spoiled(clean.text[:start] + said + clean.text[end:], start, start + len(said))


def changed(
    way: str, rules: Rules, *pairs: tuple[str, str], form: str = "", **told: bool
) -> tuple[Slip, ...]:
    r"""Return slips that put something else in place of a pattern, `\1` being its group.

    With `first=True` the first place is changed, otherwise any. With `form` they want a
    release of a company whose profile says that it files such a report, and with
    `chapter_18a=True` one that was listed under that chapter. With `strange=True` the last
    word of what is put must not stand in the text.
    """

    def made(pattern: str, said: str) -> Slip:
        wanted = re.compile(pattern, re.MULTILINE)

        def spoil(clean: Clean, chance: Chance) -> Spoiled | None:
            matches = tuple(wanted.finditer(clean.text))
            if not matches:
                return None
            profile = clean.profile
            own = clean.knows(clean.company)
            if form and (clean.announcement or not own or not profile or profile.form != form):
                return None
            if told.get("chapter_18a") and not (profile and profile.chapter_18a):
                return None
            if told.get("strange") and said.rsplit(maxsplit=1)[-1] in clean.text:
                return None  # the draft speaks of it, too
            match = matches[0] if told.get("first") else chance.one(matches)
            return replaced(clean, match.span(), match.expand(said))

        variant = f"{pattern} → {said}"
        return Slip(way, variant, rules, spoil, anywhere=told.get("anywhere", False))

    return tuple(made(pattern, said) for pattern, said in pairs)


def altered(
    way: str,
    rules: Rules,
    find: Callable[[Clean], list[Span]],
    also: Rules = (),
    **transforms: Transform,
) -> tuple[Slip, ...]:
    """Return slips that alter the words at one of the places that `find` tells of."""

    def made(variant: str, transform: Transform) -> Slip:
        def spoil(clean: Clean, chance: Chance) -> Spoiled | None:
            places = find(clean)
            if not places:
                return None
            span = chance.one(tuple(places))
            said = transform(clean.text[span[0] : span[1]], chance)
            return replaced(clean, span, said) if said and not clean.is_real(said) else None

        return Slip(way, variant.replace("_", " "), rules, spoil, also=also)

    return tuple(made(variant, transform) for variant, transform in transforms.items())


def dropped(
    way: str,
    rules: Rules,
    *patterns: str,
    then: str = "",
    due: Callable[[Clean], bool] = lambda _: True,
) -> tuple[Slip, ...]:
    """Return slips that leave out every match of a pattern.

    `then` is a sentence that is planted as well, so that what was left out is called for,
    and `due` tells of which drafts it is asked at all.
    """

    def made(pattern: str) -> Slip:
        wanted = re.compile(pattern, re.MULTILINE)

        def spoil(clean: Clean, chance: Chance) -> Spoiled | None:
            if not (wanted.search(clean.text) and clean.spots and due(clean)):
                return None
            text = clean.text
            if then and is_chinese(then) != clean.chinese:
                return None
            if then:
                text = put(clean, chance.one(tuple(clean.spots)), then).text
            left = wanted.sub("", text)
            return Spoiled(left, 0, len(left))

        return Slip(way, pattern, rules, spoil, anywhere=True)

    return tuple(map(made, patterns))
