"""How a draft is to be read, where its file leaves a choice."""

from __future__ import annotations

from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Tracked: TypeAlias = 'Literal["accepted", "original"]'


class Manner(NamedTuple):
    """What a reader is told beside the bytes and the name of a file."""

    encoding: str | None = None  # of a text, where it is not to be recognised
    tracked: Tracked = "accepted"  # changes of a Word file
    convert: bool = False  # what is no Word file and can be made one by LibreOffice
