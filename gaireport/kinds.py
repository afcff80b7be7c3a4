"""Wrong types told at the door: a TypeError that names the argument, in place of whatever fails first inside."""


def require(value: object, kind: type, name: str) -> None:
    """Raise TypeError unless the value is of that type."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")
