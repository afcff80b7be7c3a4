"""A compound file, as the old office programs write them -> one of the streams that it holds."""

import struct
from collections.abc import Iterator, Sequence

_HEADER_SIZE, _ENTRY_SIZE = 512, 128
_FIRST_LISTED = 76
_LAST_SECTOR = 0xFFFFFFFA
"""The first of the numbers that stand for no sector."""
_SMALL_STREAM = 4096


def read_stream(content: bytes, names: Sequence[str]) -> bytes | None:
    """The first stream of these names; None where there is none, or where the file is damaged."""
    try:
        return _CompoundFile(content).stream(names)
    except (struct.error, IndexError, ValueError):
        return None


class _CompoundFile:
    """Follows the chains of sectors."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._shift, small_shift = struct.unpack_from("<HH", content, 30)
        first_entries, _, _, first_small = struct.unpack_from("<4I", content, 48)
        first_list, _ = struct.unpack_from("<II", content, 68)
        self._small_size = 1 << small_shift
        self._next = self._read_table(first_list)
        entries = self._chain(first_entries)
        self._entries = [
            entries[at : at + _ENTRY_SIZE] for at in range(0, len(entries), _ENTRY_SIZE)
        ]
        self._small_next = self._numbers(self._chain(first_small))

    def stream(self, names: Sequence[str]) -> bytes | None:
        for entry in self._entries:
            start, size = struct.unpack_from("<II", entry, 116)
            if self._name_of(entry) not in names:
                continue
            if size >= _SMALL_STREAM:
                return self._chain(start)[:size]
            (root,) = struct.unpack_from("<I", self._entries[0], 116)
            small, step = self._chain(root), self._small_size
            places = self._follow(start, self._small_next)
            return b"".join(small[at * step : (at + 1) * step] for at in places)[:size]
        return None

    @staticmethod
    def _name_of(entry: bytes) -> str:
        (length,) = struct.unpack_from("<H", entry, 64)
        return entry[: max(0, length - 2)].decode("utf-16-le", "replace")

    def _read_table(self, first_list: int) -> tuple[int, ...]:
        """The number of the sector that follows each."""
        listed = list(struct.unpack_from("<109I", self._content, _FIRST_LISTED))
        seen: set[int] = set()
        while first_list < _LAST_SECTOR and first_list not in seen:
            seen.add(first_list)
            *more, first_list = self._numbers(self._sector(first_list))
            listed += more
        sectors = (self._sector(each) for each in listed if each < _LAST_SECTOR)
        return self._numbers(b"".join(sectors))

    @staticmethod
    def _numbers(data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _sector(self, number: int) -> bytes:
        start = _HEADER_SIZE + (number << self._shift)
        return self._content[start : start + (1 << self._shift)]

    def _chain(self, first: int) -> bytes:
        return b"".join(map(self._sector, self._follow(first, self._next)))

    @staticmethod
    def _follow(first: int, after: Sequence[int]) -> Iterator[int]:
        for _ in range(len(after)):
            if first >= len(after):
                return
            yield first
            first = after[first]
