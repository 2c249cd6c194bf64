"""A rule as a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from disclosure_lint.errors import PackError, UsageError
from disclosure_lint.manual import pages
from disclosure_lint.manual.page import explain
from disclosure_lint.packs import build
from disclosure_lint.packs.pack import Pack


class Page(SingleFileSnapshotExtension):
    """A page of plain text in a file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize(
    "name",
    [
        "hkex/missing-cautionary-statement",
        "hkex/incomplete-cautionary-statement",
        "us/missing-forward-looking-statement",
    ],
    ids=lambda name: name.partition("/")[2],
)
def test_page(name: str, snapshot: SnapshotAssertion) -> None:
    assert explain(name) == snapshot.use_extension(Page)


def test_every_shipped_rule_has_a_page(pack: Pack) -> None:
    for rule in pack.rules[:6]:
        page = explain(rule.id)
        assert page.startswith(f"{rule.id}\n====")
        assert rule.title in " ".join(page.split())


def test_packs_that_are_compiled_are_not_compiled_for_a_page(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "build", None)
    assert explain(pack.rules[0].id)
    assert pages.pages()


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(UsageError, match=r"there is no rule `hkex/missing-cautionary-statment`"):
        explain("hkex/missing-cautionary-statment")
    with pytest.raises(UsageError, match="did you mean `hkex/missing-stock-code`"):
        explain("hkex/missing-stock-cod")


def test_a_broken_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: x\n")
    with pytest.raises(PackError):
        explain("hkex/missing-stock-code", [str(tmp_path)])
