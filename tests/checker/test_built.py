"""``gaireport web``: the built checker is copied whole, or the user is told how to build one."""

from pathlib import Path

import pytest
from built_checker import lay_built_checker
from commands import RUNNER

from gaireport.checker import built
from gaireport.cli.app import app


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder in which nothing is built, and a package that is no clone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(built, "BUILT_IN_CLONE", tmp_path / "nowhere")
    return tmp_path


def test_every_file_is_copied(away: Path) -> None:
    files = lay_built_checker(away / "dist")
    done = RUNNER.invoke(app, ["web", "-o", "there"])
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [str(Path("there", name)) for name in files]
    assert {name: (away / "there" / name).read_bytes() for name in files} == files


def test_where_none_is_built_it_says_what_to_do(away: Path) -> None:
    done = RUNNER.invoke(app, ["web", "-o", "there", "--lang", "zh"])
    assert (done.exit_code, (away / "there").exists()) == (2, False)
    assert "请在 gaireport 源码目录中执行 make web" in done.stderr


@pytest.mark.parametrize("change", ["changed", "gone"])
def test_a_file_that_is_not_the_built_one_is_not_handed_on(away: Path, change: str) -> None:
    lay_built_checker(away / "dist")
    page = away / "dist" / "gaireport-check.html"
    if change == "gone":
        page.unlink()
    else:
        page.write_bytes(b"<script>")
    done = RUNNER.invoke(app, ["web", "-o", "there"])
    assert (done.exit_code, (away / "there").exists()) == (2, False)
    assert "run 'make web' again" in done.stderr


def test_a_folder_that_cannot_be_written_is_a_complaint(away: Path) -> None:
    lay_built_checker(away / "dist")
    (away / "there").write_text("a file", encoding="utf-8")
    assert RUNNER.invoke(app, ["web", "-o", "there"]).exit_code == 2
