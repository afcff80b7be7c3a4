"""The grammars: without conflicts, each rule with a line that it takes, every terminal a term of the form."""

import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import lark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, UnexpectedInput
from lark.lexer import Lexer as LarkLexer

from gaireport.errors import ParseError
from gaireport.grammars import trees
from gaireport.grammars.lalr import load_grammar
from gaireport.grammars.trees import VARIANTS, choose_grammar, parse_tokens
from gaireport.tokens.kinds import Token
from gaireport.tokens.lexicon import terms

FOLDER = Path(trees.__file__).parent
FILES = sorted(FOLDER.glob("*.lark"))
RULE = re.compile(r"([a-z_0-9]+)\s*:")
EXAMPLE = re.compile("//.*(?:[一-鿿]|[0-9] \\| [0-9])")
STRUCTURE = set(
    "TEXT CHAPTER UNKNOWN LABEL_REST LOST ONE TWO THREE SEVEN FIFTEEN CELLS MARK".split()
)
"""Terminals that the lexer makes of something else than a label."""


class _Tokens(LarkLexer):
    def __init__(self, conf: object) -> None: ...

    def lex(self, data: object) -> object:  # type: ignore[override]
        return data


def tokens(line: str) -> list[Token]:
    return [Token(terminal, None) for terminal in line.split()]


def shape(line: str) -> list[str]:
    """Names of the report's parts, tokens that stand for themselves in upper case."""
    children = parse_tokens(tokens(line)).tree.children
    return [child.type if isinstance(child, Token) else str(child.data) for child in children]


def rejected(line: str) -> list[str]:
    return [token.type for token in parse_tokens(tokens(line)).rejected]


@pytest.mark.parametrize("variant", VARIANTS)
def test_grammar_has_no_conflict(variant: str) -> None:
    Lark(
        (FOLDER / f"{variant}.lark").read_text(encoding="utf-8"),
        parser="lalr",
        lexer=_Tokens,
        start="report",
        strict=True,
        import_paths=[lambda _, name: (name, (FOLDER / name).read_text(encoding="utf-8"))],
    )


def test_every_variant_is_a_file() -> None:
    assert {path.stem for path in FILES} == {*VARIANTS, "common"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_grammar_fits_on_two_pages(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120


def _rules(text: str) -> dict[str, bool]:
    """Each rule, and whether a comment with something printed stands right above it or beside one of its lines."""
    found: dict[str, bool] = {}
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if rule := RULE.match(line):
            own = itertools.takewhile(lambda below: below.startswith(" "), lines[at + 1 :])
            above = itertools.takewhile(
                lambda comment: comment.startswith("//"), reversed(lines[:at])
            )
            found[rule[1]] = any(EXAMPLE.search(each) for each in (line, *own, *above))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_rule_quotes_a_line_that_it_takes(path: Path) -> None:
    rules = _rules(path.read_text(encoding="utf-8"))
    assert rules
    assert [name for name, has_example in rules.items() if not has_example] == []


def test_terminals_are_the_terms_of_the_form() -> None:
    declared: set[str] = set()
    for path in FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("%declare"):
                declared |= set(line.split()[1:])
    assert declared == set(terms()) | STRUCTURE


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
        ("", "form_2021"),
        ("NO_SUCH_TERMINAL", "markdown_pdf"),
    ],
)
def test_smallest_grammar_that_knows_every_token_is_chosen(line: str, variant: str) -> None:
    assert choose_grammar(line.split()) == variant


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("", []),
        ("TEXT", ["TEXT"]),
        ("CHAPTER TEXT CHAPTER", ["chapter", "chapter"]),
        ("MARK CHAPTER TEXT", ["marked_heading"]),
        ("CAPTION CONTENT ISSUED REPEALED IN_FORCE REGULATIONS THREE", ["caption", "heads", "proactive_row"]),
        ("CONTENT CREATED UNREAD_HEAD TOTAL_DISCLOSED REGULATIONS THREE", ["heads", "proactive_row"]),
        ("CONTENT UNREAD_HEAD UNREAD_HEAD REGULATIONS THREE", ["lost_heads", "proactive_row"]),
        ("CONTENT REGULATIONS THREE", ["lost_heads", "proactive_row"]),
        ("CHECK_NOTE APPLICANT_STATUS RECEIVED SEVEN", ["applicants", "applicants", "applications_row"]),
        ("RESULTS GRANTED SEVEN DENIED STATE_SECRET SEVEN", ["group", "applications_row", "group", "applications_row"]),
        ("OTHER_OUTCOME SEVEN OUTCOMES_TOTAL SEVEN", ["form_row", "applications_row"]),
        ("OTHER SEVEN TOTAL SEVEN", ["unnumbered_row", "unnumbered_row"]),
        ("REVIEW LITIGATION UPHELD TOTAL DIRECT FIFTEEN", ["outcomes"]),
        ("REVIEW OTHER TOTAL UNREAD_HEAD TEXT PENDING CELLS", ["outcomes"]),
        ("REVIEW LITIGATION", ["outcomes"]),
        ("STATISTICS TEXT CHAPTER", ["statistics", "chapter"]),
        ("UNKNOWN THREE", ["extra_row"]),
    ],
)  # fmt: skip
def test_grammar_names_the_parts(line: str, parts: list[str]) -> None:
    assert shape(line) == parts


@pytest.mark.parametrize(
    "run", ["ONE", "TWO", "THREE", "SEVEN", "FIFTEEN", "CELLS", "", "THREE CELLS", "SEVEN TEXT ONE"]
)
def test_row_takes_any_number_of_figures_and_prose_of_the_page_between(run: str) -> None:
    assert shape(f"RECEIVED {run} CARRIED_IN SEVEN") == ["applications_row", "applications_row"]
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
        ("CAPTION CELLS REGULATIONS THREE", ["CELLS"]),
        ("LABEL_REST", ["LABEL_REST"]),
        ("RECEIVED SEVEN ISSUED CARRIED_IN SEVEN", ["ISSUED"]),
        ("UNREAD_HEAD RECEIVED SEVEN", ["UNREAD_HEAD"]),
    ],
)
def test_token_that_fits_nowhere_is_left_out_and_reading_goes_on(
    line: str, left: list[str]
) -> None:
    assert rejected(line) == left


def test_row_behind_a_token_left_out_is_read() -> None:
    assert shape("SEVEN RECEIVED SEVEN LABEL_REST THREE CAPTION") == ["applications_row", "caption"]


def test_heading_mark_without_its_heading_is_an_error() -> None:
    with pytest.raises(ParseError, match="the report ends inside a heading"):
        parse_tokens(tokens("TEXT MARK"))


def test_tree_keeps_the_tokens_in_order() -> None:
    given = tokens("TEXT CHAPTER RECEIVED SEVEN CARRIED_IN ONE CELLS TEXT")
    assert list(_leaves(parse_tokens(given).tree)) == given


def _leaves(node: trees.Tree | Token) -> Iterator[Token]:
    if isinstance(node, Token):
        yield node
    else:
        for child in node.children:
            yield from _leaves(child)


def test_ten_thousand_rows_are_one_list() -> None:
    assert len(shape("UNKNOWN THREE " * 10_000)) == 10_000


_TERMINALS = sorted(terms().keys() | STRUCTURE - {"LOST"})


_lark = cache(load_grammar)


def _outline(node: lark.Tree[Token] | trees.Tree | Token) -> object:
    """Names of rules and terminals, nested: a LOST token is made anew by each loop."""
    return (
        node.type
        if isinstance(node, Token)
        else (node.data, [_outline(child) for child in node.children])
    )


@given(st.lists(st.sampled_from(_TERMINALS), max_size=60))
def test_the_loop_gives_the_trees_that_lark_gives(names: list[str]) -> None:
    """Lark's loop, with the same mending: end what LOST can end, leave out what fits nowhere."""
    stream = [Token(name, None) for name in names]
    rejected: list[Token] = []

    def mend(error: UnexpectedInput) -> bool:
        parser, token = error.interactive_parser, error.token
        if "LOST" in error.expected:
            parser.feed_token(Token("LOST", None))
            if token.type == "$END" or token.type in parser.choices():
                if token.type != "$END":
                    parser.feed_token(token)
                return True
        rejected.append(token)
        return token.type != "$END"

    wide = choose_grammar({token.type for token in stream})
    try:
        tree = _lark(wide).parse(iter(stream), on_error=mend)
    except UnexpectedInput:
        with pytest.raises(ParseError):
            parse_tokens(stream)
        return
    ours = parse_tokens(stream)
    assert _outline(ours.tree) == _outline(tree)
    assert [id(token) for token in ours.rejected] == [id(token) for token in rejected]
