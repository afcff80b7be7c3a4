"""Tokens -> tree, by the smallest grammar that declares every token. Knows no layout.

Lark made the tables of the grammars, which are shipped; the loop that runs over them is here: it takes a token in a
fraction of the time, and a token that fits nowhere costs no exception.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from gaireport.errors import ParseError
from gaireport.grammars.shipped import VARIANTS, shipped_tables, terminals
from gaireport.tokens.kinds import Token

_END = "$END"


class Tree:
    """What a rule leaves: its name, and the tokens and trees that it took."""

    __slots__ = ("children", "data")

    def __init__(self, data: str, children: list[Any]) -> None:
        self.data = data
        self.children = children

    def __repr__(self) -> str:
        return f"Tree({self.data}, {self.children})"


class Parsed(NamedTuple):
    """A tree and the tokens that no rule takes."""

    tree: Tree
    rejected: list[Token]
    variant: str


class _Move(NamedTuple):
    """Where a value goes."""

    state: "ParserState | None"
    """What comes next, the value on the stack; None: the state stays, and the value goes into the list on top."""
    alone: bool
    """The value is one of a list, not a list of values: it begins a list, or is added to one."""


class _Reduction(NamedTuple):
    """The end of a rule: so many values become one."""

    size: int
    name: str
    is_list: bool
    """It leaves no tree; its children go to the rule around it."""
    lists: tuple[bool, ...]
    """Which of the values are lists."""


ParserState = dict[str, _Move | _Reduction]
"""What each symbol does there. Never changed once it is made, so that texts and threads share it."""


@cache
def load_tables(variant: str) -> ParserState:
    """The first state of a grammar, which leads to all others; made on first use and kept."""
    tables = shipped_tables(variant)
    if tables is None:
        from gaireport.grammars.lalr import make_tables

        tables = make_tables(variant)
    rules = [_read_rule(rule) for rule in tables["rules"]]
    symbols = [names.split() for names in tables["symbols"]]
    states: list[ParserState] = [{} for _ in tables["states"]]
    for state, steps in zip(states, tables["states"], strict=True):
        for text, number in steps.items():
            word, _, target = text.partition(" ")
            step: _Move | _Reduction
            if word == "end":
                step = rules[int(target)]
            else:
                step = _Move(states[int(target)] if target else None, word in ("list", "add"))
            state.update(dict.fromkeys(symbols[number], step))
    return states[0]


def _read_rule(rule: str) -> _Reduction:
    name, _, expansion = rule.partition(":")
    lists = tuple(part.startswith("_") for part in expansion.split())
    return _Reduction(len(lists), name, name.startswith("_"), lists)


def choose_grammar(wanted: Collection[str]) -> str:
    """The first variant that takes every terminal; the widest where none does."""
    return next((v for v in VARIANTS if terminals(v).issuperset(wanted)), VARIANTS[-1])


def parse_tokens(tokens: Sequence[Token]) -> Parsed:
    """Parse all tokens; one that fits nowhere is left out and returned, and reading goes on behind it.

    Raises:
        ParseError: the tokens end where no grammar lets a report end.
    """
    variant = choose_grammar({token.type for token in tokens})
    parser = Parser(load_tables(variant))
    rejected = parser.take(tokens)
    return Parsed(parser.finish(), rejected, variant)


class Parser:
    """One run through the tables."""

    def __init__(self, *states: ParserState) -> None:
        """Begin in the last of these states; what the tokens that led there have left is empty."""
        self._states = [*states]
        self._values: list[Any] = [[] for _ in states[1:]]

    @property
    def states(self) -> tuple[ParserState, ...]:
        """The states that led here, the first of the grammar first."""
        return tuple(self._states)

    def take(self, tokens: Iterable[Token]) -> list[Token]:
        """Move on over the tokens; those that fit nowhere are left out and returned."""
        rejected = []
        for token in tokens:
            step = self._states[-1].get(token.type)
            if not isinstance(step, _Move):
                step = self._end_rules(token.type)
            if step is None:
                rejected.append(token)
            else:
                self._put(token, step)
        return rejected

    def finish(self) -> Tree:
        """The tree of all tokens taken."""
        self._end_rules(_END)
        if self._states[-1]:
            raise ParseError("the report ends inside a heading", "报告在标题处中断")
        tree: Tree = self._values[-1]
        return tree

    def _end_rules(self, symbol: str) -> _Move | None:
        """End every rule that the symbol ends; what it does behind them, None: it does not fit."""
        states, values = self._states, self._values
        while True:
            step = states[-1].get(symbol)
            if not isinstance(step, _Reduction):
                return step
            size, name, is_list, lists = step
            children: list[Any] = []
            if size:
                children = _gather(values[-size:], lists)
                del states[-size:], values[-size:]
            move = states[-1][name]
            assert isinstance(move, _Move)
            self._put(children if is_list else Tree(name, children), move)

    def _put(self, value: Any, move: _Move) -> None:
        state, alone = move
        if state is not None:
            self._states.append(state)
            self._values.append([value] if alone else value)
        elif alone:
            self._values[-1].append(value)
        else:
            self._values[-1] += value


def _gather(values: list[Any], lists: tuple[bool, ...]) -> list[Any]:
    """The values in one list, lists with all that they hold."""
    # A long repetition stands first and goes on in its own list: it is not copied.
    children: list[Any] = values[0] if lists[0] else [values[0]]
    for at in range(1, len(values)):
        if lists[at]:
            children += values[at]
        else:
            children.append(values[at])
    return children
