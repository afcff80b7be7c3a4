"""A batch comes out row for row, whatever its rows hold, with one schema."""

import pickle
from decimal import Decimal

import pyarrow as pa
import pytest

import gaireport
from gaireport.corpus import Limits, batch_schema, parse_batch
from gaireport.errors import WrongKeysError


def _batch(*texts: object, kind: pa.DataType | None = None) -> pa.RecordBatch:
    urls = [str(number) for number in range(len(texts))]
    return pa.record_batch({"url": urls, "text": pa.array(list(texts), kind)})


def _fields_of(batch: pa.RecordBatch, *names: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in names) for row in batch.to_pylist()]


def test_a_row_for_each_row_in_order(demo_text: str) -> None:
    texts = [demo_text, "公司新闻", None, "政府信息公开", demo_text * 2, ""]
    read = parse_batch(_batch(*texts))
    assert read.column("url").to_pylist() == ["0", "1", "2", "3", "4", "5"]
    assert _fields_of(read, "status", "reason") == [
        ("ok", None),
        ("not_a_report", "no-words"),
        ("error", "no-text"),
        ("not_a_report", "nothing-of-a-report"),
        ("ok", None),
        ("not_a_report", "no-words"),
    ]
    assert all(each >= 0 for each in read.column("seconds").to_pylist())


def test_the_cells_are_those_of_the_report(demo_text: str) -> None:
    report = gaireport.parse(demo_text)
    (row,) = parse_batch(_batch(demo_text)).to_pylist()
    assert (row["layout"], row["form"], row["year"]) == ("cell_per_line", "2021", report.year)
    assert (row["agency"], row["title"], row["reports"]) == (report.agency, report.title, 1)
    doubted = report.doubted()
    assert row["cells"] == [
        {
            "cell": path,
            "value": None if cell.value is None else Decimal(cell.value),
            "state": cell.state,
            "raw": cell.raw,
            "unit": cell.unit,
            "doubt": doubted[path].name.lower() if path in doubted else None,
            "start": cell.span and cell.span.start,
            "end": cell.span and cell.span.end,
        }
        for path, cell in report.cells().items()
    ]
    assert [each["code"] for each in row["diagnostics"]] == [d.code for d in report.diagnostics]


@pytest.mark.parametrize("texts", [[], [None], ["x"], ["公司"] * 700])
def test_the_schema_is_fixed(texts: list[str | None], demo_text: str) -> None:
    kind = pa.string()
    whole = parse_batch(_batch(demo_text)).schema
    read = parse_batch(_batch(*texts, kind=kind))
    assert read.schema.field("url").type in (pa.string(), pa.null())
    assert [f for f in read.schema if f.name != "url"] == [f for f in whole if f.name != "url"]
    assert read.schema == batch_schema(_batch(*texts, kind=kind).schema)
    assert read.num_rows == len(texts)


def test_a_kept_column_of_nulls_is_text() -> None:
    batch = pa.record_batch({"url": pa.nulls(2), "text": ["x", "y"]})
    assert parse_batch(batch).schema.field("url").type == pa.string()


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())],
)
def test_text_in_every_type_of_arrow(kind: pa.DataType, demo_text: str) -> None:
    column = pa.array([demo_text, "x"]).cast(kind)
    batch = pa.RecordBatch.from_arrays([pa.array(["a", "b"]), column], ["url", "text"])
    assert parse_batch(batch).column("status").to_pylist() == ["ok", "not_a_report"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_bytes_in_every_encoding(encoding: str, demo_text: str) -> None:
    report = gaireport.parse(demo_text)
    page = f"<html><head></head><body>{gaireport.write(report, 'html')}</body></html>"
    read = parse_batch(
        _batch(page.encode(encoding), b"\x89PNG", None, b"<html>x", kind=pa.binary())
    )
    assert _fields_of(read, "status", "layout")[0] == ("ok", "html")
    assert [status for (status,) in _fields_of(read, "status")] == [
        "ok",
        "error",
        "error",
        "not_a_report",
    ]


def test_a_slice_of_a_batch_is_read_alone(demo_text: str) -> None:
    sliced = _batch("x", demo_text, "x", demo_text).slice(1, 2)
    assert _fields_of(parse_batch(sliced), "url", "status") == [("1", "ok"), ("2", "not_a_report")]


def test_limits_refuse_a_document_and_no_other(demo_text: str) -> None:
    read = parse_batch(_batch(demo_text, demo_text * 3), limits=Limits(characters=len(demo_text)))
    assert _fields_of(read, "status", "reason") == [
        ("ok", None),
        ("too_large", "too-many-characters"),
    ]
    late = parse_batch(_batch(demo_text), limits=Limits(seconds=0))
    assert _fields_of(late, "status", "reason") == [("timeout", "too-slow")]


def test_a_figure_that_fits_no_column_is_a_reason(demo_text: str) -> None:
    cells = gaireport.parse(demo_text).cells().values()
    span = next(cell.span for cell in cells if cell.value)
    assert span is not None
    long = demo_text[: span.start] + "9" * 40 + demo_text[span.end :]
    assert _fields_of(parse_batch(_batch(long, demo_text)), "status", "reason") == [
        ("error", "figure-too-long"),
        ("ok", None),
    ]


def test_what_an_adapter_raises_is_a_row(demo_text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str, **limits: object) -> None:
        raise MemoryError if "x" in text else ZeroDivisionError("by chance")

    monkeypatch.setattr(gaireport.api, "parse_all", fail)
    read = parse_batch(_batch(demo_text, "x" + demo_text))
    assert _fields_of(read, "status", "reason", "error")[0] == (
        "error", "internal", "ZeroDivisionError: by chance",
    )  # fmt: skip
    assert _fields_of(read, "status", "reason")[1] == ("too_large", "memory")


def test_half_a_character_does_not_stop_a_batch(demo_text: str) -> None:
    content = "政府信息公开".encode() + b"\xff\xfe"
    offsets = pa.array([0, len(content)], pa.int32()).buffers()[1]
    broken = pa.Array.from_buffers(pa.string(), 1, [None, offsets, pa.py_buffer(content)])
    batch = pa.RecordBatch.from_arrays([pa.array(["a"]), broken], ["url", "text"])
    assert _fields_of(parse_batch(batch), "status", "reason") == [("error", "not-utf-8")]


def test_the_function_is_pickled() -> None:
    assert pickle.loads(pickle.dumps(parse_batch)) is parse_batch
    assert pickle.loads(pickle.dumps(Limits(seconds=3))) == Limits(seconds=3)


@pytest.mark.parametrize(
    ("columns", "arguments"),
    [
        ({"url": ["a"]}, {}),
        ({"text": ["a"]}, {}),
        ({"url": ["a"], "text": [1]}, {}),
        ({"url": ["a"], "status": ["a"], "text": ["a"]}, {"keep": ("status",)}),
    ],
)
def test_a_wrong_column_is_an_error(
    columns: dict[str, list[object]], arguments: dict[str, tuple[str]]
) -> None:
    with pytest.raises(WrongKeysError) as raised:
        parse_batch(pa.record_batch(columns), **arguments)
    assert raised.value.message_zh != raised.value.message
