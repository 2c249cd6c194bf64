"""The program that spoils one of two versions: its slips spoil, and most are found."""

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def pairs():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import pairs
    finally:
        sys.path.remove(str(BENCHMARKS))
    return pairs


def test_generated_versions_agree_and_most_slips_are_found(pairs, capsys):
    assert pairs.main(["--texts", "1", "--each", "1", "--missed"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 pairs, 0 findings before anything is spoiled")
    assert said.count("missed") <= 1, said


def test_the_same_seed_gives_the_same_texts(pairs):
    texts = list(pairs.pair_texts.made(2, "7"))
    assert texts == list(pairs.pair_texts.made(2, "7"))
    assert texts[0] != texts[1]


def test_it_reads_what_it_writes(pairs, tmp_path):
    pairs.main(["--write", str(tmp_path), "--texts", "1"])
    assert {pair.name for pair in pairs._read(str(tmp_path))} == {"docx/000", "html/000", "txt/000"}
