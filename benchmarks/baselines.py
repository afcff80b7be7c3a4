"""What people use today: a table reader for web pages, and a script that matches labels.

The script is the one most people write: find the row whose cells match a label, take its last
figures. It gives numbers only, so what it gets wrong is always silent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from benchmarks.form import APPLICANTS, OUTCOMES

Values = dict[str, int | Decimal | None]
TextRows = Iterable[list[str]]

_APPLICATIONS = {
    "received": r"本年新收政府信息公开申请",
    "carried_in": r"上年结转政府信息公开申请",
    "granted": r"[（(]一[)）]予以公开",
    "partially_granted": r"[（(]二[)）]部分公开",
    "denied.state_secret": r"属于国家秘密",
    "denied.prohibited_by_law": r"其他法律行政法规禁止公开",
    "denied.security_and_stability": r"三安全一稳定",
    "denied.third_party_rights": r"保护第三方合法权益",
    "denied.internal_affairs": r"三类内部事务信息",
    "denied.deliberative_process": r"四类过程性信息",
    "denied.enforcement_files": r"行政执法案卷",
    "denied.administrative_query": r"行政查询事项",
    "unavailable.not_held": r"本机关不掌握相关政府信息",
    "unavailable.requires_creation": r"没有现成信息需要另行制作",
    "unavailable.still_unclear": r"补正后申请内容仍不明确",
    "not_processed.petition_or_complaint": r"信访举报投诉类申请",
    "not_processed.duplicate": r"[0-9][.、]\s*重复申请",
    "not_processed.published_material": r"要求提供公开出版物",
    "not_processed.excessive": r"无正当理由大量反复申请",
    "not_processed.reconfirmation": r"确认或重新出具已获取信息",
    "other.not_corrected_in_time": r"逾期不补正",
    "other.fee_unpaid": r"逾期不缴费|逾期未按收费通知",
    "other.other": r"3[.、]\s*其他$",
    "other.all": r"[（(]六[)）]其他处理$",
    "total": r"[（(]七[)）]总计",
    "carried_out": r"结转下年度继续办理",
}
_LABELS_OF_RULES = (r"^规章$", r"^(?:行政)?规范性文件$")
_PROACTIVE_2021 = {
    ("issued", "repealed", "in_force"): dict(
        zip(("regulations", "normative_documents"), _LABELS_OF_RULES, strict=True)
    ),
    ("decisions",): {
        "licensing": r"^行政许可$",
        "penalties": r"^行政处罚$",
        "coercion": r"^行政强制$",
    },
    ("amount",): {"fees": r"^行政事业性收费$"},
}
_PROACTIVE_2019 = {
    ("created", "disclosed", "total_disclosed"): _PROACTIVE_2021["issued", "repealed", "in_force"],
    ("previous_items", "change", "decisions"): {
        **_PROACTIVE_2021[("decisions",)],
        "other_services": r"^其他对外管理服务事项$",
    },
    ("previous_items", "change"): {"fees": r"^行政事业性收费$"},
    ("projects", "amount"): {"procurement": r"^政府集中采购$"},
}
_REVIEW = tuple(
    f"{kind}.{name}"
    for kind in ("review", "litigation.direct", "litigation.after_review")
    for name, _ in OUTCOMES
)


def _parsed_number(text: str) -> int | Decimal | None:
    plain = text.replace(",", "").strip()
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def match_labels(rows: TextRows) -> Values:
    """The label-match script: rows of cells in, figures by cell path out."""
    values: Values = {}
    seen = [[re.sub(r"\s", "", cell) for cell in row] for row in rows]
    is_2019 = any("本年新制作数量" in cell for row in seen for cell in row)
    proactive = _PROACTIVE_2019 if is_2019 else _PROACTIVE_2021
    for row in seen:
        for columns, labels in proactive.items():
            for name, label in labels.items():
                if row and re.search(label, row[0]):
                    cells = [_parsed_number(cell) for cell in row[1 : len(columns) + 1]]
                    paths = (f"proactive.{name}.{column}" for column in columns)
                    values |= dict(zip(paths, cells, strict=False))
        for name, label in _APPLICATIONS.items():
            if len(row) > len(APPLICANTS) and any(re.search(label, c) for c in row[:-7]):
                paths = (f"applications.{name}.{applicant}" for applicant, _ in APPLICANTS)
                values |= dict(zip(paths, map(_parsed_number, row[-7:]), strict=True))
        if len(row) == len(_REVIEW) and not any(re.search(r"[一-龥]", cell) for cell in row):
            values |= dict(zip(_REVIEW, map(_parsed_number, row), strict=True))
    return values


def pandas_labels(page: Path) -> Values:
    """pandas.read_html, then the label-match script."""
    import pandas

    def rows() -> Iterator[list[str]]:
        with page.open(encoding="utf-8") as source:
            tables = pandas.read_html(source, header=None)
        for table in tables:
            # rows of th cells come back as column names
            for name in zip(
                *(c if isinstance(c, tuple) else (c,) for c in table.columns), strict=True
            ):
                yield [_shown(cell) for cell in name]
            # an object column keeps blanks as blanks and whole numbers whole
            for row in table.astype(object).where(table.notna(), "").to_numpy().tolist():
                yield [_shown(cell) for cell in row]

    return match_labels(rows())


def _shown(cell: object) -> str:
    # a column with a blank in it comes back as floats
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def markitdown_labels(page: Path) -> Values:
    """MarkItDown to pipe tables, then the label-match script."""
    from markitdown import MarkItDown

    with page.open("rb") as source:
        text = MarkItDown().convert_stream(source, file_extension=".html").text_content
    lines = (line.strip() for line in text.splitlines())
    return match_labels(
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("|")
    )


def text_labels(text: str) -> Values:
    """The script for plain text: find the label, take the next figures."""
    text = re.sub(r"(?<=[一-龥（）()])\s+(?=[一-龥（）()])", "", text)
    is_2019 = "本年新制作数量" in text
    values: Values = {}
    for columns, labels in (_PROACTIVE_2019 if is_2019 else _PROACTIVE_2021).items():
        for name, label in labels.items():
            paths = [f"proactive.{name}.{column}" for column in columns]
            values |= _next_figures(text, label.strip("^$") + r"(?=[\s|,]*[0-9])", paths)
    for name, label in _APPLICATIONS.items():
        paths = [f"applications.{name}.{applicant}" for applicant, _ in APPLICANTS]
        values |= _next_figures(text, label.rstrip("$"), paths)
    return values | _next_figures(text, "复议后起诉", _REVIEW)


def _next_figures(text: str, label: str, paths: Sequence[str]) -> Values:
    match = re.search(label, text)
    if not match:
        return {}
    figures = re.findall(r"[0-9][0-9,.]*", text[match.end() :])
    return dict(zip(paths, map(_parsed_number, figures), strict=False))


@dataclass(frozen=True)
class Baseline:
    """Another way to read the figures of a web page."""

    read: Callable[[Path], Values]
    needs: str

    def try_read(self, page: Path) -> tuple[Values, str | None]:
        """The figures, or none and the error."""
        try:
            return self.read(page), None
        # a page that a baseline cannot read is one that it gets wrong
        except Exception as error:
            return {}, f"{type(error).__name__}: {error}"


BASELINES: dict[str, Baseline] = {
    "pandas.read_html + labels": Baseline(pandas_labels, "module pandas"),
    "markitdown + labels": Baseline(markitdown_labels, "module markitdown"),
}
