"""Compiles the shipped packs into the wheel, so that no first run has to."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from typing_extensions import override


class CompiledPacks(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the file that `disclosure_lint.packs.ready` reads."""

    @override
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file; an editable install works on the packs themselves."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from disclosure_lint.packs import ready

        self._folder = tempfile.TemporaryDirectory()
        path = os.path.join(self._folder.name, ready.NAME)
        with open(path, "wb") as file:
            file.write(ready.content())
        build_data["force_include"][path] = f"disclosure_lint/_rules/{ready.NAME}"
        base = os.path.join(self.root, "build", "page", "base.zip")
        if os.path.isfile(base):  # made by `python -m disclosure_lint.page.make`
            build_data["force_include"][base] = "disclosure_lint/_page/base.zip"
