"""Explanations of GR6xx: which reports are held against one another or added up, and which are left out."""

from gaireport.findings.explanations.entry import Explanation as X
from gaireport.findings.words import Words as W

COLLECTION_EXPLANATIONS: dict[str, X] = {
    "GR601": X(
        W(
            "One of the reports is of another office than most.",
            "其中一份报告的机关与多数报告不同。",
        ),
        W(
            "Differences between two offices say nothing about the years.",
            "不同机关之间的差异不能说明年度变化。",
        ),
        W("A neighbouring town's report among one town's.", "某镇的报告中混入了邻镇的一份。"),
    ),
    "GR602": X(
        W("Two of the reports are for one year.", "有两份报告属于同一年度。"),
        W(
            "One of them may be a corrected version; which one holds is for you to say.",
            "其中一份可能是更正版，以哪份为准需由使用者确定。",
        ),
        W("The Word file and the web page of one report.", "同一报告的Word文件和网页。"),
    ),
    "GR603": X(
        W("A year between the reports is missing.", "报告之间缺少一个年度。"),
        W(
            "What is carried over can only be followed from one year to the next.",
            "结转数据只能在相邻年度之间核对。",
        ),
        W("Reports for 2021 and 2023.", "只有2021年度和2023年度的报告。"),
    ),
    "GR604": X(
        W(
            "An input could not be read or states no year, and is compared with none.",
            "有文件未能读取或未说明年度，未参加比较。",
        ),
        W(
            "Where nothing is said, nothing was looked at.",
            "未报告问题并不表示没有问题，该文件未经比较。",
        ),
        W("A scanned file among four others.", "五个文件中有一个是扫描件。"),
    ),
    "GR611": X(
        W(
            "A unit could not be read or has another form, and is not in the sum.",
            "有单位的报告未能读取或格式不同，未计入合计。",
        ),
        W(
            "A sum without it is too small, and every difference from the collected report may be that unit's.",
            "合计因此偏小，与汇总报告的差额可能就是该单位的数据。",
        ),
        W("One township's file is a scan.", "某乡镇的报告是扫描件。"),
    ),
    "GR612": X(
        W(
            "A unit is given twice, or the collected report is among its units.",
            "有单位重复，或汇总报告本身列在各单位之中。",
        ),
        W("Its figures are counted twice.", "其数据被重复计入。"),
        W("Two versions of one bureau's report.", "同一部门报告的两个版本。"),
    ),
    "GR613": X(
        W("A unit's report is for another year than the rest.", "有单位的报告与其余报告年度不同。"),
        W("Figures of two years make no sum.", "不同年度的数据不能相加。"),
        W("Last year's file of one unit.", "某单位的文件是上年的报告。"),
    ),
}
