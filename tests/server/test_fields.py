"""What may be typed in a rule file: completion and hover, without a client."""

import pytest

from disclosure_lint.packs.model import FIELD_ORDER
from disclosure_lint.server import fields
from disclosure_lint.server.completing import about, candidates
from disclosure_lint.server.fielddocs import doc

FILE = """\
title: A thing
status: stable
kind: detect
applies:
  venues: [HKEX, ]
  languages:
    - en
    - 
citations:
  - provision: Rule 1
    force: 
    
  - provision: Rule 2
examples:
  fails:
    - name: one
      draft: |
        kind: of a thing
        
      
severity: {announcement: , }
"""  # fmt: skip # noqa: W291, W293 - what is being typed ends in blanks


def names(text, line, column, name="a.yaml"):
    return [one.name for one in candidates(name, text, line, column)]


def test_the_top_offers_what_is_not_there_in_the_order_of_the_file():
    text = "title: A thing\nkind: forbid\n\n"
    offered = names(text, 2, 0)
    assert offered[:3] == ["status", "severity", "milder-unless"]
    assert "forbid" in offered
    assert "require" not in offered, "of another kind"
    assert "title" not in offered
    order = [FIELD_ORDER.index(name) for name in offered]
    assert order == sorted(order)


def test_without_a_kind_the_fields_of_all_are_offered():
    assert {"require", "forbid", "detector", "wording"} <= set(names("", 0, 0))


@pytest.mark.parametrize(
    ("line", "column", "some", "others"),
    [
        (1, 8, {"stable", "preview", "retired"}, {"title"}),
        (2, 6, {"require", "forbid", "detect", "subject"}, {"stable"}),
        (4, 17, {"HKEX", "NASDAQ"}, {"en"}),
        (7, 6, {"en", "zh"}, {"venues"}),
        (10, 11, {"rule", "guidance", "practice", "analogy"}, {"HKEX"}),
        (11, 4, {"url", "quote", "checked", "note"}, {"provision", "force"}),
        (19, 6, {"issuer", "document", "fix"}, {"name", "draft", "provision"}),
        (20, 25, {"error", "warning", "note"}, {"announcement"}),
        (20, 27, {"press-release", "brief"}, {"error"}),
    ],
)
def test_values_and_fields_are_those_of_the_place(line, column, some, others):
    offered = set(names(FILE, line, column))
    assert some <= offered
    assert not others & offered


def test_the_text_of_an_example_offers_nothing():
    assert names(FILE, 18, 8) == []


def test_other_files_of_a_pack_have_fields_of_their_own():
    assert names("", 0, 0, "pack.yaml") == ["name", "version", "engine", "about"]
    assert names("", 0, 0, "recognition.yaml") == ["documents", "statements"]
    assert "cautionary" in names("statements:\n  ", 1, 2, "recognition.yaml")
    assert names("", 0, 0, "terms.yaml") == []


def test_a_field_says_what_it_is_for():
    assert about("a.yaml", FILE, 1, 3).startswith("`status` (required)\n\n`preview` while")
    assert "One of `rule`, `guidance`" in about("a.yaml", FILE, 10, 6)
    assert about("a.yaml", FILE, 1, 12) is None
    assert about("a.yaml", FILE, 17, 9) is None
    assert about("a.yaml", "hepl: x", 0, 1) is None
    assert about("a.yaml", "", 4, 0) is None


def test_every_field_of_every_model_is_explained():
    seen = set()

    def walk(model):
        for field in fields._fields(model):
            assert doc(model.__name__, field.name), (model.__name__, field.name)
        for _, field in fields._aliased(model):
            shape = fields._shape(field.annotation)
            inner = fields._shape(shape.inner) if shape.inner is not None else fields._Shape()
            for other in (*shape.models, *inner.models):
                if other not in seen:
                    seen.add(other)
                    walk(other)

    for model in (*fields._rules().values(), fields.PackFile, fields.RecognitionFile):
        walk(model)
    assert len(seen) >= 8
