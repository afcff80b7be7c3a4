"""What a person does with the checker: chooses, drops, pastes, compares, saves, cancels, and gives it hostile files."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import BUILT, SECONDS, Opened
from made_files import make_zip
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

import gaireport
from gaireport import parse, write

_ATTACK = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
_MEBIBYTE = 1 << 20
_SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</XObject<</P 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 29>>stream\nq 595 0 0 842 0 0 cm /P Do Q\nendstream endobj\n"
    b"5 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
    b"/ColorSpace/DeviceGray/Length 1>>stream\n0\nendstream endobj\n"
    b"trailer<</Root 1 0 R>>\n"
)


def _bomb() -> bytes:
    """A Word file of a few hundred kilobytes whose text unpacks to 300 MB."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(bytes(_MEBIBYTE))
    return buffer.getvalue()


HOSTILE = {
    "bomb.docx": (_bomb(), "解压后超过"),
    "encrypted.docx": (_OLE + "EncryptedPackage".encode("utf-16-le"), "文件已加密"),
    "scan.pdf": (_SCAN, "扫描图片"),
    "old.doc": (_OLE + "WordDocument".encode("utf-16-le"), "另存为 .docx"),
    "old.xls": (_OLE + "Workbook".encode("utf-16-le"), "另存为 .xlsx"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".ljust(99, b"\0"), "文件为图片"),
    "empty.docx": (b"", "重新下载"),
    "empty.txt": (b"", "文本为空"),
    "inner.zip": (make_zip({"a.zip": make_zip({"b.txt": "b"})}), "请先解压缩"),
    "50MB.txt": ("政府信息公开".encode() * (50 * _MEBIBYTE // 18), ""),
    "65MB.txt": (b"1" * (65 * _MEBIBYTE), "64兆字节"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_chinese_and_the_next_one_read(
    name: str, opened: Opened, demo_text: str, tmp_path: Path
) -> None:
    content, message = HOSTILE[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "next.txt").write_text(demo_text, encoding="utf-8")
    page = opened.open(tmp_path / name, tmp_path / "next.txt")
    assert [each["source"] for each in page["reports"]] == ["next.txt"]
    (refused,) = page["refused"]
    assert message in refused["message_zh"]
    assert re.search("[一-龥]{4}", refused["message_zh"])
    assert refused["message_zh"] in opened.page.locator("#page").text_content()


def test_markup_is_shown_and_never_run(opened: Opened, demo_text: str) -> None:
    text = demo_text.replace("桐溪镇", _ATTACK)
    opened.open((f"{_ATTACK.replace('/', '')}.txt", text.encode()), ("b.html", text.encode()))
    made = "document.querySelectorAll('img, #page script, #checker script').length"
    assert opened.page.evaluate(made) == 0
    assert opened.page.title() == "年度报告核对"


def test_nothing_but_the_page_is_asked_for(shared: Opened) -> None:
    asked = [each for each in shared.requests if not each.startswith("blob:")]
    assert asked == [BUILT.as_uri()]
    refused = shared.page.evaluate(
        "() => fetch('https://example.org/').then(() => 'sent', error => error.name)"
    )
    assert refused == "TypeError"
    assert any("connect-src 'none'" in each for each in shared.said), "the policy says so"
    shared.said.clear()


def test_files_that_lie_open_are_compared(opened: Opened, demo_text: str) -> None:
    later = demo_text.replace("2024年", "2026年").replace("2025年1月16日", "2027年1月16日")
    units = [demo_text.replace("桐溪镇人民政府", name).encode() for name in ("水务局", "教育局")]
    page = opened.open(("a.txt", demo_text.encode()), ("b.txt", later.encode()))
    assert "GR603" in [each["code"] for each in page["reports"][1]["findings"]]
    page = opened.open(("c.txt", units[0]), ("d.txt", units[1]))
    assert page["parents"][0] == "a.txt"
    alone = len(page["reports"][0]["findings"])
    opened.page.locator("select").select_option("a.txt")
    assert opened.finished()["reports"][0]["findings"][:alone] != page["reports"][0]["findings"]


def test_files_of_one_name_in_one_choice_are_kept_apart(
    opened: Opened, demo_text: str, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(demo_text, encoding="utf-8")
    page = opened.open(tmp_path / "one" / "report.txt", tmp_path / "two" / "report.txt")
    assert [each["source"] for each in page["reports"]] == ["report.txt", "report (2).txt"]
    page = opened.open(("report.txt", b"mended"))
    assert [each["source"] for each in page["refused"]] == ["report.txt"]


def test_what_is_dropped_is_read(opened: Opened, demo_text: str) -> None:
    opened.page.evaluate(
        """text => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "dropped.txt"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        demo_text,
    )
    assert [each["source"] for each in opened.finished()["reports"]] == ["dropped.txt"]


@pytest.mark.parametrize("layout", ["html", "cell_per_line"])
def test_what_is_pasted_is_read(opened: Opened, demo_text: str, layout: str) -> None:
    """A table from a web page comes as HTML with its text beside it."""
    text = write(parse(demo_text), layout)
    opened.page.evaluate(
        """([kind, text]) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData(kind, text);
          clipboardData.setData("text/plain", kind === "text/html" ? "no table" : text);
          document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        ["text/html" if layout == "html" else "text/plain", text],
    )
    (report,) = opened.finished()["reports"]
    assert report["layout"] == layout
    assert len(report["cells"]) == 200


def test_a_text_is_pasted_into_the_area(opened: Opened, demo_text: str) -> None:
    opened.page.get_by_role("button", name="粘贴").click()
    opened.page.locator("#pasted").fill(demo_text)
    opened.page.get_by_role("button", name="核对粘贴的内容").click()
    assert opened.finished()["reports"][0]["source"] == "粘贴的内容.txt"


@pytest.mark.parametrize("kind", ["网页", "Word（带批注）", "Excel", "JSON"])
def test_what_is_saved_holds_the_findings(
    kind: str, opened: Opened, demo_text: str, tmp_path: Path
) -> None:
    opened.open(("report.txt", demo_text.encode()))
    with opened.page.expect_download(timeout=SECONDS) as waiting:
        opened.page.get_by_role("button", name=kind, exact=True).click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    found = "GR303"
    if kind == "JSON":
        codes = [each["code"] for each in json.loads(saved.read_text("utf-8"))["findings"]]
        assert found in codes
    elif kind == "Excel":
        book = load_workbook(saved)
        assert any(found in row for row in book["问题"].iter_rows(values_only=True))
    elif kind == "网页":
        assert found in saved.read_text("utf-8")
    else:
        assert gaireport.read(saved) == parse(demo_text)
        with zipfile.ZipFile(saved) as package:
            assert found in package.read("word/comments.xml").decode()


def test_cancel_ends_the_work_and_the_next_file_is_read(browser: Browser, demo_text: str) -> None:
    opened = Opened(browser).ready()
    opened.open(("first.txt", demo_text.encode()))
    slow = make_zip({f"{at}.txt": demo_text for at in range(3000)})
    opened.page.set_input_files("#files", [{"name": "slow.zip", "mimeType": "", "buffer": slow}])
    expect(opened.state).to_have_text("正在读取：slow.zip", timeout=SECONDS)
    opened.page.get_by_role("button", name="取消").click()
    expect(opened.state).to_have_text("已取消。", timeout=5000)
    assert opened.page.locator("#page h1").is_visible(), "what was read before is still shown"
    page = opened.open(("next.txt", demo_text.encode()))
    assert [each["source"] for each in page["reports"]] == ["first.txt", "next.txt"]
    opened.page.close()


def test_without_webassembly_a_message_says_so(browser: Browser) -> None:
    opened = Opened(browser, before="delete globalThis.WebAssembly")
    expect(opened.state).to_contain_text("WebAssembly", timeout=20_000)
    assert opened.page.get_by_role("button", name="选择文件").is_disabled()


def test_a_browser_that_runs_no_such_script_shows_what_to_do() -> None:
    """The words stand in the page itself, and the script that runs takes their place."""
    head = BUILT.read_text(encoding="utf-8")[:200_000]
    assert "浏览器版本过低" in head[: head.index("<script")]


@pytest.mark.parametrize("state", ["ready", "report", "index", "paste", "narrow"])
def test_axe_finds_nothing(state: str, browser: Browser, opened: Opened, demo_text: str) -> None:
    shown = Opened(browser, width=420).ready() if state == "narrow" else opened
    files = [("report.txt", demo_text.encode()), ("old.doc", HOSTILE["old.doc"][0])]
    if state in ("report", "narrow"):
        shown.open(files[0])
    elif state == "index":
        shown.open(*files, ("again.txt", demo_text.encode()))
    elif state == "paste":
        shown.page.get_by_role("button", name="粘贴").click()
    violations = Axe().run(shown.page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in violations] == []


@pytest.mark.parametrize("width", [1400, 900, 420])
def test_nothing_stands_beyond_the_edge(width: int, opened: Opened, demo_text: str) -> None:
    opened.page.set_viewport_size({"width": width, "height": 900})
    opened.open(("a_rather_long_name_of_a_file_without_blanks.txt", demo_text.encode()))
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    opened.page.set_viewport_size({"width": 1400, "height": 900})


def test_the_keyboard_alone_suffices(opened: Opened, demo_text: str) -> None:
    page = opened.page
    page.locator("body").evaluate("body => document.activeElement.blur()")
    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent"))
    assert names == ["English", "选择文件", "粘贴"]
    with page.expect_file_chooser() as waiting:
        page.get_by_role("button", name="选择文件").focus()
        page.keyboard.press("Enter")
    waiting.value.set_files([{"name": "k.txt", "mimeType": "", "buffer": demo_text.encode()}])
    assert opened.finished()["reports"]


def test_the_language_is_switched_and_nothing_lost(opened: Opened, demo_text: str) -> None:
    opened.open(("report.txt", demo_text.encode()))
    opened.page.get_by_role("button", name="English").click()
    assert "the applicants add up to 7" in opened.page.locator("#page").text_content()
    assert opened.page.get_by_role("button", name="Choose files").count() == 1
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    opened.page.get_by_role("button", name="中文").click()
    assert opened.page.get_by_role("button", name="选择文件").count() == 1
