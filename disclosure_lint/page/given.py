"""What a house puts into a page: its packs compiled, its settings, its lists; as plain bytes."""

from __future__ import annotations

import os

from disclosure_lint import flat
from disclosure_lint.config.settings import Settings
from disclosure_lint.packs.pack import Pack
from disclosure_lint.record import NamedTuple
from disclosure_lint.reference.lookup import Reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.waivers.register import Register

# What of the settings means something in a browser, where one draft is judged at a time.
_TOLD = ("issuer", "document", "select", "ignore", "fail_on", "house", "terms", "preview")


class House(NamedTuple):
    """What the page judges by."""

    pack: Pack
    settings: Settings
    register: Register | None = None  # of waivers; a page that was written has none


def packed(pack: Pack, settings: Settings, references: Sequence[bytes]) -> bytes:
    """Return what a page needs of a house; the same bytes for the same house."""
    said = settings._asdict()
    plain = {name: said[name] for name in _TOLD}
    plain |= {name: dict(said[name]) for name in ("house", "terms")}
    return flat.dumps((pack.to_bytes(), plain, tuple(references)))


def opened(data: bytes, folder: str) -> House:
    """Return what `packed` made; lists are put into a folder, where they are looked up."""
    compiled, plain, references = flat.loads(data)
    paths = []
    for number, content in enumerate(references):
        path = os.path.join(folder, f"house-{number}.ref")
        with open(path, "wb") as file:
            file.write(content)
        paths.append(path)
    settings = Settings(**plain)
    return House(Pack.from_bytes(compiled, settings.house, Reference(paths)), settings)
