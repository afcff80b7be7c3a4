"""Table files: every cell and every refusal is in them, and pandas, polars and duckdb read back what was written."""

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import duckdb
import openpyxl
import pandas
import polars
import pyarrow as pa
import pytest
from pyarrow import parquet

import gaireport
from gaireport import Cell, Outcome
from gaireport.characters import width
from gaireport.exports.columns import STATE_SUFFIX, WIDE_COLUMNS
from gaireport.exports.rows import ROW_COLUMNS
from gaireport.report.tree import replace_cells

REFUSAL = Outcome(
    "old.doc", None, gaireport.UnsupportedFileError("too old", "过旧", reason="old-word")
)
STATES = {
    "applications.received.business": Cell("１２", 12),
    "applications.received.research": Cell(""),
    "applications.received.public_interest": Cell("N/A"),
    "applications.received.legal_service": Cell('无,"\n'),
    "applications.received.other": Cell(state="unplaced"),
    "applications.received.total": Cell(),
    "proactive.fees.amount": Cell("59237.2449万元", Decimal("59237.2449"), "万元"),
}


@pytest.fixture
def outcomes(demo_text: str) -> list[Outcome]:
    """A report with a cell in every state, a report without a year, and a refusal."""
    report = replace_cells(gaireport.parse(demo_text), STATES)
    other = attrs.evolve(gaireport.parse(demo_text), year=None, agency='=1+1"')
    return [
        Outcome("a.txt", report, None, demo_text),
        REFUSAL,
        Outcome("b.txt", other, None, demo_text),
    ]


def _chinese_rows(outcomes: list[Outcome]) -> list[dict[str, Any]]:
    return list(gaireport.to_rows(outcomes, lang="zh"))


def test_rows_are_the_cells_and_the_refusals(outcomes: list[Outcome]) -> None:
    rows = _chinese_rows(outcomes)
    assert len(rows) == 200 + 1 + 200
    refused = rows[200]
    assert {name: value for name, value in refused.items() if value is not None} == {
        "source": "old.doc", "reason": "old-word", "message": "过旧",
    }  # fmt: skip
    assert {tuple(row) for row in rows} == {ROW_COLUMNS}


def test_a_row_says_where_its_figure_stands(demo_text: str) -> None:
    report = gaireport.parse(demo_text)
    for row in gaireport.to_rows([report], texts=[demo_text]):
        if row["start"] is not None:
            line = demo_text.split("\n")[row["line"] - 1]
            assert line[row["column"] - 1 :].startswith(demo_text[row["start"] : row["end"]])
    doubts = {r["cell"]: r["doubt"] for r in gaireport.to_rows([report]) if r["doubt"]}
    assert doubts == {path: str(worst) for path, worst in report.doubted().items()}


def _from_parquet(path: Path) -> list[dict[str, Any]]:
    return parquet.read_table(path).to_pylist()


def _pandas(path: Path) -> list[dict[str, Any]]:
    frame = pandas.read_parquet(path)
    assert not [name for name, kind in frame.dtypes.items() if kind.kind == "f"]
    records = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [
        {n: list(v) if hasattr(v, "tolist") and n == "codes" else v for n, v in r.items()}
        for r in records
    ]


def _polars(path: Path) -> list[dict[str, Any]]:
    frame = polars.read_parquet(path)
    assert not [kind for kind in frame.dtypes if kind.is_float()]
    return frame.to_dicts()


def _duckdb(path: Path) -> list[dict[str, Any]]:
    table = duckdb.sql(f"select * from '{path}'").to_arrow_table()
    assert not [field.name for field in table.schema if pa.types.is_floating(field.type)]
    return table.to_pylist()


@pytest.mark.parametrize("read", [_from_parquet, _pandas, _polars, _duckdb])
def test_parquet_is_read_back_equal(
    read: Callable[[Path], list[dict[str, Any]]], outcomes: list[Outcome], tmp_path: Path
) -> None:
    done = gaireport.write_table(outcomes, tmp_path / "out.parquet", lang="zh")
    assert (done.rows, done.reports, done.refused) == (401, 2, 1)
    assert read(tmp_path / "out.parquet") == _chinese_rows(outcomes)


def _as_texts(row: dict[str, Any]) -> dict[str, str | None]:
    texts: dict[str, str | None] = {}
    for name, value in row.items():
        joined = (";".join(value) or None) if isinstance(value, list) else value
        texts[name] = joined if joined is None else str(joined)
    return texts


def test_csv_is_read_back_equal(outcomes: list[Outcome], tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    gaireport.write_table(outcomes, path, lang="zh")
    due = [_as_texts(row) for row in _chinese_rows(outcomes)]
    without_nulls = [{name: value or "" for name, value in row.items()} for row in due]
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == without_nulls
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == without_nulls
    # These two tell a blank cell, which is a pair of quotes, from a null, which is nothing.
    lines = polars.read_csv(path, infer_schema=False)
    assert lines.to_dicts() == due
    table = duckdb.sql(
        f"select * from read_csv('{path}', all_varchar=true, allow_quoted_nulls=false)"
    )
    assert table.to_arrow_table().to_pylist() == due


def test_jsonl_is_read_back_equal(outcomes: list[Outcome], tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    gaireport.write_table(outcomes, path, lang="zh")
    due = [
        {**row, "value": None if row["value"] is None else str(row["value"])}
        for row in _chinese_rows(outcomes)
    ]
    assert [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] == due
    frame = polars.read_ndjson(path, infer_schema_length=None)
    assert frame.to_dicts() == [{**row, "codes": row["codes"]} for row in due]
    assert not [kind for kind in frame.dtypes if kind.is_float()]
    assert duckdb.sql(f"select count(*) from '{path}' where state = 'blank'").fetchall() == [
        (sum(row["state"] == "blank" for row in due),)
    ]


def test_the_schema_is_the_same_whatever_the_rows_hold(
    outcomes: list[Outcome], tmp_path: Path
) -> None:
    schemas = []
    for name, given in (("none", []), ("refused", [REFUSAL]), ("all", outcomes)):
        for wide in (False, True):
            path = tmp_path / f"{name}{wide}.parquet"
            gaireport.write_table(given, path, wide=wide)
            schemas.append(parquet.read_schema(path))
    assert schemas[0::2] == [schemas[0]] * 3
    assert schemas[1::2] == [schemas[1]] * 3
    assert schemas[0].names == list(ROW_COLUMNS) and schemas[1].names == list(WIDE_COLUMNS)
    assert gaireport.to_arrow(outcomes).schema == schemas[0]
    assert not [f for schema in schemas[:2] for f in schema if pa.types.is_floating(f.type)]


@pytest.mark.parametrize("end", ["csv", "jsonl", "parquet", "xlsx"])
def test_wide_has_a_row_for_each_report_and_keeps_the_states(
    end: str, outcomes: list[Outcome], tmp_path: Path
) -> None:
    path = tmp_path / f"out.{end}"
    assert gaireport.write_table(outcomes, path, wide=True).rows == 3
    if end == "csv":
        rows = pandas.read_csv(path, dtype=str, keep_default_na=False).to_dict("records")
    elif end == "jsonl":
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    elif end == "parquet":
        rows = _from_parquet(path)
    else:
        head, *lines = openpyxl.load_workbook(path)["rows"].iter_rows(values_only=True)
        rows = [dict(zip(head, line, strict=True)) for line in lines]
    states = {path: rows[0][f"{path}{STATE_SUFFIX}"] for path in STATES}
    assert states == {path: cell.state for path, cell in STATES.items()}
    assert Decimal(str(rows[0]["proactive.fees.amount"])) == Decimal("59237.2449")
    assert "proactive.fees.amount 万元" in rows[0]["units"]
    assert not rows[0][f"proactive.procurement.amount{STATE_SUFFIX}"]
    assert rows[1]["reason"] == "old-word"


def test_keys_stand_before_the_columns(outcomes: list[Outcome], tmp_path: Path) -> None:
    keys = [{"url": None, "n": at} for at in range(3)]
    gaireport.write_table(outcomes, tmp_path / "out.parquet", keys=keys)
    schema = parquet.read_schema(tmp_path / "out.parquet")
    assert schema.names == ["url", "n", *ROW_COLUMNS]
    assert [schema.field(name).type for name in ("url", "n")] == [pa.string(), pa.int64()]
    with pytest.raises(gaireport.WrongKeysError, match="the same keys"):
        gaireport.write_table(outcomes, tmp_path / "x.csv", keys=[{}, {"url": "a"}, {}])
    assert not (tmp_path / "x.csv").exists()


def test_a_file_is_whole_or_not_there(tmp_path: Path, outcomes: list[Outcome]) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")
    half = attrs.evolve(outcomes[0], source="\ud800")
    with pytest.raises(gaireport.UnwritableError, match="half a character"):
        gaireport.write_table([half], path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(gaireport.UnwritableError, match=r"no table file ends in \.ods"):
        gaireport.write_table([], tmp_path / "x.ods")


def test_excel_knows_the_encoding_by_the_mark(outcomes: list[Outcome], tmp_path: Path) -> None:
    for bom in (False, True):
        gaireport.write_table(outcomes, tmp_path / "out.csv", bom=bom)
        assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf") == bom


# Excel ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def book(outcomes: list[Outcome], tmp_path: Path) -> Any:
    gaireport.write_table(outcomes, tmp_path / "out.xlsx", lang="zh")
    return openpyxl.load_workbook(tmp_path / "out.xlsx")


def test_a_workbook_has_its_sheets_and_every_row(book: Any, outcomes: list[Outcome]) -> None:
    assert book.sheetnames == [
        "报告", "二、主动公开", "三、依申请公开", "四、复议诉讼", "问题", "未能读取", "数据",
    ]  # fmt: skip
    head, *lines = book["数据"].iter_rows(values_only=True)
    assert len(head) == len(ROW_COLUMNS) and head[0] == "文件名"
    due = [_as_texts(row) for row in _chinese_rows(outcomes)]
    found = [dict(zip(ROW_COLUMNS, map(_as_text, line), strict=True)) for line in lines]
    assert found == due
    assert [c.value for c in book["未能读取"][2]] == ["old.doc", "old-word", "过旧"]
    assert book["报告"].max_row == 3


def _as_text(value: object) -> str | None:
    return None if value is None else str(value)


def test_the_tables_are_laid_out_as_the_form_prints_them(book: Any) -> None:
    sheet = book["三、依申请公开"]
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {"A2:C4", "D2:J2", "E3:I3"} <= merged
    assert sheet["D2"].value == "申请人情况" and sheet["E4"].value == "商业企业"
    assert sheet["A5"].value.startswith("一、本年新收")
    # A label that takes two lines has the room for them.
    tall = {row for row in range(2, 30) if sheet.row_dimensions[row].height > 20}
    long = {row for row in range(2, 30) if "行政机关不再处理" in str(sheet.cell(row, 3).value)}
    assert len(long) == 2 and long <= tall and 5 not in tall
    shown = [sheet.cell(5, column).value for column in range(5, 11)]
    assert shown == [12, None, "N/A", '无,"\n', "无法确定", "缺失"]


def test_a_finding_has_room_for_all_its_lines(book: Any) -> None:
    sheet = book["问题"]
    for row in range(2, sheet.max_row + 1):
        longest = max(
            width(str(sheet.cell(row, column).value)) / sheet.column_dimensions[name].width
            for column, name in ((8, "H"), (9, "I"))
        )
        height = sheet.row_dimensions[row].height or sheet.sheet_format.defaultRowHeight
        assert height >= 15 * longest
        assert sheet.cell(row, 8).alignment.wrap_text
    assert any((sheet.row_dimensions[row].height or 0) > 30 for row in range(2, sheet.max_row + 1))


def test_each_report_is_printed_on_a_page_of_its_own(book: Any) -> None:
    sheet = book["三、依申请公开"]
    titles = [row for row in range(1, sheet.max_row + 1) if "txt" in str(sheet.cell(row, 1).value)]
    assert len(titles) == 2
    assert sheet.row_breaks.brk[0].id == titles[1] - 1
    assert sheet.page_setup.orientation == "landscape" and not sheet.page_setup.fitToWidth
    assert book["数据"].sheet_properties.pageSetUpPr.fitToPage


def test_doubted_cells_are_coloured_and_say_why(book: Any) -> None:
    sheet = book["三、依申请公开"]
    colours = {cell.fill.fgColor.rgb for cell in sheet[5] if cell.fill.fill_type}
    assert colours
    comments = [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
    assert any("GR303" in text and "相差" in text for text in comments)


def test_what_looks_like_a_formula_is_a_text(book: Any) -> None:
    agencies = [row[2] for row in book["报告"].iter_rows(min_row=2)]
    assert [cell.data_type for cell in agencies] == ["s", "s"]
    assert agencies[1].value == '=1+1"'


def test_the_same_reports_make_the_same_file(outcomes: list[Outcome], tmp_path: Path) -> None:
    for end in ("csv", "jsonl", "parquet", "xlsx"):
        for name in ("a", "b"):
            gaireport.write_table(outcomes, tmp_path / f"{name}.{end}")
        assert (tmp_path / f"a.{end}").read_bytes() == (tmp_path / f"b.{end}").read_bytes(), end


@pytest.fixture(scope="session")
def found_outcomes(corpus: Path) -> list[Outcome]:
    """All files of the corpus as found and converted, those that are no reports among them."""
    outcomes = list(gaireport.read_many(corpus, every=True))
    assert sum(each.report is not None for each in outcomes) > 40
    assert any(each.error is not None for each in outcomes)
    return outcomes


@pytest.mark.corpus
def test_the_corpus_is_in_the_table(found_outcomes: list[Outcome], tmp_path: Path) -> None:
    rows = _chinese_rows(found_outcomes)
    cells = sum(len(each.report.cells()) for each in found_outcomes if each.report)
    refused = [each for each in found_outcomes if each.error is not None]
    assert len(rows) == cells + len(refused)
    told = [(row["source"], row["reason"]) for row in rows if row["reason"] is not None]
    assert told == [(each.source, each.error.reason) for each in refused if each.error]
    done = gaireport.write_table(found_outcomes, tmp_path / "out.parquet", lang="zh")
    assert (done.rows, done.refused) == (len(rows), len(refused))


@pytest.mark.corpus
@pytest.mark.parametrize("read", [_pandas, _polars, _duckdb])
def test_the_corpus_is_read_back_equal_from_parquet(
    read: Callable[[Path], list[dict[str, Any]]], found_outcomes: list[Outcome], tmp_path: Path
) -> None:
    gaireport.write_table(found_outcomes, tmp_path / "out.parquet", lang="zh")
    assert read(tmp_path / "out.parquet") == _chinese_rows(found_outcomes)


@pytest.mark.corpus
def test_the_corpus_is_read_back_equal_from_csv(
    found_outcomes: list[Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    gaireport.write_table(found_outcomes, path, lang="zh")
    due = [_as_texts(row) for row in _chinese_rows(found_outcomes)]
    assert polars.read_csv(path, infer_schema=False).to_dicts() == due
    options = "all_varchar=true, allow_quoted_nulls=false"
    assert (
        duckdb.sql(f"select * from read_csv('{path}', {options})").to_arrow_table().to_pylist()
        == due
    )
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == [{n: v or "" for n, v in row.items()} for row in due]
    # pandas tells neither from the other by itself; the state does.
    states = {row["state"] for row in due if row["state"]}
    assert {"number", "blank", "unplaced", "lost"} <= states


@pytest.mark.corpus
def test_the_corpus_is_read_back_equal_from_json_lines(
    found_outcomes: list[Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "out.jsonl"
    gaireport.write_table(found_outcomes, path, lang="zh")
    rows = _chinese_rows(found_outcomes)
    due = [{**row, "value": None if row["value"] is None else str(row["value"])} for row in rows]
    frame = polars.read_ndjson(path, infer_schema_length=None)
    assert frame.to_dicts() == due and not [kind for kind in frame.dtypes if kind.is_float()]
    read = pandas.read_json(path, lines=True, dtype=False)
    texts = ["value", "state", "raw", "cell", "unit", "doubt", "reason", "message"]
    found = read[texts].astype(object).where(read[texts].notna(), None).to_dict("records")
    assert found == [{name: row[name] for name in texts} for row in due]
    columns = ", ".join(texts)
    table = duckdb.sql(f"select {columns} from read_json('{path}', format='newline_delimited')")
    assert table.to_arrow_table().to_pylist() == [{n: row[n] for n in texts} for row in due]
