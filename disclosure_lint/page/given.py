"""What a house puts into a page: its packs compiled, its settings, its lists; as plain bytes."""

from __future__ import annotations

import os

from disclosure_lint import flat
from disclosure_lint.config.settings import Settings
from disclosure_lint.packs.pack import Pack
from disclosure_lint.record import NamedTuple
from disclosure_lint.reference.lookup import Reference
from disclosure_lint.waivers.covering import Waiver

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from disclosure_lint.waivers.register import Folderless

# What of the settings means something in a browser, where one draft is judged at a time.
_TOLD = ("issuer", "document", "select", "ignore", "fail_on", "house", "terms", "preview")


class House(NamedTuple):
    """What the page judges by."""

    pack: Pack
    settings: Settings
    register: Folderless | None = None  # of waivers


def packed(
    pack: Pack, settings: Settings, references: Sequence[bytes], waivers: Sequence[Waiver] = ()
) -> bytes:
    """Return what a page needs of a house; the same bytes for the same house."""
    said = settings._asdict()
    plain = {name: said[name] for name in _TOLD}
    plain |= {name: dict(said[name]) for name in ("house", "terms")}
    return flat.dumps((pack.to_bytes(), plain, tuple(references), tuple(map(tuple, waivers))))


def opened(data: bytes, folder: str) -> House:
    """Return what `packed` made; lists are put into a folder, where they are looked up."""
    compiled, plain, references, waivers = flat.loads(data)
    paths = []
    for number, content in enumerate(references):
        path = os.path.join(folder, f"house-{number}.ref")
        with open(path, "wb") as file:
            file.write(content)
        paths.append(path)
    settings = Settings(**plain)
    pack = Pack.from_bytes(compiled, settings.house, Reference(paths))
    return House(pack, settings, folderless(waivers))


def folderless(waivers: Iterable[Sequence[Any]]) -> Folderless | None:
    """Return the register of these waivers, if there are any, for drafts whose folder nobody knows."""
    entries = tuple(Waiver(*one) for one in waivers)
    if not entries:
        return None
    from disclosure_lint.waivers.register import Folderless

    return Folderless("waivers.toml", "", entries)
