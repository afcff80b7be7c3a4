"""A text -> the reports in it: the adapter that claims it cuts it, the grammars and the builder make each report.

An adapter that breaks gives way to the one with the next claim, and is named.
"""

import re
from collections.abc import Mapping, Sequence
from html import unescape

import attrs

from gaireport.adapter import Adapter, Line
from gaireport.characters.legible import contains_ignorables, without_ignorables
from gaireport.cutting import registry
from gaireport.cutting.limits import Budget
from gaireport.errors import AmbiguousAdapterError, GaireportError, NotAReportError, PluginError
from gaireport.findings.diagnostics import Diagnostic, diagnose, keep_paths
from gaireport.findings.words import Words
from gaireport.nodes import Report
from gaireport.source import Source, Span
from gaireport.tokens.kinds import Run, Token

REPORT_WORDS = (
    "政府信息公开",
    "政務公開",
    "政務公开",
    "信息公开",
    "信息公開",
    "資訊公開",
    "⾏政",
    "第二十条",
    "本年新收",
)
# A crawl is mostly text that is none: that must cost three scans. Longer strings are scanned for faster than 公开;
# a single rare character is a tenth of a scan.
_PIECES_OF_MARKS = ("務", "⾏", "訊", "信息公", "第二十条", "本年新收")
_FEWEST_REFERENCES = 200
_SIGNS_OF_TAGS = ("<text ", "<char ", "<String ", "ocrx_", "<word ")
"""Signs of a page that may place every character or word by itself, in a tag of its own."""
_TAG_APART = re.compile(r"<(?:[^<>]*?\s(?:c|CONTENT)=\"([^\"<>]*+)\")?[^<>]*+>")
NOT_A_REPORT = Words(
    "nothing in this text looks like an annual report on government information",
    "文本中没有政府信息公开工作年度报告的内容，请核对是否选对了文件",
)

Failed = dict[str, PluginError]
"""Names of adapters that broke over one text, and how."""


def read_named(source: Source, layout: Adapter, budget: Budget) -> list[Report]:
    """The reports in a text, read with one adapter and no other."""
    try:
        return _build_reports(source, layout, budget, {}, alone=True)
    except PluginError as error:
        raise _reason(error) from error.__cause__


def read_detected(source: Source, budget: Budget, failed: Failed) -> list[Report]:
    """The reports in a text, read with the adapter that claims the most; if it breaks, with the next.

    Those that broke are added to ``failed``.
    """
    claims = claim_all(source)
    failed.update(claims.failed)
    broken: PluginError | None = None
    try:
        while (layout := registry.choose_adapter(claims)) is not None:
            try:
                return _build_reports(source, layout, budget, failed, alone=False)
            except PluginError as error:
                failed[layout.name] = error
                broken = broken or error
                claims.found[:] = [each for each in claims.found if each[1] is not layout]
                budget.renew()
        raise NotAReportError(*NOT_A_REPORT)
    except (NotAReportError, AmbiguousAdapterError) as error:
        if broken is not None:
            raise _reason(broken) from broken.__cause__
        unusable = {**registry.load_adapters().failures, **failed}
        if not unusable or not has_marks(source):
            raise
        told = "; ".join(each.message for each in unusable.values())
        told_zh = "；".join(each.message_zh for each in unusable.values())
        raise type(error)(
            f"{error.message}; {told}", f"{error.message_zh}；{told_zh}", reason=error.reason
        ) from error


def _reason(error: PluginError) -> GaireportError:
    """Why a text could not be cut: an adapter that refuses it with an error of ours is not broken."""
    return error.__cause__ if isinstance(error.__cause__, GaireportError) else error


def _build_reports(
    source: Source, layout: Adapter, budget: Budget, failed: Failed, *, alone: bool
) -> list[Report]:
    from gaireport.cutting.stretches import cut_text
    from gaireport.prose.documents import split_reports
    from gaireport.tables.pictures import tell_pictures
    from gaireport.tokens.lexer import Lexer
    from gaireport.tokens.merged import spread_merged_rows
    from gaireport.tokens.numbered import part_numbering
    from gaireport.tokens.wrapping import join_wrapped

    cut = cut_text(source, layout, alone=alone, budget=budget, without=failed)
    budget.check_time()
    items = join_wrapped(part_numbering(spread_merged_rows(cut.items)))
    parts = split_reports(Lexer().lex(items))
    # Blanks without an end of line are what is left of a row that was cut.
    ends = [
        *(_first_line(tokens).start for tokens in parts[1:]),
        len(source.text.rstrip(" \t\u3000")),
    ]
    reports = [_build(tokens, end, layout.name) for tokens, end in zip(parts, ends, strict=True)]
    others = [diagnose("GR102", span, name=name) for name, span in cut.others]
    pictures = tell_pictures(source, reports[0], ends[0])
    more = [diagnose("GR225", Span(end, end), count=len(ends) - 1) for end in ends[:-1]]
    found = (*tell_failures(cut.failed), *others, *pictures, *more[:1], *reports[0].diagnostics)
    return [attrs.evolve(reports[0], diagnostics=found), *reports[1:]]


def _first_line(tokens: Sequence[Token]) -> Line:
    """The line with which a report behind another begins."""
    line: Line = tokens[0].value[0]
    return line


def _build(tokens: Sequence[Token], end: int, layout: str) -> Report:
    from gaireport.build import Builder
    from gaireport.checks.sums.sums import check_sums
    from gaireport.grammars.trees import parse_tokens

    # Asked first: to look for a title and for an organ in every line of another text is dear.
    if not any(token.type == "CHAPTER" or isinstance(token.value, Run) for token in tokens):
        raise _nothing_of_report()
    builder = Builder(end)
    report = builder.build(parse_tokens(tokens), layout)
    cells = report.cells()
    if not report.chapters and not any(cell.raw for cell in cells.values()):
        raise _nothing_of_report()
    if line := builder.look_alike(cells.values()):
        raise NotAReportError(
            f"this is no annual report: {line}",
            f"这不是年度报告：{line}",
            reason="looks-like-a-report",
        )
    # Where its form is not known, the cells of either may be meant; the report has those of one.
    about_cells = keep_paths(builder.diagnostics, cells.keys())
    return attrs.evolve(report, diagnostics=(*about_cells, *check_sums(cells)))


def refuse_other_text(text: str) -> None:
    """Refuse at once a text in which no row of the form and no heading of a chapter can stand.

    Raises:
        NotAReportError: so it is.
    """
    from gaireport.tokens.presence import may_hold_report

    if not _mentions_reports(text) and _is_spelled_apart(text):
        text = _join_apart(text)
    if registry.are_all_built_in() and not may_hold_report(text):
        raise _nothing_of_report() if _mentions_reports(text) else NotAReportError(*NOT_A_REPORT)


def _nothing_of_report() -> NotAReportError:
    return NotAReportError(
        "no table and no chapter of an annual report was found",
        "未找到年度报告的表格，也未找到规定的部分，请核对文件内容是否完整",
        reason="nothing-of-a-report",
    )


def may_have_marks(text: str) -> bool:
    """Whether a text as it is given may have the marks: making it legible costs many times as much as this."""
    return (
        _mentions_reports(text)
        or "&#" in text
        or _is_spelled_apart(text)
        or (contains_ignorables(text) and _mentions_reports(without_ignorables(text)))
    )


def has_marks(source: Source) -> bool:
    text = source.text
    return _mentions_reports(text) or (
        _is_spelled_apart(text) and _mentions_reports(_join_apart(text))
    )


def _is_spelled_apart(text: str) -> bool:
    """Whether the characters may be written as references (``&#25919;``) or stand each in a tag of its own."""
    return "<" in text and (
        text.count("&#") >= _FEWEST_REFERENCES or any(sign in text for sign in _SIGNS_OF_TAGS)
    )


def _join_apart(text: str) -> str:
    """What such a page prints, without its tags; what is asked of it are words, not lines."""
    return unescape(_TAG_APART.sub(r"\1", text))


def _mentions_reports(text: str) -> bool:
    return any(piece in text for piece in _PIECES_OF_MARKS) and any(
        mark in text for mark in REPORT_WORDS
    )


def claim_all(source: Source) -> registry.LayoutClaims:
    """What the adapters claim of a text that looks like a report."""
    if not has_marks(source):
        return registry.LayoutClaims([], {})
    return registry.claim(source, Span(0, len(source.text)))


def tell_failures(failed: Mapping[str, PluginError]) -> list[Diagnostic]:
    start = Span(0, 0)
    return [
        diagnose("GR101", start, name=n, cause=Words(e.message, e.message_zh))
        for n, e in failed.items()
    ]
