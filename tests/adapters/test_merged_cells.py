"""Merged cells are said alike by every layout that prints them: the same table gives the same grid."""

from collections.abc import Iterator

import pytest

import gaireport
from gaireport.adapter import Row
from gaireport.cutting import contract, registry
from gaireport.cutting.limits import Budget
from gaireport.form.printed import FormTable, print_report
from gaireport.source import Source, Span

# 规章 stands beside two rows, 件数 above two columns.
BOTH_WAYS = {
    "html": (
        "<table><tr><th rowspan=2>规章</th><td colspan=2>件数</td></tr><tr><td>1</td><td>2</td></tr></table>"
    ),
    "html of DocTags": "<otsl><fcel>规章<fcel>件数<lcel><nl><ucel><fcel>1<fcel>2<nl></otsl>",
    "grid_table": "+----+----+----+\n|规章|件数     |\n|    +----+----+\n|    | 1  | 2  |\n+----+----+----+\n",
    "box_table": "┌────┬─────────┐\n│规章│件数     │\n│    ├────┬────┤\n│    │ 1  │ 2  │\n└────┴────┴────┘\n",
    "latex": (
        "\\begin{tabular}{|l|l|l|}\\hline\n\\multirow{2}{*}{规章} & \\multicolumn{2}{c|}{件数} \\\\ \\cline{2-3}\n"
        " & 1 & 2 \\\\ \\hline\n\\end{tabular}\n"
    ),
}
# A simple table of reStructuredText joins columns by dashes under the row, and has no way to join rows.
JOINED_COLUMNS = """\
====  ====  ====
规章  件数
----  ----------
项目  甲    乙
====  ====  ====
合计  3     4
====  ====  ====
"""


def cut_cells(layout: str, text: str) -> list[list[tuple[str, int, int, int]]]:
    adapter = registry.get_adapter(layout.partition(" ")[0])
    items = contract.cut(adapter, Source(text), Span(0, len(text)), Budget())
    rows = [item for item in items if isinstance(item, Row)]
    assert all(row.table >= 0 for row in rows), "a table with columns has a number of its own"
    return [[(c.text, c.column, c.rows, c.columns) for c in row.cells] for row in rows]


@pytest.mark.parametrize("layout", BOTH_WAYS)
def test_rows_and_columns_that_a_cell_covers(layout: str) -> None:
    assert cut_cells(layout, BOTH_WAYS[layout]) == [
        [("规章", 0, 2, 1), ("件数", 1, 1, 2)],
        [("1", 1, 1, 1), ("2", 2, 1, 1)],
    ]


def test_columns_that_dashes_join_in_a_simple_table() -> None:
    assert cut_cells("simple_table", JOINED_COLUMNS) == [
        [("规章", 0, 1, 1), ("件数", 1, 1, 2)],
        [("项目", 0, 1, 1), ("甲", 1, 1, 1), ("乙", 2, 1, 1)],
        [("合计", 0, 1, 1), ("3", 1, 1, 1), ("4", 2, 1, 1)],
    ]


def test_a_cell_of_doctags_over_rows_and_columns() -> None:
    text = "<p>甲</p><otsl><fcel>大<lcel><ecel><nl><ucel><xcel><fcel>9<nl><fcel>1<fcel>2<fcel>3<nl></otsl>"
    assert cut_cells("html", text) == [
        [("大", 0, 2, 2), ("", 2, 1, 1)],
        [("9", 2, 1, 1)],
        [("1", 0, 1, 1), ("2", 1, 1, 1), ("3", 2, 1, 1)],
    ]


def test_marks_of_doctags_that_reach_from_nothing_cover_nothing() -> None:
    assert cut_cells("html", "<otsl><lcel><fcel>1<fcel>2<nl><ucel><lcel><fcel>3<nl></otsl>") == [
        [("1", 1, 1, 1), ("2", 2, 1, 1)],
        [("3", 2, 1, 1)],
    ]


def _as_otsl(table: FormTable) -> Iterator[str]:
    """The table with its merged cells, spelled as Docling spells them."""
    yield "<otsl>"
    covered: dict[tuple[int, int], str] = {}
    for at, row in enumerate(table.rows):
        begun = {cell.column: cell for cell in row}
        for column in range(table.width):
            if (at, column) in covered:
                yield covered[at, column]
                continue
            cell = begun[column]
            for down in range(cell.rows):
                for right in range(cell.columns):
                    tag = "<xcel>" if down and right else "<ucel>" if down else "<lcel>"
                    covered[at + down, column + right] = tag
            yield f"<fcel>{cell.text}" if cell.text else "<ecel>"
        yield "<nl>\n"
    yield "</otsl>"


def test_the_official_form_in_doctags_with_its_merged_cells(demo_text: str) -> None:
    report = gaireport.parse(demo_text)
    text = "\n".join(
        "".join(_as_otsl(part.table)) if part.table else f"<text>{part.text}</text>"
        for part in print_report(report)
    )
    again = gaireport.parse(text)
    assert again.cells() == report.cells()
    assert again.layout == "html"
    assert again.doubted() == report.doubted()
