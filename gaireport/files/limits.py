"""What one file may take."""

import attrs

MEBIBYTE = 1 << 20


@attrs.frozen
class FileLimits:
    """The bounds that a caller may raise."""

    max_bytes: int = 64 * MEBIBYTE
    """Size of the file."""
    max_unpacked: int = 32 * MEBIBYTE
    """Size of one part of a packed file after unpacking."""
    max_pages: int = 500
    """Pages of a file that has pages."""
    is_inner: bool = False
    """Whether the file stands inside another one, and so may take in no third."""
