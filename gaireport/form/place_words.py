"""A cell's path -> where it stands in the tables, in the words by which people find it; knows no text."""

from collections.abc import Iterable

from gaireport.findings.words import Words
from gaireport.form import official
from gaireport.form.names import row_name

_TABLE_PARTS = {"proactive": 2, "applications": 3, "review": 4, "litigation": 4}
_TABLE_COLUMNS = {
    "proactive": official.COLUMNS_2019 + official.COLUMNS_2021,
    "applications": official.APPLICANTS,
    "review": official.OUTCOMES,
    "litigation": official.OUTCOMES,
}
_PART_NUMERALS = "〇一二三四"


def place_words(paths: Iterable[str]) -> dict[str, Words]:
    """For each path of a report its place: its part, its row among those with figures, and its column.

    Args:
        paths: the paths of all cells of the report, in the order of the form.
    """
    rows: dict[str, dict[str, int]] = {}
    found = {}
    for path in paths:
        row, _, column = path.rpartition(".")
        table = row.partition(".")[0]
        numbers = rows.setdefault(table, {})
        number = numbers.setdefault(row, len(numbers) + 1)
        found[path] = _join_places(_row_place(row, number), _column_place(table, column))
    return found


def without_column(place: Words) -> Words:
    """The place of a whole row: that of one of its cells without the column."""
    return Words(place.en.rpartition(", ")[0], place.zh.rpartition("，")[0])


def _row_place(row: str, number: int) -> Words:
    part = _TABLE_PARTS[row.partition(".")[0]]
    # The figures of table 4 stand in one row; what tells them apart is the proceeding.
    own = row_name(row) if part == 4 else Words(f"row {number}", f"第{number}行")
    return _join_places(Words(f"part {part}", f"第{_PART_NUMERALS[part]}部分表"), own)


def _column_place(table: str, column: str) -> Words:
    terms = {term.path: term.term for term in _TABLE_COLUMNS[table]} | {"total": "总计"}
    # The unit belongs to the form's head, not to the column's name.
    name = terms.get(column, column).partition("（")[0]
    return Words(f"column {column}", f"{name}列")


def _join_places(first: Words, second: Words) -> Words:
    return Words(f"{first.en}, {second.en}", f"{first.zh}，{second.zh}")
