"""The counts of a run, for a terminal."""

from gaireport.corpus.counts import Counts

_MOST = 10
"""Reasons, codes and years that are listed."""
_TITLES = {
    "status": "status",
    "reason": "reasons",
    "layout": "layouts",
    "form": "forms",
    "year": "years",
    "codes": "findings",
}


def format_counts(counts: Counts) -> str:
    """Some lines: how many rows there are of each kind, commonest first."""
    lines = [f"{counts.rows:,} documents"]
    for name, found in counts.as_json().items():
        if name == "rows" or not found:
            continue
        shown = [f"{each} {number:,}" for each, number in list(found.items())[:_MOST]]
        more = len(found) - len(shown)
        lines.append(f"{_TITLES[name]:9} " + ", ".join(shown) + (f", {more} more" if more else ""))
    return "".join(f"{line}\n" for line in lines)


def format_rate(counts: Counts, rate: float) -> str:
    """One line: documents, documents a second, the shares of reports and of errors."""
    rows = max(counts.rows, 1)
    reports = counts.status["ok"] / rows
    errors = (counts.rows - counts.status["ok"] - counts.status["not_a_report"]) / rows
    return f"{counts.rows:,} documents, {rate:,.0f}/s, {reports:.1%} reports, {errors:.1%} errors"
