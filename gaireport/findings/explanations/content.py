"""Explanations of GR5xx: chapters, dates, prose against tables, years, units and form."""

from gaireport.findings.explanations.entry import Explanation as X
from gaireport.findings.words import Words as W

CONTENT_EXPLANATIONS: dict[str, X] = {
    "GR501": X(
        W("One of the six chapters has no heading in the text.", "六个规定部分中有一个没有标题。"),
        W(
            "Art. 50 of the regulation names what a report must contain.",
            "《条例》第五十条规定了报告应当包括的内容。",
        ),
        W("A report that ends after the tables.", "报告在表格之后即结束。"),
    ),
    "GR502": X(
        W("A chapter's heading stands in the text twice.", "某一部分的标题出现两次。"),
        W(
            "Two reports, or two versions of one, may be pasted together.",
            "可能拼接了两份报告或两个版本。",
        ),
        W("A web page that shows text and attachment.", "网页同时显示正文和附件。"),
    ),
    "GR503": X(
        W("The chapters do not stand in the order of the outline.", "各部分未按规定顺序排列。"),
        W("Text may have been cut up by the converter.", "可能是转换时打乱了顺序。"),
        W("Chapter six before chapter five.", "第六部分在第五部分之前。"),
    ),
    "GR504": X(
        W(
            "Title, period, preamble and date do not agree on the year.",
            "标题、统计期限、引言和落款日期的年份不一致。",
        ),
        W(
            "Figures of another year may have been published again.",
            "可能重复发布了其他年度的数据。",
        ),
        W("A report for 2021 on the period from 2020-01-01.", "2021年度报告写自2020年1月1日起。"),
    ),
    "GR505": X(
        W("Text stands after the signature and date.", "落款和日期之后仍有文字。"),
        W(
            "It may be the beginning of another report, or page furniture.",
            "可能是另一份报告的开头或网页附属文字。",
        ),
        W("A line with links to share the page.", "网页分享链接一行。"),
    ),
    "GR506": X(
        W("No title was found before chapter one.", "第一部分之前未找到标题。"),
        W("Organ and year must then come from elsewhere.", "机关名称和年度只能取自他处。"),
        W("Text that begins with the preamble.", "文本从引言开始。"),
    ),
    "GR507": X(
        W(
            "Neither title nor period nor date of publication states the reporting year.",
            "标题、统计期限和发布日期均未说明年度。",
        ),
        W("The report cannot be put into a series.", "报告无法编入年度序列。"),
        W("A title without a year and no signature.", "标题无年份且无落款。"),
    ),
    "GR508": X(
        W(
            "Neither title nor preamble nor signature names the organ that reports.",
            "标题、引言和落款均未说明报告机关。",
        ),
        W(
            "The figures cannot be put down to an office.",
            "数据无法对应到具体机关。",
        ),
        W(
            "A title without an organ and no signature, as on a page that names it in its banner only.",
            "标题中没有机关名称且无落款，机关名称仅见于网页横幅。",
        ),
    ),
    "GR511": X(
        W(
            "A count in chapter one, five or six fits no reading of the cells that it speaks about.",
            "第一、五、六部分中的数字与所述单元格的任何一种口径都不符。",
        ),
        W(
            "One of the two was not brought up to date, or the text counts something else.",
            "两者之一未更新，或正文口径不同。",
        ),
        W("The text says 134 reviews, table 4 has 170.", "正文称行政复议134件，第四部分为170件。"),
    ),
    "GR521": X(
        W(
            "What was carried out of last year is not what was carried into this one.",
            "上年结转下年度数与本年的上年结转数不一致。",
        ),
        W(
            "Breaks with mergers, corrections and a wider scope; a question to the office, not an error.",
            "机构合并、更正、口径变化均可造成，宜向填报单位核实。",
        ),
        W(
            "118 carried out in 2023, 110 carried in in 2024.",
            "2023年结转118件，2024年上年结转110件。",
        ),
    ),
    "GR522": X(
        W(
            "Documents in force are not last year's plus those issued minus those repealed.",
            "现行有效件数不等于上年现行有效加制发减废止。",
        ),
        W("Breaks after clean-ups or a change of scope.", "清理或口径变化后会不符。"),
        W(
            "420 in force, 61 issued, 59 repealed, then 420 in force again.",
            "420件有效，制发61、废止59，次年仍为420件。",
        ),
    ),
    "GR523": X(
        W(
            "上一年项目数量 is not last year's 上一年项目数量 plus its 增/减.",
            "上一年项目数量不等于上年所列项目数与增减之和。",
        ),
        W(
            "One of the two reports took another list of items.",
            "两份报告之一采用了不同的事项清单。",
        ),
        W("52 items and a change of +3, then 50.", "52项、增3项，次年为50项。"),
    ),
    "GR524": X(
        W(
            "Many sentences stand in last year's report too, but for numbers.",
            "除数字外，许多句子与上年报告相同。",
        ),
        W("Copied reports are a fault under the notice of 2021.", "2021年通知将雷同报告列为问题。"),
        W("Chapter five word for word as a year before.", "第五部分与上年逐字相同。"),
    ),
    "GR525": X(
        W(
            "More was newly disclosed than was disclosed in all.",
            "本年新公开数量大于对外公开总数量。",
        ),
        W("The total includes the new ones.", "总数量应包含本年新公开数量。"),
        W("12 newly disclosed, 3 in all.", "新公开12件，总数量3件。"),
    ),
    "GR531": X(
        W(
            "The units' figures do not add up to the collected report's.",
            "各单位数据之和与汇总报告不一致。",
        ),
        W(
            "A unit is missing, was counted twice, or changed its report later.",
            "有单位遗漏、重复或事后改动。",
        ),
        W(
            "The units received 40 requests, the county reports 43.",
            "各单位新收合计40件，县汇总为43件。",
        ),
    ),
    "GR532": X(
        W(
            "No sum is given: a unit has lost the cell, has no number there, or uses another unit of money.",
            "因有单位数据缺失、非数字或金额单位不同，不予合计。",
        ),
        W(
            "A sum without that unit would be too small in silence.",
            "缺少该单位的合计会不知不觉偏小。",
        ),
        W("One township's table 4 is an image.", "某乡镇的第四部分是图片。"),
    ),
    "GR541": X(
        W("The tables are in another form than the year asks for.", "表格格式与年度不符。"),
        W("Columns of the two forms are not comparable.", "两种格式的栏目不可比。"),
        W("A report for 2022 with the tables of 2019.", "2022年度报告使用2019年格式。"),
    ),
    "GR542": X(
        W(
            "The text cites a notice or decree that does not go with its form or year.",
            "引用的文件与格式或年度不符。",
        ),
        W("Often a sign of text copied from an older report.", "往往是沿用旧文的迹象。"),
        W(
            "A report for 2023 that cites 国办公开办函〔2019〕60号.",
            "2023年度报告引用国办公开办函〔2019〕60号。",
        ),
    ),
    "GR543": X(
        W(
            "The date of the signature is not in the year after the reporting year.",
            "落款日期不在报告年度的次年。",
        ),
        W(
            "Year or date is wrong, or the report was published again.",
            "年度或日期有误，或系重新发布。",
        ),
        W("A report for 2022 dated 2022-01-20.", "2022年度报告落款2022年1月20日。"),
    ),
    "GR544": X(
        W("The date of the signature is after 31 March.", "落款日期晚于3月31日。"),
        W(
            "Art. 49 sets this as the last day for governments; departments are due earlier.",
            "《条例》第四十九条规定政府报告的期限，部门期限更早。",
        ),
        W("A report for 2023 dated 2024-05-08.", "2023年度报告落款2024年5月8日。"),
    ),
    "GR545": X(
        W(
            "Cells are blank or hold a dash or slash in place of a figure.",
            "有单元格空白，或以横线、斜线代替数字。",
        ),
        W(
            "Nobody can tell whether it is 0 or was forgotten; many offices ask for 0.",
            "无法分辨是0还是漏填，许多地方要求填0。",
        ),
        W("135 of 198 cells blank.", "198个单元格中有135个空白。"),
    ),
    "GR546": X(
        W(
            "A chapter that must say something holds nothing but 无 or no text.",
            "必须有内容的部分为空或只有“无”。",
        ),
        W(
            "Problems and their remedy belong in every report (art. 50).",
            "《条例》第五十条要求写明存在的主要问题及改进情况。",
        ),
        W("Chapter five: 无.", "第五部分只写“无”。"),
    ),
}
