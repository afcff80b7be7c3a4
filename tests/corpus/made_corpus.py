"""A small crawl for the tests: reports among other pages, and a plugin that hangs, dies or eats memory on request."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

STUBBORN = """
import os
from gaireport.adapter import Adapter


class Stubborn(Adapter):
    name = "stubborn"

    def claims(self, source, region):
        if "HANGS" in source.text:
            while True:
                pass
        if "DIES" in source.text:
            os._exit(9)
        if "EATS" in source.text:
            bytearray(1 << 33)
        return 0

    def cut(self, source, region):
        return []
"""


def write_plugin(folder: Path) -> None:
    """Lay an installed package into a folder that is to be on the path of the processes."""
    (folder / "stubborn_plugin.py").write_text(STUBBORN, encoding="utf-8")
    info = folder / "stubborn_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: stubborn-plugin\nVersion: 1.0\n", encoding="utf-8")
    entry = "[gaireport.adapters]\nstubborn = stubborn_plugin:Stubborn\n"
    (info / "entry_points.txt").write_text(entry, encoding="utf-8")


def documents(report: str, rows: int) -> pa.Table:
    """Every fifth is a report, each with other figures."""
    texts = [
        report.replace("2024年", f"{2021 + at % 4}年") if at % 5 == 0 else f"公司新闻{at}" * 50
        for at in range(rows)
    ]
    return pa.table({"url": [f"https://example.org/{at}" for at in range(rows)], "text": texts})


def write_parquet(path: Path, report: str, rows: int = 100, each: int = 20) -> pa.Table:
    """The same as a Parquet file of several row groups."""
    table = documents(report, rows)
    pq.write_table(table, path, row_group_size=each)
    return table


def write_lines(path: Path, report: str, rows: int = 100) -> None:
    """The same as lines of JSON, packed as the name says."""
    lines = "".join(json.dumps(row) + "\n" for row in documents(report, rows).to_pylist())
    packed = {".gz": "gzip", ".zst": "zstd"}.get(path.suffix)
    with pa.output_stream(str(path), compression=packed) as stream:
        stream.write(lines.encode())


def read_files(folder: Path) -> dict[str, bytes]:
    """The files of a run by name, without what is said of times."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
