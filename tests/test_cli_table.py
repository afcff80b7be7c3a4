"""gaireport table and gaireport years: what goes into the file, and what is said of what does not."""

import csv
from pathlib import Path

import pytest
from commands import RUNNER

import gaireport
from gaireport.cli.app import app

pytestmark = pytest.mark.usefixtures("plain_locale")


@pytest.fixture
def unsorted_folder(tmp_path: Path, demo_text: str, later_text: str) -> Path:
    """A folder with a report, a file of two reports, and seven files that are none."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_text(demo_text, encoding="utf-8")
    (folder / "both.txt").write_text(demo_text + later_text, encoding="utf-8")
    for number in range(6):
        (folder / f"news{number}.txt").write_text("今天天气很好。", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n")
    return folder


def _csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_report_of_a_file_has_its_rows(unsorted_folder: Path, jobs: str) -> None:
    out = unsorted_folder.parent / "out.csv"
    done = RUNNER.invoke(app, ["table", str(unsorted_folder), "-o", str(out), "--jobs", jobs])
    assert done.exit_code == 2 and "607 rows of 3 reports, 7 refused" in done.stderr
    rows = _csv_rows(out)
    both = str(unsorted_folder / "both.txt")
    years = {(row["source"], row["year"]) for row in rows if row["source"].startswith(both)}
    assert years == {(both, "2024"), (f"{both}#2", "2025")}
    # The places are those in the one text that holds both.
    text = (unsorted_folder / "both.txt").read_text(encoding="utf-8")
    placed = [row for row in rows if row["source"] == f"{both}#2" and row["start"]]
    assert all(text[int(r["start"]) : int(r["end"])] == r["raw"] for r in placed)
    lines = text.split("\n")
    assert all(
        lines[int(r["line"]) - 1][int(r["column"]) - 1 :].startswith(r["raw"]) for r in placed
    )


def test_wide_has_a_row_for_every_report_of_a_file(unsorted_folder: Path) -> None:
    out = unsorted_folder.parent / "out.csv"
    RUNNER.invoke(app, ["table", str(unsorted_folder / "both.txt"), "-o", str(out), "--wide"])
    assert [row["year"] for row in _csv_rows(out)] == ["2024", "2025"]


def test_refusals_are_told_by_their_reasons(unsorted_folder: Path) -> None:
    out = unsorted_folder.parent / "out.csv"
    english = RUNNER.invoke(
        app, ["table", str(unsorted_folder), "-o", str(out)]
    ).stderr.splitlines()
    assert english[1].startswith("  6 files refused, not-a-report: nothing in this text looks like")
    assert english[2].count("news") == 5 and english[2].endswith(", 1 more")
    assert english[3].startswith("  1 file refused, picture: the file is a picture")
    assert english[4].strip() == str(unsorted_folder / "picture.png") and len(english) == 5
    chinese = RUNNER.invoke(app, ["table", str(unsorted_folder), "-o", str(out), "--lang", "zh"])
    assert "6个文件未能读取（not-a-report）：" in chinese.stderr and "另有1个" in chinese.stderr
    reasons = [row["reason"] for row in _csv_rows(out) if row["reason"]]
    assert sorted(reasons) == ["not-a-report"] * 6 + ["picture"]


def test_years_takes_every_report_of_a_file(unsorted_folder: Path) -> None:
    out = unsorted_folder.parent / "years.csv"
    done = RUNNER.invoke(app, ["years", str(unsorted_folder / "both.txt"), "-o", str(out)])
    assert done.exit_code == 0 and "200 cells, 2024 to 2025" in done.stderr
    assert {"2024", "2025"} <= _csv_rows(out)[0].keys()


def test_read_many_gives_the_first_report_or_every_one(unsorted_folder: Path) -> None:
    path = unsorted_folder / "both.txt"
    (first,) = gaireport.read_many(path)
    outcomes = list(gaireport.read_many([path, unsorted_folder / "news0.txt"], every=True))
    assert [each.source.removeprefix(str(path)) for each in outcomes[:2]] == ["", "#2"]
    assert outcomes[0] == first and outcomes[2].error is not None
    second = outcomes[1].report
    assert second is not None and second.year == 2025
    assert gaireport.check(second, outcomes[1].text)
