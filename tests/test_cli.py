"""The command line: what it prints, where, and its exit status."""

import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from commands import RUNNER

from gaireport import api
from gaireport.characters import width
from gaireport.checks.ratios import Ratio
from gaireport.cli.app import app
from gaireport.cutting.registry import Loaded
from gaireport.errors import PluginError
from gaireport.exports.json import from_json
from gaireport.findings.codes import CODES
from gaireport.findings.words import Words
from gaireport.source import Span
from gaireport.view.marks import cut_around, visible
from gaireport.view.places import count_findings, quote
from gaireport.view.ratios import describe_ratios

pytestmark = pytest.mark.usefixtures("plain_locale")


@pytest.fixture
def report_file(tmp_path: Path, demo_text: str) -> Path:
    """A report with a wrong total, in a file."""
    path = tmp_path / "报告.txt"
    path.write_bytes(demo_text.encode())
    return path


@pytest.fixture
def sound_file(tmp_path: Path, demo_text: str) -> Path:
    """The same report with the total put right."""
    path = tmp_path / "sound.txt"
    assert demo_text.count("\t8\n") == 1
    path.write_bytes(demo_text.replace("\t8\n", "\t7\n").encode())
    return path


def test_demo_shows_the_form_and_its_one_fault() -> None:
    result = RUNNER.invoke(app, ["demo"])
    assert result.exit_code == 0
    assert "澄山县桐溪镇人民政府2024年政府信息公开工作年度报告" in result.stdout
    rows = [line.replace(" ", "") for line in result.stdout.splitlines()]
    assert "│（一）予以公开│5│1│0│0│1│0│8!│" in rows
    assert "│规章│/│/│/│" in rows
    assert "│行政规范性文件│1│□│2│" in rows
    assert "demo/report.txt:110:2: GR303 granted: the applicants add up to 7" in result.stdout
    assert "    1. [office] one figure is wrong: granted.total 8 -> 7" in result.stdout
    assert result.stdout.endswith("demo/report.txt: 1 error\n")


def test_demo_in_chinese() -> None:
    result = RUNNER.invoke(app, ["demo", "--lang", "zh"])
    assert "版式 cell_per_line" in result.stdout and "□ 空白" in result.stdout
    assert "GR303 （一）予以公开：各类申请人之和为7" in result.stdout
    assert result.stdout.endswith("demo/report.txt: 1个错误\n")


def test_the_demo_has_no_fault_but_the_one_meant(demo_text: str) -> None:
    found = api.parse(demo_text).diagnostics
    assert [d.code for d in found] == ["GR303"]
    assert "applications.granted.total" in found[0].cells


def test_status_is_0_without_errors_and_1_with(report_file: Path, sound_file: Path) -> None:
    assert RUNNER.invoke(app, ["parse", str(sound_file)]).exit_code == 0
    assert RUNNER.invoke(app, ["parse", str(report_file)]).exit_code == 1
    assert (
        RUNNER.invoke(app, ["parse", str(sound_file), str(report_file), str(sound_file)]).exit_code
        == 1
    )


def test_what_cannot_be_read_is_named_and_stops_nobody(tmp_path: Path, report_file: Path) -> None:
    other = tmp_path / "news.txt"
    other.write_text("今天天气很好。", encoding="utf-8")
    result = RUNNER.invoke(app, ["parse", "--json", str(other), "missing.txt", str(report_file)])
    assert result.exit_code == 2
    assert f"{other}: nothing in this text looks like" in result.stderr
    assert "missing.txt: " in result.stderr
    assert "1 of 3 files read, 2 refused" in result.stderr
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line.get("refused", {}).get("reason") for line in lines] == [
        "not-a-report", "missing", None,
    ]  # fmt: skip
    assert from_json(json.dumps(lines[2]["report"])).year == 2024


def test_json_is_one_line_for_each_report(report_file: Path, demo_text: str) -> None:
    result = RUNNER.invoke(app, ["parse", "--json", str(report_file), str(report_file)])
    lines = result.stdout.splitlines()
    assert len(lines) == 2
    line = json.loads(lines[0])
    assert line["file"] == str(report_file)
    assert from_json(json.dumps(line["report"])) == api.parse(demo_text)
    assert line["report"]["diagnostics"][0]["severity"] == "error"


def test_standard_input(demo_text: str) -> None:
    result = RUNNER.invoke(app, ["parse", "-"], input=demo_text.encode())
    assert result.exit_code == 1
    assert "<stdin>:110:2: GR303" in result.stdout


def test_an_adapter_by_name(report_file: Path) -> None:
    named = RUNNER.invoke(app, ["parse", "--json", "--adapter", "cell_per_line", str(report_file)])
    assert json.loads(named.stdout)["report"]["layout"] == "cell_per_line"
    unknown = RUNNER.invoke(app, ["parse", "--adapter", "nonesuch", str(report_file)])
    assert unknown.exit_code == 2
    assert "no adapter 'nonesuch'" in unknown.stderr


def test_adapters_lists_them_all() -> None:
    result = RUNNER.invoke(app, ["adapters"])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == sorted(api.adapters())
    writing = [line.split()[0] for line in lines if "reads, writes" in line]
    assert writing == sorted(api.writable_layouts())


def test_adapters_names_the_one_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = Loaded({}, {"mine": PluginError("adapter 'mine' of mypackage cannot be used")})
    monkeypatch.setattr("gaireport.cli.adapters.load_adapters", lambda: failed)
    result = RUNNER.invoke(app, ["adapters"])
    assert result.exit_code == 2
    assert result.stderr == "adapter 'mine' of mypackage cannot be used\n"


def test_sniff_names_the_layout_or_nothing(report_file: Path, tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("今天天气很好。", encoding="utf-8")
    result = RUNNER.invoke(app, ["sniff", str(report_file), str(news)])
    assert result.exit_code == 0
    assert result.stdout == f"{report_file}: cell_per_line\n{news}: -\n"
    assert RUNNER.invoke(app, ["sniff", "missing.txt", str(news)]).exit_code == 2


@pytest.mark.parametrize("layout", api.writable_layouts())
def test_write_is_read_back(layout: str, sound_file: Path, tmp_path: Path) -> None:
    shown = RUNNER.invoke(app, ["write", str(sound_file), "--to", layout])
    assert shown.exit_code == 0
    out = tmp_path / "out"
    kept = RUNNER.invoke(app, ["write", str(sound_file), "--to", layout, "-o", str(out)])
    assert (kept.exit_code, kept.stdout) == (0, "")
    assert out.read_bytes().decode() == shown.stdout
    assert api.parse(shown.stdout) == api.parse(sound_file.read_bytes().decode())


def test_write_says_what_stands_against_it(sound_file: Path, tmp_path: Path) -> None:
    read_only = RUNNER.invoke(app, ["write", str(sound_file), "--to", "box_table"])
    assert read_only.exit_code == 2
    assert f"{sound_file}: the layout box_table is only read, not written" in read_only.stderr
    assert RUNNER.invoke(app, ["write", str(sound_file), "--to", "nonesuch"]).exit_code == 2
    folder = ["write", str(sound_file), "--to", "html", "-o", str(tmp_path)]
    assert f"{tmp_path}: " in RUNNER.invoke(app, folder).stderr


def test_ratios_show_their_cells(sound_file: Path) -> None:
    result = RUNNER.invoke(app, ["ratios", str(sound_file)])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "granted: 7 / 13 = 53.85%"
    assert lines[1] == "    applications.granted.total / applications.total.total"
    assert lines[7] == (
        "    applications.unavailable.{not_held, requires_creation, still_unclear}.total"
        " / applications.total.total"
    )
    assert lines[9] == "    review.corrected / review.{upheld, corrected, other}"
    chinese = RUNNER.invoke(app, ["ratios", "--lang", "zh", str(sound_file)])
    assert chinese.stdout.startswith("予以公开占比: 7 / 13 = 53.85%")


def test_a_ratio_without_a_denominator_is_not_given(tmp_path: Path, demo_text: str) -> None:
    path = tmp_path / "blank.txt"
    row = demo_text[demo_text.index("（七）总计") :].partition("\n\n")[0]
    path.write_bytes(demo_text.replace(row, "（七）总计" + "\n\t" * 7).encode())
    result = RUNNER.invoke(app, ["ratios", str(path)])
    assert "granted: 8 / ? = not given" in result.stdout


def test_a_ratio_names_the_blanks_it_read_as_0() -> None:
    half = Ratio("x", Words("x", "甲"), Fraction(1, 2), 1, 2, ("a.b",), ("a.c",), ("a.d",))
    assert list(describe_ratios([half]))[2] == "    blank, read as 0: a.d"


def test_explain_a_code() -> None:
    english = RUNNER.invoke(app, ["explain", "gr303"])
    assert english.exit_code == 0
    assert english.stdout.startswith("GR303 row-total-mismatch (error)\n\nIn one row of table 3")
    chinese = RUNNER.invoke(app, ["explain", "GR303", "--lang", "zh"])
    assert chinese.stdout.startswith("GR303 row-total-mismatch (错误)\n\n第三部分某行")


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str) -> None:
    for lang in ("en", "zh"):
        told = RUNNER.invoke(app, ["explain", code, "--lang", lang])
        assert told.exit_code == 0
        entry = CODES[code]
        for words in (entry.meaning, entry.why, entry.example):
            assert words.say(lang) and words.say(lang) in told.stdout


def test_explain_of_what_is_no_code() -> None:
    result = RUNNER.invoke(app, ["explain", "GR999"])
    assert result.exit_code == 2
    assert "no cell 'GR999'; for a place: gaireport explain FILE CELL" in result.stderr


def test_explain_shows_value_text_and_place(report_file: Path) -> None:
    result = RUNNER.invoke(app, ["explain", str(report_file), "proactive.fees.amount"])
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "proactive.fees.amount",
        "  行政事业性收费·本年收费金额（单位：万元）",
        "  value    3.25",
        "  printed  3.25",
        f"  place    {report_file}:63:2",
        "    63 | →3.25",
        "       |  ^^^^",
    ]


def test_explain_tells_blank_from_a_mark(report_file: Path) -> None:
    blank = RUNNER.invoke(
        app, ["explain", str(report_file), "proactive.normative_documents.repealed"]
    )
    assert "  value    none\n  printed  nothing: the cell is blank\n" in blank.stdout
    slash = RUNNER.invoke(app, ["explain", str(report_file), "proactive.regulations.issued"])
    assert "  value    none\n  printed  /\n" in slash.stdout


def test_explain_shows_the_findings_of_the_cell(report_file: Path) -> None:
    result = RUNNER.invoke(app, ["explain", str(report_file), "applications.granted.total"])
    assert result.exit_code == 1
    assert ": GR303 granted: the applicants" in result.stdout
    assert "; total: the outcomes" in result.stdout


def test_explain_a_cell_in_chinese(report_file: Path) -> None:
    result = RUNNER.invoke(app, ["explain", "--lang", "zh", str(report_file), "review.total"])
    assert "  数值  2\n  原文  2\n  位置  " in result.stdout


def test_explain_proposes_cells_of_a_like_name(report_file: Path) -> None:
    result = RUNNER.invoke(app, ["explain", str(report_file), "applications.granted.totl"])
    assert result.exit_code == 2
    assert (
        "has no cell applications.granted.totl; near it: applications.granted.total"
        in result.stderr
    )


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("予以公幵", "（一）予以公开"),
        ("重复申清", "（五）不予处理 2.重复申请"),
        ("规章·本年制发", "规章·本年制发件数"),
    ],
)
def test_explain_proposes_labels_of_a_like_name(report_file: Path, asked: str, near: str) -> None:
    result = RUNNER.invoke(app, ["explain", str(report_file), asked])
    assert result.stderr.endswith(f"has no cell {asked}; near it: {near}\n")
    assert RUNNER.invoke(app, ["explain", str(report_file), near]).exit_code != 2


@pytest.mark.parametrize(
    "arguments", [["parse"], ["parse", "--nonesuch"], ["nonesuch"], ["explain", "x"]]
)
def test_wrong_use_is_2(arguments: list[str]) -> None:
    assert RUNNER.invoke(app, arguments).exit_code == 2


def test_control_c_is_130(report_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gaireport.files.many.parse_text", interrupted)
    assert RUNNER.invoke(app, ["parse", str(report_file)]).exit_code == 130


def _run_command(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "gaireport", *arguments]
    return subprocess.run(command, capture_output=True, **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize("arguments", [("parse",), ("parse", "--json")])
def test_a_closed_pipe_is_silent(
    report_file: Path, arguments: tuple[str, ...], buffered: str
) -> None:
    """Whether standard output is buffered or not: the pipe may close under any write, and under the last flush."""
    files = [str(report_file)] * 40
    process = subprocess.Popen(
        [sys.executable, "-m", "gaireport", *arguments, *files],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": buffered},
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141
    assert complaint == b""


@pytest.mark.parametrize("command", ["demo", "ratios", "sniff", "write --to html", "adapters"])
def test_a_pipe_that_nobody_reads_is_silent(report_file: Path, command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    name, *options = command.split()
    file = [] if name in ("demo", "adapters") else [str(report_file)]
    arguments = [sys.executable, "-m", "gaireport", name, *file, *options]
    done = subprocess.run(arguments, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_another_encoding_of_the_terminal_stops_nothing(report_file: Path) -> None:
    poor = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    shown = _run_command("parse", str(report_file), env=poor)
    assert shown.returncode == 1
    assert b"Traceback" not in shown.stderr
    written = _run_command("parse", "--json", str(report_file), env=poor)
    assert json.loads(written.stdout)["report"]["agency"] == "澄山县桐溪镇人民政府"


def test_without_the_extra_it_says_which_one(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise ModuleNotFoundError(name='typer')\n")
    done = _run_command("demo", env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert done.returncode == 2
    assert done.stderr.decode().strip() == (
        'the command line needs typer, which is not installed: pip install "gaireport[cli]"'
    )


# What is shown of a document ----------------------------------------------------------------------


def test_control_characters_do_nothing() -> None:
    assert visible("a\x1b[31m\tb\x07\u202ec\x9b\x7f\ud800") == "a␛[31m→b␇\ufffdc\ufffd\ufffd\ufffd"


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("公开", 4), ("（一）", 6), ("e\u0301", 1), ("a\u200bb", 2)]
)
def test_width_counts_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_findings_are_counted_in_either_language(demo_text: str) -> None:
    findings = api.parse(demo_text).diagnostics
    assert count_findings([*findings, *findings]) == "2 errors"
    assert count_findings(findings, "zh_CN.UTF-8") == "1个错误"
    assert (count_findings([]), count_findings([], "zh")) == ("no findings", "未发现问题")


def test_carets_stand_under_the_figure() -> None:
    text = "前文\n| 规章 | 12 | 元"
    lines = quote(text, Span(text.index("12"), text.index("12") + 2))
    assert lines == ["     2 | | 规章 | 12 | 元", "       |          ^^"]


def test_a_blank_place_and_the_end_of_the_text_have_a_caret() -> None:
    assert quote("a\n", Span(2, 2)) == ["     2 | ", "       | ^"]
    assert quote("", Span(0, 0)) == ["     1 | ", "       | ^"]


def test_a_long_line_is_cut_around_the_figure() -> None:
    line = "<td>" * 1000 + "42" + "</td>" * 1000
    shown, start, end = cut_around(line, 4000, 4002, 40)
    assert shown[start:end] == "42"
    assert width(shown) <= 42
    assert shown.startswith("…") and shown.endswith("…")
