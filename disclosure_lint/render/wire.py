"""The JSON report as a contract: the models that `schemas/report-1.schema.json` comes from.

`python -m disclosure_lint.render.wire` prints the schema, and `parse_report` is for the
programs that read a report, wherever it was written. Nothing that renders a
report imports this: it says what `render.json` must write, and tests hold it to that.
"""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    model_serializer,
)

from disclosure_lint.errors import ReadError
from disclosure_lint.literals import DocumentKind

SCHEMA_ID = "urn:disclosure-lint:schema:report-1"

Offset = Annotated[int, Field(ge=0, description="Code points from the start of the draft's text.")]
Count = Annotated[int, Field(ge=0)]
FromOne = Annotated[int, Field(ge=1, description="Counted from 1; columns count code points.")]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Wire(BaseModel):
    """What every part of the contract keeps to: nothing coerced, nothing added."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Tool(Wire):
    """What wrote the report."""

    name: Literal["disclosure-lint"]
    version: str


class Pack(Wire):
    """A rule pack that was used."""

    name: str
    version: str


class Place(Wire):
    """Words of the draft and where they stand."""

    start: Offset
    end: Offset
    line: FromOne
    column: FromOne
    quote: str


class Related(Place):
    """A further place that a finding speaks of, in the draft or in the text beside it."""

    message: str
    path: Annotated[
        str | None, Field(description="The text beside the draft that it stands in, if it does.")
    ] = None


class Edit(Wire):
    """Put `text` in place of what stands from `start` to `end`."""

    start: Offset
    end: Offset
    text: str


class Fix(Wire):
    """Edits that mend a finding; a safe one changes notation only, an unsafe one wording."""

    safety: Literal["safe", "unsafe"]
    edits: tuple[Edit, ...]


class Citation(Wire):
    """An authority and how strongly it binds."""

    provision: str
    force: Literal["rule", "guidance", "practice", "analogy"]
    url: str


class Finding(Place):
    """One thing a person should look at, and why."""

    rule: str
    severity: Literal["error", "warning", "note"]
    message: str
    help: str | None
    end_line: FromOne
    end_column: FromOne
    where: Annotated[
        str | None, Field(description="The page or paragraph, in formats that have them.")
    ]
    related: tuple[Related, ...]
    fix: Fix | None
    citations: tuple[Citation, ...]
    fingerprint: Annotated[str, Field(description="Stays the same while the words it rests on do.")]


class Requirement(Wire):
    """How one rule came out on the draft, and the words that prove it."""

    rule: str
    status: Literal["met", "unmet", "not-applicable", "waived", "unchecked"]
    reason: str | None
    evidence: tuple[Place, ...]


class Waived(Wire):
    """A finding that somebody allowed."""

    finding: Finding
    reason: str
    until: IsoDate | None
    who: Annotated[
        str | None, Field(description="Who answers for it, where the waiver register says so.")
    ]


class Beside(Wire):
    """A text that a draft was judged beside."""

    relation: Literal["translation", "previous", "companion"]
    path: str
    sha256: Annotated[str, Field(description="Of the bytes that were read.")]


class Draft(Wire):
    """One draft, what it was taken for, and how it came out.

    The waiver register stands among them where something is wrong with it: a path and
    findings, no requirements.
    """

    path: str
    sha256: Annotated[str, Field(description="Of the bytes that were read.")]
    beside: Annotated[
        tuple[Beside, ...],
        Field(description="The texts that it was judged beside; left out where there were none."),
    ] = ()
    document: DocumentKind
    language: Literal["en", "zh-Hant", "zh-Hans", "mixed", "other"]
    issuer: str | None
    date: IsoDate | None
    findings: tuple[Finding, ...]
    requirements: tuple[Requirement, ...]
    waived: tuple[Waived, ...]

    @model_serializer(mode="wrap")
    def _without_nothing(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        made: dict[str, Any] = write(self)
        return made if made["beside"] else {k: v for k, v in made.items() if k != "beside"}


class Summary(Wire):
    """How many drafts were judged, and how many findings they have."""

    drafts: Count
    errors: Count
    warnings: Count
    notes: Count
    known: Annotated[
        int, Field(ge=0, description="Findings that the baseline knows; they are not listed.")
    ]


class Document(Wire):
    """A report of disclosure-lint, schema 1."""

    model_config = ConfigDict(title="disclosure-lint report, schema 1")

    schema_: Annotated[Literal[1], Field(alias="schema")]
    tool: Tool
    packs: tuple[Pack, ...]
    drafts: tuple[Draft, ...]
    summary: Summary


def parse_report(text: str | bytes) -> Document:
    """Read a JSON report, as `report_json` and `check --output json` write it.

    Fields that a later version of the tool added to schema 1 are left out; all that this
    version knows must be there, of the right type.

    Raises:
        ReadError: it is no such report; names the place, and quotes nothing of it.
    """
    try:
        return Document.model_validate_json(text, extra="ignore")
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        said = f"not a report of schema 1: {place}: {_WRONG.get(first['type'], first['type'])}"
        raise ReadError(said) from None


_WRONG = {
    "json_invalid": "is not JSON",
    "missing": "is missing",
    "literal_error": "has a value that is not known",
}


def schema() -> str:
    """Return the JSON Schema of a report, as it is published."""
    return published(Document, SCHEMA_ID)


def published(model: type[Wire], id_: str) -> str:
    """Return the JSON Schema of a model under its id, as its file holds it."""
    made = model.model_json_schema(by_alias=True)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": id_}
    return json.dumps({**head, **made}, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema())
