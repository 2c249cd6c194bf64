"""Puts the folder of `wordfile` on the path, as tests are imported without packages."""

from __future__ import annotations

import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
