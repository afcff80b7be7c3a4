"""One text, several reports: tokens come in, the tokens of each report go out, in order.

A report ends where chapters begin anew under a title with another organ or year. A copy of the same report (a page for
wide and one for narrow screens) has the same title and ends nothing.
"""

from collections.abc import Sequence
from itertools import takewhile

from gaireport.prose.front import Front, find_titles, read_front
from gaireport.tokens.kinds import Token


def split_reports(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens of each report; all of them where there is one."""
    reports: list[list[Token]] = [[]]
    seen: set[int] = set()
    for token in tokens:
        own = reports[-1]
        if token.type == "CHAPTER":
            number = token.value[0].number
            if number in seen and (cut := _find_next_title(own)) is not None:
                reports.append(_cut_at(own, cut))
                own, seen = reports[-1], set()
            seen.add(number)
        own.append(token)
    return reports


def _front(tokens: Sequence[Token]) -> Front:
    before = takewhile(lambda token: token.type != "CHAPTER", tokens)
    return read_front([line for token in before if token.type == "TEXT" for line in token.value])


def _find_next_title(tokens: Sequence[Token]) -> int | None:
    """Where the title of another report stands in the prose at the end of these tokens."""
    prose = _prose_at_end(tokens)
    if prose is None:
        return None
    front = _front(tokens)
    for start, parts in reversed(find_titles(tokens[prose].value)):
        if parts.year is None and parts.agency is None:
            continue
        if (parts.year or front.year) != front.year or (
            parts.agency is not None and front.agency is not None and parts.agency != front.agency
        ):
            return start
    return None


def _prose_at_end(tokens: Sequence[Token]) -> int | None:
    """The last token, if it is prose; a heading mark may stand behind it."""
    at = len(tokens) - 1
    if at >= 0 and tokens[at].type == "MARK":
        at -= 1
    return at if at >= 0 and tokens[at].type == "TEXT" else None


def _cut_at(tokens: list[Token], start: int) -> list[Token]:
    """Take the lines from a place on out of the prose at the end; they begin the next report."""
    prose = _prose_at_end(tokens)
    assert prose is not None
    lines = tokens[prose].value
    at = next(at for at, line in enumerate(lines) if line.end > start)
    cut = [Token("TEXT", lines[at:]), *tokens[prose + 1 :]]
    tokens[prose:] = [Token("TEXT", lines[:at])] if at else []
    return cut
