"""One office over the years: what may be joined stands in one row, what may not in rows of its own."""

import sys
from decimal import Decimal
from pathlib import Path

import attrs
import duckdb
import openpyxl
import pandas
import polars
import pytest

import gaireport
from gaireport.exports.years import pivot_years, write_years

sys.path.append(str(Path(__file__).parent.parent / "checks"))
from made_reports import build

OTHER_ROWS = "applications.other"
OLD = build({f"{OTHER_ROWS}.all.total": 7, "proactive.fees.change": "+2"}, "2019", year=2019)
NEW = build(
    {
        f"{OTHER_ROWS}.fee_unpaid.total": 2,
        f"{OTHER_ROWS}.other.total": 3,
        "proactive.fees.amount": "1.5",
    },
    year=2021,
)


def test_what_one_form_divides_is_added_up_beside_the_row_of_the_other() -> None:
    table = pivot_years([NEW, OLD])
    assert table.years == (2019, 2020, 2021)
    rows = {row["cell"]: row for row in table.rows}
    joined = rows[f"{OTHER_ROWS}.all.total"]
    assert [joined[name] for name in ("2019", "2019.state", "2021", "2021.state")] == [
        7, "number", 5, "sum",
    ]  # fmt: skip
    assert joined["2020"] is None and joined["2020.state"] is None
    assert (
        rows[f"{OTHER_ROWS}.other.total"]["2019"],
        rows[f"{OTHER_ROWS}.other.total"]["2021"],
    ) == (None, 3)


def test_items_and_money_stand_apart_with_the_reason() -> None:
    rows = {row["cell"]: row for row in pivot_years([OLD, NEW], "zh").rows}
    assert (rows["proactive.fees.change"]["2019"], rows["proactive.fees.change"]["2021"]) == (
        2,
        None,
    )
    assert rows["proactive.fees.amount"]["2021"] == Decimal("1.5")
    assert rows["proactive.fees.amount"]["reason"].startswith("2019年格式统计收费项目数")


def test_years_of_one_form_are_joined_throughout() -> None:
    """What the other form counts is of no matter where no year is in it."""
    later = build({"proactive.fees.amount": "2.5"}, year=2022)
    assert {(row["join"], row["reason"]) for row in pivot_years([NEW, later]).rows} == {
        ("same", "")
    }
    assert {row["join"] for row in pivot_years([OLD, NEW]).rows} > {"same", "never"}


def test_a_sum_of_which_a_part_is_lost_is_none() -> None:
    lost = build({f"{OTHER_ROWS}.other.total": None}, year=2021)
    row = next(r for r in pivot_years([OLD, lost]).rows if r["cell"] == f"{OTHER_ROWS}.all.total")
    assert (row["2021"], row["2021.state"]) == (None, "sum")


def test_reports_of_one_form_have_its_rows_alone() -> None:
    assert len(pivot_years([NEW]).rows) == 200
    with pytest.raises(gaireport.GaireportError, match="no report states its year"):
        pivot_years([build({}, year=None)])


def test_what_is_left_out_stands_among_the_findings() -> None:
    last, this = (attrs.evolve(each, agency="江州市教育局") for each in (OLD, NEW))
    other = build({}, agency="江州市水务局", year=2021)
    unread = gaireport.Outcome("old.doc", None, gaireport.GaireportError("save it as .docx"))
    table = pivot_years([this, last, this, unread, gaireport.Outcome("b", other, None)])
    codes = {
        year: [d.code for d in found if d.code >= "GR6"] for year, found in table.findings.items()
    }
    assert codes == {2019: [], 2020: [], 2021: ["GR604", "GR602", "GR601", "GR603"]}


def test_doubted_figures_are_coloured_and_say_why(tmp_path: Path) -> None:
    wrong = build(
        {"applications.received.total": 9, f"{OTHER_ROWS}.fee_unpaid.total": 5}, year=2021
    )
    table = write_years([OLD, wrong], tmp_path / "out.xlsx", "zh")
    rows = {row["cell"]: row for row in table.rows}
    assert rows["applications.received.total"]["2021.doubt"] == "error"
    # A sum is doubted where one of its parts is.
    assert rows[f"{OTHER_ROWS}.all.total"]["2021.state"] == "sum"
    assert rows[f"{OTHER_ROWS}.all.total"]["2021.doubt"] is not None
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    head, *lines = book["各年度"].iter_rows()
    named = {
        line[-1].value: dict(zip((c.value for c in head), line, strict=True)) for line in lines
    }
    doubted = named["applications.received.total"]["2021"]
    assert (doubted.value, doubted.fill.fill_type) == (9, "solid")
    assert "GR30" in doubted.comment.text and "相差" in doubted.comment.text
    added = named[f"{OTHER_ROWS}.all.total"]["2021"]
    assert added.comment is not None and added.fill.fill_type == "solid"
    # Two years on there is no such report: nothing is coloured there.
    assert named["applications.received.total"]["2020"].value is None
    assert named["applications.received.total"]["2020"].comment is None
    plain = named["applications.granted.business"]["2019"]
    assert (plain.fill.fill_type, plain.comment) == (None, None)
    found = {row[2] for row in book["问题"].iter_rows(min_row=2, values_only=True)}
    assert {d.code for each in table.findings.values() for d in each} == found
    assert "GR603" in found


def test_a_figure_that_there_is_not_says_why_in_the_language(tmp_path: Path) -> None:
    lost = build({f"{OTHER_ROWS}.other.total": None, "applications.received.total": ""}, year=2021)
    for lang, due in (("zh", ["[无法合计]", "[空白]"]), ("en", ["[sum]", "[blank]"])):
        write_years([OLD, lost], tmp_path / "out.xlsx", lang)
        (_, *lines) = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0].values
        figures = {line[-1]: line[4] for line in lines}
        wanted = (f"{OTHER_ROWS}.all.total", "applications.received.total")
        assert [figures[path] for path in wanted] == due


def test_a_sheet_prints_on_the_width_of_a_page(tmp_path: Path) -> None:
    write_years([OLD, NEW], tmp_path / "out.xlsx")
    paper = openpyxl.load_workbook(tmp_path / "out.xlsx")["years"]
    assert paper.page_setup.orientation == "landscape" and paper.page_setup.fitToHeight == 0
    assert paper.sheet_properties.pageSetUpPr.fitToPage and paper.print_title_rows == "$1:$1"


def test_it_is_read_back_equal_in_every_format(tmp_path: Path) -> None:
    table = pivot_years([OLD, NEW])
    values = [row["2021"] for row in table.rows]
    for end in ("csv", "jsonl", "parquet", "xlsx"):
        assert write_years([OLD, NEW], tmp_path / f"out.{end}") == table
    frame = pandas.read_parquet(tmp_path / "out.parquet")
    assert [None if v is None else v for v in frame["2021"]] == values
    assert polars.read_parquet(tmp_path / "out.parquet")["2021"].to_list() == values
    read = duckdb.sql(f"""select "2021" from '{tmp_path / "out.parquet"}'""").fetchall()
    assert [value for (value,) in read] == values
    texts = pandas.read_csv(tmp_path / "out.csv", dtype=str, keep_default_na=False)["2021"]
    assert list(texts) == ["" if value is None else str(value) for value in values]
    frame = polars.read_ndjson(tmp_path / "out.jsonl", infer_schema_length=None)
    assert frame["2021"].to_list() == [None if v is None else str(v) for v in values]
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book["years"].max_row == len(table.rows) + 1
