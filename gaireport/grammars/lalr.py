"""Grammars -> tables, by Lark. A parse comes here only where somebody has edited a grammar.

``python -m gaireport.grammars.lalr`` (``make grammars``) writes the tables that are shipped.
"""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gaireport.grammars.shipped import FORMAT, VARIANTS, checksum, print_grammar, tables_path

if TYPE_CHECKING:
    from lark import Lark
    from lark.grammar import Rule

    from gaireport.tokens.kinds import Token

_Rows = dict[int, dict[str, Any]]
"""State of Lark's -> symbol -> the state that comes next, or the rule that ends, as text."""
_Steps = dict[int, dict[str, tuple[str, Any]]]
"""State -> symbol -> what it does there, in the words of the tables, and the state or the rule that this leads to."""


def load_grammar(variant: str, *, strict: bool = False) -> "Lark":
    """One grammar as Lark has it; strict, every conflict in it is an error."""
    from lark import Lark
    from lark.lexer import Lexer as LarkLexer

    class TokenStream(LarkLexer):
        """Lark's side of the custom lexer: the tokens are made before, and handed on one by one."""

        def __init__(self, conf: object) -> None:
            """Lark hands over its lexer configuration, which is empty: all terminals are declared."""

        def lex(self, data: "Iterator[Token]") -> "Iterator[Token]":  # type: ignore[override]
            return data

    return Lark(
        print_grammar(variant),
        parser="lalr",
        lexer=TokenStream,
        start="report",
        strict=strict,
        maybe_placeholders=False,
    )


def make_tables(variant: str) -> dict[str, Any]:
    """The tables of one grammar; the same grammars give the same tables.

    Returns:
        ``format``: of these tables. ``grammars``: the checksum of the grammars. ``rules``: those that the next
        symbol ends; of their parts those with an underscore in front are lists. ``symbols``: lists of symbols that
        do the same somewhere. ``states``: step -> the number of such a list. Steps are ``put 3`` (the symbol's
        value goes on the stack, state 3 comes next), ``list 3`` (so does a list of this one value), ``add`` (the
        value goes into the list on top, the state stays), ``join`` (all values of a list do) and ``end 3`` (rule 3
        ends). Where no symbol does anything, the report is whole.
    """
    steps = _make_steps(variant)
    numbers: dict[Any, int] = {state: number for number, state in enumerate(steps)}
    rules = sorted(
        {target for row in steps.values() for word, target in row.values() if word == "end"}
    )
    numbers.update((rule, number) for number, rule in enumerate(rules))
    states: list[dict[str, list[str]]] = []
    for row in steps.values():
        states.append({})
        for symbol, (word, target) in row.items():
            step = word if target is None else f"{word} {numbers[target]}"
            states[-1].setdefault(step, []).append(symbol)
    symbols = sorted({" ".join(alike) for state in states for alike in state.values()})
    return {
        "format": FORMAT,
        "grammars": checksum(),
        "rules": rules,
        "symbols": symbols,
        "states": [
            {step: symbols.index(" ".join(state[step])) for step in sorted(state)}
            for state in states
        ],
    }


def _make_steps(variant: str) -> _Steps:
    """The steps of every state that is reached, from the first state on."""
    conf = load_grammar(variant).parse_interactive().parser_state.parse_conf
    rows = {
        state: {
            str(symbol): argument if isinstance(argument, int) else _as_text(argument)
            for symbol, (_, argument) in row.items()
        }
        for state, row in conf.states.items()
    }
    ended: set[str] = set()
    while True:
        steps = _follow(rows, conf.start_state, ended)
        found = {
            _origin(rule) for row in steps.values() for word, rule in row.values() if word == "end"
        }
        if found <= ended:
            return steps
        ended |= found


def _follow(rows: _Rows, start: int, ended: set[str]) -> _Steps:
    """The steps of every state that is reached if these rules, and no others, ever end before a symbol."""
    steps: _Steps = {}
    waiting = [start]
    for state in waiting:
        if state not in steps:
            steps[state] = {
                symbol: _find_step(rows, state, symbol)
                for symbol in sorted(rows[state])
                if symbol.isupper() or symbol in ended
            }
            waiting += [to for word, to in steps[state].values() if word in ("put", "list")]
    return steps


def _find_step(rows: _Rows, state: int, symbol: str) -> tuple[str, Any]:
    """What a symbol does in a state, without the states in between where a list can only be begun or go on.

    Of ``_beside: _figures``, ``_figures: _misfit`` and ``_misfit: SEVEN`` the symbol ends all three whatever follows;
    and ``_beside*``, for Lark ``__star: __star _beside``, takes one more and is where it was.
    """
    target = rows[state][symbol]
    if isinstance(target, str):
        return "end", target
    is_list = symbol.startswith("_")
    put = "put"
    while (rule := _only_end(rows[target])) is not None:
        origin, parts = _origin(rule), _parts(rule)
        if not origin.startswith("_"):
            break
        if len(parts) == 2 and parts[0] == origin:
            return "join" if is_list else "add", None
        if len(parts) != 1:
            break
        put = "put" if is_list else "list"
        target = rows[state][origin]
    return put, target


def _only_end(row: dict[str, Any]) -> str | None:
    """The rule that every symbol ends there, if there is one."""
    found = set(row.values())
    rule = found.pop() if len(found) == 1 else None
    return rule if isinstance(rule, str) else None


def _as_text(rule: "Rule") -> str:
    """A rule as in the grammars; of Lark's options for the tree ours use only the underscore."""
    assert rule.alias is None and not rule.options.expand1, "the grammars use neither -> nor ?"
    assert not any(part.is_term and part.name.startswith("_") for part in rule.expansion), (
        "no _TERMINAL"
    )
    return " ".join([f"{rule.origin.name}:", *(part.name for part in rule.expansion)])


def _origin(rule: str) -> str:
    return rule.partition(":")[0]


def _parts(rule: str) -> list[str]:
    return rule.partition(":")[2].split()


def print_grammar_tables(tables: dict[str, Any]) -> str:
    """The tables as they are shipped: a line for each rule, list of symbols and state."""
    parts = []
    for name, content in tables.items():
        if isinstance(content, list):
            lines = ",\n".join(json.dumps(each) for each in content)
            parts.append(f'"{name}": [\n{lines}\n]')
        else:
            parts.append(f'"{name}": {content}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def write_tables() -> None:
    """Make and write the tables of all grammars."""
    for variant in VARIANTS:
        text = print_grammar_tables(make_tables(variant))
        tables_path(variant).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_tables()
