"""Where the project lies, and the folders of real input beside it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "gaireport"
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus"
MODULES = sorted(PACKAGE.rglob("*.py"))
"""The modules of the package."""
