"""A zip -> the bytes of its parts, bounded against bombs; knows no kind of file."""

import io
import zipfile
from collections.abc import Iterator

from gaireport.errors import InputTooLargeError
from gaireport.files.refusals import refuse_file
from gaireport.findings.words import Count, Words

_MAX_ENTRIES = 20_000
_MAX_RATIO = 300
_RATIO_FREE = (
    8 << 20
)  # below this size a ratio harms nobody; tables of one blank row each pack very well
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_ZIP = Words("zip file", "压缩文件")


class ZipParts:
    """A zip opened for reading its parts; every fault is one of our errors, which calls the file what its kind is."""

    def __init__(self, content: bytes, max_part: int, kind: Words = _ZIP) -> None:
        self._max_part = max_part
        self._kind = kind
        # The directory is read whole into objects by zipfile: count its records before.
        if content.count(b"PK\x01\x02") > _MAX_ENTRIES:
            raise InputTooLargeError(
                f"the zip holds more than {_MAX_ENTRIES} files",
                message_zh=f"压缩文件内的文件超过{_MAX_ENTRIES}个；请分开后再读",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._names = {name.lstrip("/").lower(): name for name in self._zip.namelist()}
        except MemoryError:
            raise
        except Exception as error:
            raise refuse_file("damaged", kind=kind, cause="damaged or cut off") from error

    def names(self) -> list[str]:
        """The names of all parts, as the zip spells them."""
        return self._zip.namelist()

    def holds(self, name: str) -> bool:
        """Whether the zip has such a part."""
        return name.lower() in self._names

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part, piece by piece.

        Raises:
            InputTooLargeError: the part unpacks to more than the limit, or suspiciously well.
            UnsupportedFileError: the part is missing, encrypted or damaged.
        """
        if not self.holds(name):
            raise refuse_file("damaged", kind=self._kind, cause=f"the file has no part {name}")
        entry = self._zip.getinfo(self._names[name.lower()])
        if entry.flag_bits & _ENCRYPTED:
            raise refuse_file("encrypted")
        self._check_size(entry, entry.file_size)
        unpacked = 0
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    unpacked += len(chunk)  # the size in the directory may be a lie
                    self._check_size(entry, unpacked)
                    yield chunk
        except (InputTooLargeError, MemoryError):
            raise
        except Exception as error:
            # zipfile raises errors of many kinds over a part that is damaged.
            cause = f"the part {name} is damaged or cut off: {error}"
            raise refuse_file("damaged", kind=self._kind, cause=cause) from error

    def content(self, name: str) -> bytes:
        """The whole part; raises what ``chunks`` raises."""
        return b"".join(self.chunks(name))

    def _check_size(self, entry: zipfile.ZipInfo, size: int) -> None:
        if size > self._max_part:
            raise InputTooLargeError(
                f"the part {entry.filename} unpacks to more than {self._max_part} "
                f"{Count(self._max_part):byte|bytes}",
                message_zh=f"压缩文件内的 {entry.filename} 解压后超过{self._max_part}字节",
            )
        if size > _RATIO_FREE and size > _MAX_RATIO * max(entry.compress_size, 1):
            raise InputTooLargeError(
                f"the part {entry.filename} unpacks to more than {_MAX_RATIO} times its size",
                message_zh=f"压缩文件内的 {entry.filename} 解压后超过原大小的{_MAX_RATIO}倍",
            )
