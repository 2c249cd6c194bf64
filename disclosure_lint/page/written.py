"""The page as one HTML file: the base, what the house goes by, the words, and the policy."""

from __future__ import annotations

import gzip
import json
import os
import re
from base64 import b64encode
from hashlib import sha256
from html import escape

from disclosure_lint.outputs import NAME
from disclosure_lint.page import pyodide
from disclosure_lint.page.foundation import Base
from disclosure_lint.render import html
from disclosure_lint.render.view import Tally, View
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ASSETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "assets")
_STYLE, _SCRIPT = re.compile(r"<style>(.*?)</style>", re.DOTALL), re.compile(r"<script>(.*?)</script>", re.DOTALL)  # fmt: skip
_SCRIPTS = ("words.js", "engine.js", "findings.js", "result.js", "page.js")
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def page(base: Base, house: bytes) -> str:
    """Return the page.

    Its policy lets in the page's own style and script and those of the report that it shows,
    by their hashes, and lets nothing out.
    """
    script, style = "".join(map(asset, _SCRIPTS)), asset("base.css") + asset("page.css")
    shown = html.head(()) + html.foot(Tally(), View())
    words = json.loads(asset("words.json"))
    blocks = {
        "engine": base.parts["engine.js"],
        "wasm": base.parts["python.wasm"],
        "library": base.parts["stdlib.zip"],
        "package": base.parts["package.zip"],
        "house": gzip.compress(house, 9, mtime=0),
    }
    return _filled(
        asset("page.html"),
        {
            "policy": policy([script, *_SCRIPT.findall(shown)], [style, *_STYLE.findall(shown)]),
            "generator": f"{NAME} {VERSION} page",
            "style": style,
            "script": script,
            "worker": _inert("worker", asset("worker.js")),
            "words": _inert("words", json.dumps(words, ensure_ascii=False, sort_keys=True)),
            "parts": "\n".join(
                _inert(name, b64encode(data).decode()) for name, data in blocks.items()
            ),
            "notices": escape(asset("notices.txt")),
            "identity": escape(
                f"disclosure-lint {VERSION}; pyodide {pyodide.VERSION}; base {base.sha256}; "
                f"house {sha256(house).hexdigest()}"
            ),
        },
    )


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return what the page may do: run these scripts and what it holds itself, and no more."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)} 'wasm-unsafe-eval'; worker-src blob:; "
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
