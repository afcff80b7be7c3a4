"""The command line used wrongly, or where the system stands in its way: a clear word in the language asked for."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import RUNNER

import gaireport
from gaireport.cli.app import app

pytestmark = pytest.mark.usefixtures("plain_locale")
GAIREPORT = [sys.executable, "-m", "gaireport"]


def _complaint(*given: str, **environment: str) -> str:
    """What a call says on standard error; it fails."""
    done = RUNNER.invoke(app, list(given), env=environment)
    assert done.exit_code == 2, done.output
    return done.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["table", "report.txt"], "缺少选项 '--out' / '-o'"),
        (["check"], "缺少参数 'FILE'"),
        (["check", "empty"], "empty: 文件夹中没有文件"),
        (["check", "*.none"], "*.none: 没有与该通配符相符的文件"),
        (["check", "blank.txt"], "blank.txt: 文本为空，请核对文件内容"),
        (["check", "https://example.org/a.html"], "这是网址，本程序不访问网络"),
        (["check", "--units", "report.txt"], "没有可供合计的报告，请列出各单位的报告"),
        (["view", "report.txt", "-o", "none/p.html"], "没有文件夹 'none'，请先建立"),
        (["table", "report.txt", "-o", "none/p.xlsx"], "没有文件夹 'none'，请先建立"),
        (["table", "report.txt", "-o", "none/p.parquet"], "没有文件夹 'none'，请先建立"),
        (["view", "report.txt", "-o", "empty"], "'empty' 是文件夹，不是文件"),
        (["run", "report.txt", "-o", "report.txt"], "report.txt 是输入，请另选写入的文件夹"),
        (["run", "report.txt", "-o", "report.txt/out"], "没有文件夹 'report.txt'"),
        (["blank", "澄山县水务局", "2025", "-o", "b.pdf"], "Word文件的扩展名应为 .docx"),
        (["blank", "X", "1800", "-o", "b.docx"], "年度 1800 有误，应为2000年至2039年之间的年度"),
        (["check", "--lang", "fr", "report.txt"], "没有语言 'fr'；可用 en（英文）、zh（中文）"),
    ],
)
def test_a_complaint_says_what_to_do(given: list[str], said: str, demo_folder: Path) -> None:
    (demo_folder / "empty").mkdir()
    (demo_folder / "blank.txt").write_text(" \n\n", encoding="utf-8")
    told = _complaint(*given, GAIREPORT_LANG="zh")
    assert said in told
    assert ".part" not in told


def test_the_usage_is_in_chinese() -> None:
    usage = RUNNER.invoke(app, ["--help", "--lang", "zh"]).stdout.splitlines()[0]
    assert usage.endswith(" [选项] 命令 [参数]...")


def test_a_setting_of_a_wrong_type_is_told_from_one_that_there_is_not(demo_folder: Path) -> None:
    settings = demo_folder / "gaireport.toml"
    settings.write_text('ignore = 3\nlang = "zh"\n', encoding="utf-8")
    assert "ignore = 3: the value is to be a text or a list" in _complaint("check", "report.txt")
    settings.write_text("colour = 3\n", encoding="utf-8")
    assert "colour = 3 is no setting; there are select" in _complaint("check", "report.txt")


def test_one_report_has_no_other_year(demo_folder: Path) -> None:
    done = RUNNER.invoke(app, ["check", "--years", "report.txt"])
    assert "report.txt: the only report; there is no other year to compare it with" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_full_disk_behind_standard_output_is_complaint(demo_folder: Path, lang: str) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*GAIREPORT, "check", "report.txt", "--lang", lang], stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    said = {"en": "standard output: the disk is full", "zh": "标准输出: 磁盘已满"}[lang]
    assert done.stderr.decode().splitlines()[-1] == said
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the stream")
def test_closed_streams_stop_nothing(demo_folder: Path) -> None:
    line = f"{sys.executable} -m gaireport view report.txt -o page.html >&- 2>&-"
    assert subprocess.run(line, shell=True).returncode == 0
    assert (demo_folder / "page.html").exists()


def test_chinese_is_no_row_of_escapes_where_the_locale_has_none(demo_folder: Path) -> None:
    plain = {n: v for n, v in os.environ.items() if n != "PYTHONIOENCODING"}
    poor = {**plain, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [*GAIREPORT, "check", "report.txt", "--lang", "zh"], capture_output=True, env=poor
    )
    assert "（一）予以公开" in done.stdout.decode("utf-8")
    assert "1个错误" in done.stderr.decode("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_name_that_is_no_utf_8_costs_nothing(demo_folder: Path) -> None:
    """As unpacking an archive of Windows leaves them."""
    name = os.fsdecode("报告.txt".encode("gbk"))
    Path("report.txt").rename(name)
    shown = r"\xb1\xa8\xb8\xe6.txt"
    found = subprocess.run(
        [*GAIREPORT, "check", "--format", "json", name], capture_output=True, check=False
    )
    assert json.loads(found.stdout)["findings"][0]["file"] == name, found.stderr
    for end in ("csv", "jsonl", "parquet", "xlsx"):
        done = subprocess.run([*GAIREPORT, "table", name, "-o", f"out.{end}"], capture_output=True)
        assert done.returncode == 0, done.stderr
    assert shown in Path("out.csv").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent to a group of processes")
def test_control_c_ends_the_processes_of_jobs_without_a_word(demo_folder: Path) -> None:
    many = demo_folder / "many"
    many.mkdir()
    for number in range(400):
        (many / f"{number}.txt").write_bytes(Path("report.txt").read_bytes())
    for wait in (0.3, 0.7, 1.2):
        process = subprocess.Popen(
            [*GAIREPORT, "check", "many", "--jobs", "2"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode in (130, -signal.SIGINT)
        if process.returncode == 130:
            assert b"Traceback" not in said


def test_a_table_without_a_folder_is_an_error_of_ours_that_names_it(
    demo_folder: Path, demo_text: str
) -> None:
    report = gaireport.parse(demo_text)
    for end in ("csv", "jsonl", "parquet", "xlsx"):
        with pytest.raises(gaireport.UnwritableFileError, match="there is no folder 'none'") as at:
            gaireport.write_table([report], f"none/table.{end}")
        assert isinstance(at.value, FileNotFoundError | OSError)
        assert at.value.reason == "no-folder"
    with pytest.raises(gaireport.UnwritableFileError, match="no folder 'none'"):
        gaireport.write_docx(report, "none/a.docx")


def test_the_codebook_goes_into_a_file_without_a_shell(demo_folder: Path) -> None:
    """A shell of Windows would write it in another encoding."""
    printed = RUNNER.invoke(app, ["codebook"]).stdout
    assert RUNNER.invoke(app, ["codebook", "-o", "codebook.csv"]).exit_code == 0
    assert Path("codebook.csv").read_text(encoding="utf-8") == printed
    assert "没有文件夹 'none'" in _complaint("codebook", "-o", "none/c.csv", "--lang", "zh")
