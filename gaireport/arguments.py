"""An argument of a wrong type -> a TypeError that names it, in place of whatever fails first inside."""

import os


def require(value: object, kind: type, name: str) -> None:
    """Raise TypeError unless the value is of that type."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")


def require_whole(value: object, name: str) -> None:
    """Raise TypeError unless the value is a whole number; true and false do not count as numbers."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be int, not {type(value).__name__}")


def require_number(value: object, name: str) -> None:
    """Raise TypeError unless the value is a number that can be compared; true and false do not count as numbers."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError(f"{name} must be a number, not {type(value).__name__}")


def require_path(value: object) -> None:
    """Raise TypeError unless the value names a file; open files and descriptors do not."""
    if not isinstance(value, str | os.PathLike):
        raise TypeError(f"path must be str or os.PathLike, not {type(value).__name__}")
