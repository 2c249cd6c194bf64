"""Closed lists of words as types, for the models that take or give one of them.

The lists themselves stand where the command line finds them, which does without `typing`;
a test holds the two together.
"""

from __future__ import annotations

from typing import Literal

DocumentKind = Literal[  # `finding.DOCUMENTS`
    "announcement", "press-release", "exhibit", "results", "report", "brief", "other"
]
