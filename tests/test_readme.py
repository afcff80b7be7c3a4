"""Every example of the two READMEs runs and prints what it says, and the two are in step."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("README.md", "README.zh-CN.md")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """One fenced block."""

    kind: str
    text: str


def read_blocks(name: str) -> list[Block]:
    return [Block(*found) for found in _FENCE.findall((ROOT / name).read_text(encoding="utf-8"))]


@pytest.fixture
def folder(tmp_path: Path, demo_text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with report.txt in it, which the examples read."""
    (tmp_path / "report.txt").write_bytes(demo_text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_python_examples_run_and_print_what_follows(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text block right after a Python block is what that one prints."""
    namespace: dict[str, object] = {"__name__": "readme"}
    blocks = read_blocks(name)
    assert any(block.kind == "python" for block in blocks)
    for block, after in zip(blocks, [*blocks[1:], Block("", "")], strict=True):
        if block.kind != "python":
            continue
        exec(compile(block.text, name, "exec"), namespace)
        printed = capsys.readouterr().out
        assert printed == (after.text if after.kind == "text" else "")


def _is_printed(expected: list[str], printed: list[str]) -> bool:
    """Whether the lines are those expected; ``...`` stands for any lines."""
    if not expected:
        return not printed
    if expected[0] == "...":
        return any(_is_printed(expected[1:], printed[at:]) for at in range(len(printed) + 1))
    return bool(printed) and expected[0] == printed[0] and _is_printed(expected[1:], printed[1:])


@pytest.mark.parametrize("name", NAMES)
def test_console_examples_print_what_follows(name: str, folder: Path) -> None:
    blocks = [block for block in read_blocks(name) if block.kind == "console"]
    assert blocks
    for block in blocks:
        for example in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, _, expected = example.partition("\n")
            words = shlex.split(command)
            assert words[0] == "gaireport"
            done = subprocess.run(
                [sys.executable, "-m", *words],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
            )
            lines = [line.rstrip() for line in done.stdout.splitlines()]
            assert _is_printed([x.rstrip() for x in expected.splitlines()], lines), done.stdout


def test_the_two_are_in_step() -> None:
    english, chinese = ([b for b in read_blocks(name) if b.kind != "text"] for name in NAMES)
    assert english == chinese
    headings = [
        re.findall(r"^#+(?= )", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in NAMES
    ]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("name", NAMES)
def test_the_table_of_layouts_has_every_built_in_adapter(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / name).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ", text, re.MULTILINE)
    assert set(project["entry-points"]["gaireport.adapters"]) <= set(rows)
