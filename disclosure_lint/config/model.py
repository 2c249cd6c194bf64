"""What a configuration file may say, and what is said when it says something else.

Imported only where there is such a file.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from disclosure_lint.config.discover import SHARED, ConfigFile
from disclosure_lint.errors import ConfigError
from disclosure_lint.literals import DocumentKind
from disclosure_lint.outputs import OUTPUTS

if TYPE_CHECKING:
    Output = str
else:
    Output = Literal[OUTPUTS]

_EXPECTED = {
    "string_type": "a text in quotes",
    "list_type": "a list of texts in quotes",
    "dict_type": "a table",
    "model_type": "a table",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "greater_than_equal": "0 or more",
}


class _Model(BaseModel):
    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
    )


class House(_Model):
    """How this house writes what can be written in several ways."""

    labels: dict[str, str] = Field({}, description="Exchange → its label, such as HKEX.")


_Names = Annotated[list[str], Field(min_length=2)]


class Pairs(_Model):
    """By what names files stand beside each other; a `*` is what the names have in common."""

    translation: list[_Names] = Field(
        [], description="Endings of versions in two languages, such as `*_e` and `*_c`."
    )
    companion: list[_Names] = Field(
        [], description="Endings of two texts of one event, such as `*-release` and `*-ex99`."
    )


class Configuration(_Model):
    """`[tool.disclosure-lint]` in pyproject.toml, or the whole of disclosure-lint.toml."""

    extends: str | None = Field(
        None, description="A file whose settings hold where this one is silent; from this folder."
    )
    issuer: str | None = Field(None, description="Whose drafts these are.")
    document: DocumentKind | None = Field(
        None, description="What the drafts are, where it is not to be recognised."
    )
    packs: list[str] = Field([], description="Folders of further rules, from this file's folder.")
    select: list[str] = Field([], description="Rules or packs to run; the default is all.")
    ignore: list[str] = Field([], description="Rules or packs to leave out.")
    fail_on: Literal["error", "warning", "note", "unchecked", "never"] = Field(
        "error",
        description="The mildest severity that makes the exit code 1; `unchecked`: 2 where a rule could not be judged.",
    )
    output: Output = Field("full", description="The report's format.")
    jobs: Annotated[int, Field(ge=0)] | None = Field(
        None, description="How many processes; 0 for one a core, nothing for as many as help."
    )
    house: House = Field(House(), description="How this house writes things.")
    pairs: Pairs = Field(
        Pairs(), description="By what names drafts of a folder stand beside each other."
    )
    terms: dict[str, list[str]] = Field({}, description="Term → words to add to it.")
    preview: bool = Field(default=False, description="Run the rules that are still on trial.")
    waivers: str | None = Field(
        None,
        description="The waiver register, from this file's folder; else waivers.toml beside it.",
    )
    reference: list[str] = Field(
        [],
        description="Stores of official lists that `reference build` made, asked before ours; from this file's folder.",
    )


def validated(file: ConfigFile) -> dict[str, Any]:
    """Return what a file sets, by the names of `Settings`.

    Raises:
        ConfigError: it holds what it may not; the message names every key.
    """
    try:
        model = Configuration.model_validate(file.values)
    except ValidationError as error:
        details = sorted(error.errors(), key=lambda detail: detail["type"] != "extra_forbidden")
        said = dict.fromkeys(f"{_where(file)}: {_said(detail)}" for detail in details)
        raise ConfigError("\n".join(said)) from None
    return dict(_set(model))


def _set(model: Configuration) -> Iterator[tuple[str, Any]]:
    for name in model.model_fields_set - {"extends"}:
        value = getattr(model, name)
        if isinstance(value, House):
            value = value.labels
        elif isinstance(value, Pairs):
            told = {relation: getattr(value, relation) for relation in value.model_fields_set}
            value = {relation: tuple(map(tuple, names)) for relation, names in told.items()}
        elif isinstance(value, list):
            value = tuple(value)
        elif isinstance(value, dict):
            value = {term: tuple(words) for term, words in value.items()}
        yield name, value


def _where(file: ConfigFile) -> str:
    table = " [tool.disclosure-lint]" if os.path.basename(file.path) == SHARED else ""
    return f"{file.path}{table}"


def _said(detail: ErrorDetails) -> str:
    steps = [str(step) for step in detail["loc"] if step != "constrained-int"]
    key = ".".join(steps)
    if detail["type"] == "extra_forbidden":
        tables: dict[str, type[BaseModel]] = {"house": House, "pairs": Pairs}
        model = tables.get(steps[0], Configuration) if len(steps) > 1 else Configuration
        known = [field.alias or name for name, field in model.model_fields.items()]
        close = difflib.get_close_matches(steps[-1], known, n=1)
        hint = f"did you mean `{close[0]}`?" if close else f"the keys are {', '.join(known)}"
        return f"unknown key `{key}`; {hint}"
    expected = _EXPECTED.get(detail["type"])
    if detail["type"] == "literal_error":
        expected = "one of " + str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
    return f"`{key}` must be {expected}" if expected else f"`{key}`: {detail['msg']}"
