"""A real browser, for the pages that people open; skipped where there is none.

Chromium with its driver comes from the system (`apt-get install chromium chromium-driver`),
selenium and axe-core from `pip install '.[browser]'`.
"""

from __future__ import annotations

import glob
import os
import shutil

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()
CHINESE = """\
香港交易及結算所有限公司及香港聯合交易所有限公司對本公告的內容概不負責。

亞盛醫藥集團（「本公司」）董事會欣然宣佈，本公司的核心產品耐立克®（奧雷巴替尼，HQP1351）已於2026年11月20日（星期四）獲批准。該產品安全有效。

AVeryLongUnbrokenWordThatNobodyWouldWriteButAFileMayGiveBecauseItsSpacesWereLost_https://example.org/a/very/long/address

本公司將於[●]公佈進一步資料。
"""


def pytest_collection_modifyitems(items):
    """Say why a test is skipped, rather than fail where there is no browser.

    Those of reports go first, as the page that checks drafts is being made meanwhile.
    """
    items.sort(key=lambda item: "checking_page" in getattr(item, "fixturenames", ()))
    reason = _lacking()
    if reason:
        for item in items:
            if os.path.dirname(str(item.path)) == os.path.dirname(os.path.abspath(__file__)):
                item.add_marker(pytest.mark.skip(reason=reason))


def _lacking():
    for program in ("chromium", "chromedriver"):
        if not shutil.which(program):
            return f"there is no {program} here: apt-get install chromium chromium-driver"
    try:
        import axe_core_python
        import selenium  # noqa: F401 - only whether it is there
    except ImportError:
        return "selenium or axe-core is not installed: pip install '.[browser]'"
    return None if axe_core_python.__file__ else "axe-core is not installed"


class Browser:
    """One headless Chromium, its page loaded anew by every test."""

    def __init__(self, profile, traced=None):
        """Start it; `traced` are categories of what it does, told by its log of performance."""
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service

        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        if traced:
            told = {"traceCategories": traced, "enableNetwork": False, "enablePage": False}
            options.add_experimental_option("perfLoggingPrefs", told)
        self.driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
        self.driver.set_page_load_timeout(60)
        self.driver.set_script_timeout(60)

    def look(self, *, width=1400, height=900, dark=False):
        """Look at what is open in a window of this size."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.tell("Emulation.setEmulatedMedia", features=[scheme])
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 500)  # fmt: skip

    def open(self, path, *, script=True, **looks):
        """Open a page, what the last one logged forgotten; `looks` are those of `look`."""
        self.look(**looks)
        self.tell("Emulation.setScriptExecutionDisabled", value=not script)
        for log in ("browser", "performance"):
            self.driver.get_log(log)
        address = str(path)
        self.driver.get(address if "://" in address else f"file://{address}")
        return self

    def choose(self, selector, *paths):
        """Choose files in a field."""
        field = self.driver.find_element("css selector", selector)
        field.send_keys("\n".join(map(str, paths)))

    def tell(self, command, **values):
        return self.driver.execute_cdp_cmd(command, values)

    def run(self, script, *values):
        return self.driver.execute_script(script, *values)

    def logged(self):
        """Return what the page logged: errors, and what its policy refused."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """Return the addresses that the page asked for."""
        import json

        entries = [json.loads(entry["message"]) for entry in self.driver.get_log("performance")]
        return [
            entry["message"]["params"]["request"]["url"]
            for entry in entries
            if entry["message"]["method"] == "Network.requestWillBeSent"
        ]

    def barriers(self):
        """Return what axe-core finds that keeps people out."""
        import axe

        self.run(axe.source())
        self.run(axe.LAID_OUT)
        return self.driver.execute_async_script(
            f"{axe.VIOLATIONS}.then(arguments[arguments.length - 1])"
        )


@pytest.fixture(scope="session")
def base():
    """What waits for the base of the page and returns its bytes: made while other tests run."""
    from concurrent.futures import ThreadPoolExecutor

    import checking

    with ThreadPoolExecutor(1) as pool:
        yield None if checking.lacking() else pool.submit(checking.base).result


@pytest.fixture(scope="session", autouse=True)
def _begun(request):
    """Begin with the base before the first test, where any test needs it."""
    if any("checking_page" in item.fixturenames for item in request.session.items):
        request.getfixturevalue("base")


@pytest.fixture(scope="session")
def checking_page(base, tmp_path_factory):
    """The path of a page that checks drafts, made once."""
    import checking

    if reason := checking.lacking():
        pytest.skip(reason)
    return checking.made(tmp_path_factory.mktemp("page"), base())


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    started = Browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.driver.quit()


@pytest.fixture(scope="session")
def linter():
    from disclosure_lint import Linter

    return Linter()


@pytest.fixture(scope="session")
def page(tmp_path_factory, linter):
    """Write reports over texts as a page, and return its path."""
    from disclosure_lint.draft.model import Draft
    from disclosure_lint.render.formats import render
    from disclosure_lint.render.view import View
    from disclosure_lint.source import Source

    folder = tmp_path_factory.mktemp("pages")

    def write(*texts, output="html", reports=None):
        if reports is None:
            reports = [
                linter.lint(Draft(Source(text, f"draft {number}.txt", "0" * 64)))
                for number, text in enumerate(texts, start=1)
            ]
        path = folder / f"{len(os.listdir(folder))}.html"
        path.write_text(render(reports, output, View(pack=linter.pack)), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def announcement():
    """A real announcement, with garbled text, from the seeds."""
    (path,) = glob.glob(os.path.join(ROOT, "seeds", "004_*.txt"))
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


@pytest.fixture(scope="session")
def english(page, announcement):
    return page(announcement)


@pytest.fixture(scope="session")
def bilingual(page, announcement):
    return page(CHINESE, announcement)


@pytest.fixture(scope="session")
def record(page, announcement):
    return page(announcement, output="record-html")
