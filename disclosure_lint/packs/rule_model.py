"""What a rule file of any kind may hold, checked as it is read.

The models of the kinds are in `packs.model`, and in packages that bring their own.
"""

from __future__ import annotations

import difflib
import re
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
)

from disclosure_lint.literals import DocumentKind

SeverityName = Literal["error", "warning", "note"]
Force = Literal["rule", "guidance", "practice", "analogy"]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Pattern = Annotated[str, StringConstraints(min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

RuleName = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")
]


def _day(value: object) -> object:
    """Take a date as it is written in the file, and nothing else that might be one."""
    if isinstance(value, str) and not _DAY.match(value):
        raise ValueError("a date is written as in 2026-11-22")
    return value


def _exchange(name: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get("exchanges")  # the table that comes with the packs
    if known is not None and known.names and name not in known:
        close = difflib.get_close_matches(name, known.names, n=1)
        meant = f"; did you mean `{close[0]}`?" if close else ""
        raise ValueError(f"there is no exchange `{name}`{meant}")
    return name


Day = Annotated[date, BeforeValidator(_day)]
Venue = Annotated[Text, AfterValidator(_exchange)]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


class Model(BaseModel):
    """What every part of a file keeps to: nothing added, nothing changed, kebab names."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: name.rstrip("_").replace("_", "-")
    )


class Applies(Model):
    """Whom the rule binds; what is left out does not matter."""

    venues: tuple[Venue, ...] = ()
    issuers: tuple[Literal["chapter-18A", "listed", "sec-reporting"], ...] = ()
    announcements_of: tuple[Literal["sec-reporting"], ...] = ()  # of HKEX announcements, only these
    forms: tuple[Literal["hkex-document"], ...] = ()
    languages: tuple[Literal["en", "zh"], ...] = ()


class Citation(Model):
    """By what authority; `quote` holds only words that were read at `url`.

    A provision that cannot be read at its own publisher has no link, rather than a poor one.
    """

    provision: Text
    force: Force
    in_announcements: Force | None = (
        None  # its force in an HKEX announcement, where that is another
    )
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    quote: Text | None = None
    checked: Day | None = None
    note: Text | None = None


class Example(Model):
    """A draft that fails or passes; `[[…]]` marks the words a finding underlines."""

    name: Text
    draft: Text
    issuer: Text | None = None
    document: DocumentKind | None = None
    date_: Annotated[Day | None, Field(alias="date")] = None
    beside: Text | None = None  # the text beside it, of a rule that looks at two
    message: Text | None = None  # words that the finding's message must hold
    fix: Text | None = None  # the whole draft after its fixes


class Examples(Model):
    """The proof: drafts on which the rule was tried."""

    fails: tuple[Example, ...] = Field(min_length=1)
    passes: tuple[Example, ...] = Field(min_length=1)


class RuleModel(Model):
    """What every rule file holds, whatever its kind.

    A kind of another package subclasses it: `kind` becomes a `Literal` of its name, and
    `patterns` names those of its fields that are in the phrase language.
    """

    patterns: ClassVar[tuple[str, ...]] = ()
    title: Text
    status: Literal["stable", "preview", "retired"]
    severity: SeverityName | dict[DocumentKind, SeverityName]
    milder_unless: Literal["chapter-18A", "listed", "sec-reporting"] | None = None
    kind: str
    beside: Literal["translation", "previous", "companion"] | None = (
        None  # which text it looks at, too
    )
    applies: Applies = Applies()
    citations: tuple[Citation, ...] = ()  # none where the matter is plain: `rationale` says why
    when: Pattern | None = None
    message: Annotated[Text, StringConstraints(max_length=120)]
    help: Text | None = None
    in_order: Annotated[Text, StringConstraints(max_length=60)] | None = None  # of a clean draft
    rationale: Text
    formerly: tuple[Text, ...] = ()
    examples: Examples
