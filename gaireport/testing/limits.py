"""The names of what a layout may be unable to carry, which ``Adapter.limits`` and ``reports()`` share."""

LIMITS: dict[str, str] = {
    "blank_cells": "cells with nothing printed in them",
    "odd_figures": "figures with letters, measure words or blanks in them (N/A, 12余件, 1 234)",
    "words_in_cells": "cells whose text is no figure (无)",
    "breaks_in_cells": "figures broken over two lines",
    "lost_rows": "rows and tables that the document does not have",
    "mixed_forms": "blocks of both forms in one report",
    "missing_chapters": "chapters that the document does not have, so that one table follows another",
    "pipes": "pipes in prose",
    "tabs": "tabs in prose",
    "tags": "angle brackets around a name in prose (<td>)",
    "backslashes": "backslashes in prose",
    "gaps": "prose with figures that blanks part, or with two blanks together",
    "label_lines": "paragraphs that are nothing but a label of the form",
    "unparsed": "text that no rule takes",
}
"""Name -> the part of a report that the strategy leaves out where a layout states ``{name: False}``."""


def check_limits(limits: dict[str, bool]) -> None:
    """Raise where a name is unknown."""
    if unknown := sorted(set(limits) - set(LIMITS)):
        raise ValueError(f"unknown limits {', '.join(unknown)}; there are {', '.join(LIMITS)}")
