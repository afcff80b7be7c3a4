"""What a file says."""

from typing import NamedTuple


class FileText(NamedTuple):
    """The text of a file, in a layout that an adapter reads."""

    text: str
    picture_pages: tuple[int, ...] = ()
    """The pages that are pictures, of which the text says nothing."""
