"""The record as a contract: the models that `schemas/record-1.schema.json` comes from.

`python -m disclosure_lint.render.record_wire` prints the schema. `verify` reads records
through these models; what writes them does not import this.
"""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from disclosure_lint.literals import DocumentKind
from disclosure_lint.render import wire
from disclosure_lint.render.wire import Citation, Count, IsoDate, Place, Tool

SCHEMA_ID = "urn:disclosure-lint:schema:record-1"

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class RecordedPack(wire.Pack):
    """A rule pack that was used, and the hash of its files."""

    sha256: Sha256 | None


class Shared(wire.Wire):
    """The hashes of what all packs share: word lists, and the register of issuers."""

    terms: Sha256 | None
    register_: Annotated[Sha256 | None, Field(alias="register")]


class Issuer(wire.Wire):
    """Whose draft it is, and the hash of the profile that it was judged by."""

    id: str
    name: str
    profile: Sha256 | None


class Told(wire.Wire):
    """What was told of the draft and of the rules to go by, on the command line or in a file."""

    issuer: str | None
    document: DocumentKind | None
    date: IsoDate | None
    encoding: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    preview: bool
    terms: dict[str, tuple[str, ...]]
    house: dict[str, str]


class Evidence(Place):
    """Words that prove something."""

    where: Annotated[str | None, Field(description="The page or paragraph, if the file has them.")]


class Requirement(wire.Wire):
    """How one rule came out, by what authority it asks, and the words that prove it."""

    rule: str
    title: str | None
    status: Literal["met", "unmet", "not-applicable", "waived", "unchecked"]
    reason: str | None
    evidence: tuple[Evidence, ...]
    citations: tuple[Citation, ...]


class Beside(wire.Wire):
    """A text that the draft was judged beside."""

    relation: Literal["translation", "previous", "companion"]
    name: Annotated[str, Field(description="The name of its file, without its folder.")]
    sha256: Annotated[Sha256, Field(description="Of the bytes that were read.")]


class Draft(wire.Wire):
    """The draft, what it was taken for, and how it came out."""

    name: Annotated[str, Field(description="The name of its file, without its folder.")]
    sha256: Annotated[Sha256, Field(description="Of the bytes that were read.")]
    beside: Annotated[
        tuple[Beside, ...],
        Field(description="The texts that it was judged beside; left out where there were none."),
    ] = ()
    encoding: str
    document: DocumentKind
    language: Literal["en", "zh-Hant", "zh-Hans", "mixed", "other"]
    issuer: str | None
    date: IsoDate | None
    findings: tuple[wire.Finding, ...]
    requirements: tuple[Requirement, ...]
    waived: tuple[wire.Waived, ...]


class Summary(wire.Wire):
    """How many findings there are, and how many rules came out in each way."""

    errors: Count
    warnings: Count
    notes: Count
    met: Count
    unmet: Count
    not_applicable: Count
    waived: Count
    unchecked: Count


class Decision(wire.Wire):
    """What somebody decided of a finding."""

    rule: str
    fingerprint: str
    decision: Literal["will-change", "allowed", "ask"]
    reason: Annotated[str, Field(description="Why it is allowed, or whom to ask; may be empty.")]
    who: Annotated[str, Field(description="Who decided; may be empty.")]


class Decisions(wire.Wire):
    """What was decided of the findings of a record, after it was made."""

    of: Annotated[Sha256, Field(description="The seal of the record that it is about.")]
    made: tuple[Decision, ...]
    seal: Annotated[Sha256, Field(description="Of the decisions without it.")]


class Record(wire.Wire):
    """A record of disclosure-lint, version 1."""

    model_config = ConfigDict(title="disclosure-lint record, version 1")

    record: Literal[1]
    tool: Tool
    packs: tuple[RecordedPack, ...]
    shared: Shared
    issuer: Issuer | None
    told: Told
    draft: Draft
    summary: Summary
    seal: Annotated[
        Sha256, Field(description="Of the record without it and decisions; see `render.record`.")
    ]
    decisions: Annotated[
        Decisions | None,
        Field(description="There only where somebody decided; the page puts them in."),
    ] = None


def schema() -> str:
    """Return the JSON Schema of a record, as it is published."""
    return wire.published(Record, SCHEMA_ID)


if __name__ == "__main__":
    sys.stdout.write(schema())
