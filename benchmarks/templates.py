"""The official tables as grids of merged boxes; each holds a printed label or the path of a figure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from benchmarks.form import APPLICANTS, NOTE, OUTCOMES, PROACTIVE, PROCEEDINGS, application_rows


@dataclass(frozen=True)
class Box:
    """One box of a table: a label, or the path of the figure printed in it."""

    text: str = ""
    path: str | None = None
    rows: int = 1
    columns: int = 1


BoxRow = tuple[Box, ...]


@dataclass(frozen=True)
class OfficialTable:
    """A table as rows of boxes; a box that spans rows stands in its first row only."""

    rows: tuple[BoxRow, ...]
    columns: int
    header_rows: int
    label_columns: int


def proactive_table(form: str) -> OfficialTable:
    """Table 2: for each block a caption, a header and its rows, four columns wide."""
    rows: list[BoxRow] = []
    for number, columns, items in PROACTIVE[form]:
        wide = 4 - len(columns)
        rows.append((Box(f"第二十条第（{number}）项", columns=4),))
        labels = [Box(label) for _, label in columns[:-1]]
        rows.append((Box("信息内容"), *labels, Box(columns[-1][1], columns=wide)))
        for item, label in items:
            cells = [Box(path=f"proactive.{item}.{name}") for name, _ in columns[:-1]]
            last = Box(path=f"proactive.{item}.{columns[-1][0]}", columns=wide)
            rows.append((Box(label), *cells, last))
    return OfficialTable(tuple(rows), columns=4, header_rows=0, label_columns=1)


def _figure_boxes(row: str) -> BoxRow:
    return tuple(Box(path=f"applications.{row}.{name}") for name, _ in APPLICANTS)


def applications_table(form: str) -> OfficialTable:
    """Table 3: three label columns and seven columns of figures, headers three rows deep."""
    person, *organs, total = (label for _, label in APPLICANTS)
    rows: list[BoxRow] = [
        (Box(NOTE, rows=3, columns=3), Box("申请人情况", columns=7)),
        (Box(person, rows=2), Box("法人或其他组织", columns=5), Box(total, rows=2)),
        tuple(Box(label) for label in organs),
    ]
    labelled = application_rows(form)
    groups = Counter(group for _, labels in labelled for group in labels[:-1])
    for row, labels in labelled:
        # A group is printed beside the first of its rows.
        opened = [Box(group, rows=groups.pop(group)) for group in labels[:-1] if group in groups]
        rows.append((*opened, Box(labels[-1], columns=4 - len(labels)), *_figure_boxes(row)))
    return OfficialTable(tuple(rows), columns=10, header_rows=3, label_columns=3)


def review_table() -> OfficialTable:
    """Table 4: one row of fifteen figures under headers three rows deep."""
    outcomes = tuple(Box(label) for _, label in OUTCOMES)
    (_, review), *litigation = PROCEEDINGS
    rows: tuple[BoxRow, ...] = (
        (Box(review, columns=5), Box("行政诉讼", columns=10)),
        (
            *(Box(label, rows=2) for _, label in OUTCOMES),
            *(Box(label, columns=5) for _, label in litigation),
        ),
        outcomes * len(litigation),
        tuple(Box(path=f"{name}.{outcome}") for name, _ in PROCEEDINGS for outcome, _ in OUTCOMES),
    )
    return OfficialTable(rows, columns=15, header_rows=3, label_columns=0)
