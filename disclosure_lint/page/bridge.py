"""In the browser: hands over what the page asks, by the interpreter's own file system.

The worker puts drafts into `/in`, calls `answer`, and takes away what is in `/out`.
"""

from __future__ import annotations

import json
import os

from disclosure_lint.errors import ReadError
from disclosure_lint.page import given
from disclosure_lint.page.asked import Desk
from disclosure_lint.readers import filetypes

IN, OUT = "/in", "/out"

_desk: list[Desk] = []


def start(path: str) -> str:
    """Take what the house put into the page; return what the page shows of it, as JSON."""
    with open(path, "rb") as file:
        house = given.opened(file.read(), os.path.dirname(path))
    os.remove(path)
    _desk[:] = [Desk(house)]
    return json.dumps(_desk[0].about())


def answer(what: str, request: str) -> str:
    """Return what is said to what is asked, as JSON; files come from `/in` and go to `/out`."""
    files = {name: _content(f"{IN}/{name}") for name in os.listdir(IN)}
    said, made = _desk[0].answer(what, json.loads(request), files)
    for name, data in made.items():
        with open(f"{OUT}/{name}", "wb") as file:
            file.write(data)
    return json.dumps(said)


def holds_pdf(request: str) -> bool:
    """Whether any of the files in `/in` is a PDF file, for which pdfium has to be there."""
    names = json.loads(request)
    return any(
        _is_pdf(_content(f"{IN}/{name}"), names.get(name) or names.get("name", ""))
        for name in os.listdir(IN)
    )


def _is_pdf(data: bytes, name: str) -> bool:
    try:
        return filetypes.recognise(data, name) == "pdf"
    except ReadError:
        return False


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
