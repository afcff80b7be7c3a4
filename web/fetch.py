"""The packages that ``sources.toml`` names -> their files, each held to its SHA-256.

They come by way of the machine's own npm and pip, whatever registry those are set up for; none is named here.
"""

import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

SOURCES = tomllib.loads(Path(__file__).with_name("sources.toml").read_text(encoding="utf-8"))
Package = dict[str, Any]


def fetch_npm(package: Package, cache: Path, folder: Path) -> Path:
    """Fetch and unpack a package of npm.

    Returns:
        The folder that holds its files.
    """
    named = f"{package['name']}@{package['version']}"
    command = ["npm", "pack", named, "--silent", "--pack-destination"]
    with tarfile.open(_fetch(package, cache, command)) as tarball:
        tarball.extractall(_emptied(folder / _plain(package)), filter="data")
    return folder / _plain(package) / "package"


def fetch_wheel(package: Package, cache: Path, folder: Path) -> Path:
    """Fetch and unpack a wheel that needs no compiler.

    Returns:
        The folder that holds what it installs.
    """
    # Bytecode of any Python is made later; what the wheel is asked for is that it runs on every platform.
    only = "--no-deps --only-binary=:all: --python-version 3.14 --implementation py --abi none --platform any"
    command = [sys.executable, "-m", "pip", "download", "--quiet", *only.split()]
    wheel = _fetch(package, cache, [*command, f"{package['name']}=={package['version']}", "--dest"])
    return unpack_wheel(wheel, folder / _plain(package))


def unpack_wheel(wheel: Path, folder: Path) -> Path:
    """Unpack a wheel into an emptied folder."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(_emptied(folder))
    return folder


def _fetch(package: Package, cache: Path, command: list[str]) -> Path:
    """The file of a package, from an earlier call or by a command that ends with the folder to put it in."""
    kept = cache / f"{_plain(package)}-{package['version']}.file"
    if not kept.exists():
        folder = _emptied(cache / "fetched")
        subprocess.run([*command, str(folder)], check=True, stdout=subprocess.DEVNULL)
        (fetched,) = folder.iterdir()
        _hold_to_sum(package, fetched)
        fetched.replace(kept)
    _hold_to_sum(package, kept)
    return kept


def _hold_to_sum(package: Package, file: Path) -> None:
    found = sha256(file.read_bytes()).hexdigest()
    if found != package["sha256"]:
        sys.exit(
            f"{package['name']} {package['version']} has the SHA-256 {found}, not {package['sha256']}"
        )


def _plain(package: Package) -> str:
    return str(package["name"]).replace("@", "").replace("/", "-")


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
