"""Merged cells are said alike by every layout that knows them, and no figure in one is believed for a single place."""

import pytest

import gaireport
from gaireport.adapter import CutCell, Row
from gaireport.cutting import contract
from gaireport.cutting.limits import Budget
from gaireport.source import Source, Span

_FRONT_OF_TABLE_2 = "平阳县公安局2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n"
# The head covers three columns, 7 two columns, and 27 two rows.
_TEXTS = {
    "html": """<p>%s</p><table>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td colspan="2">7</td><td>9</td></tr>
<tr><td>行政规范性文件</td><td>1</td><td>2</td><td>3</td></tr>
<tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr>
<tr><td>行政处罚</td><td colspan="3" rowspan="2">27</td></tr>
<tr><td>行政强制</td></tr>
</table>""",
    "grid_table": """%s
+----------------+--------------+--------------+--------------+
| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
+----------------+--------------+--------------+--------------+
| 规章           | 7                           | 9            |
+----------------+--------------+--------------+--------------+
| 行政规范性文件 | 1            | 2            | 3            |
+----------------+--------------+--------------+--------------+
| 信息内容       | 本年处理决定数量                           |
+----------------+--------------------------------------------+
| 行政处罚       | 27                                         |
+----------------+                                            |
| 行政强制       |                                            |
+----------------+--------------------------------------------+
""",
    "box_table": """%s
┌────────────────┬──────────────┬──────────────┬──────────────┐
│ 信息内容       │ 本年制发件数 │ 本年废止件数 │ 现行有效件数 │
├────────────────┼──────────────┴──────────────┼──────────────┤
│ 规章           │ 7                           │ 9            │
├────────────────┼──────────────┬──────────────┼──────────────┤
│ 行政规范性文件 │ 1            │ 2            │ 3            │
├────────────────┼──────────────┴──────────────┴──────────────┤
│ 信息内容       │ 本年处理决定数量                           │
├────────────────┼────────────────────────────────────────────┤
│ 行政处罚       │ 27                                         │
├────────────────┤                                            │
│ 行政强制       │                                            │
└────────────────┴────────────────────────────────────────────┘
""",
    "latex": r"""%s
\begin{tabular}{|c|c|c|c|}
信息内容 & 本年制发件数 & 本年废止件数 & 现行有效件数 \\ \hline
规章 & \multicolumn{2}{c|}{7} & 9 \\ \hline
行政规范性文件 & 1 & 2 & 3 \\ \hline
信息内容 & \multicolumn{3}{c|}{本年处理决定数量} \\ \hline
行政处罚 & \multicolumn{3}{c|}{\multirow{2}{*}{27}} \\ \cline{1-1}
行政强制 & \multicolumn{3}{c|}{} \\ \hline
\end{tabular}
""",
}


def _text_in_layout(layout: str) -> str:
    return _TEXTS[layout] % _FRONT_OF_TABLE_2


def _cells_cut(layout: str) -> list[CutCell]:
    text = _text_in_layout(layout)
    adapter = gaireport.adapters()[layout]
    items = contract.cut(adapter, Source(text), Span(0, len(text)), Budget())
    return [cell for item in items if isinstance(item, Row) for cell in item.cells]


@pytest.mark.parametrize("layout", _TEXTS)
def test_merged_cell_says_what_it_covers(layout: str) -> None:
    said = {(c.text, c.column, c.rows, c.columns) for c in _cells_cut(layout)}
    assert {("7", 1, 1, 2), ("27", 1, 2, 3), ("本年处理决定数量", 1, 1, 3)} <= said
    covered = [c.text for c in _cells_cut(layout) if (c.rows, c.columns) != (1, 1)]
    assert sorted(covered) == ["27", "7", "本年处理决定数量"]


@pytest.mark.parametrize("layout", _TEXTS)
def test_place_that_a_cell_covers_holds_no_cell(layout: str) -> None:
    cells = _cells_cut(layout)
    assert all(cell.text for cell in cells), "the table has no blank cell"
    assert len(cells) == 4 + 3 + 4 + 2 + 2 + 1


@pytest.mark.parametrize("layout", _TEXTS)
def test_figure_that_stands_for_several_places_is_believed_for_none(layout: str) -> None:
    report = gaireport.parse(_text_in_layout(layout))
    assert report.layout == layout
    block = report.proactive
    printed = [block.regulations.issued, block.regulations.repealed, block.regulations.in_force]
    assert [cell.raw for cell in printed] == ["7", "", "9"]
    assert (block.penalties.decisions.raw, block.coercion.decisions.raw) == ("27", "")
    assert block.normative_documents.in_force.value == 3
    doubted = {path for path in report.doubted() if report.cells()[path].state != "lost"}
    assert doubted == {
        "proactive.regulations.issued",
        "proactive.regulations.repealed",
        "proactive.penalties.decisions",
        "proactive.coercion.decisions",
    }


def test_blank_that_covers_several_columns_is_a_blank_in_each() -> None:
    text = _text_in_layout("html").replace('<td colspan="2">7</td>', '<td colspan="2"></td>')
    report = gaireport.parse(text)
    row = report.proactive.regulations
    assert [c.state for c in (row.issued, row.repealed, row.in_force)] == [
        "blank",
        "blank",
        "number",
    ]
