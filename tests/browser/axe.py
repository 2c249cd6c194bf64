"""What axe-core is asked in any browser: what of a page keeps people out."""

from __future__ import annotations

import glob
import os

# What is not laid out until it is scrolled to would not be looked at.
LAID_OUT = (
    "for (const one of document.querySelectorAll('.block, .finding'))"
    "  one.style.contentVisibility = 'visible'"
)
# Of what is in order nothing is told, which is half of the work.
VIOLATIONS = (
    "axe.run({resultTypes: ['violations']}).then(found => found.violations.map("
    "  one => [one.id, one.impact, one.nodes[0].html.slice(0, 200)]))"
)


def source():
    """Return the script of axe-core."""
    import axe_core_python

    folder = os.path.dirname(axe_core_python.__file__)
    (path,) = glob.glob(os.path.join(folder, "**", "axe.min.js"), recursive=True)
    with open(path, encoding="utf-8") as file:
        return file.read()
