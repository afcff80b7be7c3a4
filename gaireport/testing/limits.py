"""What a layout may be unable to carry: the names that ``Adapter.limits`` and ``reports()`` share."""

LIMITS: dict[str, str] = {
    "blank_cells": "cells with nothing printed in them",
    "blank_columns": "columns of a table that are blank from top to bottom",
    "words_in_cells": "cells whose text is no figure (无)",
    "breaks_in_cells": "figures broken over two lines",
    "lost_rows": "rows and tables that the document does not have",
    "pipes": "pipes in prose",
    "tabs": "tabs in prose",
    "tags": "angle brackets around a name in prose (<td>)",
    "backslashes": "backslashes in prose",
    "gaps": "prose with figures that blanks part, or with two blanks together",
    "label_lines": "paragraphs that are nothing but a label of the form",
    "unparsed": "text that no rule takes",
}
"""Name -> what the strategy leaves out where a layout states ``{name: False}``."""


def check_limits(limits: dict[str, bool]) -> None:
    """Raise where a name is unknown."""
    if unknown := sorted(set(limits) - set(LIMITS)):
        raise ValueError(f"unknown limits {', '.join(unknown)}; there are {', '.join(LIMITS)}")
