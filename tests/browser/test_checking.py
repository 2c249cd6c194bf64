"""The page that checks drafts, in Chromium and in Firefox: made once, tried as people use it."""

from __future__ import annotations

import functools
import json
import os
import shutil
import sys

import pytest
from click.testing import CliRunner

from disclosure_lint.cli.app import cli

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "readers", "word"))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "page"))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "readers"))
sys.path.insert(0, os.path.dirname(__file__))

import checking
from firefox import Firefox
from pdffile import Builder
from serving import Tool, pdf
from wordfile import docx, p, r

ESCAPES = """
const address = arguments[0];
const worker = new Worker(URL.createObjectURL(new Blob([`
  const tries = {
    fetch: () => fetch("${address}/secret"),
    data: () => fetch("data:text/plain,x"),
    module: () => import("data:text/javascript,export default 1"),
    script: () => importScripts("${address}/secret"),
    code: () => eval("1 + 1"),
    made: () => new Function("return 1")(),
    socket: () => new Promise((yes, no) => {
      const one = new WebSocket("${address.replace("http", "ws")}/secret");
      one.onopen = yes; one.onerror = no;
    }),
  };
  (async () => {
    const out = [];
    for (const [name, act] of Object.entries(tries)) {
      try { await act(); out.push(name); } catch { }
    }
    postMessage(out);
  })();
`], { type: "text/javascript" })));
return new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
"""
FROM_THE_PAGE = """
const address = arguments[0];
const out = [];
return (async () => {
  try { await fetch(address + "/secret"); out.push("fetch"); } catch { }
  const loaded = (tag, name) => new Promise((resolve) => {
    const one = document.createElement(tag);
    one.onload = () => { out.push(tag); resolve(); };
    one.onerror = resolve;
    one[name] = address + "/secret";
    document.body.append(one);
    setTimeout(resolve, 1500);
  });
  await Promise.all([loaded("img", "src"), loaded("script", "src")]);
  // Not before: the driver lets what it runs itself do so.
  try { eval("1 + 1"); out.push("code"); } catch { }
  return out;
})();
"""
BUILD = Builder()
PROSE = "The Company [TBC] announced on 5 May 2026 that HQP1351 met its endpoint in 12/20 (65%) patients. "
LOCKED = BUILD.pdf(
    [BUILD.prose("x")],
    trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(12345678901234567890123456789012)"
    b"/U(12345678901234567890123456789012)>>/ID[(a)(a)]",
)


def _layered(text):
    """Return a PDF file with words in a layer that is off."""
    content = b"/OC /L BDC " + BUILD.shown([(60, 500, "Nobody sees this in the file.")]) + b" EMC "
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R"
        b"/Resources<</Font<</F 4 0 R>>/Properties<</L 6 0 R>>>>>>"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>"
    return BUILD.assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page,
            font,
            BUILD.stream(BUILD.prose(text) + content),
            b"<</Type/OCG/Name(Legal)>>",
        ]
    )


_NOTE = b"/Annots[<</Type/Annot/Subtype/Text/Rect[60 700 80 720]/Contents(Ask counsel)/T(Ann)>>]"
_COVERED = b" 1 g 50 380 400 40 re f 0 g "
PDFS = {
    "plain.pdf": BUILD.pdf([BUILD.prose(PROSE * 9), BUILD.prose(PROSE * 5)]),
    "columns.pdf": BUILD.pdf(
        [BUILD.prose(PROSE * 9, width=44) + BUILD.prose(PROSE * 9, x=320, width=44)]
    ),
    "hidden.pdf": BUILD.pdf(
        [
            BUILD.prose(PROSE * 5)
            + b"1 g " + BUILD.shown([(60, 500, "White words of a legend that nobody sees.")]) + b"0 g "
            + BUILD.shown([(60, 400, "Covered words that nobody sees.")]) + _COVERED
        ]
    ),
    "layers.pdf": _layered(PROSE * 4),
    "comments.pdf": BUILD.pdf([BUILD.prose(PROSE * 4)], page=_NOTE),
    "hyphens.pdf": BUILD.pdf([BUILD.shown([
        (60, 760, "The Company [TBC] announced on 5 May 2026 that its treat-"),
        (60, 748, "ment of patients with HQP1351 met the end-"),
        (60, 736, "point of a well-"),
        (60, 724, "controlled trial in 12/20 (65%) of them."),
    ])]),
    "picture.pdf": BUILD.pdf([BUILD.prose(PROSE * 4), BUILD.picture]),
}  # fmt: skip
# What a key has to reach: of the choices of one decision, the one that is chosen.
REACHABLE = """
const all = [...document.querySelectorAll("a[href], button, input, select, summary")].filter((one) =>
  !one.disabled && one.tabIndex >= 0 && one.checkVisibility()
  && (one.type !== "radio" || one.checked));
all.forEach((one, at) => { one.dataset.stop = at; });
return all.length;
"""
FOCUSED = """
const one = document.activeElement;
const shown = one.type === "file" ? one.parentElement.querySelector(".choose") : one;
return [one.dataset.stop === undefined ? null : Number(one.dataset.stop), getComputedStyle(shown).outlineStyle];
"""
TAB = "\ue004"  # as WebDriver writes the key
KEPT = (
    "const kept = [document.cookie.length];"
    "try { kept.push(localStorage.length + sessionStorage.length) } catch { }"
    "return kept.some((one) => one > 0)"
)


@pytest.fixture(scope="session")
def page(checking_page):
    return checking_page


@pytest.fixture(scope="session")
def server(page):
    started = checking.Server(os.path.dirname(page))
    yield started
    started.close()


@pytest.fixture(scope="session")
def firefox(tmp_path_factory):
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("there is no Firefox here: apt-get install firefox-esr")
    started = Firefox(program, tmp_path_factory.mktemp("firefox"))
    yield started
    started.close()


@pytest.fixture(scope="session", params=["chromium", "firefox"])
def there(request, page):
    """A browser in which the page is open from a folder and ready."""
    name = "browser" if request.param == "chromium" else "firefox"
    return checking.opened(request.getfixturevalue(name), f"file://{page}")


@pytest.fixture(scope="session")
def drafts(tmp_path_factory, announcement):
    """Drafts of several sorts, with something to find in each."""
    folder = tmp_path_factory.mktemp("drafts")
    lines = announcement.split("\n")
    texts = {
        "draft.txt": announcement.encode(),
        "draft.docx": docx("".join(p(r(line)) for line in lines if line.strip())),
        "draft.html": "".join(f"<p>{line}</p>" for line in lines).encode(),
        "draft.md": f"# {lines[0]}\n\n{announcement}".encode(),
        "公告.txt": announcement.replace("Ascentage", "亞盛醫藥").encode(),
        **PDFS,
    }
    for name, data in texts.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="session")
def commanded(drafts, tmp_path_factory):
    """What the command line makes of a draft: run once for both browsers."""
    folder = tmp_path_factory.mktemp("commanded")

    @functools.cache
    def made(name):
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(drafts)
            return checking.commanded(name, folder)

    return made


def test_it_opens_from_a_folder_and_asks_for_nothing(there, page):
    assert [one for one in there.requests() if one.startswith("http")] == []
    assert there.logged() == []


@pytest.mark.parametrize("name", ["browser", "firefox"])
def test_it_opens_from_a_server_too_and_asks_for_nothing_more(name, request, server):
    opens, before = request.getfixturevalue(name), len(server.asked)
    checking.opened(opens, f"{server.address}/check.html")
    asked = server.asked[before:]
    assert [one for one in asked if one != "/favicon.ico"] == ["/check.html"]
    # Firefox looks for an icon by itself, which the policy refuses, and says so.
    assert [one for one in opens.logged() if "/favicon.ico" not in one] == []


def test_one_draft_is_told_of_once_and_two_are_listed(there, page, drafts):
    if there.run("return document.querySelectorAll('#drafts li').length"):
        checking.opened(there, f"file://{page}")
    checking.checked(there, drafts / "draft.txt")
    hidden = "return document.getElementById('drafts').hidden"
    assert there.run(hidden)
    checking.checked(there, drafts / "draft.md")
    assert not there.run(hidden)


def test_a_draft_is_chosen_and_its_findings_are_shown(there, drafts):
    checking.checked(there, drafts / "draft.docx")
    assert there.run("return document.querySelectorAll('.one').length") > 5
    assert there.run("return document.querySelector('[data-take=copy]') !== null")
    assert not there.run(KEPT)
    assert there.logged() == []


def test_a_draft_that_is_dropped_anywhere_is_checked(there, drafts):
    checking.dropped(there, drafts / "draft.docx")
    assert there.run("return document.querySelectorAll('.one').length") > 5
    assert there.run("return document.querySelector('[data-take=copy]') !== null")


def test_what_was_proved_opens_from_its_number(there, drafts):
    checking.checked(there, drafts / "draft.docx")
    assert not there.run("return document.getElementById('list-met').open")
    there.run("document.querySelector('.card.good button').click()")
    assert there.run("return document.getElementById('list-met').open")
    assert there.run("return document.activeElement.parentElement.id") == "list-met"
    told = there.run(
        "return [parseInt(document.querySelector('.card.good').textContent),"
        " document.querySelectorAll('#list-met li').length, document.querySelectorAll('#list-met q').length]"
    )
    assert told[0] == told[1] > 5
    assert told[2] >= 5


def test_what_was_allowed_is_told_with_its_reason(there, tmp_path):
    allowed = "<!-- disclosure-lint: allow drafting/placeholder because it is due on Friday -->"
    text = f"# News\n\n{allowed}\nThe Company enrolled [TBC] patients in its trial of May 2026.\n"
    (tmp_path / "allowed.md").write_text(text, encoding="utf-8")
    checking.checked(there, tmp_path / "allowed.md")
    there.run("document.querySelector('#list-waived').open = true")
    said = there.run("return document.querySelector('#list-waived li').textContent")
    assert "[TBC]" in said
    assert "Allowed in the draft itself: it is due on Friday" in said
    cards = there.run("return document.querySelector('.cards').textContent")
    assert "1 allowed by a waiver" in cards


@pytest.mark.parametrize(
    "name", ["draft.txt", "draft.docx", "draft.html", "draft.md", "公告.txt", *PDFS]
)
def test_every_output_is_byte_for_byte_that_of_the_command_line(name, there, drafts, commanded):
    _, made = checking.asked(there, name, (drafts / name).read_bytes())
    assert made == commanded(name)
    assert len(made) == (6 if name.endswith(".docx") else 5)


def test_nothing_gets_out(there, server):
    before = list(server.asked)
    assert there.run(ESCAPES, server.address) == []
    assert there.run(FROM_THE_PAGE, server.address) == []
    assert server.asked == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "cannot be checked: empty"),
        ("broken.pdf", b"%PDF-1.7\n", "not a PDF file, or a broken one"),
        ("broken.txt", b"%PDF-1.7\n%%EOF\n", "not a PDF file, or a broken one"),
        ("locked.pdf", LOCKED, "a PDF file locked with a password; save a copy without one"),
        ("empty.pdf", BUILD.pdf([b""]), "no text to check"),
        ("old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "cannot be checked"),
        ("broken.docx", b"PK\x03\x04 and no more", "cannot be checked"),
        ("large.txt", b"a " * 5_000_001, "larger than 10\u00a0MB"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(name, data, said, there, drafts):
    path = drafts / name
    path.write_bytes(data)
    there.choose("#file-draft", path)
    script = "return document.getElementById('trouble').textContent"
    assert said in checking.waited(there, script, 30)
    checking.checked(there, drafts / "draft.txt")
    assert not there.run(script)


@pytest.mark.parametrize("name", ["long.txt", "long.pdf"])
def test_cancel_ends_what_runs_and_the_page_goes_on(name, there, drafts, announcement, tmp_path):
    (tmp_path / "long.txt").write_text(announcement * 400, encoding="utf-8")
    (tmp_path / "long.pdf").write_bytes(BUILD.pdf([BUILD.prose(PROSE * 40, width=110)] * 900))
    there.choose("#file-draft", tmp_path / name)
    checking.waited(there, "return !document.getElementById('cancel').hidden")
    there.run("document.getElementById('cancel').click()")
    checking.waited(there, "return document.getElementById('status').dataset.state === 'cancelled'")
    checking.checked(there, drafts / "draft.txt")
    if name.endswith(".pdf"):
        checking.checked(there, drafts / "plain.pdf")


def test_served_it_reads_pdf_files_too_and_asks_nobody_else(browser, drafts, tmp_path):
    tool = Tool(tmp_path)
    try:
        checking.opened(browser, tool.address)
        assert "PDF, HTML" in browser.run(
            "return document.getElementById('help-draft').textContent"
        )
        (drafts / "draft.pdf").write_bytes(pdf("The Company [TBC] said so on 5 May 2026. " * 3))
        for name in ("draft.pdf", "draft.docx"):
            checking.checked(browser, drafts / name)
            assert browser.run("return document.querySelectorAll('.one').length") >= 1
        assert {one.partition("?")[0] for one in browser.requests() if one.startswith("http")} <= {
            tool.address + what for what in ("", "about", "check")
        }
        assert browser.logged() == []
        assert browser.run(FROM_THE_PAGE, "http://127.0.0.1:9") == []
    finally:
        tool.close()
    browser.choose("#file-draft", drafts / "draft.txt")
    state = "return document.getElementById('status').dataset.state"
    checking.waited(browser, f"{state} === 'toolGone'", 30)
    said = browser.run("return document.getElementById('status').textContent")
    assert "was ended" in said


def test_an_earlier_version_tells_what_is_new_and_gone(there, drafts, announcement, tmp_path):
    (tmp_path / "v1.txt").write_text(f"{announcement}\nWe use game-changing [●] data.\n")
    (tmp_path / "v2.txt").write_text(f"{announcement}\nThe Company [TBC] said so.\n")
    there.choose("#file-previous", tmp_path / "v1.txt")
    checking.checked(there, tmp_path / "v2.txt")
    there.run("document.querySelector('[data-clear=previous]').click()")
    since = there.run("return document.querySelector('.since').textContent")
    assert since.startswith("Since v1.txt: ")
    assert there.run("return document.querySelectorAll('.old').length") > 3
    assert there.run("return document.querySelectorAll('.gone .one').length") >= 1


def test_the_other_language_is_judged_beside_it(there, drafts):
    there.choose("#file-translation", drafts / "公告.txt")
    checking.checked(there, drafts / "draft.txt")
    there.run("document.querySelector('[data-clear=translation]').click()")
    names = there.run(
        "return [...document.querySelectorAll('.draft-name')].map((one) => one.textContent)"
    )
    assert names[-2:] == ["draft.txt", "公告.txt"]


def test_decisions_go_into_the_record_and_nowhere_else(there, drafts, tmp_path):
    checking.checked(there, drafts / "draft.txt")
    text = there.run(
        """
        const who = document.getElementById("who");
        who.value = "A. Chan"; who.dispatchEvent(new Event("input"));
        document.querySelector("#decision-1-allowed").click();
        const reason = document.querySelector("#finding-1 .reason");
        reason.value = "as agreed"; reason.dispatchEvent(new Event("input"));
        document.querySelector("#decision-2-will-change").click();
        const kept = URL.createObjectURL;
        return new Promise((resolve) => {
          URL.createObjectURL = (blob) => {
            URL.createObjectURL = kept;
            blob.text().then(resolve);
            return kept(blob);
          };
          document.querySelector("[data-take=record]").click();
        });
        """
    )
    record = json.loads(text)
    assert record["decisions"]["of"] == record["seal"]
    made = {(one["decision"], one["reason"], one["who"]) for one in record["decisions"]["made"]}
    assert made == {("allowed", "as agreed", "A. Chan"), ("will-change", "", "A. Chan")}
    (tmp_path / "record.json").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(
        cli, ["verify", str(tmp_path / "record.json"), str(drafts / "draft.txt")]
    )
    assert done.exit_code == 0, done.output
    assert "2 were decided" in done.output
    assert not there.run(KEPT)
    assert there.run("return indexedDB.databases().then((found) => found.length)") == 0


def test_keys_step_and_decide(there, drafts):
    checking.checked(there, drafts / "draft.txt")
    press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}))"
    there.run("document.activeElement.blur()")
    for key in ("j", "j", "3"):
        there.run(press % key)
    assert there.run("return document.activeElement.closest('.one').id") == "finding-2"
    assert there.run("return document.querySelector('#decision-2-ask').checked")


def test_thousands_of_findings_come_in_parts(there, tmp_path):
    lines = (f"Visit {n} of the Company is on Monday, May 5, 2026." for n in range(230))
    (tmp_path / "many.txt").write_text("\n\n".join(lines), encoding="utf-8")
    checking.checked(there, tmp_path / "many.txt")
    listed = "return document.querySelectorAll('.findings > .partly .one').length"
    assert there.run(listed) == 100
    there.run("document.querySelector('.findings > .partly > button').click()")
    assert there.run(listed) == 200
    assert there.run("return document.activeElement.id") == "finding-101"
    last = "document.querySelector('.findings > .partly .list').lastChild"
    press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true}))"
    there.run(f"{last}.focus(); {press}")
    assert there.run("return document.activeElement.id") == "finding-201"
    assert there.run(listed) >= 230
    assert there.run("return document.querySelector('.partly > button').hidden")


def test_the_report_is_shown_within_its_policy(there, drafts):
    checking.checked(there, drafts / "draft.txt")
    there.logged()
    there.run("document.getElementById('tab-report').click()")
    checking.waited(there, "return document.querySelector('iframe')?.srcdoc.length > 10000")
    assert there.logged() == []


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
def test_it_speaks_three_languages(language, there, drafts):
    there.run(
        "const one = document.getElementById('language'); one.value = arguments[0];"
        "one.dispatchEvent(new Event('change'))",
        language,
    )
    said = there.run("return document.querySelector('h1').textContent")
    assert said == {"zh-Hant": "披露文件檢查", "zh-Hans": "披露文件检查"}.get(
        language, "Disclosure check"
    )
    assert there.run("return document.documentElement.lang") == language


@pytest.mark.parametrize(("width", "dark"), [(390, False), (1280, True)])
def test_nobody_is_kept_out_and_nothing_is_too_wide(width, dark, browser, page, drafts):
    checking.at_hand(browser, page, width=width, dark=dark)
    browser.run("document.getElementById('beside').open = true")
    checking.checked(browser, drafts / "draft.docx")
    assert browser.run("return document.documentElement.scrollWidth") <= width
    assert browser.barriers() == []


@pytest.mark.parametrize("width", [390, 1280])
def test_firefox_in_the_dark_keeps_nobody_out_and_nothing_is_too_wide(width, firefox, page, drafts):
    checking.at_hand(firefox, page, width=width)
    firefox.run("document.getElementById('beside').open = true")
    checking.checked(firefox, drafts / "draft.docx")
    wide = firefox.run("return [innerWidth, document.documentElement.scrollWidth]")
    is_dark = firefox.run("return matchMedia('(prefers-color-scheme: dark)').matches")
    barriers = firefox.barriers()
    firefox.look()
    assert is_dark
    assert wide[1] <= wide[0] == width
    assert barriers == []


def test_the_keyboard_alone_reaches_everything_and_is_seen_where_it_is(browser, page, drafts):
    checking.at_hand(browser, page)
    checking.checked(browser, drafts / "draft.docx")
    wanted = browser.run(REACHABLE)
    browser.run("document.activeElement.blur()")
    reached = set()
    for _ in range(wanted + 2):  # once round, by way of the window itself
        for kind in ("keyDown", "keyUp"):
            browser.tell("Input.dispatchKeyEvent", type=kind, key="Tab", windowsVirtualKeyCode=9)
        number, outline = browser.run(FOCUSED)
        assert number is None or outline == "solid"
        reached.add(number)
    assert reached >= set(range(wanted))


def test_the_keyboard_alone_reaches_everything_in_firefox(firefox, page, drafts):
    checking.at_hand(firefox, page)
    checking.checked(firefox, drafts / "draft.docx")
    wanted = firefox.run(REACHABLE)
    firefox.run("document.activeElement.blur()")
    reached = set()
    for _ in range(wanted + 4):
        firefox.press(TAB)
        reached.add(firefox.run(FOCUSED)[0])
    assert reached >= set(range(wanted))


def test_firefox_prints_the_findings_and_no_buttons(firefox, page, drafts):
    from disclosure_lint.readers import read_bytes

    pytest.importorskip("pypdfium2")
    checking.at_hand(firefox, page)
    checking.checked(firefox, drafts / "draft.txt")
    first, button = firefox.run(
        "return [document.querySelector('.one h3, .one strong').textContent,"
        " document.querySelector('.take button').textContent]"
    )
    printed = " ".join(read_bytes(firefox.printed(), "printed.pdf").text.split())
    assert " ".join(first.split()) in printed
    assert button not in printed


def test_it_prints_the_findings_and_no_buttons(browser, page, drafts):
    checking.at_hand(browser, page)
    checking.checked(browser, drafts / "draft.txt")
    browser.tell("Emulation.setEmulatedMedia", media="print")
    shown = browser.run(
        "const seen = (one) => document.querySelector(one).getClientRects().length > 0;"
        "return [seen('.one'), seen('.cards'), seen('#intake'), seen('.take')]"
    )
    browser.tell("Emulation.setEmulatedMedia", media="")
    assert shown == [True, True, False, False]
