"""The words of the review page itself, in both languages: heads, states, severities and what to do."""

from gaireport.findings.words import Words
from gaireport.form import official

PAGE_WORDS = {
    "other_lang": Words("中文", "English"),
    "tables": Words("Tables", "表格"),
    "findings": Words("Findings", "问题"),
    "text": Words("Source", "原文"),
    "reports": Words("Reports", "报告"),
    "back": Words("All reports", "全部报告"),
    "none": Words("Nothing was found wrong.", "未发现问题。"),
    "error": Words("error", "错误"),
    "warning": Words("warning", "警告"),
    "notice": Words("notice", "提示"),
    "errors": Words("errors", "错误"),
    "warnings": Words("warnings", "警告"),
    "notices": Words("notices", "提示"),
    "refused": Words("Not read: ", "未能读取："),
    "blank": Words("blank", "空白"),
    "unplaced": Words("place unknown", "位置不明"),
    "lost": Words("not in the document", "文档中没有"),
    "touched": Words("touched", "涉及"),
    "line": Words("line {}", "原文第{}行"),
    "form": Words("{} form", "{}年格式"),
    "year": Words("{}", "{}年"),
    "mixed": Words("both forms", "两种格式混用"),
    "statistics": Words("statistics form", "统计表格式"),
    "office": Words("office", "填报"),
    "converter": Words("converter", "转换"),
    "unknown": Words("cause unknown", "原因不明"),
    "why": Words("What it means", "说明"),
    "same": Words("Proposals: see above", "修改建议同上"),
    "file": Words("File", "文件"),
    "agency": Words("Organ", "机关"),
    "reported_year": Words("Year", "年度"),
    "untitled": Words("Untitled report", "（无标题）"),
    "hint": Words(
        "Choose a cell, a finding or a place in the source: the other two show it.",
        "点选单元格、问题或原文，三处对应显示。",
    ),
}
"""Name -> the words; ``{}`` is filled in by the renderer."""

TABLE_HEADS = {
    "proactive": f"二、{official.CHAPTERS[2]}",
    "applications": f"三、{official.CHAPTERS[3]}",
    "review": f"四、{official.CHAPTERS[4]}",
}
"""Table -> the heading of its chapter, as the form prints it."""
