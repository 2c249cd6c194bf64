"""`element`: the draft must not contain an element of one sort."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import MOST_FLAGS, Change, Flag, Mark, Verdict
from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft.legible import share
from disclosure_lint.draft.reading import Run

_SHOWN = 30  # code points of a long element that its message shows


def found(element: str, case: Case) -> Verdict:
    """Flag every such element."""
    return Verdict(flags=tuple(_FINDERS[element](case)))


def _placeholders(case: Case) -> list[Flag]:
    return [
        Flag(Mark(place.start, place.end), {"printed": case.draft.text[place.start : place.end]})
        for place in case.placeholders[: MOST_FLAGS + 1]
    ]


def _garbled(case: Case) -> list[Flag]:
    """Flag the garbled runs of the source, which the text as read no longer shows."""
    flags = []
    for run in case.draft.garbled:
        start, end = case.draft.read(run.start), case.draft.read(run.end)
        changes = (Change(start, end, run.text),) if run.exact and run.text else ()
        values = {"printed": case.draft.source.text[run.start : run.end], "defect": _defect(run)}
        flags.append(Flag(Mark(start, end), values, changes=changes, safe=True))
    return flags


def _defect(run: Run) -> str:
    return (
        f"Garbled text that reads `{run.text}`"
        if run.text
        else "Garbled text that can no longer be read"
    )


def _unreadable(case: Case) -> list[Flag]:
    """Flag every page without text, and a draft of which too much is lost, where it begins."""
    draft = case.draft
    flags = [
        _no_words(case, f"{one.said[0].upper()}{one.said[1:]}", (one.start, one.end))
        for one in draft.unread
        if one.whole
    ]
    if draft.lost and not case.legible:
        percent = max(1, round(100 * share(draft)))
        said = f"{percent}% of the text can be neither read nor decoded"
        flags.append(_no_words(case, said, draft.lost[0]))
    return flags


def _no_words(case: Case, said: str, origin: tuple[int, int]) -> Flag:
    start = case.draft.read(origin[0])
    return Flag(Mark(start, start), {"said": said}, origin=origin)


def _residue(sort: str) -> Callable[[Case], list[Flag]]:
    def flags(case: Case) -> list[Flag]:
        from disclosure_lint.detectors.drafting import residue

        text, read = case.draft.source.text, case.draft.read
        return [
            Flag(
                Mark(read(one.start), read(one.end)),
                {"printed": _shown(text[one.start : one.end]), "said": one.said},
                origin=(one.start, one.end),
            )
            for one in case.kept("residue", lambda: residue.find(case.draft))
            if one.sort == sort
        ]

    return flags


def _embargo(case: Case) -> list[Flag]:
    from disclosure_lint.kinds.release_lines import conflicts

    return conflicts(case)


def _doubled(case: Case) -> list[Flag]:
    from disclosure_lint.detectors.drafting import slips

    return _slips(slips.doubled(case.draft))


def _joined(case: Case) -> list[Flag]:
    from disclosure_lint.detectors.drafting import slips

    return _slips(slips.joined(case.draft))


def _superscript(case: Case) -> list[Flag]:
    from disclosure_lint.detectors.drafting import slips

    return _slips(slips.lost_superscript(case.draft), safe=True)


def _look_alike(case: Case) -> list[Flag]:
    from disclosure_lint.detectors.drafting import lookalikes

    return _slips(lookalikes.find(case.draft), safe=True)


def _unbalanced(case: Case) -> list[Flag]:
    from disclosure_lint.detectors.drafting import quotes

    return _slips(quotes.find(case.draft))


def _slips(found: Iterable[Slip], *, safe: bool = False) -> list[Flag]:
    return [
        Flag(
            Mark(slip.start, slip.end),
            {"printed": slip.printed, "right": slip.right, "said": slip.said},
            changes=(Change(slip.start, slip.end, slip.right),) if slip.right else (),
            safe=safe,
        )
        for slip in islice(found, MOST_FLAGS + 1)
    ]


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


_FINDERS: dict[str, Callable[[Case], list[Flag]]] = {
    "placeholder": _placeholders,
    "garbled": _garbled,
    "unreadable": _unreadable,
    "doubled-word": _doubled,
    "joined-words": _joined,
    "lost-superscript": _superscript,
    "look-alike-letter": _look_alike,
    "unbalanced-quote": _unbalanced,
    "tracked-change": _residue("tracked-change"),
    "review-comment": _residue("review-comment"),
    "hidden-text": _residue("hidden-text"),
    "embargo": _embargo,
}
