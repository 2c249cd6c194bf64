"""Files that hold up one by one and do not fit where they are."""

from __future__ import annotations

import os
import re

from disclosure_lint.errors import Mistake
from disclosure_lint.packs.model import PackFile
from disclosure_lint.packs.tables import TABLES
from disclosure_lint.packs.yamltext import YamlText
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHARED = frozenset(
    {"pack.yaml", "terms.yaml", "recognition.yaml", *(f"{name}.yaml" for name in TABLES)}
)  # files that are no rules
GATHERED = frozenset({"issuers", "languages"})  # folders of files that all packs share
TERM = re.compile(r"[a-z][a-z0-9-]*")

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAKEN = frozenset({"pack", "waiver"})  # the tool's own names before the slash


def misfit(pack: PackFile, text: YamlText, others: Mapping[str, PackFile]) -> Mistake | None:
    """Return why a pack cannot be used beside the others, by this version of the tool."""
    if _numbers(pack.engine.removeprefix(">=")) > _numbers(VERSION):
        needed = pack.engine.removeprefix(">=")
        said = f"this pack needs disclosure-lint {needed}, this is {VERSION}"
        return text.mistake("pack/engine", said, ("engine",), help_="upgrade disclosure-lint")
    where = next((folder for folder, other in others.items() if other.name == pack.name), None)
    if where is None and pack.name not in _TAKEN:
        return None
    said = f"`{pack.name}` is the name of another pack" if where else f"`{pack.name}` is reserved"
    help_ = f"the other is {where}; give this one a name of its own" if where else "rename it"
    return text.mistake("pack/name-taken", said, ("name",), help_=help_)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])


def strays(texts: Mapping[str, YamlText]) -> Iterator[Mistake]:
    """Yield the files that nobody would read."""
    folders = {os.path.dirname(path) for path in texts if os.path.basename(path) == "pack.yaml"}
    for path, text in texts.items():
        folder, name = os.path.split(path)
        stem, ending = os.path.splitext(name)
        if (
            os.path.basename(folder) not in GATHERED
            and name not in SHARED
            and folder not in folders
        ):
            said = "a rule in a folder that has no pack.yaml"
            yield text.mistake("pack/stray-file", said, help_="add pack.yaml beside it")
        elif ending != ".yaml":
            said = f"`{name}` is not read"
            yield text.mistake("pack/stray-file", said, help_=f"call it {stem}.yaml")
        elif not _NAME.fullmatch(stem):
            said = f"`{stem}` cannot be a name"
            help_ = "a file is called in small letters, digits and hyphens"
            yield text.mistake("pack/stray-file", said, help_=help_)
