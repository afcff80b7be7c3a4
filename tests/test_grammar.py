"""The grammars: no conflict, a tree that nests; each rule takes the line that it quotes, each terminal is a term."""

import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import lark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import UnexpectedInput

from gaireport.adapter import CutCell, Row
from gaireport.errors import ParseError
from gaireport.form import official
from gaireport.grammars import shipped, trees
from gaireport.grammars.lalr import load_grammar
from gaireport.grammars.shipped import PARTS, VARIANTS, print_grammar, read_grammar, read_rules
from gaireport.grammars.trees import choose_grammar, parse_tokens
from gaireport.tokens.kinds import RUNS, Token
from gaireport.tokens.lexer import Lexer
from gaireport.tokens.lexicon import terms

GRAMMAR_FILES = sorted(Path(shipped.__file__).parent.glob("*.lark"))
ONE_PAGE = 100
STRUCTURE = {"TEXT", "CHAPTER", "MARK", "UNKNOWN", "LABEL_REST"} | RUNS
"""Terminals that the lexer makes of something else than a label."""
AS_ROWS = {"OTHER_ROW", "TOTAL_ROW"} | {
    f"{term.terminal}_ROW" for term in (*official.OUTCOMES, *official.PROCEEDINGS)
}
"""Terminals of labels that may head a column and here head a row."""


def tokens(line: str) -> list[Token]:
    return [Token(terminal, None) for terminal in line.split()]


def outline(node: trees.Tree | Token) -> str:
    """A node with what it holds in brackets: chapter(CHAPTER fees_row(…)); rows and heads without their tokens."""
    if isinstance(node, Token):
        return node.type
    if node.data not in ("report", "chapter", "block"):
        return node.data
    return f"{node.data}({' '.join(map(outline, node.children))})"


def shape(line: str) -> str:
    """What the report of a line of terminals holds."""
    return outline(parse_tokens(tokens(line)).tree).removeprefix("report(").removesuffix(")")


def rejected(line: str) -> list[str]:
    return [token.type for token in parse_tokens(tokens(line)).rejected]


# The files


def test_every_file_is_a_part_of_a_variant() -> None:
    assert {path.stem for path in GRAMMAR_FILES} == {
        part for parts in PARTS.values() for part in parts
    }


@pytest.mark.parametrize("path", GRAMMAR_FILES, ids=lambda path: path.stem)
def test_every_file_fits_one_page(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= ONE_PAGE


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_has_no_conflict(variant: str) -> None:
    assert load_grammar(variant, strict=True).parse(iter(())).data == "report"


def test_a_conflict_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    two_ways = {**read_grammar("form_2021"), "report": "TEXT* _body chapter* TEXT?"}
    monkeypatch.setattr(shipped, "read_grammar", lambda variant: two_ways)
    with pytest.raises(
        lark.exceptions.GrammarError, match="Shift/Reduce conflict for terminal TEXT"
    ):
        load_grammar("form_2021", strict=True)


@pytest.mark.parametrize("name", [path.stem for path in GRAMMAR_FILES if path.stem != "common"])
def test_a_variant_states_only_what_common_does_not(name: str) -> None:
    common = read_rules("common")
    assert [rule for rule, taken in read_rules(name).items() if common.get(rule) == taken] == []


def test_every_rule_is_reached_by_a_variant() -> None:
    stated = {rule for path in GRAMMAR_FILES for rule in read_rules(path.stem)}
    assert stated == {rule for variant in VARIANTS for rule in read_grammar(variant)}


def test_a_rule_stated_again_replaces_the_earlier_one() -> None:
    assert read_grammar("markdown_pdf")["chapter"] == "MARK? CHAPTER TEXT* _body"
    assert read_grammar("form_2021")["chapter"] == "CHAPTER TEXT* _body"


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_printed_grammar_declares_its_terminals(variant: str) -> None:
    *_, declared = print_grammar(variant).splitlines()
    assert set(declared.removeprefix("%declare ").split()) == shipped.terminals(variant)


def test_terminals_are_the_terms_of_the_form() -> None:
    taken = frozenset().union(*map(shipped.terminals, VARIANTS))
    assert taken == terms().keys() | STRUCTURE | AS_ROWS


# Every rule quotes a line that it takes

_QUOTE = re.compile("//(.*(?:[一-鿿]|[0-9] [|/] [0-9-]).*)")
_NOT_PRINTED = re.compile(r"\s{3,}.*|^[^:|]*: |.* (?:and|without) .*")
"""Words on a quoted line: behind three blanks, or the rows that columns belong to."""
_LINES_BEFORE = {
    "bare_row": "行政复议 | 行政诉讼",
    "_figures": "规章",
    "_beside": "1.本机关不掌握",
    "_column_2019": "信息内容",
    "_column_2021": "信息内容",
    "_column": "信息内容",
}
"""What must stand above or beside a quoted line; the rest of a label goes on only beside its own."""


def _quotes(path: Path) -> Iterator[tuple[str, str]]:
    """Each rule, and the comment with something printed right above it or beside its lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines):
        if rule := re.match("([a-z_0-9]+):", line):
            own = itertools.takewhile(lambda below: below.startswith(" "), lines[at + 1 :])
            above = itertools.takewhile(lambda over: over.startswith("//"), reversed(lines[:at]))
            found = [quote[1] for each in (line, *own, *above) if (quote := _QUOTE.search(each))]
            yield rule[1], " / ".join(_NOT_PRINTED.sub("", each.strip()) for each in found)


RULES = [(path.stem, rule, quote) for path in GRAMMAR_FILES for rule, quote in _quotes(path)]


def _parse_quote(rule: str, quote: str) -> trees.Parsed:
    """The tree of a quoted line: / or ; between rows, | between cells."""
    lines = [line for line in re.split(r"\s*[/;] ", quote) if line.strip("… ")]
    if rule.startswith("_column"):
        lines = [f"{_LINES_BEFORE[rule]} | {line}" for line in lines]
    elif rule.startswith("_"):
        lines[0] = f"{_LINES_BEFORE[rule]} | {lines[0]}" if rule in _LINES_BEFORE else lines[0]
    elif rule in _LINES_BEFORE:
        lines.insert(0, _LINES_BEFORE[rule])
    return parse_tokens(Lexer().lex([_as_row(line) for line in lines]))


def _as_row(line: str) -> Row:
    cells = [cell.strip() for cell in line.split(" | ")]
    return Row(tuple(CutCell(text, 0, len(text), at) for at, text in enumerate(cells)), 0)


@pytest.mark.parametrize(("name", "rule", "quote"), RULES, ids=lambda value: value[:20])
def test_every_rule_quotes_a_line_that_it_takes(name: str, rule: str, quote: str) -> None:
    assert quote
    parsed = _parse_quote(rule, quote)
    assert parsed.rejected == []
    if not rule.startswith("_"):
        assert rule in {node.data for node in _nodes(parsed.tree)}


def _nodes(node: trees.Tree | Token) -> Iterator[trees.Tree]:
    if isinstance(node, trees.Tree):
        yield node
        for child in node.children:
            yield from _nodes(child)


# Which variant


@pytest.mark.parametrize(
    ("line", "variant"),
    [
        ("TEXT CHAPTER CAPTION REGULATIONS THREE", "form_2021"),
        ("CONTENT ISSUED REPEALED IN_FORCE", "form_2021"),
        ("OTHER_OUTCOME SEVEN", "form_2021"),
        ("CONTENT CREATED DISCLOSED TOTAL_DISCLOSED", "form_2019"),
        ("PROCUREMENT TWO", "form_2019"),
        ("OTHER_SERVICES THREE OTHER_OUTCOME SEVEN", "markdown_pdf"),
        ("MARK CHAPTER TEXT", "markdown_pdf"),
        ("RECEIVED SEVEN LABEL_REST", "markdown_pdf"),
        ("", "form_2021"),
        ("NO_SUCH_TERMINAL", "markdown_pdf"),
    ],
)
def test_the_narrowest_variant_that_knows_every_token_is_chosen(line: str, variant: str) -> None:
    assert choose_grammar(line.split()) == variant


_lark = cache(load_grammar)


def _takes(variant: str, line: str) -> bool:
    try:
        _lark(variant).parse(iter(tokens(line)))
    except UnexpectedInput:
        return False
    return True


@pytest.mark.parametrize(
    ("line", "variants"),
    [
        ("CONTENT ISSUED REPEALED IN_FORCE REGULATIONS THREE", "form_2021 markdown_pdf"),
        ("DENIED STATE_SECRET SEVEN FEE_UNPAID SEVEN", "form_2021 markdown_pdf"),
        ("CONTENT CREATED DISCLOSED TOTAL_DISCLOSED REGULATIONS THREE", "form_2019 markdown_pdf"),
        ("OTHER_SERVICES THREE", "form_2019 markdown_pdf"),
        ("CONTENT CREATED CONTENT ISSUED", "markdown_pdf"),
        ("MARK CHAPTER TEXT", "markdown_pdf"),
        ("NOT_HELD CELLS TEXT LABEL_REST CELLS", "markdown_pdf"),
        ("CHAPTER CAPTION REGULATIONS THREE", "form_2021 form_2019 markdown_pdf"),
        ("CHAPTER SEVEN", ""),
    ],
)
def test_what_a_variant_takes_that_others_do_not(line: str, variants: str) -> None:
    assert {variant for variant in VARIANTS if _takes(variant, line)} == set(variants.split())


# The tree


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("", ""),
        ("TEXT", "TEXT"),
        ("TEXT CHAPTER TEXT CHAPTER", "TEXT chapter(CHAPTER TEXT) chapter(CHAPTER)"),
        ("MARK CHAPTER TEXT", "chapter(MARK CHAPTER TEXT)"),
        ("UNKNOWN THREE", "extra_row"),
        ("SUBTOTAL SEVEN", "extra_row"),
        ("OTHER_ROW SEVEN TOTAL_ROW SEVEN", "unnumbered_row unnumbered_row"),
        ("OTHER_OUTCOME SEVEN OUTCOMES_TOTAL SEVEN", "form_row applications_row"),
        ("RESULTS GRANTED SEVEN DENIED STATE_SECRET SEVEN", "group applications_row group applications_row"),
        ("CHAPTER RECEIVED SEVEN CHAPTER REVIEW", "chapter(CHAPTER applications_row) chapter(CHAPTER head)"),
        ("STATISTICS TEXT CHAPTER", "statistics chapter(CHAPTER)"),
    ],
)  # fmt: skip
def test_a_report_holds_chapters_and_a_chapter_its_rows(line: str, tree: str) -> None:
    assert shape(line) == tree


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("CAPTION CONTENT ISSUED REGULATIONS THREE", "block(caption heads proactive_row)"),
        ("CONTENT CREATED UNREAD_HEAD REGULATIONS THREE FEES TWO", "block(heads proactive_row proactive_row)"),
        ("CONTENT UNREAD_HEAD REGULATIONS THREE", "block(heads proactive_row)"),
        ("CONTENT REGULATIONS THREE", "block(heads proactive_row)"),
        ("CHECK_NOTE APPLICANT_STATUS RECEIVED SEVEN", "block(head head applications_row)"),
        ("REVIEW LITIGATION UPHELD TOTAL DIRECT FIFTEEN", "block(head head head head head bare_row)"),
        ("REVIEW OTHER TOTAL UNREAD_HEAD TEXT PENDING CELLS", "block(head head head head bare_row)"),
        ("REVIEW UPHELD REVIEW_ROW CELLS DIRECT_ROW CELLS", "block(head head proceeding_row proceeding_row)"),
        ("REVIEW DIRECT UPHELD_ROW THREE", "block(head head column_row)"),
    ],
)  # fmt: skip
def test_a_block_holds_its_heads_and_the_rows_under_them(line: str, tree: str) -> None:
    assert shape(line) == tree


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("CONTENT ISSUED REGULATIONS THREE CONTENT DECISIONS_THIS_YEAR LICENSING ONE",
         "block(heads proactive_row) block(heads proactive_row)"),
        ("RECEIVED SEVEN CAPTION FEES ONE", "applications_row block(caption proactive_row)"),
        ("CONTENT ISSUED REGULATIONS THREE CHAPTER RECEIVED SEVEN",
         "block(heads proactive_row) chapter(CHAPTER applications_row)"),
        ("CONTENT ISSUED CHAPTER REGULATIONS THREE", "heads chapter(CHAPTER proactive_row)"),
    ],
)  # fmt: skip
def test_heads_govern_the_rows_up_to_the_next_heads_or_the_next_chapter(
    line: str, tree: str
) -> None:
    assert shape(line) == tree


def test_a_head_among_rows_governs_none() -> None:
    assert shape("CAPTION RECEIVED SEVEN UNREAD_HEAD CARRIED_IN SEVEN") == (
        "block(caption applications_row stray applications_row)"
    )


def test_figures_without_a_label_are_a_row_right_under_heads_alone() -> None:
    assert shape("CAPTION SEVEN RECEIVED SEVEN") == "block(caption bare_row applications_row)"
    assert rejected("CHAPTER SEVEN RECEIVED SEVEN") == ["SEVEN"]


@pytest.mark.parametrize(
    "run", ["ONE", "TWO", "THREE", "SEVEN", "FIFTEEN", "CELLS", "", "THREE CELLS", "SEVEN TEXT ONE"]
)
def test_row_takes_any_number_of_figures_and_prose_of_the_page_between(run: str) -> None:
    assert shape(f"RECEIVED {run} CARRIED_IN SEVEN") == "applications_row applications_row"
    assert not rejected(f"RECEIVED {run} CARRIED_IN SEVEN")


@pytest.mark.parametrize(
    "line",
    [
        "CARRIED_OUT SEVEN RECEIVED SEVEN CHAPTER FEES ONE",
        "RECEIVED SEVEN RECEIVED SEVEN",
        "REVIEW FIFTEEN CHAPTER REVIEW FIFTEEN",
        "CHAPTER CHAPTER CHAPTER",
        "FEES ONE REGULATIONS THREE CAPTION",
    ],
)
def test_parts_may_repeat_and_stand_in_any_order(line: str) -> None:
    assert not rejected(line)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("SEVEN RECEIVED SEVEN", ["SEVEN"]),
        ("CHAPTER SEVEN CHAPTER TEXT", ["SEVEN"]),
        ("CHAPTER TEXT SEVEN", ["SEVEN"]),
        ("LABEL_REST", ["LABEL_REST"]),
        ("RECEIVED SEVEN ISSUED CARRIED_IN SEVEN", ["ISSUED"]),
        ("RECEIVED SEVEN MARK CARRIED_IN SEVEN CHAPTER", ["CARRIED_IN", "SEVEN"]),
    ],
)
def test_token_that_fits_nowhere_is_left_out_and_reading_goes_on(
    line: str, left: list[str]
) -> None:
    assert rejected(line) == left


def test_row_behind_a_token_left_out_is_read() -> None:
    assert shape("SEVEN RECEIVED SEVEN ISSUED CAPTION") == "applications_row caption"


def test_heading_mark_without_its_heading_is_an_error() -> None:
    with pytest.raises(ParseError, match="the report ends inside a heading"):
        parse_tokens(tokens("TEXT MARK"))


def test_tree_keeps_the_tokens_in_order() -> None:
    given = tokens("TEXT CHAPTER CAPTION RECEIVED SEVEN CARRIED_IN ONE CELLS TEXT")
    assert list(_tokens_below(parse_tokens(given).tree)) == given


def _tokens_below(node: trees.Tree | Token) -> Iterator[Token]:
    if isinstance(node, Token):
        yield node
    else:
        for child in node.children:
            yield from _tokens_below(child)


def test_ten_thousand_rows_are_one_list() -> None:
    (block,) = parse_tokens(tokens("CAPTION " + "UNKNOWN THREE " * 10_000)).tree.children
    assert len(block.children) == 10_001


# Our loop and Lark's


def _nested(node: lark.Tree[Token] | trees.Tree | Token) -> object:
    """Names of rules, and the tokens themselves."""
    if isinstance(node, Token):
        return id(node)
    return node.data, [_nested(child) for child in node.children]


@given(st.lists(st.sampled_from(sorted(terms().keys() | STRUCTURE | AS_ROWS)), max_size=60))
def test_the_loop_gives_the_trees_that_lark_gives(names: list[str]) -> None:
    """Lark's loop, with the same mending: leave out what fits nowhere."""
    stream = tokens(" ".join(names))
    rejected: list[Token] = []

    def mend(error: UnexpectedInput) -> bool:
        rejected.append(error.token)
        return error.token.type != "$END"

    try:
        tree = _lark(choose_grammar(names)).parse(iter(stream), on_error=mend)
    except UnexpectedInput:
        with pytest.raises(ParseError):
            parse_tokens(stream)
        return
    ours = parse_tokens(stream)
    assert _nested(ours.tree) == _nested(tree)
    assert [id(token) for token in ours.rejected] == [id(token) for token in rejected]
