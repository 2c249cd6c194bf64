"""What is worked out of patterns once is not worked out again: counted, never timed."""

from __future__ import annotations

from disclosure_lint.packs.build import build
from disclosure_lint.packs.load import read, shipped
from disclosure_lint.patterns.compile import phrase_steps
from disclosure_lint.patterns.parse import parse


def test_packs_compiled_in_one_process_are_parsed_once() -> None:
    files = read([shipped()])
    for remembered in (parse, phrase_steps):
        remembered.cache_clear()
    build(files, {})
    patterns, phrases = parse.cache_info(), phrase_steps.cache_info()
    assert patterns.hits > patterns.currsize / 2, "a pattern is compiled, and asked what it says"
    assert phrases.hits > 0, "a phrase stands in more rules than one"
    build(files, {})
    assert parse.cache_info().currsize == patterns.currsize
    assert phrase_steps.cache_info().misses == phrases.misses
