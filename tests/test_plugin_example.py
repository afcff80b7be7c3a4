"""The example of a foreign adapter, as a stranger would use it: built, installed beside gaireport, listed, tested."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from places import ROOT

EXAMPLE = ROOT / "tests" / "plugin_example"


def _run_without_environment(*command: str | Path, cwd: Path) -> str:
    """What a command prints; a failing one fails the test with all of it."""
    # Nothing of this process's environment may reach the fresh one.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment that holds wheels of gaireport and of the example."""
    folder = tmp_path_factory.mktemp("plugin")
    for project in (ROOT, EXAMPLE):
        _run_without_environment(
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-q",
            "--no-deps",
            "-w",
            folder,
            project,
            cwd=folder,
        )
    wheels = sorted(folder.glob("*.whl"))
    assert len(wheels) == 2, "one wheel each"
    venv.create(folder / "env", with_pip=True)
    fresh = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    ours = next(wheel for wheel in wheels if wheel.name.startswith("gaireport-"))
    others = [wheel for wheel in wheels if wheel != ours]
    _run_without_environment(
        fresh,
        "-m",
        "pip",
        "install",
        "-q",
        f"{ours}[cli]",
        *others,
        "hypothesis",
        "pytest",
        cwd=folder,
    )
    return fresh


def test_it_is_listed(python: Path, tmp_path: Path) -> None:
    assert "csv_table" in _run_without_environment(
        python, "-m", "gaireport", "adapters", cwd=tmp_path
    )


def test_it_parses_without_being_named(python: Path, tmp_path: Path) -> None:
    rows = "\n".join(
        f'"{label}","{figure}"' for label, figure in (("行政处罚", 12), ("行政强制", 3))
    )
    text = f'某县某局2023年政府信息公开工作年度报告\n"信息内容","本年处理决定数量"\n{rows}\n'
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    code = (
        "import gaireport; report = gaireport.parse(open('report.txt', encoding='utf-8').read());"
        "print(report.layout, report.year, report.proactive.penalties.decisions.value)"
    )
    assert _run_without_environment(python, "-c", code, cwd=tmp_path).split() == [
        "csv_table",
        "2023",
        "12",
    ]


def test_it_passes_its_own_suite(python: Path, tmp_path: Path) -> None:
    out = _run_without_environment(
        python, "-m", "pytest", "-q", "-p", "no:cacheprovider", EXAMPLE / "tests", cwd=tmp_path
    )
    assert "5 passed" in out
