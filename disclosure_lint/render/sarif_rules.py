"""The rules in a SARIF report: what each finds, how to mend it and by what authority."""

from __future__ import annotations

import re

from disclosure_lint.finding import CitedProvision, Severity
from disclosure_lint.packs.rule import Rule
from disclosure_lint.version import VERSION
from disclosure_lint.waivers.comments import RULES as WAIVER_RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_PLACEHOLDER = re.compile(r"\{([\w-]+)\}")
_LINK = re.compile(r"\[([^][]*)\]\(")


def message(text: str) -> dict[str, str]:
    """Return a SARIF message; what would read as a link in one is kept from it."""
    return {"text": _LINK.sub(r"\\[\1\\](", text)}


def indices(rules: Sequence[Rule]) -> dict[str, int]:
    """Return where in the tool's list of rules each stands; nothing where they are not known."""
    names = [*(rule.id for rule in rules), *WAIVER_RULES]
    return {name: number for number, name in enumerate(names)}


def tool(rules: Sequence[Rule]) -> dict[str, Any]:
    """Return the tool and its rules, in the order of `indices`."""
    waiving = [_plain(name, title, help_) for name, (title, help_) in WAIVER_RULES.items()]
    return {
        "driver": {
            "name": "disclosure-lint",
            "semanticVersion": VERSION,
            "informationUri": "https://github.com/disclosure-lint/disclosure-lint",
            "rules": [*map(_descriptor, rules), *waiving],
        }
    }


def _plain(name: str, title: str, help_: str) -> dict[str, Any]:
    said = {"text": f"{title}."}
    return {
        "id": name,
        "name": _name(name),
        "shortDescription": said,
        "fullDescription": said,
        "help": {"text": help_, "markdown": help_},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["waiver"]},
    }


def _descriptor(rule: Rule) -> dict[str, Any]:
    gravest = max(map(Severity, rule.severities.values()), key=lambda severity: severity.rank)
    described = _plain(rule.id, rule.title, _unfilled(rule.help or rule.message))
    described["fullDescription"] = {"text": f"{_unfilled(rule.message)}."}
    described["help"] = _help(rule)
    described["defaultConfiguration"] = {"level": gravest.value}
    described["properties"] = {
        "tags": [rule.id.partition("/")[0], rule.status],
        "severities": rule.severities,
        "citations": [cited._asdict() for cited in rule.citations],
    }
    urls = [cited.url for cited in rule.citations if cited.url.startswith(("http:", "https:"))]
    if urls:
        described["helpUri"] = urls[0]
    if rule.formerly:
        described["deprecatedIds"] = list(rule.formerly)
    return described


def _help(rule: Rule) -> dict[str, str]:
    told = _unfilled(rule.help or rule.message)
    plain = "; ".join(f"{cited.provision} ({cited.force})" for cited in rule.citations)
    linked = "".join(f"\n- {_linked(cited)} ({cited.force})" for cited in rule.citations)
    return {
        "text": f"{told}\nCites: {plain}" if plain else told,
        "markdown": f"{told}\n\n**Authority**\n{linked}" if linked else told,
    }


def _linked(cited: CitedProvision) -> str:
    return f"[{cited.provision}]({cited.url})" if cited.url else cited.provision


def _unfilled(text: str) -> str:
    """Return a message whose placeholders no draft has filled, readable all the same."""
    return _PLACEHOLDER.sub(lambda found: f"‹{found[1].replace('_', ' ').replace('-', ' ')}›", text)


def _name(rule: str) -> str:
    """`hkex/missing-stock-code` → `HkexMissingStockCode`."""
    return "".join(part.capitalize() for part in re.split(r"[/-]", rule))
