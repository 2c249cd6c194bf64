"""Exit codes and what is said: 0 clean, 1 findings, 2 could not judge, 3 a bug."""

from __future__ import annotations

import json

import pytest

from disclosure_lint.cli.bench import Bench
from disclosure_lint.engine import Linter


def test_a_clean_draft_is_0_and_a_finding_1(lint, put, samples):
    put("a.txt", samples.clean)
    put("b.txt", samples.open_end)
    assert lint("check", *samples.select, "a.txt").code == 0
    assert lint("check", *samples.select, "b.txt").code == 1
    assert lint("check", *samples.select, "a.txt", "b.txt").code == 1


def test_the_plainest_check_runs_every_rule(lint, put, samples):
    put("a.txt", samples.open_end)
    done = lint("check", "a.txt")
    assert done.code == 1
    assert "error[drafting/placeholder]" in done.out
    assert "1 draft: " in done.out
    assert done.err == ""


@pytest.mark.parametrize(
    ("threshold", "code"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)]
)
def test_fail_on_draws_the_line(lint, put, threshold, code):
    put("a.md", "The drug APG 2575 and APG-2575 of Ascentage Pharma.\n")
    told = ("--document", "press-release")
    done = lint("check", "--select", "drugs/malformed-code", "--fail-on", threshold, "a.md", *told)
    assert done.code == code, done
    assert "warning[drugs/malformed-code]" in done.out


def test_fail_on_never_is_still_2_for_what_cannot_be_read(lint, put, samples):
    put("a.txt", samples.open_end)
    assert lint("check", "--fail-on", "never", "a.txt").code == 0
    assert lint("check", "--fail-on", "never", "a.txt", "gone.txt").code == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["gone.txt"], "error: gone.txt: no such file or folder"),
        (["empty"], "error: empty: no drafts found: looked for .txt, .text, .md, .markdown, .docx, .docm"),
        (["--select", "draftin", "a.txt"], "error: there is no rule `draftin`"),
        (
            ["--select", "drafting/placeholde", "a.txt"],
            "error: there is no rule `drafting/placeholde`; did you mean `drafting/placeholder`?",
        ),
        (["--ignore", "drafting/x", "a.txt"], "error: there is no rule `drafting/x`"),
        (
            ["--select", "drafting", "--ignore", "drafting", "a.txt"],
            "error: nothing to check: no rule is left after --select and --ignore",
        ),
        (
            ["--issuer", "ascentage-farma", "a.txt"],
            "error: there is no issuer `ascentage-farma`; did you mean `ascentage-pharma`?",
        ),
        (["--date", "2021-02-30", "a.txt"], "error: `2021-02-30` is not a date; write it as"),
        (["--document", "novel", "a.txt"], "'novel' is not one of 'announcement'"),
        (["--output", "xml", "a.txt"], "'xml' is not one of 'full', 'concise', 'json'"),
        (["--pack", "empty", "a.txt"], "error: empty holds no rules"),
        (["--config", "gone.toml", "a.txt"], "gone.toml: cannot be read"),
        (["--output-file", "gone/x.json", "a.txt"], "error: gone/x.json: its folder does not exist"),
        (["--output-file", "empty", "a.txt"], "error: empty: is a folder"),
        (["--encoding", "klingon", "a.txt"], "error: a.txt: unknown encoding `klingon`"),
        (["--frobnicate", "a.txt"], "No such option"),
        ([], "Missing argument 'PATH...'"),
        (["zero.txt"], "error: zero.txt: empty, so there is nothing to check"),
        (["dots.txt"], "error: dots.txt: nothing to check: the draft has no words"),
        (["picture.txt"], "error: picture.txt: a picture, which this version cannot read"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_2_and_says_why(lint, put, samples, args, said):
    put("a.txt", samples.clean)
    put("empty/x.xls", b"")
    put("zero.txt", b"")
    put("dots.txt", "... --- ...")
    put("picture.txt", b"\x89PNG\r\n\x1a\n")
    done = lint("check", *args)
    assert done.code == 2
    assert said in done.err.replace("\n", " ").replace("  ", " ")
    assert "findings" not in done.out
    assert "Traceback" not in done.err


def test_an_unreadable_draft_does_not_keep_the_others_from_being_judged(lint, put, samples):
    put("a.txt", samples.open_end)
    put("b.txt", b"%PDF-1.7")
    put("c.txt", samples.clean)
    done = lint("check", *samples.select, "c.txt", "b.txt", "a.txt", "--output", "json")
    assert done.code == 2
    assert [draft["path"] for draft in json.loads(done.out)["drafts"]] == ["a.txt", "c.txt"]
    assert done.err.startswith("error: b.txt: not a PDF file")


def test_a_run_in_which_no_rule_applies_is_2(lint, put, samples):
    put("a.txt", samples.clean)
    done = lint("check", "--select", "hkex/missing-stock-code", "a.txt", "--document", "brief")
    assert done.code == 2
    assert done.err == "error: nothing was checked: no rule applies to what was given\n"


def test_rules_that_could_not_be_checked_count_where_that_is_asked(lint, put):
    put("a.txt", "Example Bio today announced that Jane Doe will join as chief executive in May.\n")
    assert lint("check", "a.txt").code == 0
    done = lint("check", "a.txt", "--fail-on", "unchecked")
    assert done.code == 2
    assert "could not be checked" in done.err


def test_a_draft_of_which_nothing_could_be_judged_is_never_0(lint, put, samples):
    put("a.txt", samples.foreign)
    put("b.txt", "x\n")
    assert lint("check", "--select", "drafting,us", "a.txt").code == 2
    assert lint("check", "b.txt").code == 2


def test_a_bug_is_3_with_a_report_that_tells_nothing_of_the_draft(lint, put, samples, monkeypatch):
    put("deal-falcon.txt", samples.open_end)
    put("other.txt", samples.clean)

    def broken(self, draft, **_):
        if "[●]" in draft.text:
            raise KeyError(draft.text)
        return whole(self, draft, **_)

    whole = Linter.lint
    monkeypatch.setattr(Linter, "lint", broken)
    done = lint("check", "--select", "drafting", "--quiet", "deal-falcon.txt", "other.txt")
    assert done.code == 3
    assert "disclosure-lint 0.1.0\nPython 3." in done.err
    assert "builtins.KeyError\n" in done.err
    assert "disclosure_lint/cli/bench.py" in done.err
    assert "XY-101" not in done.err
    assert "falcon" not in done.err
    assert "options: --select --quiet\n" in done.err


def test_a_bug_outside_a_draft_is_3_too(lint, put, samples, monkeypatch):
    put("a.txt", samples.clean)

    def broken(*_):
        try:
            int(samples.clean)
        except ValueError as error:
            raise RuntimeError from error

    monkeypatch.setattr(Bench, "__init__", broken)
    done = lint("check", "a.txt")
    assert done.code == 3
    assert done.err.index("builtins.ValueError") < done.err.index("builtins.RuntimeError")
    assert "announces" not in done.err


def test_an_interruption_is_130(lint, put, samples, monkeypatch):
    put("a.txt", samples.clean)

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Bench, "judge", interrupted)
    for args in (["check", "a.txt"], ["check", "--quiet", "a.txt"]):
        assert lint(*args).code == 130


def test_a_broken_pack_is_2_and_shows_the_line(lint, put, samples):
    put("a.txt", samples.clean)
    put("own/house/pack.yaml", 'name: house\nversion: "2026.11"\nengine: ">=0.1"\nabuot: us\n')
    done = lint("check", "--pack", "own", "a.txt")
    assert done.code == 2
    assert "error[pack/unknown-field]" in done.err
    assert "own/house/pack.yaml:4:1" in done.err.replace("\\", "/")
    assert "4 | abuot: us" in done.err


def test_concise_gives_one_line_a_finding(lint, put, samples):
    put("a.txt", samples.open_end)
    done = lint("check", *samples.select, "--output", "concise", "a.txt")
    assert done.out == (
        "a.txt:1:31: error[drafting/placeholder] The placeholder `[●]` is still in the draft\n"
    )


def test_quiet_and_verbose(lint, put, samples):
    put("a.txt", samples.clean)
    assert lint("check", *samples.select, "--quiet", "a.txt").out == ""
    done = lint("check", "--verbose", "a.txt")
    assert "does not apply" in done.out
    assert done.err == "configuration: none found\n"


def test_an_issuer_may_be_told_by_any_of_its_names(lint, put, samples):
    put("a.txt", samples.clean)
    for name in ("ascentage-pharma", "Ascentage Pharma", "ASCENTAGE PHARMA", "亞盛醫藥"):
        done = lint("check", "--issuer", name, "--output", "json", "a.txt")
        assert json.loads(done.out)["drafts"][0]["issuer"] == "ascentage-pharma"


def test_what_is_told_is_in_the_report(lint, put, samples):
    put("a.txt", samples.clean)
    done = lint(
        "check", "a.txt", "--document", "results", "--date", "2021-03-24", "--output", "json"
    )
    draft = json.loads(done.out)["drafts"][0]
    assert (draft["document"], draft["date"]) == ("results", "2021-03-24")


def test_the_configuration_file_counts_and_flags_win(lint, put, samples):
    put("disclosure-lint.toml", 'select = ["drafting/placeholder"]\noutput = "concise"')
    put("a.txt", samples.open_end)
    assert lint("check", "a.txt").out.startswith("a.txt:1:31: error")
    done = lint("check", "-v", "--output", "json", "a.txt")
    assert json.loads(done.out)["drafts"][0]["findings"]
    assert done.err.endswith("disclosure-lint.toml (beside the drafts)\n")
    put("disclosure-lint.toml", "selct = []")
    done = lint("check", "a.txt")
    assert done.code == 2
    assert "unknown key `selct`; did you mean `select`?" in done.err


def test_the_house_label_of_the_configuration_wins_over_the_profile(put):
    from disclosure_lint.cli.bench import Bench, Plan
    from disclosure_lint.config.settings import Settings

    bench = Bench(Plan(settings=Settings(house={"NASDAQ": "Nasdaq"})))
    issuers = bench.pack.registry.issuers
    assert issuers["ascentage-pharma"].house["labels"]["NASDAQ"] == "Nasdaq"
    assert len(issuers) == len(list(issuers)) > 10
