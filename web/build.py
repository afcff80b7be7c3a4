"""Builds the checker: dist/gaireport-check.html, one file for a double click, and dist/web/, a folder for any host.

It takes Python with hatchling, and node with npm. The same project gives the same bytes.
"""

import json
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from fetch import SOURCES, fetch_npm, fetch_wheel, unpack_wheel

PROJECT = Path(__file__).resolve().parent.parent
HERE, VIEW = PROJECT / "web", PROJECT / "gaireport" / "view"
BUILD, DIST = PROJECT / "build" / "web", PROJECT / "dist"
_SCRIPTS = ("words.js", "checker.js", "start.js")
"""The parts of the page's own script, after the renderer."""


def main() -> None:
    runtime, pdfium = (fetch_npm(each, BUILD / "cache", BUILD / "npm") for each in SOURCES["npm"])
    packs: dict[str, list[Path]] = {"gaireport": [_own_wheel()], "sheets": []}
    for wheel in SOURCES["wheel"]:
        packs[wheel["pack"]].append(fetch_wheel(wheel, BUILD / "cache", BUILD / "wheels"))
    packs["sheets"].append(_stand_in("python_calamine"))
    packs["pdf"] = [_stand_in("pypdfium2")]
    assets = _pack(runtime, pdfium, packs)
    shutil.rmtree(DIST / "web", ignore_errors=True)
    (DIST / "web").mkdir(parents=True)
    for asset in assets:
        shutil.copyfile(asset, DIST / "web" / asset.name)
    (DIST / "web" / "index.html").write_text(_page([], "'self'"), encoding="utf-8")
    (DIST / "gaireport-check.html").write_text(_page(assets, "'none'"), encoding="utf-8")
    _write_licences(runtime, pdfium)
    _write_sums()


def _own_wheel() -> Path:
    made = BUILD / "own"
    shutil.rmtree(made, ignore_errors=True)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, str(PROJECT), "--wheel-dir", str(made)], check=True)
    (wheel,) = made.glob("*.whl")
    return unpack_wheel(wheel, BUILD / "wheels" / "gaireport")


def _stand_in(name: str) -> Path:
    """A package of our own under the name of a compiled one, of which it offers what our readers call."""
    folder = BUILD / "wheels" / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(
        HERE / "stand_ins" / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
    )
    return folder


def _pack(runtime: Path, pdfium: Path, packs: dict[str, list[Path]]) -> list[Path]:
    """Compress all that is loaded, in the Python that will load it.

    Returns:
        The files, those that are needed first before the others.
    """
    out, lock = BUILD / "assets", BUILD / "pyodide-lock.json"
    # Pyodide compares what its list of packages says of the runtime; the packages themselves are not used.
    info = json.loads(_text(runtime / "pyodide-lock.json"))["info"]
    lock.write_text(json.dumps({"info": info, "packages": {}}), encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    given = {
        "pyodide.mjs": [runtime / "pyodide.mjs"],
        "pyodide.asm.mjs": [runtime / "pyodide.asm.mjs"],
        "pyodide.asm.wasm": [runtime / "pyodide.asm.wasm"],
        "pyodide-lock.json": [lock],
        "python_stdlib.zip": [runtime / "python_stdlib.zip"],
        "gaireport.zip": packs["gaireport"],
        "pdf.zip": packs["pdf"],
        "pdfium.mjs": [pdfium / "dist" / "index.browser.js"],
        "pdfium.wasm": [pdfium / "dist" / "pdfium.wasm"],
        "sheets.zip": packs["sheets"],
    }
    mounted = {
        name: ",".join(path.relative_to(PROJECT).as_posix() for path in paths)
        for name, paths in given.items()
    }
    mount = f"/project={PROJECT}"
    command = ["node", HERE / "python.mjs", runtime, mount, "web/pack.py", "build/web/assets"]
    subprocess.run([*map(str, command), *map("=".join, mounted.items())], check=True)
    return [out / f"{name}.gz" for name in given]


def _page(assets: list[Path], connect: str) -> str:
    """The page; the policy in it admits its own scripts by their sums, what they make (blob:), and nothing else."""
    script = "".join(
        _text(path) for path in (VIEW / "view.js", *(HERE / name for name in _SCRIPTS))
    )
    style = _text(VIEW / "view.css") + _text(HERE / "checker.css")
    blocks = "".join(
        f'<script type="text/plain" id="{asset.name}">{b64encode(asset.read_bytes()).decode()}</script>\n'
        for asset in assets
    )
    policy = (
        f"default-src 'none'; connect-src {connect}; script-src {_sum(script)} blob: 'wasm-unsafe-eval'; "
        f"worker-src blob:; style-src {_sum(style)}; base-uri 'none'; form-action 'none'"
    )
    values = {
        "policy": policy, "style": style, "script": script, "assets": blocks, "worker": _text(HERE / "worker.js"),
    }  # fmt: skip
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], _text(HERE / "page.html"))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _sum(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _write_licences(runtime: Path, pdfium: Path) -> None:
    """Say what the checker holds, where its source is, and under which licences; their texts follow."""
    lines = ["gaireport: MIT\n"]
    lines += [
        f"{each['name']} {each['version']}: {each['license']}\n"
        f"    source: {each['source']}\n    SHA-256: {each['sha256']}\n"
        for kind in ("npm", "wheel")
        for each in SOURCES[kind]
    ]
    lines.append(_text(HERE / "linked.txt"))
    wheels = sorted((BUILD / "wheels").glob("*/*.dist-info/licenses/*"))
    wheels += sorted((BUILD / "wheels").glob("*/*.dist-info/LICEN[CS]E*"))
    texts = [
        PROJECT / "LICENSE",
        pdfium / "LICENSE.pdfium",
        *sorted(HERE.glob("licences/*")),
        *wheels,
    ]
    named = {
        path: path.parent.parent.name if "dist-info" in str(path) else path.name for path in texts
    }
    lines += [f"\n{'=' * 78}\n{named[path]}\n{'=' * 78}\n{_text(path)}" for path in texts]
    (DIST / "LICENCES.txt").write_text("".join(lines), encoding="utf-8")
    shutil.copyfile(DIST / "LICENCES.txt", DIST / "web" / "LICENCES.txt")


def _write_sums() -> None:
    files = [
        DIST / "gaireport-check.html",
        DIST / "LICENCES.txt",
        *sorted((DIST / "web").iterdir()),
    ]
    sums = [
        f"{sha256(each.read_bytes()).hexdigest()}  {each.relative_to(DIST)}\n" for each in files
    ]
    (DIST / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


if __name__ == "__main__":
    main()
