"""The pages in a real browser: what a click, a key and a printer make of them."""

from __future__ import annotations

import base64
import random
import time

import pytest

from disclosure_lint.finding import Finding, Label, Report, Severity
from disclosure_lint.source import Source, Span

SEEN = "return [...document.querySelectorAll('.finding:not([hidden])')].length"
COUNT = "return document.querySelector('.count').textContent"
FOCUSED = "return document.activeElement.id"
IN_VIEW = (
    "const box = document.activeElement.getBoundingClientRect();"
    "return box.bottom > 0 && box.top < innerHeight && box.right > 0"
)
LIT = "return [...document.querySelectorAll('mark.lit')].map(one => one.textContent).join('')"


def press(browser, key):
    names = {"Enter": 13, "Escape": 27}
    code = names.get(key) or ord(key.upper())
    text = {} if key in names else {"text": key}
    for kind in ("keyDown", "keyUp"):
        browser.tell(
            "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **text
        )


@pytest.mark.parametrize("name", ["english", "bilingual", "record"])
def test_a_page_asks_for_nothing_and_breaks_no_policy(name, browser, request):
    path = request.getfixturevalue(name)
    browser.open(path)
    assert browser.requests() == [f"file://{path}"]
    assert browser.logged() == []


def test_the_policy_stops_what_is_not_ours(browser, english):
    browser.open(english)
    ran = browser.run(
        "const one = document.createElement('script'); one.textContent = 'window.ran = 1';"
        "document.body.append(one);"
        "const two = new Image(); two.src = 'https://example.org/x.png'; document.body.append(two);"
        "return window.ran"
    )
    assert ran is None
    refused = [message for message in browser.logged() if "Content Security Policy" in message]
    assert any("inline script" in message for message in refused)
    assert any("https://example.org/x.png" in message for message in refused)


def test_the_text_is_the_drafts_own(browser, english, announcement):
    browser.open(english)
    own = (
        "const text = document.querySelector('.text').cloneNode(true);"
        "text.querySelectorAll('.banner').forEach(one => one.remove());"
        "return text.textContent"
    )
    assert browser.run(own) == announcement


def test_a_finding_leads_to_its_place_and_back(browser, english):
    browser.open(english)
    browser.run("document.querySelector('.card.error a').click()")
    finding = browser.run(FOCUSED)
    assert "-f" in finding
    assert browser.run(IN_VIEW)
    browser.run(f"document.querySelector('#{finding} a.place').click()")
    assert browser.run(FOCUSED) == finding.replace("-f", "-n")
    assert browser.run(IN_VIEW)
    browser.run("document.activeElement.click()")
    assert browser.run(FOCUSED) == finding


def test_marked_words_are_those_that_their_finding_quotes(browser, english):
    browser.open(english)
    browser.run(
        "[...document.querySelectorAll('mark.note')]"
        ".find(one => one.textContent === 'promising efficacy').click()"
    )
    finding = browser.run(FOCUSED)
    browser.run(f"document.querySelector('#{finding} a.place').click()")
    assert browser.run(LIT) == "promising efficacy"


def test_what_is_missing_is_a_banner_and_marks_no_words(browser, english):
    browser.open(english)
    missing = "return document.querySelector('.banner').textContent"
    assert "Missing here:" in browser.run(missing)
    assert browser.run("return document.querySelectorAll('.banner mark').length") == 0


def test_marked_words_lead_to_their_finding(browser, english):
    browser.open(english)
    browser.run(
        "[...document.querySelectorAll('mark.note')]"
        ".find(one => one.textContent === 'promising efficacy').click()"
    )
    message = browser.run("return document.activeElement.querySelector('h4').textContent")
    assert "promising efficacy" in message
    assert browser.run(IN_VIEW)


def test_evidence_leads_to_the_words(browser, english):
    browser.open(english)
    browser.run("document.querySelector('.evidence a').click()")
    assert browser.run(IN_VIEW)
    assert browser.run("return document.querySelectorAll('.text .lit').length") > 0


def test_filters_change_the_list_and_say_so(browser, english):
    browser.open(english)
    total = browser.run(SEEN)
    assert browser.run(COUNT) == f"All {total} findings are shown."
    browser.run("document.querySelector('input[value=warning]').click()")
    fewer = browser.run(SEEN)
    assert 0 < fewer < total
    assert browser.run(COUNT) == f"{fewer} of {total} findings are shown."
    browser.run("document.querySelector('input[value=hkex]').click()")
    least = browser.run(SEEN)
    assert 0 < least < fewer
    badges = "return document.querySelectorAll('.text .badge:not([hidden])').length"
    assert browser.run(badges) == least
    for value in ("warning", "hkex"):
        browser.run(f"document.querySelector('input[value={value}]').click()")
    assert browser.run(SEEN) == total
    field = browser.driver.find_element("css selector", "input[type=search]")
    field.send_keys("Stock CODE")
    assert browser.run(SEEN) == 1
    assert browser.run(COUNT) == f"1 of {total} findings are shown."


def test_what_is_filtered_out_is_printed_all_the_same(browser, english):
    browser.open(english)
    total = browser.run(SEEN)
    browser.run("document.querySelector('input[value=error]').click()")
    browser.run("dispatchEvent(new Event('beforeprint'))")
    assert browser.run(SEEN) == total
    browser.run("dispatchEvent(new Event('afterprint'))")
    assert browser.run(SEEN) < total


def test_keys_step_through_the_findings(browser, english):
    browser.open(english)
    first, second = browser.run(
        "return [...document.querySelectorAll('.finding')].slice(0, 2).map(one => one.id)"
    )
    press(browser, "j")
    assert browser.run(FOCUSED) == first
    press(browser, "j")
    assert browser.run(FOCUSED) == second
    press(browser, "k")
    assert browser.run(FOCUSED) == first
    press(browser, "Enter")
    assert browser.run(FOCUSED) == first.replace("-f", "-n")
    press(browser, "Escape")
    assert browser.run(FOCUSED) == first
    browser.run("document.querySelector('.keys').click()")
    press(browser, "j")
    assert browser.run(FOCUSED) == first


def test_keys_type_letters_into_the_search(browser, english):
    browser.open(english)
    browser.run("document.querySelector('input[type=search]').focus()")
    press(browser, "j")
    assert browser.run("return document.activeElement.value") == "j"


def test_without_scripts_only_the_filters_are_missing(browser, english):
    browser.open(english, script=False)
    assert not browser.driver.find_element("css selector", ".filters").is_displayed()
    assert browser.driver.find_element("css selector", ".finding").is_displayed()
    link = browser.driver.find_element("css selector", ".finding a.place")
    target = link.get_attribute("href").partition("#")[2]
    link.click()
    assert browser.driver.find_element("css selector", f"#{target}:target").is_displayed()


def test_several_drafts_have_a_list_of_them_on_top(browser, bilingual):
    browser.open(bilingual)
    said = browser.run("return document.querySelector('main').firstElementChild.textContent")
    assert said.startswith("In all 2 drafts: ")
    assert "draft 2.txt: 4 must be changed" in said


@pytest.mark.parametrize("name", ["english", "bilingual", "record"])
@pytest.mark.parametrize("width", [390, 1400])
def test_nothing_is_wider_than_the_window(name, width, browser, request):
    browser.open(request.getfixturevalue(name), width=width)
    assert browser.run("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("name", "width", "dark"),
    [
        ("english", 1400, False),
        ("english", 1400, True),
        ("bilingual", 390, False),
        ("record", 1400, False),
        ("record", 390, True),
    ],
)
def test_nobody_is_kept_out(name, width, dark, browser, request):
    browser.open(request.getfixturevalue(name), width=width, dark=dark)
    assert browser.barriers() == []


@pytest.mark.parametrize("name", ["english", "record"])
def test_a_page_prints(name, browser, request):
    browser.open(request.getfixturevalue(name))
    data = base64.b64decode(browser.tell("Page.printToPDF")["data"])
    assert data.startswith(b"%PDF-")
    assert 2 < data.count(b"/Type /Page\n") + data.count(b"/Type /Page/") < 30


def printed(browser):
    data = base64.b64decode(browser.tell("Page.printToPDF")["data"])
    return data.count(b"/Type /Page\n") + data.count(b"/Type /Page/")


def test_of_a_long_draft_what_something_is_said_of_is_printed(browser, page, announcement):
    lines = "".join(f"\n\nThe committee met {n} times and took note." for n in range(400))
    text = announcement + lines
    browser.open(page(text))
    assert 2 < printed(browser) <= 6
    own = (
        "const text = document.querySelector('.text').cloneNode(true);"
        "text.querySelectorAll('.banner').forEach(one => one.remove());"
        "return text.textContent"
    )
    assert browser.run(own) == text
    browser.run("document.querySelector('.all input').click()")
    assert printed(browser) > 8


def test_a_megabyte_with_two_thousand_findings_stays_quick(browser, page):
    def opened(part):
        path = page(reports=[_large(part)])
        began = time.monotonic()
        browser.open(path)
        return time.monotonic() - began

    browser.open(page(reports=[_large(1 / 100)]))
    tenth = opened(1 / 10)
    whole = opened(1)
    assert whole < 20 * tenth
    took = browser.run(
        "const field = document.querySelector('input[type=search]');"
        "const began = performance.now(); field.value = 'message 19';"
        "field.dispatchEvent(new Event('input', { bubbles: true }));"
        "document.body.offsetHeight; return performance.now() - began"
    )
    assert took / 1000 < 2 * whole, "to filter costs a small part of opening the page"


def _large(part):
    """A part of a megabyte with that part of two thousand findings."""
    chance = random.Random(1)  # noqa: S311 - the same page every time
    lines = int(14_000 * part)
    text = "The trial of XY-101 met its endpoint, the Company said. 本公司欣然宣佈。\n" * lines
    starts = sorted(chance.randrange(len(text) - 300) for _ in range(int(2000 * part)))
    found = tuple(
        Finding(
            Label(Span(start, start + chance.choice((3, 40, 250)))), f"us/r{number % 30}",
            chance.choice(list(Severity)), f"message {number}",
        )
        for number, start in enumerate(starts)
    )  # fmt: skip
    return Report(Source(text, "big.txt"), "brief", "en", None, None, found, ())
