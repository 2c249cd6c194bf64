"""Bodies of Word files as hypothesis invents them, and what their characters look like."""

from __future__ import annotations

import re

from hypothesis import strategies as st
from wordfile import body_of, change, field, p, r, row, tbl

LOOKS = ("", "<w:b/>", "<w:i/>", '<w:rFonts w:ascii="Arial"/>', '<w:sz w:val="24"/>')
texts = st.text("ab &<>\u4e2d“’é\u00a0", min_size=1, max_size=6).filter(
    lambda said: said.strip(" ")
)
runs = st.builds(r, texts, st.sampled_from(LOOKS))
insides = st.one_of(
    runs, runs, runs, st.builds(lambda one: change("ins", one), runs), st.builds(lambda one: change("del", one), runs),
    st.builds(lambda one: field("REF x", one), runs), st.just("<w:r><w:tab/></w:r>"),
)  # fmt: skip
paragraphs = st.lists(insides, min_size=1, max_size=5).map(lambda found: p(*found))
bodies = st.lists(st.one_of(paragraphs, st.builds(lambda one: tbl(row("<w:tc>" + one + "</w:tc>", "z")), paragraphs)),
                  min_size=1, max_size=3).map("".join)  # fmt: skip


def looks_of(data):
    """Return every shown character with the formatting of its run."""
    body = body_of(data)
    body = re.sub(r"<w:del .*?</w:del>", "", body, flags=re.DOTALL)
    found = []
    for one in re.findall(r"<w:r[ >].*?</w:r>", body, re.DOTALL):
        look = re.search(r"<w:rPr>(.*?)</w:rPr>", one)
        said = "".join(re.findall(r"<w:t[^>]*>(.*?)</w:t>", one, re.DOTALL))
        said = (
            said.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
            .replace("&quot;", '"')
        )
        found += [(character, look[1] if look else "") for character in said]
    return found
