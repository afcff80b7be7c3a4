"""The command line in either language: help, complaints, refusals and output; each command's example runs."""

import re
import shlex
from pathlib import Path

import pytest
from built_checker import lay_built_checker
from commands import RUNNER
from typer.core import TyperGroup
from typer.main import get_command

from gaireport import adapters
from gaireport.cli.app import app
from gaireport.cli.chinese import HELP_ZH, SUMMARIES_ZH

GROUP = get_command(app)
assert isinstance(GROUP, TyperGroup)
COMMANDS = GROUP.commands
TOOL_GROUP = COMMANDS["corpus"]
assert isinstance(TOOL_GROUP, TyperGroup)
TOOLS = TOOL_GROUP.commands
pytestmark = pytest.mark.usefixtures("plain_locale")

BILINGUAL = ("schema", "codebook")
"""The commands that print data with texts in both languages, whatever language is asked for."""
_ENGLISH = re.compile(r"[A-Za-z]{2,}(?: [a-z]{2,}){2,}")
"""Three English words with blanks between: no sentence has fewer, and no name of a file or program has so many."""
_NO_SENTENCE = re.compile(
    r"pip install \S+|(?:gaireport|root)(?: corpus)? [a-z]+(?: --help)?|`[^`]*`|[\w.]+\.(?:txt|docx|json)"
)


def english_in(text: str) -> list[str]:
    """The lines in which English is said; commands and names of files are none."""
    lines = (_NO_SENTENCE.sub("", line) for line in text.splitlines())
    return [line for line in lines if _ENGLISH.search(line)]


def test_english_is_seen() -> None:
    assert english_in("a.txt: the file is encrypted\n报告没有 granted.total\ngaireport check a.txt")
    assert english_in("GR303 各类申请人 gaireport check report.txt") == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_every_help_page_runs(name: str, lang: str, demo_folder: Path) -> None:
    page = RUNNER.invoke(app, [name, "--help", "--lang", lang]).stdout
    head = {"en": "Example:", "zh": "示例："}[lang]
    (example,) = re.findall(rf"{head}\n  gaireport (.*)\n", page)
    words = shlex.split(example)
    assert words[0] == name
    if name == "web":
        lay_built_checker(demo_folder / "dist")
    done = RUNNER.invoke(app, [*words, "--lang", lang])
    assert done.exit_code in (0, 1), done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    if lang == "zh" and name not in BILINGUAL:
        assert english_in(page + done.output) == []


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_in_chinese_wherever_lang_stands(name: str) -> None:
    before = RUNNER.invoke(app, ["--lang", "zh", *filter(None, [name]), "--help"])
    after = RUNNER.invoke(app, [*filter(None, [name]), "--lang=zh_CN", "--help"])
    named = RUNNER.invoke(app, [*filter(None, [name]), "--help"], env={"GAIREPORT_LANG": "zh-Hans"})
    assert before.stdout == after.stdout == named.stdout
    assert before.stdout.startswith("用法：")
    assert english_in(before.stdout) == []


def test_every_command_takes_lang_and_what_it_says_has_its_chinese() -> None:
    for name, command in {"": GROUP, **COMMANDS}.items():
        texts = [command.help, *(getattr(each, "help", None) for each in command.params)]
        missing = [text for text in texts if text and " ".join(text.split()) not in HELP_ZH]
        assert missing == [], name
        assert "--lang" in [option for each in command.params for option in each.opts], name
        assert not name or command.epilog, name


@pytest.fixture
def run_folder(demo_folder: Path) -> Path:
    """The folder of the examples, with a small crawl and what a run has made of it in ``out``."""
    done = RUNNER.invoke(app, ["run", ".", "-o", "out", "--workers", "1"])
    assert done.exit_code == 0, done.output
    return demo_folder


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("tool", TOOLS)
def test_the_example_of_every_tool_runs(tool: str, lang: str, run_folder: Path) -> None:
    page = RUNNER.invoke(app, ["corpus", tool, "--help", "--lang", lang]).stdout
    head = {"en": "Example:", "zh": "示例："}[lang]
    (example,) = re.findall(rf"{head}\n  gaireport (.*)\n", page)
    words = shlex.split(example)
    assert words[:2] == ["corpus", tool]
    done = RUNNER.invoke(app, [*words, "--lang", lang])
    assert done.exit_code == 0, done.output
    assert done.stdout
    if lang == "zh":
        written = "".join(each.read_text(encoding="utf-8") for each in run_folder.glob("*.html"))
        seen = re.sub(r"<style>.*?</style>|<[^>]*>", "\n", written)
        assert english_in(page + done.output + seen) == []


@pytest.mark.parametrize("tool", TOOLS)
def test_the_help_of_every_tool_is_in_chinese(tool: str) -> None:
    page = RUNNER.invoke(app, ["corpus", tool, "--help"], env={"GAIREPORT_LANG": "zh"}).stdout
    assert page.startswith("用法：") and english_in(page) == []
    texts = [TOOLS[tool].help, *(getattr(each, "help", None) for each in TOOLS[tool].params)]
    assert [each for each in texts if each and " ".join(each.split()) not in HELP_ZH] == []
    assert "--lang" in [option for each in TOOLS[tool].params for option in each.opts]


def test_the_summary_of_a_run_is_in_chinese(demo_folder: Path) -> None:
    done = RUNNER.invoke(app, ["--lang", "zh", "run", ".", "-o", "out", "--workers", "1"])
    assert done.exit_code == 0 and "份文档" in done.stdout
    assert english_in(done.output) == []


def test_every_built_in_layout_has_its_chinese() -> None:
    built_in = {
        n for n, each in adapters().items() if type(each).__module__.startswith("gaireport.")
    }
    assert built_in <= SUMMARIES_ZH.keys()


WRONG_COMMANDS = """
check
check --jobs x report.txt
check --jobs 0 report.txt
check --format xml report.txt
check --select GX report.txt
check --ignore nonesuch report.txt
check --fail-on fatal report.txt
check --units report.txt
check --nope report.txt
chek report.txt
check none.txt
check *.none
check empty
check news.txt
check --adapter nonesuch report.txt
parse picture.png old.doc locked.pdf broken.docx report.zip
write report.txt
write report.txt --to docx
write report.txt --to nonesuch
write report.txt --to box_table
write report.txt --to html -o empty
write report.txt --to html -o none/x.html
blank 某局 2025 --form 2020 -o x.docx
blank 某局 二〇二五
explain nonesuch
explain report.txt nonesuch
explain report.txt applications.granted.totl
explain report.txt 总计
diff report.txt none.txt
diff report.txt broken.json
demo --save report.txt
demo --save .
sniff none.txt
ratios news.txt
table none.txt
table news.txt -o empty
table news.txt -o out.csv
table picture.png old.doc -o out.ods
years news.txt -o out.csv
years none.txt -o out.xlsx
run none -o out
run report.txt -o report.txt
run report.txt -o .
run report.txt -o out --workers 0
run report.txt -o out --max-seconds 0
run report.txt -o out --engine flink
run lines.jsonl -o out
run damaged.parquet -o out
corpus
corpus triage
corpus triage empty
corpus triage nonesuch
corpus panel empty
corpus duplicates none
corpus duplicates lines.jsonl
corpus quality empty -o page.html
corpus quality
corpus nonesuch
""".strip().splitlines()


@pytest.mark.parametrize("call", WRONG_COMMANDS)
def test_what_goes_wrong_is_said_in_chinese(call: str, demo_folder: Path) -> None:
    (demo_folder / "empty").mkdir()
    (demo_folder / "news.txt").write_text("今天天气很好。", encoding="utf-8")
    (demo_folder / "picture.png").write_bytes(b"\x89PNG\r\n")
    (demo_folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (demo_folder / "locked.pdf").write_bytes(b"%PDF-1.4\n")
    (demo_folder / "broken.docx").write_bytes(b"PK\x03\x04")
    (demo_folder / "report.zip").write_bytes(b"PK\x03\x04")
    (demo_folder / "lines.jsonl").write_text('{"url": "a", "html": "x"}', encoding="utf-8")
    (demo_folder / "damaged.parquet").write_bytes(b"PAR1")
    (demo_folder / "broken.json").write_text("{}", encoding="utf-8")
    result = RUNNER.invoke(app, ["--lang", "zh", *shlex.split(call)])
    assert result.exit_code == 2, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert re.search("[一-龥]", result.output)
    assert english_in(result.output) == []


@pytest.mark.parametrize("given", [["--lang", "fr", "demo"], ["demo", "--lang", "chinese"]])
def test_an_unknown_language_is_an_error(given: list[str]) -> None:
    result = RUNNER.invoke(app, given)
    assert result.exit_code == 2
    assert "there are en, zh" in result.stderr
    named = RUNNER.invoke(app, ["demo"], env={"GAIREPORT_LANG": "fr"})
    assert (named.exit_code, named.stdout) == (2, "")
