"""The shell of a page: its policy, its assets, how to read it."""

from __future__ import annotations

import os

from disclosure_lint.outputs import GENERATOR
from disclosure_lint.render.html.markup import text
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_FORCES = (
    ("rule", "binds this document in terms"),
    ("guidance", "is the regulator’s own view of how to comply"),
    ("practice", "binds other documents, or none; the market does it all the same"),
    ("analogy", "speaks of something similar, and is quoted for its words"),
)
_VERDICTS = (
    (
        "error",
        "Must change",
        "change it before release, or have counsel allow it with a reason (an error)",
    ),
    ("warning", "Look at", "probably wrong; a person decides (a warning)"),
    ("note", "Consider", "style, or a thing worth knowing (a note)"),
)


def begin(title: str, styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Return a page up to its body, the style sheets inlined and named in its policy."""
    style = assets(styles)
    policy = (
        "default-src 'none'; "
        f"style-src '{_hash(style)}'; "
        f"script-src {_quoted_hash(assets(scripts))}; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'{GENERATOR}{VERSION}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{text(title)}</title>\n<style>{style}</style>\n</head>\n<body>"
    )


def end(scripts: Sequence[str]) -> str:
    """Return the end of a page, the scripts inlined."""
    script = assets(scripts)
    return f"<script>{script}</script>\n</body>\n</html>\n" if script else "</body>\n</html>\n"


def assets(names: Sequence[str]) -> str:
    """Return the files of that name beside this module, one after the other."""
    here = os.path.dirname(os.path.abspath(__file__))
    return "".join(_content(os.path.join(here, name)) for name in names)


def _content(path: str) -> str:
    with open(path, encoding="utf-8", newline="\n") as file:
        return file.read()


def _quoted_hash(content: str) -> str:
    return f"'{_hash(content)}'" if content else "'none'"


def _hash(content: str) -> str:
    """Return the hash by which a policy lets an inlined asset in."""
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def name_of(path: str) -> str:
    """Return what the ids of one draft begin with; drafts are rendered apart."""
    from hashlib import sha256

    return f"d{sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def title() -> str:
    """Return the name of the page and what made it."""
    return (
        "<h1>Disclosure report</h1>\n"
        f'<p class="aside">Checked by disclosure-lint {VERSION}. It checks wording and '
        "notation against rules; it does not give legal advice.</p>"
    )


def guide() -> str:
    """Return how to read the page, for whoever sees one for the first time."""
    verdicts = "".join(
        f'<div><dt><span class="verdict {name}">{shown}</span></dt><dd>{said}.</dd></div>'
        for name, shown, said in _VERDICTS
    )
    forces = "".join(
        f'<div><dt><span class="force {name}">{name}</span></dt><dd>the provision {said}.</dd></div>'
        for name, said in _FORCES
    )
    return (
        '<footer><h2 id="guide">How to read this</h2>\n'
        "<h3>How much a finding matters</h3>"
        f"<dl>{verdicts}</dl>\n<h3>How strongly an authority binds</h3><dl>{forces}</dl>\n"
        "<h3>How far it can be trusted</h3>"
        "<p>“In order” means that the words quoted, or the whole draft, passed the rule; it says "
        "nothing of whether a statement is true. A rule that does not apply was not judged, for "
        "the reason given beside it. If the draft was taken for the wrong kind of document, for "
        "another issuer or another day, check it again with <code>--document</code>, "
        "<code>--issuer</code> or <code>--date</code>, or ask whoever sent you this page to.</p>\n"
        "<p>This page is complete in itself: it loads nothing and sends nothing. It holds the "
        "whole text of the draft, so treat it as you treat the draft.</p></footer>"
    )
