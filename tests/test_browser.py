"""The written page, opened in headless Chromium: what the screen shows are the merged cells of the official form."""

import json
import re
import subprocess
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from chromium import find_chromium

from gaireport.api import parse, write
from gaireport.form.printed import print_tables
from gaireport.nodes import Report
from gaireport.report.blank import blank

_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--window-size=1200,3600",
)
# Put where every cell stands on the screen into the page, for --dump-dom to print.
_MEASURE = """
<script>
const cells = [...document.querySelectorAll("th,td")].map(cell => {
  const box = cell.getBoundingClientRect(), table = cell.closest("table");
  return [table.className, cell.textContent, box.left, box.top, box.right, box.bottom].map(
    each => typeof each === "number" ? Math.round(each) : each);
});
document.body.innerHTML = "<pre id=measured></pre>";
document.getElementById("measured").textContent = JSON.stringify(cells);
</script>
</body>
"""

pytestmark = pytest.mark.browser


class Box(NamedTuple):
    """A cell on the screen, in pixels."""

    table: str
    text: str
    left: int
    top: int
    right: int
    bottom: int


@pytest.fixture(scope="module")
def chromium() -> str:
    return find_chromium()


def _run_chromium(chromium: str, folder: Path, *arguments: str) -> str:
    command = [chromium, *_OPTIONS, f"--user-data-dir={folder / 'profile'}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _measure(chromium: str, report: Report, folder: Path) -> list[Box]:
    page = folder / "measured.html"
    page.write_text(write(report, "html").replace("</body>", _MEASURE), encoding="utf-8")
    dom = _run_chromium(chromium, folder, "--dump-dom", page.as_uri())
    measured = re.search(r'<pre id="measured">(.*?)</pre>', dom, re.DOTALL)
    assert measured is not None, dom[-2000:]
    return [Box(*cell) for cell in json.loads(unescape(measured[1]))]


def _shown_report(name: str, demo_text: str) -> Report:
    return parse(demo_text) if name == "demo" else blank(name, "江州市教育局", 2023)


@pytest.mark.parametrize("name", ["demo", "2019", "2021"])
def test_merged_cells_on_the_screen(
    name: str, chromium: str, demo_text: str, tmp_path: Path
) -> None:
    """Cells that begin in one column of the form begin in one place; a merged one ends where those it covers end."""
    report = _shown_report(name, demo_text)
    boxes = _measure(chromium, report, tmp_path)
    for table in print_tables(report):
        shown = iter([box for box in boxes if box.table == table.name])
        lefts: dict[int, set[int]] = {}
        rights: dict[int, set[int]] = {}
        tops: dict[int, set[int]] = {}
        bottoms: dict[int, set[int]] = {}
        for number, row in enumerate(table.rows):
            for cell in row:
                box = next(shown)
                assert box.text == cell.text
                lefts.setdefault(cell.column, set()).add(box.left)
                rights.setdefault(cell.column + cell.columns, set()).add(box.right)
                tops.setdefault(number, set()).add(box.top)
                bottoms.setdefault(number + cell.rows, set()).add(box.bottom)
        for edge in (lefts, rights, tops, bottoms):
            places = [edge[at] for at in sorted(edge)]
            # Half pixels are rounded to either side.
            assert all(max(place) - min(place) <= 1 for place in places), (table.name, places)
            assert all(max(a) < min(b) for a, b in pairwise(places))
        assert next(shown, None) is None


def test_results_stand_beside_all_outcomes(chromium: str, tmp_path: Path) -> None:
    """三、本年度办理结果 reaches from （一）予以公开 down to （七）总计."""
    boxes = {
        box.text: box for box in _measure(chromium, blank("2021", "江州市教育局", 2023), tmp_path)
    }
    results, first, last = boxes["三、本年度办理结果"], boxes["（一）予以公开"], boxes["（七）总计"]
    assert abs(results.top - first.top) <= 1
    assert abs(results.bottom - last.bottom) <= 1
    assert results.right <= first.left + 1


def test_screenshot(chromium: str, demo_text: str, tmp_path: Path) -> None:
    page, picture = tmp_path / "report.html", tmp_path / "report.png"
    page.write_text(write(parse(demo_text), "html"), encoding="utf-8")
    _run_chromium(chromium, tmp_path, f"--screenshot={picture}", page.as_uri())
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000, "a page with three tables is no empty one"
