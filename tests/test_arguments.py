"""Wrong types and values of every argument: TypeError, or one of our errors for bad content, and nothing else."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_json import make_report

import gaireport
from gaireport import GaireportError, files
from gaireport.exports.findings import FORMATS, format_findings
from gaireport.exports.schema import json_schema
from gaireport.nodes import Cell, Report
from gaireport.source import Span

SHORT_TEXT = "某市2023年政府信息公开工作年度报告\n一、总体情况\n第二十条第（一）项\n规章\t1\t2\t3\n"
REPORT = gaireport.parse(SHORT_TEXT)
FINDINGS = make_report().diagnostics
CLOSED = io.BytesIO(SHORT_TEXT.encode())
CLOSED.close()

NEITHER = [(), [], {}, object(), Decimal(1), Fraction(1), 1j, REPORT, str, io.BytesIO(b"x"), CLOSED]
"""Never text, number or path."""
NO_TEXT = [None, True, 0, -1, 1.5, b"x", bytearray(b"x"), memoryview(b"x"), Path("x"), *NEITHER]
NO_WHOLE = [None, True, False, 1.0, 1.5, float("nan"), float("inf"), "1", b"1", Path("x"), *NEITHER]
NO_NUMBER = [True, False, "1", b"1", Path("x"), *NEITHER]
NO_FILE = [None, True, 0, 1, 1.5, bytearray(b"x"), memoryview(b"x"), *NEITHER]
NO_REPORT = [each for each in [*NO_TEXT, "x"] if each is not REPORT]

Call = Callable[[Any], object]
WRONG_CALLS: dict[str, tuple[Call, list[Any]]] = {
    "parse": (gaireport.parse, NO_TEXT),
    "parse adapter": (lambda v: gaireport.parse(SHORT_TEXT, adapter=v), NO_TEXT[1:]),
    "parse max_characters": (lambda v: gaireport.parse(SHORT_TEXT, max_characters=v), NO_WHOLE),
    "parse max_cells": (lambda v: gaireport.parse(SHORT_TEXT, max_cells=v), NO_WHOLE),
    "parse max_seconds": (lambda v: gaireport.parse(SHORT_TEXT, max_seconds=v), NO_NUMBER),
    "sniff": (gaireport.sniff, NO_TEXT),
    "read": (gaireport.read, NO_FILE),
    "read adapter": (lambda v: gaireport.read(SHORT_TEXT.encode(), adapter=v), NO_TEXT[1:]),
    "read max_bytes": (lambda v: gaireport.read(SHORT_TEXT.encode(), max_bytes=v), NO_WHOLE),
    "read max_unpacked": (lambda v: gaireport.read(SHORT_TEXT.encode(), max_unpacked=v), NO_WHOLE),
    "read max_pages": (lambda v: gaireport.read(SHORT_TEXT.encode(), max_pages=v), NO_WHOLE),
    "read_text": (files.read_text, NO_FILE),
    "write report": (lambda v: gaireport.write(v, "html"), NO_REPORT),
    "write layout": (lambda v: gaireport.write(REPORT, v), NO_TEXT),
    "write_docx report": (lambda v: gaireport.write_docx(v, "x.docx"), NO_REPORT),
    "write_docx path": (lambda v: gaireport.write_docx(REPORT, v), [b"x", *NO_FILE]),
    "blank form": (lambda v: gaireport.blank(v, "某局", 2023), NO_TEXT),
    "blank agency": (lambda v: gaireport.blank("2021", v, 2023), NO_TEXT),
    "blank year": (lambda v: gaireport.blank("2021", "某局", v), NO_WHOLE),
    "to_json": (gaireport.to_json, NO_REPORT),
    "to_json indent": (lambda v: gaireport.to_json(REPORT, indent=v), NO_WHOLE[1:]),
    "from_json": (gaireport.from_json, [None, True, 0, 1.5, memoryview(b"{}"), Path("x"), *NEITHER]),
    "to_rows": (lambda v: list(gaireport.to_rows(v)), [None, True, 0, 1.5, "x", b"x", REPORT]),
    "to_rows report": (lambda v: list(gaireport.to_rows([v])), NO_REPORT),
    "to_rows keys": (lambda v: list(gaireport.to_rows([REPORT], keys=v)), [True, 0, "x", b"x", [1]]),
    "to_rows key": (lambda v: list(gaireport.to_rows([REPORT], keys=[{v: 1}])), [None, 0, 1.5, b"x"]),
    "to_arrow report": (lambda v: gaireport.to_arrow([v]), NO_REPORT),
    "explain": (gaireport.explain, NO_TEXT),
    "explain lang": (lambda v: gaireport.explain("GR303", v), NO_TEXT),
    "ratios": (gaireport.ratios, NO_REPORT),
    "check": (gaireport.check, NO_REPORT),
    "check text": (lambda v: gaireport.check(REPORT, v), NO_TEXT[1:]),
    "check_years": (lambda v: gaireport.check_years([v]), NO_REPORT),
    "check_years copied": (lambda v: gaireport.check_years([], copied=v), [None, *NO_NUMBER]),
    "combine": (lambda v: gaireport.combine([v]), NO_REPORT),
    "check_units": (lambda v: gaireport.check_units(v, [REPORT]), NO_REPORT),
    "repair report": (lambda v: gaireport.repair(v, FINDINGS[0].proposals[0]), NO_REPORT),
    "repair proposal": (lambda v: gaireport.repair(REPORT, v), NO_TEXT),
    "findings": (format_findings, [None, 0, "x", b"x", [1], [()], [("a",)], REPORT]),
    "findings name": (lambda v: format_findings([(v, FINDINGS)]), NO_TEXT),
    "findings finding": (lambda v: format_findings([("a", [v])]), NO_REPORT),
    "findings style": (lambda v: format_findings([], v), NO_TEXT),
    "findings lang": (lambda v: format_findings([], "text", v), NO_TEXT),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_CALLS)
def test_wrong_type_is_a_type_error(name: str) -> None:
    call, values = WRONG_CALLS[name]
    for value in values:
        with pytest.raises(TypeError):
            call(value)


@pytest.mark.parametrize("number", [0, -1, -2, -(10**30)])
def test_limit_that_nothing_keeps_refuses_everything(number: int, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(SHORT_TEXT, encoding="utf-8")
    for call in (
        lambda: gaireport.parse(SHORT_TEXT, max_characters=number),
        lambda: gaireport.parse(SHORT_TEXT, max_cells=number),
        lambda: gaireport.parse(SHORT_TEXT, max_seconds=number),
        lambda: gaireport.read(SHORT_TEXT.encode(), max_bytes=number),
        lambda: gaireport.read(path, max_bytes=number),
    ):
        with pytest.raises(gaireport.InputTooLargeError):
            call()


def test_limit_may_be_as_high_as_one_likes() -> None:
    most = 10**30
    assert gaireport.parse(SHORT_TEXT, max_characters=most, max_cells=most) == REPORT
    assert gaireport.parse(SHORT_TEXT, max_seconds=float("inf")) == REPORT
    read = gaireport.read(SHORT_TEXT.encode(), max_bytes=most, max_unpacked=most, max_pages=most)
    assert read == REPORT


def test_no_number_of_seconds_is_no_limit_that_is_kept() -> None:
    with pytest.raises(gaireport.InputTooLargeError, match="nan seconds"):
        gaireport.parse(SHORT_TEXT, max_seconds=float("nan"))


@pytest.mark.parametrize("name", ["", "a\0b", "\ud800", "x" * 5000, "no such folder/x"])
def test_name_that_no_file_has(name: str, tmp_path: Path) -> None:
    for path in (f"{tmp_path}/{name}", tmp_path / name):
        with pytest.raises(gaireport.UnreadableFileError):
            gaireport.read(path)
        with pytest.raises((gaireport.UnwritableError, OSError)):
            gaireport.write_docx(gaireport.blank("2021", "某局", 2023), path)
    assert not list(tmp_path.iterdir())


def test_content_may_be_any_kind_of_json_text() -> None:
    text = gaireport.to_json(REPORT)
    for content in (text, text.encode(), bytearray(text.encode()), text.encode("utf-16")):
        assert gaireport.from_json(content) == REPORT


@pytest.mark.parametrize("style", FORMATS)
def test_findings_of_a_file_of_any_name(style: str) -> None:
    for name in ("", "a\nb", "\ud800", "\udc80", "%:,", "/"):
        assert format_findings([(name, FINDINGS)], style)


def test_half_a_character_does_not_go_into_a_column() -> None:
    pytest.importorskip("pyarrow")
    odd = attrs.evolve(REPORT, title="a\ud800")
    with pytest.raises(gaireport.UnwritableError, match="title does not go into its column"):
        gaireport.to_arrow([odd])
    with pytest.raises(gaireport.UnwritableError, match="year does not go into its column"):
        gaireport.to_arrow([attrs.evolve(REPORT, year=10**12)])
    for key in ({"url": "\ud800"}, {"\ud800": "a"}, {"url": 10**99}, {"url": object()}):
        with pytest.raises(gaireport.WrongKeysError):
            gaireport.to_arrow([REPORT], keys=[key])


# Reports made by hand -----------------------------------------------------------------------------

MADE_REPORT = make_report()
FEES_PATH = "report.proactive.fees.amount"
WRONG_FIELDS: list[tuple[str, Any, str]] = [
    ("title", 3, "report.title must be str or None, not int"),
    ("year", "2023", "report.year must be int or None, not str"),
    ("year", True, "report.year must be int or None, not bool"),
    ("published", "2024-01-31", "report.published must be date or None, not str"),
    ("preamble", None, "report.preamble must be tuple, not NoneType"),
    ("preamble", ["a"], "report.preamble must be tuple, not list"),
    ("preamble", ("a",), "report.preamble[0] must be Paragraph, not str"),
    ("chapters", (MADE_REPORT.preamble[0],), "report.chapters[0] must be Chapter, not Paragraph"),
    ("proactive", None, "report.proactive must be Proactive, not NoneType"),
    ("review", MADE_REPORT.litigation, "report.review must be Outcomes, not Litigation"),
    ("labels", (None,), "report.labels[0] must be Label, not NoneType"),
    ("diagnostics", ("GR203",), "report.diagnostics[0] must be Diagnostic, not str"),
]
CELL_FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"raw": 3}, f"{FEES_PATH}.raw must be str or None, not int"),
    ({"value": "3"}, f"{FEES_PATH}.value must be int or Decimal or None, not str"),
    ({"value": 3.0}, f"{FEES_PATH}.value must be int or Decimal or None, not float"),
    ({"value": True}, f"{FEES_PATH}.value must be int or Decimal or None, not bool"),
    ({"unit": b"x"}, f"{FEES_PATH}.unit must be str or None, not bytes"),
    ({"span": (1, 2)}, f"{FEES_PATH}.span must be Span or None, not tuple"),
    ({"span": Span("1", 2)}, f"{FEES_PATH}.span.start must be int, not str"),  # type: ignore[arg-type]
]
BAD_CELLS: list[tuple[dict[str, Any], str]] = [
    ({"value": Decimal("NaN")}, f"{FEES_PATH}.value: no report has the number NaN"),
    ({"value": Decimal("Infinity")}, f"{FEES_PATH}.value: no report has the number Infinity"),
    ({"value": 10**5000}, f"{FEES_PATH}.value: no report has a number of so many digits"),
    ({"value": Decimal("1e9999")}, f"{FEES_PATH}.value: no report has the number"),
    ({"span": Span(-1, 2)}, f"{FEES_PATH}.span is no span"),
    ({"span": Span(3, 2)}, f"{FEES_PATH}.span is no span"),
]


def doors(report: Report) -> Iterator[Callable[[], object]]:
    """Every function that takes a report."""
    yield lambda: gaireport.write(report, "html")
    yield lambda: gaireport.write_docx(report, "/nowhere/x.docx")
    yield lambda: gaireport.to_json(report)
    yield lambda: list(gaireport.to_rows([report]))
    yield lambda: gaireport.to_arrow([report])
    yield lambda: gaireport.check(report, SHORT_TEXT)
    yield lambda: gaireport.check_years([report, report])
    yield lambda: gaireport.combine([report])
    yield lambda: gaireport.check_units(report, [report])
    yield lambda: gaireport.ratios(report)
    yield lambda: gaireport.repair(report, FINDINGS[0].proposals[0])


def with_fees(**fields: Any) -> Report:
    cell = Cell(**fields)
    fees = attrs.evolve(MADE_REPORT.proactive.fees, amount=cell)
    return attrs.evolve(MADE_REPORT, proactive=attrs.evolve(MADE_REPORT.proactive, fees=fees))


@pytest.mark.parametrize(
    ("report", "message"),
    [
        *(
            (attrs.evolve(MADE_REPORT, **{field: value}), message)
            for field, value, message in WRONG_FIELDS
        ),
        *((with_fees(**fields), message) for fields, message in CELL_FAULTS),
    ],
)
def test_field_of_a_wrong_type_is_named_at_every_door(report: Report, message: str) -> None:
    for call in doors(report):
        with pytest.raises(TypeError) as caught:
            call()
        assert str(caught.value).replace("each of the reports", "report").replace(
            "parent", "report"
        ) == message  # fmt: skip


@pytest.mark.parametrize(
    ("report", "message"),
    [
        *((with_fees(**fields), message) for fields, message in BAD_CELLS),
        (
            attrs.evolve(MADE_REPORT, form="2020"),
            "report.form is '2020', none of 2019, 2021, mixed, statistics",
        ),
        (
            attrs.evolve(MADE_REPORT, diagnostics=(attrs.evolve(FINDINGS[0], code="GR999"),)),
            "report.diagnostics[0].code: there is no code 'GR999'",
        ),
        (
            attrs.evolve(MADE_REPORT, diagnostics=(attrs.evolve(FINDINGS[0], line=-1),)),
            "report.diagnostics[0]: no text has line -1, column 4",
        ),
    ],
)
def test_value_that_no_report_has_is_named_at_every_door(report: Report, message: str) -> None:
    for call in doors(report):
        with pytest.raises(GaireportError) as caught:
            call()
        told = str(caught.value).replace("each of the reports", "report")
        assert message in told.replace("parent", "report")


def test_finding_made_by_hand_is_looked_at() -> None:
    for fields, kind in (
        ({"code": "GR999"}, GaireportError),
        ({"code": None}, TypeError),
        ({"span": None}, TypeError),
        ({"cells": "abc"}, TypeError),
        ({"proposals": (1,)}, TypeError),
        ({"line": -1}, GaireportError),
    ):
        with pytest.raises(kind):
            format_findings([("a", [attrs.evolve(FINDINGS[0], **fields)])])


class _Text(str):
    """A text of a class of its own, as some libraries give."""


def test_text_of_a_class_of_its_own_is_a_text() -> None:
    report = attrs.evolve(MADE_REPORT, title=_Text("某市2023年政府信息公开工作年度报告"))
    assert gaireport.from_json(gaireport.to_json(report)) == report


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9), st.binary(max_size=3), st.dates(),
    st.datetimes(), st.decimals(), st.lists(st.text(max_size=3), max_size=2).map(tuple),
    st.sampled_from([Span(1, 2), Span(2, 1), Cell("1", 1), MADE_REPORT.chapters, MADE_REPORT.review, FINDINGS,
        MADE_REPORT.proactive]),
    st.sampled_from(["2019", "2021", "mixed", "元", 10**5000]),
)  # fmt: skip
SCHEMA = jsonschema.Draft202012Validator(json_schema(), format_checker=jsonschema.FormatChecker())


def _change_a_field(data: st.DataObject, node: Any) -> Any:
    """The node with one field somewhere below it put to something else."""
    if isinstance(node, tuple) and node and data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(node) - 1))
        return (*node[:at], _change_a_field(data, node[at]), *node[at + 1 :])
    if attrs.has(type(node)) and data.draw(st.integers(0, 9)):
        name = data.draw(st.sampled_from([field.name for field in attrs.fields(type(node))]))
        return attrs.evolve(node, **{name: _change_a_field(data, getattr(node, name))})
    return data.draw(ODD)


@given(data=st.data())
def test_report_of_anything_is_read_back_or_refused(data: st.DataObject) -> None:
    report = _change_a_field(data, MADE_REPORT)
    try:
        text = gaireport.to_json(report)
    except (TypeError, GaireportError):
        report = None
    else:
        SCHEMA.validate(json.loads(text))
        assert gaireport.from_json(text) == report
    if report is not None:
        for call in doors(report):
            with suppress(GaireportError, OSError):
                call()
