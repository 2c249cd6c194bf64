"""Puts the folder of `lspclient` on the path, as tests are imported without packages."""

import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
