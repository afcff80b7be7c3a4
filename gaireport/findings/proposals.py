"""What a fault may be: a proposal names the figures and what each would have to be. Nothing is applied unasked."""

from decimal import Decimal
from typing import Literal

import attrs

Cause = Literal["office", "converter", "unknown"]


@attrs.frozen
class Change:
    """One figure that a proposal would change."""

    path: str
    before: int | Decimal | None
    """The figure as printed; None where it is blank or lost."""
    after: int


@attrs.frozen
class Proposal:
    """One explanation of the sums that fail together; the sums hold if its changes are made."""

    kind: str
    """``wrong_figure``, ``digits_swapped``, ``total_left_out``, ``totals_not_updated``, ``swapped_figures``,
    ``split_figure``, ``row_shifted``, ``column_shifted``, ``rows_shifted``, ``wrong_column``, ``wrong_row`` or
    ``several_figures``."""
    cause: Cause
    """Who is likely to have made the fault: the office, the converter, or nobody can know."""
    changes: tuple[Change, ...]
    message: str
    message_zh: str
    alternatives: tuple[tuple[Change, ...], ...] = ()
    """The same kind of fault at other places, likeliest first. The sums cannot distinguish them from ``changes``."""
