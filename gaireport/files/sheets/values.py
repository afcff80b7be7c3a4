"""The values of cells as a sheet shows them."""


def show_float(value: float) -> str:
    """The number without the point of a whole one, and with no more than fifteen digits."""
    return format(value, ".15g")


def show_number(text: str) -> str:
    """The number of a text as a sheet shows it; a text that is none stays as it is."""
    try:
        return show_float(float(text))
    except ValueError:
        return text
