"""The page as it is written: what its base must be, what its policy says, what a house puts in."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import sys
import zipfile

import pytest

from disclosure_lint import ConfigError, Pack, UsageError
from disclosure_lint.config.settings import Settings
from disclosure_lint.page import (
    bridge,
    foundation,
    given,
    house,
    make,
    pdfium,
    pyodide,
    written,
)
from disclosure_lint.page.asked import IN_A_BROWSER, Desk
from disclosure_lint.render import html, record_html
from disclosure_lint.render.view import Tally, View

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "readers", "word"))
sys.path.insert(0, os.path.dirname(__file__))

from serving import pdf
from wordfile import docx, p

PARTS = {name: name.encode() for name in foundation.PARTS}
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What modules of the page import late, and never in a browser.
LATE = {
    "config.model", "packs.build", "packs.plugins", "packs.yamltext", "readers.pdf.native",
    "service_log",
}  # fmt: skip
DRAFT = "Example Pharma (NASDAQ: EXPH) announced [TBC] data on 5 May 2026. " * 3


@pytest.fixture(scope="module")
def compiled():
    return house.compiled(Settings(house={"HKEX": "SEHK"})).data


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "base.zip"
    path.write_bytes(foundation.packed(PARTS))
    return path


def test_a_base_is_the_same_bytes_for_the_same_parts(small):
    assert small.read_bytes() == foundation.packed(PARTS)
    assert foundation.read(str(small)).sha256 == foundation.digest(small.read_bytes())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda told: told | {"sources": "0" * 64}, "made of another disclosure-lint"),
        (lambda told: told | {"packages": {"pyodide": "sha512-other"}}, "made of another"),
        (
            lambda told: told | {"parts": told["parts"] | {"engine.js": "0" * 64}},
            "engine.js is not",
        ),
    ],
)
def test_a_foreign_base_is_refused(change, said, small, tmp_path):
    with zipfile.ZipFile(small) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held["base.json"] = json.dumps(change(json.loads(held["base.json"]))).encode()
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    with pytest.raises(UsageError, match=said):
        foundation.read(str(tmp_path / "other.zip"))


def test_what_is_no_base_is_refused(tmp_path):
    (tmp_path / "base.zip").write_bytes(b"PK and no more")
    with pytest.raises(UsageError, match="no base of a page"):
        foundation.read(str(tmp_path / "base.zip"))
    with pytest.raises(UsageError, match="npm pack pyodide"):
        foundation.read(str(tmp_path / "none.zip"))


def test_another_pyodide_is_refused(tmp_path):
    (tmp_path / "pyodide.mjs").write_text("other")
    (tmp_path / "pyodide.tgz").write_bytes(b"other")
    with pytest.raises(UsageError, match=re.escape("holds no pyodide.asm.mjs")):
        pyodide.PACKAGE.files(str(tmp_path))
    with pytest.raises(UsageError, match="is not pyodide"):
        make.made(str(tmp_path / "pyodide.tgz"), "")


def test_another_pdfium_is_refused(tmp_path):
    (tmp_path / "LICENSE").write_text("other")
    (tmp_path / "pdfium.tgz").write_bytes(b"other")
    with pytest.raises(UsageError, match="LICENSE is not that of @embedpdf/pdfium"):
        pdfium.PACKAGE.files(str(tmp_path))
    with pytest.raises(UsageError, match="is not @embedpdf/pdfium"):
        pdfium.PACKAGE.files(str(tmp_path / "pdfium.tgz"))


def test_a_script_that_is_written_otherwise_is_refused():
    script = b"""import.meta.url; import.meta.url; new URL('pdfium.wasm', import.meta.url).href
export { DEFAULT_PDFIUM_WASM_URL, init };
//# sourceMappingURL=index.browser.js.map"""
    made = pdfium.script({"dist/index.browser.js": script})
    assert "import.meta" not in made
    assert "export" not in made
    with pytest.raises(UsageError, match="stands in a script of npm 0 times"):
        pdfium.script({"dist/index.browser.js": script.replace(b"export", b"")})


def test_the_reader_and_the_script_of_the_page_ask_pdfium_the_same():
    script = written.asset("pdfium.js").partition("const asked = {")[2]
    answered = set(re.findall(r"^    (\w+)(?::|,)", script, re.MULTILINE))
    (source,) = (s for p, s in foundation.sources().items() if p.endswith("pdf/in_browser.py"))
    asked = set(re.findall(r'_asked\(\s*"(\w+)"', source.decode()))
    assert asked == answered - {"asked", "ready"}


def test_the_policy_lets_in_what_is_there_and_lets_nothing_out(small, compiled):
    page = written.page(foundation.read(str(small)), compiled)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    hashes = r"'sha256-[A-Za-z0-9+/=]{44}'"
    assert re.fullmatch(
        rf"default-src 'none'; script-src {hashes} {hashes} 'wasm-unsafe-eval'; worker-src blob:; "
        rf"style-src {hashes} {hashes}; base-uri 'none'; form-action 'none'",
        policy,
    )
    shown = html.head(()) + html.foot(Tally(), View())
    for content in re.findall(
        r"<(?:style|script)>(.*?)</(?:style|script)>", shown + page, re.DOTALL
    ):
        assert written.policy([content], []).split("'")[3] in policy
    assert page == written.page(foundation.read(str(small)), compiled)
    assert "://" not in re.sub(r"<pre.*?</pre>", "", page, flags=re.DOTALL).partition("<body>")[0]


def test_every_word_is_there_in_every_language_and_is_used():
    def once(pairs):
        names = [name for name, _ in pairs]
        assert len(names) == len(set(names)), "the second of two takes the place of the first"
        return dict(pairs)

    words = json.loads(written.asset("words.json"), object_pairs_hook=once)
    english = words["en"]
    scripts = "".join(map(written.asset, ("words.js", "findings.js", "result.js", "page.js")))
    used = scripts + written.asset("page.html")
    for language, known in words.items():
        assert known.keys() == english.keys(), language
        for key, said in known.items():
            assert set(re.findall(r"\{\w+\}", said)) == set(re.findall(r"\{\w+\}", english[key]))
    kinds = {key for key in english if key.startswith(("lang-", "kind-")) or key == "name"}
    from disclosure_lint.finding import DOCUMENTS

    assert not [
        key for key in english.keys() - kinds - set(DOCUMENTS) if not re.search(rf"\b{key}\b", used)
    ]


def test_what_the_page_holds_imports_nothing_that_it_lacks():
    held = {path[:-3].replace("/", ".").removesuffix(".__init__") for path in foundation.sources()}
    missing = set()
    for path, source in foundation.sources().items():
        if not path.endswith(".py"):
            continue
        tree = ast.parse(source)
        tree.body = [
            one
            for one in tree.body
            if not (isinstance(one, ast.If) and ast.unparse(one.test) == "TYPE_CHECKING")
        ]
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module.startswith("disclosure_lint"):
                for name in node.names:
                    inner = f"{node.module}.{name.name}"
                    there = os.path.join(ROOT, inner.replace(".", "/"))
                    is_module = os.path.isfile(f"{there}.py") or os.path.isdir(there)
                    missing.add(inner if is_module else node.module)
    assert {
        one.removeprefix("disclosure_lint.") for one in missing - held - {"disclosure_lint"}
    } <= LATE


def test_what_modules_of_the_page_read_beside_them_is_in_it():
    held = foundation.sources()
    beside = {
        os.path.join(os.path.dirname(path), name)
        for path, source in held.items()
        if path.endswith(".py") and b"__file__" in source
        for name in re.findall(r'"(\w+\.(?:txt|css|js|json|ref))"', source.decode())
    }
    packaged = {path for path in beside if os.path.isfile(os.path.join(ROOT, path))}
    assert "disclosure_lint/readers/pdf/english.txt" in packaged
    assert packaged <= held.keys()


def test_a_house_comes_out_as_it_went_in(compiled, tmp_path):
    found = given.opened(compiled, str(tmp_path))
    assert found.settings.house == {"HKEX": "SEHK"}
    assert compiled == house.compiled(Settings(house={"HKEX": "SEHK"})).data


def test_compiled_packs_are_the_same_packs(pack):
    data = pack.to_bytes()
    assert Pack.from_bytes(data).plain == Pack.from_bytes(data).plain
    assert Pack.from_bytes(data).to_bytes() == data
    for wrong in (b"", data[:100], data[:-1], b"0" + data[1:]):
        with pytest.raises(UsageError, match="compiled packs: damaged"):
            Pack.from_bytes(wrong)


@pytest.fixture(scope="module")
def desk(compiled, tmp_path_factory):
    return Desk(given.opened(compiled, str(tmp_path_factory.mktemp("house"))))


def test_what_is_asked_is_answered(desk):
    said, made = desk.answer("check", {"name": "a.txt"}, {"draft": DRAFT.encode()})
    (draft,) = said["drafts"]
    assert draft["findings"]
    assert draft["judged"]
    assert {"0.html", "0.json", "0.record", "0.record-html", "0.sarif"} == made.keys()


def test_a_word_file_is_answered_with_its_copy(desk):
    said, made = desk.answer("check", {"name": "a.docx"}, {"draft": docx(p(DRAFT))})
    assert said["drafts"][0]["copy"]["comments"] > 0
    assert made["0.copy"].startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"x" * (IN_A_BROWSER + 1), "10 MB"),
        ("a.pdf", b"%PDF-1.7", "not a PDF file, or a broken one"),
    ],
)
def test_what_cannot_be_read_is_said(name, data, said, desk):
    assert said in desk.answer("check", {"name": name}, {"draft": data}).said["error"]


def test_a_pdf_file_is_answered_as_any_other(desk):
    pytest.importorskip("pypdfium2_raw")
    said, made = desk.answer("check", {"name": "a.pdf"}, {"draft": pdf(DRAFT)})
    assert said["drafts"][0]["findings"]
    assert said["drafts"][0]["uncopied"] == "not-word"
    assert "0.json" in made


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [("a.txt", b"%PDF-1.7", True), ("a.pdf", b"x", True), ("a.txt", b"x", False), ("a.docx", b"x", False)],
)  # fmt: skip
def test_it_is_known_when_pdfium_is_needed(name, data, expected, tmp_path, monkeypatch):
    monkeypatch.setattr(bridge, "IN", str(tmp_path))
    (tmp_path / "draft").write_bytes(b"x")
    (tmp_path / "previous").write_bytes(data)
    request = json.dumps({"name": "draft.txt", "previous": name})
    assert bridge.holds_pdf(request) is expected
    assert not bridge.holds_pdf(json.dumps({"name": "draft.txt"})) or expected
    (tmp_path / "previous").unlink()
    assert not bridge.holds_pdf(json.dumps({"decisions": []}))


def test_what_nothing_was_judged_of_is_not_called_clean(desk):
    said = desk.answer("check", {"name": "a.txt"}, {"draft": b"Short."}).said
    assert not said["drafts"][0]["judged"]


def test_decisions_are_sealed_beside_the_record(desk):
    _, made = desk.answer("check", {"name": "a.txt"}, {"draft": DRAFT.encode()})
    record = json.loads(made["0.record"])
    finding = record["draft"]["findings"][0]
    decided = [{"rule": finding["rule"], "fingerprint": finding["fingerprint"], "decision": "ask"}]
    said, out = desk.answer("record", {"decisions": decided}, {"record": made["0.record"]})
    assert said == {}
    again = json.loads(out["record"])
    assert again.pop("decisions")["of"] == record["seal"]
    assert again == record
    other = [{**decided[0], "fingerprint": "0" * 16}]
    said, _ = desk.answer("record", {"decisions": other}, {"record": made["0.record"]})
    assert "does not have" in said["error"]


def test_the_record_to_sign_says_what_was_decided(desk, compiled, tmp_path):
    _, made = desk.answer("check", {"name": "a.txt"}, {"draft": DRAFT.encode()})
    record = json.loads(made["0.record"])
    finding, *others = record["draft"]["findings"]
    keys = {name: finding[name] for name in ("rule", "fingerprint")}
    decided = [{**keys, "decision": "allowed", "reason": "as <agreed>", "who": "A. Chan"}]
    _, out = desk.answer("record", {"decisions": decided}, {"record": made["0.record"]})
    page = out["record-html"].decode()
    assert "<strong>Allowed</strong>: as &lt;agreed&gt; (A. Chan)" in page
    assert page.count("Not decided.") == len(others) > 0
    assert json.loads(out["record"])["decisions"]["seal"] in page
    undecided = record_html.decided(record, given.opened(compiled, str(tmp_path)).pack)
    assert undecided == made["0.record-html"].decode()


def test_the_page_is_told_what_is_in_order_and_by_which_words(desk):
    (draft,) = desk.answer("check", {"name": "a.txt"}, {"draft": DRAFT.encode()}).said["drafts"]
    assert len(draft["proved"]) == draft["statuses"]["met"] > 0
    for one in draft["proved"]:
        assert one["title"]
        assert all(place["words"] in DRAFT for place in one["places"] if "…" not in place["words"])


WAIVERS = """
[[waiver]]
rule = "drafting/placeholder"
draft = "drafts/*.txt"
words = "announced [TBC] data"
reason = "due on Friday"
who = "J. Chan"
until = 2026-12-31

[[waiver]]
rule = "drafting/placeholder"
draft = "a.*"
words = "announced [TBC] data"
reason = "as agreed"
who = "A. Wong"
until = 2026-01-31
"""


def test_the_houses_register_holds_for_drafts_of_the_name_and_is_told(tmp_path):
    (tmp_path / "waivers.toml").write_text(WAIVERS, encoding="utf-8")
    made = house.compiled(Settings(), str(tmp_path / "waivers.toml"))
    assert made.waivers == 2
    desk = Desk(given.opened(made.data, str(tmp_path)))
    assert desk.about()["waivers"] == 2
    text = ("5 May 2026\n\n" + DRAFT.split(".", maxsplit=1)[0] + ".").encode()
    (draft,) = desk.answer("check", {"name": "a.txt", "date": "2026-05-05"}, {"draft": text}).said[
        "drafts"
    ]
    (waived,) = draft["waived"]
    assert waived.items() >= {"words": "[TBC]", "who": "J. Chan", "until": "2026-12-31"}.items()
    assert draft["statuses"]["waived"] == 1
    (ended,) = draft["ended"]
    assert (ended["who"], ended["until"]) == ("A. Wong", "2026-01-31")
    (other,) = desk.answer("check", {"name": "b.md"}, {"draft": text}).said["drafts"]
    assert (other["waived"], other["ended"]) == ([], [])


def test_what_is_waived_in_the_page_is_what_the_command_line_waives(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from disclosure_lint.cli.app import cli

    (tmp_path / "waivers.toml").write_text(WAIVERS.partition("\n\n")[0].replace("drafts/", ""))
    (tmp_path / "a.txt").write_text(DRAFT)
    monkeypatch.chdir(tmp_path)
    compiled = house.compiled(Settings(), "waivers.toml")
    desk = Desk(given.opened(compiled.data, str(tmp_path)))
    _, made = desk.answer("check", {"name": "a.txt"}, {"draft": DRAFT.encode()})
    for output in ("json", "record", "html"):
        asked = ["check", "a.txt", "--waivers", "waivers.toml", "--output", output]
        CliRunner().invoke(cli, [*asked, "--output-file", f"{output}.out"])
        assert made[f"0.{output}"] == (tmp_path / f"{output}.out").read_bytes()
    assert b"due on Friday" in made["0.record"]


def test_a_register_that_does_not_hold_up_makes_no_page(tmp_path):
    (tmp_path / "waivers.toml").write_text("[[waiver]]\nrule = 'x/y'\n")
    with pytest.raises(ConfigError, match=r"waivers.toml:1: `draft` is missing"):
        house.compiled(Settings(), str(tmp_path / "waivers.toml"))


def test_what_is_missing_as_a_whole_is_no_place(desk):
    text = (
        "The Stock Exchange of Hong Kong Limited takes no responsibility for the contents of this"
        " announcement.\n\nVOLUNTARY ANNOUNCEMENT\n\nThe Board announces that the Company dosed a"
        " patient. (Stock Code: 6855)"
    )
    asked = {"name": "a.txt", "document": "announcement"}
    (draft,) = desk.answer("check", asked, {"draft": text.encode()}).said["drafts"]
    whole = {one["rule"] for one in draft["findings"] if one["whole"]}
    assert "hkex/missing-board-signature" in whole
    assert all(one["missing"] for one in draft["findings"] if one["whole"])


def test_a_base_lies_in_the_build_of_a_checkout_else_in_the_package(tmp_path, monkeypatch):
    package = tmp_path / "disclosure_lint"
    (package / "_page").mkdir(parents=True)
    monkeypatch.setattr(foundation, "_ROOT", str(package))
    shipped = package / "_page" / "base.zip"
    assert foundation.own() == str(shipped)  # installed: nothing is put beside other packages
    (tmp_path / "pyproject.toml").write_text("")
    assert foundation.own() == str(tmp_path / "build" / "page" / "base.zip")
    shipped.write_bytes(b"")
    assert foundation.own() == str(shipped)


def test_the_command_says_where_a_base_comes_from(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from disclosure_lint.cli.page import page

    monkeypatch.setattr(foundation, "own", lambda: str(tmp_path / "none.zip"))
    with pytest.raises(UsageError, match="make it anew: npm pack"):
        CliRunner().invoke(page, ["-o", str(tmp_path / "a.html")], catch_exceptions=False)


def test_a_zip_of_sources_is_the_same_bytes_each_time():
    files = {"b.py": b"1", "a.py": b"2"}
    with zipfile.ZipFile(io.BytesIO(make._zipped(files))) as archive:
        assert archive.namelist() == ["a.py", "b.py"]
    assert make._zipped(files) == make._zipped(dict(reversed(files.items())))
