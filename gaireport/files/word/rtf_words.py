"""The bytes of a rich text file -> its control words and texts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_RTF_WORD = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)"
)
_MOST_BINARY = 1 << 30


class RtfWord(NamedTuple):
    """A control word with its number, a brace, or a stretch of text."""

    name: str
    number: int = -1
    content: bytes = b""

    @property
    def is_text(self) -> bool:
        """Whether it is text, in the encoding of its font."""
        return not self.name


def read_rtf_words(content: bytes) -> Iterator[RtfWord]:
    """The words in order; what is binary is passed over."""
    at = 0
    while match := _RTF_WORD.search(content, at):
        at = match.end()
        name, number, escaped, sign, brace, text = match.groups()
        if name == b"bin" and number:
            at += max(0, min(int(number), _MOST_BINARY))
        elif name:
            yield RtfWord(name.decode("ascii"), int(number) if number else -1)
        elif escaped:
            yield RtfWord("", content=bytes.fromhex(escaped.decode("ascii")))
        elif sign in (b"\r", b"\n"):
            yield RtfWord("par")
        elif sign or brace:
            yield RtfWord((sign or brace).decode("latin-1"))
        else:
            yield RtfWord("", content=text)
