"""Which findings a command shows and fails on, what a project may set, several processes, colour and differences."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import shellingham
from commands import RUNNER

from gaireport.cli.app import app

pytestmark = pytest.mark.usefixtures("plain_locale")


def printed_codes(*given: str) -> list[str]:
    """The codes that a check prints, in order."""
    lines = RUNNER.invoke(app, ["check", *given, "report.txt"]).stdout.splitlines()
    return [line.split()[1] for line in lines if line.startswith("report.txt:")]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([], ["GR545", "GR303"]),
        (["--select", "GR3"], ["GR303"]),
        (["--select", "gr303,blank-cells"], ["GR545", "GR303"]),
        (["--ignore", "GR30"], ["GR545"]),
        (["--select", "GR3,GR5", "--ignore", "row-total-mismatch"], ["GR545"]),
    ],
)
def test_selected_codes(given: list[str], shown: list[str], demo_folder: Path) -> None:
    assert printed_codes(*given) == shown


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--fail-on", "never"], 0),
        (["--ignore", "GR3"], 0),
        (["--ignore", "GR3", "--fail-on", "warning"], 0),
        (["--ignore", "GR3", "--fail-on", "notice"], 1),
        (["--exit-zero", "none.txt"], 2),
    ],
)
def test_the_status(given: list[str], status: int, demo_folder: Path) -> None:
    assert RUNNER.invoke(app, ["check", *given, "report.txt"]).exit_code == status


@pytest.mark.parametrize("name", ["gaireport.toml", "pyproject.toml"])
def test_settings_hold_here_and_below_and_options_go_before(
    name: str, demo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "" if name == "gaireport.toml" else "[tool.gaireport]\n"
    (demo_folder / name).write_text(f'{head}ignore = ["GR545"]\nlang = "zh"\nfail-on = "never"\n')
    below = demo_folder / "below"
    below.mkdir()
    (demo_folder / "report.txt").rename(below / "report.txt")
    monkeypatch.chdir(below)
    result = RUNNER.invoke(app, ["check", "report.txt"])
    assert (result.exit_code, result.stderr) == (0, "1个错误\n")
    assert printed_codes() == ["GR303"]
    assert printed_codes("--ignore", "GR3", "--lang", "en") == ["GR545"]


@pytest.mark.parametrize(
    "text", ["ignores = 'GR3'", "jobs = 'two'", "exit-zero = 1", "lang = 'fr'", "= 1"]
)
def test_a_setting_that_there_is_not_is_an_error(text: str, demo_folder: Path) -> None:
    (demo_folder / "gaireport.toml").write_text(text)
    result = RUNNER.invoke(app, ["check", "report.txt"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no language" in result.stderr or "gaireport.toml" in result.stderr


def test_several_processes_print_the_same(demo_folder: Path) -> None:
    given = ["check", "--format", "jsonl", "report.txt", "none.txt", "."]
    one = RUNNER.invoke(app, given)
    assert [line.get("file") for line in map(json.loads, one.stdout.splitlines())] == [
        "report.txt", "none.txt", "./later.txt", "./report.txt",
    ]  # fmt: skip
    several = RUNNER.invoke(app, [*given, "--jobs", "2"])
    assert (several.stdout, several.stderr, several.exit_code) == (one.stdout, one.stderr, 2)


def _on_a_terminal(*given: str, **variables: str) -> str:
    """What a command prints where standard output and standard error are a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "gaireport", *given]
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "", **variables}
    subprocess.run(command, stdout=theirs, stderr=theirs, env=environment, check=False)
    os.close(theirs)
    printed = b""
    try:
        while piece := os.read(ours, 65536):
            printed += piece
    except OSError:
        # A terminal whose other end is closed ends so.
        pass
    os.close(ours)
    return printed.decode()


def test_colour_and_progress_only_where_somebody_looks(demo_folder: Path) -> None:
    shown = _on_a_terminal("check", "report.txt", "later.txt")
    assert "\x1b[31mGR303\x1b[0m" in shown
    assert "\x1b[K1/2" in shown
    assert "\x1b[31m" not in _on_a_terminal("check", "report.txt", NO_COLOR="1")
    assert "\x1b" not in RUNNER.invoke(app, ["check", "report.txt", "later.txt"]).output


def test_two_parses_are_compared(demo_folder: Path) -> None:
    kept = RUNNER.invoke(app, ["parse", "--json", "report.txt"]).stdout
    (demo_folder / "kept.json").write_text(kept, encoding="utf-8")
    same = RUNNER.invoke(app, ["diff", "kept.json", "report.txt"])
    assert (same.exit_code, same.stdout) == (0, "no difference\n")
    text = (demo_folder / "report.txt").read_text(encoding="utf-8")
    assert text.count("\t8\n") == 1
    (demo_folder / "other.txt").write_text(text.replace("\t8\n", "\t7\n"), encoding="utf-8")
    other = RUNNER.invoke(app, ["diff", "kept.json", "other.txt"])
    assert (other.exit_code, other.stdout) == (1, "applications.granted.total: 8 -> 7\n")


@pytest.mark.parametrize(
    "asked",
    [
        "applications.granted.total",
        "granted.total",
        "（一）予以公开·总计",
        "予以公开",
        "一、予以公开总计",
    ],
)
def test_a_cell_is_found_by_what_findings_print(asked: str, demo_folder: Path) -> None:
    result = RUNNER.invoke(app, ["explain", "report.txt", asked])
    assert result.stdout.startswith("applications.granted.total\n")
    assert "report.txt:110:2" in result.stdout


def test_findings_of_a_code_are_shown_with_their_lines(demo_folder: Path) -> None:
    by_code = RUNNER.invoke(app, ["explain", "report.txt", "GR303"])
    assert (
        by_code.stdout == RUNNER.invoke(app, ["explain", "report.txt", "row-total-mismatch"]).stdout
    )
    assert "   110 | →8" in by_code.stdout
    assert by_code.exit_code == 1


def test_completion_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    # A test may run without a shell above it.
    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("bash", "/bin/bash"))
    shown = RUNNER.invoke(app, ["--show-completion", "bash"], prog_name="gaireport")
    assert shown.exit_code == 0
    assert "_GAIREPORT_COMPLETE=complete_bash" in shown.stdout
