"""The counts of a run, for a terminal."""

from gaireport.corpus.counts import Counts
from gaireport.findings.words import Count, Words

_MOST = 10
"""Reasons, codes and years that are listed."""
_TITLES = {
    "status": Words("status   ", "处理结果  "),
    "reason": Words("reasons  ", "原因  "),
    "layout": Words("layouts  ", "版式  "),
    "form": Words("forms    ", "格式  "),
    "year": Words("years    ", "年度  "),
    "codes": Words("findings ", "问题编号  "),
}
_HOW_MANY = Words("{rows:,} {rows:document|documents}", "共{rows:,}份文档")
_RATE = Words(
    "{rows:,} {rows:document|documents}, {rate:,.0f}/s, {reports:.1%} reports, {errors:.1%} errors",
    "{rows:,}份文档，每秒{rate:,.0f}份，年报{reports:.1%}，错误{errors:.1%}",
)
_MORE = Words(", {more} more", "，另有{more}种")


def format_counts(counts: Counts, lang: str = "en") -> str:
    """Some lines: how many rows there are of each kind, commonest first."""
    lines = [_HOW_MANY.say(lang).format(rows=Count(counts.rows))]
    for name, found in counts.as_json().items():
        if name == "rows" or not found:
            continue
        shown = [f"{each} {number:,}" for each, number in list(found.items())[:_MOST]]
        more = len(found) - len(shown)
        others = _MORE.say(lang).format(more=more) if more else ""
        lines.append(f"{_TITLES[name].say(lang)} {', '.join(shown)}{others}")
    return "".join(f"{line}\n" for line in lines)


def format_rate(counts: Counts, rate: float, lang: str = "en") -> str:
    """One line: documents, documents a second, the shares of reports and of errors."""
    rows = max(counts.rows, 1)
    reports = counts.status["ok"] / rows
    errors = (counts.rows - counts.status["ok"] - counts.status["not_a_report"]) / rows
    said = _RATE.say(lang)
    return said.format(rows=Count(counts.rows), rate=rate, reports=reports, errors=errors)
