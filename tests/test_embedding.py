"""What a program that embeds the library meets: types, errors that say what was meant, a report on one line."""

import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from examples import ROOT, read_blocks

import gaireport
from gaireport.source import Source


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


def test_check_knows_the_own_text_of_a_report_to_the_last_character(demo_text: str) -> None:
    report = gaireport.parse(demo_text)
    for other in (demo_text + "x", demo_text + "\n", demo_text[:-1]):
        with pytest.raises(gaireport.WrongTextError, match="other characters"):
            gaireport.check(report, other)
    restored = gaireport.from_json(gaireport.to_json(report))
    assert restored == report
    assert gaireport.check(restored, demo_text) == gaireport.check(report, demo_text)


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_text_is_told_from_another_one(text: str) -> None:
    with pytest.raises(gaireport.NotAReportError, match="the text is empty") as caught:
        gaireport.parse(text)
    assert caught.value.reason == "empty"


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


def _classes_in(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from _classes_in(part)


def test_whatever_a_public_function_takes_or_gives_has_an_exported_name() -> None:
    """What an adapter speaks in is imported from the modules of its contract."""
    import pyarrow

    contract = {gaireport.Adapter.__module__, Source.__module__}
    unknown = set()
    for name in gaireport.__all__:
        public = getattr(gaireport, name)
        parts = [public] if inspect.isfunction(public) else []
        if inspect.isclass(public):
            methods = [each for key, each in vars(public).items() if key[0] != "_"]
            parts = [public, *filter(inspect.isfunction, methods)]
            parts += [each.fget for each in methods if isinstance(each, property)]
        for part in parts:
            hints = get_type_hints(part, localns={"pa": pyarrow})
            for annotation in (hint for key, hint in hints.items() if key[0] != "_"):
                for each in _classes_in(annotation):
                    if each.__module__.startswith("gaireport") and each.__module__ not in contract:
                        unknown |= {each.__name__} - set(gaireport.__all__)
    assert unknown == set()
