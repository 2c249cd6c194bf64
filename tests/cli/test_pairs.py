"""`check` with a text beside the draft, as people run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EN = (
    "Example Pharma Limited (Stock Code: 9998)\n\n"
    "Revenue was RMB217.4 million in 2025, against RMB198.2 million in 2024, and rose by 9.7%. "
    "Research cost RMB88.5 million and administration RMB40.2 million. The annual general meeting "
    "will be held at 9:30 a.m. on 24 June 2026. The Company holds 1,016 patents.\n"
)
ZH = (
    "範例醫藥有限公司（股份代號：9998）\n\n"
    "2025年收入為人民幣217.4百萬元，而2024年為人民幣198.2百萬元，按年上升9.7%。研究開支為人民幣88.5百萬元，"
    "行政開支為人民幣40.2百萬元。股東週年大會將於2026年6月24日上午九時三十分舉行。本公司持有1,016項專利。\n"
)


@pytest.fixture
def run(tmp_path: Path):
    def check(en, zh, *args, code=0):
        (tmp_path / "en.txt").write_text(en, encoding="utf-8")
        (tmp_path / "zh.txt").write_text(zh, encoding="utf-8")
        command = [sys.executable, "-m", "disclosure_lint", "check", "en.txt", *args]
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done

    return check


def test_each_version_is_judged_with_the_other_beside_it(run):
    bilingual = ("--select", "bilingual", "--output", "json")
    done = run(EN, ZH.replace("217.4", "217.6"), "--translation", "zh.txt", *bilingual, code=1)
    english, chinese = json.loads(done.stdout)["drafts"]
    (here,), (there,) = english["findings"], chinese["findings"]
    assert (english["path"], here["rule"]) == ("en.txt", "bilingual/number-mismatch")
    assert here["quote"] == "217.4 million"
    assert [(r["path"], r["quote"]) for r in here["related"]] == [("zh.txt", "217.6百萬元")]
    assert there["quote"] == "217.6百萬元"
    assert [(r["path"], r["quote"]) for r in there["related"]] == [("en.txt", "217.4 million")]


def test_two_right_versions_are_told_to_agree(run):
    done = run(EN, ZH, "--translation", "zh.txt", "--select", "bilingual")
    assert "every figure stands in both versions" in done.stdout
    assert "no findings" in done.stdout


def test_a_draft_alone_is_asked_nothing_about_another(run):
    done = run(EN, ZH, "--output", "json", "--fail-on", "never")
    (draft,) = json.loads(done.stdout)["drafts"]
    assert not [r for r in draft["requirements"] if r["rule"].startswith("bilingual/")]


def test_another_document_is_no_version(run):
    other = "範例生物有限公司於2024年3月1日宣佈，收入為1.25億美元，員工3,417人，專利612項，現金8,800,000美元。\n"
    done = run(EN, other, "--translation", "zh.txt", "--select", "bilingual", "--output", "concise")
    assert "bilingual/not-a-pair" in done.stdout
    assert "number-mismatch" not in done.stdout


@pytest.mark.parametrize(
    "output", ["html", "sarif", "github", "gitlab", "junit", "rdjsonl", "full"]
)
def test_every_output_names_the_other_file_or_says_what_it_says(run, output):
    done = run(
        EN, ZH.replace("217.4", "217.6"), "--translation", "zh.txt", "--select", "bilingual",
        "--output", output, code=1,
    )  # fmt: skip
    assert "217.6" in done.stdout


def test_a_record_is_of_the_draft_with_the_other_beside_it(run):
    done = run(
        EN, ZH.replace("217.4", "217.6"), "--translation", "zh.txt", "--output", "record", code=1
    )
    assert "bilingual/number-mismatch" in done.stdout


def test_what_does_not_go_together_is_refused(run):
    assert "name the other text" in run(EN, ZH, "--translation", "en.txt", code=2).stderr
    assert "no such file" in run(EN, ZH, "--translation", "gone.txt", code=2).stderr
    assert "name one" in run(EN, ZH, "zh.txt", "--translation", "zh.txt", code=2).stderr
    assert "one by one" in run(EN, ZH, "--translation", "zh.txt", "--fix", code=2).stderr


def test_what_changed_since_the_text_before_is_told_of_the_draft_alone(run):
    (args, said) = ("--previous", "zh.txt"), "previous/restated-figure"
    now = "Revenue was RMB217.4 million for the year ended 31 December 2025.\n\n" + EN
    then = "Revenue was RMB216.9 million for the year ended 31 December 2025.\n\n" + EN
    done = run(now, then, *args, "--select", "previous", "--output", "json")
    (draft,) = json.loads(done.stdout)["drafts"]
    assert [(f["rule"], f["quote"]) for f in draft["findings"]] == [(said, "217.4 million")]


def test_two_texts_of_one_event_are_both_judged(run):
    other = EN.replace("24 June 2026", "25 June 2026").replace("rose by", "climbed")
    done = run(
        EN, other, "--companion", "zh.txt", "--select", "companion", "--output", "concise", code=1
    )
    assert "en.txt:3:213: error[companion/date-mismatch]" in done.stdout
    assert "zh.txt:3:" in done.stdout
