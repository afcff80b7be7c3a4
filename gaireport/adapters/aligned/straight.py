"""Figures that stand exactly under their heads: all begin, or end, or have their middle where the head has it.

A text in which nearly all figures do so does not slide, and a row of it has its columns by itself.
"""

from collections.abc import Sequence

from gaireport.adapters.aligned.columns import Places, Placing, measure_places
from gaireport.adapters.aligned.lines import AlignedLine, head_labels

_FEWEST_STRAIGHT = 6
"""Figures under heads that show how a text aligns them."""
_MOST_CROOKED = 4
"""One figure in so many may stand elsewhere: in a row that is spoilt, or below a page that ended."""


def straight_edge(lines: Sequence[AlignedLine]) -> int | None:
    """The edge at which the figures of a text stand under its heads, as the index in Places; None where they slide."""
    edges: list[set[int]] = [set(), set(), set()]
    below = True
    straight = [0, 0, 0]
    count = 0
    for line in lines:
        if line.kind == "labels" and all([label.level is None for label in line.labels]):
            if below:
                edges, below = [set(), set(), set()], False
            for edge, places in zip(edges, measure_places(head_labels(line)), strict=True):
                edge.update(places)
        elif line.kind == "figures" and edges[0]:
            below = True
            count += len(line.figures)
            for at, places in enumerate(measure_places(line.figures)):
                straight[at] += sum([place in edges[at] for place in places])
    best = max(range(3), key=straight.__getitem__)
    if straight[best] < _FEWEST_STRAIGHT or (count - straight[best]) * _MOST_CROOKED > count:
        return None
    return best


def place_under_heads(rows: Sequence[Places], heads: Places, edge: int) -> Placing:
    """The columns of every row whose figures all stand exactly under heads; None for any other row."""
    columns = {place: column for column, place in enumerate(heads[edge])}
    return [
        tuple([columns[place] for place in row[edge]])
        if columns.keys() >= set(row[edge]) and len(columns) == len(heads[edge])
        else None
        for row in rows
    ]
