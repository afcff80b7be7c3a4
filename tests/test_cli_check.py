"""``gaireport check``: damaged reports with what it prints of each; formats, languages, years, units, status."""

import json
from pathlib import Path

import goldens
import pytest
from case_files import Case, read_cases, with_outcomes, write_what_is_due
from commands import RUNNER

from gaireport.cli.app import app
from gaireport.exports.findings import FORMATS

CHECK_CASES_FILE = goldens.FOLDER / "check.md"
CHECKED_CASES = read_cases(CHECK_CASES_FILE)
pytestmark = pytest.mark.usefixtures("plain_locale")


@pytest.fixture
def damaged_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two damaged reports: total.txt has an error, prose.txt only warnings."""
    texts = {case.title: case.text for case in CHECKED_CASES}
    (tmp_path / "total.txt").write_text(texts["a total that is wrong"], encoding="utf-8")
    (tmp_path / "prose.txt").write_text(texts["a text against its tables"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def pair(
    tmp_path: Path, demo_text: str, later_text: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, str]:
    """The demo report of 2024, and the same made the report for 2025."""
    (tmp_path / "2024.txt").write_bytes(demo_text.encode())
    (tmp_path / "2025.txt").write_bytes(later_text.encode())
    monkeypatch.chdir(tmp_path)
    return "2024.txt", "2025.txt"


@pytest.fixture(scope="module")
def check_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which damaged reports are checked one by one; the outcomes that are due are written first."""
    check_folder = tmp_path_factory.mktemp("check")
    write_what_is_due(CHECK_CASES_FILE, lambda case: printed_of(case, check_folder))
    return check_folder


def printed_of(case: Case, check_folder: Path) -> str:
    """What is printed of a report, in English and in Chinese."""
    path = check_folder / "report.txt"
    path.write_text(case.text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(check_folder)
        results = [
            RUNNER.invoke(app, ["check", path.name, "--lang", lang]) for lang in ("en", "zh")
        ]
    return "".join(result.stdout for result in results)


@pytest.mark.parametrize("case", CHECKED_CASES, ids=lambda case: case.title)
def test_golden(case: Case, check_folder: Path) -> None:
    assert case.expected, "a damaged report has a finding"
    assert printed_of(case, check_folder) == case.expected


def test_golden_is_written_as_its_cases_are_read(check_folder: Path) -> None:
    written = with_outcomes(
        CHECK_CASES_FILE, lambda case: printed_of(case, check_folder), anew=False
    )
    assert written == CHECK_CASES_FILE.read_text(encoding="utf-8")
    assert len({case.title for case in CHECKED_CASES}) == len(CHECKED_CASES)


def test_the_status_is_1_for_errors_only(damaged_reports: Path) -> None:
    assert RUNNER.invoke(app, ["check", "total.txt"]).exit_code == 1
    assert RUNNER.invoke(app, ["check", "prose.txt"]).exit_code == 0
    both = RUNNER.invoke(app, ["check", "prose.txt", "total.txt"])
    assert both.exit_code == 1
    assert both.stderr == "1 error, 2 warnings\n"


def test_what_cannot_be_read_is_2_and_stops_nobody(damaged_reports: Path) -> None:
    result = RUNNER.invoke(app, ["check", "missing.txt", "total.txt"])
    assert result.exit_code == 2
    assert result.stderr.startswith("missing.txt: there is no file")
    assert result.stdout == RUNNER.invoke(app, ["check", "total.txt"]).stdout != ""


def test_nothing_readable_is_still_an_answer(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["check", "--format", "json", str(tmp_path / "missing.txt")])
    assert result.exit_code == 2
    listed = json.loads(result.stdout)
    assert listed["findings"] == []
    assert [each["reason"] for each in listed["refused"]] == ["missing"]
    text = RUNNER.invoke(app, ["check", str(tmp_path / "missing.txt")])
    assert "no findings" not in text.stderr


@pytest.mark.parametrize("style", FORMATS)
def test_every_format(style: str, damaged_reports: Path) -> None:
    result = RUNNER.invoke(app, ["check", "--format", style, "total.txt"])
    assert result.exit_code == 1
    assert "GR303" in result.stdout
    assert (result.stderr == "") is (style != "text")


def test_json_and_sarif_are_of_all_files(damaged_reports: Path) -> None:
    files = ["total.txt", "prose.txt"]
    listed = json.loads(RUNNER.invoke(app, ["check", "--format", "json", *files]).stdout)[
        "findings"
    ]
    assert {finding["file"] for finding in listed} == set(files)
    assert listed[0]["proposals"][0]["changes"] == [
        {"path": "applications.granted.total", "before": 24, "after": 18}
    ]
    log = json.loads(RUNNER.invoke(app, ["check", "--format", "sarif", *files]).stdout)
    assert len(log["runs"][0]["results"]) == len(listed)


def test_an_unknown_format_is_wrong_use() -> None:
    result = RUNNER.invoke(app, ["check", "--format", "xml", "x.txt"])
    assert result.exit_code == 2
    assert "text, json, jsonl, sarif, github" in result.stderr


@pytest.mark.parametrize(
    "variables", [{"LC_ALL": "zh_CN.UTF-8"}, {"LC_ALL": "", "LC_MESSAGES": "zh_TW"}]
)
def test_a_chinese_locale_speaks_chinese(variables: dict[str, str], damaged_reports: Path) -> None:
    told = RUNNER.invoke(app, ["check", "total.txt"], env=variables)
    assert told.stdout == RUNNER.invoke(app, ["check", "total.txt", "--lang", "zh"]).stdout
    assert "总计" in told.stdout
    assert told.stderr == "1个错误\n"
    other = RUNNER.invoke(app, ["check", "total.txt", "--lang", "en"], env=variables)
    assert other.stdout == RUNNER.invoke(app, ["check", "total.txt"]).stdout != told.stdout


def test_years_are_told_at_the_later_report(pair: tuple[str, str]) -> None:
    alone = RUNNER.invoke(app, ["check", *pair]).stdout
    assert "GR52" not in alone
    lines = RUNNER.invoke(app, ["check", "--years", *pair]).stdout.splitlines()
    assert set(alone.splitlines()) < set(lines)
    more = [line for line in lines if line not in alone.splitlines()]
    assert more[-1] == (
        "2025.txt:100:2: GR521 total: 2024 carried out 2, 2025 carried in 1, difference 1"
    )
    assert "2025.txt:9:9: GR524" in more[0]
    assert all(line.startswith("2025.txt:") for line in more)


def test_units_are_told_at_the_collecting_office(pair: tuple[str, str]) -> None:
    result = RUNNER.invoke(app, ["check", "--units", pair[0], pair[0], pair[1]])
    told = [line for line in result.stdout.splitlines() if "GR531" in line]
    assert told[0] == (
        "2024.txt:34:2: GR531 normative_documents.issued: the units add up to 2, "
        "the collected report says 1, difference 1"
    )
    assert all(line.startswith("2024.txt:") for line in told)


def test_units_need_a_unit(pair: tuple[str, str]) -> None:
    result = RUNNER.invoke(app, ["check", "--units", pair[0]])
    assert result.exit_code == 2
    assert "2024.txt: no report to add up" in result.stderr
    assert "GR303" in result.stdout


@pytest.mark.parametrize(
    ("lang", "place"), [("zh", "第三部分表，第3行，总计列"), ("en", "part 3, row 3, column total")]
)
def test_a_word_file_has_places_in_its_tables_not_lines(
    lang: str, place: str, demo_folder: Path
) -> None:
    """Nobody sees the lines of the text that is made of it."""
    RUNNER.invoke(app, ["write", "report.txt", "--to", "docx", "-o", "报告.docx"])
    shown = RUNNER.invoke(app, ["check", "报告.docx", "--lang", lang]).stdout
    assert f"报告.docx: {place}: GR303 " in shown
    assert "报告.docx:" not in shown.replace("报告.docx: ", "")
    for asked in ("予以公开", "GR303"):
        told = RUNNER.invoke(app, ["explain", "报告.docx", asked, "--lang", lang]).stdout
        assert f"报告.docx: {place}" in told
        assert "<td>" not in told


def test_a_finding_at_no_cell_of_a_word_file_has_no_place(
    demo_folder: Path, demo_text: str
) -> None:
    Path("report.txt").write_text(
        demo_text.replace("2025年1月16日", "2025年5月16日"), encoding="utf-8"
    )
    RUNNER.invoke(app, ["write", "report.txt", "--to", "docx", "-o", "late.docx"])
    lines = RUNNER.invoke(app, ["check", "late.docx", "--select", "GR544"]).stdout.splitlines()
    assert lines and lines[0].startswith("late.docx: GR544 ")
