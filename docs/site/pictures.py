"""Makes the pictures of the READMEs anew, from the report that comes with the package: ``make pictures``."""

import shutil
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

import gaireport
from gaireport.checks.across.together import Document
from gaireport.view.page import make_page
from gaireport.view.page_file import page_html

FOLDER = Path(__file__).resolve().parents[1] / "images"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def main() -> None:
    """Open the demo's page in Chromium in either language, choose the wrong total, and take the pictures."""
    text = resources.files("gaireport").joinpath("demo", "report.txt").read_bytes().decode()
    made = make_page([Document("report.txt", text, gaireport.parse(text))])
    browser_path = next(path for name in _NAMES if (path := shutil.which(name)))
    with sync_playwright() as driver, TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for lang in ("en", "zh"):
            file = Path(folder) / "page.html"
            file.write_text(page_html(made, lang), encoding="utf-8")
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            page.goto(file.as_uri())
            _take(page, lang)
        browser.close()


def _take(page: Page, lang: str) -> None:
    page.locator('td[data-path="applications.granted.total"]').click()
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(0, 0)
    page.screenshot(path=FOLDER / f"page.{lang}.png")
    if lang == "zh":
        page.locator(".status").evaluate("bar => bar.remove()")
        box = page.locator(".applications").bounding_box()
        assert box is not None
        clip = {"x": box["x"] - 8, "y": box["y"] - 4, "width": box["width"] + 16, "height": 372}
        page.screenshot(path=FOLDER / "table.png", clip=clip, full_page=True)


if __name__ == "__main__":
    main()
