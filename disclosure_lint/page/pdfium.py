"""What reads PDF files in the page, as npm has it: which files, of which hashes, as one script.

Its module becomes a part of the classic script that `pyodide` describes, and is changed no more
than that one's.
"""

from __future__ import annotations

from disclosure_lint.page.npm import Package, replaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE = Package(
    "@embedpdf/pdfium",
    "2.15.1",
    "sha512-qDH4gEkGSQT0iM+07Hpm3LyvoB7PEFbW3Qyk6+LPkEYLJYfHagkHM1OzYlDq2EDOhJRguykTkzdMOT3/w27x5Q==",
    {
        "LICENSE": "f5031b66adba8ef5ef57666deff980a7f2ccff5c8a8c22a8117e854d2b8dfcd3",
        "LICENSE.pdfium": "b033ffb8fc19c23ca81f7e98019ab658cc6f4cf14587c7c6a2a67fb0f6ac0f5a",
        "dist/index.browser.js": "2b8b6db33451f2599385697fe5bf634abdfbb093fec497febd7fb60b5aeea8ca",
        "dist/pdfium.wasm": "5e4cd023c3dad4a895b3571ca573d3fc51bac6de48360d95283134385b954eaa",
    },
)
_MODULE = {
    "export { DEFAULT_PDFIUM_WASM_URL, init };": (1, ""),
    "//# sourceMappingURL=index.browser.js.map": (1, ""),
    "new URL('pdfium.wasm', import.meta.url).href": (1, '"memory:/pdfium.wasm"'),
    "import.meta.url": (2, '"memory:/pdfium.mjs"'),
}


def script(found: Mapping[str, bytes]) -> str:
    """Return the module as a classic script, which leaves `createPdfium`.

    Raises:
        UsageError: it is written otherwise than that of the version we know.
    """
    module = replaced(found["dist/index.browser.js"].decode(), _MODULE)
    return f"const createPdfium = (() => {{ {module}\nreturn createPdfium; }})();\n"


def licences(found: Mapping[str, bytes]) -> str:
    """Return the terms on which it may be handed on."""
    return "\n\n".join(found[name].decode() for name in ("LICENSE", "LICENSE.pdfium"))
