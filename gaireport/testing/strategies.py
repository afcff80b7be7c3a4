"""Hypothesis strategies: whole reports of either form and of mixed forms, with everything that real ones hold.

A report is made in two parts. Its tables are drawn cell by cell. Its prose is drawn as lines and then read, as if by a
layout without any syntax, so that title, organ, year and paragraphs agree with one another as in any report read.
"""

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from gaireport.nodes import Report, Unparsed
from gaireport.testing.limits import LIMITS, check_limits
from gaireport.testing.prose import Prose, prose
from gaireport.testing.reading import read_prose
from gaireport.testing.tables import tables

_STRAYS = (
    "某项",
    "版权所有 备案号0000",
    "</div>",
    "其他情形）",
    "3",
    "12余件",
    "〔附表〕",
    "\U00020bb7野家",
)
_LIKE_FIGURES = ("3", "12余件")
"""Paragraphs that right behind a table would be taken for figures of its last row."""


@st.composite
def reports(draw: st.DrawFn, /, **limits: bool) -> Report:
    """Draw whole reports: blanks, dashes, big numbers, decimals, units, wrong totals, lost rows, missing and repeated
    chapters, and prose that looks like anything.

    Args:
        draw: given by Hypothesis.
        limits: names of ``LIMITS`` with False for what the layout cannot carry; a layout's own are
            ``reports(**adapter.limits)``.

    Raises:
        ValueError: a limit has an unknown name.
    """
    check_limits(limits)
    allowed = {name: limits.get(name, True) for name in LIMITS}
    filled = draw(tables(allowed))
    around = draw(prose(allowed))
    report = join_parts(filled, around)
    assume(report is not None)
    assert report is not None
    if allowed["unparsed"] and report.chapters and not _lost_its_end(report):
        strays = draw(st.lists(st.sampled_from(_STRAYS), max_size=3))
        if strays and strays[0] in _LIKE_FIGURES:
            strays.insert(0, _STRAYS[0])
        report = attrs.evolve(report, unparsed=tuple(Unparsed(text) for text in strays))
    return report


def _lost_its_end(report: Report) -> bool:
    """Whether the last row of table 3 and all of table 4 are lost: a stray figure behind them may be that row's."""
    ends = (report.applications.carried_out.total, report.review.total)
    return all(cell.state == "lost" for cell in ends)


def join_parts(filled: Report, around: Prose) -> Report | None:
    """The tables of one report with the prose of another; None where reading the prose again would change it."""
    read = read_prose(around)
    if read is None:
        return None
    return attrs.evolve(
        read,
        form=filled.form,
        proactive=filled.proactive,
        applications=filled.applications,
        review=filled.review,
        litigation=filled.litigation,
    )
