"""The ways of spoiling a text: one file a family, all of them in `SLIPS`.

Every text here is invented. A slip is small, knows which rules should find it, and gives
None where a text holds nothing to spoil.
"""

from __future__ import annotations

from slips import claims, dates, drugs, figures, listings, residue, statements, wording
from slips.slip import Slip

SLIPS: tuple[Slip, ...] = (
    *drugs.SLIPS,
    *listings.SLIPS,
    *dates.SLIPS,
    *figures.SLIPS,
    *statements.SLIPS,
    *claims.SLIPS,
    *residue.SLIPS,
    *wording.SLIPS,
)
