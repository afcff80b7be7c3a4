"""The page document: as its schema says, spans as a browser counts them, the whole form, and nothing that is markup."""

import json
import re
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaireport.api import parse, write
from gaireport.checks.across.together import Document
from gaireport.errors import UnsupportedFileError
from gaireport.form.place_words import place_words
from gaireport.nodes import Report
from gaireport.report.blank import blank
from gaireport.view.blocks import read_blocks_of
from gaireport.view.page import dump_page, make_page
from gaireport.view.page_file import page_html
from gaireport.view.page_schema import page_schema
from gaireport.view.utf16 import Utf16

_RENDERER_BYTES = 20 * 1024
"""The most that script and style of the page may weigh together."""
_SCRIPT_IN_TITLE = '</script><script>alert(1)</script><img src=x onerror="alert(2)">'


def _page(text: str, report: Report | None = None) -> dict:  # type: ignore[type-arg]
    page = make_page([Document("report.txt", text, report or parse(text))])
    jsonschema.validate(page, page_schema(), cls=jsonschema.Draft202012Validator)
    return page


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


@pytest.fixture
def astral_text(demo_text: str) -> str:
    """The demo behind characters that a browser counts twice."""
    return demo_text.replace("澄山县", "澄\U00020164县", 1).replace(
        "一、总体情况", "一、总体情况\n\n\U0001f600" * 1, 1
    )


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(page_schema())


def test_spans_are_places_in_the_text_as_a_browser_counts(astral_text: str) -> None:
    report = parse(astral_text)
    page = _page(astral_text, report)["reports"][0]
    text, moved = _utf16(page["text"]), 0
    for path, cell in report.cells().items():
        start, end = page["cells"][path]["span"]
        assert text[2 * start : 2 * end].decode("utf-16-le") == cell.raw
        moved += start != cell.span.start
    assert moved == len(report.cells()), "each stands behind a character beyond the first plane"


@given(st.text(max_size=30), st.integers(0, 30))
def test_an_offset_in_units_is_the_length_of_what_stands_before(text: str, at: int) -> None:
    at = min(at, len(text))
    assert Utf16(text).offset(at) == len(_utf16(text[:at])) // 2


def test_every_cell_of_the_form_stands_in_a_table_once(demo_text: str) -> None:
    page = _page(demo_text)["reports"][0]
    shown = [
        each["path"] for t in page["tables"] for row in t["rows"] for each in row if each["path"]
    ]
    assert sorted(shown) == sorted(page["cells"])


def test_what_the_document_lost_is_shown_as_lost(demo_text: str) -> None:
    lines = demo_text.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "属于国家秘密" in line)
    page = _page("".join(lines[:at] + lines[at + 8 :]))["reports"][0]
    path = "applications.denied.state_secret.total"
    assert page["cells"][path]["state"] == "lost"
    assert path in json.dumps(page["tables"])
    assert page["marks"][path] == "error"


def test_a_report_without_any_table_has_the_tables_of_every_form() -> None:
    page = make_page([Document("x", "", Report())], findings=[()])["reports"][0]
    assert [table["name"] for table in page["tables"]] == ["applications", "review"]


def test_suspects_are_marked_and_the_rest_is_touched(demo_text: str) -> None:
    page = _page(demo_text)["reports"][0]
    errors = [path for path, severity in page["marks"].items() if severity == "error"]
    assert errors == ["applications.granted.total"]
    assert len(page["touched"]) == 27
    finding = next(each for each in page["findings"] if each["code"] == "GR303")
    assert finding["place_zh"] == "第三部分表，第3行，总计列"
    assert finding["place"] == "part 3, row 3, column total"
    assert finding["line"] == 110
    assert finding["suspects"] == errors
    assert finding["proposals"][0]["changes"] == [{"path": errors[0], "before": "8", "after": "7"}]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("proactive.fees.amount", "第二部分表，第6行，本年收费金额列"),
        ("applications.received.total", "第三部分表，第1行，总计列"),
        ("review.total", "第四部分表，行政复议，总计列"),
        ("litigation.after_review.upheld", "第四部分表，行政诉讼（复议后起诉），结果维持列"),
    ],
)
def test_a_place_is_said_in_words(path: str, place: str) -> None:
    assert place_words(blank("2021", "江州市教育局", 2023).cells())[path].zh == place


def test_refused_inputs_stand_beside_the_reports(demo_text: str) -> None:
    error = UnsupportedFileError("no", message_zh="请另存为 .docx", reason="old-word")
    page = make_page([Document("a", demo_text, parse(demo_text))], [("b.doc", error)])
    jsonschema.validate(page, page_schema())
    assert page["refused"] == [
        {"source": "b.doc", "reason": "old-word", "message": "no", "message_zh": "请另存为 .docx"}
    ]


def test_markup_is_shown_as_its_reader_sees_it(demo_text: str) -> None:
    text = write(parse(demo_text), "html")
    page = _page(text)["reports"][0]
    shown = json.dumps(page["blocks"], ensure_ascii=False)
    pieces = [
        leaf for b in page["blocks"] for row in b["rows"] for c in row for leaf in c["leaves"]
    ]
    texts = [page["text"][start:end] for start, end, *_ in pieces]
    assert "14" in texts and not [each for each in texts if "<" in each]
    assert '"table"' in shown
    for cell in page["cells"].values():
        start, end = cell["span"]
        if start < end:
            assert any(first <= start and end <= last for first, last, *_ in pieces)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>a<br>b</p><h2>c</h2>", ["p a", "p b", "h c"]),
        ("a&nbsp;&lt;b&gt;", ["p a\xa0<b>"]),
        ("<script>x</script><style>y</style><!-- z -->a<svg onload=x>b", ["p ab"]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>d", ["table a2,1|b1,1/c1,1", "p d"]),
        ("<table><tr><td>a<table><tr><td>b</table></td><td>c</table>",
         ["table a1,1", "table b1,1", "table c1,1"]),
        ("<p>1 < 2 </p>", ["p 1 < 2 "]),
    ],
)  # fmt: skip
def test_blocks(text: str, shown: list[str]) -> None:
    def say(leaves: list) -> str:  # type: ignore[type-arg]
        return "".join(each.shown or text[each.start : each.end] for each in leaves)

    def draw(block) -> str:  # type: ignore[no-untyped-def]
        rows = "/".join(
            "|".join(f"{say(c.leaves)}{c.rows},{c.columns}" for c in row) for row in block.rows
        )
        return f"{block.tag} {say(block.leaves)}{rows}"

    assert [draw(block) for block in read_blocks_of(text)] == shown


def test_a_flood_of_open_tags_takes_linear_time() -> None:
    assert read_blocks_of("<" * 200_000)
    assert read_blocks_of("<!--" * 100_000) == []
    assert read_blocks_of("<script>" * 50_000) == []


# The file ------------------------------------------------------------------------------------------------------------


class _Scripts(HTMLParser):
    """The tags of a page, and the texts of its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script":
            self.texts.append(data)


def test_a_hostile_report_adds_no_tag_to_the_file(demo_text: str) -> None:
    hostile = demo_text.replace("桐溪镇", _SCRIPT_IN_TITLE)
    html = page_html(make_page([Document(_SCRIPT_IN_TITLE, hostile, parse(hostile))]))
    plain = page_html(make_page([Document("a", demo_text, parse(demo_text))]))
    assert _Scripts(html).tags == _Scripts(plain).tags
    page = json.loads(_Scripts(html).texts[0])
    assert _SCRIPT_IN_TITLE in page["reports"][0]["text"]


def test_the_data_block_takes_any_character() -> None:
    report = Report(title="\ud800\u2028<!--")
    text = dump_page(make_page([Document("a", "\udfff", report)], findings=[()]))
    assert text.encode().isascii() is False
    assert json.loads(text)["reports"][0]["title"] == report.title
    assert page_html(make_page([Document("a", "\udfff", report)], findings=[()])).encode()


def test_the_same_report_gives_the_same_file(demo_text: str) -> None:
    pages = {page_html(make_page([Document("a", demo_text, parse(demo_text))])) for _ in range(2)}
    assert len(pages) == 1


def test_the_renderer_is_small_and_reads_no_text_as_markup() -> None:
    room = resources.files("gaireport.view")
    script, style = (room.joinpath(name).read_text("utf-8") for name in ("view.js", "view.css"))
    assert len(f"{script}{style}".encode()) < _RENDERER_BYTES
    assert not re.findall(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(", script
    )
    assert not re.findall(r"url\(|@import|https?:", script + style)


def test_each_word_of_the_page_is_used(demo_text: str) -> None:
    script = resources.files("gaireport.view").joinpath("view.js").read_text("utf-8")
    words = make_page([])["words"]
    assert words["en"].keys() == words["zh"].keys()
    built = {
        "errors",
        "warnings",
        "notices",
        "mixed",
        "statistics",
        "office",
        "converter",
        "unknown",
    }
    assert not [
        name for name in words["en"].keys() - built if not re.search(rf"\b{name}\b", script)
    ]


def test_a_notebook_shows_the_tables(demo_text: str) -> None:
    html = parse(demo_text.replace("桐溪镇", "<b>镇"))._repr_html_()
    assert html.count("<table") == 3
    assert html.count("<td") == 200
    assert ">8!<" in html and "□" in html
    assert "<script" not in html and "<b>镇" not in html
    tags = re.findall(r"<(/?)(\w+)", html)
    assert {name for end, name in tags} == {"div", "p", "b", "table", "caption", "tr", "th", "td"}
    assert sum(not end for end, _ in tags) == sum(bool(end) for end, _ in tags)


def test_the_command_writes_the_page_and_accounts_for_what_it_refuses(
    demo_text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from typer.testing import CliRunner

    from gaireport.cli.app import app

    report, other, out = tmp_path / "report.txt", tmp_path / "other.doc", tmp_path / "page.html"
    report.write_bytes(demo_text.encode())
    other.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    runner = CliRunner()
    assert runner.invoke(app, ["view", str(report), "-o", str(out)]).exit_code == 0
    assert runner.invoke(app, ["view", str(report), str(other), "-o", str(out)]).exit_code == 2
    page = json.loads(_Scripts(out.read_text("utf-8")).texts[0])
    assert [len(page["reports"]), len(page["refused"])] == [1, 1]
    assert runner.invoke(app, ["view", str(report), "-o", str(tmp_path)]).exit_code == 2


def test_the_command_compares_years_where_asked(
    demo_text: str, later_text: str, tmp_path: Path
) -> None:
    from typer.testing import CliRunner

    from gaireport.cli.app import app

    files = [tmp_path / "report.txt", tmp_path / "later.txt"]
    for file, text in zip(files, (demo_text, later_text), strict=True):
        file.write_bytes(text.encode())
    out, codes = tmp_path / "page.html", []
    for more in ([], ["--years"]):
        done = CliRunner().invoke(app, ["view", *map(str, files), "-o", str(out), *more])
        assert done.exit_code == 0
        page = json.loads(_Scripts(out.read_text("utf-8")).texts[0])
        codes.append({each["code"] for each in page["reports"][1]["findings"]})
    assert codes[1] - codes[0] == {"GR521", "GR524"}


def test_the_command_compares_the_sum_of_units_where_asked(
    demo_text: str, later_text: str, tmp_path: Path
) -> None:
    from typer.testing import CliRunner

    from gaireport.cli.app import app

    files = [tmp_path / "report.txt", tmp_path / "later.txt"]
    for file, text in zip(files, (demo_text, later_text), strict=True):
        file.write_bytes(text.encode())
    out = tmp_path / "page.html"

    def view(*names: Path) -> tuple[int, list[set[str]]]:
        command = ["view", *map(str, names), "-o", str(out), "--units"]
        done = CliRunner().invoke(app, command)
        page = json.loads(_Scripts(out.read_text("utf-8")).texts[0])
        return done.exit_code, [{each["code"] for each in r["findings"]} for r in page["reports"]]

    status, codes = view(files[0], files[0], files[1])
    assert status == 0
    assert {"GR531", "GR612"} <= codes[0] and not {"GR531", "GR612"} & codes[2]
    # A unit that cannot be read is missing from the sum; without the collected report there is none.
    gone = tmp_path / "gone.txt"
    status, codes = view(*files, gone)
    assert (status, "GR611" in codes[0]) == (2, True)
    status, codes = view(gone, *files)
    assert status == 2 and not any("GR531" in each for each in codes)
    status, codes = view(files[0])
    assert status == 2 and len(codes) == 1
