"""What the tests of the page share: a page that was made once, and two browsers that open it."""

from __future__ import annotations

import base64
import functools
import hashlib
import http.server
import os
import shutil
import threading
import time

READY = 120  # seconds in which a slow machine has the page ready
PACKAGES = {
    "DISCLOSURE_LINT_PYODIDE": "pyodide@314.0.7",
    "DISCLOSURE_LINT_PDFIUM": "@embedpdf/pdfium@2.15.1",
}
_ASK = """
const [name, data, given, told] = arguments;
const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
return (async () => {
  const files = { draft: bytes(data) };
  for (const [key, text] of Object.entries(JSON.parse(given))) files[key] = bytes(text);
  const { said, made } = await engine.ask("check", { name, ...JSON.parse(told) }, files);
  const digests = [];
  for (const [key, content] of Object.entries(made)) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    digests.push(key, [...digest].map((one) => one.toString(16).padStart(2, "0")).join(""));
  }
  return [JSON.stringify(said), digests];
})();
"""


def lacking():
    """Return why no page can be made here, or None."""
    for name, package in PACKAGES.items():
        if not os.environ.get(name):
            return f"{name} names no npm package: npm pack {package}"
    return None if shutil.which("node") else "there is no node here"


def base():
    """Return the bytes of a base that fits, which is made where there is none."""
    from disclosure_lint.errors import UsageError
    from disclosure_lint.page import foundation, make

    try:
        foundation.read()
    except UsageError:
        return make.made(*(os.environ[name] for name in PACKAGES))
    with open(foundation.own(), "rb") as file:
        return file.read()


def made(folder, data):
    """Write a page that stands on a base into a folder; return its path."""
    from click.testing import CliRunner

    from disclosure_lint.cli.page import page

    target, path = (os.path.join(folder, name) for name in ("check.html", "base.zip"))
    with open(path, "wb") as file:
        file.write(data)
    asked = ["-o", target, "--base", path]
    done = CliRunner().invoke(page, asked, catch_exceptions=False)
    assert os.path.exists(target), done.output
    return target


def waited(browser, script, seconds=READY):
    """Wait until a script returns something true, and return it."""
    until = time.monotonic() + seconds
    while not (found := browser.run(script)):
        assert time.monotonic() < until, browser.run(
            "return document.getElementById('status').textContent"
            " + document.getElementById('trouble').textContent"
        )
        time.sleep(0.1)
    return found


def opened(browser, address, **values):
    """Open the page and wait until it is ready."""
    browser.open(address, **values)
    waited(browser, "return document.getElementById('status').dataset.state === 'ready'")
    return browser


_DROP = """
const [name, data] = arguments;
const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
const dataTransfer = new DataTransfer();
dataTransfer.items.add(new File([bytes], name));
document.querySelector("main").dispatchEvent(
  new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
"""


def at_hand(browser, page, **looks):
    """Have a page at hand, opened anew only where another is open, and look at it."""
    here = (
        "const state = document.getElementById('status')?.dataset.state;"
        "return location.pathname.endsWith('/check.html') && ['ready', 'done'].includes(state)"
    )
    if not browser.run(here):
        return opened(browser, f"file://{page}", **looks)
    browser.look(**looks)
    return browser


def checked(browser, path):
    """Choose a draft as a person does, and wait for what comes of it."""
    _unnamed(browser)
    browser.choose("#file-draft", path)
    _told_of(browser, os.path.basename(path))


def dropped(browser, path):
    """Drop a draft on the page, anywhere, and wait for what comes of it."""
    _unnamed(browser)
    with open(path, "rb") as file:
        data = base64.b64encode(file.read()).decode()
    name = os.path.basename(path)
    browser.run(_DROP, name, data)
    _told_of(browser, name)


def _unnamed(browser):
    """Take the name of what is shown away: the next draft may have the same."""
    browser.run(
        "const shown = document.getElementById('result-name'); if (shown) shown.textContent = ''"
    )


def _told_of(browser, name):
    waited(
        browser,
        "const place = document.getElementById('result-name');"
        f"return place && place.textContent === '{name}'"
        " && document.getElementById('cancel').hidden",
    )


def asked(browser, name, data, told="{}", given="{}"):
    """Ask the engine of the page; return what is said and the hashes of what is made."""
    said, digests = browser.run(_ASK, name, base64.b64encode(data).decode(), given, told)
    return said, dict(zip(digests[::2], digests[1::2], strict=True))


def digest(data):
    return hashlib.sha256(data).hexdigest()


def commanded(name, folder):
    """Return the hashes of what the command line makes of a draft; of what it refuses, nothing."""
    from click.testing import CliRunner

    from disclosure_lint.cli.app import cli
    from disclosure_lint.page.asked import OUTPUTS

    made = {}
    runs = {output: ["check", "--output", output, "--output-file"] for output in OUTPUTS}
    if name.endswith(".docx"):
        runs["copy"] = ["annotate", "--output"]
    for output, asked in runs.items():
        path = os.path.join(folder, f"{output}.docx")
        done = CliRunner().invoke(cli, [asked[0], name, *asked[1:], path, "--force"])
        if done.exit_code in {0, 1}:
            with open(path, "rb") as file:
                made[f"0.{output}"] = digest(file.read())
    return made


class Server:
    """A folder on loopback, and the paths that were asked for."""

    def __init__(self, folder):
        self.asked = []
        server = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_):
                server.asked.append(self.path)

        handler = functools.partial(Handler, directory=folder)
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
