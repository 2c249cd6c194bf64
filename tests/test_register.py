"""The waiver register: what a waiver covers, when it lapses, and what is said of a wrong entry."""

from __future__ import annotations

import os
import tomllib
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint import ConfigError, Linter, Waiver
from disclosure_lint.draft.fold import fold
from disclosure_lint.finding import Status
from disclosure_lint.waivers import register as waivers
from disclosure_lint.waivers.covering import _places

RULE = "drafting/placeholder"
TEXT = "A title\n\nThe trial enrolled [●] patients\nin Suzhou.\n\nIn Hong Kong it enrolled [●].\n"
ENTRY = """\
[[waiver]]
rule = "drafting/placeholder"
draft = "drafts/*.txt"
words = "The trial enrolled [●] patients in Suzhou."
reason = "the count is due on Friday"
who = "J. Chan"
until = 2026-12-31
"""


@pytest.fixture(scope="module")
def linter():
    return Linter(select=["drafting"])


def waiver(**told):
    values = {"rule": RULE, "draft": "x", "reason": "due on Friday", "who": "J. Chan"}
    return Waiver(**{**values, "until": "2026-12-31", **told})


def lines(report):
    return [report.source.position(one.primary.span.start).line for one in report.findings]


@pytest.mark.parametrize(
    ("told", "drafts"),
    [
        ("drafts/*.txt", {"a.txt": True, "sub/a.txt": True, "a.docx": False}),
        ("a.txt", {"a.txt": True, "other/a.txt": True, "ba.txt": False}),
        ("drafts/**", {"a.txt": True}),
        ("drafts/**/公告-?.docx", {"公告-1.docx": True, "公告-12.docx": False}),
    ],
)
def test_where_no_folder_is_known_the_name_of_a_draft_decides(told, drafts):
    register = waivers.Folderless("waivers.toml", "", (waiver(draft=told),))
    assert {name: bool(register.about(name)) for name in drafts} == drafts


def test_a_waiver_covers_what_lies_within_its_words(linter):
    assert lines(linter.lint(TEXT)) == [3, 6]
    one = waiver(words="the trial enrolled [●] patients in Suzhou", entry=4)
    report = linter.lint(TEXT, waivers=[one])
    assert lines(report) == [6]
    (waived,) = report.waived
    assert (waived.reason, waived.who, waived.until, waived.entry) == (
        "due on Friday", "J. Chan", "2026-12-31", 4,
    )  # fmt: skip


def test_a_waiver_lapses_when_its_words_change(linter):
    one = waiver(words="The trial enrolled [●] patients in Suzhou.")
    assert linter.lint(TEXT.replace("Suzhou", "Wuxi"), waivers=[one]).waived == ()


def test_a_fingerprint_covers_one_finding_and_moves_with_it(linter):
    second = linter.lint(TEXT).findings[1].fingerprint
    one = waiver(fingerprint=second)
    assert lines(linter.lint(TEXT, waivers=[one])) == [3]
    moved = "A new paragraph.\n\n" + TEXT
    assert lines(linter.lint(moved, waivers=[one])) == [5]
    both = waiver(fingerprint=second, words="The trial enrolled [●] patients")
    assert linter.lint(TEXT, waivers=[both]).waived == ()


def test_waiving_one_finding_leaves_the_names_of_the_others(linter):
    first, second = (finding.fingerprint for finding in linter.lint(TEXT).findings)
    report = linter.lint(TEXT, waivers=[waiver(fingerprint=first)])
    assert [finding.fingerprint for finding in report.findings] == [second]
    assert report.waived[0].finding.fingerprint == first


def test_another_rule_is_not_covered(linter):
    assert linter.lint(TEXT, waivers=[waiver(rule="drafting/wrong-word", words=TEXT)]).waived == ()


def test_a_waiver_holds_to_its_last_day(linter):
    one = waiver(words=TEXT.strip())
    assert linter.lint(TEXT, waivers=[one], date="2026-12-31").findings == ()
    assert len(linter.lint(TEXT, waivers=[one], date="2027-01-01").findings) == 2


def test_the_requirement_is_waived_with_who_and_why(linter):
    report = linter.lint(TEXT, waivers=[waiver(words=TEXT.strip())])
    one = next(r for r in report.requirements if r.rule == RULE)
    assert one.status is Status.WAIVED
    assert one.reason == "due on Friday (J. Chan, until 2026-12-31)"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The\r\n trial\u00a0met “it”", 'the trial met "it"'),
        ("本公司欣\n然宣佈", "本公司欣然宣佈"),
        ("本公司欣然宣佈", "本公司 欣然宣佈"),
        ("本公司欣然宣佈", "本公司欣然宣布"),
        ("XY-101 已\n獲批准", "XY-101 已獲批准"),
    ],
)
def test_line_ends_quotes_and_scripts_do_not_matter(text, words):
    if " " in words and "\n" not in text and words.startswith("本"):
        assert not _places(fold(text), words)
        return
    (place,) = _places(fold(text), words)
    assert tuple(place) == (0, len(text))


def test_english_words_do_not_run_together():
    assert _places(fold("it is nowhere"), "now here") == []


@given(st.text(), st.text("ab 本\n", max_size=20), st.text())
def test_words_are_found_where_they_stand(before, words, after):
    words = words.strip()
    places = _places(fold(before + words + after), words)
    assert bool(words) <= any(p.start <= len(before) < max(p.end, 1) for p in places)


@pytest.mark.parametrize("piece", [" ", "a b "])
def test_long_runs_of_spaces_take_linear_time(piece, yardstick):
    def took(size):
        text = "a" + piece * (size // len(piece)) + "b"
        began = process_time()
        _places(text, "a b c")
        return process_time() - began

    assert took(2_000_000) < 40 * took(200_000) + yardstick


# The file


def put(tmp_path, text):
    path = tmp_path / "waivers.toml"
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


def test_an_entry_is_read(tmp_path):
    register = waivers.read(put(tmp_path, ENTRY))
    assert register.waivers == (
        Waiver(
            RULE, "drafts/*.txt", "the count is due on Friday", "J. Chan", "2026-12-31",
            "The trial enrolled [●] patients in Suzhou.", None, 0,
        ),
    )  # fmt: skip
    assert register.source.position(register.place(0, "until").start).line == 7
    assert register.source.quote(register.place(0, "who")) == 'who = "J. Chan"'


@pytest.mark.parametrize(
    ("draft", "name", "meant"),
    [
        ("a.txt", "a.txt", True),
        ("./a.txt", "a.txt", True),
        ("a.txt", "x/a.txt", False),
        ("*.txt", "x/a.txt", False),
        ("*/a.txt", "x/a.txt", True),
        ("**/a.txt", "a.txt", True),
        ("**/a.txt", "x/y/a.txt", True),
        ("x/**", "x/y/a.txt", True),
        ("x/?.txt", "x/本.txt", True),
        ("x/[1].txt", "x/[1].txt", True),
        ("x/[1].txt", "x/1.txt", False),
    ],
)
def test_a_draft_is_a_path_or_a_pattern(tmp_path, draft, name, meant):
    register = waivers.read(put(tmp_path, ENTRY.replace("drafts/*.txt", draft)))
    assert bool(register.about(str(tmp_path / name))) is meant


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (('who = "J. Chan"\n', ""), 10, "`who` is missing; add the person who answers for it"),
        (("until = 2026-12-31", "until = 31"), 16, "`until` must be a date, as 2026-12-31"),
        (("until = 2026-12-31", 'until = "2026-13-31"'), 16, "`until` must be a date"),
        (('reason = "the', 'resaon = "the'), 14, "unknown field `resaon`; did you mean `reason`?"),
        (('"J. Chan"', '" "'), 15, "`who` must be a text in quotes, and not empty"),
        (('"drafts/', '"/drafts/'), 12, "`draft` must be a path from this file's folder"),
        (("words =", "# words ="), 10, "`words` is missing; copy the words of the draft"),
        (("words =", 'fingerprint = "xyz"\nwords ='), 13, "`fingerprint` must be the 16 letters"),
    ],
)
def test_a_wrong_entry_is_named_by_file_line_and_field(tmp_path, change, line, said):
    tricky = ENTRY.replace('"the count is due on Friday"', '"""\n[[waiver]]\nwho = 3"""')
    path = put(tmp_path, f"{tricky}\n{ENTRY.replace(*change)}".replace("\n\n", "\n"))
    with pytest.raises(ConfigError) as error:
        waivers.read(path)
    assert f"{path}:{line}: {said}" in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[waiver", "is not TOML"),
        ("[[waivers]]\n", "unknown key `waivers`; each entry begins with [[waiver]]"),
        ("waiver = 3\n", "`waiver` must be a list of tables"),
        ("waiver = [{}]\n", ":1: `rule` is missing"),
    ],
)
def test_a_wrong_file_is_named(tmp_path, text, said):
    path = put(tmp_path, text)
    with pytest.raises(ConfigError, match=r"waivers\.toml") as error:
        waivers.read(path)
    assert said in str(error.value)


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(texts, texts, st.sampled_from(["", "# ours\n", "# ours", f"# ours\r\n{ENTRY}".replace("\n", "\r\n").replace("\r\r", "\r")]))  # fmt: skip
def test_an_entry_of_any_words_is_read_back(words, reason, before):
    entry = {"rule": RULE, "draft": "a.txt", "words": words, "reason": reason, "who": "x", "until": "2026-12-31"}  # fmt: skip
    text = waivers.grown(before, entry)
    assert text.startswith(before)
    tomllib.loads(text)
    read = waivers.parse(text, os.path.join("x", "waivers.toml")).waivers[-1]
    assert (read.words, read.reason, read.until) == (words, reason, "2026-12-31")
