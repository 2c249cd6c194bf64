"""Pack folders beside the shipped ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from disclosure_lint.errors import ConfigError, PackError, UsageError
from disclosure_lint.packs.load import load, read, shipped
from disclosure_lint.packs.pack import Pack
from disclosure_lint.patterns.nodes import steps_of
from disclosure_lint.patterns.say import say

PACK = 'name: {}\nversion: "2026.11"\nengine: ">=0.1"\nabout: A pack.\n'
RULE = """\
title: T
status: preview
severity: warning
kind: forbid
citations:
  - {provision: P, force: practice, url: "https://example.com/"}
forbid: |
  %s
message: M
rationale: R
examples:
  fails: [{name: n, draft: "[[abc]]"}]
  passes: [{name: p, draft: def}]
"""
Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes files into a folder and returns it."""

    def files(**texts: str) -> str:
        for name, text in texts.items():
            path = tmp_path / name.replace("__", "/").replace("_yaml", ".yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return str(tmp_path)

    return files


def mine(pattern: str = '"abc"') -> dict[str, str]:
    return {"pack_yaml": PACK.format("mine"), "x_yaml": RULE % pattern}


def fresh(*paths: str, **terms: list[str]) -> Pack:
    return load(paths, cache=False, terms={n.replace("_", "-"): t for n, t in terms.items()})


def names(pack: Pack) -> set[str]:
    return {rule.id for rule in pack.rules}


def test_a_single_pack(write: Write, pack: Pack) -> None:
    assert names(fresh(write(**mine()))) == names(pack) | {"mine/x"}


def test_a_folder_of_packs(write: Write, pack: Pack) -> None:
    folder = write(
        a__pack_yaml=PACK.format("a"), a__x_yaml=RULE % '"abc"',
        b__pack_yaml=PACK.format("b"), b__x_yaml=RULE % "@shared",
        terms_yaml="shared: [abc]\n", notes__other_yaml="x: y\n", notes__ci_yaml="- a\n",
    )  # fmt: skip
    found = fresh(folder)
    assert names(found) == names(pack) | {"a/x", "b/x"}
    assert {version.name for version in found.versions} >= {"hkex", "a", "b"}


def test_a_pack_sees_the_shipped_terms_and_its_own(write: Write) -> None:
    folder = write(**mine("{@drug-candidate | @own}"), terms_yaml="own: [abc]\n")
    assert fresh(folder).rule("mine/x") is not None


def test_own_terms_take_the_place_of_shipped_ones(write: Write) -> None:
    folder = write(**mine("@doubt"), terms_yaml="doubt: [abc]\n")
    rule = fresh(folder).rule("mine/x")
    assert rule is not None
    assert say(rule.fields["forbid"]) == "“abc”"


def test_told_terms_add_to_those_of_every_pack(write: Write) -> None:
    folder = write(**mine("@doubt"), terms_yaml="doubt: [abc]\n")
    rule = fresh(folder, doubt=["xyz"]).rule("mine/x")
    assert rule is not None
    assert set(steps_of(rule.fields["forbid"])[0][1]) == {"abc", "xyz"}
    shared = fresh(write(terms_yaml="own: [abc]\n"), doubt=["xyz"]).rule("mine/x")
    assert shared is not None
    assert {"xyz", "no"} <= set(steps_of(shared.fields["forbid"])[0][1])  # the shipped list is kept


def test_a_told_term_without_words_is_refused(write: Write) -> None:
    with pytest.raises(ConfigError, match=r"terms, doubt: “&”: a phrase needs at least one word"):
        fresh(doubt=["&"])


def test_own_issuers_win(write: Write, pack: Pack) -> None:
    issuer = "name: {}\nnames: {{sure: recalled}}\n"
    folder = write(
        issuers__ascentage_pharma_yaml="", issuers__my_pharma_yaml=issuer.format("My Pharma"),
    )  # fmt: skip
    Path(folder, "issuers", "ascentage_pharma.yaml").unlink()
    Path(folder, "issuers", "my_pharma.yaml").rename(Path(folder, "issuers", "my-pharma.yaml"))
    Path(folder, "issuers", "sirnaomics.yaml").write_text(issuer.format("Another"), "utf-8")
    found = fresh(folder).registry.issuers
    assert found["my-pharma"].name == "My Pharma"
    assert found["sirnaomics"].name == "Another"
    assert set(found) == set(pack.registry.issuers) | {"my-pharma"}


def test_recognition_adds_to_the_shipped(write: Write, pack: Pack) -> None:
    text = "documents:\n  brief:\n    - {points: 9, pattern: '\"abc\"'}\n"
    text += "statements:\n  legend:\n    about: A.\n    body: '\"abc\"'\n"
    found = fresh(write(**mine(), recognition_yaml=text))
    assert found.documents.keys() == pack.documents.keys()
    said = [[(points, say(node)) for points, node in p.documents["brief"]] for p in (found, pack)]
    assert said[0][:-1] == said[1]
    assert found.documents["brief"][-1][0] == 9
    assert found.statements["legend"][:1] == ("any",)
    assert say(found.statements["legend"][1][0]) == say(pack.statements["legend"])
    assert "mine/recognition" not in names(found)


@pytest.mark.parametrize("files", [{}, {"other_yaml": "x: y\n"}, {"terms_yaml": "a: [b]\n"}])
def test_a_folder_without_a_pack_is_refused(files: dict[str, str], write: Write) -> None:
    with pytest.raises(UsageError, match=r"holds no rules: expected a folder with pack\.yaml"):
        fresh(write(**files))


def test_a_path_that_is_no_folder_is_refused(write: Write) -> None:
    folder = write(**mine())
    for path in (f"{folder}/none", f"{folder}/x.yaml"):
        with pytest.raises(UsageError, match="is not a folder"):
            fresh(path)


def test_a_rule_in_a_folder_without_a_pack_is_a_mistake(write: Write) -> None:
    folder = write(a__pack_yaml=PACK.format("a"), b__x_yaml=RULE % '"abc"')
    with pytest.raises(PackError) as refused:
        fresh(folder)
    assert [m.rule for m in refused.value.mistakes] == ["pack/stray-file"]


def test_a_clash_of_names_is_a_mistake(write: Write) -> None:
    folder = write(pack_yaml=PACK.format("hkex"), x_yaml=RULE % '"abc"')
    with pytest.raises(PackError, match="`hkex` is the name of another pack"):
        fresh(folder)


def test_what_is_named_twice_is_read_once(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(**mine())
    monkeypatch.chdir(folder)
    assert names(fresh(folder, folder, ".")) == names(fresh(folder))
    assert len(read([shipped(), shipped(), f"{shipped()}/hkex"])) == len(read([shipped()]))


def test_no_shared_list_hides_one_of_the_languages():
    """A pattern would ask for the one and a detector for the other, by the same name."""
    languages = {
        name
        for path in Path(shipped(), "languages").glob("*.yaml")
        for name in yaml.safe_load(path.read_text("utf-8"))["terms"]
    }
    shared = {
        path: languages & yaml.safe_load(path.read_text("utf-8")).keys()
        for path in Path(shipped()).rglob("terms.yaml")
    }
    assert len(shared) > 2
    assert not {path: names for path, names in shared.items() if names}
