"""The files of packs → plain compiled data, or every mistake in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from disclosure_lint import flat
from disclosure_lint.errors import Mistake, PackError, PatternError, PluginError
from disclosure_lint.finding import DOCUMENTS
from disclosure_lint.issuers.compile import compile_issuers
from disclosure_lint.issuers.crosscheck import crosscheck
from disclosure_lint.issuers.model import IssuerFile
from disclosure_lint.mentions.listings.exchanges import Exchanges
from disclosure_lint.packs import plugins, yamltext
from disclosure_lint.packs.digest import digests
from disclosure_lint.packs.mistakes import mistakes
from disclosure_lint.packs.model import (
    KINDS,
    Detect,
    PackFile,
    Parts,
    RecognitionFile,
    RuleFile,
    pattern_fields,
    plain,
)
from disclosure_lint.packs.needs import needed, unlike
from disclosure_lint.packs.rule import Rule, detector
from disclosure_lint.packs.rule_model import RuleModel
from disclosure_lint.packs.speaks import Tongues
from disclosure_lint.packs.tables import TABLES
from disclosure_lint.packs.unfit import SHARED, misfit, strays
from disclosure_lint.packs.vocabulary import Terms, Vocabulary
from disclosure_lint.packs.yamltext import YamlText
from disclosure_lint.patterns.compile import compile_pattern
from disclosure_lint.patterns.gate import build as build_gate

_Model = TypeVar("_Model", bound=BaseModel)

_SHARED = frozenset(
    "title status severity kind beside applies citations message help in_order rationale formerly"
    " examples".split()
)  # fields that every rule has


def build(files: Mapping[str, bytes], extra: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Compile all files of the packs.

    Raises:
        PackError: carries every mistake of every file.
    """
    found: list[Mistake] = []
    read = Reading(files, extra, found)
    compiled = {
        "packs": [(pack.name, pack.version) for pack in read.packs.values()],
        "about": {pack.name: pack.about for pack in read.packs.values()},
        "digests": digests(files, {folder: pack.name for folder, pack in read.packs.items()}),
        "rules": read.rules(),
        "issuers": read.issuers(),
        "terms": read.vocabulary.by_language(),
        "tables": _folded(read.tables),
        "languages": read.tongues.plain(),
        **read.recognition(),
    }
    compiled["plugins"] = {name: plugins.stamp(name) for name in sorted(read.plugins)}
    compiled["gate"] = build_gate(read.runs.values())
    if found:
        raise PackError(tuple(found))
    return compiled


class Reading:
    """The files of packs while they are read; mistakes gather in `found`."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        extra: Mapping[str, Sequence[str]],
        found: list[Mistake],
    ) -> None:
        self.found = found
        self.runs: dict[bytes, Any] = {}
        self.plugins: set[str] = set()  # kinds of other packages that rules are of
        self.texts = {path: text for path in files if (text := self._yaml(path, files[path]))}
        self.exchanges = Exchanges(())
        self.packs = self._packs()
        self.tables = self._tables()
        self.exchanges = Exchanges(self.tables.get("exchanges", ()))
        self.vocabulary = Vocabulary(self.texts, extra, self.found)
        self.tongues = Tongues(self.texts, self.vocabulary.seen_from)
        for mistake in strays(self.texts):
            self.found.append(mistake)

    def _yaml(self, path: str, content: bytes) -> YamlText | None:
        try:
            return yamltext.load(content.decode("utf-8-sig"), path)
        except PackError as error:
            self.found += error.mistakes
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            help_ = "save it as UTF-8"
            self.found.append(Mistake("pack/unreadable", "not UTF-8 text", path, line, help=help_))
        return None

    def _of(self, model: type[_Model], text: YamlText, value: Any, skip: int = 0) -> _Model | None:
        try:
            return model.model_validate(value, context={"exchanges": self.exchanges})
        except ValidationError as error:
            self.found += mistakes(error, text, skip=skip, model=model)
        return None

    def _packs(self) -> dict[str, PackFile]:
        packs: dict[str, PackFile] = {}
        for path, text in self.texts.items():
            if os.path.basename(path) == "pack.yaml":
                pack = self._of(PackFile, text, text.value)
                unfit = pack and misfit(pack, text, packs)
                if unfit:
                    self.found.append(unfit)
                elif pack:
                    packs[os.path.dirname(path)] = pack
        return packs

    def _tables(self) -> dict[str, Any]:
        """Return the tables of the field; a house's own takes the place of ours."""
        found: dict[str, Any] = {}
        for path, text in self.texts.items():
            name, _ = os.path.splitext(os.path.basename(path))
            if name in TABLES and os.path.dirname(path) not in self.packs:
                table = self._of(TABLES[name], text, text.value)
                if table is not None:
                    found[name] = plain(table.root)
        return found

    def rule_texts(self) -> Iterable[tuple[str, YamlText]]:
        """Yield each rule file with the name of its rule."""
        for path, text in self.texts.items():
            folder, name = os.path.split(path)
            pack = self.packs.get(folder)
            if pack is not None and name not in SHARED:
                yield f"{pack.name}/{os.path.splitext(name)[0]}", text

    def rule_files(self) -> Iterable[tuple[str, YamlText, Any]]:
        """Yield each rule file that holds up, with its name and its model."""
        for name, text in self.rule_texts():
            value = text.value
            if not isinstance(value, dict):
                said = "a rule file is a mapping that begins with `title:`"
                self.found.append(text.mistake("pack/bad-value", said))
                continue
            model = self._rule_model(text, value)
            if model is not None:
                yield name, text, model

    def _rule_model(self, text: YamlText, value: dict[str, Any]) -> RuleModel | None:
        """Check a rule file by its kind, which another package may bring."""
        kind = value.get("kind")
        if isinstance(kind, str) and kind not in KINDS:
            try:
                plugin = plugins.find(kind)
            except PluginError as error:
                self.found.append(text.mistake("pack/broken-kind", str(error), ("kind",)))
                return None
            if plugin is not None:
                self.plugins.add(kind)
                return self._of(plugin.model, text, value)
        file = self._of(RuleFile, text, {"rule": value}, 1 + ("kind" in value))
        return None if file is None else file.rule

    def rules(self) -> list[tuple[Any, ...]]:
        """Compile every rule."""
        return [
            compiled
            for name, text, model in self.rule_files()
            if (compiled := self._rule(name, text, model)) is not None
        ]

    def _rule(self, name: str, text: YamlText, model: RuleModel) -> tuple[Any, ...] | None:
        terms = self.vocabulary.seen_from(os.path.dirname(text.path))
        before = len(self.found)
        nodes = {
            field: self.pattern(text, (field.replace("_", "-"),), terms)
            for field in pattern_fields(model)
            if getattr(model, field, None) is not None
        }
        fields = _own_fields(model)
        if isinstance(model, Parts):
            fields["parts"] = tuple(
                (part.lacks, self.pattern(text, ("parts", number, "pattern"), terms))
                for number, part in enumerate(model.parts)
            )
        if isinstance(model, Detect):
            fields |= self._detected(name, text, model, terms)
        if len(self.found) > before:
            return None
        when = nodes.pop("when", None)
        speaks = self.tongues.of(model, terms)
        return tuple(_compiled(name, model, when, fields | nodes)._replace(speaks=speaks))

    def _detected(self, name: str, text: YamlText, model: Detect, terms: Terms) -> dict[str, Any]:
        """Return the fields of a rule that a detector judges, which must be there."""
        named = model.detector or name
        if not _is_there(named):
            said = f"there is no detector `{named}`"
            help_ = "name the rule whose detector is meant, as in `detector: figures/year-slip`"
            self.found.append(
                text.mistake(
                    "pack/bad-value", said, ("detector" if model.detector else "kind",), help_=help_
                )
            )
        self.found += unlike(model, text)
        wording = {key: self.pattern(text, ("wording", key), terms) for key in model.wording}
        found = {"known": self._known(text, model, terms), "wording": wording}
        needs = needed(model, self.rule_texts())
        return found if needs is None else {**found, "needs": needs}

    def _known(self, text: YamlText, model: Detect, terms: Terms) -> tuple[str, ...]:
        """Return the phrases of the terms that a rule takes for known."""
        for number, name in enumerate(model.known):
            if name not in terms:
                said = f"there is no term `{name}`"
                self.found.append(text.mistake("pack/unknown-term", said, ("known", number)))
        return tuple(phrase for name in model.known for phrase in terms.get(name, ()))

    def pattern(self, text: YamlText, path: yamltext.Path, terms: Terms) -> Any:
        """Compile the pattern at `path`, or note the mistake in it."""
        value = text.value
        for step in path:
            value = value[step]
        try:
            return compile_pattern(value, terms, self.runs)
        except PatternError as error:
            self.found.append(
                text.mistake_in_text(
                    "pack/pattern-syntax", f"`{path[-1]}`: {error}", path, error.offset,
                    help_=error.help,
                )
            )  # fmt: skip
        return None

    def issuer_files(self) -> Iterable[tuple[YamlText, IssuerFile]]:
        """Yield each issuer file that holds up, under the id that its name gives it."""
        for path, text in self.texts.items():
            folder, name = os.path.split(path)
            if os.path.basename(folder) == "issuers" and self.exchanges.names:
                issuer = self._of(IssuerFile, text, text.value)
                if issuer is not None:
                    yield text, issuer.named(os.path.splitext(name)[0])

    def issuers(self) -> Any:
        """Compile the issuer files; of two with one name the later, a user's own, wins."""
        before = len(self.found)
        read = {issuer.id: (text, issuer) for text, issuer in self.issuer_files()}
        found = {id_: issuer for id_, (_, issuer) in read.items()}
        texts = {id_: text for id_, (text, _) in read.items()}
        for clash in crosscheck(list(found.values())):
            self.found.append(
                texts[clash.file].mistake("pack/issuer-conflict", clash.message, clash.place)
            )
        return compile_issuers(found.values(), self.exchanges) if len(self.found) == before else {}

    def recognition(self) -> dict[str, Any]:
        """Compile what tells documents and statements apart; packs add to one another."""
        documents: dict[str, Any] = {}
        statements: dict[str, Any] = {}
        for path, text in self.texts.items():
            if os.path.basename(path) != "recognition.yaml":
                continue
            model = self._of(RecognitionFile, text, text.value)
            if model is None:
                continue
            terms = self.vocabulary.seen_from(os.path.dirname(path))
            for kind, signs in model.documents.items():
                documents[kind] = documents.get(kind, ()) + tuple(
                    (sign.points, self.pattern(text, ("documents", kind, n, "pattern"), terms))
                    for n, sign in enumerate(signs)
                )
            for name, statement in model.statements.items():
                for part in ("body", "headed") if statement.headed else ("body",):
                    key = name if part == "body" else f"{name} headed"
                    node = self.pattern(text, ("statements", name, part), terms)
                    known = statements.get(key)
                    statements[key] = ("any", (known, node)) if known else node
        return {"documents": documents, "statements": statements}


def _folded(values: Mapping[str, Any]) -> dict[str, bytes]:
    """Return tables as bytes, to be unfolded when one is asked for."""
    return {name: flat.dumps(value) for name, value in values.items()}


def _is_there(rule: str) -> bool:
    """Whether there is a detector that bears the name of a rule."""
    try:
        return find_spec(detector(rule)) is not None
    except ModuleNotFoundError:  # no pack of ours
        return False


def _own_fields(model: RuleModel) -> dict[str, Any]:
    """Return the fields that only the rule's kind knows, patterns aside."""
    shared = {*pattern_fields(model), *_SHARED, "wording"}
    return {
        name: plain(getattr(model, name))
        for name in type(model).model_fields
        if name not in shared and getattr(model, name) is not None
    }


def _compiled(name: str, model: RuleModel, when: Any, fields: dict[str, Any]) -> Rule:
    severity = model.severity
    severities: dict[str, str] = (
        dict.fromkeys(DOCUMENTS, severity) if isinstance(severity, str) else dict(severity.items())
    )
    return Rule(
        id=name,
        title=model.title,
        status=model.status,
        severities=severities,
        kind=model.kind,
        venues=model.applies.venues,
        traits=(*model.applies.issuers, *model.applies.forms),
        languages=model.applies.languages,
        when=when,
        fields=fields,
        message=model.message,
        help=" ".join(model.help.split()) if model.help else None,
        citations=tuple((c.provision, c.force, c.url or "") for c in model.citations),  # type: ignore[misc]
        formerly=model.formerly,
        announcing=model.applies.announcements_of,
        in_order=model.in_order or "",
        beside=model.beside,
        announced=_announced(model),
    )


def _announced(model: RuleModel) -> tuple[str, ...]:
    """Return what force its citations have in HKEX announcements, where that of one is another."""
    if all(citation.in_announcements is None for citation in model.citations):
        return ()
    return tuple(citation.in_announcements or citation.force for citation in model.citations)
