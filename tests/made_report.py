"""Reports made by hand, of each form and with something in every field."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.proposals import Change, Proposal
from gaireport.nodes import (
    Applicants,
    Applications,
    Cell,
    Chapter,
    Decisions2019,
    Decisions2021,
    Documents2019,
    Documents2021,
    Fees2019,
    Fees2021,
    Label,
    Other2019,
    Other2021,
    Paragraph,
    Proactive,
    Procurement2019,
    Report,
    Unparsed,
)
from gaireport.source import Span

PROACTIVE_NODES = {
    "2021": Proactive(
        regulations=Documents2021(),
        normative_documents=Documents2021(issued=Cell("1", 1, None, Span(7, 8))),
        licensing=Decisions2021(),
        penalties=Decisions2021(Cell("", None, None, Span(3, 3))),
        coercion=Decisions2021(Cell("/", None, None, Span(4, 5))),
        fees=Fees2021(Cell("59237.2449", Decimal("59237.2449"), None, Span(20, 30))),
    ),
    "2019": Proactive(
        regulations=Documents2019(),
        normative_documents=Documents2019(),
        licensing=Decisions2019(change=Cell("+14", 14)),
        other_services=Decisions2019(),
        penalties=Decisions2019(change=Cell("-3", -3)),
        coercion=Decisions2019(),
        fees=Fees2019(),
        procurement=Procurement2019(amount=Cell("251000元", 251000, "元", Span(1, 8))),
    ),
    "mixed": Proactive(
        regulations=Documents2019(),
        normative_documents=Documents2021(),
        licensing=Decisions2019(),
        fees=Fees2021(),
    ),
}
PROPOSAL = Proposal(
    kind="wrong_figure",
    cause="office",
    changes=(Change("applications.received.total", None, 2),),
    message="m",
    message_zh="中",
    alternatives=((Change("applications.received.business", Decimal("2.5"), 0),),),
)
OTHER_OUTCOMES = {"2021": Other2021(), "2019": Other2019(), "mixed": Other2021()}


def make_report(form: str = "2021", **fields: Any) -> Report:
    """A report with something in every field."""
    received = Applicants(business=Cell("2", 2, None, Span(10, 11)), total=Cell(None))
    report = Report(
        title="云岭县2023年政府信息公开工作年度报告",
        agency="云岭县人民政府",
        year=2023,
        form=form,
        layout="pipe_table",
        signature="云岭县人民政府办公室",
        published=date(2024, 1, 31),
        preamble=(Paragraph("根据“条例”编制。", Span(0, 5)),),
        chapters=(Chapter(1, "总体情况", (Paragraph("𠮷"), Paragraph("a|b\n")), Span(5, 9)),),
        proactive=PROACTIVE_NODES[form],
        applications=Applications(received=received, other=OTHER_OUTCOMES[form]),
        unparsed=(Unparsed("??", Span(30, 32)),),
        labels=(Label("RECEIVED", "一、本年新收", Span(9, 10)),),
        diagnostics=(
            Diagnostic(
                "GR203", "m", Span(9, 10), ("applications.received.total",), 3, 4, "中", (PROPOSAL,)
            ),
        ),
    )
    return attrs.evolve(report, **fields)
