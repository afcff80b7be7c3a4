"""Files as a build of the checker lays them down, with their sums."""

from hashlib import sha256
from pathlib import Path


def lay_built_checker(folder: Path) -> dict[str, bytes]:
    """Lay down a page, a folder for a host and the sums of both; give the files by name."""
    files = {
        "gaireport-check.html": b"<!DOCTYPE html>",
        "LICENCES.txt": b"MIT",
        "web/index.html": b"<!DOCTYPE html>",
        "web/gaireport.zip.gz": b"\x1f\x8b",
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    return {**files, "SHA256SUMS": sums.encode()}
