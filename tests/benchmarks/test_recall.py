"""The program that counts what is found: its slips spoil, its runs repeat, its tables add up."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from disclosure_lint import Linter, read_bytes
from disclosure_lint.draft.model import Draft

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
TEXTS = 96
FEW = ("us/wrong-periodic-report", "hkex/marker-in-stock-code", "drafting/tracked-change")


@pytest.fixture(scope="module")
def recall():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import recall
    finally:
        sys.path.remove(str(BENCHMARKS))
    return recall


@pytest.fixture(scope="module")
def linter():
    return Linter(preview=True)


@pytest.fixture(scope="module")
def samples(recall, linter):
    return recall.generated(TEXTS, "1", recall.known_to(linter))


@pytest.fixture(scope="module")
def trials(recall, linter, samples):
    slips = [slip for slip in recall.SLIPS if slip.rules[0] in FEW]
    return list(recall.tried(linter, samples, slips, "1", 1))


def spoiled(recall, slip, samples):
    for sample in samples:
        chance = recall.Chance(f"1/{slip.name}/{sample.name}")
        made = slip.spoil(sample.clean, chance)
        if made is not None:
            return sample, made
    return None


def test_every_slip_spoils_a_generated_draft(recall, samples):
    for slip in recall.SLIPS:
        found = spoiled(recall, slip, samples)
        assert found is not None, slip.name
        sample, made = found
        assert made.text != sample.clean.text or made.markup is not None, slip.name
        assert 0 <= made.start <= made.end <= len(made.text), slip.name
        assert spoiled(recall, slip, samples)[1] == made, slip.name


def test_the_slips_are_of_at_least_forty_ways_and_have_names_of_their_own(recall):
    assert len({slip.way for slip in recall.SLIPS}) >= 40
    assert len({slip.name for slip in recall.SLIPS}) == len(recall.SLIPS)


def test_slips_are_in_both_languages_and_all_packs(recall, samples):
    found = [spoiled(recall, slip, samples)[0].clean.chinese for slip in recall.SLIPS]
    assert {True, False} <= set(found)
    packs = {rule.partition("/")[0] for slip in recall.SLIPS for rule in slip.rules}
    assert packs >= {"drafting", "drugs", "figures", "hkex", "promotion", "regulators", "tickers", "us"}  # fmt: skip


@pytest.mark.parametrize("form", ["txt", "docx", "html"])
def test_a_text_in_any_form_is_read_as_it_was(recall, samples, form):
    from slips.slip import Spoiled

    text = samples[0].clean.text + "\nItem\t2025\nRevenue\t1,200\n"
    data = recall.wrapping.wrapped(form, Spoiled(text, 0, 0))
    draft = read_bytes(data, f"draft.{form}")
    assert isinstance(draft, Draft)
    assert "".join(draft.text.split()).replace("|", "") == "".join(text.split())


def test_a_word_file_is_the_same_bytes_each_time(recall):
    from slips.slip import Markup, Spoiled

    made = Spoiled("One. Two.\n", 4, 4, Markup(word="<w:r/>", header="<w:p/>", comments=""))
    data = recall.wrapping.wrapped("docx", made)
    assert data == recall.wrapping.wrapped("docx", made)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "word/header.xml" in archive.namelist()


def test_the_same_seed_gives_the_same_trials(recall, linter, samples, trials):
    slips = [slip for slip in recall.SLIPS if slip.rules[0] in FEW]
    assert list(recall.tried(linter, samples, slips, "1", 1)) == trials


def test_the_table_adds_up(recall, trials):
    total = recall.counted(trials)
    assert total.tried == len(trials) > 0
    for by in ("pack", "rule", "way", "form"):
        groups = recall.grouped(trials, by).values()
        sums = [sum(column) for column in zip(*groups, strict=True)]
        assert sums == list(total)
    assert total.found + total.met + total.unchecked <= total.tried
    shown = [line for line in recall.tables(trials) if line.startswith("total")]
    assert len(set(shown)) == 1


def test_what_was_said_before_is_not_found(recall, linter, samples):
    slip = next(slip for slip in recall.SLIPS if slip.way == "weekday off by one")
    for trial in recall.tried(linter, samples, [slip], "1", 1):
        text = spoiled(recall, slip, samples)[1]
        report = recall._lint(linter, trial.form, text)
        both = recall.Reports(trial.form, report, report)
        assert not recall._finds(slip.rules[0], slip, text, both)


def test_it_ends_with_1_below_what_is_needed_and_writes_json(recall, tmp_path, capsys):
    kept = tmp_path / "recall.json"
    run = ["--only", "hkex/marker-in-stock-code", "--texts", "12", "--each", "1"]
    assert recall.main([*run, "--json", str(kept), "--need", "1.01"]) == 1
    assert recall.main([*run, "--need", "0"]) == 0
    assert "by rule" in capsys.readouterr().out
    told = json.loads(kept.read_text(encoding="utf-8"))
    assert told["total"]["tried"] == len(told["trials"])
    assert recall.main(["--only", "no/such-rule"]) == 2


def test_a_folder_of_texts_is_spoiled_too(recall, tmp_path, capsys):
    line = "The study of the drug was led by the hospital in Suzhou, and it goes on as planned today.\n"
    (tmp_path / "one.txt").write_text(line * 3, encoding="utf-8")
    (tmp_path / "two.html").write_text(f"<p>{line}</p>\n" * 3, encoding="utf-8")
    told = ["--folder", str(tmp_path), "--only", "figures/impossible-date", "--each", "2"]
    assert recall.main(told) == 0
    assert capsys.readouterr().out.startswith("2 texts")
