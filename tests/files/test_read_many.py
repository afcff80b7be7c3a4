"""Many files at once: which files are meant, one outcome for each, in order, from one process or several."""

import os
import zipfile
from pathlib import Path

import pytest

import gaireport
from gaireport.files.processes import map_in_order

WEATHER = "今天天气很好。"


@pytest.fixture
def mixed_folder(tmp_path: Path, demo_text: str) -> Path:
    """Two reports, a text that is none and what programs leave in folders; one report in an archive."""
    (tmp_path / "甲" / "乙").mkdir(parents=True)
    (tmp_path / "甲" / "1.txt").write_text(demo_text, encoding="utf-8")
    (tmp_path / "甲" / "2.txt").write_text(WEATHER, encoding="utf-8")
    (tmp_path / "甲" / "乙" / "3.txt").write_text(demo_text, encoding="gb18030")
    (tmp_path / "甲" / "~$1.docx").write_bytes(b"\0")
    (tmp_path / "甲" / ".DS_Store").write_bytes(b"\0")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("内/4.txt", demo_text)
        archive.writestr("内/__MACOSX/4.txt", "")
    return tmp_path


@pytest.mark.parametrize("jobs", [1, 2])
def test_folders_patterns_archives_and_names(mixed_folder: Path, jobs: int) -> None:
    names = [
        mixed_folder / "甲",
        f"{mixed_folder}/**/3.txt",
        mixed_folder / "all.zip",
        mixed_folder / "none.txt",
        f"{mixed_folder}/*.doc",
    ]
    outcomes = list(gaireport.read_many(names, jobs=jobs))
    assert [os.path.relpath(each.source, mixed_folder) for each in outcomes] == [
        "甲/1.txt", "甲/2.txt", "甲/乙/3.txt", "甲/乙/3.txt", "all.zip/内/4.txt", "none.txt", "*.doc",
    ]  # fmt: skip
    assert [each.error and each.error.reason for each in outcomes] == [
        None, "not-a-report", None, None, None, "missing", "no-match",
    ]  # fmt: skip
    assert all((each.report is None) is (each.error is not None) for each in outcomes)
    assert outcomes[1].text == WEATHER
    (one,) = gaireport.read_many(mixed_folder / "甲" / "1.txt")
    assert one.report == outcomes[0].report == gaireport.read(mixed_folder / "甲" / "1.txt")


def test_an_empty_folder_is_no_silence(tmp_path: Path) -> None:
    (outcome,) = gaireport.read_many([tmp_path])
    assert outcome.error is not None and outcome.error.reason == "empty-folder"


def test_a_damaged_archive_costs_its_own_outcome(mixed_folder: Path) -> None:
    content = bytearray((mixed_folder / "all.zip").read_bytes())
    content[60:90] = bytes(30)
    (mixed_folder / "bad.zip").write_bytes(content)
    bad, good = gaireport.read_many([mixed_folder / "bad.zip", mixed_folder / "all.zip"])
    assert bad.error is not None and bad.error.reason == "damaged-archive"
    assert good.report is not None


def _die_at_3(number: int) -> int:
    if number == 3:
        os._exit(1)
    return number * 2


def test_a_process_that_dies_costs_what_it_read_only() -> None:
    assert list(map_in_order(_die_at_3, range(8), 2, lambda lost: -lost)) == [
        0, 2, 4, -3, 8, 10, 12, 14,
    ]  # fmt: skip


def test_results_come_as_they_are_ready() -> None:
    taken = []
    numbers = (taken.append(each) or each for each in range(100))
    assert next(iter(map_in_order(_die_at_3, numbers, 1, abs))) == 0
    assert taken == [0]


def test_no_process_is_an_error() -> None:
    with pytest.raises(ValueError, match="jobs"):
        list(gaireport.read_many([], jobs=0))
