"""Every example of the two READMEs runs and prints what it says, and the two are in step.

``GAIREPORT_GOLDENS=all`` writes their lists of codes anew.
"""

import re
import shlex
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import goldens
import pytest
from examples import FENCE, Block, matches_output, missing_targets, read_blocks, run_examples
from places import ROOT

from gaireport import adapters, writable_layouts
from gaireport.checks.explain import codes_table
from gaireport.testing import LIMITS

READMES = ("README.md", "README.zh-CN.md")
LANGS = {"README.md": "en", "README.zh-CN.md": "zh"}


@pytest.fixture
def folder(
    tmp_path: Path,
    demo_text: str,
    later_text: str,
    monkeypatch: pytest.MonkeyPatch,
    plain_locale: None,
) -> Path:
    """A folder with report.txt and later.txt in it, which the examples read."""
    (tmp_path / "report.txt").write_bytes(demo_text.encode())
    (tmp_path / "later.txt").write_bytes(later_text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", READMES)
def test_python_examples_run_and_print_what_follows(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_examples(name, capsys)


@pytest.mark.parametrize("name", READMES)
def test_console_examples_print_what_follows(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GAIREPORT_LANG", LANGS[name])
    blocks = [block for block in read_blocks(name) if block.kind == "console"]
    assert blocks
    for block in blocks:
        for example in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, _, expected = example.partition("\n")
            words = shlex.split(command)
            assert words[0] == "gaireport"
            done = subprocess.run(
                [sys.executable, "-m", *words], capture_output=True, encoding="utf-8"
            )
            printed = done.stdout + done.stderr
            lines = [line.rstrip() for line in printed.splitlines()]
            assert matches_output([x.rstrip() for x in expected.splitlines()], lines), printed


def test_the_two_are_in_step() -> None:
    english, chinese = ([*map(_asked, read_blocks(name))] for name in READMES)
    assert english == chinese
    headings = [
        re.findall(r"^#+(?= )", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in READMES
    ]
    assert headings[0] == headings[1]


def _asked(block: Block) -> Block:
    """What a block asks for: a command without what it prints, a program whatever the language of its messages."""
    text = {
        "text": "",
        "console": "".join(re.findall(r"^\$ .*\n", block.text, re.MULTILINE)),
        "python": block.text.replace(".message_zh", ".message"),
    }.get(block.kind, block.text)
    return Block(block.kind, text)


@pytest.mark.parametrize("name", READMES)
def test_what_the_chinese_one_prints_is_chinese(name: str) -> None:
    """Outside of names, code and what the report itself says, by the words that only our English messages have."""
    printed = "".join(b.text for b in read_blocks(name) if b.kind in ("text", "console"))
    english = re.findall(
        r"\b(?:the|are|is|was|says?|of)\b", re.sub(r"^\$ .*", "", printed, flags=re.MULTILINE)
    )
    assert bool(english) == (name == "README.md")


@pytest.mark.parametrize("name", READMES)
def test_the_table_of_layouts_has_every_built_in_adapter(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / name).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ", text, re.MULTILINE)
    assert set(project["entry-points"]["gaireport.adapters"]) <= set(rows)


@pytest.mark.parametrize("name", READMES)
def test_two_lines_of_every_layout_are_shown(name: str) -> None:
    (samples,) = [b.text for b in read_blocks(name) if b.text.startswith("cell_per_line  ")]
    pairs = re.findall(r"^(\w+) +\S.*\n {15}\S.*$", samples, re.MULTILINE)
    assert len(samples.splitlines()) == 2 * len(pairs)
    text = (ROOT / name).read_text(encoding="utf-8")
    assert pairs == [
        row for row in re.findall(r"^\| `(\w+)` \| ", text, re.MULTILINE) if row in pairs
    ]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(pairs) == set(project["entry-points"]["gaireport.adapters"])


@pytest.mark.parametrize("name", READMES)
def test_the_table_of_limits_is_that_of_the_adapters(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| (.+) \| ((?:`\w+` ?)+)\|$", text, re.MULTILINE)
    shown = {
        limit: set(re.findall(r"\w+", layouts)) for limit, _, layouts in listed if limit in LIMITS
    }
    stated: dict[str, set[str]] = {}
    for layout in writable_layouts():
        for limit, can in adapters()[layout].limits.items():
            if not can:
                stated.setdefault(limit, set()).add(layout)
    assert shown == stated
    if name == "README.md":
        assert {limit: what for limit, what, _ in listed if limit in LIMITS} == {
            limit: LIMITS[limit] for limit in stated
        }


@pytest.mark.parametrize("name", READMES)
def test_excerpts_are_what_the_files_say(name: str) -> None:
    """A block may begin with the name of a file; ``# ...`` stands for lines of it that are left out."""
    shown = set()
    for block in read_blocks(name):
        if not (found := re.match(r"# (tests/plugin_example/\S+)\n", block.text)):
            continue
        shown.add(Path(found[1]).suffix)
        rest = (ROOT / found[1]).read_text(encoding="utf-8")
        pieces = re.split(r"^ *# \.\.\.\n", block.text[found.end() :], flags=re.MULTILINE)
        for piece in filter(None, (piece.strip("\n") for piece in pieces)):
            _, same, rest = rest.partition(f"{piece}\n")
            assert same, piece
    assert shown == {".py", ".toml"}


@pytest.mark.parametrize("name", READMES)
def test_what_the_text_links_to_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([\w./-]+)\)", re.sub(FENCE, "", text))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_what_the_shell_examples_name_is_there(name: str) -> None:
    shown = "".join(block.text for block in read_blocks(name) if block.kind == "sh")
    for module in re.findall(r"-m (benchmarks\.\w+)", shown):
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file()
    for folder in re.findall(r"\btests/\w+", shown):
        assert (ROOT / folder).is_dir()
    assert missing_targets(re.sub(r"#.*| TIME=\d+", "", shown)) == []


@pytest.mark.parametrize("name", READMES)
def test_what_is_installed_is_in_the_clone(name: str) -> None:
    """The package is on no index yet, so that a name would install nothing, or what somebody else has put there."""
    text = (ROOT / name).read_text(encoding="utf-8")
    installed = re.findall(r"^pip install (?:-e )?\"(\.[\w./]*)\[\w+\]\"$", text, re.MULTILINE)
    assert len(installed) == len(re.findall(r"^pip install", text, re.MULTILINE)) > 0
    assert all((ROOT / folder / "pyproject.toml").is_file() for folder in installed)


@pytest.mark.parametrize("name", READMES)
def test_what_an_adapter_imports_is_listed(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(gaireport\.[a-z_.]+)` \| (.+) \|$", text, re.MULTILINE)
    for module, names in listed:
        loaded = import_module(module)
        public = [each for each in re.findall(r"`(\w+)`", names) if each not in ("cut", "write")]
        assert public
        assert [each for each in public if not hasattr(loaded, each)] == []
    plugin = ROOT / "tests" / "plugin_example"
    sources = [path.read_text(encoding="utf-8") for path in plugin.rglob("*.py")]
    imported = re.findall(r"^from (gaireport\.[\w.]+) import", "\n".join(sources), re.MULTILINE)
    assert imported
    assert set(imported) <= {module for module, _ in listed}


@pytest.mark.parametrize("name", READMES)
def test_the_list_of_codes_is_that_of_the_table(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    before, start, rest = text.partition("<!-- codes -->\n")
    listed, end, after = rest.partition("<!-- /codes -->\n")
    assert start and end
    table = f"\n{codes_table(LANGS[name])}\n"
    if goldens.is_due(is_there=True):
        (ROOT / name).write_text(before + start + table + end + after, encoding="utf-8")
        listed = table
    assert listed == table
