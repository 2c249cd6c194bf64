"""The first use, as somebody meets it: on a terminal, in a script, and interrupted."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time

import pytest
import yaml

from disclosure_lint import lint as judge
from disclosure_lint.cli import placing
from disclosure_lint.errors import UsageError
from disclosure_lint.packs.load import load
from disclosure_lint.setup import told
from disclosure_lint.setup.proposals import proposals

START = "import sys; from disclosure_lint.cli.main import main; sys.exit(main())"
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
ACME = ("--company", "Acme Bio, Inc.", "--listing", "HKEX:9998", "--listing", "nasdaq: on")
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")


@pytest.fixture
def folder(put, tmp_path):
    """An empty folder that is the working folder."""
    return tmp_path


def tree(folder):
    """Return every file below a folder with its content, and every folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def written(folder):
    return {name for name, content in tree(folder).items() if content is not None}


SCHEMAS = {f".disclosure-lint/{name}.schema.json" for name in ("config", "rule", "issuer")}


def test_a_company_that_is_known_needs_no_profile_of_its_own(lint, folder):
    known = ("--company", "Ascentage Pharma", "--listing", "HKEX:6855", "--listing", "NASDAQ:AAPG")
    done = lint("init", *known, "--product", "lisaftoclax", "--yes")
    assert (done.code, done.err) == (0, "")
    assert written(folder) == {"disclosure-lint.toml", *SCHEMAS}
    assert "Checked: the configuration goes by Ascentage Pharma Group" in done.out
    assert 'issuer = "ascentage-pharma"' in lint("config", "show").out


def test_a_company_that_is_not_gets_a_profile_that_holds_up(lint, folder):
    done = lint("init", *ACME, "--product", "xyzmab (AC-101)", "--chapter-18a", "--yes")
    assert done.code == 0
    assert written(folder) == {"disclosure-lint.toml", "rules/issuers/acme-bio.yaml", *SCHEMAS}
    assert lint("issuers", "check", "rules/issuers/acme-bio.yaml").code == 0
    shown = lint("issuers", "show", "acme-bio").out
    assert "names: Acme Bio, Inc., Acme Bio" in shown
    assert "listed: HKEX: 9998, Chapter 18A, not verified" in shown
    assert "listed: NASDAQ: ON, not verified" in shown
    assert "product: xyzmab (AC-101), not verified" in shown
    (folder / "draft.txt").write_text("Acme Bio announces that its trial of AC-101 began.\n")
    assert '"issuer": "acme-bio"' in lint("check", "draft.txt", "--output", "json").out


def test_what_a_known_profile_lacks_is_added_to_a_copy(lint, folder):
    told = ("--company", "ascentage-pharma", "--listing", "KRX:123456", "--product", "xyzmab")
    assert lint("init", *told, "-y").code == 0
    shown = lint("issuers", "show", "ascentage-pharma").out
    assert "listed: NASDAQ: AAPG, since 2025-01-24" in shown
    assert "listed: KRX: 123456, not verified" in shown
    assert "product: xyzmab, not verified" in shown
    assert "product: lisaftoclax" in shown


def test_every_shipped_profile_can_be_added_to():
    from disclosure_lint.packs.load import shipped
    from disclosure_lint.setup import texts

    added = told.Told("x", (told.Listed("KRX", "999999"),), (told.Drug("xyzmab", "ZZ-999"),))
    for name in os.listdir(os.path.join(shipped(), "issuers")):
        with open(os.path.join(shipped(), "issuers", name), encoding="utf-8") as file:
            text = file.read()
        before, after = (yaml.load(t, yaml.BaseLoader) for t in (text, texts.extended(text, added)))  # noqa: S506
        assert after.pop("listings") == [
            *before.pop("listings", []),
            {"exchange": "KRX", "symbol": "999999", "sure": "recalled"},
        ]
        assert after.pop("products") == [
            *before.pop("products", []),
            {"generic": "xyzmab", "codes": ["ZZ-999"], "sure": "recalled"},
        ]
        assert after == before


def test_a_product_of_another_company_is_told_and_left_out(lint, folder):
    done = lint("init", *ACME, "--product", "lisaftoclax", "--yes")
    assert done.code == 0
    assert "lisaftoclax is known already, in the profile of ascentage-pharma" in done.err
    assert "products" not in (folder / "rules/issuers/acme-bio.yaml").read_text()


def test_what_does_not_hold_up_is_not_written(lint, folder):
    done = lint("init", "--company", "Acme Bio", "--own-profile", "--listing", "HKEX:6855", "-y")
    assert done.code == 2
    assert "nothing was written" in done.err
    assert "HKEX: 6855 is ascentage-pharma's already" in done.err
    assert tree(folder) == {}


def test_without_anybody_to_ask_the_flags_are_named(shell, folder):
    done = shell("init")
    assert done.returncode == 2
    assert b"disclosure-lint init --company " in done.stderr
    assert b"--listing HKEX:9998 --product" in done.stderr
    assert tree(folder) == {}


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--listing", "6855"), "`6855` is not a listing; write it as HKEX:6855 or 6855.HK"),
        (("--listing", "XXXX:6855"), "names no known exchange; known are NASDAQ, NYSE"),
        (("--listing", "HKEX:ABC"), "ABC is not the shape of a symbol on HKEX"),
        (("--product", "x"), "`x` is not a product; write it as lisaftoclax (APG-2575)"),
        (("--product", "xyzmab (the one)"), "the one is no code; write it as APG-2575"),
        (("--company", "9997.HK"), "no profile has 9997.HK; give the name with --company"),
    ],
)
def test_what_cannot_be_meant_is_said(lint, folder, flags, said):
    done = lint("init", "--company", "Acme Bio", "--yes", *flags)
    assert done.code == 2
    assert said in done.err
    assert tree(folder) == {}


def test_nothing_is_overwritten(lint, put, folder):
    put("disclosure-lint.toml", "# mine\n")
    before = tree(folder)
    done = lint("init", *ACME, "--yes")
    assert done.code == 2
    assert done.err.startswith("error: disclosure-lint.toml is there already")
    assert "--force" in done.err
    assert tree(folder) == before
    assert lint("init", *ACME, "--yes", "--force").code == 0
    assert b"acme-bio" in tree(folder)["disclosure-lint.toml"]


def test_a_profile_that_is_there_is_not_overwritten_either(lint, put, folder):
    put("rules/issuers/acme-bio.yaml", "name: Mine\nnames: {sure: recalled}\n")
    before = tree(folder)
    done = lint("init", *ACME, "--yes")
    assert done.code == 2
    assert os.path.join("rules", "issuers", "acme-bio.yaml") in done.err
    assert tree(folder) == before


def test_other_configurations_are_told_of(lint, put, folder):
    put("pyproject.toml", '[tool.disclosure-lint]\nissuer = "akeso"\n')
    assert "pyproject.toml has a configuration already" in lint("init", *ACME, "-y").err
    (folder / "drafts").mkdir()
    done = lint("init", "drafts", *ACME, "-y")
    assert done.code == 0
    assert "held here so far; `extends` in the new file keeps it" in done.err
    assert lint("init", "nowhere", *ACME, "-y").err == "error: nowhere: no such folder; make it first\n"  # fmt: skip


def test_its_files_hold_with_the_line_ends_of_windows_too(lint, folder):
    assert lint("init", *ACME, "--product", "xyzmab", "--yes").code == 0
    before = lint("config", "show").out
    for name in written(folder):
        path = folder / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert lint("config", "show").out == before
    assert lint("issuers", "check", "rules").code == 0
    (folder / "disclosure-lint.toml").unlink()
    assert lint("init", *ACME, "--product", "xyzmab", "--yes").code == 0, "the rest says the same"


def test_a_chinese_name_goes_where_it_belongs(lint, folder):
    assert lint("init", "--company", "範例藥業有限公司", "--listing", "9998.HK", "-y").code == 0
    profile = (folder / "rules/issuers/hkex-9998.yaml").read_text("utf-8")
    assert "  traditional: [範例藥業有限公司]\n" in profile


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Ascentage", ["ascentage-pharma"]),
        ("亞盛醫藥", ["ascentage-pharma"]),
        ("6855", ["ascentage-pharma"]),
        ("6855.HK", ["ascentage-pharma"]),
        ("nasdaq:aapg", ["ascentage-pharma"]),
        ("Ascentage Farma", ["ascentage-pharma"]),
        ("Nobody At All", []),
    ],
)
def test_a_name_or_a_symbol_leads_to_a_profile(pack, typed, ids):
    found = proposals(pack.registry, told.Told(typed))
    assert [one.issuer.id for one in found] == ids
    assert all(one.exact != (typed == "Ascentage Farma") for one in found)


# All files or none


FILES = {"a/b/one.txt": "1\n", "a/two.txt": "2\n", "three.txt": "3\n"}


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("step", ["mkdir", "link", "replace", "remove"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_stop_at_any_step_leaves_everything_as_it_was(tmp_path, monkeypatch, step, count, force):
    if force:
        (tmp_path / "three.txt").write_text("old\n")
    before, real, calls = tree(tmp_path), getattr(os, step), []

    def stopped(*args, **more):
        calls.append(args)
        if len(calls) == count:
            raise KeyboardInterrupt
        return real(*args, **more)

    monkeypatch.setattr(os, step, stopped)
    try:
        placing.place(str(tmp_path), FILES, force=force)
    except KeyboardInterrupt:
        monkeypatch.undo()
        assert tree(tmp_path) == before
    else:
        monkeypatch.undo()
        assert written(tmp_path) == set(FILES)


def test_a_file_that_comes_in_between_is_left_alone(tmp_path, monkeypatch):
    link = os.link

    def slow(source, path):
        if path.endswith("two.txt"):
            (tmp_path / "a/two.txt").write_text("somebody else's\n")
        link(source, path)

    monkeypatch.setattr(os, "link", slow)
    with pytest.raises(UsageError, match=r"two\.txt is there already; nothing was written"):
        placing.place(str(tmp_path), FILES, force=False)
    assert written(tmp_path) == {"a/two.txt"}


def test_a_file_system_without_links_will_do(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    assert len(placing.place(str(tmp_path), FILES, force=False)) == 3
    assert written(tmp_path) == set(FILES)


# On a terminal


def on_terminal(folder, *args, answers):
    """Run `init` on a pseudo-terminal; return the exit code and all that was shown.

    `answers` are pairs of what to wait for and what to type then; None is Ctrl-C.
    """
    import pty

    ours, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": ROOT, "TERM": "dumb"}
    process = subprocess.Popen(
        [sys.executable, "-c", START, "init", *args],
        cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    shown, seen = "", 0
    try:
        for prompt, answer in [*answers, (None, None)]:
            while prompt is None or prompt not in shown[seen:]:
                if not select.select([ours], [], [], 30)[0]:
                    raise AssertionError(f"waited for {prompt!r} in vain: {shown}")
                piece = os.read(ours, 65536)
                shown += piece.decode()
            seen = shown.index(prompt, seen) + len(prompt)
            if answer is None:
                time.sleep(0.5)  # Python takes no heed of one that comes just before it waits
                process.send_signal(signal.SIGINT)
            else:
                os.write(ours, answer.encode())
    except OSError:  # Linux's way of saying that the other side is closed
        pass
    finally:
        os.close(ours)
        try:
            code = process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
    return code, shown


@posix
def test_on_a_terminal_a_symbol_is_enough(folder):
    answers = [("Whose drafts", "6855.HK\n"), ("Is it this one? [Y/n]", "\n")]
    code, shown = on_terminal(folder, answers=answers)
    assert code == 0, shown
    assert "wrote disclosure-lint.toml" in shown
    assert written(folder) == {"disclosure-lint.toml", *SCHEMAS}


@posix
def test_on_a_terminal_a_new_company_is_asked_after(folder):
    answers = [
        ("Whose drafts", "Acme Bio\n"),
        ("Its listings", "6855\n"),
        ("is not a listing; write it as HKEX:6855", ""),
        ("Its listings", "9998.HK\n"),
        ("Chapter 18A?", "y\n"),
        ("Its products", "xyzmab (AC-101), AC-202\n"),
    ]
    code, shown = on_terminal(folder, answers=answers)
    assert code == 0, shown
    profile = (folder / "rules/issuers/acme-bio.yaml").read_text("utf-8")
    for line in ("symbol: 9998", "chapter: 18A", "generic: xyzmab", "codes: [AC-202]"):
        assert line in profile


@posix
def test_ctrl_c_writes_nothing(folder):
    answers = [("Whose drafts", "Acme Bio\n"), ("Its listings", None)]
    code, shown = on_terminal(folder, answers=answers)
    assert code == 130, shown
    assert tree(folder) == {}


def test_a_draft_of_a_new_company_is_judged_by_its_profile(lint, folder):
    assert lint("init", *ACME, "--yes").code == 0
    report = judge("Acme Bio (HKEX: 9998) announces its results.", packs=load(["rules"]))
    assert report.issuer == "acme-bio"


def test_a_listing_of_another_company_is_no_way_to_its_profile(lint, folder):
    done = lint("init", "--yes", "--company", "Example Pharma Limited", "--listing", "HKEX:6855")
    assert done.code == 2
    assert "HKEX:6855 is the listing of Ascentage Pharma Group International" in done.err
    assert tree(folder) == {}
