"""The review page in Chromium: clicks and keys both ways, hostile reports inert, nothing fetched, axe-core content."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import attrs
import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import find_chromium
from playwright.sync_api import Browser, Page, sync_playwright

from gaireport.api import parse, write
from gaireport.checks.across.together import Document
from gaireport.errors import UnsupportedFileError
from gaireport.view.page import make_page
from gaireport.view.page_file import page_html

_TOTAL = "applications.granted.total"
_HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=1</script>'

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = find_chromium()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """An open page, with all that it has fetched and said."""

    def __init__(self, browser: Browser, folder: Path, html: str, width: int) -> None:
        file = folder / "page.html"
        file.write_text(html, encoding="utf-8")
        self.page: Page = browser.new_page(viewport={"width": width, "height": 900})
        self.fetched: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.fetched.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: self.said.append(dialog.message))
        self.page.goto(file.as_uri())
        assert self.fetched == [file.as_uri()]

    def chosen(self, selector: str) -> list[str]:
        """The paths (or numbers of findings) of what is chosen there."""
        return self.page.eval_on_selector_all(
            f"{selector}.chosen",
            "all => all.map(each => each.dataset.path ?? each.dataset.finding)",
        )


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator:  # type: ignore[type-arg]
    opened: list[Opened] = []

    def open_it(*texts: str, lang: str = "zh", width: int = 1400, refused: bool = False) -> Opened:
        documents = [Document(f"{n}.txt", text, parse(text)) for n, text in enumerate(texts)]
        error = UnsupportedFileError("save it as .docx", message_zh="请另存为 .docx")
        page = make_page(documents, [("old.doc", error)] if refused else [])
        opened.append(Opened(browser, tmp_path, page_html(page, lang), width))
        return opened[-1]

    yield open_it
    for each in opened:
        assert each.said == []
        assert len(each.fetched) == 1, "the page fetches nothing"
        each.page.close()


def test_a_finding_shows_its_cell_and_its_place(open_page, demo_text: str) -> None:  # type: ignore[no-untyped-def]
    opened = open_page(demo_text)
    finding = opened.page.locator(".finding", has_text="GR303")
    finding.click()
    assert opened.chosen("td") == [_TOTAL]
    assert _TOTAL in opened.chosen(".place")
    assert finding.get_attribute("aria-pressed") == "true"
    place = opened.page.locator(f'.place[data-path="{_TOTAL}"]')
    box, frame = place.bounding_box(), opened.page.locator(".source").bounding_box()
    assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]
    status = opened.page.locator("[role=status]").text_content()
    assert "第三部分表，第3行，总计列" in status and "原文第110行" in status


@pytest.mark.parametrize("selector", [f'td[data-path="{_TOTAL}"]', f'.place[data-path="{_TOTAL}"]'])
@pytest.mark.parametrize("by", ["click", "Enter"])
def test_a_cell_and_its_place_show_each_other_and_the_findings(  # type: ignore[no-untyped-def]
    selector: str, by: str, open_page, demo_text: str
) -> None:
    opened = open_page(demo_text)
    target = opened.page.locator(selector)
    if by == "click":
        target.click()
    else:
        target.focus()
        opened.page.keyboard.press("Enter")
    assert opened.chosen("td") == opened.chosen(".place") == [_TOTAL]
    assert opened.chosen(".finding") == ["1"]


def test_a_proposal_shows_the_cells_that_it_would_change(open_page, demo_text: str) -> None:  # type: ignore[no-untyped-def]
    opened = open_page(demo_text)
    opened.page.locator(".proposal").first.focus()
    opened.page.keyboard.press("Enter")
    assert opened.chosen("td") == [_TOTAL]


def test_arrows_move_from_cell_to_cell_and_from_place_to_place(open_page, demo_text: str) -> None:  # type: ignore[no-untyped-def]
    opened = open_page(demo_text)

    def at() -> str:
        return opened.page.evaluate("document.activeElement.dataset.path")

    opened.page.locator('td[data-path="applications.received.business"]').focus()
    met = [
        (opened.page.keyboard.press(key), at())[1]
        for key in ("ArrowRight", "ArrowDown", "End", "Home", "ArrowUp", "ArrowLeft")
    ]
    assert [path.removeprefix("applications.") for path in met] == [
        "received.research", "carried_in.research", "carried_in.total",
        "carried_in.natural_person", "received.natural_person", "received.natural_person",
    ]  # fmt: skip
    opened.page.locator('.place[data-path="applications.received.business"]').focus()
    opened.page.keyboard.press("ArrowDown")
    assert at() == "applications.received.research"


def test_each_table_and_the_text_are_one_stop_of_the_tab_key(open_page, demo_text: str) -> None:  # type: ignore[no-untyped-def]
    opened = open_page(demo_text)
    opened.page.locator('td[data-path="applications.total.total"]').click()
    for group in (".proactive", ".applications", ".review", ".source"):
        assert opened.page.locator(f"{group} [tabindex='0']").count() == 1


@pytest.mark.parametrize("layout", ["cell_per_line", "html"])
def test_each_place_has_the_text_of_its_cell(open_page, demo_text: str, layout: str) -> None:  # type: ignore[no-untyped-def]
    report = attrs.evolve(
        parse(demo_text), title="\U00020164县\U0001f6002024年政府信息公开工作年度报告"
    )
    text = write(report, layout)
    opened = open_page(text)
    shown = opened.page.eval_on_selector_all(
        ".place[data-path]", "all => all.map(each => [each.dataset.path, each.textContent])"
    )
    cells = parse(text).cells()
    assert dict(shown) == {path: cell.raw for path, cell in cells.items()}
    assert len(shown) == len(cells)


def test_states_look_different(open_page, demo_text: str) -> None:  # type: ignore[no-untyped-def]
    """Without colour too: by their signs and their hatching."""
    lines = demo_text.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "属于国家秘密" in line)
    opened = open_page("".join(lines[:at] + lines[at + 8 :]))
    looks = opened.page.eval_on_selector_all(
        "td.figure",
        """all => all.map(each => [each.classList[2], /[0-9]/.test(each.textContent) ? "0" : each.textContent,
             getComputedStyle(each).backgroundImage === "none",
             getComputedStyle(each, "::after").content].join(" "))""",
    )
    assert {
        "number 0 true none",
        'number 0 true "!"',
        "zero 0 true none",
        'blank □ true "·"',
        'mark / true "·"',
        'lost ✕ false "!"',
    } <= set(looks)


def test_a_hostile_report_is_inert(open_page, demo_text: str) -> None:  # type: ignore[no-untyped-def]
    text = (
        demo_text.replace("桐溪镇", _HOSTILE)
        .replace("四、结转", f"{_HOSTILE}四、结转")
        .replace("143", _HOSTILE)
    )
    opened = open_page(text)
    assert opened.page.evaluate("document.querySelectorAll('#root img, #root script').length") == 0
    assert opened.page.title() != "1"
    assert "<img src=x" in opened.page.locator(".source").text_content()
    markup = write(parse(demo_text), "html").replace(
        "<p>", f"<p onclick='x'>{_HOSTILE}<svg onload=x>", 1
    )
    opened = open_page(markup)
    assert (
        opened.page.evaluate(
            "document.querySelectorAll('#root img, #root svg, #root [onclick]').length"
        )
        == 0
    )


def test_several_reports_have_an_index(open_page, demo_text: str, later_text: str) -> None:  # type: ignore[no-untyped-def]
    opened = open_page(demo_text, later_text, refused=True)
    rows = opened.page.locator(".index tbody tr")
    assert rows.count() == 3
    assert "! 1 错误" in rows.nth(0).text_content()
    assert rows.nth(2).text_content() == "old.doc未能读取：请另存为 .docx"
    opened.page.get_by_role("button", name="1.txt").click()
    assert "2025年" in opened.page.locator(".facts").text_content()
    opened.page.get_by_role("button", name="全部报告").click()
    assert rows.count() == 3


def test_the_years_of_the_index_stay_whole_on_a_narrow_screen(  # type: ignore[no-untyped-def]
    open_page, demo_text: str, later_text: str
) -> None:
    opened = open_page(demo_text, later_text, width=420, refused=True)
    years = opened.page.locator(".index tbody td:nth-child(3)")
    heights = years.evaluate_all(
        """all => all.map(each => {
            const range = document.createRange();
            range.selectNodeContents(each);
            return range.getClientRects().length;
        })"""
    )
    assert years.all_text_contents() == ["2024", "2025"] and heights == [1, 1]
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 420


def test_the_language_is_switched(open_page, demo_text: str) -> None:  # type: ignore[no-untyped-def]
    opened = open_page(demo_text)
    assert opened.page.get_by_role("heading", name="问题").count() == 1
    assert opened.page.evaluate("document.documentElement.lang") == "zh-CN"
    opened.page.get_by_role("button", name="English").click()
    assert opened.page.get_by_role("heading", name="Findings").count() == 1
    assert "the applicants add up to 7" in opened.page.locator(".findings").text_content()
    assert opened.page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("state", ["first", "finding", "cell", "narrow", "index"])
def test_axe_finds_nothing(state: str, open_page, demo_text: str, later_text: str) -> None:  # type: ignore[no-untyped-def]
    texts = (demo_text, later_text) if state == "index" else (demo_text,)
    opened = open_page(*texts, width=420 if state == "narrow" else 1400, refused=state == "index")
    if state == "finding":
        opened.page.locator(".finding").nth(1).click()
        opened.page.locator("summary").first.click()
    if state == "cell":
        opened.page.locator(f'td[data-path="{_TOTAL}"]').click()
    violations = Axe().run(opened.page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in violations] == []


@pytest.mark.parametrize("width", [1400, 900, 420])
def test_nothing_stands_beyond_the_edge(width: int, open_page, demo_text: str) -> None:  # type: ignore[no-untyped-def]
    opened = open_page(demo_text, width=width)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_is_printed_on_two_sheets_without_its_text(open_page, demo_text: str) -> None:  # type: ignore[no-untyped-def]
    opened = open_page(demo_text)
    opened.page.emulate_media(media="print")
    assert not opened.page.locator(".source").is_visible()
    assert opened.page.locator(".finding").first.is_visible()
    assert opened.page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 2


def test_table_3_is_printed_on_one_sheet(open_page, demo_text: str, later_text: str) -> None:  # type: ignore[no-untyped-def]
    """Whatever stands before it: a table that goes over the edge of a sheet cannot be read across."""
    from pypdfium2 import PdfDocument

    for text in (demo_text, demo_text.replace("五、存在", "").replace("六、其他", "")):
        opened = open_page(text)
        opened.page.emulate_media(media="print")
        with PdfDocument(opened.page.pdf(prefer_css_page_size=True)) as pdf:
            sheets = [page.get_textpage().get_text_bounded() for page in pdf]
        (sheet,) = [each for each in sheets if "一、本年新收" in each]
        assert "四、结转下年度继续办理" in sheet


_LINES_OF_CLAUSES = """finding => {
    const text = finding.children[1].firstChild, pieces = text.data.split(/(?<=[，；：])/);
    let at = 0;
    return pieces.map(piece => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at += piece.length);
        return new Set([...range.getClientRects()].map(each => each.top)).size;
    });
}"""


def test_a_long_finding_breaks_between_clauses_on_a_narrow_screen(
    open_page, demo_text: str
) -> None:  # type: ignore[no-untyped-def]
    opened = open_page(demo_text, width=420)
    for width in range(360, 421, 10):
        opened.page.set_viewport_size({"width": width, "height": 900})
        finding = opened.page.locator(".finding", has_text="GR303")
        lines = finding.evaluate(_LINES_OF_CLAUSES)
        assert len(lines) > 4 and set(lines) == {1}, f"a clause stands on two lines at {width} px"


def test_the_renderer_can_be_called_again_with_another_page(
    open_page, demo_text: str, later_text: str
) -> None:  # type: ignore[no-untyped-def]
    """A checker shows its page anew whenever a file is added."""
    opened = open_page(demo_text)
    page = make_page([Document("later.txt", later_text, parse(later_text))])
    opened.page.evaluate(
        "page => gaireportView.show(document.getElementById('root'), page, 'en')", page
    )
    assert opened.page.locator("h1").count() == 1
    assert "later.txt" in opened.page.locator(".facts").text_content()
    assert resources.files("gaireport.view").joinpath("view.js").is_file()
