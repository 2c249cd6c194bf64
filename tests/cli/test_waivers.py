"""The register from the command line: found, applied, reported on, and added to."""

from __future__ import annotations

import json

import pytest

HEAD = "# Kept by J. Chan\n\n"
ENTRY = """\
[[waiver]]
rule = "drafting/placeholder"
draft = "drafts/*.txt"
words = "on [●] the trial"
reason = "the day comes on Friday"
who = "J. Chan"
until = 2026-12-31
"""


@pytest.fixture
def report(lint, samples):
    def run(*args):
        done = lint("check", *samples.select, "--output", "json", *args)
        return done.code, json.loads(done.out)["drafts"] if done.out else done.err

    return run


def rules(draft):
    return [finding["rule"] for finding in draft["findings"]]


def test_a_register_is_found_beside_the_configuration(put, report, samples):
    put("drafts/a.txt", samples.open_end)
    put("disclosure-lint.toml", "")
    assert report("drafts")[0] == 1
    put("waivers.toml", ENTRY)
    code, (draft,) = report("drafts")
    assert (code, rules(draft)) == (0, [])
    (waived,) = draft["waived"]
    assert {**waived, "finding": None} == {
        "finding": None, "reason": "the day comes on Friday", "who": "J. Chan",
        "until": "2026-12-31",
    }  # fmt: skip


def test_a_register_is_found_above_the_drafts_and_can_be_told(put, report, samples):
    put("drafts/a.txt", samples.open_end)
    put("waivers.toml", ENTRY)
    assert report("drafts")[0] == 0
    put("waivers.toml", "")
    put("legal/ours.toml", ENTRY.replace("drafts/", "../drafts/"))
    assert report("drafts")[0] == 1
    assert report("drafts", "--waivers", "legal/ours.toml")[0] == 0
    put("disclosure-lint.toml", 'waivers = "legal/ours.toml"')
    assert report("drafts")[0] == 0


def test_the_report_says_who_allowed_what_until_when(put, lint, samples):
    put("drafts/a.txt", samples.open_end)
    put("waivers.toml", ENTRY)
    out = lint("check", *samples.select, "drafts").out
    assert "1 waived" in out
    assert "the day comes on Friday (J. Chan, until 2026-12-31)" in " ".join(out.split())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("on [●] the", "on [●] a"), ("waiver/unused-allow", "warning", 4)),
        (("drafts/*.txt", "drafts/gone.txt"), ("waiver/unused-allow", "warning", 5)),
        (("drafting/placeholder", "drafting/x"), ("waiver/unknown-rule", "warning", 4)),
        (("2026-12-31", "2020-12-31"), ("waiver/expired-allow", "warning", 9)),
    ],
)
def test_a_waiver_that_allows_nothing_is_a_finding_in_the_register(
    put, report, samples, change, expected
):
    put("drafts/a.txt", samples.open_end)
    put("waivers.toml", HEAD + ENTRY.replace(*change))
    code, (draft, register) = report("drafts", "--date", "2026-11-23")
    assert code == 1
    assert rules(draft) == ["drafting/placeholder"]
    assert register["path"] == "waivers.toml"
    assert register["requirements"] == []
    (finding,) = register["findings"]
    assert (finding["rule"], finding["severity"], finding["line"]) == expected


def test_a_waiver_of_several_drafts_is_used_where_one_uses_it(put, report, samples):
    put("drafts/a.txt", samples.open_end)
    put("drafts/b.txt", samples.clean)
    put("waivers.toml", ENTRY)
    code, drafts = report("drafts")
    assert (code, len(drafts)) == (0, 2)
    code, drafts = report("drafts/b.txt")  # the other draft may use it
    assert (code, len(drafts)) == (0, 1)


def test_a_waiver_of_a_rule_that_did_not_run_is_not_unused(put, lint, samples):
    put("drafts/a.txt", samples.clean)
    put("waivers.toml", ENTRY)
    done = lint("check", "--select", "drafting/wrong-word", "--output", "concise", "drafts")
    assert (done.code, done.out) == (0, "")


def test_the_register_counts_for_the_exit_code_and_not_as_a_draft(put, lint, samples):
    put("drafts/a.txt", samples.clean)
    put("waivers.toml", ENTRY)
    done = lint("check", *samples.select, "drafts", "--fail-on", "warning")
    assert done.code == 1
    assert "waivers.toml\n\nwarning[waiver/unused-allow]: Waives `drafting/placeholder`" in done.out
    assert done.out.endswith(
        "1 draft: 1 warning; " + done.out.rpartition("1 draft: 1 warning; ")[2]
    )
    assert "of J. Chan: the day comes on Friday" in done.out


def test_several_processes_judge_the_register_once(put, shell, samples):
    for number in range(30):
        put(f"drafts/{number}.txt", samples.open_end if number == 7 else samples.clean)
    put("waivers.toml", ENTRY + "\n" + ENTRY.replace("the trial", "a trial"))
    one = shell("check", *samples.select, "--jobs", "1", "--output", "json", "drafts")
    two = shell("check", *samples.select, "--jobs", "2", "--output", "json", "drafts")
    assert one.stdout == two.stdout
    drafts = json.loads(two.stdout)["drafts"]
    assert sum(map(len, map(rules, drafts))) == 1
    assert drafts[-1]["findings"][0]["line"] == 10


def test_a_broken_register_is_2(put, lint, samples):
    put("a.txt", samples.clean)
    put("waivers.toml", ENTRY.replace("who", "by"))
    done = lint("check", "a.txt")
    assert done.code == 2
    assert "waivers.toml:6: unknown field `by`" in done.err
    assert "waivers.toml:1: `who` is missing; add the person who answers for it" in done.err


# waive


def waive(lint, draft, fingerprint, *args, until="2026-12-31"):
    told = ("--reason", "said “yes”", "--who", "J. Chan", "--until", until)
    return lint("waive", draft, fingerprint, *told, "--select", "drafting", *args)


def test_waive_adds_to_the_register_and_keeps_what_stands_in_it(put, lint, report, samples):
    put("drafts/a.txt", samples.open_end + "\n" + samples.open_end)
    put("drafts/b.txt", samples.open_end)
    old = HEAD + ENTRY.replace("*.txt", "b.txt") + "# the end"
    register = put("waivers.toml", old)
    _, drafts = report("drafts")
    found = [one for one in drafts[0]["findings"] if one["rule"] == "drafting/placeholder"]
    second = found[1]
    done = waive(lint, "drafts/a.txt", second["fingerprint"])
    assert done.code == 0, done.err
    assert done.err.startswith("waived drafting/placeholder in drafts/a.txt, line 3, until 2026-12-31: ")  # fmt: skip
    assert (
        register.read_text("utf-8")
        == f"""{old}

[[waiver]]
rule = "drafting/placeholder"
draft = "drafts/a.txt"
words = "[●]"
fingerprint = "{second["fingerprint"]}"
reason = "said “yes”"
who = "J. Chan"
until = 2026-12-31
"""
    )
    _, drafts = report("drafts")
    left = [one for one in drafts[0]["findings"] if one["rule"] == "drafting/placeholder"]
    assert [one["line"] for one in left] == [1]
    assert drafts[0]["waived"][0]["reason"] == "said “yes”"


def test_waive_begins_a_register(put, lint, report, samples):
    put("drafts/a.txt", samples.open_end)
    fingerprint = report("drafts")[1][0]["findings"][0]["fingerprint"]
    assert waive(lint, "drafts/a.txt", fingerprint, "--register", "drafts/ours.toml").code == 0
    assert report("drafts", "--waivers", "drafts/ours.toml")[0] == 0
    assert waive(lint, "drafts/a.txt", fingerprint).code == 0
    assert report("drafts")[0] == 0


def test_waive_refuses_what_is_not_there(put, lint, report, samples):
    put("a.txt", samples.open_end)
    fingerprint = report("a.txt")[1][0]["findings"][0]["fingerprint"]
    done = waive(lint, "a.txt", fingerprint[:-1] + "x")
    assert done.code == 2
    assert f"did you mean {fingerprint}: drafting/placeholder, line 1" in done.err
    done = waive(lint, "a.txt", "nothing-like-it")
    assert f"it has {fingerprint}: drafting/placeholder, line 1" in done.err
    done = waive(lint, "a.txt", fingerprint, until="soon")
    assert "`until` must be a date, as 2026-12-31" in done.err
    done = waive(lint, "a.txt", fingerprint, "--date", "2027-03-01")
    assert "2026-12-31 is before the draft's own date, 2027-03-01" in done.err
    done = lint("waive", "a.txt", fingerprint, "--reason", " ", "--who", "x", "--until", "2026-12-31")  # fmt: skip
    assert "`reason` is missing" in done.err
    assert not (put("b.txt", "").parent / "waivers.toml").exists()
    assert waive(lint, "a.txt", fingerprint).code == 0
    assert "is waived already" in waive(lint, "a.txt", fingerprint).err


def test_verbose_shows_the_fingerprint_to_waive_by(put, lint, report, samples):
    put("a.txt", samples.open_end)
    fingerprint = report("a.txt")[1][0]["findings"][0]["fingerprint"]
    assert f"= fingerprint: {fingerprint}" in lint("check", *samples.select, "-v", "a.txt").out
