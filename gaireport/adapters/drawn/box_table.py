"""Tables drawn with box characters, as text browsers and terminals print them, and listings in frames of plus signs.

Cells may take several lines, rows and columns."""

import re
from collections.abc import Iterable
from typing import ClassVar

from gaireport.adapter import Adapter, Line, Row
from gaireport.adapters.drawn.plain import cut_plain, kind_of_frames
from gaireport.source import Source, Span

_SIDE = re.compile("[│┃║┆┊]")
_FRAME_STROKE = re.compile("[┌-╋╒-╰]|[─━═┄┈╌╍]{3}")


class BoxTable(Adapter):
    """Frames of box characters, with or without a rule under each row."""

    name: ClassVar[str] = "box_table"
    summary: ClassVar[str] = "frames of box characters, or of +---+ with no rule between rows"

    def claims(self, source: Source, region: Span) -> int:
        """Twice the number of drawn sides: an adapter that only sees bars, or blanks that align, must lose."""
        text, start, end = source.text, region.start, region.end
        # Sides without a drawn line part the cells of another layout.
        is_drawn = not text.isascii() and _FRAME_STROKE.search(text, start, end)
        sides = len(_SIDE.findall(text, start, end)) if is_drawn else 0
        if kind_of_frames(source, region) == "listing":
            sides += text.count("|", start, end)
        return 2 * sides

    def cut(self, source: Source, region: Span) -> Iterable[Row | Line]:
        """Cut the frames, and what stands between them."""
        return cut_plain(source, region)
