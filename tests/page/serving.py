"""What the tests of the page that is served share: a real process, and a small PDF file."""

from __future__ import annotations

import http.client
import subprocess
import sys
from urllib.parse import urlsplit

from disclosure_lint.page.served import framed, unframed


class Tool:
    """`page --serve` in a folder."""

    def __init__(self, folder):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "disclosure_lint", "page", "--serve", "--no-browser"],
            cwd=folder,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = self.process.stdout.readline().strip()
        self.host = urlsplit(self.address).netloc
        self.path = urlsplit(self.address).path

    def ask(self, what, told=None, files=None):
        status, data = self.sent("POST", self.path + what, framed(told or {}, files or {}))
        assert status == 200
        return unframed(data)

    def sent(self, method, path, body=b"", **headers):
        line = http.client.HTTPConnection(self.host, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        line.request(method, path, body, named)
        reply = line.getresponse()
        said = reply.read()
        line.close()
        return reply.status, said

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def pdf(text):
    """Return a PDF file of one page, without a table of its objects, which readers mend."""
    shown = text.replace("(", r"\(").replace(")", r"\)")
    content = f"BT /F 6 Tf 20 700 Td ({shown}) Tj ET"
    fonts = "/Resources<</Font<</F 4 0 R>>>>"
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents 5 0 R{fonts}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream ",
    )
    body = "".join(f"{at} 0 obj{part}endobj\n" for at, part in enumerate(parts, 1))
    return f"%PDF-1.7\n{body}trailer<</Size 6/Root 1 0 R>>\n%%EOF".encode()
