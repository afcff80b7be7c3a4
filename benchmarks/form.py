"""The official forms as plain data: rows, columns, labels and heads.

Written from the official forms alone and independent of the package, so that a slip there cannot hide here.
"""

from __future__ import annotations

FORMS = ("2019", "2021")

APPLICANTS = (
    ("natural_person", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("public_interest", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other", "其他"),
    ("total", "总计"),
)
OUTCOMES = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)
PROCEEDINGS = (
    ("review", "行政复议"),
    ("litigation.direct", "未经复议直接起诉"),
    ("litigation.after_review", "复议后起诉"),
)
PROCEEDING_HEADS = tuple(head for _, head in PROCEEDINGS)
COUNTED = tuple(name for name, _ in APPLICANTS[:-1])
"""The applicants whose figures add up to the total."""
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
RESULTS = "三、本年度办理结果"

Labels = tuple[str, ...]
"""The labels of a row from left to right: group labels first, the row's own label last."""

_DENIED = (
    ("state_secret", "1.属于国家秘密"),
    ("prohibited_by_law", "2.其他法律行政法规禁止公开"),
    ("security_and_stability", "3.危及“三安全一稳定”"),
    ("third_party_rights", "4.保护第三方合法权益"),
    ("internal_affairs", "5.属于三类内部事务信息"),
    ("deliberative_process", "6.属于四类过程性信息"),
    ("enforcement_files", "7.属于行政执法案卷"),
    ("administrative_query", "8.属于行政查询事项"),
)
_UNAVAILABLE = (
    ("not_held", "1.本机关不掌握相关政府信息"),
    ("requires_creation", "2.没有现成信息需要另行制作"),
    ("still_unclear", "3.补正后申请内容仍不明确"),
)
_NOT_PROCESSED = (
    ("petition_or_complaint", "1.信访举报投诉类申请"),
    ("duplicate", "2.重复申请"),
    ("published_material", "3.要求提供公开出版物"),
    ("excessive", "4.无正当理由大量反复申请"),
    ("reconfirmation", "5.要求行政机关确认或重新出具已获取信息"),
)
_OTHER = (
    ("not_corrected_in_time", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other", "3.其他"),
)
_GROUPS = (
    ("denied", "（三）不予公开", _DENIED),
    ("unavailable", "（四）无法提供", _UNAVAILABLE),
    ("not_processed", "（五）不予处理", _NOT_PROCESSED),
    ("other", "（六）其他处理", _OTHER),
)

_MADE = (
    ("created", "本年新制作数量"),
    ("disclosed", "本年新公开数量"),
    ("total_disclosed", "对外公开总数量"),
)
_ITEMS = (("previous_items", "上一年项目数量"), ("change", "本年增/减"))
_DECIDED = (*_ITEMS, ("decisions", "处理决定数量"))
_BOUGHT = (("projects", "采购项目数量"), ("amount", "采购总金额"))
_ISSUED = (("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数"))
_DECISIONS = (("decisions", "本年处理决定数量"),)
_AMOUNT = (("amount", "本年收费金额（单位：万元）"),)

Columns = tuple[tuple[str, str], ...]
ArticleItem = tuple[str, Columns, tuple[tuple[str, str], ...]]
"""The item of article 20, the columns with their heads, the rows with their labels."""

PROACTIVE: dict[str, tuple[ArticleItem, ...]] = {
    "2019": (
        ("一", _MADE, (("regulations", "规章"), ("normative_documents", "规范性文件"))),
        ("五", _DECIDED, (("licensing", "行政许可"), ("other_services", "其他对外管理服务事项"))),
        ("六", _DECIDED, (("penalties", "行政处罚"), ("coercion", "行政强制"))),
        ("八", _ITEMS, (("fees", "行政事业性收费"),)),
        ("九", _BOUGHT, (("procurement", "政府集中采购"),)),
    ),
    "2021": (
        ("一", _ISSUED, (("regulations", "规章"), ("normative_documents", "行政规范性文件"))),
        ("五", _DECISIONS, (("licensing", "行政许可"),)),
        ("六", _DECISIONS, (("penalties", "行政处罚"), ("coercion", "行政强制"))),
        ("八", _AMOUNT, (("fees", "行政事业性收费"),)),
    ),
}


def outcome_rows(form: str) -> list[tuple[str, Labels]]:
    """The rows of table 3 that add up to the total, with their labels."""
    found: list[tuple[str, Labels]] = [
        ("granted", (RESULTS, "（一）予以公开")),
        (
            "partially_granted",
            (RESULTS, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
        ),
    ]
    for group, label, items in _GROUPS:
        if group == "other" and form == "2019":
            found.append(("other.all", (RESULTS, label)))
        else:
            found += [(f"{group}.{item}", (RESULTS, label, text)) for item, text in items]
    return found


def application_rows(form: str) -> list[tuple[str, Labels]]:
    """All rows of table 3 with their labels, in the order of the form."""
    return [
        ("received", ("一、本年新收政府信息公开申请数量",)),
        ("carried_in", ("二、上年结转政府信息公开申请数量",)),
        *outcome_rows(form),
        ("total", (RESULTS, "（七）总计")),
        ("carried_out", ("四、结转下年度继续办理",)),
    ]


def paths(form: str) -> list[str]:
    """Every cell of the form, in its order."""
    proactive = [
        f"proactive.{row}.{column}"
        for _, columns, rows in PROACTIVE[form]
        for row, _ in rows
        for column, _ in columns
    ]
    rows = [row for row, _ in application_rows(form)]
    applications = [f"applications.{row}.{name}" for row in rows for name, _ in APPLICANTS]
    return (
        proactive + applications + [f"{p}.{name}" for p, _ in PROCEEDINGS for name, _ in OUTCOMES]
    )
