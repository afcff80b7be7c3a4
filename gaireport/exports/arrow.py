"""Reports -> an Arrow table: the columns of ``to_rows``, with values as decimals, never as floats."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gaireport.errors import MissingExtraError, UnwritableError, WrongKeysError
from gaireport.exports.rows import ROW_COLUMNS, to_rows
from gaireport.nodes import Report

if TYPE_CHECKING:
    import pyarrow as pa

_DECIMAL_PRECISION, _SCALE = 38, 10
"""The digits of a figure: 28 before the point and 10 after it, which Parquet and the engines read as decimal128."""


def to_arrow(
    reports: Iterable[Report], *, keys: Iterable[Mapping[str, Any]] | None = None
) -> "pa.Table":
    """Make an Arrow table with one row for each cell of each report; blank is null.

    Args:
        keys: as for ``to_rows``.

    Raises:
        MissingExtraError: pyarrow is not installed.
        WrongKeysError: as for ``to_rows``, or values of one key are of no common type.
        UnwritableError: a figure or a year has too many digits for its column, or a text has half a character.
    """
    try:
        import pyarrow as pa
    except ModuleNotFoundError:
        raise MissingExtraError('to_arrow needs pyarrow: pip install "gaireport[arrow]"') from None
    types = {
        "title": pa.string(), "agency": pa.string(), "year": pa.int32(), "form": pa.string(),
        "layout": pa.string(), "cell": pa.string(), "value": pa.decimal128(_DECIMAL_PRECISION, _SCALE),
        "raw": pa.string(), "unit": pa.string(), "start": pa.int64(), "end": pa.int64(),
        "codes": pa.list_(pa.string()),
    }  # fmt: skip
    rows = list(to_rows(reports, keys=keys))
    for row in rows:
        row["value"] = _fitting(row)
    names = list(dict.fromkeys(name for row in rows for name in row if name not in ROW_COLUMNS))
    try:
        columns = {name: pa.array([row.get(name) for row in rows]) for name in names}
        pa.schema([(name, column.type) for name, column in columns.items()])
    except (pa.ArrowException, OverflowError, UnicodeError) as error:
        raise WrongKeysError(f"the values of a key do not go into one column: {error}") from error
    for name in ROW_COLUMNS:
        try:
            columns[name] = pa.array([row[name] for row in rows], types[name])
        except (pa.ArrowException, OverflowError, UnicodeError) as error:
            raise UnwritableError(
                f"{name} does not go into its column: {error}", field=name
            ) from error
    return pa.table(columns)


def _fitting(row: Mapping[str, Any]) -> Decimal | None:
    value = row["value"]
    if value is None:
        return None
    _, digits, exponent = Decimal(value).as_tuple()
    assert isinstance(exponent, int)  # a figure is never NaN or infinite
    if -exponent > _SCALE or len(digits) + exponent > _DECIMAL_PRECISION - _SCALE:
        raise UnwritableError(
            f"{row['cell']}: {row['raw']} has more digits than the column value holds "
            f"({_DECIMAL_PRECISION - _SCALE} before the point, {_SCALE} after it)"
        )
    return Decimal(value)
