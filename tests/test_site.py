"""The pages of the documentation are built strictly, hold every public name, code and layout, and fetch nothing."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from examples import ROOT

import gaireport


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    # Its network is a proxy that is not there: what asks for anything fails.
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    environment = {**os.environ, **nowhere, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "not included in the" not in done.stderr, "every page is in the navigation"
    return folder


class _Fetched(HTMLParser):
    """What a browser fetches of itself when it opens the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.urls: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        fetches = given.get("rel") in ("stylesheet", "preload", "icon", "preconnect")
        url = given.get("src") or (given.get("href") if tag == "link" and fetches else None)
        if url:
            self.urls.append(url)


def test_every_public_name_has_its_place(site: Path) -> None:
    page = (site / "api.html").read_text("utf-8")
    headed = set(re.findall(r'<h3 id="[\w.]+\.(\w+)"', page))
    assert set(gaireport.__all__) - {"__version__"} - headed == set()


def test_every_code_and_layout_has_its_heading(site: Path) -> None:
    codes = re.findall(r"<h2[^>]*>(GR\d+)", (site / "codes.html").read_text("utf-8"))
    assert codes == sorted(gaireport.CODES)
    layouts = re.findall(r'<h2 id="(\w+)"', (site / "layouts.html").read_text("utf-8"))
    assert set(layouts) == set(gaireport.adapters())


def test_both_guides_are_there(site: Path) -> None:
    assert "第一分钟" in (site / "guide.zh.html").read_text("utf-8")
    assert "The first minute" in (site / "index.html").read_text("utf-8")


def test_no_page_fetches_anything_from_elsewhere(site: Path) -> None:
    pages = list(site.glob("*.html"))
    assert len(pages) > 10
    for page in pages:
        urls = _Fetched(page.read_text("utf-8")).urls
        assert urls
        assert not [url for url in urls if re.match(r"(?:https?:)?//", url)], page.name
    for style in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(?:https?:)?//|@import", style.read_text("utf-8"))


def test_each_part_of_the_contract_and_its_fields_have_their_place(site: Path) -> None:
    """``Adapter`` is a public name as well, and stands with these."""
    page = "".join((site / f"{each}.html").read_text("utf-8") for each in ("plugins", "api"))
    parts = (
        "adapter.Adapter",
        "adapter.Row",
        "source.Source",
        "form.printed.Part",
        "testing.LIMITS",
    )
    fields = (
        "adapter.CutCell.columns",
        "adapter.Adapter.limits",
        "testing.AdapterConformance.markup",
    )
    assert [each for each in (*parts, *fields) if f'id="gaireport.{each}"' not in page] == []


@pytest.mark.parametrize(("page", "picture"), [("index", "page.en"), ("guide.zh", "page.zh")])
def test_the_guides_show_the_page_and_a_table(site: Path, page: str, picture: str) -> None:
    shown = _Fetched((site / f"{page}.html").read_text("utf-8")).urls
    for name in (f"images/{picture}.png", "images/table.png"):
        assert name in shown
        assert (site / name).stat().st_size > 10_000


def test_the_tutorials_are_there(site: Path) -> None:
    for page in ("tutorial", "tutorial.zh"):
        assert "gaireport_wiki/cutting.py" in (site / f"{page}.html").read_text("utf-8")
