"""Explanations of GR3xx: the sums and what may be behind them."""

from gaireport.findings.explanations.entry import Explanation as X
from gaireport.findings.words import Words as W

SUM_EXPLANATIONS: dict[str, X] = {
    "GR301": X(
        W(
            "In one column of table 3, 本年新收 plus 上年结转 is not （七）总计 plus 结转下年度.",
            "第三部分某列：本年新收与上年结转之和不等于总计与结转下年度之和。",
        ),
        W(
            "The form prints this relation itself; evaluators check it first.",
            "此勾稽关系列于表内，核对时首先查看。",
        ),
        W(
            "Received 5 and carried in 1, answered 4 and carried out 0.",
            "新收5、结转1，总计4、结转下年度0。",
        ),
    ),
    "GR302": X(
        W(
            "In one column of table 3, the outcomes （一） to （六） do not add up to （七）总计.",
            "第三部分某列：（一）至（六）各项之和不等于（七）总计。",
        ),
        W("An outcome was left out or counted twice.", "有办理结果漏计或重复计算。"),
        W("Granted 3, denied 1, the total says 5.", "予以公开3、不予公开1，总计为5。"),
    ),
    "GR303": X(
        W(
            "In one row of table 3, the six kinds of applicant do not add up to 总计.",
            "第三部分某行：六类申请人之和不等于总计。",
        ),
        W("A figure is wrong, or a converter has moved the row.", "数据有误，或转换时该行错位。"),
        W("Business 2 and all else 0, the total says 0.", "商业企业2、其余0，总计为0。"),
    ),
    "GR304": X(
        W(
            "In table 4, the four outcomes of a proceeding do not add up to its 总计.",
            "第四部分：某类四种结果之和不等于总计。",
        ),
        W(
            "Misread digits show here: no other sum covers table 4.",
            "数字误读往往在此显现，第四部分没有其他勾稽关系。",
        ),
        W(
            "Upheld 1, corrected 0, other 0, pending 0, the total says 10.",
            "维持1，纠正、其他、未审结均为0，总计为10。",
        ),
    ),
    "GR305": X(
        W("A count is negative or not whole.", "件数为负数或不是整数。"),
        W(
            "Only 本年增/减 may carry a sign, only money a fraction.",
            "只有“本年增/减”可带符号，只有金额可有小数。",
        ),
        W("2.5 under 本年新收.", "本年新收为2.5。"),
    ),
    "GR306": X(
        W(
            "Some sums could not be tested: a total is blank, or a figure is lost or unreadable.",
            "部分勾稽关系无法核对：总计空白，或数据缺失、不可读。",
        ),
        W(
            "Not testable is neither right nor wrong.",
            "未能核对的数据，不能认定为正确，也不能认定为有误。",
        ),
        W("A report that leaves 19 of 23 row totals blank.", "23个行总计中有19个空白。"),
    ),
    "GR307": X(
        W(
            "Sums hold if the blank cells in them are read as 0; nothing was changed.",
            "若将空白单元格按0计，勾稽关系成立；数据未作改动。",
        ),
        W("Blank and 0 are told apart everywhere else.", "其他地方始终区分空白与0。"),
        W("A row with 2 and 2 printed and five cells blank.", "一行列有2和2，其余五格空白。"),
    ),
    "GR308": X(
        W(
            "Two rows or columns fail by one number, one too high, one too low: requests stand in the wrong place.",
            "两行或两列相差相同，一多一少：申请计错了位置。",
        ),
        W(
            "It is one fault, not two; the sums often cannot tell in which row or column it was made.",
            "这是一处错误而非两处；勾稽关系往往不能确定在哪一行或列。",
        ),
        W("Natural persons 1 too many, business 1 too few.", "自然人多1件，商业企业少1件。"),
    ),
    "GR309": X(
        W(
            "A figure was changed at the caller's request; the cell keeps what was printed.",
            "应使用者要求更改了数据，单元格仍保留原文。",
        ),
        W("A repaired report must never pass for the printed one.", "修改后的报告不得冒充原文。"),
        W(
            "gaireport.repair(report, proposal) with a total left out.",
            "对漏填的总计执行 gaireport.repair(report, proposal)。",
        ),
    ),
}
