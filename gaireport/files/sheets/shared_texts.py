"""The table of texts of an .xls -> those that are set in more than one type."""

import struct
from collections.abc import Sequence
from typing import NamedTuple

_WIDE_FLAG, _FAR_EAST_FLAG, _RICH_FLAG = 0x01, 0x04, 0x08


class RichText(NamedTuple):
    """A text, and where in it which type begins."""

    text: str
    runs: tuple[tuple[int, int], ...]
    """The place of the first character and the number of the type."""


def read_shared_texts(pieces: Sequence[bytes]) -> dict[int, RichText]:
    """Number of a text -> the text, where it is set in several types.

    Args:
        pieces: the data of the record of the table and of those that go on with it.
    """
    if not pieces:
        return {}
    reader = _PiecesReader(pieces)
    _, count = struct.unpack("<II", reader.take(8))
    found = {}
    for at in range(count):
        text, runs = reader.take_text()
        if runs:
            found[at] = RichText(text, runs)
    return found


class _PiecesReader:
    """Reads on from one piece into the next."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces, self._piece, self._at = pieces, 0, 0

    def take(self, size: int) -> bytes:
        """So many bytes.

        Raises:
            ValueError: there are less.
        """
        data = b""
        while len(data) < size:
            self._turn_over()
            more = self._pieces[self._piece][self._at : self._at + size - len(data)]
            self._at += len(more)
            data += more
        return data

    def _turn_over(self) -> None:
        while self._at >= len(self._pieces[self._piece]):
            self._piece, self._at = self._piece + 1, 0
            if self._piece == len(self._pieces):
                raise ValueError("the table of texts is cut")

    def take_text(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        count, flags = struct.unpack("<HB", self.take(3))
        (changes,) = struct.unpack("<H", self.take(2)) if flags & _RICH_FLAG else (0,)
        (behind,) = struct.unpack("<I", self.take(4)) if flags & _FAR_EAST_FLAG else (0,)
        text = self._take_characters(count, flags)
        runs = tuple(struct.unpack("<HH", self.take(4)) for _ in range(changes))
        self.take(behind)
        return text, tuple((start, font) for start, font in runs)

    def _take_characters(self, count: int, flags: int) -> str:
        text = ""
        while len(text) < count:
            if self._at >= len(self._pieces[self._piece]):
                # The rest in another piece says anew how wide its characters are.
                flags = self.take(1)[0]
            wide = 2 if flags & _WIDE_FLAG else 1
            left = len(self._pieces[self._piece]) - self._at
            size = min((count - len(text)) * wide, left // wide * wide)
            if not size:
                raise ValueError("the table of texts is cut within a character")
            data = self.take(size)
            text += (
                "".join(map(chr, struct.unpack(f"<{size // 2}H", data)))
                if wide == 2
                else data.decode("latin-1")
            )
        return text
