"""Rows of cells with commas between, as CSV has them: quoted or not, and quoted ones over several lines.

The separator may be a semicolon, a tab between quoted cells, a sign of Chinese text (， ； 、 ｜), or another one that
parts very many cells (/ · ： → ~ ^ ¦ ‖).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from gaireport.adapter import SEQUENCE, Adapter, CutCell, Line, Row
from gaireport.adapters.line_rows import FIGURE_ALONE
from gaireport.adapters.separated.records import (
    RARE_SIGNS,
    Field,
    Record,
    count_closed,
    count_fields,
    each_record,
)
from gaireport.adapters.writing import TextRows, refuse, write_parts
from gaireport.form.printed import Part
from gaireport.nodes import Report
from gaireport.source import Source, Span

_IN_BRACKETS = re.compile(r"[(（〔][^()（）〔〕\n]*[)）〕]")
_PROSE_MARK = re.compile("[。！？：；;:]")
_NUMBERED = re.compile(r"[\s\"#]*[一二三四五六七八九十]{1,2}\s*、")
_MARK_FOR_NONE = re.compile(r"[-/—]{1,2}")
_FEWEST_WRITTEN_COLUMNS = 3
_LONGEST_FIELD = 45
_FEWEST_FIELDS = 3
"""Fields that a text must seem to hold: fewer are numbers in a sentence."""


class Csv(Adapter):
    """Rows of fields with a separator between them."""

    name: ClassVar[str] = "csv"
    summary: ClassVar[str] = (
        "rows of cells with a comma, a semicolon or another sign between (CSV), or lists"
    )
    limits: ClassVar[Mapping[str, bool]] = {}

    def claims(self, source: Source, region: Span) -> int:
        """The number of fields that hold a figure, or nothing."""
        sign, count = count_fields(source.text, region.start, region.end)
        return count + (sign in RARE_SIGNS) if count >= _FEWEST_FIELDS else 0

    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        """Cut the rows; lines of heads are rows where figures stand in a row of the same stretch."""
        sign = count_fields(source.text, region.start, region.end)[0] or ","
        if count_closed(source.text, region, sign):
            yield from _cut_closed_fields(source.text, region, sign)
            return
        stretch: list[Record] = []
        end = region.start
        for record in each_record(source.text, region, sign):
            is_apart = source.text[end : record.start].count("\n") > 1
            if stretch and (is_apart or not _may_be_row(record, sign)):
                yield from _cut_stretch(source.text, stretch)
                stretch = []
            if _may_be_row(record, sign):
                stretch.append(record)
            else:
                yield _record_as_line(source.text, record)
            end = record.end
        yield from _cut_stretch(source.text, stretch)

    def write(self, report: Report) -> str:
        """Write cells with commas between; what holds a comma, a quote or a line break is quoted."""
        return "\n\n".join(write_parts(report, self._write_line, self._write_rows)) + "\n"

    def _write_line(self, part: Part) -> str:
        refuse(part.text, part.field, "\n", self.name)
        return _in_quotes(part.text) if "," in part.text or part.text[:1] == '"' else part.text

    def _write_rows(self, rows: TextRows, field: str) -> str:
        return "\n".join(
            ",".join(
                map(_in_quotes_where_due, (*row, "") if len(row) < _FEWEST_WRITTEN_COLUMNS else row)
            )
            for row in rows
        )


def _cut_closed_fields(text: str, region: Span, sign: str) -> Iterator[Row | Line]:
    """Cells that stand one a line with the separator behind each: no row ends anywhere."""
    cells: list[CutCell] = []
    for record in each_record(text, region, sign):
        field, *behind = record.fields
        if len(behind) == 1 and not behind[0].text:
            cells.append(CutCell(field.text, field.start, field.end, len(cells)))
            continue
        if cells:
            yield Row(tuple(cells), SEQUENCE)
            cells = []
        yield _record_as_line(text, record)
    if cells:
        yield Row(tuple(cells), SEQUENCE)


def _in_quotes(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _in_quotes_where_due(text: str) -> str:
    return (
        _in_quotes(text) if any(mark in text for mark in ',"\n') or text != text.strip() else text
    )


def _may_be_row(record: Record, sign: str) -> bool:
    """Whether a record has fields that are no clauses of a sentence."""
    fields = record.fields
    if len(fields) < 2:
        return False
    if fields[0].is_quoted or _is_padded(fields):
        return True
    if any(field.is_quoted for field in fields):
        return True
    if sum(FIGURE_ALONE.fullmatch(field.text) is not None for field in fields) > _FEWEST_FIELDS:
        return True
    texts = [_IN_BRACKETS.sub("", field.text) for field in fields]
    if any(_PROSE_MARK.search(text) or len(text) > _LONGEST_FIELD for text in texts):
        return False
    return _holds_figures(fields) or not _NUMBERED.match(fields[0].text)


def _is_padded(fields: Sequence[Field]) -> bool:
    """Whether only the first field is printed, as where a sheet holds a line of prose."""
    return len(fields) > 2 and not any(field.text for field in fields[1:])


def _holds_figures(fields: Sequence[Field]) -> bool:
    """Whether a field behind the first holds a figure, a mark for none, or nothing."""
    return any(
        not field.text or FIGURE_ALONE.fullmatch(field.text) or _MARK_FOR_NONE.fullmatch(field.text)
        for field in fields[1:]
    )


def _cut_stretch(text: str, records: Sequence[Record]) -> Iterator[Row | Line]:
    """Rows that stand together; those in which nothing shows a row are lines."""
    shown = any(_holds_figures(r.fields) or r.fields[0].is_quoted for r in records)
    usual = _usual_length(records)
    for record in records:
        fields = record.fields
        if shown:
            yield Row(_cells_of(_join_parted(fields, usual)), records[0].start)
        else:
            yield _record_as_line(text, record)


def _usual_length(records: Sequence[Record]) -> int:
    """The length of most records, if most have one; 0 otherwise."""
    lengths = [len(record.fields) for record in records]
    usual = max(set(lengths), key=lengths.count) if lengths else 0
    return usual if 2 * lengths.count(usual) > len(lengths) else 0


def _join_parted(fields: Sequence[Field], usual: int) -> list[Field]:
    """The fields of a row; where there are too many, those of a label with the separator in it are joined."""
    joined = list(fields)
    at = len(joined) - 1
    if not any(FIGURE_ALONE.fullmatch(field.text) for field in fields):
        return joined
    while len(joined) > usual > 0 and at > 0:
        before, field = joined[at - 1], joined[at]
        if _is_words(before) and _is_words(field):
            text = before.text + field.text
            joined[at - 1 : at + 1] = [Field(text, before.start, field.end, False)]
        at -= 1
    return joined


def _is_words(field: Field) -> bool:
    return bool(field.text) and not FIGURE_ALONE.fullmatch(field.text) and not field.is_quoted


def _cells_of(fields: Sequence[Field]) -> tuple[CutCell, ...]:
    return tuple(
        CutCell(field.text, field.start, field.end, column) for column, field in enumerate(fields)
    )


def _record_as_line(text: str, record: Record) -> Line:
    """The record as prose; one quoted field that is all of it loses its quotes."""
    fields = record.fields
    if len(fields) == 1 and fields[0].is_quoted:
        return Line(fields[0].text.replace("\n", ""), fields[0].start, fields[0].end)
    raw = text[record.start : record.end]
    bare = raw.strip()
    begin = record.start + raw.index(bare)
    return Line(bare, begin, begin + len(bare))
