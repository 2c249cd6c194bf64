"""The zip that a Word file is: parts out of it within limits, and changed parts into it.

Nothing is ever unpacked to disk, and a part that is not asked for is never inflated.
"""

from __future__ import annotations

import copy
import io
import struct
import zipfile
import zlib

from disclosure_lint.errors import ReadError
from disclosure_lint.readers.word import limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_RECORD = b"PK\x01\x02"
_CHUNK = 262_144  # bytes inflated at a time
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _DESCRIBED_AFTER, _UTF8 = 0x1, 0x8, 0x800
_ZIP64 = 1
_DOS = 0  # so that the same bytes come out on every system
_BROKEN = (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError, LookupError,
           EOFError, OverflowError)  # fmt: skip


class Archive:
    """The parts of a Word file, by name; names compare without case, as Office has them."""

    def __init__(self, data: bytes, name: str) -> None:
        """Read the list of parts.

        Raises:
            ReadError: the zip is broken, has a part twice, or more of them than any document.
        """
        self.data = data
        self.name = name
        self._read = 0  # bytes inflated so far
        if data.count(_RECORD) > limits.ENTRIES:
            raise self.refusal(f"more than {limits.ENTRIES:,} files in it")
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as opened:
                self._infos = opened.infolist()
                self._directory: int = opened.start_dir
        except _BROKEN:
            raise self.refusal("broken off or damaged: its list of parts cannot be read") from None
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for info in self._infos:
            key = _key(info.filename)
            if key in self._parts:
                raise self.refusal(f"damaged or forged: it holds `{info.filename[:80]}` twice")
            self._parts[key] = info

    def refusal(self, said: str) -> ReadError:
        """Return the error that says why this file is not read."""
        return ReadError(f"{self.name}: a Word document that cannot be read: {said}")

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts, as they are written."""
        return [info.filename for info in self._infos]

    def part(self, part: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            ReadError: it is not there, is damaged, or is larger than any document's.
        """
        info = self._parts.get(_key(part))
        if info is None:
            raise self.refusal(f"its part `{part}` is missing")
        if info.flag_bits & _ENCRYPTED:
            raise self.refusal("it is locked with a password; take that off and save it again")
        packed = self._packed(info)
        if info.compress_type == _STORED:
            data = packed[: limits.PART + 1]
        elif info.compress_type == _DEFLATED:
            data = self._inflated(packed, part)
        else:
            raise self.refusal(f"its part `{part}` is packed in a way that Word does not use")
        self._read += len(data)
        if len(data) > limits.PART or self._read > limits.TOTAL:
            raise self._too_large(part)
        if zlib.crc32(data) != info.CRC:
            raise self.refusal(f"its part `{part}` is damaged")
        return data

    def _packed(self, info: zipfile.ZipInfo) -> bytes:
        start = self._body(info)
        end = start + info.compress_size
        if end > len(self.data):
            raise self.refusal(f"broken off in its part `{info.filename[:80]}`")
        return self.data[start:end]

    def _body(self, info: zipfile.ZipInfo) -> int:
        """Return the offset of a part's bytes, after the header that stands before them."""
        try:
            header = _LOCAL.unpack_from(self.data, info.header_offset)
        except struct.error:
            header = ()
        if not header or header[0] != b"PK\x03\x04":
            raise self.refusal(f"its part `{info.filename[:80]}` is not where it should be")
        return int(info.header_offset + _LOCAL.size + header[9] + header[10])

    def _inflated(self, packed: bytes, part: str) -> bytes:
        most = min(limits.PART, max(limits.SLACK, limits.RATIO * len(packed)))
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        pieces: list[bytes] = []
        size = 0
        try:
            while not inflater.eof:
                piece = inflater.decompress(packed, _CHUNK)
                packed = inflater.unconsumed_tail
                if not piece and not packed:
                    break
                pieces.append(piece)
                size += len(piece)
                if size > most or self._read + size > limits.TOTAL:
                    raise self._too_large(part)
        except zlib.error:
            raise self.refusal(f"its part `{part}` is damaged") from None
        return b"".join(pieces)

    def _too_large(self, part: str) -> ReadError:
        return self.refusal(f"its part `{part}` unpacks to more than any document holds")

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the zip with new bytes for some parts; the others are copied as they are.

        A part that it does not have yet comes last.

        Raises:
            ReadError: its parts lie across one another.
        """
        changed = {_key(part): data for part, data in parts.items()}
        infos = sorted(self._infos, key=lambda info: info.header_offset)
        ends = [*(info.header_offset for info in infos[1:]), self._directory]
        out = [self.data[: infos[0].header_offset]]
        at = len(out[0])
        records: list[bytes] = []
        for info, end in zip(infos, ends, strict=True):
            if self._body(info) + info.compress_size > end:
                raise self.refusal("its parts lie across one another")
            new = changed.get(_key(info.filename))
            now = copy.copy(info)
            block = self.data[info.header_offset : end] if new is None else _packed(now, new)
            records.append(_record(now, at))
            out.append(block)
            at += len(block)
        for part in parts:
            if part not in self:
                info = _fresh(part)
                block = _packed(info, parts[part])
                records.append(_record(info, at))
                out.append(block)
                at += len(block)
        directory = b"".join(records)
        end_record = (b"PK\x05\x06", 0, 0, len(records), len(records), len(directory), at, 0)
        return b"".join([*out, directory, _END.pack(*end_record)])


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").casefold()


def _fresh(part: str) -> zipfile.ZipInfo:
    """Return what is told of a new part; its day is the first that a zip can tell."""
    info = zipfile.ZipInfo(part)
    info.create_system = _DOS
    return info


def _packed(info: zipfile.ZipInfo, data: bytes) -> bytes:
    """Return a part's header and bytes, and set down in `info` what they are."""
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = deflater.compress(data) + deflater.flush()
    info.compress_type = _DEFLATED
    info.flag_bits &= ~_DESCRIBED_AFTER
    info.CRC, info.compress_size, info.file_size = zlib.crc32(data), len(packed), len(data)
    name = _encoded(info)
    header = (b"PK\x03\x04", *_shared(info), len(name), 0)
    return _LOCAL.pack(*header) + name + packed


def _record(info: zipfile.ZipInfo, offset: int) -> bytes:
    name, extra = _encoded(info), _extra(info.extra)
    made = info.create_version | info.create_system << 8
    record = (
        _RECORD, made, *_shared(info), len(name), len(extra), len(info.comment), 0,
        info.internal_attr, info.external_attr, offset,
    )  # fmt: skip
    return _CENTRAL.pack(*record) + name + extra + info.comment


def _shared(info: zipfile.ZipInfo) -> tuple[int, ...]:
    """Return what both headers of a part have in common, up to its sizes."""
    year, month, day, hour, minute, second = info.date_time
    date = (max(year, 1980) - 1980) << 9 | month << 5 | day
    time = hour << 11 | minute << 5 | second // 2
    return (
        info.extract_version, info.flag_bits, info.compress_type, time, date,
        info.CRC, info.compress_size, info.file_size,
    )  # fmt: skip


def _encoded(info: zipfile.ZipInfo) -> bytes:
    encoding = "utf-8" if info.flag_bits & _UTF8 else "cp437"
    return info.orig_filename.encode(encoding, "replace")


def _extra(extra: bytes) -> bytes:
    """Return extra fields without the sizes of large files, which these no longer are."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        sort, size = struct.unpack_from("<HH", extra, at)
        if sort != _ZIP64:
            kept += extra[at : at + 4 + size]
        at += 4 + size
    return kept
