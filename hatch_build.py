"""The compiled wheel: what reads a text, made into machine code by mypyc. Off unless GAIREPORT_COMPILED is 1.

What checks adapters of other packages and the limits that a user sets stays interpreted, for mypyc's own checks would
replace our words there, and so do the modules of attrs classes.
"""

from __future__ import annotations

import os
import shutil
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = (
    "adapters/*.py",
    "adapters/*/*.py",
    "build.py",
    "characters/*.py",
    "checks/sums/*.py",
    "cutting/stretches.py",
    "findings/words.py",
    "form/*.py",
    "grammars/trees.py",
    "placing/*.py",
    "prose/*.py",
    "tables/*.py",
    "tokens/*.py",
)
"""The modules on the way of a text to a report, but for those with attrs classes."""
EXPLAINED = ("form/printed.py",)
"""A part of the contract of adapters: machine code has no docstrings to show to those who write one."""
_CHECKED_AS = ("--strict", "--ignore-missing-imports")


def compiled_modules(root: Path) -> list[Path]:
    """The modules that are compiled, relative to the folder in which the package lies."""
    found = (path for glob in COMPILED for path in sorted((root / "gaireport").glob(glob)))
    return [
        path.relative_to(root)
        for path in found
        if path.name != "__init__.py"
        and not path.as_posix().endswith(EXPLAINED)
        and "import attrs" not in path.read_text("utf-8")
    ]


class CompiledBuild(BuildHookInterface):
    """Adds the compiled modules to a wheel; the sources stay beside them."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What building takes beside hatchling; mypy is pinned, since another one makes other code."""
        return ["mypy==2.4.1", "setuptools>=65"] if self._is_wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile in a copy, so that nothing is left in the checkout."""
        if not self._is_wanted() or version == "editable":
            return
        self._folder = Path(tempfile.mkdtemp())
        for library in _compile(Path(self.root), self._folder):
            build_data["force_include"][str(library)] = str(library.relative_to(self._folder))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Drop the copy."""
        if self._is_wanted() and version != "editable":
            shutil.rmtree(self._folder)

    def _is_wanted(self) -> bool:
        return self.target_name == "wheel" and os.environ.get("GAIREPORT_COMPILED") == "1"


def _compile(root: Path, folder: Path) -> list[Path]:
    from mypyc.build import mypycify
    from setuptools import Distribution

    shutil.copytree(root / "gaireport", folder / "gaireport")
    before = Path.cwd()
    os.chdir(folder)
    try:
        modules = [str(path) for path in compiled_modules(folder)]
        extensions = mypycify([*_CHECKED_AS, *modules], opt_level="2", debug_level="0")
        command = Distribution({"name": "gaireport", "ext_modules": extensions}).get_command_obj(
            "build_ext"
        )
        command.inplace = True
        command.parallel = os.cpu_count()
        command.ensure_finalized()
        command.run()
    finally:
        os.chdir(before)
    return sorted(folder.rglob(f"*{sysconfig.get_config_var('EXT_SUFFIX')}"))
