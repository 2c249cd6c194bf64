"""What a rule file may hold, checked as it is read.

The order of the fields is the order in which a lawyer asks; `packcheck` holds
files to it.
"""

from __future__ import annotations

import difflib
import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from disclosure_lint.elements.exchanges import TABLE
from disclosure_lint.finding import DocumentKind

SeverityName = Literal["error", "warning", "note"]
Force = Literal["rule", "guidance", "practice", "analogy"]
Statement = Literal["cautionary", "legend", "disclaimer"]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Pattern = Annotated[str, StringConstraints(min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def _day(value: object) -> object:
    """Take a date as it is written in the file, and nothing else that might be one."""
    if isinstance(value, str) and not _DAY.match(value):
        raise ValueError("a date is written as in 2026-11-22")
    return value


def _exchange(name: str) -> str:
    if name not in EXCHANGES:
        close = difflib.get_close_matches(name, EXCHANGES, n=1)
        meant = f"; did you mean `{close[0]}`?" if close else ""
        raise ValueError(f"there is no exchange `{name}`{meant}")
    return name


Day = Annotated[date, BeforeValidator(_day)]
Venue = Annotated[Text, AfterValidator(_exchange)]
EXCHANGES = frozenset(exchange.name for exchange in TABLE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: name.rstrip("_").replace("_", "-")
    )


class Applies(_Model):
    """Whom the rule binds; what is left out does not matter."""

    venues: tuple[Venue, ...] = ()
    issuers: tuple[Literal["chapter-18A", "listed", "sec-reporting"], ...] = ()
    announcements_of: tuple[Literal["sec-reporting"], ...] = ()  # of HKEX announcements, only these
    forms: tuple[Literal["hkex-document"], ...] = ()
    languages: tuple[Literal["en", "zh"], ...] = ()


class Citation(_Model):
    """By what authority; `quote` holds only words that were read at `url`."""

    provision: Text
    force: Force
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    quote: Text | None = None
    checked: Day | None = None
    note: Text | None = None


class Example(_Model):
    """A draft that fails or passes; `[[…]]` marks the words a finding underlines."""

    name: Text
    draft: Text
    issuer: Text | None = None
    document: DocumentKind | None = None
    date_: Annotated[Day | None, Field(alias="date")] = None
    message: Text | None = None  # words that the finding's message must hold
    fix: Text | None = None  # the whole draft after its fixes


class Examples(_Model):
    """The proof: drafts on which the rule was tried."""

    fails: tuple[Example, ...] = Field(min_length=1)
    passes: tuple[Example, ...] = Field(min_length=1)


class Part(_Model):
    """One thing that a statement must have; `lacks` says what is missing without it."""

    lacks: Text
    pattern: Pattern


class _Rule(_Model):
    title: Text
    status: Literal["stable", "preview", "retired"]
    severity: SeverityName | dict[DocumentKind, SeverityName]
    milder_unless: Literal["chapter-18A", "sec-reporting"] | None = None
    kind: str
    applies: Applies = Applies()
    citations: tuple[Citation, ...] = Field(min_length=1)
    when: Pattern | None = None
    message: Annotated[Text, StringConstraints(max_length=120)]
    help: Text | None = None
    rationale: Text
    formerly: tuple[Text, ...] = ()
    examples: Examples


class Require(_Rule):
    """The draft, or one of its statements, must contain something."""

    kind: Literal["require"]
    within: Statement | None = None
    outside: Statement | None = None
    require: Pattern | None = None
    statement: Statement | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Require:
        if (self.require is None) == (self.statement is None):
            raise ValueError("give either `require` or `statement`")
        return self


class Forbid(_Rule):
    """The draft must not contain something."""

    kind: Literal["forbid"]
    forbid: Pattern
    unless: Pattern | None = None


class Element(_Rule):
    """The draft must not contain an element of this sort."""

    kind: Literal["element"]
    element: Literal[
        "placeholder",
        "garbled",
        "doubled-word",
        "joined-words",
        "lost-superscript",
        "look-alike-letter",
        "unbalanced-quote",
        "unreadable",
        "tracked-change",
        "review-comment",
        "hidden-text",
        "embargo",
    ]


class Swap(_Model):
    """A slip and its right form; `<ordinal>` stands for first, second and so on."""

    wrong: Text
    right: Text
    safe: bool = False  # whether it touches notation only


class Prefer(_Rule):
    """The draft must have the right form where it has the wrong one."""

    kind: Literal["prefer"]
    prefer: tuple[Swap, ...] = Field(min_length=1)


class DefinitionRule(_Rule):
    """The terms and abbreviations of the draft against their definitions."""

    kind: Literal["definition"]
    defect: Literal[
        "duplicate-definition",
        "undefined-abbreviation",
        "unused-definition",
        "used-before-defined",
    ]
    known: tuple[Name, ...] = ()  # terms: what needs no definition


class Parts(_Rule):
    """A statement that is there must have these parts."""

    kind: Literal["parts"]
    statement: Statement
    parts: tuple[Part, ...] = Field(min_length=1)


class Subject(_Rule):
    """A statement must speak of the product that the draft is about."""

    kind: Literal["subject"]
    statement: Statement


class Verbatim(_Rule):
    """A statement that is there must keep to one of these texts."""

    kind: Literal["verbatim"]
    statement: Statement
    texts: tuple[Text, ...] = Field(min_length=1)
    names: tuple[tuple[Text, ...], ...] = ()  # what the document may call itself
    alternatives: tuple[tuple[Text, ...], ...] = ()
    unless: Pattern | None = None


class Listing(_Rule):
    """The listings of the draft against the issuers' profiles."""

    kind: Literal["listing"]
    defect: Literal[
        "incomplete-pair",
        "inconsistent-notation",
        "malformed-listing",
        "missing-listing",
        "nonstandard-exchange-label",
        "stale-symbol",
        "unknown-exchange",
        "wrong-symbol",
    ]


class Drug(_Rule):
    """The names of drugs in the draft against each other and the profiles."""

    kind: Literal["drug"]
    defect: Literal[
        "brand-mark-missing",
        "brand-without-generic",
        "inconsistent-capitals",
        "inconsistent-name",
        "malformed-code",
        "misspelt-name",
        "superseded-name",
        "unknown-code",
        "unlinked-names",
        "wrong-pair",
    ]


class CitationRule(_Rule):
    """The provisions that the draft cites."""

    kind: Literal["citation"]
    defect: Literal["doubtful-rule"]


class Claim(_Rule):
    """The draft must not say something that it has no ground to say."""

    kind: Literal["claim"]
    within: Literal["headline"] | None = None
    claim: Pattern
    mild: Pattern | None = None  # the same, put so that the finding is one step milder
    capitals: Pattern | None = None  # formal names, written evenly with or without capitals
    always: Pattern | None = None  # what is wrong wherever it stands, in a statement too
    exempt: Pattern | None = None  # wording that holds the words and claims nothing
    unless: Pattern | None = None  # what in the same sentence bears the claim out
    lead: Pattern | None = None  # what the first paragraph says against the claim
    spares: tuple[Literal["approved", "description", "figures", "marketing-issuer"], ...] = ()


class Announcement(_Rule):
    """The printed form of an HKEX announcement."""

    kind: Literal["announcement"]
    defect: Literal[
        "directors-date-mismatch",
        "marker-in-stock-code",
        "misplaced-stock-code",
        "missing-issuer-identification",
        "unmatched-identification-footnote",
    ]


class Legend(_Rule):
    """What the forward-looking statement legend says against the draft."""

    kind: Literal["legend"]
    defect: Literal["misnamed-act", "other-issuer", "out-of-scope", "wrong-report"]


class FigureRule(_Rule):
    """The figures, dates and identifiers of the draft against each other."""

    kind: Literal["figure"]
    defect: Literal[
        "cutoff-after-release",
        "headline-body-mismatch",
        "implausible-interval",
        "impossible-date",
        "inconsistent-phase-style",
        "malformed-identifier",
        "malformed-trial-id",
        "percentage-mismatch",
        "total-mismatch",
        "weekday-mismatch",
        "wrong-daylight-time",
        "year-slip",
    ]


AnyRule = Annotated[
    Require
    | Forbid
    | Element
    | Parts
    | Subject
    | Verbatim
    | Listing
    | Drug
    | CitationRule
    | Claim
    | Announcement
    | Legend
    | FigureRule
    | Prefer
    | DefinitionRule,
    Field(discriminator="kind"),
]


class RuleFile(BaseModel):
    """A rule file, whatever its kind."""

    model_config = ConfigDict(frozen=True)
    rule: AnyRule


class PackFile(_Model):
    """`pack.yaml`: what a folder of rules is called and which engine it needs."""

    name: Name
    version: Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{1,2}(\.\d+)?$")]
    engine: Annotated[str, StringConstraints(pattern=r"^>=\d+\.\d+$")]
    about: Text


class Sign(_Model):
    """Wording that speaks for one kind of document."""

    points: int
    pattern: Pattern


class StatementFile(_Model):
    """How a statement shows itself, without a heading and under one."""

    about: Text
    body: Pattern
    headed: Pattern | None = None  # what the words under its heading say at least


class RecognitionFile(_Model):
    """`recognition.yaml`: how documents and statements are told apart."""

    documents: dict[DocumentKind, tuple[Sign, ...]] = {}
    statements: dict[Statement, StatementFile] = {}


FIELD_ORDER = (
    "title", "status", "severity", "milder-unless", "kind", "applies", "citations", "when",
    "within", "outside", "require", "statement", "forbid", "claim", "mild", "capitals",
    "always", "exempt", "unless", "lead", "spares", "element", "parts", "texts", "names",
    "alternatives", "defect", "prefer", "known", "message", "help", "rationale", "formerly",
    "examples",
)  # fmt: skip
PATTERN_FIELDS = (
    "when", "require", "forbid", "claim", "mild", "capitals", "always", "exempt", "unless", "lead",
)  # fmt: skip


def plain(value: Any) -> Any:
    """Return a validated value as marshal can hold it."""
    if isinstance(value, BaseModel):
        return {k: plain(v) for k, v in value.model_dump(by_alias=True).items()}
    if isinstance(value, (list, tuple)):
        return tuple(plain(v) for v in value)
    return value.isoformat() if isinstance(value, date) else value
