"""The code table: every finding that gaireport can make, in English and Chinese.

Codes are permanent and never reused: GR1xx layout, GR2xx structure and cells, GR3xx sums, GR4xx writing,
GR5xx prose, chapters and dates, years and units, GR6xx which reports are held against one another.
"""

from typing import TYPE_CHECKING, NamedTuple

from gaireport.findings.severity import Severity
from gaireport.findings.words import Words

if TYPE_CHECKING:
    from gaireport.findings.explanations.entry import Explanation


class Code(NamedTuple):
    """One entry of the code table. ``{names}`` in the messages are filled in where the fault is found;
    ``{count:cell|cells}`` is the word that goes with the number."""

    name: str
    severity: Severity
    english: str
    chinese: str

    @property
    def meaning(self) -> Words:
        """The fault in a sentence."""
        return _explanation_of(self).meaning

    @property
    def why(self) -> Words:
        """The reason why the fault matters."""
        return _explanation_of(self).why

    @property
    def example(self) -> Words:
        """A passage of a report that has the fault."""
        return _explanation_of(self).example


def _explanation_of(entry: Code) -> "Explanation":
    # Read when asked for: a parse needs none of the explanations.
    from gaireport.findings.explanations import EXPLANATIONS

    return next(EXPLANATIONS[code] for code, each in CODES.items() if each.name == entry.name)


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: dict[str, Code] = {
    "GR101": Code(
        "plugin-failed",
        _W,
        "adapter {name} could not be used: {cause}",
        "插件 {name} 无法使用：{cause}",
    ),
    "GR102": Code(
        "second-layout",
        _I,
        "part of the text is in the layout {name}",
        "部分文本采用另一种版式：{name}",
    ),
    "GR103": Code(
        "picture-pages",
        _W,
        "{count} {count:page|pages} of the file ({pages}) {count:is a picture|are pictures}, not read",
        "文件中有{count}页为图片（第{pages}页），未读取",
    ),
    "GR104": Code(
        "picture-for-table",
        _W,
        "chapter {number} holds {count} {count:picture|pictures} and no table; what a picture shows is not read",
        "第{number}部分有{count}张图片而没有表格，图片内容不读取",
    ),
    "GR105": Code(
        "recognised-figures",
        _W,
        "{count} {count:cell was|cells were} recognised on a picture, and no printed sum bears {count:it|them} out",
        "{count}个单元格由图片识别得出，没有合计可以印证",
    ),
    "GR106": Code(
        "damaged-parts",
        _W,
        "{count} {count:part|parts} of the file {count:is|are} damaged; figures may be missing or false",
        "文件有{count}处数据损坏，内容可能缺失或有误",
    ),
    "GR201": Code("unparsed-text", _W, "no rule takes this text: {text}", "无法归类的文字：{text}"),
    "GR202": Code(
        "missing-table",
        _E,
        "{how_many} not found: {tables}",
        "三张规定表格{how_many}：{tables}",
    ),
    "GR203": Code("missing-row", _E, "the row {row} was not found", "缺少行：{row}"),
    "GR204": Code("repeated-row", _W, "{rows}: {why}", "{rows}：{why}"),
    "GR205": Code(
        "unclear-place",
        _E,
        "{row}: {found} {found:figure|figures} for {due} {due:column|columns}, and nothing settles which is which",
        "{row}：应有{due}个数据，实有{found}个，无法确定对应的列",
    ),
    "GR206": Code("inferred-place", _W, "{rows}: {why}", "{rows}：{why}"),
    "GR209": Code("not-a-number", _E, "{row}: {text} is not a number", "{row}：“{text}”不是数字"),
    "GR210": Code("unusual-label", _I, "{text} was read as {row}", "“{text}”按“{row}”处理"),
    "GR211": Code(
        "extra-row", _I, "the form has no row {text}; it was kept aside", "表中多出一行：{text}"
    ),
    "GR212": Code(
        "unread-columns",
        _W,
        "{rows}: {why}; the columns are taken in the order of the form",
        "{rows}：{why}，按规定顺序处理",
    ),
    "GR213": Code(
        "mixed-forms",
        _W,
        "blocks of the 2019 form and of the 2021 form stand in one report",
        "同一份报告混用2019年和2021年两种格式",
    ),
    "GR215": Code(
        "wrapped-figure",
        _W,
        "{row}: the figure is broken over two lines and was joined to {text}",
        "{row}：数字跨行，合并为{text}",
    ),
    "GR216": Code(
        "placed-by-order",
        _W,
        "a row without a readable label was taken for {row}, by its place in the form",
        "此行标签无法识别，按规定顺序作为{row}处理",
    ),
    "GR219": Code("doubtful-row", _W, "{rows}: {why}", "{rows}：{why}"),
    "GR220": Code(
        "incomplete-cell",
        _W,
        "{row}: {why} ({count} {count:cell|cells})",
        "{row}：{why}（{count}个单元格）",
    ),
    "GR221": Code(
        "confirmed-row",
        _I,
        "here again, with the same figures: {rows}",
        "行重复：{rows}，数据相同",
    ),
    "GR222": Code("cut-row", _W, "{rows}: {why}", "{rows}：{why}"),
    "GR223": Code(
        "missing-columns",
        _E,
        "{row}: some of its columns were not found",
        "{row}：缺少部分列",
    ),
    "GR225": Code(
        "more-reports",
        _W,
        "{count} more {count:report begins|reports begin} here; gaireport table and parse_all read every one",
        "此后还有{count}份报告；gaireport table 和 parse_all 会逐份读取",
    ),
    "GR226": Code(
        "other-year",
        _W,
        "the tables under {text} are of another year than the report",
        "“{text}”之下的表格属于其他年度",
    ),
    "GR301": Code(
        "identity-mismatch",
        _E,
        "{name}: received + carried in = {left}, total + carried out = {right}, difference {difference}{note}",
        "{name}：本年新收＋上年结转＝{left}，总计＋结转下年度＝{right}，相差{difference}{note}",
    ),
    "GR302": Code(
        "outcome-total-mismatch",
        _E,
        "{name}: the outcomes add up to {left}, the total says {right}, difference {difference}{note}",
        "{name}：各项办理结果之和为{left}，总计为{right}，相差{difference}{note}",
    ),
    "GR303": Code(
        "row-total-mismatch",
        _E,
        "{name}: the applicants add up to {left}, the total says {right}, difference {difference}{note}",
        "{name}：各类申请人之和为{left}，总计为{right}，相差{difference}{note}",
    ),
    "GR304": Code(
        "review-total-mismatch",
        _E,
        "{name}: the outcomes add up to {left}, the total says {right}, difference {difference}{note}",
        "{name}：各项结果之和为{left}，总计为{right}，相差{difference}{note}",
    ),
    "GR305": Code(
        "not-a-count", _E, "{name}: {text} is no count of things", "{name}：{text}不是合理的件数"
    ),
    "GR306": Code(
        "sum-not-testable",
        _I,
        "{count} {count:sum|sums} cannot be tested, a total is blank or a figure is lost: {kinds}",
        "{count}项勾稽关系无法核对（总计空白或数据缺失）：{kinds}",
    ),
    "GR307": Code(
        "blanks-read-as-zero",
        _I,
        "the sums hold if {count} blank {count:cell is|cells are} read as 0",
        "将{count}个空白单元格按0计，勾稽关系成立",
    ),
    "GR308": Code("misplaced-requests", _E, "{phrase}: {sums}", "{phrase}：{sums}"),
    "GR309": Code(
        "repaired",
        _I,
        "{name}: printed {before}, now read as {after} ({kind})",
        "{name}：原文为{before}，已按{after}处理（{kind}）",
    ),
    "GR401": Code(
        "lost-cell",
        _E,
        "{field}: this cell is lost or unplaced while its row prints other figures, so the row cannot be written",
        "{field}：该单元格缺失或无法确定其数据，而原文同行列有其他数据，无法写出",
    ),
    "GR402": Code(
        "reserved-mark",
        _E,
        "{field}: the layout {layout} cannot carry {mark} here",
        "{field}：版式 {layout} 此处不能出现{mark}",
    ),
    "GR403": Code(
        "not-read-back",
        _E,
        "{field}: {text} would not be read back from the layout {layout}; it would read {again}",
        "{field}：以版式 {layout} 写出后无法原样读回：{text} 将变为 {again}",
    ),
    "GR404": Code(
        "no-numeral",
        _E,
        "{field}: {text} has no numeral to head a chapter with",
        "{field}：{text} 不能用作部分的序号",
    ),
    "GR405": Code(
        "not-recognised",
        _E,
        "{field}: written in the layout {layout} it would not be recognised: {cause}",
        "{field}：以版式 {layout} 写出后无法识别：{cause}",
    ),
    "GR501": Code(
        "missing-chapter",
        _W,
        "not found: chapter {chapters}",
        "缺少{chapters}",
    ),
    "GR502": Code(
        "repeated-chapter", _W, "chapter {number} stands here again", "第{number}部分重复出现"
    ),
    "GR503": Code(
        "chapter-order",
        _I,
        "chapter {number} stands after chapter {before}",
        "第{number}部分排在第{before}部分之后",
    ),
    "GR504": Code(
        "year-conflict",
        _W,
        "{place} says {year}, {other_place} says {other}",
        "{place}为{year}，{other_place}为{other}",
    ),
    "GR505": Code(
        "text-after-end", _I, "text after the signature: {text}", "落款之后仍有文字：{text}"
    ),
    "GR506": Code("missing-title", _W, "no title was found", "未找到标题"),
    "GR507": Code("missing-year", _W, "the reporting year is not stated", "未找到报告年度"),
    "GR508": Code(
        "missing-agency", _W, "the organ that reports is not stated", "未找到报告机关的名称"
    ),
    "GR511": Code(
        "prose-against-table",
        _W,
        "{topic}: the text says {said}, the table says {printed}",
        "{topic}：正文为{said}，表格为{printed}",
    ),
    "GR521": Code(
        "carried-over-mismatch",
        _I,
        "{name}: {year} carried out {before}, {next} carried in {after}, difference {difference}",
        "{name}：{year}年结转下年度{before}，{next}年上年结转{after}，相差{difference}",
    ),
    "GR522": Code(
        "in-force-mismatch",
        _I,
        "{name}: {before} in force at the end of {year}, issued {issued}, repealed {repealed} make {left}; {next} says {after}",
        "{name}：{year}年现行有效{before}，{next}年制发{issued}、废止{repealed}，应为{left}，{next}年现行有效为{after}",
    ),
    "GR523": Code(
        "items-chain-mismatch",
        _I,
        "{name}: {year} had {before} {before:item|items} and a change of {change}, {next} says {after} for the year before",
        "{name}：{year}年项目数{before}、增减{change}，{next}年的上一年项目数量为{after}",
    ),
    "GR524": Code(
        "text-repeated",
        _I,
        "{share} of the sentences stand in the report for {year} as well ({count} of {due})",
        "{share}的句子与{year}年报告雷同（{due}句中有{count}句）",
    ),
    "GR525": Code(
        "disclosed-above-total",
        _I,
        "{name}: {left} newly disclosed {left:is|are} more than {right} disclosed in all",
        "{name}：本年新公开数量{left}大于对外公开总数量{right}",
    ),
    "GR531": Code(
        "units-sum-mismatch",
        _W,
        "{name}: the units add up to {left}, the collected report says {right}, difference {difference}{note}",
        "{name}：各单位之和为{left}，汇总报告为{right}，相差{difference}{note}",
    ),
    "GR532": Code(
        "not-added-up",
        _W,
        "{name}: {count} of {due} {due:unit|units} {count:has|have} no readable figure here; no sum is given",
        "{name}：{due}个单位中有{count}个无可用数据，不予合计",
    ),
    "GR541": Code(
        "form-against-year",
        _W,
        "the tables are those of the {form} form, the year {year} has the {due} form",
        "表格为{form}年格式，{year}年度应采用{due}年格式",
    ),
    "GR542": Code(
        "notice-against-form",
        _W,
        "the text cites {notice}, which does not go with {what}",
        "文中引用{notice}，与{what}不符",
    ),
    "GR543": Code(
        "date-against-year",
        _W,
        "the report for {year} is dated {date}",
        "{year}年度报告的落款日期为{date}",
    ),
    "GR544": Code(
        "late-date",
        _I,
        "the report for {year} is dated {date}, after 31 March",
        "{year}年度报告的落款日期为{date}，晚于3月31日",
    ),
    "GR545": Code(
        "blank-cells",
        _I,
        "{found}; the form asks for 0",
        "有{found}，按要求应填0",
    ),
    "GR546": Code(
        "empty-chapter",
        _W,
        "chapter {number} ({heading}) says nothing",
        "第{number}部分（{heading}）没有内容",
    ),
    "GR601": Code(
        "other-office",
        _W,
        "{name} is another office than {other}; the two are not compared",
        "{name}与{other}不是同一机关，不作比较",
    ),
    "GR602": Code(
        "year-twice",
        _W,
        "the year {year} is given twice; this report is not compared",
        "{year}年度的报告出现两次，此份不作比较",
    ),
    "GR603": Code(
        "year-gap",
        _W,
        "no report for {missing} is given; {year} is not compared with {before}",
        "缺少{missing}年度的报告，{year}年与{before}年不作比较",
    ),
    "GR604": Code(
        "not-compared",
        _W,
        "{name} is compared with no year: {cause}",
        "{name}未与任何年度比较：{cause}",
    ),
    "GR611": Code("unit-left-out", _E, "the sum lacks {name}: {cause}", "合计未含{name}：{cause}"),
    "GR612": Code("unit-twice", _W, "{name} is counted twice in the sum", "{name}在合计中重复计入"),
    "GR613": Code(
        "unit-of-another-year",
        _W,
        "{name} reports on {year}, the others on {due}",
        "{name}为{year}年度报告，其余为{due}年度",
    ),
}
