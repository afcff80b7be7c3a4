"""The tutorial of a layout from nothing, as its reader does it: file by file, mistake by mistake, in both languages."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from examples import FENCE, Block, matches_output, read_blocks
from places import ROOT

TUTORIALS = ("docs/tutorial.md", "docs/tutorial.zh.md")
_FILE = re.compile(r"# ([\w./]+)\n")


class Project:
    """The package that the tutorial builds."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.installed = folder / "gaireport-wiki", folder / "installed"
        self.folder.mkdir()

    def take(self, block: Block) -> None:
        """Do what a block says: write a file, change one, or run commands that print what follows them."""
        if block.kind == "console":
            for example in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
                self._run(*example.partition("\n")[::2])
        elif found := _FILE.match(block.text):
            file, text = self.folder / found[1], block.text[found.end() :]
            file.parent.mkdir(exist_ok=True)
            change = self._changed if block.kind == "diff" else lambda _, text: text
            file.write_text(change(file, text), encoding="utf-8")

    def _changed(self, file: Path, diff: str) -> str:
        lines = diff.splitlines(keepends=True)
        old, new = ("".join(line[1:] for line in lines if line[0] == sign) for sign in "-+")
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        return text.replace(old, new)

    def _run(self, command: str, expected: str) -> None:
        words = shlex.split(command)
        module = words[2:] if words[:2] == ["python", "-m"] else words
        assert module[0] in ("pytest", "gaireport")
        if not self.installed.exists():
            self._install()
        # The package's own files come before the copies that were installed with its entry point.
        path = os.pathsep.join(map(str, (self.folder, ROOT, self.installed)))
        done = subprocess.run(
            [sys.executable, "-P", "-m", *module],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": path, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            encoding="utf-8",
        )  # fmt: skip
        printed = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
        assert matches_output(expected.splitlines(), printed), "\n".join(printed)

    def _install(self) -> None:
        how = ["--no-deps", "--no-build-isolation", "--target", str(self.installed)]
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "-q", *how, str(self.folder)],
            check=True,
            capture_output=True,
        )


def test_what_the_reader_does_prints_what_the_page_says(tmp_path: Path, demo_text: str) -> None:
    project = Project(tmp_path)
    (project.folder / "report.txt").write_bytes(demo_text.encode())
    blocks = read_blocks(TUTORIALS[0])
    shown = " ".join(block.text for block in blocks if block.kind == "console")
    assert "wiki_table loses" in shown and "pipe_table claims" in shown, (
        "two mistakes are explained"
    )
    for block in blocks:
        project.take(block)
    files = [str(file) for file in sorted((project.folder / "gaireport_wiki").glob("*.py"))]
    for tool in (
        ["mypy", "--strict", "--no-error-summary"],
        ["ruff", "check", "--isolated", "--line-length=100"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *tool, *files],
            cwd=ROOT,
            env={**os.environ, "MYPYPATH": str(project.folder)},
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stdout


def test_what_the_tutorial_says_of_the_suite_is_what_it_says() -> None:
    """Each message that the table explains is one that the suite, the registry or the contract has."""
    text = (ROOT / TUTORIALS[0]).read_text(encoding="utf-8")
    package = "\n".join(
        path.read_text(encoding="utf-8")
        for room in ("testing", "cutting")
        for path in sorted((ROOT / "gaireport" / room).glob("*.py"))
    )
    said = re.findall(r"`([^`]+)`", "".join(re.findall(r"^\| (`[^|]+`) \| ", text, re.MULTILINE)))
    assert len(said) > 10
    for message in said:
        for part in re.split(r"'…'|…|'other'|\d+(?:\.\.\d+)?|[\w]+(?:\.[\w]+)+", message):
            assert part.strip(" ,") in package, part


def test_the_tutorials_show_the_same() -> None:
    english, chinese = (read_blocks(name) for name in TUTORIALS)
    assert english == chinese
    headings = [
        re.findall(r"^#+(?= )", re.sub(FENCE, "", (ROOT / name).read_text(encoding="utf-8")), re.MULTILINE)
        for name in TUTORIALS
    ]  # fmt: skip
    assert headings[0] == headings[1]


@pytest.mark.parametrize("name", TUTORIALS)
def test_it_is_linked_from_where_authors_begin(name: str) -> None:
    readme = "README.zh-CN.md" if "zh" in name else "README.md"
    for document in (readme, "mkdocs.yml"):
        link = name if document == readme else name.removeprefix("docs/")
        assert link in (ROOT / document).read_text(encoding="utf-8"), document
    links = re.findall(r"\]\(([\w./-]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    made = {"plugins.md"}
    assert [
        each for each in links if each not in made and not (ROOT / "docs" / each).exists()
    ] == []
