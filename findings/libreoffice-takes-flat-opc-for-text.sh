#!/usr/bin/env bash
# LibreOffice converts Word's flat XML "successfully", and what comes out is its source.
#
# One would guess: a document that Word saved as "Word XML Document" (Flat OPC, one XML file
#   with `<?mso-application progid="Word.Document"?>`) is either loaded as the Word document
#   that it is, or refused; `soffice --convert-to docx` that prints "convert … using filter"
#   and leaves a .docx behind has read it.
# What happens: the detection knows no Flat OPC, falls back to plain text, and ends with 0. The
#   .docx holds the tags and attributes as prose, with the deleted words of tracked changes
#   among them. With `--infilter=` the right filter may be forced for .doc, .rtf and .odt,
#   and then a file that is not one is refused; for Flat OPC there is none. Its parts can be
#   zipped as they stand instead.
# Versions: LibreOffice 7.4.7.2 (Debian 12).
set -euo pipefail
work=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$work"' EXIT
W=http://schemas.openxmlformats.org
cat >"$work/flat.xml" <<XML
<?xml version="1.0" standalone="yes"?>
<?mso-application progid="Word.Document"?>
<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">
<pkg:part pkg:name="/_rels/.rels" pkg:contentType="application/vnd.openxmlformats-package.relationships+xml"><pkg:xmlData>
<Relationships xmlns="$W/package/2006/relationships"><Relationship Id="rId1" Type="$W/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>
<pkg:part pkg:name="/word/document.xml" pkg:contentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"><pkg:xmlData>
<w:document xmlns:w="$W/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>The Company announced results.</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part>
</pkg:package>
XML
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to docx \
    --outdir "$work" "$work/flat.xml" >"$work/said" 2>/dev/null
python3 - "$work/flat.docx" <<'PROBE'
import re
import sys
import zipfile

xml = zipfile.ZipFile(sys.argv[1]).read("word/document.xml").decode()
text = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", xml))
print("exit code 0, and the text begins:", text[:44])
assert "mso-application" in text, "LibreOffice has learnt to read it: take this finding out"
PROBE
