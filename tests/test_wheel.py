"""The wheel in an environment that has attrs, lark and nothing else: it parses, checks, writes and keeps JSON."""

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import distribution
from pathlib import Path

from places import ROOT

PROGRAM = """
import importlib.resources, pkgutil, sys
import gaireport

found = {each.name for each in pkgutil.iter_modules() if "site-packages" in each.module_finder.path}
assert found == {"attr", "attrs", "gaireport", "lark"}, found

text = (importlib.resources.files("gaireport") / "demo" / "report.txt").read_text(encoding="utf-8")
report = gaireport.parse(text)
assert len(report.cells()) == 200
assert [d.code for d in report.diagnostics] == ["GR303"], report.diagnostics
assert gaireport.check(report)
assert len(gaireport.adapters()) == 13 and gaireport.writable_layouts(), gaireport.adapters()
for layout in gaireport.writable_layouts():
    assert gaireport.parse(gaireport.write(report, layout)) == report, layout
again = gaireport.from_json(gaireport.to_json(report))
assert again == report and again.diagnostics == report.diagnostics
assert gaireport.json_schema() and list(gaireport.to_rows([report]))
"""


def _build_wheel(folder: Path) -> Path:
    """Build from a copy, so that nothing is left in the checkout."""
    copy = folder / "source"
    shutil.copytree(ROOT / "gaireport", copy / "gaireport")
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=copy, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _unpack(wheel: Path, site_packages: Path) -> None:
    """What pip does with a wheel and its dependencies, which are those of this environment."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site_packages)
        metadata = next(name for name in archive.namelist() if name.endswith("/METADATA"))
        required = re.findall(
            r"^Requires-Dist: ([\w-]+)[^;\n]*$", archive.read(metadata).decode(), re.M
        )
    assert sorted(required) == ["attrs", "lark"]
    for name in required:
        for path in distribution(name).files or ():
            if ".." not in path.parts:
                target = site_packages / path
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(str(path.locate()), target)


def test_the_core_needs_attrs_and_lark_alone(tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=False, symlinks=os.name != "nt")
    (site_packages,) = (tmp_path / "env").rglob("site-packages")
    _unpack(_build_wheel(tmp_path), site_packages)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    done = subprocess.run([python, "-I", "-c", PROGRAM], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
