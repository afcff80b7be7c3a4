"""Tokens -> tree, by the smallest grammar that declares every token. Knows no layout; Lark's errors end here."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from gaireport.lexer import Token

if TYPE_CHECKING:
    from lark import Lark, Tree, UnexpectedInput

VARIANTS = ("form_2021", "form_2019", "markdown_pdf")
"""From the narrowest to the widest; the last takes either form."""


class Parsed(NamedTuple):
    """A tree and the tokens that no rule takes."""

    tree: "Tree[Token]"
    rejected: list[Token]
    variant: str


@cache
def load_grammar(variant: str) -> "Lark":
    """The parser of one grammar, made on first use and kept; it holds no state between texts."""
    from lark import Lark
    from lark.lexer import Lexer as LarkLexer

    class TokenStream(LarkLexer):
        """Lark's side of the custom lexer: the tokens are made before, and handed on one by one."""

        def __init__(self, conf: object) -> None:
            """Lark hands over its lexer configuration, which is empty: all terminals are declared."""

        def lex(self, data: Iterator[Token]) -> Iterator[Token]:  # type: ignore[override]
            return data

    path = files("gaireport") / "grammars" / f"{variant}.lark"
    return Lark(
        path.read_text(encoding="utf-8"),
        parser="lalr",
        lexer=TokenStream,
        start="report",
        import_paths=[_read_packaged],
        maybe_placeholders=False,
    )


def _read_packaged(base: str | None, name: str) -> tuple[str, str]:
    return name, (files("gaireport") / "grammars" / name).read_text(encoding="utf-8")


@cache
def _terminals(variant: str) -> frozenset[str]:
    rules = load_grammar(variant).rules
    return frozenset(symbol.name for rule in rules for symbol in rule.expansion if symbol.is_term)


def choose_grammar(terminals: Iterable[str]) -> str:
    """The first variant that declares every terminal; the widest where none does."""
    wanted = set(terminals)
    return next((v for v in VARIANTS if wanted <= _terminals(v)), VARIANTS[-1])


def parse_tokens(tokens: Sequence[Token]) -> Parsed:
    """Parse all tokens; one that fits nowhere is left out and returned, and reading goes on behind it."""
    variant = choose_grammar({token.type for token in tokens})
    rejected: list[Token] = []

    def skip(error: "UnexpectedInput") -> bool:
        parser, token = error.interactive_parser, error.token  # type: ignore[attr-defined]
        if "LOST" in error.expected:  # type: ignore[attr-defined]
            parser.feed_token(Token("LOST", None))
            if token.type == "$END" or token.type in parser.choices():
                if token.type != "$END":  # Lark itself feeds the end again.
                    parser.feed_token(token)
                return True
        rejected.append(token)
        return token.type != "$END"

    stream = iter(tokens)
    tree = load_grammar(variant).parse(stream, on_error=skip)  # type: ignore[arg-type]
    return Parsed(tree, rejected, variant)
