"""Reports and refusals -> one table file: CSV, JSON Lines, Parquet or Excel, long or wide, under one fixed schema."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from gaireport.errors import GaireportError, UnwritableError, WrongKeysError, require_path
from gaireport.exports.arrow import arrow_table, key_fields, load_pyarrow, row_field, value_type
from gaireport.exports.columns import LISTS, STATE_SUFFIX, WIDE_COLUMNS, wide_row
from gaireport.exports.rows import ROW_COLUMNS, Keys, outcome_rows, pair_keys
from gaireport.exports.workbook import write_workbook
from gaireport.files.unwritable import writing
from gaireport.nodes import Report
from gaireport.report.outcome import Outcome
from gaireport.report.tree import all_paths

_BATCH = 64
"""The inputs whose rows make one row group of a Parquet file."""
_KEYS_DIFFER = (
    "a table file needs the same keys for all reports",
    "同一个表格文件中，各报告的键应相同",
)
_SIGNS_TO_QUOTE = frozenset(',"\r\n')
KeyedRow = Mapping[str, Any]


class TableFile(NamedTuple):
    """What went into a table file."""

    rows: int
    reports: int
    refused: int


class _Options(NamedTuple):
    wide: bool
    bom: bool
    lang: str


class _Account:
    """Counts the inputs as they pass."""

    def __init__(self) -> None:
        self.rows = self.reports = self.refused = 0

    def groups(
        self, inputs: Iterable[tuple[Outcome, KeyedRow]], options: _Options
    ) -> Iterator[list[dict[str, Any]]]:
        """The rows of each input."""
        for outcome, key in inputs:
            rows = list(outcome_rows(outcome, key, options.lang))
            rows = [wide_row(rows)] if options.wide else rows
            self.rows += len(rows)
            self.reports += outcome.report is not None
            self.refused += outcome.report is None
            yield rows


def write_table(
    reports: Iterable[Report | Outcome],
    path: str | os.PathLike[str],
    *,
    keys: Keys | None = None,
    texts: Iterable[str | None] | None = None,
    wide: bool = False,
    bom: bool = False,
    lang: str = "en",
) -> TableFile:
    """Write one table of all reports and refusals; the end of the name says in which format.

    ``.csv`` and ``.jsonl`` are written as the rows come. ``.parquet`` needs the extra ``[arrow]`` and ``.xlsx`` the
    extra ``[xlsx]``. A file of that name is replaced when the new one is whole.

    Args:
        reports, keys, texts: as for ``to_rows``.
        wide: one row for each report with a column for each cell, in place of one row for each cell.
        bom: begin a CSV file with the mark by which Excel knows UTF-8.
        lang: the language of what was refused and why, and of heads and comments in an Excel file.

    Raises:
        UnwritableError: the name has another end, or a figure or a text does not go into the format.
        WrongKeysError: as for ``to_rows``, or the keys are not the same for all reports.
        MissingExtraError: the package for the format is not installed.
        UnwritableFileError: the file cannot be written; it is an OSError too.
    """
    require_path(path)
    write = writer_for(Path(path))
    account = _Account()
    options = _Options(wide, bom, lang)
    with whole_file(Path(path)) as draft:
        write(draft, pair_keys(reports, keys, texts), account, options)
    return TableFile(account.rows, account.reports, account.refused)


def writer_for(path: Path) -> "_WritesTable":
    """What writes a file of that name.

    Raises:
        UnwritableError: no table file ends so.
    """
    write = TABLE_FORMATS.get(path.suffix.lower())
    if write is None:
        known = ", ".join(TABLE_FORMATS)
        raise UnwritableError(
            f"no table file ends in {path.suffix or 'nothing'}: {known}",
            f"表格文件的扩展名应为{known}",
            field="path",
        )
    return write


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A draft beside the file, which takes its name when it is whole."""
    # The process's number keeps two that write one file apart.
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with writing(target):
            # What writes Excel files has an error of its own where there is no folder.
            draft.touch()
            yield draft
            draft.replace(target)
    except UnicodeEncodeError as error:
        raise UnwritableError(
            f"a text has half a character: {error}", f"文字含有不完整的字符：{error}"
        ) from error
    except ValueError as error:
        if isinstance(error, GaireportError):
            raise
        raise UnwritableError(
            f"no file can have this name: {error}", f"不能用作文件名：{error}", field="path"
        ) from error
    finally:
        with suppress(OSError, ValueError):
            draft.unlink(missing_ok=True)


def _write_csv(
    path: Path, inputs: Iterable[tuple[Outcome, KeyedRow]], account: _Account, options: _Options
) -> None:
    with path.open("w", encoding="utf-8-sig" if options.bom else "utf-8", newline="") as file:
        names: Sequence[str] = ()
        for row in _rows_of_one_kind(account.groups(inputs, options)):
            if not names:
                names = tuple(row)
                file.write(",".join(quoted(name) for name in names) + "\n")
            file.write(",".join(quoted(row[name]) for name in names) + "\n")
        if not names:
            file.write(",".join(WIDE_COLUMNS if options.wide else ROW_COLUMNS) + "\n")


def quoted(value: Any) -> str:
    """Null is nothing at all, a blank text is a pair of quotes: readers that can tell them apart do."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = ";".join(value)
        if not value:
            return ""
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    if text and not _SIGNS_TO_QUOTE & set(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _write_jsonl(
    path: Path, inputs: Iterable[tuple[Outcome, KeyedRow]], account: _Account, options: _Options
) -> None:
    figures = {"value", *all_paths()}
    with path.open("w", encoding="utf-8", newline="") as file:
        for row in _rows_of_one_kind(account.groups(inputs, options)):
            # Figures are texts, since readers would make floats of them.
            plain = {
                name: format(Decimal(value), "f")
                if name in figures and value is not None
                else value
                for name, value in row.items()
            }
            file.write(json.dumps(plain, ensure_ascii=False, default=str) + "\n")


def _rows_of_one_kind(groups: Iterable[list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    first: tuple[str, ...] | None = None
    for rows in groups:
        for row in rows:
            first = tuple(row) if first is None else first
            if tuple(row) != first:
                raise WrongKeysError(*_KEYS_DIFFER)
            yield row


def _write_parquet(
    path: Path, inputs: Iterable[tuple[Outcome, KeyedRow]], account: _Account, options: _Options
) -> None:
    pa = load_pyarrow("a Parquet file")
    from pyarrow import parquet

    groups = account.groups(inputs, options)
    own = WIDE_COLUMNS if options.wide else ROW_COLUMNS
    writer = None
    try:
        while batch := list(islice(groups, _BATCH)):
            rows = list(_rows_of_one_kind(batch))
            if writer is None:
                names = [name for name in rows[0] if name not in own]
                schema = pa.schema([*key_fields(pa, names, rows), *_own_fields(pa, own)])
                writer = parquet.ParquetWriter(path, arrow_table(pa, schema, []).schema)
            elif any(name not in schema.names for name in rows[0]):
                raise WrongKeysError(*_KEYS_DIFFER)
            writer.write_table(arrow_table(pa, schema, rows))
        if writer is None:
            parquet.write_table(arrow_table(pa, pa.schema(_own_fields(pa, own)), []), path)
    finally:
        if writer is not None:
            writer.close()


def _own_fields(pa: Any, names: Sequence[str]) -> list[Any]:
    cells = frozenset(all_paths())
    fields = []
    for name in names:
        if name in cells:
            fields.append(pa.field(name, value_type(pa)))
        elif name in LISTS:
            fields.append(pa.field(name, pa.list_(pa.string())))
        elif name.endswith(STATE_SUFFIX):
            fields.append(pa.field(name, pa.string()))
        else:
            fields.append(row_field(pa, name))
    return fields


def _write_xlsx(
    path: Path, inputs: Iterable[tuple[Outcome, KeyedRow]], account: _Account, options: _Options
) -> None:
    # The sheets of the forms need the reports, that of the rows their rows.
    held = list(inputs)
    rows = list(_rows_of_one_kind(account.groups(held, options)))
    write_workbook(
        path, [outcome for outcome, _ in held], rows, wide=options.wide, lang=options.lang
    )


_WritesTable = Callable[[Path, Iterable[tuple[Outcome, KeyedRow]], _Account, _Options], None]

TABLE_FORMATS: dict[str, _WritesTable] = {
    ".csv": _write_csv,
    ".jsonl": _write_jsonl,
    ".parquet": _write_parquet,
    ".xlsx": _write_xlsx,
}
"""The end of a file's name -> what writes such a file."""
