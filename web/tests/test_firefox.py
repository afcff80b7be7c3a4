"""The built checker in Firefox, where it is installed: from a file, it starts and reads a report."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import BUILT, SECONDS
from websockets.sync.client import ClientConnection, connect

_NAMES = ("firefox-esr", "firefox")
_LISTENS = "WebDriver BiDi listening on "
_REPORT = "某县水务局2023年政府信息公开工作年度报告\n一、总体情况\n全年共发布信息214条。\n"


class Firefox:
    """A page of a browser that is spoken to as the WebDriver BiDi protocol says."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._count = 0
        self.ask("session.new", capabilities={})
        self._page = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for what comes of it; events are passed over."""
        self._count += 1
        command = {"id": self._count, "method": method, "params": params}
        self._connection.send(json.dumps(command))
        while True:
            answer = json.loads(self._connection.recv(timeout=SECONDS / 1000))
            if answer.get("id") == self._count:
                assert answer["type"] == "success", answer
                return dict(answer["result"])

    def open(self, url: str) -> None:
        self.ask("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression, or a reference to an element; a promise is waited for."""
        found = self.ask(
            "script.evaluate",
            expression=expression,
            target={"context": self._page},
            awaitPromise=True,
        )
        assert found["type"] == "success", found
        return found["result"].get("value", found["result"])

    def choose(self, selector: str, path: Path) -> None:
        element = self.ask("browsingContext.locateNodes", context=self._page,
                           locator={"type": "css", "value": selector})["nodes"][0]  # fmt: skip
        shared = {"sharedId": element["sharedId"]}
        self.ask("input.setFiles", context=self._page, element=shared, files=[str(path)])


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        pytest.skip("Firefox is not installed")
    profile = tmp_path / "profile"
    profile.mkdir()
    command = [program, "--headless", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(
        [*command, "--remote-debugging-port", "0"], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        try:
            said = next(line for line in process.stderr if _LISTENS in line)
            with connect(said.split(_LISTENS)[1].strip() + "/session", max_size=None) as connection:
                yield Firefox(connection)
        finally:
            process.terminate()


def test_the_checker_starts_and_reads_in_firefox(firefox: Firefox, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(_REPORT, encoding="utf-8")
    firefox.open(BUILT.as_uri())
    state = "document.querySelector('.state').textContent"
    firefox.evaluate(
        "new Promise(done => { const look = () => "
        f"{state} === '准备就绪。' ? done() : setTimeout(look, 200); look(); }})"
    )
    firefox.choose("#files", report)
    firefox.evaluate("checker.turn.then(() => true)")
    assert firefox.evaluate(state) == "已读取1个文件，未能读取0个。"
    assert firefox.evaluate("checker.page.reports[0].year") == 2023
