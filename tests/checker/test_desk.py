"""What the page in the browser asks of Python: files are added, compared, taken away and saved."""

import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import made_kinds
import pytest
from made_files import make_zip
from openpyxl import load_workbook

import gaireport
from gaireport import parse
from gaireport.checker.desk import Desk
from gaireport.checks.across.together import Document
from gaireport.exports.marked_docx import marked_docx
from gaireport.view.page import make_page


def _page_of(desk: Desk, parent: str = "") -> dict[str, Any]:
    return dict(json.loads(desk.page(parent)))


def _desk(*texts: str) -> Desk:
    desk = Desk()
    for at, text in enumerate(texts):
        desk.add(f"{at}.txt", text.encode())
    return desk


def _codes(report: dict[str, Any]) -> list[str]:
    return [each["code"] for each in report["findings"]]


def test_the_page_is_that_of_the_reports(demo_text: str) -> None:
    page = _page_of(_desk(demo_text))
    assert page.pop("parents") == []
    made = make_page([Document("0.txt", demo_text, parse(demo_text))])
    assert page == json.loads(json.dumps(made))


def test_a_file_of_the_same_name_replaces_and_a_removed_one_is_gone(demo_text: str) -> None:
    desk = _desk(demo_text)
    desk.add("0.txt", b"no report")
    assert [each["source"] for each in _page_of(desk)["refused"]] == ["0.txt"]
    desk.remove("0.txt")
    assert (_page_of(desk)["reports"], _page_of(desk)["refused"]) == ([], [])


def test_an_archive_is_its_files_and_is_removed_as_one(demo_text: str) -> None:
    desk = Desk()
    desk.add("all.zip", make_zip({"a.txt": demo_text, "b.txt": "no report"}))
    page = _page_of(desk)
    assert [each["source"] for each in page["reports"]] == ["all.zip/a.txt"]
    assert [each["source"] for each in page["refused"]] == ["all.zip/b.txt"]
    desk.add("all.zip", make_zip({"c.txt": demo_text}))
    assert [each["source"] for each in _page_of(desk)["reports"]] == ["all.zip/c.txt"]
    desk.remove("all.zip")
    assert _page_of(desk)["reports"] == []


def test_what_a_file_needs_is_asked_of_those_in_an_archive_too(demo_text: str) -> None:
    sheet = made_kinds.xlsx(parse(demo_text))
    packed = make_zip({"a.pdf": b"%PDF-1.4", "b.xlsx": sheet, "c.txt": demo_text})
    assert Desk().extras("all.zip", packed) == ["pdf", "sheets"]
    assert Desk().extras("a.txt", demo_text.encode()) == []
    assert Desk().extras("a.png", b"\x89PNG\r\n\x1a\n\0\0") == []


def test_a_file_that_needs_a_compiled_package_is_refused_without_a_word_of_installing(
    demo_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    desk = Desk()
    desk.add("a.pdf", b"%PDF-1.4")
    desk.add("outer.zip", make_zip({"inner.zip": make_zip({"a.txt": "a"})}))
    desk.add("scan.png", b"\x89PNG\r\n\x1a\n\0\0")
    (pdf, inner, picture) = _page_of(desk)["refused"]
    assert picture["reason"] == "not-in-browser" and "pip" not in picture["message"]
    assert "文件为图片" in picture["message_zh"]
    assert pdf["reason"] == "not-in-browser" and "pip" not in pdf["message"]
    assert "另存为 .docx" in pdf["message_zh"]
    assert "请先解压缩" in inner["message_zh"] and "read_many" not in inner["message_zh"]


def test_years_of_one_office_are_compared_unasked(demo_text: str, later_text: str) -> None:
    alone = _codes(_page_of(_desk(later_text))["reports"][0])
    beside = _codes(_page_of(_desk(demo_text, later_text))["reports"][1])
    other = demo_text.replace("桐溪镇", "水务局").replace("2024年", "2023年")
    assert set(beside) > set(alone)
    assert _codes(_page_of(_desk(other, later_text))["reports"][1]) == alone


def test_units_are_added_up_for_the_parent_that_is_chosen(demo_text: str) -> None:
    parent = demo_text.replace("澄山县桐溪镇人民政府", "澄山县人民政府")
    desk = _desk(demo_text, parent, demo_text.replace("桐溪镇人民政府", "水务局"))
    page = _page_of(desk)
    assert page["parents"][0] == "1.txt", "a government collects the offices that bear its name"
    alone, together = _codes(page["reports"][1]), _codes(_page_of(desk, "1.txt")["reports"][1])
    assert len(together) > len(alone)
    assert _codes(_page_of(desk, "gone.txt")["reports"][1]) == alone


def test_findings_are_saved_as_json_and_as_a_page_of(demo_text: str) -> None:
    desk = _desk(demo_text, "no report")
    saved = json.loads(desk.save("json", "zh"))
    assert "GR303" in {each["code"] for each in saved["findings"]}
    assert [each["file"] for each in saved["refused"]] == ["1.txt"]
    assert json.loads(desk.save("json", "zh", 0))["refused"] == []
    page = desk.save("html", "zh", 0).decode()
    assert page.startswith("<!DOCTYPE html>") and "各类申请人之和为7" in page


def test_findings_over_the_years_are_in_the_workbook(demo_text: str, later_text: str) -> None:
    desk = _desk(demo_text, later_text)
    book = load_workbook(io.BytesIO(desk.save("xlsx", "zh")))
    listed = [str(value) for row in book["问题"].iter_rows(values_only=True) for value in row]
    for report in _page_of(desk)["reports"]:
        assert set(_codes(report)) <= set(listed)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_marked_word_file_has_the_figures_and_every_finding(
    demo_text: str, lang: str, tmp_path: Path
) -> None:
    content = _desk(demo_text).save("docx", lang, 0)
    assert gaireport.read(content) == parse(demo_text)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        document, comments = (
            package.read(f"word/{part}.xml").decode() for part in ("document", "comments")
        )
    findings = gaireport.check(parse(demo_text), demo_text)
    for number, finding in enumerate(findings):
        said = finding.message_zh if lang == "zh" else finding.message
        assert f"{finding.code} {said}" in comments
        for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            assert document.count(f'<w:{mark} w:id="{number}"/>') == 1
    assert ("修改建议：" if lang == "zh" else "Proposal: ") in comments
    shaded = document.count('w:fill="FFC9C5"')
    assert 0 < shaded < 10, "a failed sum does not paint its whole table"


def test_a_report_that_has_lost_rows_is_marked_all_the_same(demo_text: str) -> None:
    lines = demo_text.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "属于国家秘密" in line)
    text = "".join(lines[:at] + lines[at + 8 :])
    report = parse(text)
    content = marked_docx(report, gaireport.check(report, text), "zh")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert "属于国家秘密" in package.read("word/document.xml").decode()
