"""A package as npm has it: which files of it are taken, and that they are those of one version."""

from __future__ import annotations

import os
from base64 import b64encode
from hashlib import sha256, sha512

from disclosure_lint.errors import UsageError
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST = 64_000_000  # bytes of one file of a package


class Package(NamedTuple):
    """A version of a package."""

    name: str
    version: str
    integrity: str  # of the .tgz, as npm tells it
    hashes: Mapping[str, str]  # SHA-256 of the files that are taken, by their paths in it

    @property
    def archive(self) -> str:
        """What `npm pack` calls its .tgz."""
        return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}.tgz"

    def files(self, path: str) -> dict[str, bytes]:
        """Return the files that are taken: from a folder, or from the .tgz.

        Raises:
            UsageError: it is not this package, or not this version.
        """
        found = self._in_folder(path) if os.path.isdir(path) else self._in_archive(path)
        told = f"{self.name} {self.version}"
        for name, expected in self.hashes.items():
            if name not in found:
                raise UsageError(f"{path}: holds no {name}; this needs {told} from npm")
            if sha256(found[name]).hexdigest() != expected:
                raise UsageError(f"{path}: {name} is not that of {told}")
        return found

    def _in_folder(self, path: str) -> dict[str, bytes]:
        found = {}
        for name in self.hashes:
            for folder in (path, os.path.join(path, "package")):
                if os.path.isfile(os.path.join(folder, name)):
                    with open(os.path.join(folder, name), "rb") as file:
                        found[name] = file.read(_MOST)
        return found

    def _in_archive(self, path: str) -> dict[str, bytes]:
        import tarfile

        try:
            with open(path, "rb") as file:
                digest = b64encode(sha512(file.read(_MOST)).digest()).decode()
            if f"sha512-{digest}" != self.integrity:
                raise UsageError(f"{path}: is not {self.name} {self.version} as npm gives it")
            with tarfile.open(path) as archive:
                opened = {name: archive.extractfile(f"package/{name}") for name in self.hashes}
                return {name: one.read() for name, one in opened.items() if one is not None}
        except (OSError, KeyError, tarfile.TarError) as error:
            raise UsageError(f"{path}: cannot be read: {error}") from None


def replaced(code: str, parts: Mapping[str, tuple[int, str]]) -> str:
    """Return a script with parts of it replaced, each of which must stand there so many times.

    Raises:
        UsageError: one does not.
    """
    for part, (times, by) in parts.items():
        if code.count(part) != times:
            raise UsageError(f"`{part}` stands in a script of npm {code.count(part)} times")
        code = code.replace(part, by)
    return code
