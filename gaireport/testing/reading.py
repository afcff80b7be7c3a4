"""Prose as lines -> the Report that any layout would make of it, if it lost nothing."""

from collections.abc import Sequence

from gaireport.adapter import Line
from gaireport.build import Builder
from gaireport.characters import CHINESE_NUMERALS
from gaireport.form.printed import print_report
from gaireport.grammars.trees import parse_tokens
from gaireport.nodes import Report
from gaireport.testing.prose import Prose
from gaireport.tokens.lexer import Lexer


def read_prose(prose: Prose) -> Report | None:
    """Read the prose; None where what is read would not be read again in the same way.

    A paragraph may turn out to be a heading, a title, a signature or the end of the paragraph before. This is settled
    here, whatever the layout, and what comes out is a report as reading leaves it.
    """
    first = read_prose_lines(_lines_of(prose))
    again = read_prose_lines([part.text for part in print_report(first) if part.kind != "unparsed"])
    return first if first == again and not first.unparsed else None


def _lines_of(prose: Prose) -> list[str]:
    lines = [prose.title] if prose.title else []
    lines += prose.preamble
    for number, heading, paragraphs in prose.chapters:
        lines += [f"{CHINESE_NUMERALS[number - 1]}、{heading}", *paragraphs]
    return [*lines, *(line for line in (prose.signature, prose.published) if line)]


def read_prose_lines(lines: Sequence[str]) -> Report:
    """The report that these lines make, none of which is a row."""
    text = "\n".join(lines)
    items, at = [], 0
    for line in lines:
        bare = line.strip()
        start = at + line.index(bare)
        items.append(Line(bare, start, start + len(bare)))
        at += len(line) + 1
    return Builder(len(text)).build(parse_tokens(Lexer().lex(items)), "")
