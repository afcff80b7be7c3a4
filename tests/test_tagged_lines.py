"""Paragraphs that hold lines are those lines; what a browser would show as one line stays so elsewhere."""

import re

from drawn import DRAWINGS
from printed import parts

import gaireport


def _single_blanks() -> str:
    return re.sub(" {2,}", " ", DRAWINGS["aligned_text"](parts("2021")))


def _in_paragraphs(text: str) -> str:
    """The text as a program wraps what it takes out of a PDF: some lines in each paragraph."""
    blocks = ["\n".join(group) for group in zip(*[iter(text.split("\n"))] * 3, strict=False)]
    return '<html><body><div class="page"><p />\n' + "".join(
        f"<p>{block}\n</p>\n" for block in blocks
    )


def test_lines_in_paragraphs_are_read_as_they_are_without() -> None:
    plain = _single_blanks()
    plain += "\n" * (-len(plain.split("\n")) % 3)
    one, other = gaireport.parse(_in_paragraphs(plain)), gaireport.parse(plain)
    assert one.layout == other.layout == "aligned_text"
    assert one.cells() == other.cells()
    assert one.title == other.title


def test_a_tag_that_may_mean_something_is_left() -> None:
    text = _in_paragraphs(_single_blanks()).replace("</body>", "") + "<s>1</s>"
    adapter = gaireport.sniff(text)
    assert "<p>" in gaireport.source.Source(text).text
    assert adapter is not None
