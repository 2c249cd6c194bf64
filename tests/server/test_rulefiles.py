"""Rule files in an editor: what `rules check` says, before they are saved."""

import asyncio
import shutil

import pytest

pytest.importorskip("pygls", reason="the extra lsp is not installed")

from lspclient import editor
from lsprotocol import types

from disclosure_lint.packs.load import shipped
from disclosure_lint.server.rulefiles import is_rule_file, mistakes

PACK = 'name: house\nversion: "2026.11"\nengine: ">=0.1"\nabout: What this house wants.\n'
RULE = """\
title: A cure is promised
status: preview
severity: warning
kind: forbid
citations:
  - provision: The house style
    force: practice
    url: https://example.com/style
forbid: '"miracle cure"'
message: Promises a miracle cure
help: Say what was measured.
rationale: Nobody believes it.
examples:
  fails:
    - name: a miracle
      draft: XY-101 is a [[miracle cure]].
  passes:
    - name: none
      draft: XY-101 is a treatment.
"""


@pytest.fixture
def house(tmp_path):
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "pack.yaml").write_text(PACK, encoding="utf-8")
    path = tmp_path / "house" / "miracle.yaml"
    path.write_text(RULE, encoding="utf-8")
    return path


def said(path, text, **others):
    texts = {str(path): text, **others}
    return [(one.rule, one.line) for one in mistakes(str(path), texts)]


def test_a_rule_file_is_yaml_beside_a_pack(house, tmp_path):
    assert is_rule_file(str(house))
    assert is_rule_file(str(house.parent / "pack.yaml"))
    assert not is_rule_file(str(tmp_path / "compose.yaml"))
    assert not is_rule_file(str(house.parent / "notes.txt"))


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("", "", []),
        ("help:", "hepl:", [("pack/unknown-field", 11)]),
        ('"miracle cure"\'', '"miracle cure" &\'', [("pack/pattern-syntax", 9)]),
        ("[[miracle cure]]", "[[miracle]] cure", [("pack/example-label", 16)]),
        ("is a treatment", "is a miracle cure", [("pack/example-flagged", 19)]),
        ("kind: forbid", "kind: forbit", [("pack/unknown-kind", 4)]),
        ("title: A", "title: A: B", [("pack/yaml-syntax", 1)]),
    ],
)
def test_what_is_wrong_is_found_where_it_stands(house, old, new, wanted):
    assert said(house, RULE.replace(old, new, 1)) == wanted


def test_files_that_are_open_count_as_they_are_there(house):
    other = str(house.parent / "pack.yaml")
    (broken,) = mistakes(str(house), {str(house): RULE, other: "name: house\n"})
    assert "examples are not tried" in broken.message
    assert "pack.yaml" in broken.message
    assert said(house, RULE, **{other: PACK}) == []


def test_a_rule_that_was_never_saved_is_checked(house):
    path = house.parent / "another.yaml"
    assert said(path, RULE.replace("[[miracle cure]]", "[[miracle]] cure")) == [
        ("pack/example-label", 16)
    ]


def test_a_checkout_of_the_shipped_packs_is_checked_instead_of_them(tmp_path):
    copy = tmp_path / "rules"
    shutil.copytree(shipped(), copy)
    path = copy / "hkex" / "missing-stock-code.yaml"
    text = path.read_text(encoding="utf-8")
    assert said(path, text) == []
    assert said(path, text.replace("help:", "hepl:", 1))[0][0] == "pack/unknown-field"


def test_an_editor_shows_completes_and_explains(house):
    async def work():
        async with editor(house.parent) as told:
            uri = house.as_uri()
            told.open(uri, RULE, "yaml")
            assert await told.diagnostics(uri) == []
            line = RULE.splitlines().index("help: Say what was measured.")
            told.change(uri, ((line, 0), (line, 4), "hepl"))
            (one,) = await told.diagnostics(uri)
            assert (one.code, one.range.start.line) == ("pack/unknown-field", line)
            assert one.message.endswith("did you mean `help`?")
            place = types.Position(3, 6)
            items = await told.client.text_document_completion_async(
                types.CompletionParams(types.TextDocumentIdentifier(uri), place)
            )
            assert "require" in [item.label for item in items]
            page = await told.hover(uri, 3, 1)
            assert "The engine that judges the rule" in page.contents.value
            assert await told.hover(uri, 3, 8) is None
            assert not await told.actions(uri, one.range)

    asyncio.run(asyncio.wait_for(work(), 60))


def test_drafts_are_judged_again_when_a_rule_of_theirs_is_saved(house, tmp_path):
    config = tmp_path / "disclosure-lint.toml"
    config.write_text('packs = ["house"]\npreview = true\nselect = ["house"]\n', encoding="utf-8")

    async def work():
        async with editor(tmp_path, {}) as told:  # a client that watches no files
            uri, rule = (tmp_path / "a.txt").as_uri(), house.as_uri()
            told.open(uri, "XY-101 is a miracle cure.")
            (one,) = await told.diagnostics(uri)
            assert one.message.startswith("Promises a miracle cure")
            told.open(rule, RULE, "yaml")
            await told.diagnostics(rule)
            house.write_text(RULE.replace("Promises a", "Speaks of a"), encoding="utf-8")
            told.client.text_document_did_save(
                types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(rule))
            )
            (one,) = await told.next(uri)
            assert one.message.startswith("Speaks of a miracle cure")

    asyncio.run(asyncio.wait_for(work(), 60))
