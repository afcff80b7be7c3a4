"""The official tables as grids of merged boxes, for both forms.

Each box holds a printed label or the path of a figure. Written from the official form alone and
independent of the package under test, so that a slip there cannot hide here.
"""

from __future__ import annotations

from dataclasses import dataclass

FORMS = ("2019", "2021")


@dataclass(frozen=True)
class Box:
    """One box of a table: a label, or the path of the figure printed in it."""

    text: str = ""
    path: str | None = None
    rows: int = 1
    columns: int = 1


Row = tuple[Box, ...]


@dataclass(frozen=True)
class Table:
    """A table as rows of boxes; a box that spans rows stands in its first row only."""

    rows: tuple[Row, ...]
    columns: int
    header_rows: int
    label_columns: int


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

CHECK_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

_ITEMS = (("previous_items", "上一年项目数量"), ("change", "本年增/减"))
_DECIDED = (*_ITEMS, ("decisions", "处理决定数量"))
_MADE = (
    ("created", "本年新制作数量"),
    ("disclosed", "本年新公开数量"),
    ("total_disclosed", "对外公开总数量"),
)
_ISSUED = (("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数"))
_DECISIONS = (("decisions", "本年处理决定数量"),)

# caption, columns, rows
PROACTIVE = {
    "2019": (
        ("一", _MADE, (("regulations", "规章"), ("normative_documents", "规范性文件"))),
        ("五", _DECIDED, (("licensing", "行政许可"), ("other_services", "其他对外管理服务事项"))),
        ("六", _DECIDED, (("penalties", "行政处罚"), ("coercion", "行政强制"))),
        ("八", _ITEMS, (("fees", "行政事业性收费"),)),
        (
            "九",
            (("projects", "采购项目数量"), ("amount", "采购总金额")),
            (("procurement", "政府集中采购"),),
        ),
    ),
    "2021": (
        ("一", _ISSUED, (("regulations", "规章"), ("normative_documents", "行政规范性文件"))),
        ("五", _DECISIONS, (("licensing", "行政许可"),)),
        ("六", _DECISIONS, (("penalties", "行政处罚"), ("coercion", "行政强制"))),
        ("八", (("amount", "本年收费金额（单位：万元）"),), (("fees", "行政事业性收费"),)),
    ),
}

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
_OTHER_2021 = (
    ("not_corrected_in_time", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other", "3.其他"),
)


def groups(form: str) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """The outcome groups of table 3 that have rows of their own: name, label, rows."""
    common = (
        ("denied", "（三）不予公开", _DENIED),
        ("unavailable", "（四）无法提供", _UNAVAILABLE),
        ("not_processed", "（五）不予处理", _NOT_PROCESSED),
    )
    return common if form == "2019" else (*common, ("other", "（六）其他处理", _OTHER_2021))


def outcome_rows(form: str) -> list[str]:
    """The rows of table 3 that add up to （七）总计."""
    rows = ["granted", "partially_granted"]
    for name, _, items in groups(form):
        rows += [f"{name}.{item}" for item, _ in items]
    return [*rows, "other.all"] if form == "2019" else rows


def paths(form: str) -> list[str]:
    """Every cell path of the form, in the order of the form."""
    proactive = [
        f"proactive.{row}.{column}"
        for _, columns, rows in PROACTIVE[form]
        for row, _ in rows
        for column, _ in columns
    ]
    rows = ["received", "carried_in", *outcome_rows(form), "total", "carried_out"]
    applications = [f"applications.{row}.{name}" for row in rows for name, _ in APPLICANTS]
    kinds = ("review", "litigation.direct", "litigation.after_review")
    return proactive + applications + [f"{kind}.{name}" for kind in kinds for name, _ in OUTCOMES]


def proactive_table(form: str) -> Table:
    """Table 2: for each block a caption, a header and its rows, four columns wide."""
    rows: list[Row] = []
    for number, columns, items in PROACTIVE[form]:
        wide = 4 - len(columns)
        rows.append((Box(f"第二十条第（{number}）项", columns=4),))
        labels = [Box(label) for _, label in columns[:-1]]
        rows.append((Box("信息内容"), *labels, Box(columns[-1][1], columns=wide)))
        for item, label in items:
            cells = [Box(path=f"proactive.{item}.{name}") for name, _ in columns[:-1]]
            last = Box(path=f"proactive.{item}.{columns[-1][0]}", columns=wide)
            rows.append((Box(label), *cells, last))
    return Table(tuple(rows), columns=4, header_rows=0, label_columns=1)


def _figures(row: str) -> Row:
    return tuple(Box(path=f"applications.{row}.{name}") for name, _ in APPLICANTS)


def applications_table(form: str) -> Table:
    """Table 3: three label columns and seven columns of figures, headers three rows deep."""
    labels = [Box(label) for _, label in APPLICANTS[1:6]]
    rows: list[Row] = [
        (Box(CHECK_NOTE, rows=3, columns=3), Box("申请人情况", columns=7)),
        (Box("自然人", rows=2), Box("法人或其他组织", columns=5), Box("总计", rows=2)),
        tuple(labels),
        (Box("一、本年新收政府信息公开申请数量", columns=3), *_figures("received")),
        (Box("二、上年结转政府信息公开申请数量", columns=3), *_figures("carried_in")),
    ]
    depth = 20 if form == "2019" else 22
    granted = Box("（一）予以公开", columns=2)
    rows.append((Box("三、本年度办理结果", rows=depth), granted, *_figures("granted")))
    partly = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    rows.append((Box(partly, columns=2), *_figures("partially_granted")))
    for name, label, items in groups(form):
        group = [Box(label, rows=len(items))]
        for item, item_label in items:
            rows.append((*group, Box(item_label), *_figures(f"{name}.{item}")))
            group = []
    if form == "2019":
        rows.append((Box("（六）其他处理", columns=2), *_figures("other.all")))
    rows.append((Box("（七）总计", columns=2), *_figures("total")))
    rows.append((Box("四、结转下年度继续办理", columns=3), *_figures("carried_out")))
    return Table(tuple(rows), columns=10, header_rows=3, label_columns=3)


def review_table() -> Table:
    """Table 4: one row of fifteen figures under headers three rows deep."""
    outcomes = tuple(Box(label) for _, label in OUTCOMES)
    kinds = ("review", "litigation.direct", "litigation.after_review")
    rows: tuple[Row, ...] = (
        (Box("行政复议", columns=5), Box("行政诉讼", columns=10)),
        (
            *(Box(label, rows=2) for _, label in OUTCOMES),
            Box("未经复议直接起诉", columns=5),
            Box("复议后起诉", columns=5),
        ),
        outcomes + outcomes,
        tuple(Box(path=f"{kind}.{name}") for kind in kinds for name, _ in OUTCOMES),
    )
    return Table(rows, columns=15, header_rows=3, label_columns=0)
