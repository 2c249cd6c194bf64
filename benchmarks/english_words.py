"""Count the words of English releases, for what joins broken words of PDF files.

    python benchmarks/english_words.py FOLDER > disclosure_lint/readers/pdf/english.txt

Prints, one a line and sorted, each word that stands in 20 texts of a folder at least, and
each compound that stands in 10 and is commoner with its hyphen than without. What is only
found with capitals, such as a name, is no half of a word and has six letters at least.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\S*\w\.(?:com|net|org)\S*")
_WORD = re.compile(r"(?<![A-Za-z-])(?:[a-z]{3,}|[A-Za-z]{6,})(?![A-Za-z-])")
_COMPOUND = re.compile(r"(?<![a-z])[a-z]{2,}-[a-z]{2,}(?![a-z])")
_WORDS, _COMPOUNDS = 20, 10  # texts in which one stands at least


def main() -> None:
    """Print the words of the texts in the folder that the command line names."""
    words: Counter[str] = Counter()
    compounds: Counter[str] = Counter()
    for path in Path(sys.argv[1]).rglob("*.md"):
        text = _ADDRESS.sub(" ", path.read_text(encoding="utf-8", errors="replace"))
        text = text.replace("\u2010", "-").replace("\u2011", "-")
        words.update({word.lower() for word in _WORD.findall(text)})
        compounds.update(set(_COMPOUND.findall(text.lower())))
    common = {word for word, often in words.items() if often >= _WORDS}
    common |= {
        word for word, often in compounds.items()
        if often >= _COMPOUNDS and often > words[word.replace("-", "")]
    }  # fmt: skip
    sys.stdout.write("".join(f"{word}\n" for word in sorted(common)))


if __name__ == "__main__":
    main()
