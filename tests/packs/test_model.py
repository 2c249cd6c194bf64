"""What the model allows is what the engine knows."""

from __future__ import annotations

from typing import get_args

from disclosure_lint.kinds import drug, listing
from disclosure_lint.packs import model
from disclosure_lint.scaffold import KINDS


def test_every_defect_has_its_judge() -> None:
    assert set(get_args(model.Drug.model_fields["defect"].annotation)) == set(drug.DEFECTS)
    assert set(get_args(model.Listing.model_fields["defect"].annotation)) == set(listing.DEFECTS)


def test_every_field_has_its_place_in_the_order() -> None:
    kinds = get_args(get_args(model.AnyRule)[0])
    fields = {name.rstrip("_").replace("_", "-") for kind in kinds for name in kind.model_fields}
    assert fields == set(model.FIELD_ORDER)
    assert {get_args(kind.model_fields["kind"].annotation)[0] for kind in kinds} == set(KINDS)
