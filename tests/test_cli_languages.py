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
pytestmark = pytest.mark.usefixtures("plain_locale")

BILINGUAL = ("schema", "codebook")
"""The commands that print data with texts in both languages, whatever language is asked for."""
_ENGLISH = re.compile(r"[A-Za-z]{2,}(?: [a-z]{2,}){2,}")
"""Three English words with blanks between: no sentence has fewer, and no name of a file or program has so many."""
_NO_SENTENCE = re.compile(r"gaireport [a-z]+|`[^`]*`|[\w.]+\.(?:txt|docx|json)")


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
