"""Where a draft seems to name a product, whether or not the registry knows it.

For statements that must name one: better to take an unknown word for a product than
to say that none is named.
"""

from __future__ import annotations

from disclosure_lint.draft.characters import HAN_FROM, is_han, is_wide
from disclosure_lint.mentions.drugs.naming import naming
from disclosure_lint.patterns.match import Hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.case.asked import Asked

_LONGEST = 8  # Han characters of a name before its code
_RUN = 3  # Han characters that the headline and the text share


def products(reading: Asked) -> Hits:
    """Return where a product seems to be named, as half-open ranges of words."""
    known = [(drug.start, drug.end) for drug in reading.drugs]
    found = [reading.draft.words.between(start, end) for start, end in known]
    index = reading.draft.words.index
    found += [(at, at + 1) for word in like_substances(reading) for at in index[word]]
    found += _in_chinese(reading)
    return sorted({*found, *_echoes(reading)})


def _in_chinese(reading: Asked) -> Iterator[tuple[int, int]]:
    """Yield the Chinese names that end as those of substances do, or that a bracket gives a code."""
    folded, words = reading.draft.folded, reading.draft.words
    if not is_wide(reading.draft.text):
        return
    for ending in reading.known.listed("substance-endings"):
        at = folded.find(ending)
        while at >= 0:
            start = at
            while start and at - start < _RUN and is_han(folded[start - 1]):
                start -= 1
            if start < at:
                yield words.between(start, at + len(ending))
            at = folded.find(ending, at + 1)
    for drug in reading.drugs:
        if drug.form.endswith("code") and folded[drug.start - 1 : drug.start] == "(":
            run = folded[max(0, drug.start - 1 - _LONGEST) : drug.start - 1]
            yield from _named_again(reading, run, drug.end)


def _named_again(reading: Asked, run: str, after: int) -> Iterator[tuple[int, int]]:
    """Yield where the name stands again that ends before a bracket with its code."""
    folded = reading.draft.folded
    for length in range(len(run), _RUN - 1, -1):
        name = run[-length:]
        at = folded.find(name, after) if all(map(is_han, name)) else -1
        if at < 0:
            continue
        while at >= 0:
            yield reading.draft.words.between(at, at + length)
            at = folded.find(name, at + 1)
        return


def like_substances(reading: Asked) -> list[str]:
    """Return the distinct words that end as the names of substances do, known or not."""
    return reading.kept(
        "words like substances",
        lambda: naming(reading.known).stemmed(reading.draft.words.index),
    )


def _echoes(reading: Asked) -> Iterator[tuple[int, int]]:
    """Yield the names of the headline where they stand again."""
    words = reading.draft.words
    headline = reading.headline()
    first, last = words.between(headline.start, headline.end)
    told = set(words.text[first:last]) - reading.known.words("not-products")
    run, after = 0, last  # Han characters told in a row, and the word after them
    for number in sorted([at for word in told for at in words.index[word] if at >= last]):
        if words.text[number] < HAN_FROM:
            if _is_name(reading, number):
                yield number, number + 1
            continue
        run, after = (run if number == after else 0) + 1, number + 1
        if run >= _RUN:
            yield after - run, after


def _is_name(reading: Asked, number: int) -> bool:
    words = reading.draft.words
    word = words.text[number]
    printed = reading.draft.text[words.starts[number]]
    is_like = printed.isupper() and len(word) > _RUN
    return is_like and reading.draft.sentence(number)[0] != number
