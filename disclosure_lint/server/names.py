"""Which open documents are drafts, and the name that says how one is read. Pure."""

from __future__ import annotations

import os

from disclosure_lint.readers.filetypes import MARKDOWN

_TEXTS = MARKDOWN | {".txt", ".text", ".htm", ".html", ".xhtml"}
_LANGUAGES = {
    "html": ".html",
    "markdown": ".md",
    "plaintext": ".txt",
    "quarto": ".qmd",
    "rmd": ".rmd",
    "text": ".txt",
}  # what clients call the languages of drafts → an extension of theirs


def name_of(path: str | None, language: str, folder: str) -> str | None:
    """Return the name that a document goes by, or None where it is no draft.

    `language` is what the client calls it. One that was never saved is taken to lie in
    `folder`; one whose name says nothing gets the extension of its language.
    """
    ending = _LANGUAGES.get(language.lower())
    if path is None:
        return os.path.join(folder, f"untitled{ending}") if ending else None
    if os.path.splitext(path)[1].lower() in _TEXTS:
        return path
    if ending is None:
        return None
    return path if ending == ".txt" else f"{path}{ending}"
