"""One cell of the official form: what is printed in it, the number that it says, and what it is."""

from decimal import Decimal
from functools import lru_cache
from typing import Literal

import attrs

from gaireport.source import Span, fold_cell, is_mark_for_none

Number = int | Decimal
State = Literal["number", "blank", "mark", "words", "unplaced", "lost"]
"""The state of a cell; ``Cell.state`` explains each."""


@attrs.frozen(init=False)
class Cell:
    """One cell of the official form.

    Attributes:
        raw: the text as printed; ``""`` for a blank cell, None where it is lost or unplaced.
        value: the printed number; None in every other state than ``number``. Blank is never 0.
        unit: ``"元"`` or ``"万元"`` where it is printed in the cell.
        state: ``number``, ``blank``, ``mark``, ``words``, ``unplaced`` or ``lost``.
        span: the place of the figure in the text as given.
    """

    raw: str | None = None
    """The text as printed, outer blanks removed; ``""`` for a blank cell, None where it is lost or unplaced."""
    value: Number | None = None
    """The printed number, never converted; None in every other state than ``number``."""
    unit: str | None = None
    """``"元"`` or ``"万元"`` where it is printed in the cell."""
    state: State = attrs.field(default="lost", kw_only=True)
    """``number``; ``blank`` (the cell is there and empty, which is never 0); ``mark`` (``/``, ``-``, ``N/A`` and the
    like); ``words`` (text that is no number); ``unplaced`` (its row prints figures, and nothing shows which is this
    cell's); ``lost`` (the document has no such row or cell). It follows from raw and value, whatever is given, except
    that a cell without either may be ``unplaced``."""
    span: Span | None = attrs.field(default=None, eq=False)
    """The place of the figure: ``text[span.start:span.end]`` is what is printed; None where there is none."""

    def __init__(
        self,
        raw: str | None = None,
        value: Number | None = None,
        unit: str | None = None,
        span: Span | None = None,
        *,
        state: State = "lost",
    ) -> None:
        # A report has two hundred. The setters of the slots take half as long as what attrs makes of a frozen class.
        _set_raw(self, raw)
        _set_value(self, value)
        _set_unit(self, unit)
        _set_span(self, span)
        _set_state(self, "number" if value is not None else _settle_state(raw, state))

    @property
    def is_empty(self) -> bool:
        """Whether the cell is there and prints no figure on purpose: it is blank or holds a mark."""
        return self.state == "blank" or self.state == "mark"


_set_raw, _set_value, _set_unit, _set_state, _set_span = (
    vars(Cell)[name].__set__ for name in ("raw", "value", "unit", "state", "span")
)


def _settle_state(raw: str | None, given: State) -> State:
    """The state of a cell without a value."""
    # A raw that is no text is refused where the cell is used, with its path.
    if not isinstance(raw, str):
        return "unplaced" if given == "unplaced" else "lost"
    return _state_without_value(raw)


@lru_cache(maxsize=256)
def _state_without_value(raw: str) -> State:
    text = fold_cell(raw)
    return "mark" if is_mark_for_none(text) else "words" if text else "blank"


LOST = Cell()
"""A cell that the document does not have. One serves for all, since they are alike and never change."""
UNPLACED = Cell(state="unplaced")
"""A cell whose row prints figures, though nothing shows which is its own. One serves for all."""
