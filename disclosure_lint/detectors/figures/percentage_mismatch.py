"""`figures/percentage-mismatch`: a percentage that is not that of its count."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures import counts_in_step
from disclosure_lint.detectors.figures.counts_in_step import Portion
from disclosure_lint.mentions.figures.find import Percent, Share
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = (
    "numbered",
    "approximations",
    "cardinals",
    "tens",
    "people",
    "outcomes",
    "amounting-to",
    "gathered",
)

# Notation: a count of a whole of people, and a percentage close behind it.
_LIKE = Regex(
    r"(?<![\d.,/a-z-])(?P<part>\d{1,3}(?:,\d{3})*)\s(?:out )?of\s(?:the )?(?P<whole>\d{1,3}(?:,\d{3})*)"
    r"\s(?:[a-z-]+\s){0,3}(?:patients|participants|subjects)\b[^.;%\d]{0,60}\d{1,3}(?:\.\d+)?%"
)
_NOTHING = 1e-9  # what floats lose


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a percentage that is not its count of its whole."""
    shares: tuple[Share, ...] = case.mentions("count")
    shares = tuple(share for share in shares if 0 <= share.part <= share.whole and share.whole)
    pairs = list(counts_in_step.find(case, shares))
    portions = list(counts_in_step.portions(case))
    unread = _unread(case, shares) or _alone(case, pairs)
    doubt = (
        f"a count and a percentage were not understood, work them out by hand: {unread}"
        if unread
        else None
    )
    if not shares and not pairs and not portions and doubt is None:
        return Verdict(idle="no percentage stands beside its count")
    flags = [_wrong_share(share) for share in shares if not _adds_up(share)]
    flags += [_wrong_share(pair.share) for pair in pairs if pair.whole and not pair.agrees]
    flags += [_wrong_portion(case, one) for one in portions if not one.agrees]
    evidence = [Mark(share.start, share.end) for share in shares]
    evidence += [Mark(pair.share.start, pair.share.end) for pair in pairs if pair.agrees]
    evidence += [Mark(one.start, one.end) for one in portions if one.agrees]
    flags.sort(key=lambda flag: flag.mark[:2])
    return Verdict(tuple(flags), evidence=tuple(sorted(evidence)), doubt=doubt)


def _alone(case: Case, pairs: list[counts_in_step.Pair]) -> str:
    """Return the first count with a percentage whose whole nothing near tells."""
    return next((printed(case, p.share.start, p.share.end) for p in pairs if not p.whole), "")


def _unread(case: Case, shares: tuple[Share, ...]) -> str:
    """Return the first count of a whole beside a percentage that was not read as one."""
    folded = case.draft.folded
    if "%" not in folded:
        return ""
    for start in _part_starts(case):
        found = _LIKE.match(folded, start)
        if found is None:
            continue
        part, whole = (int(found[n].replace(",", "")) for n in ("part", "whole"))
        is_read = any(share.start < found.end() and found.start() < share.end for share in shares)
        if part <= whole and not is_read:
            return printed(case, *found.span())
    return ""


def _part_starts(case: Case) -> Iterator[int]:
    """Yield where the numbers begin that stand before `of` or `out of`."""
    folded, words = case.draft.folded, case.draft.words
    for number in words.index.get("of", ()):
        is_out_of = number > 0 and words.text[number - 1] == "out"
        start = words.starts[number - is_out_of] - 1
        while start > 0 and (folded[start - 1].isdecimal() or folded[start - 1] == ","):
            start -= 1
        if folded[start].isdecimal():
            yield start


def _adds_up(share: Share) -> bool:
    """Whether a percentage is that of its count, give or take one unit of its last place."""
    percent = share.percent
    return abs(_percentage(share) - percent.value) <= percent.place + _NOTHING


def _percentage(share: Share) -> float:
    return 100 * share.part / share.whole


def _wrong_share(share: Share) -> Flag:
    part, whole = f"{share.part:,}", f"{share.whole:,}"
    values = {"part": part, "whole": whole, **_rates(share.percent, _percentage(share))}
    return Flag(Mark(share.start, share.end), values)


def _wrong_portion(case: Case, one: Portion) -> Flag:
    values = {
        "part": printed(case, one.amount.start, one.amount.end),
        "whole": "what these amounts make together",
        **_rates(one.percent, 100 * one.amount.value / one.total),
    }
    return Flag(Mark(one.start, one.end), values)


def _rates(said: Percent, right: float) -> dict[str, str]:
    """Return a percentage as it is said and as it should be, to as many digits."""
    digits = f".{said.decimals}f"
    return {"percent": f"{said.value:{digits}}%", "right": f"{right:{digits}}%"}
