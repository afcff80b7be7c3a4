"""What a program that embeds the library meets: types, errors that say what was meant, a report on one line."""

import subprocess
import sys
from pathlib import Path

import pytest
from examples import ROOT, read_blocks

import gaireport


def test_a_report_is_shown_on_one_line(demo_text: str) -> None:
    assert repr(gaireport.parse(demo_text)) == (
        "<Report agency='澄山县桐溪镇人民政府', year=2024, form='2021', layout='cell_per_line', 1 diagnostic>"
    )


def test_check_refuses_the_text_of_another_report(demo_text: str, later_text: str) -> None:
    report = gaireport.parse(demo_text)
    assert gaireport.check(report, demo_text)
    for other in (later_text, "", demo_text[:500], "\n" + demo_text, demo_text.replace("\t", "  ")):
        with pytest.raises(gaireport.WrongTextError, match="not the text") as caught:
            gaireport.check(report, other)
        assert caught.value.reason == "wrong-text"
        assert "原文" in caught.value.message_zh


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert gaireport.__version__ == version("gaireport")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_expressions_of_the_readme_pass_mypy(name: str, tmp_path: Path) -> None:
    """As they stand, one after the other; the plugin's package and its tests have a project of their own."""
    blocks = [
        block.text
        for block in read_blocks(name)
        if block.kind == "python" and not block.text.startswith("# tests/")
    ]
    program = tmp_path / "readme.py"
    program.write_text("\n".join(blocks), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(program)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert (done.stdout, done.stderr) == ("", "")
