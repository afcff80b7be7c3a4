"""The cases of ``fronts/``: how a report begins and ends, and what a person reads of it: organ, year, date, who signs.

A title (``##``), the text between fences, and a line for each thing that is read; ``-`` says that it is not there. In
the text ``…`` stands for the chapters, without the first where the text prints that itself.
"""

import html
import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import gaireport

_FRONTS_FOLDER = Path(__file__).resolve().parent / "fronts"
_CASE = re.compile(r"^## (.+)\n```\n((?:.*\n)*?)```\n((?:[a-z]+: .+\n)+)", re.MULTILINE)
_OF_FRONT = {"GR504", "GR507", "GR508"}
_FIRST_CHAPTER = "一、总体情况\n全年工作平稳有序。\n"
_CHAPTERS_WITHOUT_TABLES = """\
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
栏目更新偏慢，今后由专人每周核对一次。
六、其他需要报告的事项
没有需要另行说明的情况。"""


@attrs.frozen
class Front:
    """One beginning and one end of a report, and what is read of them."""

    title: str
    text: str
    expected: dict[str, str]


def _load(name: str) -> list[Front]:
    cases = []
    for title, text, outcome in _CASE.findall((_FRONTS_FOLDER / name).read_text(encoding="utf-8")):
        chapters = (
            _CHAPTERS_WITHOUT_TABLES
            if "总体情况" in text
            else _FIRST_CHAPTER + _CHAPTERS_WITHOUT_TABLES
        )
        lines = dict(line.split(": ", 1) for line in outcome.splitlines())
        cases.append(Front(title, text.replace("…", chapters), lines))
    return cases


FRONTS = [case for path in sorted(_FRONTS_FOLDER.glob("*.md")) for case in _load(path.name)]


def _unchanged(text: str) -> str:
    return text


def _paragraphs(text: str) -> str:
    """The text as a page has it, a paragraph a line."""
    shown = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    return f"<html><body>\n{shown}\n<table><tr><td>&nbsp;</td></tr></table></body></html>"


def outcome(text: str) -> dict[str, str]:
    """What is read of a text; a blank in a name does not count."""
    report = gaireport.parse(text)
    codes = sorted({d.code for d in gaireport.check(report)} & _OF_FRONT)
    read = {
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "published": report.published,
        "signature": report.signature,
        "codes": " ".join(codes) or None,
    }
    return {name: "-" if value is None else str(value) for name, value in read.items()}


def test_every_case_is_loaded() -> None:
    titles = sum(
        path.read_text(encoding="utf-8").count("\n## ") for path in _FRONTS_FOLDER.glob("*.md")
    )
    assert len(FRONTS) == titles > 100


@pytest.mark.parametrize("draw", [_unchanged, _paragraphs])
@pytest.mark.parametrize("case", FRONTS, ids=[case.title for case in FRONTS])
def test_front_and_end_are_read(case: Front, draw: Callable[[str], str]) -> None:
    read = outcome(draw(case.text))
    due = {"published": "-", "signature": "-", "codes": "-"} | case.expected
    due["signature"] = due["signature"].replace(" ", "")
    if "published" in case.expected and "signature" not in case.expected:
        del due["signature"]
    assert {name: read[name] for name in due} == due


def test_heads_that_run_downwards_are_no_paragraphs() -> None:
    rows = "结 结 其 尚\n结 结 其 尚\n果 果 他 未 总\n维 纠 结 审\n持 正 果 结\n1 2 3 4 10 0 1 0 2 3 5 0 1 1 7\n"
    heading = "四、政府信息公开行政复议、行政诉讼情况\n"
    text = (
        "青禾县审计局2020年政府信息公开工作年度报告\n" + _FIRST_CHAPTER + _CHAPTERS_WITHOUT_TABLES
    )
    report = gaireport.parse(text.replace(heading, heading + "本年没有变化。\n" + rows))
    (chapter,) = [each for each in report.chapters if each.number == 4]
    assert [each.text for each in chapter.paragraphs] == ["本年没有变化。"]
