"""What CONTRIBUTING.md and docs/architecture.md say is so: their examples run, and the files they name are there."""

import re
from pathlib import Path

import pytest
from examples import missing_targets, read_blocks, read_document, run_examples
from places import ROOT

ARCHITECTURE, CONTRIBUTING = "docs/architecture.md", "CONTRIBUTING.md"
GUIDES = (ARCHITECTURE, CONTRIBUTING)
LINES_OF_A_PAGE = 66
"""The lines that CONTRIBUTING.md may have."""


def test_a_row_is_followed_from_text_to_cells(capsys: pytest.CaptureFixture[str]) -> None:
    run_examples(ARCHITECTURE, capsys)


def test_every_room_is_in_the_table_and_no_other() -> None:
    package = ROOT / "gaireport"
    rooms = {f"{path.name}/" for path in package.iterdir() if any(path.rglob("*.py"))}
    rooms |= {path.name for path in package.glob("*.py") if not path.name.startswith("__")}
    rows = re.findall(r"^\| ((?:`[\w./]+` ?)+)\|", read_document(ARCHITECTURE), re.MULTILINE)
    listed = re.findall(r"`([\w./]+)`", "".join(rows))
    assert sorted(listed) == sorted(rooms | {"demo/"})


@pytest.mark.parametrize("name", GUIDES)
def test_what_is_named_is_there(name: str) -> None:
    """Paths stand from the project's folder or from the package's; ``<family>`` stands for any name."""
    text = re.sub(r"^```.*?^```$", "", read_document(name), flags=re.MULTILINE | re.DOTALL)
    paths = re.findall(r"`([\w.]+(?:/[\w.<>]*)+)`", text)
    assert paths
    for path in paths:
        pattern = re.sub(r"<\w+>", "*", path.rstrip("/"))
        assert any(ROOT.glob(pattern)) or any((ROOT / "gaireport").glob(pattern)), path
    here = Path(ROOT / name).parent
    links = re.findall(r"\]\(([\w./-]+)\)", text)
    assert [link for link in links if not (here / link).exists()] == []


def test_the_targets_of_make_are_there() -> None:
    text = read_document(CONTRIBUTING)
    shell = "".join(block.text for block in read_blocks(CONTRIBUTING) if block.kind == "sh")
    assert missing_targets(re.sub("#.*", "", shell)) == []
    assert missing_targets("\n".join(re.findall(r"`(make [a-z -]+)", text))) == []


def test_how_to_contribute_is_said_on_one_page() -> None:
    assert len(read_document(CONTRIBUTING).splitlines()) <= LINES_OF_A_PAGE
