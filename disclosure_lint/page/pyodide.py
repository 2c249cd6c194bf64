"""The interpreter of the page as npm has it: which files, of which hashes, joined to one script.

A module worker from a blob is refused where a page was opened from a folder, so the two modules
of pyodide become one classic script: the exports go, and the address of the module is a
text. Nothing else of it is changed.
"""

from __future__ import annotations

from disclosure_lint.page.npm import Package, replaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE = Package(
    "pyodide",
    "314.0.7",
    "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A==",
    {
        "pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
        "pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
        "pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
        "python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
    },
)
_FACTORY = {
    "export default _createPyodideModule;": (1, ""),
    "import.meta.url": (3, '"memory:/pyodide.mjs"'),
}
_LOADER = {
    "export{dt as loadPyodide,U as version};": (1, ""),
    "//# sourceMappingURL=pyodide.mjs.map": (1, ""),
}


def script(found: Mapping[str, bytes]) -> str:
    """Return the two modules as one classic script, which leaves `loadPyodide` and its factory.

    Raises:
        UsageError: a module is written otherwise than that of the version we know.
    """
    factory = replaced(found["pyodide.asm.mjs"].decode(), _FACTORY)
    loader = replaced(found["pyodide.mjs"].decode(), _LOADER)
    return f"{factory}\nconst loadPyodide = (() => {{ {loader}\nreturn dt; }})();\n"
