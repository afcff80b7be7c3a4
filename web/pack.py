"""Run in the very Python that the browser will run: unpacked packages -> the packs that the page carries, compressed.

Bytecode in place of source halves the start. All of it is made by pinned programs, so that the bytes are the same on
every machine: pack.py OUT PACK=FOLDER,FOLDER... FILE=PATH...
"""

import gzip
import importlib.util
import marshal
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = (
    # What a page has no use for: other front ends, other processes, the network, the building of programs.
    "pdb.py", "pydoc.py", "pydoc_data", "doctest.py", "unittest", "ensurepip", "venv", "idlelib", "tkinter",
    "turtledemo", "turtle.py", "multiprocessing", "sqlite3", "dbm", "wsgiref", "xmlrpc", "_pyrepl", "curses",
    "imaplib.py", "poplib.py", "smtplib.py", "ftplib.py", "mailbox.py", "netrc.py", "nntplib.py",
    "telnetlib.py", "cgi.py", "cgitb.py", "http/server.py", "http/cookiejar.py", "socketserver.py",
    "webbrowser.py", "antigravity.py", "this.py", "lib2to3", "test", "__phello__", "profile.py",
    "cProfile.py", "pstats.py", "trace.py", "tracemalloc.py", "timeit.py", "pickletools.py", "pyclbr.py",
    "tabnanny.py", "optparse.py", "getpass.py", "pty.py", "tty.py", "wave.py", "sched.py", "zipapp.py",
    "compileall.py", "ctypes/macholib", "profiling", "pathlib/__pycache__", "logging/config.py",
    "logging/handlers.py", "turtle", "cmd.py", "bdb.py", "code.py", "rlcompleter.py",
    "concurrent/interpreters", "tarfile.py", "plistlib.py", "modulefinder.py", "symtable.py",
    "asyncio/tools.py", "asyncio/__main__.py", "_pyio.py", "_pydatetime.py",
)  # fmt: skip


def main(out: Path, packs: list[str]) -> None:
    """Write each pack, compressed."""
    for pack in packs:
        name, _, sources = pack.partition("=")
        if name.endswith(".zip"):
            files = [file for source in sources.split(",") for file in _files(Path(source))]
            _write_zip(out / name, sorted(files))
            content = (out / name).read_bytes()
            (out / name).unlink()
        else:
            content = Path(sources).read_bytes()
        (out / f"{name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))


_UNUSED_ROOMS = ("gaireport/cli/", "gaireport/corpus/", "gaireport/testing/")
"""The rooms of gaireport that a page has no use for."""


def _files(source: Path) -> Iterator[tuple[str, bytes]]:
    """The files under a folder or in a zip, each with its name from there."""
    if source.is_dir():
        for path in source.rglob("*"):
            name = path.relative_to(source).as_posix()
            if path.is_file() and not name.startswith(_UNUSED_ROOMS):
                yield name, path.read_bytes()
        return
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if not name.endswith("/") and not _is_left_out(name):
                yield name, archive.read(name)


def _is_left_out(name: str) -> bool:
    return any(name == each or name.startswith(f"{each}/") for each in _LEFT_OUT)


def _write_zip(path: Path, files: list[tuple[str, bytes]]) -> None:
    # Not compressed inside: what is compressed as a whole gets smaller, and is read faster.
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            if name.endswith(".py"):
                name, content = f"{name}c", _bytecode(name, content)
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)


def _bytecode(name: str, source: bytes) -> bytes:
    """The bytecode of a module, which is believed unchecked: no source lies beside it."""
    # Nobody reads docstrings in a page; attrs builds on its own.
    level = 0 if name.startswith("attr") else 2
    code = compile(source, name, "exec", dont_inherit=True, optimize=level)
    flags = (0b01).to_bytes(4, "little")
    return (
        importlib.util.MAGIC_NUMBER
        + flags
        + importlib.util.source_hash(source)
        + marshal.dumps(code)
    )


main(Path(sys.argv[1]), sys.argv[2:])
