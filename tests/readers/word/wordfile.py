"""A small builder of Word files: bodies as XML, in the dialects of Word and Google Docs."""

from __future__ import annotations

import io
import zipfile
from html import escape

from disclosure_lint import readers

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOTS = {"styles": "styles", "numbering": "numbering", "comments": "comments",
          "footnotes": "footnotes", "endnotes": "endnotes", "settings": "settings"}  # fmt: skip


def rels(*targets):
    """Return a part of relationships: pairs of a sort and a target, ids from rId1."""
    said = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{sort}" Target="{target}"/>'
        for n, (sort, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{said}</Relationships>'


def xml(root, inside):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{root} {SPACES}>{inside}</w:{root}>'


def parts(body, *, headers=(), footers=(), **others):
    """Return the parts of a document: its body, and other parts by what they are."""
    made = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": rels(("officeDocument", "word/document.xml")),
    }
    made["word/document.xml"] = xml("document", f"<w:body>{body}</w:body>")
    targets = [("header", f"header{n}.xml") for n in range(1, len(headers) + 1)]
    targets += [("footer", f"footer{n}.xml") for n in range(1, len(footers) + 1)]
    for (_, file), inside in zip(targets, [*headers, *footers], strict=True):
        made[f"word/{file}"] = xml("hdr" if file.startswith("header") else "ftr", inside)
    for sort, inside in others.items():
        targets.append((sort, f"{sort}.xml"))
        made[f"word/{sort}.xml"] = xml(_ROOTS[sort], inside)
    made["word/_rels/document.xml.rels"] = rels(*targets)
    return made


def zipped(made):
    """Return parts as the bytes of a Word file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in made.items():
            archive.writestr(name, inside if isinstance(inside, bytes) else inside.encode())
    return file.getvalue()


def docx(body, **others):
    return zipped(parts(body, **others))


def t(text):
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text, properties=""):
    """Return a run; `properties` are the insides of `w:rPr`."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidRPr="00AB12CD">{inside}{t(text)}</w:r>'


def p(*inside, style="", properties=""):
    """Return a paragraph of XML, or of words where there is no tag."""
    said = "".join(one if one.startswith("<") else r(one) for one in inside)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    told = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f'<w:p w:rsidR="00AB12CD" w14:paraId="11111111">{told}{said}</w:p>'


def change(tag, *inside, author="A. Chan", number=1):
    said = "".join(one if one.startswith("<") else r(one) for one in inside)
    if tag in {"del", "moveFrom"}:
        said = said.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{tag} w:id="{number}" w:author="{author}" w:date="2026-11-20T10:00:00Z">{said}</w:{tag}>'


def cell(*inside, properties=""):
    said = "".join(one if one.startswith("<") else p(one) for one in inside) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{said}</w:tc>"


def row(*cells, properties=""):
    said = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{said}</w:tr>"


def tbl(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def field(instruction, *result):
    said = "".join(one if one.startswith("<") else r(one) for one in result)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{said}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def read(data, tracked="accepted", name="x.docx"):
    if isinstance(data, str):
        data = docx(data)
    return readers.read_bytes(data, name, tracked=tracked)


def body_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.read("word/document.xml").decode()
