"""What a rule file says, in English: the words that its page shares on screen and on paper.

Fields that only one kind of rule has are named here where they read better so; one that
is not named is told under its own name, so that a new kind has a page from the start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from disclosure_lint.finding import DOCUMENTS, LANGUAGE_NAMES, STATEMENT_NAMES
from disclosure_lint.judging import TRAITS
from disclosure_lint.packs.model import pattern_fields
from disclosure_lint.patterns.explain import explain as in_english
from disclosure_lint.patterns.explain import terms as terms_of

_PATTERNS = {
    "when": "When the draft contains",
    "require": "It must contain",
    "forbid": "It must not contain",
    "claim": "It must not say",
    "mild": "It had better not say",
    "capitals": "With or without capitals, but evenly",
    "always": "Wherever it stands",
    "exempt": "This wording claims nothing",
    "unless": "except in a sentence that contains",
    "by": "A company named behind this is to be the issuer",
    "who": "A company named before this is to be the issuer",
    "lead": "That is wrong when the first paragraph contains",
}
_SPARES = {
    "approved": "claims about an approved drug, but for a use under study",
    "description": "the description of a company at the end",
    "figures": "claims with a figure in the same sentence or the next",
    "aim": "what a company is for, where no product is named",
    "marketing-issuer": "issuers that have an approved product",
    "no-drug": "sentences that speak of no drug",
}
_BESIDE = {
    "translation": "the other language version of the same document",
    "previous": "the issuer's text before it",
    "companion": "another text of the same event",
}
_AGREE = {
    "number": "figures",
    "date": "dates",
    "time": "times of day",
    "provision": "rules that are cited",
    "chapter": "chapters that are cited",
    "currency": "currencies",
    "direction": "whether a figure rose or fell",
    "bound": "whether a figure is the least or the most",
    "ordinal": "which of several things is meant, as first or second",
    "word": "words of which one excludes the other, as Ms. and 先生",
    "denial": "whether a sentence denies something",
    "person": "how many persons a paragraph lists",
    "order": "the order of the figures in a table",
}
_ELSEWHERE = frozenset(
    "title status severity milder_unless kind applies citations message help in_order rationale"
    " formerly examples within outside belongs".split()
)  # fields that the page tells in a place of their own


class Section(NamedTuple):
    """A heading of a page and the text under it."""

    title: str
    text: str


def severities(severity: str | Mapping[str, str]) -> dict[str, str]:
    """Return the severity in each kind of document that the rule applies to."""
    if isinstance(severity, str):
        return dict.fromkeys(DOCUMENTS, severity)
    return dict(severity)


def severity(severity: str | Mapping[str, str]) -> str:
    """Say how grave a finding is, in one line."""
    if isinstance(severity, str):
        return f"{severity} in every document"
    levels: dict[str, list[str]] = {}
    for document, level in severity.items():
        levels.setdefault(level, []).append(document)
    return "; ".join(f"{level} in {', '.join(docs)}" for level, docs in levels.items())


def milder(model: Any) -> str | None:
    """Say for whom a finding is milder, if for anybody."""
    if model.milder_unless is None:
        return None
    trait = TRAITS.get(model.milder_unless, model.milder_unless)
    return f"one step milder unless the issuer is {trait}"


def bound(applies: Any) -> str | None:
    """Say whom the rule binds, if not everybody."""
    said = [f"listed on {' or '.join(applies.venues)}"] if applies.venues else []
    said += [TRAITS.get(trait, trait) for trait in applies.issuers]
    return f"issuers {' and '.join(said)}" if said else None


def documents(applies: Any) -> str | None:
    """Say which documents are meant, where their kind does not say it."""
    said = ["only those that are themselves HKEX announcements"] if applies.forms else []
    of = " and ".join(TRAITS.get(trait, trait) for trait in applies.announcements_of)
    said += [f"HKEX announcements only of issuers {of}"] if of else []
    return "; ".join(said) or None


def languages(applies: Any) -> str | None:
    """Say which languages the rule speaks, if it does not speak all."""
    return " and ".join(LANGUAGE_NAMES.get(name, name) for name in applies.languages) or None


def sections(model: Any) -> Iterator[Section]:
    """Yield what the rule looks for, field by field in the order of the file."""
    if getattr(model, "kind", None) == "detect":
        whose = f"of `{model.detector}`" if model.detector else "that bears the rule's name"
        yield Section("How it is judged", f"by code, not a pattern: the detector {whose}")
    for field in type(model).model_fields:
        value = getattr(model, field)
        if field not in _ELSEWHERE and value not in (None, (), [], {}):
            yield from _field(model, field, value)


def _field(model: Any, field: str, value: Any) -> Iterator[Section]:
    if field in pattern_fields(model):
        place = _where(model) if field in {"require", "forbid", "claim"} else ""
        yield Section(_PATTERNS.get(field, _plainly(field)) + place, in_english(value))
    elif field == "statement":
        title = _PATTERNS["require"] if model.kind == "require" else "The statement that it reads"
        yield Section(title, _statement(value))
    elif field == "beside":
        yield Section("It is judged with a text beside the draft", _BESIDE[value])
    elif field == "agree":
        yield Section("What both must say alike", "; ".join(_AGREE[name] for name in value))
    elif field == "wording":
        yield from (
            Section(f"It goes by: {_plainly(key).lower()}", in_english(value[key])) for key in value
        )
    elif field in _LISTS:
        yield Section(*_LISTS[field](value))
    elif field in _ENTRIES:
        yield from (_ENTRIES[field](one) for one in value)
    else:
        yield from _generic(_plainly(field), value)


def _spares(value: Sequence[str]) -> Section:
    return Section("It spares", "; ".join(_SPARES.get(name, name) for name in value))


def _swaps(value: Sequence[Any]) -> Section:
    swaps = (f"“{swap.right}”, not “{swap.wrong}”" for swap in value)
    return Section("What to write", "; ".join(swaps))


def _known(value: Sequence[str]) -> Section:
    return Section("Known without a definition", f"the terms {', '.join(value)}")


def _own_names(value: Sequence[Sequence[str]]) -> Section:
    said = "; ".join(" or ".join(names) for names in value)
    return Section("What the document may call itself", said)


def _needs(value: Any) -> Section:
    title = "It judges nothing without"
    if isinstance(value, str):
        return Section(title, _NEEDS[value])
    said = "” or “".join((*value.words, *value.signs))
    return Section(title, f"“{said}”: else {value.lacking}")


_NEEDS = {
    "drugs": "the name of a drug",
    "legend": f"a {STATEMENT_NAMES['legend']}",
    "listings": "a listing",
}
_LISTS: dict[str, Callable[[Any], Section]] = {
    "known": _known,
    "names": _own_names,
    "needs": _needs,
    "prefer": _swaps,
    "spares": _spares,
}  # fields told in one section
_ENTRIES: dict[str, Callable[[Any], Section]] = {
    "alternatives": lambda words: Section("Words that may stand for one another", "; ".join(words)),
    "parts": lambda part: Section(f"Without this it {part.lacks}", in_english(part.pattern)),
    "texts": lambda text: Section("The standard text", text),
}  # fields told in a section an entry


def _where(model: Any) -> str:
    outside = getattr(model, "outside", None)
    if outside:
        return f" besides {_statement(outside)}"
    within = getattr(model, "within", None)
    if within in STATEMENT_NAMES:
        return f" in its {within} statement"
    return f" in a {within}" if within else ""


def _statement(name: str) -> str:
    said = STATEMENT_NAMES.get(name, name)
    return f"{'an' if said[0] in 'aeiou' else 'a'} {said}"


def _plainly(field: str) -> str:
    return field.rstrip("_").replace("_", " ").capitalize()


def _generic(title: str, value: Any) -> Iterator[Section]:
    """Tell a field that no other function knows."""
    if isinstance(value, BaseModel):
        value = {name: inner for name, inner in value if inner not in (None, ())}
    if isinstance(value, Mapping):
        for name, inner in value.items():
            said = in_english(inner) if name == "pattern" else inner
            yield from _generic(f"{title}, {_plainly(name).lower()}", said)
    elif isinstance(value, (list, tuple)) and not all(isinstance(one, str) for one in value):
        for number, one in enumerate(value, start=1):
            yield from _generic(f"{title} {number}", one)
    elif isinstance(value, (list, tuple)):
        yield Section(title, "; ".join(value))
    else:
        yield Section(title, str(value))


def force(citation: Any) -> str:
    """Return with what force a provision is cited: `rule; in HKEX announcements analogy`."""
    elsewhere = citation.in_announcements
    return (
        f"{citation.force}; in HKEX announcements {elsewhere}" if elsewhere else str(citation.force)
    )


def terms(model: Any) -> tuple[str, ...]:
    """Return the names of the word lists and elements that the rule's patterns speak of."""
    named = (name for pattern in _patterns(model) for name in terms_of(pattern))
    return tuple(dict.fromkeys((*named, *getattr(model, "known", ()))))


def _patterns(value: Any, *, is_one: bool = False) -> Iterator[str]:
    if isinstance(value, BaseModel):
        fields = {"pattern", "wording", *pattern_fields(value)}
        for name, inner in value:
            yield from _patterns(inner, is_one=name in fields)
    elif isinstance(value, Mapping) and is_one:
        for inner in value.values():
            yield from _patterns(inner, is_one=True)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _patterns(inner)
    elif isinstance(value, str) and is_one:
        yield value


def allowance(name: str) -> str:
    """Return the comment that allows a finding of the rule."""
    return f"<!-- disclosure-lint: allow {name} because … -->"
