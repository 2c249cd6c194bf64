"""What a rule file of each kind may hold, checked as it is read.

The order of the fields is the order in which a lawyer asks; `packcheck` holds
files to it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from disclosure_lint.literals import DocumentKind
from disclosure_lint.packs.rule_model import Model, Name, Pattern, RuleModel, RuleName, Text

Statement = Literal["cautionary", "legend", "disclaimer"]


class Part(Model):
    """One thing that a statement must have; `lacks` says what is missing without it."""

    lacks: Text
    pattern: Pattern


class Require(RuleModel):
    """The draft, or one of its statements, must contain something."""

    kind: Literal["require"]
    within: Statement | None = None
    outside: Statement | None = None
    require: Pattern | None = None
    statement: Statement | None = None
    belongs: Literal["end"] | None = None  # where in a draft it has its place; None: nowhere fixed
    signatory: bool = False  # whoever signs as a director is to be named by it
    letterhead: bool = False  # it may stand in the picture of a letterhead
    by: Pattern | None = None  # what is found is of a company; it stands behind

    @model_validator(mode="after")
    def _one_of_two(self) -> Require:
        if (self.require is None) == (self.statement is None):
            raise ValueError("give either `require` or `statement`")
        return self


class Forbid(RuleModel):
    """The draft must not contain something."""

    kind: Literal["forbid"]
    forbid: Pattern
    unless: Pattern | None = None


class Swap(Model):
    """A slip and its right form; `<ordinal>` stands for first, second and so on."""

    wrong: Text
    right: Text
    safe: bool = False  # whether it touches notation only


class Prefer(RuleModel):
    """The draft must have the right form where it has the wrong one."""

    kind: Literal["prefer"]
    prefer: tuple[Swap, ...] = Field(min_length=1)


class Parts(RuleModel):
    """A statement that is there must have these parts."""

    kind: Literal["parts"]
    statement: Statement
    parts: tuple[Part, ...] = Field(min_length=1)
    by: Pattern | None = None  # what a company does; who does it stands behind
    who: Pattern | None = None  # what a company says or does; who does it stands before


class Subject(RuleModel):
    """A statement must speak of the product that the draft is about."""

    kind: Literal["subject"]
    statement: Statement


class Verbatim(RuleModel):
    """A statement that is there must keep to one of these texts."""

    kind: Literal["verbatim"]
    statement: Statement
    texts: tuple[Text, ...] = Field(min_length=1)
    names: tuple[tuple[Text, ...], ...] = ()  # what the document may call itself
    alternatives: tuple[tuple[Text, ...], ...] = ()
    unless: Pattern | None = None


class Claim(RuleModel):
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
    spares: tuple[
        Literal["aim", "approved", "description", "figures", "marketing-issuer", "no-drug"], ...
    ] = ()
    prefer: tuple[Swap, ...] = ()  # the right form of some claims, offered where a claim is one


class Agree(RuleModel):
    """What the draft says, the text beside it must say alike."""

    kind: Literal["agree"]
    agree: tuple[
        Literal[
            "number",
            "date",
            "time",
            "provision",
            "chapter",
            "currency",
            "direction",
            "order",
            "bound",
            "ordinal",
            "word",
            "denial",
            "person",
        ],
        ...,
    ] = Field(min_length=1)


class Needs(Model):
    """Words and signs of which a draft has one, or a detector judges nothing in it."""

    words: tuple[Text, ...] = ()  # whole words, each as drafts are compared
    signs: tuple[Text, ...] = ()  # that may stand anywhere, within a word too
    lacking: Text  # what is said of a draft that has none of them

    @model_validator(mode="after")
    def _some(self) -> Needs:
        if not (self.words or self.signs):
            raise ValueError("give `words` or `signs`")
        return self


Need = Literal["drugs", "legend", "listings"] | Needs


class Detect(RuleModel):
    """What only code can judge: the detector that bears the rule's name."""

    kind: Literal["detect"]
    detector: RuleName | None = None  # another rule's, for a rule of a house's own
    needs: Need | None = None  # without it there is nothing to judge
    wording: dict[Name, Pattern] = Field(default={})  # phrases that the detector goes by
    known: tuple[Name, ...] = ()  # terms: what needs no definition


AnyRule = Annotated[
    Agree | Require | Forbid | Parts | Subject | Verbatim | Claim | Prefer | Detect,
    Field(discriminator="kind"),
]


KINDS = frozenset(
    name
    for model in get_args(get_args(AnyRule)[0])
    for name in get_args(model.model_fields["kind"].annotation)
)  # those of our own


class RuleFile(BaseModel):
    """A rule file, whatever its kind."""

    model_config = ConfigDict(frozen=True)
    rule: AnyRule


class PackFile(Model):
    """`pack.yaml`: what a folder of rules is called and which engine it needs."""

    name: Name
    version: Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{1,2}(\.\d+)?$")]
    engine: Annotated[str, StringConstraints(pattern=r"^>=\d+\.\d+$")]
    about: Text


class Sign(Model):
    """Wording that speaks for one kind of document."""

    points: int
    pattern: Pattern


class StatementFile(Model):
    """How a statement shows itself, without a heading and under one."""

    about: Text
    body: Pattern
    headed: Pattern | None = None  # what the words under its heading say at least


class RecognitionFile(Model):
    """`recognition.yaml`: how documents and statements are told apart."""

    documents: dict[DocumentKind, tuple[Sign, ...]] = Field(default={})
    statements: dict[Statement, StatementFile] = Field(default={})


FIELD_ORDER = (
    "title", "status", "severity", "milder-unless", "kind", "beside", "needs", "applies", "citations", "when",
    "within", "outside", "require", "signatory", "letterhead", "statement", "belongs", "forbid", "claim", "mild",
    "capitals", "always", "exempt", "unless", "lead", "spares", "parts", "by", "who", "texts", "names", "alternatives",
    "prefer", "agree", "detector", "wording", "known", "message", "help", "in-order", "rationale", "formerly",
    "examples",
)  # fmt: skip
PATTERN_FIELDS = (
    "when", "require", "forbid", "claim", "mild", "capitals", "always", "exempt", "unless", "lead",
    "by", "who",
)  # fmt: skip


def pattern_fields(model: Any) -> tuple[str, ...]:
    """Return the fields of a rule that may hold patterns, as Python names them."""
    return (*PATTERN_FIELDS, *getattr(model, "patterns", ()))


def plain(value: Any) -> Any:
    """Return a validated value as marshal can hold it."""
    if isinstance(value, BaseModel):
        return {k: plain(v) for k, v in value.model_dump(by_alias=True).items()}
    if isinstance(value, (list, tuple)):
        return tuple(plain(v) for v in value)
    return value.isoformat() if isinstance(value, date) else value
