"""What a house goes by, compiled for a page: its packs, its settings and its lists."""

from __future__ import annotations

from disclosure_lint.config import discover
from disclosure_lint.config.settings import Settings, settle
from disclosure_lint.errors import UsageError
from disclosure_lint.packs import load
from disclosure_lint.page import given
from disclosure_lint.record import NamedTuple
from disclosure_lint.workbench import Workbench

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Compiled(NamedTuple):
    """A house's part of a page, and what is said of it when the page is written."""

    data: bytes
    rules: int
    waivers: int


def settings_of(
    packs: Sequence[str], config: str | None, references: Sequence[str]
) -> tuple[Settings, str | None]:
    """Return what the house goes by, and the path of its waiver register.

    Raises:
        ConfigError: its configuration does not hold up.
    """
    file = discover.holding(config, ["."])
    settings, _ = settle({"packs": tuple(packs), "reference": tuple(references)}, file)
    return settings, settings.waivers or discover.register(file, ["."])


def compiled(settings: Settings, waivers: str | None = None) -> Compiled:
    """Compile what a house goes by; `waivers` is the path of its register.

    Raises:
        DisclosureLintError: its packs, its settings, its lists or its register do not hold up.
    """
    pack = load.load(settings.packs, terms=settings.terms)
    if pack.plain.get("plugins"):
        raise UsageError("the packs use a plugin, which is code and cannot go into a page")
    bench = Workbench(settings)  # says what of the settings is wrong
    lists = [_content(path) for path in settings.reference]
    register = discover.opened(waivers)
    held = register.waivers if register else ()
    data = given.packed(pack, bench.settings, lists, held)
    return Compiled(data, len(bench.linter.rules), len(held))


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
