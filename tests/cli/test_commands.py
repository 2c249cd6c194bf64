"""The commands beside `check`."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from click.testing import CliRunner

from disclosure_lint import scaffold
from disclosure_lint.cli.app import cli
from disclosure_lint.errors import UsageError
from disclosure_lint.version import VERSION

RULE = """\
title: Says abc
status: preview
severity: warning
kind: forbid
citations: [{provision: P, force: practice, url: "https://example.com/"}]
forbid: '"abc"'
message: Says abc
rationale: R
examples:
  fails: [{name: one, draft: "Here is [[abc]]."}]
  passes: [{name: two, draft: Nothing here.}]
"""


def test_the_version(lint):
    assert lint("--version").out == f"disclosure-lint {VERSION}\n"


@pytest.mark.parametrize(
    "command",
    ["", "check", "explain", "rules", "rules list", "rules check", "rules test", "rules new",
     "rules docs", "rules coverage", "issuers new",
     "issuers", "issuers list", "issuers show", "issuers check", "config", "config show",
     "config schema"],
)  # fmt: skip
def test_every_command_explains_itself(command):
    result = CliRunner().invoke(cli, [*command.split(), "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")
    assert "..." not in result.output.partition("Commands:")[2]


def test_an_unknown_command_is_2(lint):
    done = lint("chekc")
    assert done.code == 2
    assert "No such command 'chekc'" in done.err


def test_explain_writes_a_rule_out(lint):
    done = lint("explain", "hkex/missing-cautionary-statement")
    assert done.code == 0
    assert "Rule 18A.05" in done.out
    done = lint("explain", "hkex/missing-cautionary-statment")
    assert done.code == 2
    assert "did you mean `hkex/missing-cautionary-statement`?" in done.err


def test_rules_list_has_every_rule_with_its_gravest_severity(lint):
    rows = lint("rules", "list").out.splitlines()
    assert rows == sorted(rows)
    assert any(row.split()[:2] == ["hkex/missing-cautionary-statement", "error"] for row in rows)


def test_rules_check_points_at_mistakes(lint, put):
    put("own/house/pack.yaml", 'name: house\nversion: "2026"\nengine: ">=0.1"\nabout: us\n')
    done = lint("rules", "check", "own")
    assert done.code == 1
    assert "pack.yaml:2:10" in done.out
    assert done.out.endswith("1 mistake in the rules\n")
    put("own/house/pack.yaml", 'name: house\nversion: "2026.11"\nengine: ">=0.1"\nabout: us\n')
    done = lint("rules", "check", "own")
    assert (done.code, done.out) == (0, "no mistakes in the rules\n")


def test_rules_check_takes_files_too(lint, put):
    put("own/house/pack.yaml", 'name: house\nversion: "2026.11"\nengine: ">=0.1"\nabout: us\n')
    bad = put("own/house/bad-rule.yaml", "titel: x\n")
    assert lint("rules", "check", bad).code == 1
    assert lint("rules", "check", "own/house/pack.yaml").code == 0
    assert lint("rules", "check", "gone.yaml").code == 2


def test_rules_test_runs_examples(lint, put):
    """Those shipped are run by the example in its help, in tests/cli/test_help.py."""
    put("own/house/pack.yaml", 'name: house\nversion: "2026.11"\nengine: ">=0.1"\nabout: us\n')
    rule = put("own/house/says-abc.yaml", RULE)
    assert lint("rules", "test", "own").out == "2 examples, all hold\n"
    rule.write_text(RULE.replace("[[abc]]", "[[abd]]"), "utf-8")
    done = lint("rules", "test", "own")
    assert (done.code, done.out.splitlines()[-1]) == (1, "2 examples, 1 do not hold")
    rule.unlink()
    done = lint("rules", "test", "own")
    assert done.code == 2
    assert "nothing was tested" in done.err


@pytest.mark.parametrize("kind", scaffold.KINDS)
def test_a_new_rule_fails_at_every_line_still_to_fill(lint, put, tmp_path, kind, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = lint("rules", "new", "house/some-defect", "--kind", kind)
    assert done.code == 0
    assert "rules/house/some-defect.yaml" in done.out.replace("\\", "/")
    written = tmp_path / "rules" / "house" / "some-defect.yaml"
    lines = written.read_text("utf-8").splitlines()
    todo = {n for n, line in enumerate(lines, start=1) if "TODO" in line}
    done = lint("rules", "check", "rules")
    assert done.code == 1
    named = {
        int(row.rpartition("yaml:")[2].partition(":")[0])
        for row in done.out.splitlines()
        if "some-defect.yaml:" in row
    }
    assert todo == named


def test_a_new_rule_overwrites_nothing(lint, put):
    put("rules/house/some-defect.yaml", "title: mine\n")
    done = lint("rules", "new", "house/some-defect")
    assert done.code == 2
    assert done.err.endswith("some-defect.yaml is there already\n")


@pytest.mark.parametrize(
    "name", ["defect", "Hkex/defect", "hkex/a-b-c-d-e-f", "../x/y", "a/b_c", ""]
)
def test_a_rule_has_a_proper_name(tmp_path, name):
    with pytest.raises(UsageError, match="cannot be the name of a rule"):
        scaffold.new(name, "require", str(tmp_path))
    with pytest.raises(UsageError, match="there is no kind `x`; the kinds are require, forbid"):
        scaffold.new("a/b", "x", str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_issuers_are_listed_and_shown(lint):
    assert "ascentage-pharma" in lint("issuers", "list").out
    done = lint("issuers", "show", "ascentage-pharma")
    assert done.out.startswith("Ascentage Pharma Group International (ascentage-pharma)\n")
    assert "  listed: HKEX: 6855, Chapter 18A, since 2019-10-28\n" in done.out
    assert "olverembatinib (HQP1351" in done.out
    done = lint("issuers", "show", "ascentage")
    assert done.code == 2
    assert "did you mean `ascentage-pharma`?" in done.err


def test_every_shipped_issuer_can_be_shown(lint):
    for row in lint("issuers", "list").out.splitlines():
        assert lint("issuers", "show", row.split()[0]).code == 0


def test_issuers_check_speaks_of_issuers_only(lint, put):
    put("own/house/pack.yaml", "nmae: x\n")
    put("own/issuers/acme.yaml", "naem: Acme\n")
    done = lint("issuers", "check", "own")
    assert done.code == 1
    assert "acme.yaml" in done.out
    assert "pack.yaml" not in done.out


def test_a_new_issuer_fails_at_every_line_still_to_fill(lint, put, tmp_path):
    put("here.txt", "")
    done = lint("issuers", "new", "example-pharma", "--folder", "mine")
    assert done.code == 0
    written = tmp_path / "mine" / "issuers" / "example-pharma.yaml"
    lines = written.read_text("utf-8").splitlines()
    todo = {n for n, line in enumerate(lines, start=1) if "TODO" in line}
    done = lint("issuers", "check", "mine")
    assert done.code == 1
    named = re.findall(r"example-pharma\.yaml:(\d+):", done.out)
    assert sorted(map(int, named)) == sorted(todo)
    assert lint("issuers", "new", "example-pharma", "--folder", "mine").code == 2
    assert lint("issuers", "new", "Example Pharma").err.startswith("error: `Example Pharma` cannot")


OWN = """\
name: Ascentage Pharma Group International
names: {english: [Ascentage Pharma, Our Own House], sure: recalled}
listings:
  - {exchange: HKEX, symbol: 6855, chapter: 18A, sure: recalled}
"""


@pytest.mark.parametrize("told", ["mine", "mine/issuers", "mine/issuers/ascentage-pharma.yaml"])
def test_issuers_check_takes_folders_and_files(lint, put, told):
    put("mine/issuers/ascentage-pharma.yaml", OWN)
    assert lint("issuers", "check", told).out == "no mistakes in the issuers\n"
    put("mine/issuers/ascentage-pharma.yaml", OWN.replace("Our Own House", "Summit"))
    done = lint("issuers", "check", told)
    assert done.code == 1
    assert "Summit stands in drafts for something else" in done.out


def test_an_issuer_of_ones_own_takes_the_place_of_the_shipped_one(lint, put):
    put("mine/issuers/ascentage-pharma.yaml", OWN)
    shown = lint("issuers", "show", "ascentage-pharma", "--pack", "mine").out
    assert "Our Own House" in shown
    assert "NASDAQ" not in shown
    assert "NASDAQ: AAPG" in lint("issuers", "show", "ascentage-pharma").out
    put("a.txt", "The Company announces that it has met with its investors in Hong Kong.\n")
    own = ("check", "a.txt", "--issuer", "Our Own House", "--output", "json")
    told = json.loads(lint(*own, "--pack", "mine").out)
    assert told["drafts"][0]["issuer"] == "ascentage-pharma"
    assert lint(*own).err.startswith("error: there is no issuer `Our Own House`")


def test_an_issuer_of_ones_own_comes_beside_the_shipped_ones(lint, put):
    put("mine/issuers/our-house.yaml", OWN.replace("6855", "9999"))
    done = lint("issuers", "check", "mine")
    assert done.code == 1
    assert "is ascentage-pharma's already, in ascentage-pharma.yaml" in done.out
    own = "name: House Pharma Ltd.\nnames: {english: [House Pharma], sure: recalled}\n"
    put("mine/issuers/our-house.yaml", own)
    assert "our-house" in lint("issuers", "list", "--pack", "mine").out


def test_config_show_says_where_every_value_comes_from(lint, put):
    path = put("disclosure-lint.toml", 'issuer = "a"\nfail-on = "note"\nterms = { t = ["x"] }')
    done = lint("config", "show", "--issuer", "b")
    rows = {row.partition(" ")[0]: row for row in done.out.splitlines()}
    assert done.out.startswith(f"# {path} (beside the drafts)\n")
    assert rows["issuer"].split() == ["issuer", "=", '"b"', "#", "flag"]
    assert rows["fail-on"].endswith(f"# {path}:2")
    assert rows["output"].split() == ["output", "=", '"full"', "#", "default"]
    assert '{ "t" = ["x"] }' in rows["terms"]


def test_config_show_names_every_file_of_an_inheritance(lint, put):
    base = put("base.toml", 'fail-on = "note"\npacks = ["own"]\n\n[house.labels]\nHKEX = "SEHK"\n')
    near = put("drafts/disclosure-lint.toml", 'extends = "../base.toml"\r\n\r\nissuer = "a"\r\n'
               '[house.labels]\r\nNASDAQ = "Nasdaq"\r\n')  # fmt: skip
    done = lint("config", "show", "drafts")
    rows = {row.partition(" ")[0]: row for row in done.out.splitlines()}
    assert done.out.startswith(f"# {near} (beside the drafts)\n# {base} (extended by {near})\n")
    assert rows["issuer"].endswith(f"# {near}:3")
    assert rows["fail-on"].endswith(f"# {base}:1")
    assert json.dumps(str(base.parent / "own")) in rows["packs"]
    assert '{ "HKEX" = "SEHK", "NASDAQ" = "Nasdaq" }' in rows["house"]
    assert rows["house"].endswith(f"# {near}:4, {base}:4")


def test_config_schema_describes_a_configuration_file(lint):
    schema = json.loads(lint("config", "schema").out)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    validator.validate({"fail-on": "warning", "house": {"labels": {"HKEX": "HKEX"}}})
    assert not validator.is_valid({"isuer": "x"})
