"""Triage, duplicates, panel and quality of a run."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import made_corpus
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gaireport.corpus.duplicates import find_duplicates
from gaireport.corpus.engines import TableReader
from gaireport.corpus.inputs import WantedColumns
from gaireport.corpus.panel import make_panel
from gaireport.corpus.quality import write_quality
from gaireport.corpus.triage import triage_run
from gaireport.errors import UnsupportedFileError

AGENCY = "澄山县桐溪镇人民政府"


@pytest.fixture
def finished_run(tmp_path: Path, demo_text: str, later_text: str) -> Path:
    """A run over reports of one office, one of them clipped, one renamed, one text of two reports, other pages."""
    half = demo_text[: len(demo_text) // 2]
    renamed = later_text.replace(AGENCY, "澄山县桐溪街道办事处")
    texts = [
        demo_text,
        demo_text.replace("。", "； "),
        half,
        renamed,
        "公司",
        demo_text + later_text,
        None,
    ]
    table = pa.table({"url": [f"https://example.org/{x}" for x in "abcdefg"], "text": texts})
    pq.write_table(table, tmp_path / "crawl.parquet")
    (tmp_path / "out").mkdir()
    read = TableReader(WantedColumns())(table)
    pq.write_table(read, tmp_path / "out" / "part-000000.parquet")
    return tmp_path / "out"


def test_triage_says_what_each_document_is(finished_run: Path) -> None:
    found = list(triage_run(finished_run))
    assert [each.verdict for each in found] == [
        "report", "report", "report", "report", "other", "several", "unread",
    ]  # fmt: skip
    assert found[0].extent == "whole" and found[0].lost == 0 and found[0].form == "2021"
    assert found[2].extent == "clipped" and found[2].lost > 0
    assert found[5].reports == 2
    assert (found[4].reason, found[6].reason) == ("no-words", "no-text")


def test_copies_are_found(tmp_path: Path, demo_text: str) -> None:
    other = "".join(reversed(demo_text)) + "政府信息公开"
    near = demo_text.replace("双人", "两人").replace("8", "9")
    assert near != demo_text
    texts = [demo_text, other, demo_text.replace("\n", "\n\n"), near, "公司", "公司"]
    table = pa.table({"url": list("abcdef"), "text": texts})
    pq.write_table(table, tmp_path / "crawl.parquet")
    found = list(find_duplicates([tmp_path / "crawl.parquet"]))
    assert [(each.document, each.of, each.kind) for each in found] == [
        ("c", "a", "exact"),
        ("d", "a", "near"),
    ]
    assert 0.9 <= found[1].alike < 1
    assert list(find_duplicates([tmp_path / "crawl.parquet"], near=1.01))[1:] == []


def test_the_panel_explains_a_renaming_and_joins_nothing(finished_run: Path) -> None:
    panel = make_panel(finished_run)
    assert [(each.office, each.year, each.documents) for each in panel.rows] == [
        ("澄山县桐溪街道办事处", 2025, 1),
        (AGENCY, 2024, 4),
    ]
    (renaming,) = panel.renamings
    assert (renaming.before, renaming.after, renaming.year) == (
        AGENCY,
        "澄山县桐溪街道办事处",
        2025,
    )
    assert any("桐溪" in sentence for sentence in renaming.evidence)


def test_offices_of_other_places_are_no_renaming(
    tmp_path: Path, demo_text: str, later_text: str
) -> None:
    texts = [demo_text, later_text.replace("澄山县", "长河县")]
    table = pa.table({"url": ["a", "b"], "text": texts})
    pq.write_table(TableReader(WantedColumns())(table), tmp_path / "part-000000.parquet")
    assert len(make_panel(tmp_path).rows) == 2
    assert make_panel(tmp_path).renamings == ()


def test_the_page_of_quality(finished_run: Path, tmp_path: Path) -> None:
    write_quality(finished_run, tmp_path / "quality.html")
    page = (tmp_path / "quality.html").read_text(encoding="utf-8")
    assert "7 documents, 5 read as reports (71.4%)" in page
    for piece in (
        "By layout",
        "cell_per_line",
        "2021",
        "GR303",
        'href="https://example.org/a"',
        "no-text",
    ):
        assert piece in page


@pytest.mark.parametrize("tool", ["triage", "panel"])
def test_the_commands_print_csv(tool: str, finished_run: Path) -> None:
    command = [sys.executable, "-m", "gaireport", "corpus", tool, str(finished_run)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == {"triage": 7, "panel": 2}[tool]


def test_what_a_run_has_not_finished_is_not_read(finished_run: Path) -> None:
    (finished_run / ".tmp-1-part-000001.parquet").write_bytes(b"PAR1")
    assert len(list(triage_run(finished_run))) == 7
    (finished_run / "part-000001.parquet").write_bytes(b"PAR1")
    with pytest.raises(UnsupportedFileError, match="part-000001"):
        list(triage_run(finished_run))
    (finished_run / "part-000000.parquet").write_bytes(b"PAR1")
    with pytest.raises(UnsupportedFileError, match="part-000000"):
        make_panel(finished_run)


def test_a_folder_without_a_run_is_an_error(tmp_path: Path) -> None:
    made_corpus.write_lines(tmp_path / "x.jsonl", "x", 1)
    command = [
        sys.executable,
        "-m",
        "gaireport",
        "corpus",
        "quality",
        str(tmp_path),
        "-o",
        "x.html",
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 2 and "no file of a run" in done.stderr
