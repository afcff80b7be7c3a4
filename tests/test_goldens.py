"""The switch that writes expected outcomes: what it writes, what it leaves, and that it is off."""

from pathlib import Path

import goldens
import pytest


def test_nothing_is_being_written() -> None:
    assert not goldens.mode, f"{goldens.SWITCH} is on: what was written proves nothing"


@pytest.mark.parametrize(
    ("mode", "there", "expected"),
    [
        ("", "old", "old"),
        ("new", "old", "old"),
        ("new", None, "made"),
        ("all", "old", "made"),
        ("all", None, "made"),
    ],
)
def test_a_file_is_only_written_over_where_all_are(
    mode: str, there: str | None, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(goldens, "mode", mode)
    if there is not None:
        (tmp_path / "x").write_text(there)
    assert goldens.golden(tmp_path / "x", "made") == expected
    assert (tmp_path / "x").read_text() == expected


def test_a_missing_file_fails_while_the_switch_is_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(goldens, "mode", "")
    with pytest.raises(FileNotFoundError):
        goldens.golden(tmp_path / "x", "made")


def test_another_word_is_no_switch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(goldens, "mode", "1")
    with pytest.raises(AssertionError, match="new or all"):
        goldens.golden(tmp_path / "x", "made")


def test_their_folder_has_no_file_that_no_test_reads() -> None:
    names = {path.name for path in goldens.FOLDER.rglob("*")}
    frozen = {name for name in names if name.startswith(("report-", "schema-"))}
    assert names - frozen == {"check.md"}
    assert not list(Path(__file__).parent.glob("*/golden"))
