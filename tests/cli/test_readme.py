"""What the README shows the tool printing is what it prints."""

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_sample_report_is_cut_from_the_real_one(lint, monkeypatch):
    monkeypatch.chdir(ROOT)
    command = re.search(r"disclosure-lint (check .*)seeds/\*\.txt$", README, re.MULTILINE)
    sample = re.search(r"It prints, shortened:\n\n```text\n(.*?)\n```", README, re.DOTALL)
    drafts = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("seeds/*.txt"))
    printed = lint(*shlex.split(command[1]), *drafts).out
    at = 0
    for cut in re.split(r"^ *…\n", sample[1] + "\n", flags=re.MULTILINE):
        piece = cut.strip("\n")
        found = printed.find(piece, at)
        assert found >= 0, f"the README shows what is not printed:\n{piece}"
        at = found + len(piece)
