"""What a file says."""

from typing import NamedTuple

from gaireport.source import Span


class FileText(NamedTuple):
    """The text of a file, in a layout that an adapter reads."""

    text: str
    picture_pages: tuple[int, ...] = ()
    """The pages that are pictures, of which the text says nothing."""
    recognised: tuple[Span, ...] = ()
    """What of the text was recognised on pictures."""
    damaged_parts: int = 0
    """How many parts of the file are cut or altered, so that what they held may be missing from the text or false."""
