from __future__ import annotations

import os
import subprocess

import pytest

from disclosure_lint.cli.gather import gather
from disclosure_lint.readers.filetypes import EXTENSIONS


@pytest.fixture
def tree(put, samples):
    for name in ("b.txt", "a.md", "sub/c.TXT", "sub/deep/d.markdown", "sub/e.text", "f.docx", "f.doc",
                 "~$f.docx", ".hidden/g.txt", "sub/.h.txt", "build/i.txt"):  # fmt: skip
        put(name, samples.clean)


def names(*paths):
    return [path.replace(os.sep, "/") for path in gather(paths).drafts]


ALL = [
    "./a.md",
    "./b.txt",
    "./build/i.txt",
    "./f.docx",
    "./sub/c.TXT",
    "./sub/deep/d.markdown",
    "./sub/e.text",
]


def git(*args):
    subprocess.run(["git", *args], check=True, capture_output=True)


def test_folders_are_read_through_for_drafts_in_order(tree):
    assert names(".") == ALL


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tree):
    assert names("f.doc", ".hidden/g.txt") == [".hidden/g.txt", "f.doc"]


def test_each_draft_comes_once(tree):
    assert names("b.txt", "./b.txt", os.path.abspath("b.txt"), "-", "-") == ["-", "b.txt"]
    assert len(names(".", "sub", "a.md")) == len(ALL)


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="no symbolic links")
def test_a_link_to_a_draft_is_the_draft(tree):
    os.symlink("b.txt", "link.txt")
    assert len(names("b.txt", "link.txt")) == 1


def test_git_says_what_is_ignored(tree, put):
    git("init", "-q")
    put(".gitignore", "build/\n*.md\n")
    git("add", "b.txt")
    assert names(".") == [name for name in ALL if "build" not in name and ".md" not in name]
    assert names("sub") == ["sub/c.TXT", "sub/deep/d.markdown", "sub/e.text"]


def test_a_folder_that_git_ignores_is_read_when_it_is_named(tree, put):
    git("init", "-q")
    put(".gitignore", "build/\n")
    assert names("build") == ["build/i.txt"]


def test_a_file_that_git_still_lists_but_is_gone_is_not_a_draft(tree):
    git("init", "-q")
    git("add", "b.txt")
    os.remove("b.txt")
    assert "./b.txt" not in names(".")


def test_inside_a_hook_git_is_still_asked_about_the_folder(tree, put, monkeypatch):
    git("init", "-q")
    put(".gitignore", "build/\n")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert "./build/i.txt" not in names(".")
    assert "./b.txt" in names(".")


def test_without_git_folders_are_walked(tree, monkeypatch):
    git("init", "-q")
    monkeypatch.setenv("PATH", "")
    assert names(".") == ALL


def test_names_that_are_not_text_still_work(put, samples):
    if os.name == "nt":
        pytest.skip("names are text on Windows")
    with open(b"bad\xff.txt", "w") as file:
        file.write(samples.clean)
    assert gather(["."]).drafts == ("./bad\udcff.txt",)


def test_paths_that_give_nothing_say_why(tree, put):
    put("pictures/x.png", b"")
    assert gather(["gone", "pictures"]).errors == (
        ("gone", "no such file or folder"),
        ("pictures", f"no drafts found: looked for {', '.join(EXTENSIONS)}"),
    )


@pytest.mark.skipif(os.name != "posix", reason="makes a link")
def test_a_link_that_leads_nowhere_is_told_as_such(tree, tmp_path):
    os.symlink(tmp_path / "loop.md", tmp_path / "loop.md")
    assert gather(["loop.md"]).errors == (("loop.md", "a link that leads nowhere"),)
