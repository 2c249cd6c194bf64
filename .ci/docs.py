# ruff: noqa: INP001, T201 - a script that runs a builder, and says how that went
"""Builds the site from docs/ and holds it to three things.

    python .ci/docs.py FOLDER

The builder finds nothing to warn of; every link inside the site leads to a page and a
heading that are there; and no page makes a browser load anything from elsewhere.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

from typing_extensions import override

ROOT = Path(__file__).parent.parent
_LOADED = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("link", "href"),
}
_NOT_LOADED = {"canonical", "next", "prev", "alternate", "author", "edit"}  # of `link`


class Page(NamedTuple):
    """What a page of the site refers to."""

    links: frozenset[str]
    loaded: frozenset[str]
    anchors: frozenset[str]


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        self.anchors: set[str] = set()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.anchors.update(told[name] for name in ("id", "name") if name in told)
        if tag == "a" and "href" in told:
            self.links.add(told["href"])
        for name, value in told.items():
            if (tag, name) in _LOADED and not _NOT_LOADED & set(told.get("rel", "").split()):
                self.loaded.add(value)


def build(folder: Path) -> Path:
    """Return the folder of the site, built strictly from a copy of the pages."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    subprocess.run([sys.executable, "-m", "zensical", "build", "--strict"], cwd=folder, check=True)
    return folder / "site"


def read(site: Path) -> dict[Path, Page]:
    """Return every page of a site."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        reading = _Reading()
        reading.feed(path.read_text(encoding="utf-8"))
        told = (reading.links, reading.loaded, reading.anchors)
        pages[path.resolve()] = Page(*map(frozenset, told))
    return pages


def mistakes(pages: dict[Path, Page]) -> Iterator[str]:
    """Yield what a page loads from elsewhere, and links that lead nowhere."""
    for path, page in pages.items():
        if path.name == "404.html":  # its links are those of the site's own root
            continue
        for address in sorted(page.loaded):
            if urlsplit(address).netloc:
                yield f"{path.name} loads {address}"
        for link in sorted(page.links):
            if not urlsplit(link).scheme and (why := _broken(path, link, pages)):
                yield f"{path}: {link} leads to no {why}"


def _broken(path: Path, link: str, pages: dict[Path, Page]) -> str:
    address, anchor = urldefrag(link)
    target = (path.parent / unquote(urlsplit(address).path)).resolve() if address else path
    target = target / "index.html" if target.is_dir() else target
    if not target.exists():
        return "page"
    known = pages[target].anchors if target in pages else {anchor}
    return "" if not anchor or unquote(anchor) in known or anchor == "__top" else "heading"


def main() -> None:
    """Build the site into the folder that was told, and look at it."""
    pages = read(build(Path(sys.argv[1])))
    wrong = list(mistakes(pages))
    if wrong:
        sys.exit("\n".join(wrong))
    links = sum(len(page.links) for page in pages.values())
    print(f"{len(pages)} pages, {links} links, nothing loaded from elsewhere")


if __name__ == "__main__":
    main()
