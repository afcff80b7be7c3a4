"""The tables: the shipped ones are those that Lark makes now; whoever edits a grammar gets new ones."""

import shutil
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from lark import Lark, Tree, UnexpectedToken
from lark.parsers.lalr_interactive_parser import InteractiveParser

from gaireport.grammars import shipped, trees
from gaireport.grammars.lalr import load_grammar, make_tables, print_grammar_tables
from gaireport.grammars.shipped import (
    VARIANTS,
    read_grammar,
    read_rules,
    shipped_tables,
    tables_path,
    terminals,
)
from gaireport.grammars.trees import parse_tokens
from gaireport.tokens.kinds import Token


@pytest.mark.parametrize("variant", VARIANTS)
def test_shipped_tables_are_those_that_lark_makes(variant: str) -> None:
    """Where this fails, a grammar was edited: ``make grammars`` makes the tables anew."""
    shipped = tables_path(variant).read_text(encoding="utf-8")
    assert shipped == print_grammar_tables(make_tables(variant))
    assert shipped_tables(variant) == make_tables(variant)


def test_every_variant_has_its_tables_and_nothing_else_lies_there() -> None:
    folder = tables_path(VARIANTS[0]).parent
    assert {path.name for path in folder.iterdir()} == {f"{name}.json" for name in VARIANTS}


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of grammars, to be edited."""
    folder = tmp_path / "grammars"
    shutil.copytree(Path(shipped.__file__).parent, folder)
    kept = (read_rules, read_grammar, trees.load_tables, terminals)
    monkeypatch.setattr(shipped, "FOLDER", folder)
    for made in kept:
        made.cache_clear()
    yield folder
    for made in kept:
        made.cache_clear()


def _edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def _rejected_terminals(line: str) -> list[str]:
    found = parse_tokens([Token(name, None) for name in line.split()]).rejected
    return [token.type for token in found]


@pytest.mark.parametrize(
    "line", ["CAPTION TEXT", "PROCUREMENT CAPTION TEXT", "MARK CHAPTER CAPTION TEXT"]
)
def test_an_edited_grammar_is_read_in_place_of_the_shipped_tables(copied: Path, line: str) -> None:
    assert _rejected_terminals(line) == []
    _edit(copied / "common.lark", "caption: CAPTION (UNREAD_HEAD | TEXT)*", "caption: CAPTION")
    for made in (read_rules, read_grammar, trees.load_tables):
        made.cache_clear()
    assert _rejected_terminals(line) == ["TEXT"]


def test_tables_of_another_format_are_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes what tables say, here or in what reads them, changes the number with it."""
    steps = set()
    for variant in VARIANTS:
        tables = make_tables(variant)
        assert [*tables] == ["format", "grammars", "rules", "symbols", "states"]
        steps |= {step.split()[0] for state in tables["states"] for step in state}
    assert shipped.FORMAT == 1
    assert steps <= {"put", "list", "add", "join", "end"}
    monkeypatch.setattr(shipped, "FORMAT", shipped.FORMAT + 1)
    assert not any(map(shipped_tables, VARIANTS))


def test_tables_without_a_format_are_not_loaded(copied: Path) -> None:
    path = tables_path(VARIANTS[0])
    _edit(path, f'"format": {shipped.FORMAT},\n', "")
    assert shipped_tables(VARIANTS[0]) is None


def test_grammars_without_tables_are_read(copied: Path) -> None:
    shutil.rmtree(copied / "tables")
    assert _rejected_terminals("CHAPTER TEXT SEVEN CAPTION TEXT SEVEN") == ["SEVEN"]


def test_nothing_is_made_where_the_tables_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gaireport.grammars.lalr.make_tables", lambda variant: pytest.fail("made"))
    for variant in VARIANTS:
        assert trees.load_tables.__wrapped__(variant)


def _larks_in(whole: Lark, states: tuple[int, ...]) -> InteractiveParser:
    parser = whole.parse_interactive()
    parser.parser_state.state_stack[:] = states
    parser.parser_state.value_stack[:] = [Tree("", []) for _ in states[1:]]
    return parser


def _lark_takes(parser: InteractiveParser, name: str) -> bool:
    """One token in Lark's own loop."""
    try:
        parser.feed_token(Token(name, None))
    except UnexpectedToken:
        return False
    return True


_ENDS = 2
"""States of a stack by which two are told apart: a row and the list it stands in."""


@pytest.mark.parametrize("variant", VARIANTS)
def test_in_every_state_a_token_fits_where_lark_says_that_it_fits(variant: str) -> None:
    """All ends of stacks that tokens lead to, each with every token: states that ours leaves out are not missed."""
    whole = load_grammar(variant)
    names = sorted(terminals(variant))
    start = tuple(whole.parse_interactive().parser_state.state_stack)
    waiting = deque([((trees.load_tables(variant),), start, "")])
    seen: set[tuple[int, ...]] = set()
    while waiting:
        our_states, lark_states, way = waiting.popleft()
        for name in names:
            ours, larks = trees.Parser(*our_states), _larks_in(whole, lark_states)
            taken = not ours.take([Token(name, None)])
            assert taken == _lark_takes(larks, name), f"{way} {name}"
            reached = tuple(larks.parser_state.state_stack)
            pair = (*map(id, ours.states[-_ENDS:]), *reached[-_ENDS:])
            if pair not in seen:
                seen.add(pair)
                waiting.append((ours.states, reached, f"{way} {name}"))
    assert len(seen) > 100
