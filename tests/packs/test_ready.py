"""The packs that the wheel brings compiled, and what keeps them small and the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint import flat
from disclosure_lint.packs import load, ready
from disclosure_lint.packs.pack import Pack

PRINTS = """
import sys
from disclosure_lint.packs import ready
sys.stdout.buffer.write(ready.content())
"""
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text() | st.integers(), inner),
)


@given(plain)
def test_plain_values_come_back(value: Any) -> None:
    assert flat.loads(flat.dumps(value)) == value


def test_equal_values_give_equal_bytes_whoever_else_holds_their_parts() -> None:
    one, other = ("a word", 1_000), (" ".join("a word".split()), int("1000"))
    assert one[0] is not other[0]
    assert flat.dumps((one, one)) == flat.dumps((one, other)) == flat.dumps((other, one))


@pytest.fixture(scope="module")
def content() -> bytes:
    return ready.content()


def test_the_same_bytes_in_any_process(content: bytes) -> None:
    env = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", PRINTS], env=env, capture_output=True, check=True)
    assert done.stdout == content


def test_what_the_wheel_holds_is_what_is_compiled(content: bytes, tmp_path: Path) -> None:
    (tmp_path / ready.NAME).write_bytes(content)
    found = ready.read(str(tmp_path))
    assert found is not None
    assert flat.dumps(found) == flat.dumps(load.load(cache=False).plain)


@pytest.mark.parametrize("spoilt", [b"", b"\xff", flat.dumps(("0.0", {})), flat.dumps(7)])
def test_a_file_that_is_none_of_ours_is_passed_over(spoilt: bytes, tmp_path: Path) -> None:
    (tmp_path / ready.NAME).write_bytes(spoilt)
    assert ready.read(str(tmp_path)) is None
    assert ready.read(str(tmp_path / "nowhere")) is None


def test_packs_are_loaded_ready_but_for_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = load.load(cache=False).plain | {"rules": ()}
    monkeypatch.setattr(ready, "read", lambda _: compiled)
    assert load.load().rules == ()
    assert load.load(terms={"doubt": ["abc"]}).rules
    assert load.load(files={"issuers/x.yaml": "name: X Pharma\nnames: {sure: recalled}\n"}).rules


def _runs(value: Any) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        value = tuple(value.values())
    if not isinstance(value, tuple):
        return []
    if value[:1] == ("run",):
        return [value]
    return [run for inner in value for run in _runs(inner)]


def test_equal_runs_have_one_number_and_stay_folded(content: bytes) -> None:
    pack = Pack(flat.loads(content)[1])
    runs = [run for rule in pack.rules for run in _runs((rule.when, rule.fields))]
    runs += _runs(pack.documents) + _runs(pack.statements)
    assert all(isinstance(steps, bytes) for _, steps, _ in runs)
    assert len({steps for _, steps, _ in runs}) == len({number for _, _, number in runs})
    assert len(set(runs)) == len({id(steps) for _, steps, _ in runs}) < len(runs)
