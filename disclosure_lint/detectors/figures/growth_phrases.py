"""The phrases in which a release tells what grew, fell, by how much and at which rate.

They are sought in a sentence whose amounts are `¤n¤` and whose percentages are `‰n‰`, n their number:
`a` is the amount before, `b` the one after, `by` the difference, `rate` the rate, and `way` the
word that says whether it rose or fell.
"""

from __future__ import annotations

from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

# Notation: what may stand between two figures, a rate, a figure a share beside a sum.
_W = r"[^¤‰.;。；]"
_R = r"‰(?P<rate>\d+)‰"
_WRITTEN = {
    "‰": "‰(?P<rate>",
    "‰1‰": "(?P<pb>",
    "from": r"\bfrom\s",
    " to ": r"to\s",
}  # the signs of a phrase, as its source has them
_CHINESE = ("(?:由|从)", "较[^", "(?:同比")
_EACH = r"(?:,? or ¤\d+¤ per (?:[a-z-]+ ){0,3}share,?|\s?\(¤\d+¤ per (?:[a-z-]+ ){0,3}share\))?"


class Phrase(NamedTuple):
    """A phrase, and the signs of which each stands in a sentence that has it."""

    regex: Regex
    signs: tuple[str, ...]
    is_chinese: bool

    def may_stand(self, masked: str, *, is_wide: bool) -> bool:
        """Whether a sentence, which has Chinese in it or not, has what the phrase is made of."""
        return (is_wide or not self.is_chinese) and all(sign in masked for sign in self.signs)


class Phrases(NamedTuple):
    """The phrases and the words that decide of what was found with them."""

    phrases: tuple[Phrase, ...]
    vague: Regex  # before an amount that is a bound
    other: Regex  # rates of another kind, as of a constant currency
    rising: frozenset[str]
    falling: frozenset[str]
    signs: frozenset[str]  # words of which a sentence with a phrase has one


def phrases(known: Known) -> Phrases:
    """Return the phrases of all languages."""
    return known.made("growth", lambda: _made(known))


def _made(known: Known) -> Phrases:
    words = [form for form in known.listed("changes") if form != "by"]
    change = rf"(?<![a-z])(?P<way>{any_of(words)})"
    compared = rf"(?:{any_of(known.listed('compared-with'))})"
    risen = rf"(?:{any_of(known.listed('risen-to'))})"
    about = r"(?:approximately |about |约)?"
    a, b, by = (rf"¤(?P<{name}>\d+)¤" for name in ("a", "b", "by"))
    pa, pb = (rf"‰(?P<{name}>\d+)‰" for name in ("pa", "pb"))  # of percentages
    whole = r"(?<!including )(?<!includes )(?<!of which )"  # not a part of what rose
    lead = rf"{_W}{{0,60}}?[,(]\s?"
    afters = (
        rf"{lead}(?:or|representing)\s{about}{_R}",
        rf"{lead}{_W}{{0,40}}?{change}\s(?:of |by ){about}(?:¤\d+¤,? (?:or |\())?{_R}",
        rf"{lead}(?P<way>up|down|\+)\s?{_R}",
        rf"{lead}(?:an?\s)?{_R}\s{change}",
    )
    span = rf"from\s{_W}{{0,20}}?{a}\s{_W}{{0,50}}?to\s{about}{b}"
    yearly = r"(?:\s(?:year[ -]over[ -]year|year[ -]on[ -]year|yoy|y/y|sequentially))?"
    or_ = rf",?\s(?:or|representing|equal to|i\.?e\.?)?,?\s?\(?(?:or |an? )?{about}"
    alone = rf"(?:(?!(?<![a-z])(?:{any_of(words)})\b){_W})"  # without another word of change
    sources = (
        *(rf"\b{span}{after}" for after in afters),
        rf"{change}\s(?:by )?{about}(?:{by},?\s?(?:or |\())?{about}{_R}\)?,?\s{_W}{{0,30}}?\b{span}",
        rf"{change}\s(?:by |of ){about}{by},?\s{_W}{{0,30}}?\b{span}",
        rf"\b{span}{_W}{{0,40}}?[,(]\s?(?:an?\s)?{_W}{{0,20}}?{change}\s(?:of |by ){about}{by}",
        rf"{change}\s(?:by )?{about}{_R}{yearly},?\sto\s{about}{b}{_W}{{0,60}}?\bfrom\s{_W}{{0,20}}?{about}{a}",
        rf"{change}\s(?:by )?{about}{_R}{yearly},?\sto\s{about}{b}{_EACH},?\s{_W}{{0,90}}?{compared}\s{_W}{{0,20}}?{a}",
        rf"{change}\s(?:by )?{about}{by}{or_}{_R}\)?,?\sto\s{about}{b}{_EACH},?\s{_W}{{0,40}}?{compared}\s{_W}{{0,20}}?{a}",
        rf"{b}{_W}{{0,70}}?{compared}\s{_W}{{0,20}}?{a}{_W}{{0,40}}?[,(]\s?(?:an?\s)?{_W}{{0,20}}?{change}\s(?:of |by ){about}{by}",
        rf"{b}{_W}{{0,30}}?,?\s(?P<way>up|down|\+)\s?{about}{_R}\s(?:from|compared (?:to|with)|versus|on)\s{about}{a}",
        rf"{b}{_W}{{0,30}}?[,(]\s?(?:an?\s|representing an?\s)?{about}{_R}\s{change}\s(?:from|over|on|compared (?:to|with))\s{_W}{{0,12}}?{about}{a}",
        rf"{change}\s(?:by )?{about}{_R},?\sto\s{about}{b}\s?\(\s?(?:(?:fy|q[1-4]|h[12])?\s?)?20\d\d\s?:\s?{a}",
        *(rf"{b}{_W}{{0,70}}?{compared}\s{_W}{{0,20}}?{a}{after}" for after in afters),
        rf"{b}{_W}{{0,60}}?,?\s(?:representing |or )?(?:an?\s)?{change}\sof\s{about}{_R},?\s(?:{compared}|from|over)\s{_W}{{0,20}}?{a}",
        # By how much and at which rate: the amount before is what is left.
        rf"{change}\s(?:by |of ){about}{by}{or_}{_R}\)?,?\sto\s{about}{b}",
        rf"{b}{_W}{{0,30}}?[,(]\s?(?:an?\s|representing an?\s)?{change}\s(?:of |by ){about}{by}{or_}{_R}",
        # That it rose or fell.
        rf"{change}\s{alone}{{0,30}}?\bfrom\s{about}{a}\s{alone}{{0,40}}?\bto\s{about}{b}",
        rf"{change}\s(?:[a-z]+ly\s)?to\s{about}{b}{_EACH}{alone}{{0,60}}?(?:\bfrom|{compared})\s{alone}{{0,40}}?{about}{a}",
        rf"{whole}{b}{alone}{{0,40}}?,?\s(?P<way>up|down)\s\bfrom\s{alone}{{0,30}}?{about}{a}",
        rf"{whole}{b}{alone}{{0,30}}?,\s(?:or |representing )?an?\s{change}\s(?:from|over|compared (?:to|with))\s{alone}{{0,30}}?{about}{a}",
        rf"{change}\s(?:[a-z]+ly\s)?to\s{about}{pb}{alone}{{0,50}}?\bfrom\s{alone}{{0,12}}?{about}{pa}",
        rf"{change}\sfrom\s{about}{pa}\s{alone}{{0,30}}?\bto\s{about}{pb}",
        rf"{pb}{alone}{{0,30}}?,?\s(?P<way>up|down)\sfrom\s{about}{pa}",
        rf"(?:由|从){_W}{{0,24}}?{a}{_W}{{0,24}}?{change}{_W}{{0,4}}?(?:{by}{_W}{{0,3}}?(?:或|,|\()?{_W}{{0,2}}?)?{_R}\)?{_W}{{0,8}}?至{_W}{{0,16}}?{b}",
        rf"(?:由|从){_W}{{0,24}}?{a}{_W}{{0,12}}?{change}{_W}{{0,4}}?{by}{_W}{{0,4}}?至{_W}{{0,8}}?{b}",
        rf"(?:由|从){_W}{{0,24}}?{a}{_W}{{0,12}}?{risen}{_W}{{0,16}}?{b}{_W}{{0,10}}?,{_W}{{0,8}}?(?:{change}|[增升降减跌]幅){_W}{{0,4}}?{_R}",
        rf"{b}{_W}{{0,4}}?,{_W}{{0,6}}?较{_W}{{0,24}}?{a}{_W}{{0,6}}?{change}{_W}{{0,4}}?(?:{by}{_W}{{0,3}}?(?:或|,|\()?{_W}{{0,2}}?)?{_R}",
        rf"{b}\s?\({_W}{{0,24}}?[:为]\s?{a}\s?\),?{_W}{{0,8}}?{change}{_W}{{0,4}}?{_R}",
        rf"{change}{_W}{{0,4}}?{_R},?{_W}{{0,6}}?(?:由|从){_W}{{0,24}}?{a}{_W}{{0,12}}?(?:{risen}|至){_W}{{0,16}}?{b}",
        rf"较{_W}{{0,24}}?{a}{_W}{{0,6}}?{change}{_W}{{0,4}}?(?:{by}{_W}{{0,3}}?(?:或|,|\()?{_W}{{0,2}}?)?{_R}\)?{_W}{{0,4}}?至{_W}{{0,8}}?{b}",
        rf"{b},?(?:同比|按年|按期)?{change}{_W}{{0,4}}?{_R}\s?\({_W}{{0,30}}?[:为]\s?{a}",
    )
    other = any_of(known.listed("other-rates"))
    exact = {"approximately", "approx", "approx.", "about", "around", "约"}
    vague = any_of(form for form in known.listed("approximations") if form not in exact)
    told = frozenset(words) | {"+"}
    return Phrases(
        tuple(map(_phrase, sources)),
        Regex(rf"(?:(?<![a-z])(?:{vague})|[<>~≥≤])\s?$"),
        Regex(rf"(?<![a-z])(?:{other})"),
        (told & set(known.listed("rising"))) | {"+"},
        told & set(known.listed("falling")),
        _signs(words, known.listed("compared-with")),
    )


def _phrase(source: str) -> Phrase:
    signs = [sign for sign, written in _WRITTEN.items() if written in source]
    return Phrase(Regex(source), tuple(signs), is_chinese=any(one in source for one in _CHINESE))


def _signs(changes: list[str], compared: tuple[str, ...]) -> frozenset[str]:
    """Return the words that a sentence with a phrase has, as they stand in an index of words."""
    return frozenset(
        phrase.split()[0].strip(".") if phrase.isascii() else phrase[0]
        for phrase in (*changes, *compared, "from", "由", "从", "较")
    )
