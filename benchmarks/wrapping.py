"""Makes of a text the file that a person would send: plain text, a Word file, an HTML page."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape

from slips.slip import Markup, Spoiled

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_SORT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_GAP = re.compile(r"\n(?:[ \t]*\n)+")
_MOMENT = (2026, 1, 1, 0, 0, 0)  # the same bytes every time


def wrapped(form: str, spoiled: Spoiled) -> bytes:
    """Return the text, with the markup of its slip, as a file of a form."""
    if form == "txt":
        return spoiled.text.encode("utf-8", "replace")
    return _html(spoiled) if form == "html" else _word(spoiled)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the blocks between empty lines, each with where it begins."""
    at = 0
    for gap in [*_GAP.finditer(text), None]:
        block = text[at : gap.start() if gap else len(text)]
        if block.strip():
            yield at, block
        at = gap.end() if gap else len(text)


def _rows(block: str) -> list[list[str]]:
    """Return the cells of a block that is a table; none of one that is not."""
    rows = [line.split("\t") for line in block.strip("\n").split("\n")]
    return rows if len(rows) > 1 and len(rows[0]) > 1 and len({*map(len, rows)}) == 1 else []


def _halves(at: int, block: str, spoiled: Spoiled) -> tuple[str, str]:
    """Return the block before and behind the place of the slip's markup."""
    cut = spoiled.start - at
    if spoiled.markup is None or not 0 <= cut <= len(block):
        return block, ""
    return block[:cut], block[cut:]


def _holds(at: int, block: str, spoiled: Spoiled) -> bool:
    return spoiled.markup is not None and at <= spoiled.start <= at + len(block)


def _html(spoiled: Spoiled) -> bytes:
    said = []
    for at, block in _blocks(spoiled.text):
        rows = _rows(block)
        if rows:
            cells = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows]
            said.append("<table>" + "".join(f"<tr>{row}</tr>\n" for row in cells) + "</table>")
            continue
        before, behind = (
            escape(half, quote=False).replace("\n", "<br>\n")
            for half in _halves(at, block, spoiled)
        )
        raw = spoiled.markup.html if spoiled.markup and _holds(at, block, spoiled) else ""
        said.append(f"<p>{before}{raw}{behind}</p>")
    top = spoiled.markup.top if spoiled.markup else ""
    page = '<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"><title>Release</title></head>\n<body>\n'
    return (page + top + "\n".join(said) + "\n</body>\n</html>\n").encode("utf-8", "replace")


def _runs(words: str) -> str:
    if not words:
        return ""
    lines = [escape(_NO_XML.sub("", line), quote=False) for line in words.split("\n")]
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{said}</w:r>"


def _paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def _table(rows: list[list[str]]) -> str:
    def row(cells: list[str]) -> str:
        made = "".join(f"<w:tc><w:tcPr/>{_paragraph(_runs(cell))}</w:tc>" for cell in cells)
        return f"<w:tr>{made}</w:tr>"

    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(map(row, rows))}</w:tbl>"


def _body(spoiled: Spoiled) -> str:
    said = []
    for at, block in _blocks(spoiled.text):
        rows = _rows(block)
        if rows:
            said.append(_table(rows))
            continue
        before, behind = _halves(at, block, spoiled)
        raw = spoiled.markup.word if spoiled.markup and _holds(at, block, spoiled) else ""
        said.append(_paragraph(_runs(before) + raw + _runs(behind)))
    return "".join(said)


def _word(spoiled: Spoiled) -> bytes:
    """Return a Word file of the least parts that it needs."""
    markup = spoiled.markup or Markup()
    parts = [("header", "hdr", markup.header), ("comments", "comments", markup.comments)]
    parts = [part for part in parts if part[2]]
    spaces = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    body = _body(spoiled) + (section if markup.header else "")
    files = {
        "[Content_Types].xml": _types([name for name, _, _ in parts]),
        "_rels/.rels": _relations([("document", "officeDocument", "word/document.xml")]),
        "word/document.xml": f"{_HEAD}<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            [(name, name, f"{name}.xml") for name, _, _ in parts]
        ),
    }
    for name, root, inside in parts:
        files[f"word/{name}.xml"] = f"{_HEAD}<w:{root} {spaces}>{inside}</w:{root}>"
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), inside.encode("utf-8", "replace"))
    return kept.getvalue()


def _types(parts: list[str]) -> str:
    told = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_SORT}.{sort}+xml"/>'
        for name, sort in [("document", "document.main"), *((part, part) for part in parts)]
    )
    return (
        f'{_HEAD}<Types xmlns="{_P}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


def _relations(targets: list[tuple[str, str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{sort}" Target="{target}"/>'
        for name, sort, target in targets
    )
    return f'{_HEAD}<Relationships xmlns="{_P}/relationships">{told}</Relationships>'
