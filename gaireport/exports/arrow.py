"""Reports -> an Arrow table: the columns of ``to_rows``, with values as decimals, never as floats."""

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import ModuleType
from typing import TYPE_CHECKING, Any

from gaireport.errors import MissingExtraError, UnwritableError, WrongKeysError
from gaireport.exports.rows import ROW_COLUMNS, Keys, to_rows
from gaireport.nodes import Report
from gaireport.report.outcome import Outcome

if TYPE_CHECKING:
    import pyarrow as pa

_DECIMAL_PRECISION, _SCALE = 38, 10
"""The digits of a figure: 28 before the point and 10 after it, which Parquet and the engines read as decimal128."""
_WHOLE_NUMBERS = {"year": "int32", "line": "int64", "column": "int64", "start": "int64", "end": "int64"}  # fmt: skip


def to_arrow(
    reports: Iterable[Report | Outcome],
    *,
    keys: Keys | None = None,
    texts: Iterable[str | None] | None = None,
    lang: str = "en",
) -> "pa.Table":
    """Make an Arrow table with one row for each cell of each report, and one for each refusal; blank is null.

    Args:
        reports, keys, texts, lang: as for ``to_rows``.

    Raises:
        MissingExtraError: pyarrow is not installed.
        WrongKeysError: as for ``to_rows``, or values of one key are of no common type.
        UnwritableError: a figure or a year has too many digits for its column, or a text has half a character.
    """
    pa = load_pyarrow("to_arrow")
    rows = list(to_rows(reports, keys=keys, texts=texts, lang=lang))
    names = list(dict.fromkeys(name for row in rows for name in row if name not in ROW_COLUMNS))
    fields = [
        *key_fields(pa, names, rows),
        *(row_field(pa, n) for n in ROW_COLUMNS),
    ]
    return arrow_table(pa, pa.schema(fields), rows)


def load_pyarrow(what: str) -> ModuleType:
    """pyarrow, or the error that says how to get it."""
    try:
        import pyarrow
    except ModuleNotFoundError:
        raise MissingExtraError(
            f'{what} needs pyarrow: pip install "gaireport[arrow]"',
            '写Parquet文件和 to_arrow 需要pyarrow：pip install "gaireport[arrow]"',
        ) from None
    module: ModuleType = pyarrow
    return module


def row_field(pa: Any, name: str) -> Any:
    """A column of the rows with its type, whatever they hold."""
    if name in _WHOLE_NUMBERS:
        return pa.field(name, pa.type_for_alias(_WHOLE_NUMBERS[name]))
    others = {"value": value_type(pa), "codes": pa.list_(pa.string())}
    return pa.field(name, others.get(name, pa.string()))


def value_type(pa: Any) -> Any:
    """The type of a column of figures."""
    return pa.decimal128(_DECIMAL_PRECISION, _SCALE)


def key_fields(pa: Any, names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The caller's key columns, with the types that their values have."""
    try:
        fields = [pa.field(n, pa.array([row.get(n) for row in rows]).type) for n in names]
        pa.schema(fields)
    except (pa.ArrowException, OverflowError, UnicodeError) as error:
        raise WrongKeysError(
            f"the values of a key do not go into one column: {error}",
            f"同一个键的值不能放进一列：{error}",
        ) from error
    # A key that is null in every row has no type of its own, and one that files do not know would follow from it.
    return [f.with_type(pa.string()) if pa.types.is_null(f.type) else f for f in fields]


def arrow_table(pa: Any, schema: Any, rows: Sequence[Mapping[str, Any]]) -> Any:
    """The rows under a schema; figures must have no more digits than it holds."""
    columns = []
    for field in schema:
        held = [row.get(field.name) for row in rows]
        if field.type == value_type(pa):
            held = [_fitting(value, field.name, row) for value, row in zip(held, rows, strict=True)]
        try:
            columns.append(pa.array(held, field.type))
        except (pa.ArrowException, OverflowError, UnicodeError) as error:
            raise UnwritableError(
                f"{field.name} does not go into its column: {error}",
                f"{field.name} 的内容不能放进该列：{error}",
                field=field.name,
            ) from error
    return pa.table(columns, schema=with_pandas_types(pa, schema))


def with_pandas_types(pa: Any, schema: Any) -> Any:
    """The schema with a note for pandas, which would make floats of whole numbers beside nulls."""
    columns = []
    for field in schema:
        whole = pa.types.is_integer(field.type)
        kind = str(field.type)
        columns.append(
            {
                "name": field.name,
                "field_name": field.name,
                "pandas_type": kind if whole else "unicode",
                "numpy_type": kind.capitalize().replace("Uint", "UInt") if whole else "object",
                "metadata": None,
            }
        )
    note = {"index_columns": [], "column_indexes": [], "columns": columns}
    return schema.with_metadata({"pandas": json.dumps(note)})


def _fitting(value: Any, name: str, row: Mapping[str, Any]) -> Decimal | None:
    if value is None:
        return None
    _, digits, exponent = Decimal(value).as_tuple()
    assert isinstance(exponent, int)  # a figure is never NaN or infinite
    if -exponent > _SCALE or len(digits) + exponent > _DECIMAL_PRECISION - _SCALE:
        raise UnwritableError(
            f"{row.get('cell', name)}: {value} has more digits than the column value holds "
            f"({_DECIMAL_PRECISION - _SCALE} before the point, {_SCALE} after it)",
            f"{row.get('cell', name)}：{value} 的位数超过 value 列的上限"
            f"（整数{_DECIMAL_PRECISION - _SCALE}位，小数{_SCALE}位）",
        )
    return Decimal(value)
