"""What the tests of the readers share."""

from __future__ import annotations

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))

from pdffile import Builder


@pytest.fixture(scope="session")
def build() -> Builder:
    return Builder()
