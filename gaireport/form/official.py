"""The official forms as data: terminals, paths, Chinese terms, accepted spellings and the sums that must hold.

Sources: 国办公开办函〔2019〕60号 (the 2019 form) and 国办公开办函〔2021〕30号 (the 2021 form), both under art. 50 of the
条例; spellings as seen in published reports. This file holds no functions.
"""

from typing import NamedTuple


class Term(NamedTuple):
    """One printed label: its terminal in the grammars, what it names, the official term, other spellings seen."""

    terminal: str
    path: str
    """The path of the row or column; that of a column begins within its block."""
    term: str
    spellings: tuple[str, ...] = ()


FIRST_YEAR_2021 = 2021
"""The first reporting year of the 2021 form; the 2019 form is that of the two years before."""

CHAPTERS: dict[int, str] = {
    1: "总体情况",
    2: "主动公开政府信息情况",
    3: "收到和处理政府信息公开申请情况",
    4: "政府信息公开行政复议、行政诉讼情况",
    5: "存在的主要问题及改进情况",
    6: "其他需要报告的事项",
}

TABLES: dict[str, str] = {
    "proactive": "主动公开政府信息情况表",
    "applications": "收到和处理政府信息公开申请情况表",
    "review": "行政复议、行政诉讼情况表",
}

# Table 2: column heads ----------------------------------------------------------------------------------------------

CONTENT = Term("CONTENT", "", "信息内容", ("内容",))

COLUMNS_2021 = (
    Term(
        "ISSUED",
        "issued",
        "本年制发件数",
        ("制发件数", "本年制发数", "本年度制发件数", "本年制发数量", "制发数量"),
    ),
    Term(
        "REPEALED",
        "repealed",
        "本年废止件数",
        ("废止件数", "本年废止数", "本年度废止件数", "本年废止数量", "废止数量"),
    ),
    Term(
        "IN_FORCE",
        "in_force",
        "现行有效件数",
        ("现行有效件", "现行有效数", "现行有效数量", "现行有效"),
    ),
    Term(
        "DECISIONS_THIS_YEAR",
        "decisions",
        "本年处理决定数量",
        ("本年处理决定数", "本年度处理决定数量"),
    ),
    Term(
        "FEE_AMOUNT",
        "amount",
        "本年收费金额（单位：万元）",
        ("本年收费金额", "本年收费金额单位万元", "收费金额", "本年度收费金额"),
    ),
)
COLUMNS_2019 = (
    Term(
        "CREATED",
        "created",
        "本年新制作数量",
        ("新制作数量", "制作数量", "本年制作数量", "本年度新制作数量"),
    ),
    Term(
        "DISCLOSED",
        "disclosed",
        "本年新公开数量",
        ("新公开数量", "公开数量", "本年公开数量", "本年度新公开数量"),
    ),
    Term(
        "TOTAL_DISCLOSED",
        "total_disclosed",
        "对外公开总数量",
        ("对外公开总数", "公开总数量", "对外公开数量"),
    ),
    Term(
        "PREVIOUS_ITEMS",
        "previous_items",
        "上一年项目数量",
        ("上年项目数量", "上一年项目数", "上一年度项目数量"),
    ),
    Term("CHANGE", "change", "本年增/减", ("增/减", "本年增减数", "本年增减数量", "本年度增减")),
    Term("DECISIONS", "decisions", "处理决定数量", ("处理决定数",)),
    Term("PROJECTS", "projects", "采购项目数量", ("采购项目数",)),
    Term("PROCUREMENT_AMOUNT", "amount", "采购总金额", ("采购总金额（万元）", "采购金额")),
)
# The second half of 本年新制作数量 and 本年新公开数量 is lost in tjhb.gov.cn RY2020: which of the two it was is unknown.
UNREAD_HEAD = Term("UNREAD_HEAD", "", "本年新")

# Table 2: rows ------------------------------------------------------------------------------------------------------

PROACTIVE_ROWS = (
    Term("REGULATIONS", "regulations", "规章", ("行政规章", "政府规章")),
    Term("NORMATIVE_DOCUMENTS", "normative_documents", "行政规范性文件", ("规范性文件",)),
    Term("LICENSING", "licensing", "行政许可", ("行政许可事项",)),
    Term("OTHER_SERVICES", "other_services", "其他对外管理服务事项", ("其他对外管理服务",)),
    Term("PENALTIES", "penalties", "行政处罚", ("行政处罚事项",)),
    Term("COERCION", "coercion", "行政强制", ("行政强制措施", "行政强制事项")),
    Term("FEES", "fees", "行政事业性收费", ("行政事业性收费项目",)),
    Term("PROCUREMENT", "procurement", "政府集中采购", ("政府采购",)),
)

BLOCKS: dict[str, dict[str, tuple[str, ...]]] = {
    "2021": {
        "regulations": ("issued", "repealed", "in_force"),
        "normative_documents": ("issued", "repealed", "in_force"),
        "licensing": ("decisions",),
        "penalties": ("decisions",),
        "coercion": ("decisions",),
        "fees": ("amount",),
    },
    "2019": {
        "regulations": ("created", "disclosed", "total_disclosed"),
        "normative_documents": ("created", "disclosed", "total_disclosed"),
        "licensing": ("previous_items", "change", "decisions"),
        "other_services": ("previous_items", "change", "decisions"),
        "penalties": ("previous_items", "change", "decisions"),
        "coercion": ("previous_items", "change", "decisions"),
        "fees": ("previous_items", "change"),
        "procurement": ("projects", "amount"),
    },
}
"""Form -> row of table 2 -> its columns from left to right."""
CAPTIONS = {
    "第二十条第（一）项": ("regulations", "normative_documents"),
    "第二十条第（五）项": ("licensing", "other_services"),
    "第二十条第（六）项": ("penalties", "coercion"),
    "第二十条第（八）项": ("fees",),
    "第二十条第（九）项": ("procurement",),
}
"""Caption in table 2 -> the rows below it: the items of article 20 of the 条例 that ask for them."""

# Table 3 ------------------------------------------------------------------------------------------------------------

CHECK_NOTE = Term(
    "CHECK_NOTE", "", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    ("本列数据的勾稽关系为", "本列数据的勾稽关系"),
)  # fmt: skip
APPLICANT_STATUS = Term("APPLICANT_STATUS", "", "申请人情况")
ORGANISATIONS = Term("ORGANISATIONS", "", "法人或其他组织", ("法人或者其他组织",))
APPLICANTS = (
    Term("NATURAL_PERSON", "natural_person", "自然人"),
    Term("BUSINESS", "business", "商业企业"),
    Term("RESEARCH", "research", "科研机构"),
    Term("PUBLIC_INTEREST", "public_interest", "社会公益组织"),
    Term("LEGAL_SERVICE", "legal_service", "法律服务机构"),
    Term("OTHER", "other", "其他"),
    Term("TOTAL", "total", "总计", ("合计",)),
)

GROUPS = (
    Term("RESULTS", "", "三、本年度办理结果", ("本年度办理结果", "本年办理结果")),
    Term("DENIED", "denied", "（三）不予公开", ("不予公开",)),
    Term("UNAVAILABLE", "unavailable", "（四）无法提供", ("无法提供",)),
    Term("NOT_PROCESSED", "not_processed", "（五）不予处理", ("不予处理",)),
)

APPLICATION_ROWS = (
    Term(
        "RECEIVED", "received", "一、本年新收政府信息公开申请数量",
        ("本年新收政府信息公开申请数量", "本年新收政府信息公开申请", "本年新收申请数量", "本年度新收政府信息公开申请数量"),
    ),
    Term(
        "CARRIED_IN", "carried_in", "二、上年结转政府信息公开申请数量",
        ("上年结转政府信息公开申请数量", "上年结转政府信息公开申请", "上年结转申请数量", "上年度结转政府信息公开申请数量"),
    ),
    Term("GRANTED", "granted", "（一）予以公开", ("予以公开",)),
    Term(
        "PARTIALLY_GRANTED", "partially_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        ("部分公开", "部分公开区分处理的只计这一情形不计其他情形"),
    ),
    Term("STATE_SECRET", "denied.state_secret", "1.属于国家秘密", ("属于国家秘密",)),
    Term(
        "PROHIBITED_BY_LAW", "denied.prohibited_by_law", "2.其他法律行政法规禁止公开",
        ("其他法律行政法规禁止公开", "其他法律法规禁止公开", "法律行政法规禁止公开"),
    ),
    Term("SECURITY_AND_STABILITY", "denied.security_and_stability", "3.危及“三安全一稳定”", ("危及三安全一稳定",)),
    Term("THIRD_PARTY_RIGHTS", "denied.third_party_rights", "4.保护第三方合法权益", ("保护第三方合法权益",)),
    Term("INTERNAL_AFFAIRS", "denied.internal_affairs", "5.属于三类内部事务信息", ("属于三类内部事务信息",)),
    Term("DELIBERATIVE_PROCESS", "denied.deliberative_process", "6.属于四类过程性信息", ("属于四类过程性信息",)),
    Term("ENFORCEMENT_FILES", "denied.enforcement_files", "7.属于行政执法案卷", ("属于行政执法案卷", "属于行政执法案卷信息")),
    Term("ADMINISTRATIVE_QUERY", "denied.administrative_query", "8.属于行政查询事项", ("属于行政查询事项", "属于行政查询事项信息")),
    Term(
        "NOT_HELD", "unavailable.not_held", "1.本机关不掌握相关政府信息",
        ("本机关不掌握相关政府信息", "本机关不掌握相关信息"),
    ),
    Term(
        "REQUIRES_CREATION", "unavailable.requires_creation", "2.没有现成信息需要另行制作",
        ("没有现成信息需要另行制作", "没有现成信息需另行制作"),
    ),
    Term("STILL_UNCLEAR", "unavailable.still_unclear", "3.补正后申请内容仍不明确", ("补正后申请内容仍不明确",)),
    Term(
        "PETITION_OR_COMPLAINT", "not_processed.petition_or_complaint", "1.信访举报投诉类申请",
        ("信访举报投诉类申请", "信访投诉举报类申请"),
    ),
    Term("DUPLICATE", "not_processed.duplicate", "2.重复申请", ("重复申请",)),
    Term("PUBLISHED_MATERIAL", "not_processed.published_material", "3.要求提供公开出版物", ("要求提供公开出版物",)),
    Term("EXCESSIVE", "not_processed.excessive", "4.无正当理由大量反复申请", ("无正当理由大量反复申请",)),
    Term(
        "RECONFIRMATION", "not_processed.reconfirmation", "5.要求行政机关确认或重新出具已获取信息",
        ("要求行政机关确认或重新出具已获取信息", "要求行政机关确认或者重新出具已获取信息"),
    ),
    Term(
        "NOT_CORRECTED_IN_TIME", "other.not_corrected_in_time",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        ("申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请", "逾期不补正", "申请人无正当理由逾期不补正"),
    ),
    Term(
        "FEE_UNPAID", "other.fee_unpaid",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ("申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请", "逾期不缴费", "申请人逾期未按收费通知要求缴纳费用"),
    ),
    Term("OTHER_OUTCOME", "other.other", "3.其他"),
    # One row in the 2019 form, the caption of the three rows above in the 2021 form: the figures beside it decide.
    Term("OTHER_PROCESSING", "other.all", "（六）其他处理", ("其他处理",)),
    Term("OUTCOMES_TOTAL", "total", "（七）总计", ("（七）合计",)),
    Term(
        "CARRIED_OUT", "carried_out", "四、结转下年度继续办理",
        ("结转下年度继续办理", "结转下年继续办理", "结转下年度继续办理数量"),
    ),
)  # fmt: skip

# Table 4 ------------------------------------------------------------------------------------------------------------

OUTCOMES = (
    Term("UPHELD", "upheld", "结果维持"),
    Term("CORRECTED", "corrected", "结果纠正"),
    Term("OTHER_RESULT", "other", "其他结果"),
    Term("PENDING", "pending", "尚未审结"),
)
PROCEEDINGS = (
    Term("REVIEW", "review", "行政复议", ("行政复议情况", "行政复议案件")),
    Term("LITIGATION", "litigation", "行政诉讼", ("行政诉讼情况", "行政诉讼案件")),
    Term(
        "DIRECT",
        "litigation.direct",
        "未经复议直接起诉",
        (
            "未经复议直接诉讼",
            "行政诉讼（未经复议直接起诉）",
            "未经复议直接起诉的行政诉讼",
            "直接起诉",
        ),
    ),
    Term(
        "AFTER_REVIEW",
        "litigation.after_review",
        "复议后起诉",
        ("复议后诉讼", "行政诉讼（复议后起诉）", "复议后起诉的行政诉讼", "经复议后起诉"),
    ),
)
OUTCOME_COLUMNS = (*(term.path for term in OUTCOMES), "total")
REVIEW_PATHS = tuple(
    f"{proceeding}.{outcome}"
    for proceeding in ("review", "litigation.direct", "litigation.after_review")
    for outcome in OUTCOME_COLUMNS
)
"""The fifteen cells of table 4 from left to right."""

# A row that the form does not have and that offices add under a group of table 3.
SUBTOTAL = Term("SUBTOTAL", "", "小计", ("共计", "其中：小计"))

# The statistics table of reporting years 2014 to 2018 (国办发〔2014〕32号) is recognised, its rows are not read.
STATISTICS = Term("STATISTICS", "", "统计指标")

# Sums that must hold ------------------------------------------------------

APPLICANT_COLUMNS = tuple(term.path for term in APPLICANTS)
OUTCOME_ROWS: dict[str, tuple[str, ...]] = {
    "2021": tuple(
        t.path for t in APPLICATION_ROWS[2:] if t.path not in ("other.all", "total", "carried_out")
    ),
    "2019": tuple(
        t.path
        for t in APPLICATION_ROWS[2:]
        if t.path == "other.all" or not t.path.startswith(("other.", "total", "carried_out"))
    ),
}
"""Form -> the rows of table 3 whose sum is （七）总计."""
