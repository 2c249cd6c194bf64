"""The page as HTML: with all that it needs in one file, or as it is served by the tool."""

from __future__ import annotations

import gzip
import json
import os
import re
from base64 import b64encode
from hashlib import sha256
from html import escape

from disclosure_lint.outputs import NAME
from disclosure_lint.page import pdfium, pyodide
from disclosure_lint.page.foundation import Base
from disclosure_lint.render import html
from disclosure_lint.render.view import Tally, View
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosure_lint.page.npm import Package

_ASSETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "assets")
_STYLE, _SCRIPT = re.compile(r"<style>(.*?)</style>", re.DOTALL), re.compile(r"<script>(.*?)</script>", re.DOTALL)  # fmt: skip
_SCRIPTS = ("words.js", "{engine}", "findings.js", "result.js", "page.js")
_RUNS = " 'wasm-unsafe-eval'; worker-src blob:"  # the interpreter, and what holds it
_ASKS = "; connect-src 'self'"  # nobody but who serves it
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def page(base: Base, house: bytes) -> str:
    """Return the page as one file, which holds its engine and lets nothing out."""
    blocks = {
        "engine": base.parts["engine.js"],
        "wasm": base.parts["python.wasm"],
        "library": base.parts["stdlib.zip"],
        "package": base.parts["package.zip"],
        "pdfium": base.parts["pdfium.wasm"],
        "house": gzip.compress(house, 9, mtime=0),
    }
    packed = (_inert(name, b64encode(data).decode()) for name, data in blocks.items())
    return _page(
        "engine.js",
        _RUNS,
        "\n".join((_inert("worker", asset("worker.js") + asset("pdfium.js")), *packed)),
        f"{_told(pyodide.PACKAGE)}; {_told(pdfium.PACKAGE)}; base {base.sha256}; "
        f"house {sha256(house).hexdigest()}",
        notices=asset("notices.txt") + gzip.decompress(base.parts["licences.txt"]).decode(),
    )


def _told(package: Package) -> str:
    return f"{package.name} {package.version}"


def served() -> str:
    """Return the page that asks the one who serves it, and nobody else."""
    return _page("served.js", _ASKS, "", "served by the tool on this computer", notices="")


def _page(engine: str, may: str, parts: str, identity: str, *, notices: str) -> str:
    names = (name.format(engine=engine) for name in _SCRIPTS)
    script, style = "".join(map(asset, names)), asset("base.css") + asset("page.css")
    shown = html.head(()) + html.foot(Tally(), View())
    scripts, styles = _SCRIPT.findall(shown), _STYLE.findall(shown)
    words = json.loads(asset("words.json"))
    return _filled(
        asset("page.html"),
        {
            "policy": policy([script, *scripts], [style, *styles], may),
            "generator": f"{NAME} {VERSION} page",
            "style": style,
            "script": script,
            "words": _inert("words", json.dumps(words, ensure_ascii=False, sort_keys=True)),
            "parts": parts,
            "notices": f'<pre tabindex="0" aria-label="Notices">{escape(notices)}</pre>'
            if notices
            else "",
            "identity": escape(f"disclosure-lint {VERSION}; {identity}"),
        },
    )


def policy(scripts: Iterable[str], styles: Iterable[str], may: str = _RUNS) -> str:
    """Return what the page may do: run these scripts, its own and the report's, and no more."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}{may}; "
        f"style-src {_hashes(styles)}; base-uri 'none'; form-action 'none'"
    )


def _hashes(contents: Iterable[str]) -> str:
    digests = (b64encode(sha256(one.encode()).digest()).decode() for one in contents)
    return " ".join(f"'sha256-{digest}'" for digest in dict.fromkeys(digests))


def _inert(name: str, content: str) -> str:
    """Return a part of the page that no browser runs."""
    if "</script" in content.lower() or "<!--" in content:
        raise ValueError(name)
    return f'<script type="text/plain" id="part-{name}">{content}</script>'


def _filled(template: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda found: slots[found[1]], template)


def asset(name: str) -> str:
    """Return a file beside this module, or of the report where it is the report's."""
    folder = _ASSETS if name != "base.css" else os.path.dirname(os.path.abspath(html.__file__))
    with open(os.path.join(folder, name), encoding="utf-8", newline="\n") as file:
        return file.read()
