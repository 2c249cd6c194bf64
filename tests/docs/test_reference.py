"""The pages of docs/reference are what the code says, and the site refers to what is there."""

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def load(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_up_to_date():
    reference = load("reference")
    for name, text in reference.pages().items():
        assert (reference.FOLDER / name).read_text(encoding="utf-8") == text.rstrip() + "\n", name


def test_links_to_files_of_the_tree_lead_somewhere():
    """Those that the builder does not see: in README, CONTRIBUTING and the examples."""
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("examples/*/README.md")):
        for link in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
            assert "://" in link or (path.parent / link).exists(), f"{path.name}: {link}"


def test_what_a_page_loads_from_elsewhere_is_noticed(tmp_path):
    docs = load("docs")
    (tmp_path / "a.html").write_text(
        '<h1 id="here">x</h1><script src="https://x.org/y.js"></script><a href="b.html">b</a>'
        '<a href="#here">c</a><a href="#there">d</a><a href="https://x.org">e</a>'
        '<link rel="canonical" href="https://x.org/"><link rel="stylesheet" href="//x.org/s.css">',
        encoding="utf-8",
    )
    found = "\n".join(docs.mistakes(docs.read(tmp_path)))
    assert found.count("\n") == 3
    for said in ("loads //x.org/s.css", "loads https://x.org/y.js", "b.html leads to no page",
                 "#there leads to no heading"):  # fmt: skip
        assert said in found
