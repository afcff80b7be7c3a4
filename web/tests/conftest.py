"""The built checker, opened from file:// in headless Chromium with the network off; ``make web`` builds it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
BUILT = ROOT / "dist" / "gaireport-check.html"
SECONDS = 60_000
"""What any step may take on a busy machine, in milliseconds."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


class Opened:
    """The checker in a window of its own, with all that it has asked the network for and said on the console."""

    def __init__(self, browser: Browser, width: int = 1400, before: str = "") -> None:
        context = browser.new_context(offline=True, viewport={"width": width, "height": 900})
        context.add_init_script(before)
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(BUILT.as_uri())
        self.state = self.page.locator(".state")

    def ready(self) -> "Opened":
        expect(self.state).to_have_text("准备就绪。", timeout=SECONDS)
        return self

    def open(self, *files: tuple[str, bytes] | Path) -> dict[str, Any]:
        """Choose files, wait until they are read, and give the page document that is shown."""
        given = [
            str(each)
            if isinstance(each, Path)
            else {"name": each[0], "mimeType": "", "buffer": each[1]}
            for each in files
        ]
        self.page.set_input_files("#files", given)  # type: ignore[arg-type]
        return self.finished()

    def finished(self) -> dict[str, Any]:
        """Wait for all that was asked for, and give the page document."""
        self.page.evaluate("() => checker.turn")
        return dict(self.page.evaluate("() => checker.page"))

    def clear(self) -> None:
        self.page.evaluate(
            "() => checker.remove([...checker.files.keys(), ...checker.failed.keys()])"
        )

    def ask(self, work: str, **given: Any) -> Any:
        """Ask the program behind the page directly."""
        return self.page.evaluate("([work, given]) => checker.hand.ask(work, given)", [work, given])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared(browser: Browser) -> Iterator[Opened]:
    """One checker for all tests that leave it as they find it."""
    yield Opened(browser).ready()


@pytest.fixture
def opened(shared: Opened) -> Iterator[Opened]:
    yield shared
    shared.clear()


@pytest.fixture(scope="session")
def demo_text() -> str:
    return (ROOT / "gaireport" / "demo" / "report.txt").read_bytes().decode()
