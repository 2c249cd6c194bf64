"""The shape of `rules/drug-names.yaml`."""

from __future__ import annotations

from disclosure_lint.packs.rule_model import Model, Text


class DrugNames(Model):
    """How the names of drugs look; `rules/drug-names.yaml` says what each list is."""

    stems: tuple[Text, ...]
    loose_stems: tuple[Text, ...]
    listed_endings: tuple[Text, ...]
    not_codes: tuple[Text, ...]
    spaced_codes: tuple[Text, ...]
    other_drugs: tuple[Text, ...]
    everyday_substances: tuple[Text, ...]
    foreign_endings: tuple[Text, ...]
