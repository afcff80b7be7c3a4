"""The codebook: an entry for each cell of the forms, and what may be joined over them."""

import csv
import io
import json

import attrs
import pytest

import gaireport
from gaireport.exports.codebook import CodebookEntry, codebook
from gaireport.exports.codebook_formats import format_codebook
from gaireport.exports.columns import WIDE_COLUMNS
from gaireport.form import official
from gaireport.report.tree import form_paths

ENTRIES = {entry.path: entry for entry in codebook()}


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_it_has_every_cell_of_a_form_once_in_its_order(form: str) -> None:
    assert len(ENTRIES) == len(codebook())
    of_form = [entry.path for entry in codebook() if form in entry.forms]
    assert sorted(of_form) == sorted(form_paths(form))
    tables = [entry.table for entry in codebook()]
    assert tables == sorted(tables, key=["proactive", "applications", "review"].index)


def test_a_cell_is_called_what_its_form_prints() -> None:
    licensing = ENTRIES["proactive.licensing.decisions"]
    assert licensing.label_2019 == "行政许可·处理决定数量"
    assert licensing.label_2021 == licensing.label == "行政许可·本年处理决定数量"
    assert ENTRIES["proactive.procurement.amount"].label == "政府集中采购·采购总金额"
    assert ENTRIES["proactive.procurement.amount"].unit is None
    fees = ENTRIES["proactive.fees.amount"]
    assert (fees.kind, fees.unit, fees.unit_is_printed) == ("money", "万元", True)
    assert ENTRIES["proactive.normative_documents.created"].label == "规范性文件·本年新制作数量"


def test_names_are_of_one_cell_each() -> None:
    for name in ("label_en", "label_2019", "label_2021"):
        named = [label for entry in codebook() if (label := getattr(entry, name)) is not None]
        assert len(named) == len(set(named)), name


def test_what_may_not_be_joined_says_so_on_both_sides() -> None:
    never = [entry for entry in codebook() if entry.join == "never"]
    assert {"proactive.fees.amount", "proactive.regulations.in_force"} <= {e.path for e in never}
    for entry in never:
        assert entry.not_with and entry.reason and entry.reason_zh
        assert all(entry.path in ENTRIES[path].not_with for path in entry.not_with)
        assert all(ENTRIES[path].series != entry.series for path in entry.not_with)


def test_a_series_has_cells_of_both_forms_where_it_may_be_joined() -> None:
    for entry in codebook():
        others = [each for each in codebook() if each.series == entry.series]
        forms = {form for each in others for form in each.forms}
        assert (forms == {"2019", "2021"}) == (entry.join in ("same", "sum"))
        assert (len(others) > 1) == (entry.join == "sum")
    summed = [e.path for e in codebook() if e.series == "applications.other.all.total"]
    rows = ("not_corrected_in_time", "fee_unpaid", "other", "all")
    assert summed == [f"applications.other.{row}.total" for row in rows]


def test_it_names_the_sums_of_a_cell() -> None:
    assert ENTRIES["applications.granted.business"].sums == (
        "GR302 applications.total.business",
        "GR303 applications.granted.total",
    )
    assert ENTRIES["proactive.fees.amount"].sums == ()


def test_csv_has_a_line_for_each_entry() -> None:
    lines = list(csv.DictReader(io.StringIO(format_codebook("csv"))))
    assert [line["path"] for line in lines] == list(ENTRIES)
    assert list(lines[0]) == [field.name for field in attrs.fields(CodebookEntry)]
    assert lines[0]["forms"] == "2021"


def test_json_says_it_in_both_languages() -> None:
    whole = json.loads(format_codebook("json"))
    assert [cell["path"] for cell in whole["cells"]] == list(ENTRIES)
    assert whole["states"]["blank"]["zh"] and whole["columns"]["value"]["en"]


@pytest.mark.parametrize(
    ("lang", "title"), [("en", "granted · businesses"), ("zh", "（一）予以公开·商业企业")]
)
def test_table_schema_has_a_field_for_each_column_of_the_wide_table(lang: str, title: str) -> None:
    fields = json.loads(format_codebook("table-schema", lang))["fields"]
    assert [field["name"] for field in fields] == list(WIDE_COLUMNS)
    by_name = {field["name"]: field for field in fields}
    assert by_name["applications.granted.business"]["title"] == title
    assert by_name["applications.granted.business.state"]["constraints"]["enum"][0] == "number"


def test_there_is_no_other_format() -> None:
    with pytest.raises(gaireport.GaireportError, match="no format 'yaml'; there are csv, json"):
        format_codebook("yaml")


def test_every_term_of_the_forms_has_an_english_name() -> None:
    assert len(ENTRIES) == 22 + 10 - 3 + (25 + 1) * len(official.APPLICANT_COLUMNS) + 15
