"""Tokens -> tree, by the smallest grammar that declares every token. Knows no layout; Lark's errors end here.

Lark reads the grammars and makes their tables; the loop that runs over them is here: it takes a token in a fifth of
the time, and a token that fits nowhere costs no exception.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from gaireport.errors import ParseError
from gaireport.tokens import Token

if TYPE_CHECKING:
    from lark import Lark, Tree
    from lark.grammar import Rule

VARIANTS = ("form_2021", "form_2019", "markdown_pdf")
"""From the narrowest to the widest; the last takes either form."""

_FOLDER = Path(__file__).parent / "grammars"
_TERMINAL = re.compile(r"\b[A-Z][A-Z0-9_]*\b")
_END = "$END"


class Parsed(NamedTuple):
    """A tree and the tokens that no rule takes."""

    tree: "Tree[Token]"
    rejected: list[Token]
    variant: str


class _Reduction(NamedTuple):
    """The end of a rule: so many values become one."""

    size: int
    name: str
    data: str | None
    """Of the tree that the rule leaves; None: its children go to the rule around it."""
    inlined: tuple[int, ...]
    """Which of the values are children of a rule that leaves no tree."""


class _Tables(NamedTuple):
    """The LALR tables of one grammar; never changed, so texts and threads share them."""

    steps: dict[int, dict[str, int | _Reduction]]
    """State -> symbol -> the state to go to, or the rule that ends here."""
    start: int
    end: int


def load_grammar(variant: str) -> "Lark":
    """One grammar as Lark has it."""
    from lark import Lark
    from lark.lexer import Lexer as LarkLexer

    class TokenStream(LarkLexer):
        """Lark's side of the custom lexer: the tokens are made before, and handed on one by one."""

        def __init__(self, conf: object) -> None:
            """Lark hands over its lexer configuration, which is empty: all terminals are declared."""

        def lex(self, data: Iterator[Token]) -> Iterator[Token]:  # type: ignore[override]
            return data

    return Lark(
        _read(f"{variant}.lark"),
        parser="lalr",
        lexer=TokenStream,
        start="report",
        import_paths=[_read_packaged],
        maybe_placeholders=False,
    )


def _read_packaged(base: str | None, name: str) -> tuple[str, str]:
    return name, _read(name)


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _load_tables(variant: str) -> _Tables:
    """The tables of one grammar, made on first use and kept."""
    conf = load_grammar(variant).parse_interactive().parser_state.parse_conf
    reductions: dict[Any, _Reduction] = {}

    def step(argument: Any) -> int | _Reduction:
        if isinstance(argument, int):
            return argument
        if argument not in reductions:
            reductions[argument] = _reduction(argument)
        return reductions[argument]

    steps = {
        # Some of Lark's names are strings with a comparison of their own, in Python.
        state: {str(symbol): step(argument) for symbol, (_, argument) in row.items()}
        for state, row in conf.states.items()
    }
    return _Tables(steps, conf.start_state, conf.end_state)


def _reduction(rule: "Rule") -> _Reduction:
    """What Lark's tree builder makes of a rule; of its options our grammars use only the underscore."""
    assert rule.alias is None and not rule.options.expand1, "the grammars use neither -> nor ?"
    inlined = (at for at, symbol in enumerate(rule.expansion) if symbol.name.startswith("_"))
    name = str(rule.origin.name)
    return _Reduction(
        len(rule.expansion), name, None if name.startswith("_") else name, tuple(inlined)
    )


@cache
def _terminals(variant: str) -> frozenset[str]:
    """What a grammar declares or imports, by its text alone: to choose one must not build all."""
    lines = [line for line in _read(f"{variant}.lark").split("\n") if line.startswith("%")]
    return frozenset(_TERMINAL.findall("\n".join(lines)))


def choose_grammar(terminals: Iterable[str]) -> str:
    """The first variant that declares every terminal; the widest where none does."""
    wanted = set(terminals)
    return next((v for v in VARIANTS if wanted <= _terminals(v)), VARIANTS[-1])


def parse_tokens(tokens: Sequence[Token]) -> Parsed:
    """Parse all tokens; one that fits nowhere is left out and returned, and reading goes on behind it.

    Raises:
        ParseError: the tokens end where no grammar lets a report end.
    """
    variant = choose_grammar({token.type for token in tokens})
    parser = _Parser(_load_tables(variant))
    rejected = [token for token in tokens if not parser.take(token)]
    return Parsed(parser.finish(), rejected, variant)


class _Parser:
    """One run through the tables."""

    def __init__(self, tables: _Tables) -> None:
        from lark import Tree

        self._tree = Tree
        self._steps, start, self._end = tables
        self._states = [start]
        self._values: list[Any] = []

    def take(self, token: Token) -> bool:
        """Move on over one token; False: it fits nowhere."""
        if not self._reduce(token.type):
            # The rule that LOST ends has lost its figures; with it ended, the token may begin the next.
            if "LOST" not in self._steps[self._states[-1]]:
                return False
            self.take(Token("LOST", None))
            if not self._reduce(token.type):
                return False
        target = self._steps[self._states[-1]][token.type]
        assert isinstance(target, int)
        self._states.append(target)
        self._values.append(token)
        return True

    def finish(self) -> "Tree[Token]":
        """The tree of all tokens taken."""
        if not self._reduce(_END) and "LOST" in self._steps[self._states[-1]]:
            self.take(Token("LOST", None))
            self._reduce(_END)
        if self._states[-1] != self._end:
            raise ParseError("the report ends inside a heading")
        tree: Tree[Token] = self._values[-1]
        return tree

    def _reduce(self, symbol: str) -> bool:
        """End every rule that the symbol ends; whether the symbol fits behind them."""
        steps, states, values = self._steps, self._states, self._values
        while True:
            step = steps[states[-1]].get(symbol)
            if step.__class__ is not _Reduction:
                return step is not None
            size, name, data, inlined = step
            if size == 1 and data is None:
                # Most rules that end are such: _beside for _figures for SEVEN.
                states[-1] = steps[states[-2]][name]  # type: ignore[assignment]
                if not inlined:
                    values[-1] = [values[-1]]
                continue
            if size:
                children = values[-size:]
                del states[-size:], values[-size:]
                if inlined:
                    children = _inline(children, inlined)
            else:
                children = []
            states.append(steps[states[-1]][name])  # type: ignore[arg-type]
            values.append(children if data is None else self._tree(data, children))


def _inline(values: list[Any], inlined: tuple[int, ...]) -> list[Any]:
    """The children with those of the inner rules in their places."""
    # A repetition stands first: it goes on in its own list, or a long one would be copied at each step.
    first = inlined[0] == 0
    children: list[Any] = values[0] if first else []
    for at in range(first, len(values)):
        value = values[at]
        if at in inlined:
            children += value
        else:
            children.append(value)
    return children
