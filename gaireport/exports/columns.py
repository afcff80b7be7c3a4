"""The columns of table files, long and wide, and what each of them and each state of a cell means."""

from typing import Any

from gaireport.exports.rows import ROW_COLUMNS
from gaireport.findings.words import Words
from gaireport.report.tree import all_paths

STATE_SUFFIX = ".state"
REPORT_COLUMNS = ("source", "title", "agency", "year", "form", "layout")
"""What names a report in every table."""
WIDE_COLUMNS = (
    *REPORT_COLUMNS, "doubted", "units", "reason", "message", *all_paths(),
    *(f"{path}{STATE_SUFFIX}" for path in all_paths()),
)  # fmt: skip
"""The columns of the wide table: the value of each cell of both forms under its path, then the state of each."""

LISTS = ("codes", "doubted", "units")
"""The columns that hold several texts."""

ROW_MEANINGS: dict[str, Words] = {
    "source": Words("name of the input", "文件名"),
    "title": Words("title of the report", "报告标题"),
    "agency": Words("organ that reports", "报告机关"),
    "year": Words("reporting year", "报告年度"),
    "form": Words("form of the tables", "表格格式"),
    "layout": Words("layout of the text", "文本版式"),
    "cell": Words("path of the cell", "单元格路径"),
    "label": Words("name of the cell in the form", "指标名称"),
    "value": Words("value as printed, never converted", "数值（按原文所列，不作换算）"),
    "state": Words("state of the cell", "单元格状态"),
    "raw": Words("text as printed", "原文所列"),
    "unit": Words("unit printed in the cell", "单元格内所列单位"),
    "doubt": Words("strongest finding that names the cell", "涉及该单元格的最高级别问题"),
    "codes": Words("codes of the findings that name the cell", "涉及该单元格的问题编号"),
    "line": Words("line, from 1", "行（从1起）"),
    "column": Words("character of the line, from 1", "列（从1起）"),
    "start": Words("offset of the figure", "数据起始位置"),
    "end": Words("offset behind the figure", "数据结束位置"),
    "reason": Words("reason of a refusal, one word", "未能读取的原因代码"),
    "message": Words("why the input was refused", "未能读取的原因"),
}
"""Column of the long table -> its meaning."""
WIDE_MEANINGS: dict[str, Words] = {
    **{name: ROW_MEANINGS[name] for name in (*REPORT_COLUMNS, "reason", "message")},
    "doubted": Words("cells that a warning or an error names", "有警告或错误的单元格"),
    "units": Words("cells that print a unit, with the unit", "列有单位的单元格及其单位"),
}
STATE_MEANINGS: dict[str, Words] = {
    "number": Words("a number is printed", "有数据"),
    "blank": Words("the cell is there and empty, which is never 0", "空白（不等于0）"),
    "mark": Words("a mark for no figure is printed: / - —", "以“/”“-”“—”等符号表示无数据"),
    "words": Words("the text is no number", "所列文字不是数字"),
    "unplaced": Words(
        "the row prints figures, and nothing shows which is this cell's",
        "同行列有数据，但无法确定哪一个属于该单元格",
    ),
    "lost": Words("the document has no such row or cell", "文档中没有该行或该单元格"),
}

assert tuple(ROW_MEANINGS) == ROW_COLUMNS


def wide_row(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The rows of one report, or the one of a refusal -> their row of the wide table; key columns stay in front."""
    first = rows[0]
    keys = {name: value for name, value in first.items() if name not in ROW_COLUMNS}
    row: dict[str, Any] = {**keys, **dict.fromkeys(WIDE_COLUMNS)}
    row.update({name: first[name] for name in (*REPORT_COLUMNS, "reason", "message")})
    cells = [each for each in rows if each["cell"] is not None]
    row["doubted"] = [each["cell"] for each in cells if each["doubt"] is not None]
    row["units"] = [f"{each['cell']} {each['unit']}" for each in cells if each["unit"] is not None]
    for each in cells:
        row[each["cell"]] = each["value"]
        row[f"{each['cell']}{STATE_SUFFIX}"] = each["state"]
    return row
