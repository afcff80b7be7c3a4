"""docs/scale.md is so: its examples run, from a crawl that is made on the spot to a picture."""

import re

import pytest
from examples import ROOT, read_document, run_examples

from gaireport.corpus.engines import ENGINES, TableReader
from gaireport.corpus.schema import DOCUMENT_COLUMNS, SECONDS


def test_the_examples_run(capsys: pytest.CaptureFixture[str]) -> None:
    run_examples("docs/scale.md", capsys)


def test_the_columns_are_all_in_the_table() -> None:
    rows = re.findall(r"^\| ((?:`\w+` ?)+)\|", read_document("docs/scale.md"), re.MULTILINE)
    assert re.findall(r"\w+", " ".join(rows)) == [*DOCUMENT_COLUMNS, SECONDS]


def test_each_engine_has_a_file_an_extra_and_its_row() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for engine in ENGINES:
        assert (ROOT / "gaireport" / "corpus" / "engines" / f"{engine}.py").is_file()
        assert f"\n{engine} = [" in project
        assert f"parse_with_{engine}(" in read_document("docs/scale.md")
    assert TableReader().wanted.text == "text"
