"""`rules docs`: what is written, what is removed, and what only gets told."""

from __future__ import annotations

from disclosure_lint.manual.pages import GENERATED


def test_pages_are_written_once(lint, put, tmp_path):
    put("here.txt", "")
    done = lint("rules", "docs")
    assert done.code == 0
    assert done.out.startswith("wrote ")
    assert (tmp_path / "docs" / "rules" / "hkex" / "missing-stock-code.md").is_file()
    assert lint("rules", "docs", "--check").out.endswith("are up to date\n")
    assert "wrote 0 pages" in lint("rules", "docs").out


def test_check_names_the_pages_and_writes_nothing(lint, put, tmp_path):
    lint("rules", "docs", "-o", tmp_path / "pages")
    stale = put("pages/index.md", "old\n")
    (tmp_path / "pages" / "drafting" / "placeholder.md").unlink()
    left = put("pages/hkex/gone.md", f"{GENERATED}\n")
    done = lint("rules", "docs", "--check", "-o", tmp_path / "pages")
    assert done.code == 1
    assert f"{stale}: stale\n" in done.out
    assert "placeholder.md: missing\n" in done.out
    assert f"{left}: left over\n" in done.out
    assert done.out.endswith("3 pages out of date: run disclosure-lint rules docs\n")
    assert stale.read_text() == "old\n"


def test_pages_of_rules_that_are_gone_are_removed_and_no_others(lint, put, tmp_path):
    lint("rules", "docs", "-o", tmp_path / "pages")
    left = put("pages/old/gone.md", f"{GENERATED}\n")
    mine = put("pages/hkex/notes.md", "# Ours\n")
    done = lint("rules", "docs", "-o", tmp_path / "pages")
    assert "removed 1" in done.out
    assert not left.parent.exists()
    assert mine.is_file()


def test_a_pack_of_ones_own_is_documented_too(lint, put, tmp_path):
    put("own/house/pack.yaml", 'name: house\nversion: "2026.11"\nengine: ">=0.1"\nabout: Us.\n')
    put(
        "own/house/no-hype.yaml",
        "title: Hype\nstatus: preview\nseverity: {brief: note}\nkind: forbid\n"
        "citations:\n  - {provision: House style, force: practice, url: https://example.org/}\n"
        'forbid: |\n  "world-class"\nmessage: Hype\nrationale: Readers doubt it.\n'
        "examples:\n  fails:\n    - {name: hype, draft: 'a [[world-class]] drug'}\n"
        "  passes:\n    - {name: none, draft: a drug}\n",
    )
    assert lint("rules", "docs", "--pack", "own").code == 0
    page = (tmp_path / "docs" / "rules" / "house" / "no-hype.md").read_text("utf-8")
    assert "In **preview**" in page
    assert "> a <mark>world-class</mark> drug" in page
    assert "(practice: customary, required by none), not read." in page
