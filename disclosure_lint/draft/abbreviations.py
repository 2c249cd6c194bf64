"""Abbreviations whose full stop is no sentence end, or not always one."""

from __future__ import annotations

# Never the last word of a sentence.
NEVER_ENDING = frozenset(
    "nos mr mrs ms dr prof messrs mmes rep reps sen gov pres capt col lt sgt st mt vs eg"
    " ie fig figs approx vol ed jan feb mar apr jun jul aug sep sept oct nov dec est"
    " dept rev brig gen adm hon ph pp cf viz art ext tel incl resp ave blvd reg".split()
)

# The last word where what follows begins a sentence beyond doubt.
ENDING = frozenset(
    "no sec inc ltd co corp llc plc etc al jr sr pte pty bhd gmbh sa md mass calif ca conn del"
    " ill ind mich minn wash wis tenn tex va fla ga pa esq bros intl nat".split()
)

# Words that begin a sentence: none of them follows an abbreviation within one.
STARTERS = frozenset(
    "the this these those that it its we our they their he she in on as for from by"
    " under upon after before since during while when if although however moreover"
    " furthermore additionally a an all any no such each both there here but"
    " shareholders investors patients data results".split()
)
