"""Rows and Arrow tables: one row for each cell, and what does not fit is refused."""

from decimal import Decimal

import attrs
import pytest
from made_report import PROACTIVE_NODES, make_report

from gaireport.errors import UnwritableError
from gaireport.exports.arrow import to_arrow
from gaireport.exports.rows import ROW_COLUMNS, to_rows
from gaireport.nodes import (
    Cell,
    Fees2021,
)


def test_rows_are_one_for_each_cell_with_their_codes() -> None:
    report = make_report()
    rows = list(to_rows([report, report], keys=[{"url": "a"}, {"url": "b"}]))
    assert len(rows) == 2 * len(report.cells())
    assert tuple(rows[0]) == ("url", *ROW_COLUMNS)
    by_cell = {row["cell"]: row for row in rows if row["url"] == "b"}
    # What the parser found, and beside it what check finds.
    assert by_cell["applications.received.total"]["codes"] == ["GR306", "GR203"]
    assert by_cell["applications.received.total"]["doubt"] == "error"
    assert by_cell["applications.received.business"]["start"] == 10
    assert by_cell["proactive.fees.amount"]["value"] == Decimal("59237.2449")
    assert by_cell["proactive.penalties.decisions"]["value"] is None


def test_keys_must_fit_the_reports() -> None:
    with pytest.raises(ValueError, match="shorter"):
        list(to_rows([make_report(), make_report()], keys=[{}]))
    with pytest.raises(ValueError, match="named as a column: year"):
        list(to_rows([make_report()], keys=[{"year": 1}]))


def test_arrow_holds_decimals_and_nulls() -> None:
    pa = pytest.importorskip("pyarrow")
    table = to_arrow([make_report()], keys=[{"url": "a"}])
    assert table.column_names == ["url", *ROW_COLUMNS]
    assert pa.types.is_decimal(table.schema.field("value").type)
    values = dict(zip(table["cell"].to_pylist(), table["value"].to_pylist(), strict=True))
    assert values["proactive.fees.amount"] == Decimal("59237.2449")
    assert values["proactive.penalties.decisions"] is None
    assert to_arrow([]).schema.equals(to_arrow([make_report()]).schema)


def test_arrow_refuses_a_figure_that_does_not_fit() -> None:
    pytest.importorskip("pyarrow")
    report = make_report(
        proactive=attrs.evolve(
            PROACTIVE_NODES["2021"], fees=Fees2021(Cell("9" * 30, int("9" * 30)))
        )
    )
    with pytest.raises(UnwritableError, match=r"proactive\.fees\.amount"):
        to_arrow([report])
