"""Everything that can be wrong with rule files, as mistakes that point at the line."""

from __future__ import annotations

import os
from datetime import date

from disclosure_lint.errors import Mistake, PackError
from disclosure_lint.packcheck import examples, issuers
from disclosure_lint.packs.build import Reading, build
from disclosure_lint.packs.files import Files, read, shipped
from disclosure_lint.packs.model import FIELD_ORDER
from disclosure_lint.packs.pack import Pack
from disclosure_lint.packs.yamltext import YamlText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

_ENOUGH = 2  # failing and passing examples of a stable rule
_YEAR = 366  # days after which a source is read again


def check(paths: Sequence[str], today: date | None = None) -> tuple[Mistake, ...]:
    """Return every mistake in the packs of `paths`, their examples tried.

    The shipped packs are read as well, for their issuers and terms, but only what
    lies in `paths` is reported, unless that is in order and the rest is not. With
    `today` a citation that was read more than a year ago is a mistake, and so is what
    an issuer file says of a day to come.
    """
    return mistakes(read([shipped(), *paths]), paths, today)


def mistakes(files: Files, paths: Sequence[str], today: date | None = None) -> tuple[Mistake, ...]:
    """Return the mistakes in what lies in `paths` of files that were read; see `check`."""
    own = [os.path.abspath(path) for path in paths]
    try:
        pack = Pack(build(files, {}))
    except PackError as error:
        return tuple(m for m in error.mistakes if _within(m.path, own)) or error.mistakes
    found: list[Mistake] = []
    reading = Reading(files, {}, [])
    for text, issuer in reading.issuer_files():
        if _within(text.path, own):
            found += issuers.mistakes(text, issuer, today)
    rules = list(reading.rule_files())
    names = [name for name, _, _ in rules]
    for name, text, model in rules:
        if _within(text.path, own):
            found += _rule(pack, name, text, model)
            found += _former_names(names, text, model)
            found += _stale(text, model, today)
    return tuple(found)


def outcomes(paths: Sequence[str]) -> list[examples.Outcome]:
    """Run the examples of every rule in `paths` and say how each came out.

    Raises:
        PackError: the files do not hold up.
    """
    files = read([shipped(), *paths])
    own = [os.path.abspath(path) for path in paths]
    pack = Pack(build(files, {}))
    reading = Reading(files, {}, [])
    return [
        outcome
        for name, text, model in reading.rule_files()
        if _within(text.path, own) and (rule := pack.rule(name))
        for outcome in examples.run(pack, rule, model)
    ]


def _within(path: str, roots: list[str]) -> bool:
    full = os.path.abspath(path)
    return any(full == root or full.startswith(root + os.sep) for root in roots)


def _rule(pack: Pack, name: str, text: YamlText, model: Any) -> Iterator[Mistake]:
    yield from _order(text)
    if model.status == "stable":
        yield from _earned(text, model)
    rule = pack.rule(name)
    if rule is None:
        return
    for outcome in examples.run(pack, rule, model):
        if outcome.mistake:
            place = (*outcome.place, "draft")
            yield text.mistake(outcome.mistake, f"{outcome.example}: {outcome.said}", place)


def _former_names(names: Sequence[str], text: YamlText, model: Any) -> Iterator[Mistake]:
    for number, name in enumerate(model.formerly):
        if name in names:
            said = f"`{name}` is the name of a rule that is there"
            help_ = "a former name is one that no rule has any more"
            yield text.mistake("pack/name-taken", said, ("formerly", number), help_=help_)


def _stale(text: YamlText, model: Any, today: date | None) -> Iterator[Mistake]:
    if today is None or model.status != "stable":
        return
    for number, citation in enumerate(model.citations):
        if citation.checked is not None and (today - citation.checked).days > _YEAR:
            said = f"{citation.provision} was last read on {citation.checked}"
            place = ("citations", number, "checked")
            help_ = "read the source again, then change the date"
            yield text.mistake("pack/citation-stale", said, place, help_=help_)


def _order(text: YamlText) -> Iterator[Mistake]:
    keys = [key for key in text.value if key in FIELD_ORDER]
    ordered = sorted(keys, key=FIELD_ORDER.index)
    for key, wanted in zip(keys, ordered, strict=True):
        if key != wanted:
            said = f"`{key}` comes too early: `{wanted}` is next"
            help_ = "the order is the order in which a lawyer asks"
            yield text.mistake("pack/field-order", said, (key,), key=True, help_=help_)
            return


def _earned(text: YamlText, model: Any) -> Iterator[Mistake]:
    """Say what a rule still owes before it may be called stable."""
    for number, citation in enumerate(model.citations):
        place = ("citations", number)
        if citation.force == "rule" and citation.quote is None:
            said = f"{citation.provision} is cited as a rule without its words"
            yield text.mistake("pack/citation-unquoted", said, place, help_="add `quote:`")
        if citation.checked is None:
            said = f"nobody says when {citation.provision} was read"
            yield text.mistake("pack/citation-unchecked", said, place, help_="add `checked:`")
    for sort in ("fails", "passes"):
        if len(getattr(model.examples, sort)) < _ENOUGH:
            said = f"a stable rule needs two examples under `{sort}`"
            yield text.mistake("pack/examples-few", said, ("examples", sort), key=True)
    names = [e.name for e in (*model.examples.fails, *model.examples.passes)]
    if not any(name.startswith("near miss") for name in names):
        said = "no example is a near miss"
        help_ = "add one whose name begins with `near miss:`"
        yield text.mistake("pack/near-miss-missing", said, ("examples",), key=True, help_=help_)
