"""YAML as text: every scalar as it was written, every value with its place."""

from __future__ import annotations

import pytest

from disclosure_lint.packs.yamltext import Place, load


@pytest.mark.parametrize("text", ["no", "13.10", "014", "2026-11-22", "~", "null", "1e3", "0x1F"])
def test_scalars_stay_as_written(text: str) -> None:
    assert load(f"a: {text}\n", "x").value == {"a": text}


def test_places() -> None:
    loaded = load('a: b\nc:\n  - "d"\n  - {e: f}\ng: |\n  h\n', "x")
    assert loaded.value == {"a": "b", "c": ["d", {"e": "f"}], "g": "h\n"}
    assert loaded.places["a",] == Place(1, 4, 1)
    assert loaded.places["c", 0] == Place(3, 5, 3, quote='"')
    assert loaded.places["c", 1, "e"] == Place(4, 9, 1)
    assert loaded.keys["c", 1, "e"] == Place(4, 6, 1)
    assert loaded.places["g",] == Place(5, 4, 1, block=True)
    assert loaded.line(3) == '  - "d"'
    assert loaded.line(99) == ""
