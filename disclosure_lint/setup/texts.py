"""The files that a first use writes, as texts with LF; paths have forward slashes."""

from __future__ import annotations

import json

from disclosure_lint import schemas
from disclosure_lint.draft.language import language
from disclosure_lint.draft.model import Draft
from disclosure_lint.regex import Regex
from disclosure_lint.setup.told import Drug, Listed, Told, known_exchanges, short_name
from disclosure_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG = "disclosure-lint.toml"
RULES = "rules"
SCHEMAS = ".disclosure-lint"
_PLAIN = Regex(r"[A-Za-z0-9\u3400-\u9fff][\w&'.()+/-]*(?: [\w&'.()+/-]+)*")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off"})  # YAML's own
_TOP_LEVEL = Regex(r"^[A-Za-z#]")

_CONFIG = """\
#:schema {schemas}/config.schema.json

# What `disclosure-lint check` goes by here; paths are from this folder.
# `disclosure-lint config show` prints every setting and where it comes from.

issuer = {issuer}
{packs}packs = ["{rules}"]{about}
# document = "announcement"     # where it is not to be recognised
# fail-on = "warning"           # the mildest severity that makes the exit code 1
# ignore = ["promotion"]        # rules or packs to leave out

# [house.labels]                # how this house writes an exchange
# NASDAQ = "Nasdaq"
"""

_ISSUER = """\
# yaml-language-server: $schema=../../{schemas}/issuer.schema.json

# A fact that is `recalled` backs no error. Give the source where it can be read and make
# it `verified`; then run `disclosure-lint issuers check`.

name: {name}
names:
{names}  sure: recalled
"""


def schema_path(name: str) -> str:
    """Return the path of a schema that editors look up."""
    return f"{SCHEMAS}/{name}.schema.json"


def issuer_path(id_: str) -> str:
    """Return the path of an issuer file."""
    return f"{RULES}/issuers/{id_}.yaml"


def editor_schemas() -> dict[str, str]:
    """Return the schemas by path."""
    return {schema_path(name): schemas.text(name) for name in schemas.SCHEMAS}


def config(issuer: str, *, own: bool) -> str:
    """Return a configuration for an issuer, with or without a folder of rules of its own."""
    about = "" if own else "              # a folder of rules and issuers of your own"
    return _CONFIG.format(
        issuer=json.dumps(issuer), packs="" if own else "# ", about=about,
        rules=RULES, schemas=SCHEMAS,
    )  # fmt: skip


def issuer(told: Told) -> str:
    """Return the profile of a company as far as it was told."""
    pieces = [_ISSUER.format(name=_scalar(told.company), names=_names(told), schemas=SCHEMAS)]
    if told.listings:
        pieces.append("\nlistings:\n" + "".join(_listings(told)))
    if told.listings and any(x.exchange in known_exchanges().american for x in told.listings):
        pieces.append(
            "sec-reporting:  # as every company listed there\n"
            "  # annual-form: 20-F\n  sure: recalled\n"
        )
    if told.drugs:
        pieces.append("\nproducts:\n" + "".join(map(_drug, told.drugs)))
    return "".join(pieces)


def extended(text: str, told: Told) -> str:
    """Return an issuer file with further listings and products at the end of their lists."""
    text = "\n".join(text.splitlines()) + "\n"
    text = _into(text, "listings", "".join(_listings(told)))
    text = _into(text, "products", "".join(map(_drug, told.drugs)))
    head = f"# yaml-language-server: $schema=../../{schema_path('issuer')}\n\n"
    return text if text.startswith("# yaml-language-server") else head + text


def _into(text: str, key: str, entries: str) -> str:
    if not entries:
        return text
    lines = text.splitlines(keepends=True)
    starts = [at for at, line in enumerate(lines) if line.startswith(f"{key}:")]
    if not starts:
        return f"{text}\n{key}:\n{entries}"
    after = range(starts[0] + 1, len(lines))
    end = next((at for at in after if _TOP_LEVEL.match(lines[at])), len(lines))
    while not lines[end - 1].strip():
        end -= 1
    return "".join([*lines[:end], entries, *lines[end:]])


def _names(told: Told) -> str:
    tongue = language(Draft(Source(told.company))).name
    if tongue != "en":
        field = {"zh-Hans": "simplified"}.get(tongue, "traditional")
        return f"  {field}: [{_scalar(told.company)}]\n"
    short = short_name(told.company)
    return f"  english: [{_scalar(short)}]\n" if short != told.company else ""


def _listings(told: Told) -> Iterator[str]:
    for one in told.listings:
        yield _listing(one, told.chapter_18a)


def _listing(one: Listed, chapter_18a: bool | None) -> str:  # noqa: FBT001 - True, False, unknown
    said = [f"  - exchange: {_scalar(one.exchange)}", f"    symbol: {_scalar(one.symbol)}"]
    if one.exchange == "HKEX" and chapter_18a is not False:
        said.append("    chapter: 18A" if chapter_18a else "    # chapter: 18A  # if that holds")
    return "\n".join([*said, "    # since: 2025-01-24", "    sure: recalled", ""])


def _drug(drug: Drug) -> str:
    said = [f"generic: {_scalar(drug.generic)}"] if drug.generic else []
    said += [f"codes: [{_scalar(drug.code)}]"] if drug.code else []
    return "  - " + "\n    ".join([*said, "sure: recalled", ""]).rstrip(" ")


def _scalar(text: str) -> str:
    """Return a text as YAML, in quotes where it might be taken for something else."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
