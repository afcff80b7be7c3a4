"""Texts of invented reports: figures in, a whole report in one layout out. No organ, figure or sentence is real.

The labels are spelled out here once more, so that a wrong term in forms.py does not agree with itself.
"""

from collections.abc import Iterable, Mapping, Sequence

Part = str | list[str]
"""A line of prose, or the cells of one row: merged cells stand once, covered ones below are blank."""

APPLICANTS = "natural_person business research public_interest legal_service other total".split()
OUTCOMES = "upheld corrected other pending total".split()
PROCEEDINGS = ("review", "litigation.direct", "litigation.after_review")
REVIEW_PATHS = tuple(
    f"{proceeding}.{outcome}" for proceeding in PROCEEDINGS for outcome in OUTCOMES
)

# Row of table 3 | its labels from left to right, = for a blank cell under a merged one.
_APPLICATION_ROWS = """
received|一、本年新收政府信息公开申请数量
carried_in|二、上年结转政府信息公开申请数量
granted|三、本年度办理结果|（一）予以公开
partially_granted|=|（二）部分公开（区分处理的，只计这一情形，不计其他情形）
denied.state_secret|=|（三）不予公开|1.属于国家秘密
denied.prohibited_by_law|=|=|2.其他法律行政法规禁止公开
denied.security_and_stability|=|=|3.危及“三安全一稳定”
denied.third_party_rights|=|=|4.保护第三方合法权益
denied.internal_affairs|=|=|5.属于三类内部事务信息
denied.deliberative_process|=|=|6.属于四类过程性信息
denied.enforcement_files|=|=|7.属于行政执法案卷
denied.administrative_query|=|=|8.属于行政查询事项
unavailable.not_held|=|（四）无法提供|1.本机关不掌握相关政府信息
unavailable.requires_creation|=|=|2.没有现成信息需要另行制作
unavailable.still_unclear|=|=|3.补正后申请内容仍不明确
not_processed.petition_or_complaint|=|（五）不予处理|1.信访举报投诉类申请
not_processed.duplicate|=|=|2.重复申请
not_processed.published_material|=|=|3.要求提供公开出版物
not_processed.excessive|=|=|4.无正当理由大量反复申请
not_processed.reconfirmation|=|=|5.要求行政机关确认或重新出具已获取信息
other.not_corrected_in_time|=|（六）其他处理|1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请
other.fee_unpaid|=|=|2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请
other.other|=|=|3.其他
other.all|=|（六）其他处理
total|=|（七）总计
carried_out|四、结转下年度继续办理
""".strip().splitlines()
ROW_LABELS = {path: labels for path, *labels in (row.split("|") for row in _APPLICATION_ROWS)}

# Row of table 2 | its label | its columns and their heads.
_BLOCKS = {
    "2021": """
一|regulations|规章|issued 本年制发件数|repealed 本年废止件数|in_force 现行有效件数
一|normative_documents|行政规范性文件|issued 本年制发件数|repealed 本年废止件数|in_force 现行有效件数
五|licensing|行政许可|decisions 本年处理决定数量
六|penalties|行政处罚|decisions 本年处理决定数量
六|coercion|行政强制|decisions 本年处理决定数量
八|fees|行政事业性收费|amount 本年收费金额（单位：万元）
""",
    "2019": """
一|regulations|规章|created 本年新制作数量|disclosed 本年新公开数量|total_disclosed 对外公开总数量
一|normative_documents|规范性文件|created 本年新制作数量|disclosed 本年新公开数量|total_disclosed 对外公开总数量
五|licensing|行政许可|previous_items 上一年项目数量|change 本年增/减|decisions 处理决定数量
五|other_services|其他对外管理服务事项|previous_items 上一年项目数量|change 本年增/减|decisions 处理决定数量
六|penalties|行政处罚|previous_items 上一年项目数量|change 本年增/减|decisions 处理决定数量
六|coercion|行政强制|previous_items 上一年项目数量|change 本年增/减|decisions 处理决定数量
八|fees|行政事业性收费|previous_items 上一年项目数量|change 本年增/减
九|procurement|政府集中采购|projects 采购项目数量|amount 采购总金额
""",
}

_PROACTIVE_FIGURES = {
    "2021": "1 0 4 12 5 37 1846 93 2 52.36",
    "2019": "1 1 4 6 6 41 88 +3 1846 15 0 320 64 -2 93 7 0 2 5 1 21 356.8",
}
_APPLICATIONS = {
    "received": "28 8 0 1 2 0",
    "carried_in": "6 0 0 0 0 1",
    "granted": "12 4 0 1 0 1",
    "partially_granted": "3 1 0 0 0 0",
    "denied.third_party_rights": "2 0 0 0 0 0",
    "unavailable.not_held": "7 2 0 0 0 0",
    "unavailable.still_unclear": "0 0 0 0 2 0",
    "not_processed.duplicate": "1 0 0 0 0 0",
    "other.other": "4 0 0 0 0 0",
    "other.all": "4 0 0 0 0 0",
    "total": "29 7 0 1 2 1",
    "carried_out": "5 1 0 0 0 0",
}
_REVIEW = "3 1 0 2 6 1 0 0 1 2 0 0 0 0 0"

OPENING = (
    "澄山县水务局2023年政府信息公开工作年度报告",
    "本报告由澄山县水务局编制，所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
)
CHAPTERS = {
    1: ("一、总体情况", "全年共发布信息214条，答复申请40件，没有发生逾期答复的情形。"),
    2: ("二、主动公开政府信息情况",),
    3: ("三、收到和处理政府信息公开申请情况",),
    4: ("四、政府信息公开行政复议、行政诉讼情况",),
    5: ("五、存在的主要问题及改进情况", "栏目更新偏慢，今后由专人每周核对一次。"),
    6: ("六、其他需要报告的事项", "无。"),
}
CLOSING = ("澄山县水务局", "2024年1月18日")
_TABLES = {2: "proactive", 3: "applications", 4: "review"}


def blocks(form: str) -> dict[str, tuple[str, str, list[tuple[str, str]]]]:
    """Row of table 2 -> item of article 20, label, columns with their heads."""
    found = {}
    for line in _BLOCKS[form].strip().splitlines():
        item, block, label, *columns = line.split("|")
        found[block] = (item, label, [(c.split(" ")[0], c.split(" ")[1]) for c in columns])
    return found


def rows_of(form: str) -> list[str]:
    """The rows of table 3 in a form."""
    single = form == "2019"
    return [r for r in ROW_LABELS if not r.startswith("other.") or (r == "other.all") == single]


def paths(form: str) -> list[str]:
    """Every cell of a form, in its order."""
    return [
        *(f"proactive.{b}.{c}" for b, (_, _, columns) in blocks(form).items() for c, _ in columns),
        *(f"applications.{row}.{c}" for row in rows_of(form) for c in APPLICANTS),
        *REVIEW_PATHS,
    ]


def figures(form: str = "2021", **changes: str) -> dict[str, str]:
    """Path -> printed text of a sound report; a change names a path with __ for its dots."""
    printed = _PROACTIVE_FIGURES[form].split()
    for row in rows_of(form):
        cells = _APPLICATIONS.get(row, "0 0 0 0 0 0").split()
        printed += [*cells, str(sum(map(int, cells)))]
    found = dict(zip(paths(form), [*printed, *_REVIEW.split()], strict=True))
    for path, text in changes.items():
        assert path.replace("__", ".") in found, path
        found[path.replace("__", ".")] = text
    return found


def proactive(printed: Mapping[str, str], form: str = "2021") -> list[list[str]]:
    """Table 2, with the heads of each block."""
    rows: list[list[str]] = []
    before, heads_before = "", [""]
    for block, (item, label, columns) in blocks(form).items():
        heads = ["信息内容", *(head for _, head in columns)]
        if item != before:
            rows.append([f"第二十条第（{item}）项"])
        if item != before or heads != heads_before:
            rows.append(heads)
        rows.append([label, *(printed[f"proactive.{block}.{c}"] for c, _ in columns)])
        before, heads_before = item, heads
    return rows


def applications(printed: Mapping[str, str], form: str = "2021") -> list[list[str]]:
    """Table 3 with its three rows of heads."""
    rows = [
        ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
        ["", "自然人", "法人或其他组织", "总计"],
        ["", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
    ]
    for row in rows_of(form):
        labels = ["" if label == "=" else label for label in ROW_LABELS[row]]
        rows.append([*labels, *(printed[f"applications.{row}.{c}"] for c in APPLICANTS)])
    return rows


def review(printed: Mapping[str, str]) -> list[list[str]]:
    """Table 4."""
    names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    cells = [printed[path] for path in REVIEW_PATHS]
    return [
        ["行政复议", "行政诉讼"],
        [*names, "未经复议直接起诉", "复议后起诉"],
        ["", "", "", "", "", *names, *names],
        cells,
    ]


def parts(
    form: str = "2021",
    printed: Mapping[str, str] | None = None,
    chapters: Iterable[int] = range(1, 7),
) -> list[Part]:
    """A whole report: title, chapters with their tables, signature."""
    printed = printed or figures(form)
    tables = {2: proactive(printed, form), 3: applications(printed, form), 4: review(printed)}
    made: list[Part] = [*OPENING]
    for number in chapters:
        made += [*CHAPTERS[number], *tables.get(number, [])]
    return [*made, *CLOSING]


def place_of(made: Sequence[Part], label: str) -> int:
    """Where the row of a label stands."""
    return next(at for at, part in enumerate(made) if isinstance(part, list) and label in part)


def without_row(label: str, form: str = "2021") -> list[Part]:
    """A whole report without the row of a label."""
    made = parts(form)
    del made[place_of(made, label)]
    return made


def row_paths(row: str) -> tuple[str, ...]:
    """The seven cells of a row of table 3."""
    return tuple(f"applications.{row}.{applicant}" for applicant in APPLICANTS)


def tabs(made: Sequence[Part], width: int = 10) -> str:
    """Tab-separated rows. Labels of table 3 span the columns up to its figures, rows are padded to the right."""
    lines = []
    for part in made:
        if isinstance(part, str):
            lines += ["", part, ""] if not part[0].isdigit() else [part]
        else:
            lines.append("\t".join(spread(part)))
    return "\n".join(lines) + "\n"


def pipes(made: Sequence[Part]) -> str:
    """Rows of pipe-separated cells, without delimiter rows."""
    lines = [part if isinstance(part, str) else f"| {' | '.join(spread(part))} |" for part in made]
    return "\n".join(lines) + "\n"


def lone_pipes(made: Sequence[Part]) -> str:
    """One cell a line with a pipe behind it."""
    lines: list[str] = []
    for part in made:
        lines += (
            [part] if isinstance(part, str) else [f"{cell} |" if cell else "|" for cell in part]
        )
    return "\n".join(lines) + "\n"


def cells_a_line(made: Sequence[Part]) -> str:
    """One cell a line after a tab, rows apart by a blank line."""
    pieces = [p + "\n" if isinstance(p, str) else "".join(f"\t{c}\n" for c in p) for p in made]
    return "\n".join(pieces)


def plain(made: Sequence[Part]) -> str:
    """One cell a line without any mark; blank cells are lost."""
    lines: list[str] = []
    for part in made:
        lines += [part] if isinstance(part, str) else [cell for cell in part if cell]
    return "\n".join(lines) + "\n"


def spread(row: list[str]) -> list[str]:
    """The cells of a row in a grid of ten columns for table 3: a label reaches to the figures."""
    figures_from = len(row) - 7
    if 1 <= figures_from <= 3 and row[figures_from - 1][:1] and not row[-1][:1].isalpha():
        return [*row[:figures_from], *[""] * (3 - figures_from), *row[figures_from:]]
    if row[1:2] == ["自然人"]:
        return ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"]
    if row[2:3] == ["商业企业"]:
        return ["", "", *row]
    return row


SOUND_TEXT = tabs(parts())
"""A sound report as rows with tabs."""
