"""Asks the pdfium of a page, which is WebAssembly, by the script that stands around it.

The worker of the page registers that script, `page/assets/pdfium.js`, as the module `page_pdfium`.
Lists go over as typed arrays, which costs once what a call through ctypes costs for a few items.
"""

from __future__ import annotations

from array import array

import page_pdfium as pdfium
from pyodide.ffi import JsException, to_js

from disclosure_lint.readers.pdf.library import (
    MARK,
    Annotation,
    Box,
    Clips,
    File,
    Matrix,
    Painted,
    Settings,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def _asked(name: str, *given: Any) -> Any:
    """Return what the script answers.

    Raises:
        MemoryError: pdfium broke off, mostly for want of memory.
    """
    try:
        return getattr(pdfium, name)(*given)
    except JsException as error:
        raise MemoryError from error


def _of(some: Sequence[int]) -> Any:
    return to_js(array("i", some))


def _list(found: Any) -> list[Any]:
    numbers: list[Any] = found.to_py().tolist()
    return numbers


def _bytes(found: Any) -> bytes:
    content: bytes = found.to_bytes()
    return content


def _columns(found: Any, wide: int) -> list[list[Any]]:
    numbers = _list(found)
    return [numbers[at::wide] for at in range(wide)]


def _tuple(found: Any) -> Any:
    return tuple(_list(found))


class _Page:
    """A page that is open; what its methods do says `library.Page`."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._text = 0
        self._count = 0

    def annotations(self, most: int) -> list[Annotation]:
        columns = _columns(_asked("annotations", self._page, most), 4)
        return [
            Annotation(number, sort, flags, bool(drawn))
            for number, sort, flags, drawn in zip(*columns, strict=True)
        ]

    def annotation_text(self, index: int, key: str, most: int) -> bytes:
        return _bytes(_asked("annotationText", self._page, index, key, most))

    def annotation_box(self, index: int) -> Box:
        left, top, right, bottom = _list(_asked("annotationBox", self._page, index))
        return left, bottom, right, top

    def flatten(self) -> bool:
        return bool(_asked("flatten", self._page))

    def count_objects(self) -> int:
        return int(_asked("countObjects", self._page))

    def read(self) -> int | None:
        self._text, count = _list(_asked("read", self._page))
        self._count = max(0, count)
        return self._count if self._text else None

    def text(self) -> bytes:
        return _bytes(_asked("text", self._text, self._count))

    def codes(self, indexes: Sequence[int]) -> Sequence[int]:
        return [one & 0xFFFFFFFF for one in _list(_asked("codes", self._text, _of(indexes)))]

    def things(self, indexes: Sequence[int]) -> list[int]:
        return _list(_asked("things", self._text, _of(indexes)))

    def settings(self, indexes: Sequence[int]) -> Settings:
        some = _of(indexes)
        matrices = _list(_asked("matrices", self._text, some))
        return Settings(matrices, _list(_asked("sizes", self._text, some)))

    def faces(self, texts: Sequence[int]) -> Sequence[int]:
        return _list(_asked("faces", _of(texts)))

    def face(self, face: int, most: int) -> tuple[str, int]:
        name = _bytes(_asked("faceName", face, most))
        return name.decode("utf-8", "replace"), int(_asked("programSize", face))

    def program(self, face: int, size: int) -> bytes:
        return _bytes(_asked("program", face, size))

    def origins(self, indexes: Sequence[int]) -> Sequence[Sequence[float]]:
        return _columns(_asked("origins", self._text, _of(indexes)), 2)

    def edges(self, indexes: Sequence[int]) -> Sequence[Sequence[float]]:
        return _columns(_asked("edges", self._text, _of(indexes)), 4)

    def unmapped(self, indexes: Sequence[int]) -> Sequence[int]:
        return _list(_asked("unmapped", self._text, _of(indexes)))

    def fonts(self, indexes: Sequence[int], most: int) -> list[str]:
        names = _bytes(_asked("fonts", self._text, _of(indexes), most))
        return [name.decode("utf-8", "replace") for name in names.split(b"\0")[:-1]]

    def objects(self, form: int = 0) -> tuple[Sequence[int], Sequence[int]]:
        found = _list(_asked("objects", form or self._page, bool(form)))
        half = len(found) // 2
        return found[half:], found[:half]

    def bounds(self, some: Sequence[int]) -> list[Box]:
        return list(zip(*_columns(_asked("bounds", _of(some)), 4), strict=True))

    def modes(self, some: Sequence[int]) -> Sequence[int]:
        return _list(_asked("modes", _of(some)))

    def colours(self, some: Sequence[int]) -> list[tuple[int, ...] | None]:
        columns = _columns(_asked("colours", _of(some)), 5)
        return [one[:4] if one[4] else None for one in zip(*columns, strict=True)]

    def clips(self, some: Sequence[int]) -> Clips:
        return Clips(*_columns(_asked("clips", _of(some)), 3))

    def clip_points(self, clip: int, path: int, most: int) -> Sequence[float]:
        return _list(_asked("clipPoints", clip, path, most))

    def segments(self, paths: Sequence[int]) -> Sequence[int]:
        return _list(_asked("segments", _of(paths)))

    def path_points(self, path: int, most: int) -> Sequence[float]:
        return _list(_asked("pathPoints", path, most))

    def is_filled(self, path: int) -> bool:
        return bool(_asked("isFilled", path))

    def marks(self, one: int) -> list[str]:
        names = _bytes(_asked("marks", one, MARK)).decode("utf-16-le", "replace")
        return names.split("\0")[:-1]

    def matrix(self, form: int) -> Matrix:
        found: Matrix = _tuple(_asked("matrix", form))
        return found

    def box(self) -> Box:
        left, top, right, bottom = _list(_asked("box", self._page))
        return left, bottom, right, top

    def size(self) -> tuple[float, float]:
        found: tuple[float, float] = _tuple(_asked("size", self._page))
        return found

    def dots(self, pictures: Sequence[int]) -> int:
        return int(_asked("dots", _of(pictures)))

    def show(self, some: Sequence[int], *, on: bool) -> None:
        _asked("show", _of(some), int(on))

    def painted(self, wide: int, high: int) -> Painted | None:
        dots = _bytes(_asked("painted", self._page, wide, high))
        return Painted(dots, len(dots) // high) if dots else None

    def close(self) -> None:
        _asked("closePage", self._page, self._text)


class _File:
    """A file, as `library.File` has it."""

    def __init__(self, data: bytes) -> None:
        self._file, self._at, self.error, self.pages = _list(_asked("open", to_js(data)))

    def page(self, number: int) -> _Page | None:
        page = _asked("openPage", self._file, number)
        return _Page(page) if page else None

    def close(self) -> None:
        _asked("close", self._file, self._at)


def opened(data: bytes) -> File:
    """Return a file that is open, or says why it is not."""
    return _File(data)
