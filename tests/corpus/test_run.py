"""The local runner: all inputs, what stops a process, and a kill at any moment."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from time import sleep

import made_corpus
import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet as pq
import pytest

from gaireport.corpus import Limits, parse_batch
from gaireport.corpus.duplicates import find_duplicates
from gaireport.corpus.inputs import PLAN
from gaireport.corpus.run import SUMMARY, Progress, run_corpus
from gaireport.corpus.schema import SECONDS
from gaireport.errors import GaireportError, UnwritableError, WrongKeysError

COMMAND = [sys.executable, "-m", "gaireport", "run"]


def _written_table(folder: Path) -> pa.Table:
    parts = sorted(folder.glob("part-*.parquet"))
    return pa.concat_tables([pq.read_table(part) for part in parts])


def _statuses(folder: Path) -> list[tuple[str, str | None]]:
    table = _written_table(folder)
    return list(zip(table["status"].to_pylist(), table["reason"].to_pylist(), strict=True))


def test_a_run_gives_what_the_function_gives(tmp_path: Path, demo_text: str) -> None:
    table = made_corpus.write_parquet(tmp_path / "crawl.parquet", demo_text)
    told: list[Progress] = []
    counts = run_corpus([tmp_path / "crawl.parquet"], tmp_path / "out", workers=2, tell=told.append)
    (whole,) = table.combine_chunks().to_batches()
    expected = pa.Table.from_batches([parse_batch(whole).drop_columns([SECONDS])])
    assert _written_table(tmp_path / "out").equals(expected)
    assert counts.rows == 100 and counts.status == {"ok": 20, "not_a_report": 80}
    summary = json.loads((tmp_path / "out" / SUMMARY).read_text(encoding="utf-8"))
    assert summary == counts.as_json()
    assert summary["year"] == {"2021": 5, "2022": 5, "2023": 5, "2024": 5}
    assert told[0].share == 0 and told[-1].share == 1 and told[-1].fresh == 100


def test_lines_give_what_parquet_gives(
    tmp_path: Path, demo_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gaireport.corpus import inputs

    monkeypatch.setattr(inputs, "BYTES_OF_A_PIECE", 10_000)
    names = ["crawl.jsonl", "crawl.jsonl.gz", "crawl.ndjson.zst"]
    for name in names:
        made_corpus.write_lines(tmp_path / name, demo_text, 40)
    pieces = inputs.find_pieces([tmp_path])
    (whole,) = made_corpus.documents(demo_text, 40).combine_chunks().to_batches()
    for name in names:
        own = [piece for piece in pieces if str(piece.describe()[0]).endswith(name)]
        assert (len(own) > 1) == (name == "crawl.jsonl")
        found = [d.batch for piece in own for d in piece.documents(inputs.USUAL_COLUMNS)]
        assert pa.Table.from_batches(found).equals(pa.Table.from_batches([whole])), name
    counts = run_corpus([tmp_path], tmp_path / "out", workers=2)
    assert counts.rows == 120 and counts.status["ok"] == 24


def test_a_bad_line_is_a_row(tmp_path: Path, demo_text: str) -> None:
    lines = [
        "{",
        json.dumps({"url": 1, "text": demo_text}),
        "[]",
        "",
        json.dumps({"text": "\ud800"}),
    ]
    (tmp_path / "x.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run_corpus([tmp_path / "x.jsonl"], tmp_path / "out", workers=1)
    assert _written_table(tmp_path / "out")["url"].to_pylist() == [None, "1", None, None]
    assert _statuses(tmp_path / "out") == [
        ("error", "bad-json"), ("ok", None), ("error", "bad-json"), ("not_a_report", "no-words"),
    ]  # fmt: skip


def test_a_damaged_file_costs_its_own_rows(tmp_path: Path, demo_text: str) -> None:
    made_corpus.write_parquet(tmp_path / "a.parquet", demo_text, 40, 20)
    content = bytearray((tmp_path / "a.parquet").read_bytes())
    first = pq.read_metadata(tmp_path / "a.parquet").row_group(0).column(1)
    assert first.path_in_schema == "text"
    start = first.dictionary_page_offset + 40
    content[start : start + 200] = b"\xff" * 200
    (tmp_path / "a.parquet").write_bytes(content)
    made_corpus.write_lines(tmp_path / "b.jsonl.gz", demo_text, 200)
    packed = (tmp_path / "b.jsonl.gz").read_bytes()
    (tmp_path / "b.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    for name in ("c.jsonl.gz", "d.jsonl.zst"):
        (tmp_path / name).write_bytes(b"junk")
    counts = run_corpus([tmp_path], tmp_path / "out", workers=2)
    parts = [pq.read_table(each) for each in sorted((tmp_path / "out").glob("*.parquet"))]
    reasons = [part["reason"].to_pylist() for part in parts]
    assert reasons[0] == ["damaged-file"] * 20 and "damaged-file" not in reasons[1]
    assert reasons[2][-1] == "damaged-file" and reasons[2].count("damaged-file") == 1
    assert 1 < len(reasons[2]) < 200
    assert reasons[3] == reasons[4] == ["damaged-file"]
    assert counts.status["ok"] == 4 + sum(s == "ok" for s in parts[2]["status"].to_pylist())
    assert list(find_duplicates([tmp_path / "b.jsonl.gz"])) is not None


def test_a_folder_of_files(tmp_path: Path, demo_text: str) -> None:
    folder = tmp_path / "pages"
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_bytes(demo_text.encode("gb18030"))
    (folder / "b" / "c.html").write_bytes(b"<html>x")
    (folder / "d.png").write_bytes(b"\x89PNG")
    (folder / ".hidden").write_text("x")
    run_corpus([folder], tmp_path / "out", workers=1)
    assert _written_table(tmp_path / "out")["path"].to_pylist() == ["a.txt", "b/c.html", "d.png"]
    assert [status for status, _ in _statuses(tmp_path / "out")] == ["ok", "not_a_report", "error"]


@pytest.fixture
def stubborn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin that hangs, dies or eats memory, installed for the processes of a run."""
    (tmp_path / "plugin").mkdir()
    made_corpus.write_plugin(tmp_path / "plugin")
    monkeypatch.syspath_prepend(tmp_path / "plugin")


def test_what_stops_a_process_costs_its_own_row(
    tmp_path: Path, demo_text: str, stubborn: None
) -> None:
    texts = [demo_text] * 6
    for at, word in ((1, "HANGS"), (3, "DIES"), (4, "EATS")):
        texts[at] = word + demo_text
    table = pa.table({"url": list("abcdef"), "text": texts})
    pq.write_table(table, tmp_path / "x.parquet")
    limits = Limits(seconds=3, memory=1 << 30)
    run_corpus([tmp_path / "x.parquet"], tmp_path / "out", workers=1, limits=limits)
    assert _statuses(tmp_path / "out") == [
        ("ok", None),
        ("timeout", "killed"),
        ("ok", None),
        ("error", "process-died"),
        ("too_large", "memory"),
        ("ok", None),
    ]
    # Nothing is left of what the ended processes had begun.
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        PLAN, SUMMARY, "_markers", "part-000000.parquet",
    }  # fmt: skip


def test_a_kill_at_any_moment_changes_nothing(tmp_path: Path, demo_text: str) -> None:
    made_corpus.write_parquet(tmp_path / "crawl.parquet", demo_text, 300, 15)
    command = [*COMMAND, str(tmp_path / "crawl.parquet"), "--workers", "2", "-o"]
    subprocess.run([*command, str(tmp_path / "whole")], check=True, stdout=subprocess.DEVNULL)
    random = Random(5)
    for _ in range(4):
        with (tmp_path / "errors").open("ab") as errors:
            process = subprocess.Popen(
                [*command, str(tmp_path / "cut"), "--resume"],
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        sleep(random.uniform(0.3, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run([*command, str(tmp_path / "cut"), "--resume"], check=True)
    whole, cut = (made_corpus.read_files(tmp_path / name) for name in ("whole", "cut"))
    assert cut == whole
    assert len(whole) == 22
    # The processes of a run that was killed end quietly.
    assert b"Traceback" not in (tmp_path / "errors").read_bytes()


def test_a_piece_without_its_marker_is_read_again(tmp_path: Path, demo_text: str) -> None:
    made_corpus.write_parquet(tmp_path / "crawl.parquet", demo_text, 60, 20)
    run_corpus([tmp_path / "crawl.parquet"], tmp_path / "out", workers=1)
    before = made_corpus.read_files(tmp_path / "out")
    (tmp_path / "out" / "_markers" / "part-000001.json").unlink()
    (tmp_path / "out" / "part-000001.parquet").write_bytes(b"")
    (tmp_path / "out" / "part-000002.parquet").unlink()
    (tmp_path / "out" / ".tmp-1-part-000001.parquet").write_bytes(b"half")
    told: list[Progress] = []
    run_corpus(
        [tmp_path / "crawl.parquet"], tmp_path / "out", workers=1, resume=True, tell=told.append
    )
    assert made_corpus.read_files(tmp_path / "out") == before
    assert told[-1].fresh == 40


def test_another_run_is_not_written_over(tmp_path: Path, demo_text: str) -> None:
    crawl = tmp_path / "crawl.parquet"
    made_corpus.write_parquet(crawl, demo_text, 10, 10)
    run_corpus([crawl], tmp_path / "out", workers=1)
    with pytest.raises(UnwritableError, match="a run already"):
        run_corpus([crawl], tmp_path / "out", workers=1)
    with pytest.raises(UnwritableError, match="other inputs"):
        run_corpus([crawl], tmp_path / "out", limits=Limits(seconds=1), workers=1, resume=True)
    with pytest.raises(UnwritableError, match="not empty"):
        run_corpus([crawl], tmp_path, workers=1)
    with pytest.raises(WrongKeysError):
        run_corpus([crawl], tmp_path / "new", text="content", workers=1)
    with pytest.raises(UnwritableError, match="is an input"):
        run_corpus([tmp_path], tmp_path, workers=1)
    (tmp_path / "empty").mkdir()
    with pytest.raises(GaireportError, match="empty: there is no document"):
        run_corpus([tmp_path / "empty"], tmp_path / "new", workers=1)
    with pytest.raises(GaireportError, match="no such file"):
        run_corpus([tmp_path / "none"], tmp_path / "new", workers=1)
    assert not (tmp_path / "new").exists()
    assert (tmp_path / "out" / PLAN).exists()


def test_what_a_run_writes_is_no_input_of_it(tmp_path: Path, demo_text: str) -> None:
    made_corpus.write_parquet(tmp_path / "crawl.parquet", demo_text, 10, 10)
    for _ in range(2):
        counts = run_corpus([tmp_path], tmp_path / "out", workers=1, resume=True)
        assert counts.rows == 10
    # Nor is it one of another run.
    assert run_corpus([tmp_path], tmp_path / "other", workers=1).rows == 10


def test_the_command(tmp_path: Path, demo_text: str) -> None:
    made_corpus.write_parquet(tmp_path / "crawl.parquet", demo_text, 10, 10)
    command = [*COMMAND, "crawl.parquet", "-o", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:2] == ["10 documents", "status    not_a_report 8, ok 2"]
    (tmp_path / "list.csv").write_text("url,text\na,新闻\n", encoding="utf-8")
    one = [*COMMAND, "list.csv", "-o", "other", "--lang", "zh"]
    listed = subprocess.run(one, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert listed.stdout.startswith("共1份文档\n") and "按一份文档读取" in listed.stderr
    again = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr.startswith("out holds a run already; go on with it (--resume")


def test_a_column_that_is_not_there_is_told_before_anything_is_written(tmp_path: Path) -> None:
    lines = tmp_path / "crawl.jsonl"
    lines.write_text('{"url": "a", "html": "x"}\nno JSON\n', encoding="utf-8")
    with pytest.raises(WrongKeysError, match=r"no column text; there are url, html.*--text-column"):
        run_corpus([lines], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    run_corpus([lines], tmp_path / "out", text="html", workers=1)
